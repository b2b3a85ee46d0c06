"""How high an activity will be on its page, about: which ones the typesetter must measure.

Measuring takes as long as setting. Only an activity of which a few lines may stand on a page of their own is worth it,
and a count of characters tells well enough which these can be.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from register_app.writing.pdf_blocks import Block, Cell

PAGE = 257.0
"""Millimetres of a page between its margins."""
_WIDTH = 162.0
_LETTER = 0.155
"""Millimetres that a letter takes on average for each point of its size."""
_POINT = 0.3528
_CAPITAL = 0.66
"""Of the size of a typeface, the height of its capitals: what a first line takes."""
_TABLE, _TEXT, _PAIR = 8.8, 9.5, 8.4


_SHARED = 0.89
"""What is left of a sum of heights when gaps between neighbours are one gap."""
_LOW, _HIGH = 0.94, 1.08
"""How far the true height may be from the one told here, either way."""
_FEW = 0.2
"""The share of a page that is not worth a page."""


def close_call(high: float) -> bool:
    """Whether something about so many millimetres high may end shortly below the end of a page."""
    pages = high / PAGE
    return any(_LOW * full < pages < _HIGH * (full + _FEW) for full in range(1, int(pages / _LOW) + 1))


def height(sections: Sequence[Block], intro: Sequence[Block], name: str) -> float:
    """About so many millimetres that an activity takes when it is set on one page without an end."""
    title = 11.0 + 6.4 * _wrapped(len(name), 170.0, 15.0)
    lead = sum(_block(block) for block in intro)
    return _SHARED * (title + lead + sum(map(_section, sections)))


def _section(item: Block) -> float:
    # The citation stands on the line of the heading where it has room.
    lines = _wrapped(len(item["title"]) + len(item["cite"]), 165.0, 9.4)
    return 2.2 + 3.8 * lines + sum(map(_block, item["blocks"]))


def _block(block: Block) -> float:
    gap = 2.5
    kind = block["k"]
    if kind == "table":
        return gap + _table(block)
    if kind == "facts":
        return gap + sum(_row([(cell, 119.0)], _TABLE, 2.26) for _, cell in block["rows"])
    if kind == "pairs":
        return gap + math.ceil(len(block["rows"]) / 2) * (1.55 + _PAIR * _CAPITAL * _POINT) * 1.15
    if kind == "list":
        return gap + sum(_lines(item, _WIDTH - 8, _TEXT) for item in block["items"]) * 1.16 * _TEXT * _POINT
    return gap + _lines(block["c"], _WIDTH - 4, _TEXT) * 1.2 * _TEXT * _POINT


def _table(block: Block) -> float:
    widths: list[float] = block["widths"]
    fixed = -sum(width for width in widths if width < 0)
    shares = sum(width for width in widths if width > 0)
    rest = max(20.0, _WIDTH - fixed)
    room = [(width / shares * rest if width > 0 else -width) - 3.2 for width in widths]
    head = max(
        (_wrapped(len(text), own, _TABLE) for text, own in zip(block["head"], room, strict=True)), default=1
    )
    high = 4.24 + (head - 1) * 3.55
    for row in block["rows"]:
        # Cells that reach over several rows leave fewer in the rows below: those stand anywhere.
        cells = [cell["c"] if isinstance(cell, dict) else cell for cell in row]
        many = [cell["n"] if isinstance(cell, dict) else 1 for cell in row]
        places = room if len(row) == len(room) else room[: len(row)]
        lines = max(
            (_lines(cell, own, _TABLE) / n for cell, own, n in zip(cells, places, many, strict=True)),
            default=1,
        )
        high += 4.24 + (max(1.0, lines) - 1) * 3.55
    return high


def _row(cells: Sequence[tuple[Cell, float]], size: float, inset: float) -> float:
    lines = max((_lines(cell, room, size) for cell, room in cells), default=1)
    return inset + size * _POINT * (_CAPITAL + (max(1, lines) - 1) * 1.18)


def _lines(cell: Cell, room: float, size: float) -> int:
    return sum(_wrapped(sum(len(run[1]) for run in line), room, size) for line in cell)


def _wrapped(letters: int, room: float, size: float) -> int:
    return max(1, math.ceil(letters * _LETTER * size / room - 0.03))
