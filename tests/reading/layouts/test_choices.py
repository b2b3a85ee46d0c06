"""What the user decides overrules what the reader would do, and comes as a mapping file too."""

from __future__ import annotations

import pytest

from register_app.reading import layouts
from register_app.reading.batch import Batch
from register_app.reading.layouts import Choices, MappingError, SheetChoice
from tests.reading.layouts.workbooks import (
    activities,
    bases,
    fields,
    people,
    read,
    recipients,
    sheet,
    workbook,
)

ROWS = [
    ["Some title", "", "", ""],
    ["What", "Why", "Because of", "How long"],
    ["Payroll", "Pay staff", "contract", "as needed"],
    ["CCTV", "Security", "interests", "as needed"],
]


def test_a_mapping_by_heading_or_letter() -> None:
    choice = SheetChoice(
        header_row=2, columns={"What": "name", "B": "purpose", "because of": "basis", "How long": ""}
    )
    found = activities(read(sheet("X", ROWS), choices=Choices(by_sheet={"X": choice})))
    assert list(found) == ["Payroll", "CCTV"]
    assert list(bases(found["Payroll"])) == ["Pay staff"]
    assert found["Payroll"]["extra"] == {"How long": "as needed"}


TOTALS = [
    ["Activity", "Purpose", "Legal basis", "Time limit"],
    ["Example: Payroll", "Pay staff", "Art. 6(1)(b)", "5 years"],
    ["Total", "2", "", ""],
    ["CCTV", "Security", "Art. 6(1)(f)", "30 days"],
    ["Test row", "To be removed", "", ""],
]


def _names(rows: dict[int, str]) -> list[str]:
    batch = read(sheet("X", TOTALS), choices=Choices(by_sheet={"X": SheetChoice(rows=rows)}))
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    return [draft.activity["name"] for draft in batch.drafts]


def test_single_rows_are_what_the_user_says() -> None:
    assert _names({}) == ["CCTV", "Test row"]
    assert _names({2: "activity"}) == ["Example: Payroll", "CCTV", "Test row"]
    assert _names({3: "activity", 5: "left_out"}) == ["Total", "CCTV"]
    assert _names({2: "activity", 4: "more", 5: "left_out"}) == ["Example: Payroll"]


def test_what_a_row_is_comes_back_from_a_mapping() -> None:
    choices = Choices(by_sheet={"X": SheetChoice(rows={5: "left_out"})})
    assert layouts.from_json(choices.to_json()) == choices


FORM = [
    ["Activity", "Payroll"],
    ["Purpose", "Pay staff"],
    ["Our footing", "firm ground"],
    ["Data subjects", "Employees"],
    ["Remark", "first"],
    ["Remark", "second"],
]


def chosen(rows: list[list[str]], columns: dict[str, str]) -> Batch:
    batch = read(sheet("X", rows), choices=Choices(by_sheet={"X": SheetChoice(columns=columns)}))
    assert batch.sheets[0].layout == "form"
    return batch


def test_a_label_of_a_form_is_what_the_user_says() -> None:
    batch = chosen(FORM, {" OUR  footing:": "systems", "Data subjects": "notes", "A6": "measures"})
    found = activities(batch)["Payroll"]
    assert found["systems"] == ["firm ground"]
    assert (found["notes"], found["measures"]) == ("Employees\nfirst", ["second"])
    assert not people(found)
    assert fields(batch) == ["name", "purpose", "systems", "notes", "notes", "measures"]


def test_labels_nobody_knows_are_told_too() -> None:
    assert fields(chosen(FORM, {}))[2] == ""
    assert activities(chosen(FORM, {}))["Payroll"]["extra"] == {"Our footing": "firm ground"}


def test_a_known_label_can_be_kept_under_its_words() -> None:
    found = activities(chosen(FORM, {"Purpose": ""}))["Payroll"]
    assert found["extra"] == {"Purpose": "Pay staff", "Our footing": "firm ground"}
    assert not found.get("purposes")


def test_labels_above_their_values_and_beside_them_in_one_cell() -> None:
    above = [[cell] for label, value in FORM[:4] for cell in (label, value, "")]
    found = activities(chosen(above, {"Our footing": "systems", "Data subjects": ""}))["Payroll"]
    assert found["systems"] == ["firm ground"]
    assert found["extra"] == {"Data subjects": "Employees"}
    inline = [*FORM[:2], *FORM[3:5], ["Our footing: firm ground", ""]]
    assert activities(chosen(inline, {"Our footing": "systems"}))["Payroll"]["systems"] == ["firm ground"]


def test_a_label_of_a_form_can_name_the_controller() -> None:
    batch = chosen([*FORM[:4], ["We are", "Shop Ltd"]], {"We are": "controller"})
    assert batch.register["controller"]["name"] == "Shop Ltd"


def test_a_small_table_in_a_form_is_what_its_label_is_said_to_be() -> None:
    rows = [
        ["Activity", "Payroll", ""],
        ["Purpose", "Pay staff", ""],
        ["Legal basis", "Art. 6(1)(b)", ""],
        ["Recipients", "Name", "Country"],
        ["Bank", "Bank A/S", "Denmark"],
        ["Tax office", "Skat", "Denmark"],
    ]
    assert recipients(activities(chosen(rows, {}))["Payroll"])
    said = activities(chosen(rows, {"Recipients": "measures"}))["Payroll"]
    assert not said.get("recipients")
    assert len(said["measures"]) == 2
    kept = activities(chosen(rows, {"Recipients": ""}))["Payroll"]
    assert kept["extra"]["Recipients"]


def test_a_column_of_ticks_stays_one_under_another_field() -> None:
    rows = [
        ["Activity", "Purpose", "Staff", "Guests", "Neighbours"],
        ["Payroll", "Pay", "x", "", ""],
        ["CCTV", "Watch", "x", "x", "x"],
    ]
    batch = read(
        sheet("X", rows),
        choices=Choices(by_sheet={"X": SheetChoice(columns=dict.fromkeys("CDE", "recipients"))}),
    )
    assert recipients(activities(batch)["CCTV"]) == ["Staff", "Guests", "Neighbours"]
    assert recipients(activities(batch)["Payroll"]) == ["Staff"]


def test_only_the_sheets_named_are_read() -> None:
    head = ["Activity", "Purpose", "Retention"]
    batch = read(
        sheet("A", [head, ["Payroll", "Pay", "1 year"]]),
        sheet("B", [head, ["CCTV", "Watch", "30 days"]]),
        choices=Choices(("B",)),
    )
    assert list(activities(batch)) == ["CCTV"]
    assert batch.sheets[0].layout == "ignored"


def test_a_sheet_can_be_left_out_or_read_in_another_layout() -> None:
    rows = [["Activity", "Payroll"], ["Purpose", "Pay"], ["Retention", "1 year"], ["Recipients", "Bank"]]
    assert list(activities(read(sheet("A", rows)))) == ["Payroll"]
    assert read(sheet("A", rows), choices=Choices(by_sheet={"A": SheetChoice(layout="ignored")})).drafts == []


def test_alternatives_are_ranked() -> None:
    rows = [["Activity", "Purpose", "Retention"], ["Payroll", "Pay", "1 year"], ["CCTV", "Watch", "30 days"]]
    found = layouts.alternatives(workbook(sheet("A", rows)))
    assert (found[0].layout, found[0].header_row) == ("rows", 1)
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert len(found) > 1


def test_choices_survive_their_json() -> None:
    choices = Choices(("A",), {"A": SheetChoice(3, "rows", "processor", {"What": "name"})})
    assert layouts.from_json(choices.to_json()) == choices
    assert layouts.from_json({"What": "name", "Why": "purpose+basis"}) == Choices(
        by_sheet={"": SheetChoice(columns={"What": "name", "Why": "purpose+basis"})}
    )


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"What": "colour"},
        {"What": 3},
        {"by_sheet": []},
        {"by_sheet": {"A": {"layout": "circle"}}},
        {"by_sheet": {"A": {"header_row": "two"}}},
        {"by_sheet": {"A": {"rows": {"two": "activity"}}}},
        {"by_sheet": {"A": {"rows": {"2": "nothing"}}}},
    ],
)
def test_a_mapping_that_is_none_is_refused(data: object) -> None:
    with pytest.raises(MappingError):
        layouts.from_json(data)


DATED = ["Activity", "Purpose", "Last review"]


@pytest.mark.parametrize(
    ("days", "order", "ambiguous", "read_as"),
    [
        (["3/4/2024", "5/5/2024", "1/2/2024"], "", 2, "2024-04-03"),
        (["3/4/2024", "5/5/2024", "1/2/2024"], "mdy", 2, "2024-03-04"),
        (["3/4/2024", "31/5/2024", "1/2/2024"], "", 0, "2024-04-03"),
        (["3/4/2024", "5/31/2024", "1/2/2024"], "", 0, "2024-03-04"),
        (["2024-04-03", "3. april 2024", ""], "", 0, "2024-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_asked_for_once(
    days: list[str], order: str, ambiguous: int, read_as: str
) -> None:
    rows = [[f"Activity {place}", "Some purpose", day] for place, day in enumerate(days)]
    batch = read(sheet("X", [DATED, *rows]), choices=Choices(date_order=order) if order else None)
    assert batch.ambiguous_dates == ambiguous
    assert batch.drafts[0].activity["last_review"] == read_as
    asked = [problem.cell for problem in batch.problems if "day, month, year" in problem.message.text()]
    assert asked == (["C2"] if ambiguous and not order else [])
