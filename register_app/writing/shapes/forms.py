"""The sheet of one activity in a shape of forms: labels with their values, and small tables, upright on A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.document import ActivityDoc
from register_app.model.text import clean
from register_app.writing.shapes.page import Page
from register_app.writing.shapes.setting import Setting
from register_app.writing.shapes.shape import FormTable
from register_app.writing.xlsx import fit, paper
from register_app.writing.xlsx.package import merge
from register_app.writing.xlsx.widths import INDENT

_LABELS = 0.31
"""The share of the width that the labels have."""
_TITLE, _SECTION, _BETWEEN = 46.0, 20.0, 8.0
"""Points: the most that a usual title takes, the title of a part, the gap before it."""


class _Cell(NamedTuple):
    """A text that stands in the columns from `first` to `last`; a heading is bold and takes more room."""

    text: str
    style: str
    first: int
    last: int


@dataclass(frozen=True)
class _Row:
    """A row of a form; `height` 0 is that of its texts; a part of the form `begins` here."""

    cells: tuple[_Cell, ...] = ()
    height: float = 0
    begins: bool = False

    def high(self, widths: list[float]) -> float:
        """The height in points when the columns have these widths."""
        if self.height:
            return self.height
        return fit.height(max((_lines(cell, widths) for cell in self.cells), default=1))


def write(sheet: Worksheet, activity: ActivityDoc, setting: Setting) -> None:
    """Write the form of one activity, as large as it can be on one page; on more where it would be too small."""
    across = max([2, *(len(part.table.columns) for part in setting.shape.sections if part.table)])
    rows = list(_rows(activity, setting, across))
    name = activity["name"] or setting.labels["unnamed_activity"]
    scale, widths = _fitted(rows, setting.shape.form_shares or (1.0,) * (across - 1))
    page = Page(sheet, setting.shortened)
    page.widths(widths)
    page.title(name, widths)
    starts: list[int] = []
    for row in rows:
        if row.begins:
            starts.append(page.row)
        for cell in row.cells:
            for column in range(cell.first, cell.last + 1):
                begins = column == cell.first
                room = 0 if row.height else _room(cell, widths)
                page.put(column, cell.text if begins else "", cell.style, width=room if begins else 0)
            merge(sheet, page.row, cell.first, cell.last)
        page.next(row.high(widths))
    sheet.sheet_view.showGridLines = False
    paper.together(sheet, scale, starts, upright=True, last=page.row - 1)


def _fitted(rows: list[_Row], shares: Sequence[float]) -> tuple[float, list[float]]:
    """The largest scale at which all rows stand on one page, and the widths of the columns at it; else the largest."""
    scales = [(scale, _widths(width, shares)) for scale, width in paper.form_scales()]
    for scale, widths in scales:
        if _TITLE + sum(row.high(widths) for row in rows) <= paper.depth("A4", scale, upright=True):
            return scale, widths
    return scales[0]


def _widths(width: float, shares: Sequence[float]) -> list[float]:
    label = int(width * _LABELS)
    each = (width - label) / sum(shares)
    return [float(label), *(int(each * share * 10) / 10 for share in shares)]


def _room(cell: _Cell, widths: list[float]) -> float:
    """The room that a text has in its columns; bold letters are wider."""
    width = sum(widths[cell.first - 1 : cell.last]) - INDENT
    return width if cell.style in ("text", "gap") else width * 0.92


def _lines(cell: _Cell, widths: list[float]) -> int:
    return fit.lines(clean(cell.text), _room(cell, widths)) if cell.text else 1


def _rows(activity: ActivityDoc, setting: Setting, across: int) -> Iterator[_Row]:
    shape = setting.shape
    for section in shape.sections:
        yield _Row((), _BETWEEN, begins=True)
        if section.title:
            title = (
                _Cell(section.title if column == 1 else "", "cover section", column, column)
                for column in range(1, across + 1)
            )
            yield _Row(tuple(title), _SECTION)
        if shape.form_heads:
            yield _wide(*shape.form_heads, across, ("heading", "heading"))
        for label, fill in section.rows:
            said = setting.fills.cell(activity, fill, label)
            shown = setting.headed(label, fill)
            yield _wide(shown, "\n".join(said.lines), across, ("label", "gap" if said.gap else "text"))
        if section.table is not None:
            yield from _table(activity, section.table, setting, across)


def _wide(label: str, text: str, across: int, styles: tuple[str, str]) -> _Row:
    """A label with its value, which has the whole width."""
    return _Row((_Cell(label, styles[0], 1, 1), _Cell(text, styles[1], 2, across)))


def _table(activity: ActivityDoc, table: FormTable, setting: Setting, across: int) -> Iterator[_Row]:
    items = setting.fills.items(activity, table.of)
    if items and all("" in item for item in items):
        # An answer stands in the place of the items.
        lines = "\n".join(item[""] for item in items)
        yield _wide(table.columns[0][0], lines, across, ("label", "text"))
        return
    last = len(table.columns)

    def row(texts: list[tuple[str, str]]) -> _Row:
        # The last column takes what other tables of the form have more.
        return _Row(
            tuple(
                _Cell(text, style, number, across if number == last else number)
                for number, (text, style) in enumerate(texts, 1)
            )
        )

    yield row([(heading, "heading") for heading, _ in table.columns])
    for place, item in enumerate(items, 1):
        # "#Destinataire {n}" is a label that counts the rows.
        yield row(
            [
                (what[1:].format(n=place), "label") if what.startswith("#") else (item.get(what, ""), "text")
                for _, what in table.columns
            ]
        )
