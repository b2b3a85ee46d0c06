"""A user's own workbook filled with a register: its headings, styles and everything else in it stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.shapes.filling import Filled, Filling, beginning
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.words import ShapeLabels
from register_app.writing.xlsx import fit
from register_app.writing.xlsx.encode import no_step
from register_app.writing.xlsx.package import check, put_text, save

_INCOMPLETE = N_(
    "“{name}” was written but does not hold all {n} activities, so it was not put in place; check the disk and try "
    "again."
)


def write_filled(
    document: Document,
    filling: Filling,
    target: Path,
    *,
    language: str,
    day: dt.date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Filled:
    """Write the template with a row for each activity to `target`; the template itself is only read.

    Rows come below the last filled one and take over the look of the first row below the headings. The template must
    have been read before with the guarded reader, which refuses what no workbook should be. Raises WriteError.
    """
    book = load_workbook(filling.template, keep_links=False)
    book.template = False
    sheet = book[filling.sheet]
    assert isinstance(sheet, Worksheet), "the guarded reader saw a table"
    fills = Fills.of(document, ShapeLabels(language))
    first = _first(sheet, filling.heading)
    cut: list[tuple[str, int]] = []
    for number, activity in enumerate(document["activities"]):
        row = first + number
        _look_alike(sheet, filling.heading + 1, row)
        lines = 1
        for place in filling.places:
            if text := place.text(activity, fills):
                lines = max(lines, _put(sheet, row, place.column, text, cut))
        if sheet.row_dimensions[row].height is None:
            sheet.row_dimensions[row].height = max(15.0, fit.height(lines))
        if progress is not None:
            progress(number + 1, len(document["activities"]))
    _stretch(sheet, filling.heading, first + len(document["activities"]) - 1)
    on = day or dt.date.today()  # noqa: DTZ011 - the user's own day

    def complete(path: Path) -> None:
        check(path, {}, target.name)
        again = load_workbook(path, read_only=True)
        rows = again[filling.sheet].max_row or 0
        again.close()
        if document["activities"] and rows < first + len(document["activities"]) - 1:
            raise Incomplete(_INCOMPLETE, name=target.name, n=len(document["activities"]))

    write_atomic(target, lambda path: save(book, {}, path, on, no_step), complete)
    return Filled(target, len(document["activities"]), first, tuple(cut))


def _look_alike(sheet: Worksheet, model: int, row: int) -> None:
    """Give a row the look of the first one below the headings."""
    if row == model:
        return
    for column in range(1, sheet.max_column + 1):
        like, cell = sheet.cell(model, column), sheet.cell(row, column)
        if isinstance(like, Cell) and isinstance(cell, Cell):
            cell._style = copy(like._style)  # type: ignore[attr-defined]  # noqa: SLF001 - as openpyxl's own recipe has it


def _put(sheet: Worksheet, row: int, column: int, text: str, cut: list[tuple[str, int]]) -> int:
    """Put a text into a cell; gives the lines it takes there."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        return 1  # the inside of merged cells
    shown = beginning(text)
    if shown != text:
        cut.append((cell.coordinate, len(text)))
    text = shown
    put_text(cell, text)
    width = sheet.column_dimensions[get_column_letter(column)].width or 13
    lines = fit.lines(text, width)
    alignment: Any = copy(cell.alignment)
    if lines > 1 and not alignment.wrap_text and not alignment.shrink_to_fit:
        # Where the template leaves it open, nothing is cut off at the next column.
        alignment.wrap_text = True
    if alignment.vertical is None:
        alignment.vertical = "top"
    cell.alignment = alignment
    return lines if alignment.wrap_text else 1


def _first(sheet: Worksheet, heading: int) -> int:
    """The row below the last one in which anything stands."""
    for row in range(sheet.max_row, heading, -1):
        if any(cell.value is not None for cell in sheet[row]):
            return row + 1
    return heading + 1


def _stretch(sheet: Worksheet, heading: int, last: int) -> None:
    """Let the filter, the tables and the lists of choices of the headings reach over the new rows."""
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _stretched(sheet.auto_filter.ref, heading, last)
    for table in sheet.tables.values():
        table.ref = _stretched(table.ref, heading, last)
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            if area.min_row == heading + 1 and area.max_row < last:
                area.max_row = last


def _stretched(reference: str, heading: int, last: int) -> str:
    area = CellRange(reference)
    if area.min_row == heading and area.max_row < last:
        area.max_row = last
    return area.coord
