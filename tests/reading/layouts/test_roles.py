"""What the lines of a sheet are that belong to no activity."""

from __future__ import annotations

from register_app.reading.layouts import Choices, SheetChoice
from tests.reading.layouts.workbooks import one, read, sheet

_TABLE = (
    ("Record of the shop", "", "", ""),
    ("Activity", "Purpose", "Legal basis", "Data subjects"),
    ("Payroll", "Pay staff", "Art. 6(1)(b)", "Employees"),
    ("News", "Send news", "Consent", "Readers"),
    ("Total", 2, "", ""),
)


def test_titles_headings_and_totals_are_told_apart_from_activities() -> None:
    assert one(_TABLE).sheets[0].roles == {1: "title", 2: "header", 5: "left_out"}


def test_on_its_side_the_lines_are_columns() -> None:
    turned = [
        ("Activity", "Payroll", "News"),
        ("Purpose", "Pay staff", "Send news"),
        ("Legal basis", "Art. 6(1)(b)", "Consent"),
        ("Data subjects", "Employees", "Readers"),
        ("Personal data", "Name", "E-mail"),
    ]
    found = one(turned).sheets[0]
    assert (found.layout, found.roles) == ("transposed", {1: "header"})
    assert [other.layout for other in found.others][:1] == ["form"]


def test_a_sheet_of_which_nothing_is_taken_has_none() -> None:
    batch = read(sheet("A", _TABLE), choices=Choices(by_sheet={"A": SheetChoice(layout="ignored")}))
    assert batch.sheets[0].roles == {}


def test_the_title_of_a_form_is_one_and_so_are_headings_within_it() -> None:
    form = [
        ("The sheet of the library",),
        ("Activity", "Lending"),
        ("Purpose", "Lend books"),
        ("Legal basis", "Art. 6(1)(b)"),
        ("Data subjects", "Readers"),
        ("Personal data", "Name"),
        ("Time limits and safety",),
        ("Retention period", "2 years"),
        ("Security measures", "Locked doors"),
    ]
    found = one(form).sheets[0]
    assert found.layout == "form"
    assert found.roles.get(1) == "title"
    assert set(found.roles) <= {1, 7}
