"""Cells of options with boxes say what is ticked, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.layouts import tickboxes
from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import (
    Rows,
    activities,
    bases,
    categories,
    layout,
    one,
    people,
    read,
    recipients,
    sheet,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("☐ Yes  ☒ No", "No"),
        ("☐ Members\n☒ Donors and sponsors\n☒ Staff", "Donors and sponsors\nStaff"),
        ("[x] Contract\n[ ] Consent", "Contract"),
        ("■ Contract □ Consent", "Contract"),
        ("Yes ☒  No ☐", "Yes"),
        ("Yes ☐\nNo ☑", "No"),
        ("(x) monthly ( ) yearly", "monthly"),
        ("☐Phone☒Mail", "Mail"),
        ("Basis: ☐ Consent ☒ Contract", "Basis: Contract"),
        ("☒ Staff", "Staff"),
        ("☐ Staff", ""),
        ("☐ Post\n☐ Mail\nAlso by courier in winter", "Also by courier in winter"),
    ],
)
def test_the_ticked_options_are_what_a_cell_says(text: str, said: str) -> None:
    assert tickboxes.chosen(text) == said
    assert tickboxes.lists_options(text)


@pytest.mark.parametrize(
    "text",
    ["☒", "☐", "[x]", "☒ (staff only)", "☒ = yes, ☐ = no", "■ Contract\n■ Consent", "□ a\n□ b", "✓ a\n✓ b", "(ix) one (x) two", "A (x) B"],
)  # fmt: skip
def test_other_texts_stay(text: str) -> None:
    assert tickboxes.chosen(text) == text


@given(st.lists(st.tuples(st.sampled_from(["Mail", "Post", "Phone", "Visit"]), st.booleans()), min_size=2))
def test_any_list_of_options(options: list[tuple[str, bool]]) -> None:
    for joint in ("\n", "  "):
        text = joint.join(f"{'☒' if ticked else '☐'} {name}" for name, ticked in options)
        assert tickboxes.chosen(text) == "\n".join(name for name, ticked in options if ticked)


def _form(name: str, basis: str, data: str) -> Rows:
    return [
        ["Record sheet"],
        ["Name of the activity", name],
        ["Purpose", "To run the club"],
        ["Legal basis (tick)", basis],
        ["Data subjects", "☒ Members\n☐ Donors\n☒ Parents"],
        ["Categories of personal data", data],
        ["Recipients", "☐ Bank\n☐ Federation"],
        ["Retention period", "3 years"],
    ]


def test_forms_of_tick_boxes_are_read_as_what_is_ticked() -> None:
    batch = read(
        sheet("One", _form("Membership", "☒ Contract (Art. 6(1)(b))\n☐ Consent (Art. 6(1)(a))", "☒ Name, address and age\n☐ Health\n☐ Photo")),
        sheet("Two", _form("Training", "☐ Contract (Art. 6(1)(b))\n☒ Consent (Art. 6(1)(a))", "☐ Name\n☒ Health\n☐ Photo")),
    )  # fmt: skip
    found = activities(batch)
    assert layout(batch) == ["form", "form"]
    assert bases(found["Membership"]) == {"To run the club": ["6(1)(b)"]}
    assert bases(found["Training"]) == {"To run the club": ["6(1)(a)"]}
    assert categories(found["Membership"]) == ["Name, address and age"]  # one option, commas and all
    assert people(found["Training"]) == ["Members", "Parents"]
    assert recipients(found["Training"]) == []
    told = [problem.message.text("en") for problem in batch.problems]
    assert any("No option is ticked" in text and "Federation" in text for text in told)


@pytest.mark.parametrize("shape", ["below", "box before", "box behind", "across"])
def test_options_in_cells_of_their_own(shape: str) -> None:
    asked = {
        "Legal basis": {"Consent (Art. 6(1)(a))": False, "Contract (Art. 6(1)(b))": True},
        "Data subjects": {"Members": True, "Donors": False},
        "Categories of personal data": {"Health": False, "Address": True, "Photo": True},
    }
    rows: list[list[Value]] = [["Name of the activity", "Membership"], ["Purpose", "To run the club"]]
    for label, options in asked.items():
        boxed = [("☒" if ticked else "☐", option) for option, ticked in options.items()]
        if shape == "across":
            rows.append([label, *(f"{box} {option}" for box, option in boxed)])
            continue
        for place, (box, option) in enumerate(boxed):
            cells = {"below": [f"{box} {option}"], "box before": [box, option], "box behind": [option, box]}
            rows.append([label if place == 0 else None, *cells[shape]])
    found = activities(one([*rows, ["Recipients", "Bank"], ["Retention period", "3 years"]]))["Membership"]
    assert bases(found) == {"To run the club": ["6(1)(b)"]}
    assert people(found) == ["Members"]
    assert categories(found) == ["Address", "Photo"]
    assert not found.get("extra")


def test_options_of_a_table() -> None:
    rows: Rows = [
        ["Name", "Purpose", "Legal basis", "Data subjects", "Categories of data", "Retention"],
        ["Club", "Run it", "☐ Consent ☒ Contract", "☒ Members ☐ Donors", "☐ Health ☒ Photo", "3 years"],
        ["Camp", "Hold it", "☒ Consent ☐ Contract", "☐ Members ☒ Donors", "☐ Health ☐ Photo", "3 years"],
    ]
    found = activities(one(rows))
    assert bases(found["Club"]) == {"Run it": ["6(1)(b)"]}
    assert bases(found["Camp"]) == {"Hold it": ["6(1)(a)"]}
    assert (people(found["Camp"]), categories(found["Camp"])) == (["Donors"], [])


def test_a_list_of_the_forms_is_their_index_whatever_it_is_called() -> None:
    batch = read(
        sheet("Liste", [["No.", "Activity", "Created", "Status"], ["K1", "Membership", "2020-01-02", "approved"]]),
        sheet("One", [*_form("Membership", "☒ Consent", "☒ Name")]),
        sheet("Two", [*_form("Training", "☒ Consent", "☒ Name")]),
    )  # fmt: skip
    assert layout(batch) == ["index", "form", "form"]
    assert (activities(batch)["Membership"]["number"], activities(batch)["Membership"]["status"]) == (
        "K1",
        "approved",
    )
