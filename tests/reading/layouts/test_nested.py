"""Objects that a program wrote into cells: their parts are columns, their items rows, their place the cell."""

from __future__ import annotations

import json

from register_app.reading.layouts import Choices, SheetChoice
from register_app.reading.workbook import Sheet
from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    countries,
    limits,
    one,
    people,
    read,
    recipients,
    sheet,
)  # fmt: skip

HEAD = ["id", "title", "purposes", "data_categories", "recipients", "transfers", "security_measures"]
RENT = [
    "A-1",
    "Boat hire",
    json.dumps(
        [
            {"text": "Rent out boats", "legal_bases": [{"article": "6.1.b", "note": "hire contract"}]},
            {"text": "Find lost boats", "legal_bases": [{"article": "6.1.f", "note": None}]},
        ]
    ),
    json.dumps(
        [
            {
                "name": "Address",
                "subjects": ["Hirers"],
                "retention": {"text": "3 years after return", "period": "P3Y"},
            },
            {
                "name": "Position",
                "subjects": ["Hirers", "Guests"],
                "retention": {"text": "6 months", "period": "P6M"},
            },
        ]
    ),
    json.dumps(
        [
            {"name": "Track Inc.", "type": "processor", "country": "US"},
            {"name": "Police", "type": "authority"},
        ]
    ),
    json.dumps([{"country": "US", "recipient": "Track Inc.", "mechanism": "standard contractual clauses"}]),
    json.dumps(["Locks", "Roles"]),
]
NEWS = [
    "A-2",
    "News",
    json.dumps([{"text": "Tell people", "legal_bases": [{"article": "6.1.a"}]}]),
    "[]",
    "[]",
    "[]",
    "[]",
]


def log() -> Sheet:
    return sheet("Activities", [HEAD, RENT, NEWS])


def test_objects_are_read_as_columns_and_rows() -> None:
    batch = read(log())
    found = activities(batch)
    rent = found["Boat hire"]
    assert bases(rent) == {"Rent out boats": ["6(1)(b)"], "Find lost boats": ["6(1)(f)"]}
    assert rent["purposes"][0]["bases"][0]["reason"] == "hire contract"
    assert limits(rent) == {"Address": "P3Y", "Position": "P6M"}
    assert [use["subjects"] for use in rent["data"]] == [["Hirers"], ["Hirers", "Guests"]]
    assert recipients(rent) == ["Track Inc.", "Police"]
    assert [item["role"] for item in rent["recipients"]] == ["processor", "authority"]
    assert countries(rent) == ["US"]
    assert rent["measures"] == ["Locks", "Roles"]
    assert bases(found["News"]) == {"Tell people": ["6(1)(a)"]}
    assert not categories(found["News"])
    assert not people(found["News"])


def test_every_address_is_that_of_the_cell() -> None:
    batch = read(log())
    assert [draft.rows for draft in batch.drafts] == [[2], [3]]
    assert {address for addresses in batch.drafts[0].cells.values() for address in addresses} == {
        "A2", "B2", "C2", "D2", "E2", "F2", "G2",
    }  # fmt: skip
    (reading,) = batch.sheets
    assert (reading.header_row, reading.roles) == (1, {1: "header"})
    assert reading.reasons[0].params["row"] == 1
    assert [(column.column, column.header) for column in reading.columns][2:5] == [
        ("C", "purposes"),
        ("C", "legal bases"),
        ("D", "data_categories"),
    ]


def test_a_choice_by_letter_or_by_the_name_of_a_part() -> None:
    batch = read(
        log(),
        choices=Choices(by_sheet={"Activities": SheetChoice(columns={"G": "notes", "legal bases": ""})}),
    )
    found = activities(batch)
    assert "measures" not in found["Boat hire"]
    assert bases(found["Boat hire"]) == {"Rent out boats": [], "Find lost boats": []}


def test_plain_lists_are_left_to_their_cells() -> None:
    (activity,) = activities(
        one([["Name", "Purpose", "Legal basis", "Data"], ["A", "Do a", '[{"article": "6.1.b"}]', '["Name"]']])
    ).values()
    assert bases(activity) == {"Do a": ["6(1)(b)"]}
    assert categories(activity) == ["Name"]
