"""What each row of a sheet is beside the rows of its activities: its headings, titles, sections, what was left out."""

from __future__ import annotations

from register_app.reading.layouts.sheetstate import SheetState

Role = str
"""A line is one of "title" (above the headings), "header", "section" or "left_out"."""


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
    return found
