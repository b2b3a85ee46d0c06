"""Forms as people leave them: labels without a value, hints beside them, labels twice across, lists in a table."""

from __future__ import annotations

from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import activities, bases, categories, limits, one, people, recipients


def stacked(hint: str = "") -> list[list[Value]]:
    rows: list[list[Value]] = []
    for name, processor in (("Payroll", "Payco Ltd"), ("Newsletter", None), ("Complaints", None)):
        rows += [
            ["Processing activity", name, hint and "Keep it short"],
            ["Purpose", f"{name} for everyone", hint and "Mandatory"],
            ["Legal basis", "Art. 6(1)(b)", hint and "See the guidance"],
            ["Personal data", f"Data of {name}", hint and "Keep it short"],
            ["Processors", processor, hint and "See the guidance"],
            ["Retention period", "5 years", hint and "Mandatory"],
            [],
        ]
    return rows


def test_a_label_without_a_value_is_no_title_of_another_form() -> None:
    found = activities(one(stacked()))
    assert list(found) == ["Payroll", "Newsletter", "Complaints"]
    assert [limits(item) for item in found.values()] == [{f"Data of {name}": "P5Y"} for name in found]
    assert recipients(found["Payroll"]) == ["Payco Ltd"]


def test_hints_beside_the_values_are_neither_values_nor_records() -> None:
    found = activities(one(stacked("hint")))
    assert [(name, categories(item)) for name, item in found.items()] == [
        (name, [f"Data of {name}"]) for name in ("Payroll", "Newsletter", "Complaints")
    ]
    assert bases(found["Newsletter"]) == {"Newsletter for everyone": ["6(1)(b)"]}
    assert recipients(found["Newsletter"]) == []


def test_what_must_be_filled_in_is_no_answer_and_no_second_activity() -> None:
    batch = one(
        [
            ["Activity", "Home care", "See the guidance"],
            ["Purpose", "Deliver help at home", "Mandatory"],
            ["Legal basis", "Art. 6(1)(e)", "Mandatory  "],
            ["Third country transfers", None, "Mandatory"],
            ["Data subjects", "Service users", "See the guidance"],
            ["Retention period", "8 years", "See the guidance"],
            ["Security measures", "Encryption", "Keep it short"],
        ]
    )
    assert list(activities(batch)) == ["Home care"]
    assert "transfers" not in activities(batch)["Home care"].get("answers", {})


def test_labels_twice_across_are_read_where_half_of_them_have_no_value() -> None:
    found = activities(
        one(
            [
                ["Process", "Home care", "Personal data", "Name\nDiagnoses"],
                ["Team", "Adult services", "Who do we share it with?"],
                ["Purpose", "Deliver help at home", "International transfers"],
                ["Legal ground", "Art. 6(1)(e)", "Storage period", "8 years"],
                ["Data subjects", "Service users"],
            ]
        )
    )
    assert list(found) == ["Home care"]
    item = found["Home care"]
    assert limits(item) == {"Name": "P8Y", "Diagnoses": "P8Y"}
    assert people(item) == ["Service users"]
    assert bases(item) == {"Deliver help at home": ["6(1)(e)"]}


def test_lists_in_a_small_table_with_headings_of_their_own() -> None:
    found = activities(
        one(
            [
                ["Process", "Complaints handling"],
                ["Purpose", "Deal with complaints"],
                ["Lawful basis", "Art. 6(1)(b)"],
                ["Retention period", "3 years"],
                [],
                ["People concerned", "Data categories", "Recipients"],
                ["Customers", "Name", "Ombudsman"],
                ["Complainants", "Order number", "Insurers"],
                [None, "Photographs of the goods"],
                [],
                ["Status", "Approved"],
            ]
        )
    )
    item = found["Complaints handling"]
    assert item["part"] in ("", "controller")
    assert people(item) == ["Customers", "Complainants"]
    assert categories(item) == ["Name", "Order number", "Photographs of the goods"]
    assert recipients(item) == ["Ombudsman", "Insurers"]
    assert item["status"] == "approved"


def test_questions_are_not_labels_above_answers_that_sound_like_headings() -> None:
    found = activities(
        one(
            [
                ["Question", "Answer"],
                ["What is the processing activity called?", "Website chat"],
                ["What is the purpose of the processing?", "Answer visitors' questions"],
                ["What is the legal basis?", "Article 6.1.f"],
                ["Who are the data subjects?", "Customers"],
                ["Which personal data are processed?", "IP address"],
                ["Are data transferred to third countries?", "USA – SCC"],
                ["When are the data deleted?", "90 days"],
            ]
        )
    )
    item = found["Website chat"]
    assert (people(item), categories(item)) == (["Customers"], ["IP address"])
    assert limits(item) == {"IP address": "P90D"}


def test_values_that_sound_like_labels_make_no_second_column_of_labels() -> None:
    rows: list[list[Value]] = [
        ["Activity", "Payroll", "CCTV", "Customer register", "Recruitment"],
        ["Purpose", "Pay the staff", "Prevent theft", "Keep in touch with customers", "Select applicants"],
        ["Legal basis", "Article 6(1)(b)", "Article 6(1)(f)", "Article 6(1)(f)", "Article 6(1)(f)"],
        ["Data subjects", "Employees", "Visitors", "Customers", "Applicants"],
        ["Personal data", "Name; Account", "Images; Time", "Name; Address", "Name"],
        ["Disclosed to", "Auditors", "Police", "Register Ltd", "Agency"],
        ["Retention period", "7 years", "30 days", "3 years", "2 years"],
    ]
    assert list(activities(one(rows))) == ["Payroll", "CCTV", "Customer register", "Recruitment"]


def test_what_somebody_noted_beside_a_form_is_kept_and_no_value() -> None:
    batch = one(
        [
            ["Activity", "Home care"],
            ["Purpose", "Deliver help at home"],
            ["Legal basis", "Art. 6(1)(e)"],
            ["Data subjects", "Service users"],
            ["Personal data", "Name"],
            ["Retention period", "8 years", None, "changed 3 April"],
        ]
    )
    item = activities(batch)["Home care"]
    assert limits(item) == {"Name": "P8Y"}
    assert item["extra"] == {"Retention period": "changed 3 April"}


def test_notes_beside_forms_below_each_other_are_no_records() -> None:
    rows = [row[:2] for row in stacked()]
    rows[0] += [None, "ask IT"]
    rows[3] += [None, "changed 3 April"]
    assert list(activities(one(rows))) == ["Payroll", "Newsletter", "Complaints"]
