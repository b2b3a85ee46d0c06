"""The source as a workbook, its cells where they stood and marked with what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading import layouts, pasting
from register_app.reading.guarded import OwnDocument
from register_app.reading.texts import Block, SourceText
from register_app.reading.workbook import Sheet, Workbook
from register_app.services import importing, marked_source, reading
from register_app.services.importing import ImportReport
from register_app.services.marked_source import save_marked
from register_app.store.register import Register
from register_app.writing.xlsx.marked import FATES
from tests.reading.layouts.workbooks import sheet, workbook

ROWS: list[list[Any]] = [
    ["Our record", None, None, None, None],
    ["Activity", "Purpose", "Recipients", "Colour of folder", "Last review"],
    ["Payroll", "Pay staff", "None", "green", "2024-01-31"],
    ["=CCTV()", "+Security", "Police", "blue", "2024-02-29"],
]


def report_of(source: Workbook) -> ImportReport:
    batch = layouts.read(source)
    return ImportReport(batch, batch.problems)


def saved(source: Any, report: ImportReport, folder: Path, language: str = "en") -> openpyxl.Workbook:
    target = folder / "marked.xlsx"
    save_marked(source, report, target, language=language)
    return openpyxl.load_workbook(target)


def listed(book: openpyxl.Workbook) -> dict[tuple[str, str], tuple[str, str, str]]:
    """(sheet, cell) → what became of it, field or reason, activity."""
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[1] == "Cell")
    return {
        (str(row[0]), str(row[1])): (str(row[3]), str(row[4] or ""), str(row[5] or ""))
        for row in rows[head + 1 :]
    }


def tint(cell: Any) -> str:
    return str(cell.fill.start_color.rgb)


def test_every_cell_stands_where_it_stood_with_its_mark(tmp_path: Path) -> None:
    source = workbook(sheet("Sheet1", ROWS))
    book = saved(source, report_of(source), tmp_path)
    copy = book["Sheet1"]
    assert [[cell.value for cell in row] for row in copy.iter_rows()] == ROWS
    found = listed(book)
    assert found["Sheet1", "B3"] == ("Imported", "Purpose", "Payroll")
    assert found["Sheet1", "A2"] == ("Imported", "Understood as a heading or title", "")
    assert found["Sheet1", "C3"] == ("Imported", "Recipients", "Payroll")
    assert found["Sheet1", "D4"] == ("Kept under its heading", "Kept under its heading", "=CCTV()")
    assert tint(copy["B3"]) == FATES["imported"][1]
    assert tint(copy["D4"]) == FATES["extra"][1]
    assert "Kept under its heading" in copy["D4"].comment.text
    assert copy["B3"].comment is None
    assert len(found) == 16


def test_texts_are_never_formulas(tmp_path: Path) -> None:
    source = workbook(sheet("=1+1", ROWS))
    book = saved(source, report_of(source), tmp_path)
    for shown in book.worksheets:
        for row in shown.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    assert book["=1+1"]["A4"].value == "=CCTV()"
    assert book["=1+1"]["A4"].quotePrefix


def test_what_is_reported_says_why(tmp_path: Path) -> None:
    rows = [*ROWS, [None], ["Total", 2]]
    source = workbook(sheet("Sheet1", rows), sheet("Notes", [["Buy milk"], ["and bread"]]))
    report = report_of(source)
    assert report.batch.cells.reported > 2
    book = saved(source, report, tmp_path)
    reported = {place: row for place, row in listed(book).items() if row[0] == "Reported, not taken over"}
    assert len(reported) == report.batch.cells.reported
    assert all(reason for _, reason, _ in reported.values())
    assert tint(book["Notes"]["A1"]) == FATES["reported"][1]
    counts = {row[0]: row[1] for row in book.worksheets[0].iter_rows(min_row=4, max_row=6, values_only=True)}
    assert counts == {
        "Imported": report.batch.cells.imported,
        "Kept under its heading": report.batch.cells.kept_as_extra,
        "Reported, not taken over": report.batch.cells.reported,
    }


def test_what_stands_beside_the_cells_is_told(tmp_path: Path) -> None:
    made = Sheet(
        "S",
        [list(row) for row in ROWS],
        hidden_rows={2},
        comments={(3, 0): "ask Bo"},
        links={(3, 1): "https://example.org"},
        errors={(3, 5): "#DIV/0!"},
        formulas={(2, 5)},
    )
    source = Workbook("a.xlsx", "xlsx", [made])
    report = report_of(source)
    book = saved(source, report, tmp_path)
    assert report.batch.cells.filled == len(listed(book)) == made.filled() + 2
    assert "ask Bo" in book["S"]["A4"].comment.text
    assert "https://example.org" in book["S"]["B4"].comment.text
    assert "hidden row" in book["S"]["B3"].comment.text
    assert (book["S"]["F4"].value, book["S"]["F3"].value) == ("#DIV/0!", "=…")
    assert listed(book)["S", "F3"][:2] == ("Reported, not taken over", "A formula without a stored result")


def test_what_was_not_chosen_is_marked_so(register: Register, tmp_path: Path) -> None:
    source = workbook(sheet("Sheet1", ROWS))
    planned = importing.plan(register, layouts.read(source))
    book = saved(source, importing.apply(register, planned, selected={0}), tmp_path)
    found = listed(book)
    assert found["Sheet1", "B4"][0] == "Left out by choice"
    assert found["Sheet1", "B3"][0] == "Imported"
    assert tint(book["Sheet1"]["B4"]) == FATES["left_out"][1]


def test_a_text_is_marked_line_by_line(tmp_path: Path) -> None:
    blocks = [Block("paragraph", 1, 0, ("Purpose: pay staff",)), Block("row", 3, 0, ("Salaries", "Contract"))]
    source = SourceText("notice.txt", "txt", blocks)
    batch = reading.interpret(source)
    book = saved(source, ImportReport(batch, batch.problems), tmp_path)
    assert [cell.value for cell in book.worksheets[1][3]] == ["Salaries", "Contract"]
    fate, reason, _ = listed(book)["notice.txt", "B3"]
    assert (fate, reason[:14]) == ("Reported, not taken over", "Not taken over")


_NOTICE = """Newsletter
We send you news about
what we sell.
Your consent, Art. 6(1)(a)

Orders
We deliver what you buy
and send you the bill.
Contract, Art. 6(1)(b)

Come and see us.
"""


def test_the_lines_of_what_was_not_chosen_of_a_text_are_left(register: Register, tmp_path: Path) -> None:
    source = pasting.as_text(_NOTICE, "notice.txt")
    planned = importing.plan(register, reading.interpret(source))
    assert [row.name for row in planned.rows] == ["Newsletter", "Orders"]
    outcome = importing.apply(register, planned, selected={0})
    read, cells = outcome.batch.cells, outcome.cells
    assert cells.filled == cells.imported + cells.reported == read.filled
    assert cells.reported - read.reported == 3, "its title, its paragraph and its basis"
    found = {cell: said for (_sheet, cell), said in listed(saved(source, outcome, tmp_path)).items()}
    assert {cell: fate for cell, (fate, *_) in found.items()} == {
        **dict.fromkeys(("A1", "A2", "A3", "A4"), "Imported"),
        **dict.fromkeys(("A6", "A7", "A8", "A9"), "Left out by choice"),
        "A11": "Reported, not taken over",
    }
    # A paragraph of two lines is told of both.
    assert found["A3"] == found["A2"]
    assert found["A8"][1] == found["A7"][1]
    assert "nothing of it" not in found["A7"][1], "that it was not chosen is said once"


def test_headings_of_two_rows_are_not_cut(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["A register that a long title stands above", None, None],
        ["The processing activity", "Why", None],
        ["Name", "Purpose", "Legal basis"],
        ["Payroll", "Pay staff", "Art. 6(1)(b)"],
        ["News", "Send news", "Consent"],
    ]
    source = workbook(sheet("S", rows))
    batch = layouts.read(source)
    assert batch.sheets[0].header_row == 3
    copy = saved(source, ImportReport(batch, batch.problems), tmp_path)["S"]
    assert copy["A2"].alignment.wrap_text
    assert not copy["A1"].alignment.wrap_text
    assert copy["A1"].alignment.vertical == "top"


def test_a_source_without_cells_is_told(tmp_path: Path) -> None:
    source = OwnDocument("a.json", {"format": "register-app", "version": 1})
    report = ImportReport(reading.interpret(source), [])
    with pytest.raises(marked_source.NothingToMark, match=r"a\.json"):
        save_marked(source, report, tmp_path / "m.xlsx", language="en")
    assert not (tmp_path / "m.xlsx").exists()


def test_names_of_sheets_that_excel_refuses_are_changed(tmp_path: Path) -> None:
    names = ["What became of it", "a/b", "a:b", "x" * 40, "x" * 41, "'", ""]
    source = workbook(*(sheet(name, [["Only a word"]]) for name in names))
    book = saved(source, report_of(source), tmp_path)
    assert len({title.casefold() for title in book.sheetnames}) == len(names) + 1
    assert all(0 < len(title) <= 31 for title in book.sheetnames)
    assert [shown["A1"].value for shown in book.worksheets[1:]] == ["Only a word"] * len(names)


VALUES = (
    st.text(max_size=20)
    | st.sampled_from(["=1", "@x", "\x01", "_x0041_", " ", "a" * 40_000])
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.none()
)


@given(st.lists(st.lists(VALUES, max_size=4), max_size=5))
def test_any_cells_can_be_marked(tmp_path_factory: pytest.TempPathFactory, rows: list[list[Any]]) -> None:
    made = Sheet("S", [[None if value == "" else value for value in row] for row in rows])
    source = Workbook("a.xlsx", "xlsx", [made])
    book = saved(source, report_of(source), tmp_path_factory.mktemp("marked"))
    filled = {(r, c) for r, row in enumerate(made.rows) for c, value in enumerate(row) if value is not None}
    assert {
        (c.row - 1, c.column - 1) for row in book["S"].iter_rows() for c in row if c.value is not None
    } == filled
    assert len(listed(book)) == len(filled)


def test_a_value_that_was_refused_is_marked_as_left(register: Register, tmp_path: Path) -> None:
    rows = [["Activity", "Purpose", "Owner"], ["Payroll", "Pay staff", "Ann"], ["News", "Tell", "Bo"]]
    importing.apply(register, importing.plan(register, layouts.read(workbook(sheet("X", rows)))))
    rows[1][2] = "Cara"
    source = workbook(sheet("X", rows))
    planned = importing.plan(register, layouts.read(source))
    planned.rows[0].accepted.discard("owner")
    found = listed(saved(source, importing.apply(register, planned), tmp_path))
    assert found["X", "C2"][0] == "Left out by choice"
    assert found["X", "C2"][1].startswith("Not taken over: the register’s value was kept; Owner")
    assert found["X", "B2"][0] == found["X", "C3"][0] == "Imported"


def test_an_answer_in_a_form_is_told_as_one(tmp_path: Path) -> None:
    form = [
        ["Activity", "Payroll"],
        ["Purpose", "Pay staff"],
        ["Legal basis", "Art. 6(1)(b)"],
        ["Recipients", "None"],
    ]
    source = workbook(sheet("X", form))
    report = report_of(source)
    assert report.batch.sheets[0].layout == "form"
    found = listed(saved(source, report, tmp_path))
    assert found["X", "B4"] == ("Imported", "Recipients", "Payroll")
    assert found["X", "A4"][1] == "Understood as a heading or title"


def test_cells_of_titles_lists_and_other_sheets_are_told_apart(tmp_path: Path) -> None:
    source = workbook(
        sheet(
            "Activities",
            [
                ["Controller:", "North Ltd", None],
                [None],
                ["Activity ID", "Activity name", "Purpose", "Data subjects"],
                ["A-01", "Payroll", "Pay staff", "Employees"],
                ["A-02", "News", "Send news", "Readers"],
            ],
        ),
        sheet(
            "Legal basis",
            [
                ["Activity ID", "Legal basis", "Justification"],
                ["A-01", "Art. 6(1)(b)", "contract of work"],
                ["A-02", "Art. 6(1)(a)", "they asked for it"],
            ],
        ),
        sheet(
            "Vendors",
            [
                ["Vendor", "Country", "E-mail", "Role"],
                ["Pay Co", "Ireland", "info@pay.example", "Processor"],
                ["Mail Co", "Denmark", "info@mail.example", "Processor"],
            ],
        ),
    )
    report = report_of(source)
    assert [item.layout for item in report.batch.sheets] == ["rows", "linked", "list:party"]
    found = {place: reason for place, (_fate, reason, _) in listed(saved(source, report, tmp_path)).items()}
    assert found["Activities", "B1"] == "About the register"
    assert found["Activities", "B3"] == "Understood as a heading or title"
    assert found["Legal basis", "A2"] == "Read for the activities that refer to it"
    assert found["Legal basis", "B2"] == "Legal basis"
    assert found["Vendors", "A2"] == "Read as part of an entry of a list"


IMPORTS = Path(__file__).parents[1] / "data" / "imports"


@pytest.mark.parametrize(
    "path",
    sorted(path for path in IMPORTS.iterdir() if path.suffix in (".xlsx", ".xls", ".ods", ".csv")),
    ids=lambda path: path.name,
)
def test_each_filled_cell_of_a_source_shows_its_own_text(path: Path, tmp_path: Path) -> None:
    content, _hash = reading.open_source(path)
    assert isinstance(content, Workbook)
    batch = reading.interpret(content)
    book = saved(content, ImportReport(batch, batch.problems), tmp_path)
    found = listed(book)
    filled = 0
    for own, copy in zip(content.sheets, book.worksheets[1:], strict=True):
        for row, values in enumerate(own.rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    filled += 1
                    shown = copy.cell(row, column)
                    assert shown.value is not None, (path.name, shown.coordinate)
                    if isinstance(value, str):
                        assert shown.value == value
                    assert found[own.name, shown.coordinate][1], "each says what became of it"
    assert (
        batch.cells.filled == len(found) == filled + sum(len(own.without_value()) for own in content.sheets)
    )


def test_cells_beyond_the_edge_of_a_sheet_stand_in_the_list(tmp_path: Path) -> None:
    far: list[Any] = [None] * 28_680 + ["far away"]
    source = workbook(sheet("Sheet1", [*ROWS, far]))
    book = saved(source, report_of(source), tmp_path)
    assert ("Sheet1", "APKC5") in listed(book)
    assert book["Sheet1"].max_column == 5
