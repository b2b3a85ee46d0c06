"""What each row of a sheet is beside the rows of its activities: its headings, titles, sections, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.reading.addresses import address_of
from register_app.reading.layouts.sheetstate import SheetState

Role = str
"""A line is one of "title" (above the headings, or the labels of a form), "header", "section" or "left_out"."""


def of(state: SheetState) -> dict[int, Role]:
    """The roles of the lines of a sheet, counted from 1; a line that is none of them belongs to an activity or entry.

    Lines are rows, and columns where the sheet was read on its side. A sheet of which nothing was taken has none.
    """
    if state.reading.layout == "ignored":
        return {}
    grid, ledger = state.grid, state.ledger
    headings = {row for table in state.tables for row in table.header.rows}
    taken = {row for table in state.tables for record in table.records for row in record.rows}
    first = min(headings, default=0)
    form = _rows_of_form(state) if state.reading.layout == "form" else frozenset()
    found: dict[int, Role] = {}
    for row in grid.rows():
        if row in headings:
            found[row + 1] = "header"
            continue
        if row in taken:
            continue
        if state.tables and row < first and state.reading.layout != "linked":
            found[row + 1] = "title"
            continue
        cells = [grid.place(row, column) for column in grid.filled(row)]
        if all(ledger.fate(cell) in ("", "reported") for cell in cells):
            found[row + 1] = "left_out"
        elif state.tables and state.reading.layout != "linked":
            found[row + 1] = "section"
        elif form and row < min(form):
            found[row + 1] = "title"
        elif form and row not in form and any(text in state.reading.headings for text in _texts(state, row)):
            found[row + 1] = "section"
    return found


def _rows_of_form(state: SheetState) -> frozenset[int]:
    """The rows that have labels or values of a form."""
    labels = (address_of(column.column) for column in state.reading.columns)
    values = (
        entry.cell[0]
        for record in state.forms
        for entries in (record.extras, *(listed for line in record.lines for listed in line.values()))
        for entry in entries
        if entry.sheet in ("", state.sheet.name)
    )
    return frozenset((*(found.first[0] for found in labels if found), *values))


def _texts(state: SheetState, row: int) -> Iterator[str]:
    return (state.grid.text(row, column) for column in state.grid.filled(row))
