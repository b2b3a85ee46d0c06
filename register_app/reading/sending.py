"""How the child process answers: lines of JSON, rows in pieces so small that taking one in holds up no window.

Most cells of a large sheet repeat what others say. So a piece tells each of its values once, and its rows are made of
places among them: {"is": "rows", "first": its first row, "values": [text, number, true, false], "typed": [[place in
"values", "date"|"datetime"|"time"]], "widths": cells in each row, "codes": base64 of four bytes a cell in the order of
this machine: 0 for an empty cell, else the place in "values" and one more}.
"""

from __future__ import annotations

import binascii
import datetime
import json
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import BinaryIO

from register_app.reading.refusals import Refusal

CHUNK = 1000
"""Rows in one line of the answer, fewer where they are very wide."""
_CELLS = 250_000
CODES = "I"
"""The type of an array of codes."""


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
        """Send rows in pieces, plain and without their empty ends; returns how many cells were filled."""
        filled = 0
        for piece in _pieces(rows):
            filled += piece.filled
            self._left -= piece.filled
            if self._left < 0:
                raise Refusal("too_many_cells", limit=self._most)
            self.send("rows", first=first, **piece.content())
            first += len(piece.widths)
        return filled


def _pieces(rows: Iterable[Sequence[object]]) -> Iterator[_Piece]:
    piece = _Piece()
    for row in rows:
        piece.add(row)
        if len(piece.widths) == CHUNK or len(piece.cells) > _CELLS:
            yield piece.finished()
            piece = _Piece()
    if piece.widths:
        yield piece.finished()


class _Piece:
    """Some rows as codes; a row is coded as it comes, while its texts are at hand."""

    def __init__(self) -> None:
        self.codes: defaultdict[object, int] = defaultdict(count(1).__next__)
        self.codes[""] = 0
        self.code = self.codes.__getitem__
        self.cells: list[int] = []
        self.widths: list[int] = []
        self.only_text = True
        self.values: list[object] = []
        self.filled = 0

    def add(self, row: Sequence[object]) -> None:
        """Take a row without its empty end."""
        if _ONLY_TEXT.issuperset(map(type, row)):
            coded = [*map(self.code, row)]
        else:
            coded = [*map(self.code, map(_key, row))]
            self.only_text = False
        while coded and not coded[-1]:
            coded.pop()
        self.cells += coded
        self.widths.append(len(coded))

    def finished(self) -> _Piece:
        """The piece with its values, without what is nothing but white space."""
        keys = [*self.codes][1:]
        self.values = (
            keys if self.only_text else [plain(key[1]) if type(key) is tuple else key for key in keys]
        )
        blank = {code for code, key in enumerate(keys, 1) if type(key) is str and key.isspace()}
        if blank:
            self._empty(blank)
        self.filled = len(self.cells) - self.cells.count(0)
        return self

    def _empty(self, blank: set[int]) -> None:
        cells, start = self.cells, 0
        self.cells = []
        for row, width in enumerate(self.widths):
            coded = [0 if code in blank else code for code in cells[start : start + width]]
            start += width
            while coded and not coded[-1]:
                coded.pop()
            self.cells += coded
            self.widths[row] = len(coded)

    def content(self) -> dict[str, object]:
        """What the line of the piece says."""
        return {
            "values": self.values,
            "typed": [] if self.only_text else self._typed(),
            "widths": self.widths,
            "codes": binascii.b2a_base64(array(CODES, self.cells), newline=False).decode("ascii"),
        }

    def _typed(self) -> list[tuple[int, str]]:
        return [
            (code - 1, _TYPED[key[0]])
            for key, code in self.codes.items()
            if type(key) is tuple and key[0] in _TYPED
        ]


_ONLY_TEXT = frozenset({str})
_TYPED = {datetime.datetime: "datetime", datetime.date: "date", datetime.time: "time"}


def _key(value: object) -> object:
    """What a cell is known by: a text by itself, anything else by its type too, since 1 equals True."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.time):
        value = value.replace(tzinfo=None)
    return type(value), value


def plain(value: object) -> str | int | float | bool:
    """A cell that is filled, as JSON can carry it; dates become text."""
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _number(value: float) -> int | float | str:
    if value.is_integer():
        return int(value) if abs(value) < 1e15 else value
    return value if math.isfinite(value) else str(value)
