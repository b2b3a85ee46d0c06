"""What a source holds before anybody interprets it: sheets of plain cells, with what a reader must know of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from register_app.base.i18n import Message

Value = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None
"""A cell; an empty one is `None` (never `""`), a whole number is an `int`."""

Cell = tuple[int, int]
"""Row and column, both from 0."""

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Problem:
    """Something in a source that the user should know, with its place: `cell` like "F14", or "" for the whole sheet."""

    sheet: str
    cell: str
    severity: Severity
    message: Message


@dataclass
class Sheet:
    """One table of plain cells.

    Every position counts from 0 and is one of the sheet, not of the data found in it: `rows[13][5]` is cell
    F14. Rows may differ in length; trailing empty rows and cells are cut.
    """

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column; the last ones belong to it."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[Cell, str] = field(default_factory=dict)
    links: dict[Cell, str] = field(default_factory=dict)
    """The address that a click on the cell opens."""
    formulas: set[Cell] = field(default_factory=set)
    """Formulas that the file holds no result of: the cell is `None` although something stands there."""
    errors: dict[Cell, str] = field(default_factory=dict)
    """Cells whose formula failed, with what Excel shows ("#DIV/0!"); their value is `None`."""
    layout: str = ""
    """How it is to be read where nobody says otherwise ("cover", "ignored"), if that is known before; of a text."""

    def value(self, row: int, column: int) -> Value:
        """The cell at a place, `None` when it lies outside of what is filled."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    @property
    def width(self) -> int:
        """The number of columns up to the last filled one."""
        return max(map(len, self.rows), default=0)

    def without_value(self) -> list[Cell]:
        """The cells in which something stands, but no value: formulas that failed or have no result."""
        return [cell for cell in sorted({*self.formulas, *self.errors}) if self.value(*cell) is None]

    def filled(self) -> int:
        """How many cells hold a value."""
        return sum(1 for row in self.rows for value in row if value is not None)


@dataclass
class Workbook:
    """A source as plain cells: `kind` is its true format, whatever its name ends in."""

    source: str
    kind: str
    """"xlsx", "xlsb", "xls", "ods", "csv" or "html" (a page with tables that is called a spreadsheet)."""
    sheets: list[Sheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
