"""Which rows are headings, and which only sound like them."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import activities, fields, one

_HEADINGS = ["Nr.", "Behandlingsaktivitet", "Formål", "Retsgrundlag"]


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_records_counted_in_the_words_of_the_headings_are_records(count: int) -> None:
    rows = [
        [f"B-{n}", f"Aktivitet {n}", f"Formål nummer {n}", "art. 6, stk. 1, litra f"]
        for n in range(1, count + 1)
    ]
    found = activities(one([_HEADINGS, *rows]))
    assert [item["number"] for item in found.values()] == [row[0] for row in rows]
    assert [item["purposes"][0]["title"] for item in found.values()] == [row[2] for row in rows]


def test_headings_counted_beside_each_other_are_headings() -> None:
    batch = one(
        [
            ["Activity", "Data category 1", "Time limit 1", "Data category 2", "Time limit 2"],
            ["Payroll", "Wages", "5 years", "Sick leave", "1 year"],
            ["Visitors", "Name", "1 month", "", ""],
        ]
    )
    assert batch.sheets[0].header_row == 1
    assert set(activities(batch)) == {"Payroll", "Visitors"}
    assert fields(batch)[0] == "name"


def test_a_row_that_asks_what_to_write_below_the_headings_is_no_activity() -> None:
    found = activities(
        one(
            [
                ["Ref", "Unit", "Activity", "Purpose", "Legal basis", "Data", "Recipients", "Retention"],
                [
                    "X01",
                    "Those in charge",
                    "Short",
                    "Is there a need?",
                    "One of six",
                    "Is it needed?",
                    "Anyone else?",
                    "Since when?",
                ],
                ["1", "HR", "Payroll", "Pay staff", "Contract", "Bank details", "Bank", "6 years"],
                ["2", "HR", "Leave", "Is the leave due?", "Contract", "Dates", "None", "1 year"],
            ]
        )
    )
    assert set(found) == {"Payroll", "Leave"}


@pytest.mark.parametrize("number", ["e.g. C01", "F.eks. 7", "z. B. 1"])
def test_a_row_numbered_for_example_is_an_example(number: str) -> None:
    rows = [
        [number, "Vagtplan", "Planlægge vagter", "art. 6, stk. 1, litra f"],
        ["1", "Løn", "Betale løn", "art. 6, stk. 1, litra b"],
    ]
    rows.append(["2", "FX trading", "Handle valuta", "art. 6, stk. 1, litra b"])
    assert set(activities(one([_HEADINGS, *rows]))) == {"Løn", "FX trading"}


_HEADS = ["Behandlingsaktivitet", "Formål", "Retsgrundlag", "Registrerede", "Personoplysninger"]
_BELOW = [
    ["Udlån", "Låne redskaber ud", "Art. 6(1)(b)", "Lånere", "Navn"],
    ["Kursus", "Holde kurser", "Samtykke", "Deltagere", "E-mail"],
]


@pytest.mark.parametrize(
    ("above", "role", "who"),
    [
        (["Dataansvarlig", "Værktøjshuset A/S"], "controller", "Værktøjshuset A/S"),
        (["Dataansvarlig", "Else Krogh", "Dato", "2. maj"], "controller", "Else Krogh"),
        (["DPO", "Else Krogh"], "dpo", "Else Krogh"),
    ],
)
def test_a_fact_of_the_register_right_above_the_headings_is_no_wider_heading(
    above: list[str], role: str, who: str
) -> None:
    batch = one([above, _HEADS, *_BELOW])
    assert [draft.activity["name"] for draft in batch.drafts] == ["Udlån", "Kursus"]
    assert batch.register[role]["name"] == who
    assert batch.sheets[0].columns[0].field == "name"


def test_a_group_of_columns_about_somebody_stays_one() -> None:
    heads = ["Navn", "Adresse", *_HEADS[1:]]
    rows = [["Værktøjshuset A/S", "Vej 1", *row[1:]] for row in _BELOW]
    batch = one([["Dataansvarlig", "", "Behandlingen"], heads, *rows])
    assert [column.field for column in batch.sheets[0].columns[:3]] == ["controller", "controller", "purpose"]
