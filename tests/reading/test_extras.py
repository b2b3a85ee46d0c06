"""Marks beside the values: hidden rows and columns, comments, links, formulas, failed cells, percentages, 1904 dates."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.cellnames import cell_name
from register_app.reading.extras import position
from register_app.reading.guarded import read_workbook
from register_app.reading.layouts import reader
from register_app.reading.workbook import Sheet, Workbook
from tests.cells import plain_cells
from tests.reading import hostile


@pytest.fixture
def book() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet(made).append(["Behandling", "Formål", "Andel"])
    return made


def sheet(book: openpyxl.Workbook) -> Worksheet:
    made = book.active
    assert isinstance(made, Worksheet)
    made.title = "Ark"
    return made


def read(book: openpyxl.Workbook, folder: Path) -> tuple[Workbook, Sheet]:
    book.save(folder / "a.xlsx")
    workbook = read_workbook(folder / "a.xlsx")
    return workbook, workbook.sheets[0]


def told(workbook: Workbook) -> list[tuple[str, str, str]]:
    return [(problem.cell, problem.severity, problem.message.text("en")) for problem in workbook.problems]


def test_hidden_rows_and_columns(book: openpyxl.Workbook, tmp_path: Path) -> None:
    made = sheet(book)
    for number in range(2, 9):
        made.append([f"A{number}", "x", "y"])
    for number in (3, 4, 5, 8, 500):
        made.row_dimensions[number].hidden = True
    made.column_dimensions["B"].hidden = True
    made.column_dimensions["Z"].hidden = True
    workbook, found = read(book, tmp_path)
    assert found.hidden_rows == {2, 3, 4, 7}
    assert found.hidden_columns == {1}
    assert found.rows[2] == ["A3", "x", "y"]
    assert told(workbook) == [
        ("", "info", "Hidden rows were read like the others: 3–5, 8."),
        ("", "info", "Hidden columns were read like the others: B."),
    ]
    batch = reader.read(workbook)
    assert [
        problem.message.text("en") for problem in batch.problems if "Hidden" in problem.message.msgid
    ] == [problem.message.text("en") for problem in workbook.problems]


def test_comments_and_links(book: openpyxl.Workbook, tmp_path: Path) -> None:
    made = sheet(book)
    made["A2"] = "Løn"
    made["A2"].comment = Comment("Husk <b>pension</b>\nog tillæg", "DPO")
    made["B2"] = "Se politik"
    made["B2"].hyperlink = "https://example.org/politik?a=1&b=2"
    made["C2"] = "mail@example.org"
    made["C2"].hyperlink = "mailto:mail@example.org"
    workbook, found = read(book, tmp_path)
    assert found.comments == {(1, 0): "Husk <b>pension</b>\nog tillæg"}
    assert found.links == {(1, 1): "https://example.org/politik?a=1&b=2", (1, 2): "mailto:mail@example.org"}
    assert told(workbook) == [
        ("A2", "info", "Comment at the cell: Husk <b>pension</b>\nog tillæg"),
        ("B2", "info", "Link of the cell: https://example.org/politik?a=1&b=2"),
    ]


def test_formula_without_a_result(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet(book)["A2"] = "=B1&C1"
    sheet(book)["B3"] = "=1+1"
    workbook, found = read(book, tmp_path)
    assert found.formulas == {(1, 0), (2, 1)}
    assert found.value(1, 0) is None
    ((cell, severity, sentence),) = told(workbook)
    assert (cell, severity) == ("A2", "warning")
    assert sentence.startswith("2 formulas have no stored result (first: A2)")


def raw(rows: str, folder: Path, **parts: str) -> tuple[Workbook, Sheet]:
    data = hostile.zipped(hostile.xlsx_parts(hostile.sheet_xml(rows), **parts))
    (folder / "a.xlsx").write_bytes(data)
    workbook = read_workbook(folder / "a.xlsx")
    return workbook, workbook.sheets[0]


def test_formulas_with_results_and_failures(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c>'
        '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2" t="b"><f>FALSE()</f><v>0</v></c></row>'
        '<row r="4"><c r="B4" t="e"><v>#REF!</v></c></row>'
    )
    workbook, found = raw(rows, tmp_path)
    assert found.rows == [[], [2, None, None, False]]
    assert found.formulas == set()
    assert found.errors == {(1, 2): "#DIV/0!", (3, 1): "#REF!"}
    assert [(cell, severity) for cell, severity, _ in told(workbook)] == [
        ("C2", "warning"),
        ("B4", "warning"),
    ]


def test_cells_without_addresses(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row hidden="true"><c><v>2</v></c></row>'
    _, found = raw(rows, tmp_path)
    assert found.rows == [[1], [2]]
    assert found.errors == {(0, 1): "#N/A"}
    assert found.hidden_rows == {1}


def test_percent_is_read_as_shown(book: openpyxl.Workbook, tmp_path: Path) -> None:
    made = sheet(book)
    made["C2"], made["C3"], made["C4"] = 0.25, 1.125, 0.5
    made["C2"].number_format = "0%"
    made["C3"].number_format = "0.00%"
    made["C4"].number_format = '0.0"%"'
    _, found = read(book, tmp_path)
    assert [found.value(row, 2) for row in (1, 2, 3)] == ["25%", "112.5%", 0.5]


def test_rich_text(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet(book)["A2"] = CellRichText("Løn ", TextBlock(InlineFont(b=True), "og"), " pension")
    _, found = read(book, tmp_path)
    assert found.value(1, 0) == "Løn og pension"


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_both_date_systems(book: openpyxl.Workbook, tmp_path: Path, epoch: datetime.datetime | None) -> None:
    if epoch is not None:
        book.epoch = epoch
    sheet(book)["A2"] = datetime.date(2026, 3, 31)
    sheet(book)["B2"] = datetime.datetime(1999, 12, 31, 23, 59, 30)
    _, found = read(book, tmp_path)
    assert found.rows[1] == [datetime.date(2026, 3, 31), datetime.datetime(1999, 12, 31, 23, 59, 30)]


def test_threaded_comments(tmp_path: Path) -> None:
    parts = hostile.xlsx_parts(hostile.sheet_xml(f'<row r="1">{hostile.text_cell("B1", "x")}</row>'))
    main = "http://schemas.microsoft.com/office/2017/10/relationships"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{hostile.PACKAGE}">'
        f'<Relationship Id="a" Type="{main}/threadedComment" Target="../threadedComments/t.xml"/>'
        f'<Relationship Id="b" Type="{hostile.OFFICE}/comments" Target="/xl/comments1.xml"/></Relationships>'
    )
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{hostile.MAIN}"><commentList><comment ref="B1"><text><t>[Threaded comment] see newer'
        '</t></text></comment><comment ref="C9"><text><r><t>old </t></r><r><t>note</t></r></text></comment>'
        "</commentList></comments>"
    )
    parts["xl/threadedComments/t.xml"] = (
        '<ThreadedComments xmlns="x"><threadedComment ref="B1" personId="1"><text>Slettes?</text></threadedComment>'
        '<threadedComment ref="B1" personId="2"><text>Ja, i maj</text></threadedComment></ThreadedComments>'
    )
    parts["xl/persons/person.xml"] = (
        '<personList xmlns="x"><person id="1" displayName="Ane"/><person id="2" displayName="Bo"/></personList>'
    )
    (tmp_path / "a.xlsx").write_bytes(hostile.zipped(parts))
    found = read_workbook(tmp_path / "a.xlsx").sheets[0]
    assert found.comments == {(0, 1): "Ane: Slettes?\nBo: Ja, i maj", (8, 2): "old note"}


def test_broken_comments_do_not_keep_the_values_out(tmp_path: Path) -> None:
    parts = hostile.xlsx_parts(hostile.sheet_xml(f'<row r="1">{hostile.text_cell("B1", "x")}</row>'))
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{hostile.PACKAGE}">'
        f'<Relationship Id="b" Type="{hostile.OFFICE}/comments" Target="/xl/comments1.xml"/></Relationships>'
    )
    parts["xl/comments1.xml"] = "<comments><commentList><comment ref="
    (tmp_path / "a.xlsx").write_bytes(hostile.zipped(parts))
    workbook = read_workbook(tmp_path / "a.xlsx")
    assert workbook.sheets[0].rows == [[None, "x"]]
    assert [problem.severity for problem in workbook.problems] == ["warning"]


def test_positions() -> None:
    assert position("A1") == (0, 0)
    assert position("$AB$12") == (11, 27)
    assert [position(text) for text in ("", "A0", "1A", "XFE1", "a1", "A1:B2", "A99999999")] == [None] * 7
    for place in [(0, 0), (13, 5), (99, 25), (7, 26), (1, 701), (0, 702), (1_048_575, 16_383)]:
        assert position(cell_name(*place)) == place


CELL = st.one_of(
    st.none(),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=12,
    ).filter(lambda text: not text.isspace() and not text.startswith("=") and "_x" not in text),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6)),
    st.booleans(),
    st.dates(datetime.date(1901, 1, 1), datetime.date(2100, 1, 1)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6),
    down=st.integers(0, 4),
    right=st.integers(0, 3),
)
def test_every_cell_is_where_it_was_written(
    tmp_path: Path, rows: list[list[object]], down: int, right: int
) -> None:
    """Written by one library and read by another: no value is lost, changed or moved."""
    book = openpyxl.Workbook()
    made = sheet(book)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            made.cell(row + down + 1, column + right + 1).value = value  # type: ignore[assignment]
    book.save(tmp_path / "a.xlsx")
    if all(value is None for values in rows for value in values):
        return
    found = plain_cells(tmp_path / "a.xlsx").sheets[0]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            read_back = found.value(row + down, column + right)
            assert read_back == value
            if isinstance(value, bool):
                assert isinstance(read_back, bool)
    assert found.filled() == sum(1 for values in rows for value in values if value is not None)
