"""The sheets of our own workbook: found by their hidden keys, wherever their columns and rows have moved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from register_app.model.text import clean
from register_app.model.workbook import HEADING_MARK, parse_column_key
from register_app.reading.workbook import Cell, Sheet, Value

_KEY_ROWS = 12
"""The hidden row of keys is among the first ones, also when somebody put a letterhead above it."""
_NUMBER = re.compile(r"\d{1,9}")


@dataclass
class OwnRow:
    """A row of data.

    `number` is what the writer counted it as (None: a person added it), `copy` that the same row came before;
    `activity` is the hidden key of its activity, `mark` what the writer noted of it.
    """

    sheet: OwnSheet
    index: int
    number: int | None
    activity: str
    mark: str
    copy: bool = False

    def place(self, key: str) -> Cell | None:
        column = self.sheet.columns.get(key)
        return None if column is None else (self.index, column)


@dataclass
class OwnSheet:
    """A sheet with the columns found in it; `others` are columns that a person added, by their heading."""

    key: str
    sheet: Sheet
    columns: dict[str, int]
    first: int
    others: dict[int, str] = field(default_factory=dict)


def plain(value: Value) -> str:
    """A cell as a text: what a person sees, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def own_sheet(sheet: Sheet) -> OwnSheet | None:
    """The table in a sheet, None when it has no keys."""
    for index, row in enumerate(sheet.rows[:_KEY_ROWS]):
        found = {
            column: named
            for column, value in enumerate(row)
            if (named := parse_column_key(value)) is not None
        }
        if not found:
            continue
        key = next(iter(found.values()))[0]
        columns: dict[str, int] = {}
        for column, (sheet_key, name) in found.items():
            if sheet_key == key:
                columns.setdefault(name, column)
        if key == "cover":
            return OwnSheet(key, sheet, columns, index + 1)
        heading = _heading_row(sheet, index, columns)
        if heading is None:
            return OwnSheet(key, sheet, columns, index + 3)
        headings = enumerate(sheet.rows[heading])
        others = {
            column: text for column, value in headings if column not in found and (text := plain(value))
        }
        return OwnSheet(key, sheet, columns, heading + 1, others)
    return None


def _heading_row(sheet: Sheet, key_row: int, columns: dict[str, int]) -> int | None:
    column = columns.get("_row", -1)
    marked = [
        row
        for row in range(key_row, min(len(sheet.rows), key_row + _KEY_ROWS))
        if sheet.value(row, column) == HEADING_MARK
    ]
    return marked[-1] if marked else None


def rows(own: OwnSheet) -> Iterator[OwnRow]:
    """The rows of a table in which anything stands, as they stand."""
    visible = [column for key, column in own.columns.items() if not key.startswith("_")]
    visible.extend(own.others)
    for index in range(own.first, len(own.sheet.rows)):
        number = _NUMBER.fullmatch(plain(own.sheet.value(index, own.columns.get("_row", -1))))
        filled = any(own.sheet.value(index, column) is not None for column in visible)
        # A row whose item is all empty is told from one that a person emptied by its mark.
        mark = plain(own.sheet.value(index, own.columns.get("_mark", -1)))
        if filled or mark:
            activity = plain(own.sheet.value(index, own.columns.get("_activity", -1)))
            yield OwnRow(own, index, int(number[0]) if number else None, activity, mark)
