"""Columns whose cells contradict their headings."""

from __future__ import annotations

from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import activities, bases, one, recipients

NAMES = ("Wages", "Parking", "Repairs", "Letters")


def test_dates_one_text_in_every_row_and_reasons_are_what_they_are() -> None:
    head: list[Value] = [
        "Template name", "Name", "Purpose", "1.2 Role of the organisation", "Legal basis", "Justification (legal basis)",
        "Public authorities", "Security measures", "Last security measures",
    ]  # fmt: skip
    rows: list[list[Value]] = [
        ["Activity sheet (GDPR) v7", name, f"To see to {name.lower()}", "Processor" if name == "Letters" else "Controller",
         "Art. 6(1)(f)", f"Calm running of {name.lower()}", "Police | Coast guard", "Locks", "2023-11-30"]
        for name in NAMES
    ]  # fmt: skip
    found = activities(one([head, *rows]))
    first = found["Wages"]
    assert bases(first) == {"To see to wages": ["6(1)(f)"]}
    assert first["purposes"][0]["bases"][0]["reason"] == "Calm running of wages"
    assert first["measures"] == ["Locks"]
    assert first["extra"]["Template name"] == "Activity sheet (GDPR) v7"
    assert recipients(first) == ["Police", "Coast guard"]
    assert [found[name]["part"] for name in NAMES] == [*["controller"] * 3, "processor"]


def test_one_article_in_every_row_is_a_basis_all_the_same() -> None:
    rows: list[list[Value]] = [
        [name, f"To see to {name.lower()}", "Art. 6(1)(c)", "5 years"] for name in NAMES
    ]
    found = activities(one([["Name", "Purpose", "Ground", "Retention"], *rows]))
    assert bases(found["Wages"]) == {"To see to wages": ["6(1)(c)"]}
