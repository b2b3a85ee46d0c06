"""A part of a document as a person reads it in a preview."""

from __future__ import annotations

from register_app.services.import_plan import as_text


def test_lines_of_a_text_read_on_and_items_are_told_apart() -> None:
    purpose = {
        "title": "Pay",
        "description": "each month,\nby bank",
        "bases": [],
        "people": ["Staff", "Board"],
    }
    assert as_text(purpose) == "Pay · each month, by bank · Staff; Board"
    assert as_text([purpose, {"title": "Tax"}]).split("\n")[1:] == ["Tax"]
    assert as_text("two\nlines") == "two\nlines"
