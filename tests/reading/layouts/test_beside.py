"""Tables of the same headings beside each other are read one by one."""

from __future__ import annotations

from tests.reading.layouts.workbooks import activities, bases, layout, limits, one, recipients

HEAD = ["Activity", "Purpose", "Legal basis", "Retention"]


def test_each_table_keeps_its_own_values() -> None:
    found = activities(
        one(
            [
                ["Record of processing", "", "", "", "", "", "", "", ""],
                [*HEAD, "", *HEAD],
                [
                    "Payroll",
                    "Pay staff",
                    "6(1)(b)",
                    "5 years",
                    "",
                    "Invoices",
                    "Get paid",
                    "6(1)(c)",
                    "10 years",
                ],
                ["Leave", "Plan absence", "6(1)(c)", "2 years", "", "", "", "", ""],
                ["CCTV", "Safety", "6(1)(f)", "30 days", "", "", "", "", ""],
            ]
        )
    )
    assert list(found) == ["Payroll", "Leave", "CCTV", "Invoices"]
    assert bases(found["Payroll"]) == {"Pay staff": ["6(1)(b)"]}
    assert bases(found["Invoices"]) == {"Get paid": ["6(1)(c)"]}
    assert limits(found["Invoices"]) == {"": "P10Y"}
    assert not any(activity.get("extra") for activity in found.values())


def test_tables_below_tables_beside_each_other_are_read_too() -> None:
    found = activities(
        one(
            [
                [*HEAD, "", *HEAD],
                ["A", "Do a", "6(1)(b)", "1 year", "", "B", "Do b", "6(1)(c)", "2 years"],
                [""] * 9,
                [*HEAD, "", *HEAD],
                ["C", "Do c", "6(1)(e)", "3 years", "", "D", "Do d", "6(1)(f)", "4 years"],
            ]
        )
    )
    assert sorted(found) == ["A", "B", "C", "D"]
    assert {name: limits(activity)[""] for name, activity in found.items()} == {
        "A": "P1Y", "B": "P2Y", "C": "P3Y", "D": "P4Y",
    }  # fmt: skip


def test_one_heading_twice_does_not_make_two_tables() -> None:
    found = activities(
        one(
            [
                ["Activity", "Purpose", "Remark", "", "Retention", "Remark"],
                ["Payroll", "Pay staff", "urgent", "", "5 years", "by law"],
                ["CCTV", "Safety", "new", "", "30 days", "by policy"],
            ]
        )
    )
    assert list(found) == ["Payroll", "CCTV"]
    assert limits(found["Payroll"]) == {"": "P5Y"}


def test_the_controllers_of_a_processor_are_its_clients() -> None:
    batch = one(
        [
            ["Record of a processor (Art. 30(2))", "", ""],
            ["Controller", "Categories of processing", "Security measures"],
            ["Alpha Ltd", "Hosting", "Encryption"],
            ["Beta Ltd", "Printing", "Locked rooms"],
        ]
    )
    assert [draft.activity["clients"] for draft in batch.drafts] == [["Alpha Ltd"], ["Beta Ltd"]]


def test_a_heading_that_stands_over_two_rows_left_of_the_others_is_one() -> None:
    rows = [
        ["Activity", "Why", "", "Retention"],
        ["", "Purpose", "Legal basis", ""],
        ["Payroll", "Pay staff", "6(1)(b)", "5 years"],
        ["CCTV", "Safety", "6(1)(f)", "30 days"],
    ]
    found = activities(one(rows, merged=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)]))
    assert list(found) == ["Payroll", "CCTV"]
    assert limits(found["CCTV"]) == {"": "P30D"}


REGISTER = ["Activity", "Purpose", "Legal basis", "Recipients"]


def test_a_list_of_suppliers_under_its_own_title_is_no_part_of_the_register() -> None:
    batch = one(
        [
            ["Record of processing", "", "", "", "", "Who we buy from", "", ""],
            [*REGISTER, "", "Supplier", "What they do", "DPA signed"],
            ["Payroll", "Pay staff", "6(1)(b)", "Tax office", "", "Cloudy Ltd", "E-mail", "yes"],
            ["Invoices", "Get paid", "6(1)(c)", "Auditor", "", "Papers Ltd", "Archive", "no"],
            ["", "", "", "", "", "Lunch Ltd", "Meals", "no"],
        ]
    )
    found = activities(batch)
    assert {name: recipients(activity) for name, activity in found.items()} == {
        "Payroll": ["Tax office"],
        "Invoices": ["Auditor"],
    }
    assert [party["name"] for party in batch.parties] == ["Cloudy Ltd", "Papers Ltd", "Lunch Ltd"]
    assert layout(batch) == ["rows"]


def test_codes_are_explained_by_a_small_table_apart() -> None:
    found = activities(
        one(
            [
                ["Record of processing", "", "", "", "", "Key", ""],
                [*REGISTER, "", "Code", "Meaning"],
                ["Payroll", "Pay staff", "K + L", "Tax office", "", "S", "consent"],
                ["Accounts", "Keep books", "L (Companies Act s. 386)", "Auditor", "", "K", "contract"],
                ["News", "Tell people", "S", "none", "", "L", "legal obligation"],
                ["Shop", "Sell", "K", "Carrier", "", "", ""],
            ]
        )
    )
    assert {name: bases(activity) for name, activity in found.items()} == {
        "Payroll": {"Pay staff": ["6(1)(b)", "6(1)(c)"]},
        "Accounts": {"Keep books": ["6(1)(c)"]},
        "News": {"Tell people": ["6(1)(a)"]},
        "Shop": {"Sell": ["6(1)(b)"]},
    }


def test_a_blank_column_alone_parts_nothing() -> None:
    found = activities(
        one(
            [
                ["Record of processing", "", "", "", "", "Sharing", "", ""],
                [*REGISTER[:3], "Data", "", "Recipients", "Retention", "Security"],
                ["Payroll", "Pay staff", "6(1)(b)", "Name", "", "Tax office", "5 years", "Locks"],
                ["Invoices", "Get paid", "6(1)(c)", "Name", "", "Auditor", "10 years", "Locks"],
            ]
        )
    )
    assert {name: recipients(activity) for name, activity in found.items()} == {
        "Payroll": ["Tax office"],
        "Invoices": ["Auditor"],
    }
