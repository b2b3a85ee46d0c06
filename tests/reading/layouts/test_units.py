"""Numbers whose heading says what they count, and the last of several columns, where the rest is written out."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import durations
from tests.reading.layouts.workbooks import activities, categories, fields, limits, one


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Erased after (years)", "years"),
        ("Aufbewahrung in Monaten", "Monaten"),
        ("Gallring (antal år)", "år"),
        ("Days kept", "Days"),
        ("Deletion time", ""),
        ("Time limit", ""),
        ("Erased in 2030 (which year)", ""),
    ],
)
def test_the_unit_that_a_heading_names(heading: str, unit: str) -> None:
    assert durations.unit_named(heading) == unit


def test_bare_numbers_under_a_heading_with_a_unit_are_time_limits() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Data", "Erased after (years)"],
            ["Kites", "Lend kites", "Name", 2],
            ["Boats", "Lend boats", "Address", "30 days"],
            ["Tents", "Lend tents", "Phone", 2031],
        ]
    )
    found = activities(batch)
    assert limits(found["Kites"]) == {"Name": "P2Y"}
    assert limits(found["Boats"]) == {"Address": "P30D"}
    assert limits(found["Tents"]) == {"Phone": ""}
    assert found["Kites"]["data"][0]["retention"]["text"] == "2 years"


def test_what_is_written_out_beside_ticked_columns_is_of_their_kind() -> None:
    batch = one(
        [
            ["", "", "Personal data (mark with X)", "", "", "", ""],
            ["Activity", "Purpose", "Name", "Phone", "Other (specify)", "Legal basis", "Notes"],
            ["Kites", "Lend kites", "x", "x", "arm span; wind licence", "Art. 6(1)(b)", "ask Bo"],
            ["Boats", "Lend boats", "x", "", "", "Art. 6(1)(b)", ""],
            ["Tents", "Lend tents", "", "x", "group size", "Art. 6(1)(a)", ""],
        ],
        merged=[(0, 2, 0, 4)],
    )
    found = activities(batch)
    assert fields(batch)[4] == "data"
    assert categories(found["Kites"]) == ["Name", "Phone", "arm span", "wind licence"]
    assert categories(found["Boats"]) == ["Name"]
    assert found["Kites"]["notes"] == "ask Bo"
