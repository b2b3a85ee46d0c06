"""OpenDocument sheets: values, repeats, marks; what an unlimited reader would choke on."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from register_app.reading import refusals
from register_app.reading.guarded import read_workbook
from register_app.reading.workbook import Sheet, Workbook
from tests.reading.hostile import ods, ods_cell


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def typed(kind: str, value: str, shown: str = "", extra: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {value} {extra}><text:p>{shown}</text:p></table:table-cell>'


EMPTY = '<table:table-cell table:number-columns-repeated="{}"/>'


def table(*rows: str, name: str = "Ark", attributes: str = "", columns: str = "") -> str:
    return f'<table:table table:name="{name}" {attributes}>{columns}{"".join(rows)}</table:table>'


def read(folder: Path, *tables: str, styles: str = "") -> Workbook:
    (folder / "a.ods").write_bytes(ods("".join(tables), styles=styles))
    return read_workbook(folder / "a.ods")


def first(folder: Path, *rows: str, columns: str = "") -> Sheet:
    return read(folder, table(*rows, columns=columns)).sheets[0]


def test_values(tmp_path: Path) -> None:
    found = first(
        tmp_path,
        row(
            ods_cell("Løn"),
            typed("float", 'office:value="7"', "7,00"),
            typed("float", 'office:value="7.5"', "7,5"),
            typed("boolean", 'office:boolean-value="true"', "SAND"),
            typed("date", 'office:date-value="2026-03-31"', "31-03-26"),
            typed("date", 'office:date-value="2026-03-31T12:30:00"', "x"),
            typed("time", 'office:time-value="PT08H15M00S"', "08:15"),
            typed("percentage", 'office:value="0.25"', "25 %"),
            typed("currency", 'office:value="1200"', "1.200 kr."),
            typed("date", 'office:date-value="31. marts"', "31. marts"),
            ods_cell("  "),
        ),
    )
    assert found.rows == [
        [
            "Løn",
            7,
            7.5,
            True,
            datetime.date(2026, 3, 31),
            datetime.datetime(2026, 3, 31, 12, 30),
            datetime.time(8, 15),
            "25 %",
            1200,
            "31. marts",
        ]
    ]


def test_paragraphs_blanks_and_breaks(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="3"/>b<text:span>c</text:span>'
        "\n   d</text:p><text:p>e<text:line-break/>f<text:tab/>g</text:p></table:table-cell>"
    )
    assert first(tmp_path, row(cell)).rows == [["a   bc d\ne\nf\tg"]]


def test_repeats(tmp_path: Path) -> None:
    found = first(
        tmp_path,
        row(
            ods_cell("x", 'table:number-columns-repeated="2"'),
            EMPTY.format(3),
            ods_cell("y"),
            EMPTY.format(16378),
        ),
        row(EMPTY.format(16384), attributes='table:number-rows-repeated="4"'),
        row(ods_cell("z"), attributes='table:number-rows-repeated="2"'),
        row(EMPTY.format(16384), attributes='table:number-rows-repeated="1048569"'),
    )
    assert found.rows == [["x", "x", None, None, None, "y"], [], [], [], [], ["z"], ["z"]]


def test_merged_and_covered(tmp_path: Path) -> None:
    found = first(
        tmp_path,
        row(
            ods_cell("Titel", 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            "<table:covered-table-cell/>",
            ods_cell("c"),
        ),
        row('<table:covered-table-cell table:number-columns-repeated="2"/>', ods_cell("d")),
    )
    assert found.merged == [(0, 0, 1, 1)]
    assert found.rows == [["Titel", None, "c"], [None, None, "d"]]


def test_hidden_things(tmp_path: Path) -> None:
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    workbook = read(
        tmp_path,
        table(
            row(ods_cell("a"), ods_cell("b")),
            row(ods_cell("c"), attributes='table:visibility="filter"'),
            row(ods_cell("d"), attributes='table:visibility="collapse"'),
            columns=columns,
        ),
        table(row(ods_cell("x")), name="Lister", attributes='table:style-name="ta2"'),
        styles=styles,
    )
    shown, hidden = workbook.sheets
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert shown.hidden_rows == {1, 2}
    assert shown.hidden_columns == {1}
    assert len(workbook.problems) == 2


def test_marks(tmp_path: Path) -> None:
    note = (
        "<office:annotation><dc:creator>Ane</dc:creator><dc:date>2026-01-01</dc:date>"
        "<text:p>Husk</text:p><text:p>pension</text:p></office:annotation>"
    )
    found = first(
        tmp_path,
        row(
            f'<table:table-cell office:value-type="string">{note}<text:p>Løn</text:p></table:table-cell>',
            '<table:table-cell office:value-type="string"><text:p><text:a xlink:href="https://example.org/a">her'
            "</text:a></text:p></table:table-cell>",
            '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
            "<text:p>#DIV/0!</text:p></table:table-cell>",
            '<table:table-cell table:formula="of:=A1"/>',
            '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>',
            f"<table:table-cell>{note}</table:table-cell>",
        ),
    )
    assert found.rows == [["Løn", "her", None, None, 2]]
    assert found.comments == {(0, 0): "Husk\npension", (0, 5): "Husk\npension"}
    assert found.links == {(0, 1): "https://example.org/a"}
    assert found.errors == {(0, 2): "#DIV/0!"}
    assert found.formulas == {(0, 3)}


def test_tracked_changes_are_not_cells(tmp_path: Path) -> None:
    old = f"<table:tracked-changes>{table(row(ods_cell('old')))}</table:tracked-changes>"
    workbook = read(tmp_path, old, table(row(ods_cell("new"))))
    assert [sheet.rows for sheet in workbook.sheets] == [[["new"]]]


@pytest.mark.parametrize(
    "rows",
    [
        row(
            ods_cell("x", 'table:number-columns-repeated="16000"'),
            attributes='table:number-rows-repeated="6000"',
        ),
        row(ods_cell("x"), attributes='table:number-rows-repeated="999999999"') * 40,
        row(ods_cell("x", 'table:number-columns-repeated="16384"')) * 400,
        row(EMPTY.format(1000), ods_cell("x"))
        + row(EMPTY.format(1), attributes='table:number-rows-repeated="1000000"')
        + row(EMPTY.format(1000), ods_cell("x")),
    ],
)
def test_repeats_that_are_no_table(tmp_path: Path, rows: str) -> None:
    with pytest.raises(refusals.TooLarge):
        read(tmp_path, table(rows))


def test_broken_xml(tmp_path: Path) -> None:
    with pytest.raises(refusals.Damaged):
        read(tmp_path, "<table:table>")
