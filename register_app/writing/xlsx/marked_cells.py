"""Cells of somebody's workbook with what became of each, and how they are shown in a workbook of ours."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from register_app.base.i18n import N_
from register_app.writing.xlsx import fit

FATES: Mapping[str, tuple[str, str]] = {
    "imported": (N_("Imported"), "FFE1F0E4"),
    "extra": (N_("Kept under its heading"), "FFFFF0CC"),
    "reported": (N_("Reported, not taken over"), "FFF9DEDA"),
    "left_out": (N_("Left out by choice"), "FFE4E6EA"),
}
"""What can become of a cell: the words and the tint (ARGB)."""

Value = str | int | float | bool | datetime.date | datetime.datetime | datetime.time
Cell = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True)
class Mark:
    """What became of a cell: a key of FATES, the field or the reason, its activity, what stood beside the cell."""

    value: Value
    fate: str
    text: str
    activity: str = ""
    beside: str = ""


@dataclass(frozen=True)
class MarkedSheet:
    """A sheet with a mark for each filled cell; `header` is the row of the headings from 0, -1 where there is none.

    `is_text` says that its rows are the lines of a running text.
    """

    name: str
    marks: Mapping[Cell, Mark]
    header: int = -1
    is_text: bool = False


@dataclass(frozen=True)
class Remark:
    """What is told of a whole sheet, or of none in particular."""

    sheet: str
    text: str


_MOST_LINES = 25
_COLUMN_LETTERS = 60
_LINE_LETTERS = 96
_ROWS_SEEN = 400


def shown(value: Value) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def storable(value: Value) -> Any:
    """A value that Excel has too; what it has not becomes its text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 1e15:
        return str(value)
    if isinstance(value, datetime.date) and value.year < 1901:
        return value.isoformat()
    if isinstance(value, datetime.datetime | datetime.time) and value.tzinfo is not None:
        return value.isoformat()
    return value


def set_height(sheet: Any, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make a row, that is not written yet, as high as its texts need; not every program does it by itself."""
    most = max(
        (fit.lines(text, width) for text, width in texts if 2 * len(text) > width or "\n" in text), default=1
    )
    if most > 1:
        sheet.row_dimensions[row].height = fit.height(min(most, _MOST_LINES))


def runs_over(item: MarkedSheet, cell: Cell) -> bool:
    """Whether a cell is a title above the headings, which may run over the empty cell beside it."""
    row, column = cell
    return row < item.header and (row, column + 1) not in item.marks


_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def within_sheet(place: Cell) -> bool:
    """Whether a sheet has such a cell, by its row and column from 0."""
    return place[0] < _MOST_ROWS and place[1] < _MOST_COLUMNS


def widths(item: MarkedSheet) -> list[float]:
    """A width for each column by what stands in its first rows; titles above the headings may run over."""
    longest: Counter[int] = Counter()
    for (row, column), mark in item.marks.items():
        if item.header <= row < _ROWS_SEEN:
            line = max(shown(mark.value)[:2000].split("\n"), key=len)
            longest[column] = max(longest[column], len(line))
    width = max((place[1] + 1 for place in item.marks if within_sheet(place)), default=0)
    most = _LINE_LETTERS if item.is_text and width == 1 else _COLUMN_LETTERS
    return [max(9.0, min(most * 0.8, min(longest[column], most) * 1.05 + 2)) for column in range(width)]
