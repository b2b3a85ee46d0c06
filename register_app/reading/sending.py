"""How the child process answers: lines of JSON, rows in pieces so small that taking one in holds up no window."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Sequence
from typing import BinaryIO, cast

from register_app.reading.refusals import Refusal

CHUNK = 500
"""Rows in one line of the answer."""


class Answer:
    """Writes the lines of the answer."""

    def __init__(self, stream: BinaryIO, most_cells: int = 3_000_000) -> None:
        self._stream = stream
        self._left = self._most = most_cells

    def send(self, kind: str, **content: object) -> None:
        line = json.dumps({"is": kind, **content}, ensure_ascii=False, separators=(",", ":"))
        self._stream.write(line.encode("utf-8", "replace") + b"\n")
        if kind in ("end", "refused"):
            self._stream.flush()

    def note(self, sheet: str, cell: str, code: str, **params: str | int) -> None:
        self.send("note", sheet=sheet, cell=cell, code=code, params=params)

    def rows(self, rows: Iterable[Sequence[object]], first: int = 0) -> int:
        """Send rows in pieces, plain; returns how many cells were filled."""
        filled = 0
        piece: list[list[object]] = []
        typed: list[tuple[int, int, str]] = []
        start = first
        for number, source in enumerate(rows, first):
            row, count = plain(source, number, typed)
            filled += count
            self._left -= count
            if self._left < 0:
                raise Refusal("too_many_cells", limit=self._most)
            piece.append(row)
            if len(piece) == CHUNK:
                self.send("rows", first=start, rows=piece, typed=typed)
                piece, typed, start = [], [], number + 1
        if piece:
            self.send("rows", first=start, rows=piece, typed=typed)
        return filled


def plain(
    source: Sequence[object], number: int, typed: list[tuple[int, int, str]]
) -> tuple[list[object], int]:
    """A row as JSON can carry it, without its empty end; dates become text and are named in `typed`."""
    if set(map(type, source)) == _ONLY_TEXT and not any(map(str.isspace, cast(Sequence[str], source))):
        return _texts(cast(Sequence[str], source))
    row: list[object] = []
    filled = last = 0
    for column, value in enumerate(source):
        kind = type(value)
        if kind is str:
            if not value or value.isspace():  # type: ignore[attr-defined]
                row.append(None)
                continue
        elif kind is float:
            value = _number(value)  # type: ignore[arg-type]
        elif value is None:
            row.append(None)
            continue
        elif kind is datetime.datetime:
            typed.append((number, column, "datetime"))
            value = value.replace(tzinfo=None).isoformat()  # type: ignore[attr-defined]
        elif kind is datetime.date:
            typed.append((number, column, "date"))
            value = value.isoformat()  # type: ignore[attr-defined]
        elif kind is datetime.time:
            typed.append((number, column, "time"))
            value = value.replace(tzinfo=None).isoformat()  # type: ignore[attr-defined]
        elif kind is not int and kind is not bool:
            value = str(value)
        row.append(value)
        filled += 1
        last = column + 1
    del row[last:]
    return row, filled


_ONLY_TEXT = {str}


def _texts(source: Sequence[str]) -> tuple[list[object], int]:
    """A row that holds nothing but texts, as most rows do: an empty one stands for an empty cell."""
    row: list[object] = [*source]
    while row and row[-1] == "":
        del row[-1]
    return row, len(row) - row.count("")


def _number(value: float) -> int | float | str:
    if value.is_integer():
        return int(value) if abs(value) < 1e15 else value
    return value if math.isfinite(value) else str(value)
