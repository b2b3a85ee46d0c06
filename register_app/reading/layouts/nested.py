"""Cells in which another program wrote lists of objects (JSON), seen as columns of their own and rows of their items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from register_app.reading.layouts.grid import Grid
from register_app.reading.workbook import Cell, Value

_NAMES = ("name", "title", "text", "label", "value", "term", "purpose", "category", "navn", "titel", "tekst", "naam", "nom", "nombre", "nome", "nazwa", "nimi", "namn", "bezeichnung")  # fmt: skip
"""The parts of an object that say what it is; where it has none of them, its first part does."""
_ROLES = frozenset(("type", "kind", "role"))
_BEGINS, _NESTED = "[{", ('": [', '":[', '": {', '":{')
_SEEN = 50
"""Rows below the headings in which such cells are looked for."""
_MOST = 40
"""Parts of an object; one with more is no row of a table."""

_DURATION = re.compile(r"P[\dYMWDTHS.]+")
"""A length of time as programs write it, beside the words for it."""

Item = dict[str, str]


class Nested(Grid):
    """A grid whose objects are taken apart; `place` still gives the cell of the sheet that a text stood in."""

    def __init__(self, grid: Grid, head: int, parts: dict[int, list[str]]) -> None:
        super().__init__(grid.sheet)
        self.upright = grid
        self.partial = True
        self._merged = {}
        columns = [(column, part) for column in range(grid.width) for part in parts.get(column, [""])]
        first = [at == 0 or columns[at - 1][0] != column for at, (column, _) in enumerate(columns)]
        heads = [grid.text(head, column) for column, _ in columns]
        lower = [
            text if begins else _heading(part)
            for text, begins, (_, part) in zip(heads, first, columns, strict=True)
        ]
        self._rows: list[int] = []
        self._columns = [column for column, _ in columns]
        self.texts = []
        for row in range(head):
            above = zip(first, columns, strict=True)
            self._add(row, [grid.text(row, column) if begins else "" for begins, (column, _) in above])
        self._add(head, heads)
        self._add(head, lower)
        for row in range(head + 1, grid.height):
            self._add_row(grid, row, columns, parts)
        self.height, self.width = len(self.texts), len(columns)

    def _add(self, row: int, texts: list[str]) -> None:
        self._rows.append(row)
        self.texts.append(texts)

    def _add_row(
        self, grid: Grid, row: int, columns: list[tuple[int, str]], parts: dict[int, list[str]]
    ) -> None:
        """A row of the sheet: its plain cells with the first items, and a row for each further one."""
        items = {column: _items(grid.value(row, column)) or [] for column in parts}
        plain = [grid.text(row, column) if column not in parts else "" for column, _ in columns]
        lines = [plain]
        for column, listed in items.items():
            for number, item in enumerate(listed):
                told = [item.get(part, "") if own == column else "" for own, part in columns]
                if number == 0 and lines == [plain]:
                    lines = [[one or other for one, other in zip(plain, told, strict=True)]]
                else:
                    lines.append(told)
        for line in lines:
            self._add(row, line)

    def place(self, row: int, column: int) -> Cell:
        return self._rows[row], self._columns[column]

    def rows_of(self, lines: Iterable[int]) -> list[int]:
        """The rows of the sheet that lines of this grid stand for."""
        return sorted({self._rows[line] for line in lines if 0 <= line < self.height})


def find(grid: Grid) -> Nested | None:
    """The grid with its objects taken apart, where some of them hold lists or objects themselves."""
    head = next((row for row in range(min(grid.height, _SEEN)) if len(grid.filled(row)) > 1), None)
    if head is None or grid.turned:
        return None
    parts: dict[int, list[str]] = {}
    deep = False
    for row in islice(grid.rows(), _SEEN):
        for value in grid.sheet.rows[row] if row > head else ():
            if not isinstance(value, str) or not value.lstrip().startswith(_BEGINS):
                continue
            deep = deep or any(sign in value for sign in _NESTED)
    if not deep:
        return None
    for row in range(head + 1, grid.height):
        for column in range(grid.width):
            for item in _items(grid.value(row, column)) or ():
                known = parts.setdefault(column, [])
                known.extend(part for part in item if part not in known)
    parts = {column: sorted(known, key=_rank) for column, known in parts.items() if len(known) <= _MOST}
    return Nested(grid, head, parts) if parts else None


def _rank(part: str) -> int:
    return _NAMES.index(part.casefold()) if part.casefold() in _NAMES else len(_NAMES)


def _items(value: Value) -> list[Item] | None:
    """The objects of a cell with their parts as texts; `None` where it holds no list of objects."""
    if not isinstance(value, str) or not value.lstrip().startswith(_BEGINS):
        return None
    try:
        listed = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        return None
    return [{str(part): _said(told) for part, told in item.items()} for item in listed]


def _said(told: Any) -> str:
    """A part of an object as a reader would write it: a list by line, an object by its name or its parts."""
    if told is None:
        return ""
    if isinstance(told, list):
        return "\n".join(text for item in told if (text := _said(item)))
    if isinstance(told, dict):
        texts = {str(part): _said(value) for part, value in told.items()}
        said = {part: text for part, text in texts.items() if text and not _DURATION.fullmatch(text)} or texts
        name = min(said, key=_rank, default="")
        if _rank(name) == len(_NAMES):
            return ", ".join(said.values())
        further = ", ".join(text for part, text in said.items() if part != name)
        return f"{said[name]} ({further})" if further else said[name]
    return told.strip() if isinstance(told, str) else str(told)


def _heading(part: str) -> str:
    """The heading of a part of an object, in words."""
    return "role" if part.casefold() in _ROLES else part.replace("_", " ").replace("-", " ")
