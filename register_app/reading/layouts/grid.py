"""A sheet seen as texts with addresses, upright or on its side."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from typing import cast

from register_app.base.cellnames import cell_name, column_name
from register_app.reading.layouts import tickboxes
from register_app.reading.layouts.furniture import is_ditto
from register_app.reading.layouts.lists import PLAIN, Habit
from register_app.reading.workbook import Cell, Sheet, Value


def _plain(text: str) -> str:
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = text.replace("_x000D_", "").strip()
    return _written(text) if text.startswith(("[", "{")) and text.endswith(("]", "}")) else text


def _written(text: str) -> str:
    """What other programs write into a cell as JSON: the items of a list (`["a","b"]`) each on a line of its own.

    Of an item with named parts (`{"article": "6.1.e", "law": "…"}`) those that say something, in their order.
    """
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return text
    told = [_said_of(item) for item in (items if isinstance(items, list) else [items])]
    return text if None in told else "\n".join(item for item in told if item)


def _said_of(item: object) -> str | None:
    """An item of such a list as words; None where it is nested deeper than one can read."""
    if isinstance(item, dict):
        parts = [_said_of(part) if not isinstance(part, dict | list) else None for part in item.values()]
        return None if None in parts or not parts else ", ".join(part for part in parts if part)
    if item is None:
        return ""
    if isinstance(item, list):
        return None
    return item.strip() if isinstance(item, str) else str(item)


def text_of(value: Value) -> str:
    """A cell as the text a reader sees: dates in ISO 8601, whole numbers without decimals, "" when empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def said_by(value: Value) -> str:
    """What a cell says: its text, of options with tick boxes those that are ticked."""
    return tickboxes.chosen(text_of(value))


class _Texts(dict[str | None, str]):
    """What the texts of a sheet, and its empty cells, are to a reader; most repeat, and then one of them is kept."""

    def __missing__(self, value: str | None) -> str:
        text = self[value] = tickboxes.chosen(_plain(value or ""))
        return text

    def of(self, row: Sequence[Value]) -> Iterable[str]:
        """The texts of a row."""
        if _TEXTS.issuperset(map(type, row)):  # as most rows of a large sheet
            return map(self.__getitem__, cast(Sequence[str | None], row))
        return [self[value] if type(value) is str else text_of(value) for value in row]


_TEXTS = frozenset({str, type(None)})


class Grid:
    """The texts of a sheet by row and column; `turned` exchanges them, so that columns can be read as rows.

    Merged ranges are known by their first cell: `top(row, column)` is the cell whose text a merged cell shows.
    """

    def __init__(self, sheet: Sheet, *, turned: bool = False) -> None:
        self.sheet = sheet
        self.turned = turned
        self.partial = False
        """Whether it shows only some of the columns."""
        self.template: frozenset[int] = frozenset()
        """Columns that say the same on other sheets: the labels of a form, and what helps to fill it in."""
        width = sheet.width
        self._known = _Texts()
        if turned:
            height = len(sheet.rows)
            self.texts = [
                [
                    said_by(sheet.rows[row][column]) if column < len(sheet.rows[row]) else ""
                    for row in range(height)
                ]
                for column in range(width)
            ]
        else:
            of = self._known.of
            # The same for all empty rows: a stray cell far below leaves a million of them.
            blank = [""] * width
            self.texts = [
                [*of(row)] if len(row) == width else [*of(row), *blank[len(row) :]] if row else blank
                for row in sheet.rows
            ]
        self.height = len(self.texts)
        self.width = len(self.texts[0]) if self.texts else 0
        self._merged: dict[Cell, tuple[int, int, int, int]] = {}
        for first_row, first_column, last_row, last_column in sheet.merged:
            box = (first_row, first_column, last_row, last_column)
            if turned:
                box = (first_column, first_row, last_column, last_row)
            if (box[2] - box[0] + 1) * (box[3] - box[1] + 1) > 50_000:
                continue
            for row in range(box[0], min(box[2], self.height - 1) + 1):
                for column in range(box[1], min(box[3], self.width - 1) + 1):
                    self._merged[row, column] = box

    @property
    def has_merged(self) -> bool:
        """Whether any cells are merged."""
        return bool(self._merged)

    @cached_property
    def dittos(self) -> frozenset[str]:
        """Those of its texts that only say that they repeat the one above."""
        return frozenset(text for text in self._known.values() if not text[:1].isdecimal() and is_ditto(text))

    def distinct(self) -> Collection[str]:
        """Its different texts, where it is upright."""
        return self._known.values()

    def text(self, row: int, column: int) -> str:
        if 0 <= row < self.height and 0 <= column < self.width:
            return self.texts[row][column]
        return ""

    def value(self, row: int, column: int) -> Value:
        return self.sheet.value(*self.place(row, column))

    def only(self, left: int, right: int) -> Grid:
        """The same grid showing the columns from `left` to `right` alone; every address stays."""
        shown = copy.copy(self)
        shown.partial = True
        shown.texts = [
            [text if left <= column <= right else "" for column, text in enumerate(row)] for row in self.texts
        ]
        # A merged range begins in its own table; that of another is never asked for.
        return shown

    def place(self, row: int, column: int) -> Cell:
        """Where a cell of this grid lies in the sheet."""
        return (column, row) if self.turned else (row, column)

    def box(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range a cell belongs to: first row, first column, last row, last column."""
        return self._merged.get((row, column))

    def top(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged range it belongs to."""
        text = self.text(row, column)
        if text:
            return text
        box = self._merged.get((row, column))
        return self.text(box[0], box[1]) if box else ""

    def filled(self, row: int) -> list[int]:
        """The columns of the non-empty cells of a row."""
        if not 0 <= row < self.height:
            return []
        return list(compress(range(self.width), self.texts[row]))

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in a row: no text, and no options either of which none is ticked."""
        if not 0 <= row < self.height:
            return True
        if any(self.texts[row]):
            return False
        values = (self.value(row, column) for column in range(self.width))
        return not any(isinstance(value, str) and value.strip() and not said_by(value) for value in values)

    def next_filled(self, row: int) -> int:
        """The first row from `row` on that holds anything, `height` where none does."""
        return next((at for at in range(row, self.height) if any(self.texts[at])), self.height)

    def rows(self, stop: int | None = None) -> Iterator[int]:
        """The rows that hold anything, or those of them before the row `stop`."""
        return (row for row in range(self.height if stop is None else stop) if any(self.texts[row]))


_letters = lru_cache(maxsize=1024)(column_name)


@dataclass(slots=True)
class Entry:
    """One text with the cell it stood in; `header` is the heading it stood under. Nobody changes one once it is made.

    `whole` is set when the text is one value that must not be divided (the heading of a ticked column); `note`
    holds words that stood beside the value; `article` is that of the GDPR whose letters alone the text gives.
    """

    text: str
    cell: Cell
    header: str = ""
    value: Value = None
    whole: bool = False
    note: str = ""
    habit: Habit = PLAIN
    sheet: str = ""
    article: str = ""

    @property
    def address(self) -> str:
        row, column = self.cell
        return f"{_letters(column)}{row + 1}"


def is_pointer(text: str) -> bool:
    """Whether a text only points elsewhere: a link, a help arrow, a remark on the cell beside it."""
    return text.startswith(("►", "→", "➔", "▶", "http://", "https://", "ℹ", "←", "⇐", "⬅", "◄", "<-", "<="))


def shorten(texts: list[str], length: int = 90) -> str:
    """A few texts as one line for a message."""
    line = " | ".join(" ".join(text.split()) for text in texts)
    return line if len(line) <= length else line[: length - 1] + "…"


__all__ = [
    "Entry",
    "Grid",
    "cell_name",
    "column_name",
    "is_pointer",
    "said_by",
    "shorten",
    "text_of",
]
