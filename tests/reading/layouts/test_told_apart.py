"""What stands in a register beside its rows and values: counts, remarks, old columns, groups of ticks, JSON in cells."""

from __future__ import annotations

import json

import pytest

from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    countries,
    layout,
    limits,
    one,
    people,
    recipients,
)

HEAD = ["Ref", "Activity", "Purpose", "Legal basis", "Data", "Retention"]


def test_tables_below_each_other_are_no_form_of_the_headings_they_share() -> None:
    found = activities(
        one(
            [
                ["A. Customers"],
                ["no", "processing", "why", "legal basis", "data", "who", "kept"],
                ["1", "Orders", "sell", "art 6(1)(b)", "name", "customers", "5 years"],
                ["2", "Claims", "settle", "art 6(1)(f)", "name", "customers", "3 years"],
                [],
                ["B. Ourselves"],
                ["processing", "data", "people", "purpose", "ground", "kept"],
                ["Payroll", "salary", "staff", "pay", "art 6(1)(b)", "6 years"],
                ["Accounts", "invoices", "customers", "book", "art 6(1)(c)", "7 years"],
                [],
                ["C. Website"],
                ["processing", "purpose", "ground", "data", "data subjects", "retention"],
                ["Contact form", "answer", "art 6(1)(f)", "e-mail", "visitors", "1 year"],
            ]
        )
    )
    assert {name: list(bases(activity)) for name, activity in found.items()} == {
        "Orders": ["sell"],
        "Claims": ["settle"],
        "Payroll": ["pay"],
        "Accounts": ["book"],
        "Contact form": ["answer"],
    }


def test_a_row_of_counts_below_a_matrix_is_no_activity() -> None:
    found = activities(
        one(
            [
                ["", "", "Whose data?", "", "", "What data?", "", "", ""],
                [
                    "Ref",
                    "What we do",
                    "Members",
                    "Staff",
                    "Donors",
                    "Name",
                    "Account",
                    "Photo",
                    "Lawful basis",
                ],
                ["1", "Payroll", "", "x", "", "x", "x", "", "6(1)(b)"],
                ["2", "Gifts", "(x)", "", "x", "x", "x", "", "6(1)(c)"],
                ["3", "Magazine", "x", "", "", "x", "", "x", "6(1)(f)"],
                ["", "Count", "2", "1", "1", "3", "2", "1", ""],
            ]
        )
    )
    assert {name: (people(activity), categories(activity)) for name, activity in found.items()} == {
        "Payroll": (["Staff"], ["Name", "Account"]),
        "Gifts": (["Members", "Donors"], ["Name", "Account"]),
        "Magazine": (["Members"], ["Name", "Photo"]),
    }


def test_ticked_rows_under_a_label_of_a_table_on_its_side() -> None:
    batch = one(
        [
            ["", "Members", "Camp", "Pictures"],
            ["Purpose", "Keep a list", "Hold a camp", "Show what we do"],
            ["Legal basis", "6(1)(b)", "6(1)(b)", "6(1)(a)"],
            ["Whose data?", "", "", ""],
            ["Children", "x", "x", "x"],
            ["Leaders", "x", "x", ""],
            ["Which data?", "", "", ""],
            ["Name", "x", "x", ""],
            ["Allergies", "", "x", ""],
            ["Photos", "", "", "x"],
            ["Recipients", "Head office", "none", "Webhost Ltd"],
            ["Retention", "1 year", "1 month", "3 years"],
        ]
    )
    assert layout(batch) == ["transposed"]
    assert {
        name: (people(activity), categories(activity)) for name, activity in activities(batch).items()
    } == {
        "Members": (["Children", "Leaders"], ["Name"]),
        "Camp": (["Children", "Leaders"], ["Name", "Allergies"]),
        "Pictures": (["Children"], ["Photos"]),
    }


def test_lists_and_objects_that_a_program_wrote_into_cells() -> None:
    found = activities(
        one(
            [
                ["Name", "Purposes", "Legal basis", "Data", "Transfers", "Retention"],
                [
                    "CCTV",
                    json.dumps(["Guard the door", "Find thieves"]),
                    json.dumps([{"article": "6.1.f", "law": None}]),
                    "[]",
                    json.dumps(
                        [
                            {
                                "country": "United States",
                                "to": "Eye Inc.",
                                "safeguard": "Data Privacy Framework",
                            }
                        ]
                    ),
                    json.dumps({"period": "4 weeks", "start": None}),
                ],
                [
                    "Wages",
                    json.dumps(["Pay"]),
                    json.dumps([{"article": "6.1.b"}]),
                    '["Salary"]',
                    "[]",
                    '{"period": "5 years"}',
                ],
            ]
        )
    )
    assert bases(found["CCTV"]) == {"Guard the door": ["6(1)(f)"], "Find thieves": ["6(1)(f)"]}
    assert countries(found["CCTV"]) == ["US"]
    assert set(limits(found["CCTV"]).values()) == {"P4W"} or set(limits(found["CCTV"]).values()) == {"P28D"}
    assert limits(found["Wages"]) == {"Salary": "P5Y"}


@pytest.mark.parametrize("text", ['{"a": [1, {"b": 2}]}', "[see annex]", "[" * 50_000 + "]" * 50_000])
def test_what_is_no_such_list_stays_as_it_is(text: str) -> None:
    (activity,) = activities(
        one([["Name", "Purpose", "Legal basis", "Description"], ["A", "Do a", "6(1)(b)", text]])
    ).values()
    assert text in str(activity)


def test_an_old_column_is_kept_under_its_heading_and_states_nothing() -> None:
    (activity,) = activities(
        one([[*HEAD, "Old retention period"], ["1", "A", "Do a", "6(1)(b)", "Name", "5 years", "10 years"]])
    ).values()
    assert limits(activity) == {"Name": "P5Y"}
    assert activity["extra"] == {"Old retention period": "10 years"}


def test_words_below_a_table_whose_rows_have_numbers_are_no_activity() -> None:
    found = activities(
        one(
            [
                HEAD,
                ["1", "A", "Do a", "6(1)(b)", "Name", "5 years"],
                ["2", "B", "Do b", "6(1)(c)", "Name", "5 years"],
                ["", "Both looked through by the board in 2024", "", "", "", ""],
                [],
                [*HEAD[:3], "Data subjects", "Data", "Retention"],
                ["3", "C", "Do c", "Staff", "Name", "1 year"],
            ]
        )
    )
    assert list(found) == ["A", "B", "C"]


def test_what_one_does_for_others_ends_with_the_table_that_names_them() -> None:
    batch = one(
        [
            ["PART 1 – for others (we are the processor)"],
            ["Ref", "On behalf of", "Service", "Data", "Sub-processors"],
            ["1", "North Ltd", "Payroll bureau", "Salary", "Chips Ltd"],
            [],
            ["PART 2 – our own"],
            HEAD,
            ["2", "Members", "Keep a list", "6(1)(b)", "Name", "5 years"],
        ]
    )
    assert [draft.activity["part"] for draft in batch.drafts] == ["processor", "controller"]


def test_the_country_of_a_supplier_and_the_detail_of_a_basis() -> None:
    head = [
        "Name",
        "Purpose",
        "Lawful basis",
        "Lawful basis detail",
        "Vendor",
        "Vendor country",
        "Safeguards",
        "Entity role",
    ]
    found = activities(
        one(
            [
                head,
                [
                    "Shifts",
                    "Plan",
                    "Legitimate interests (6(1)(f))",
                    "Sound planning of work",
                    "Plan GmbH",
                    "DE",
                    "",
                    "Controller",
                ],
                [
                    "Bags",
                    "Trace",
                    "Contract (6(1)(b))",
                    "",
                    "Bags Inc.",
                    "US",
                    "Standard contractual clauses",
                    "Controller",
                ],
                ["Check-in", "Check in", "", "", "Air Ltd", "ES", "", "Processor"],
            ]
        )
    )
    (purpose,) = found["Shifts"]["purposes"]
    assert [(basis["article"], "planning" in basis["reason"]) for basis in purpose["bases"]] == [
        ("6(1)(f)", True)
    ]
    assert [recipients(activity) for activity in found.values()] == [
        ["Plan GmbH"],
        ["Bags Inc."],
        ["Air Ltd"],
    ]
    assert countries(found["Bags"]) == ["US"]
    assert found["Check-in"]["part"] == "processor"
