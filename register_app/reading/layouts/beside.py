"""Tables of the same headings that stand side by side on a sheet: each is read by itself."""

from __future__ import annotations

from register_app.reading.headings import fold, match
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.grid import Grid

_LEAST = 3
"""How many headings a table has at least, to be one of several."""

_SAME = 0.7
"""Which share of a table's headings the first one has, too."""


def tables(grid: Grid, header: Header) -> list[tuple[Grid, Header]]:
    """The tables of one heading row, each with a grid that shows nothing else; one where it is one table.

    Several are divided by empty columns and repeat the same headings, among them the name or the purpose.
    """
    blocks = [] if grid.turned else _blocks(grid, header)
    if len(blocks) < 2:
        return [(grid, header)]
    first = _texts(header, blocks[0])
    alike = [block for block in blocks[1:] if _repeats(first, _texts(header, block))]
    if len(alike) < len(blocks) - 1 or not _names_something(first):
        return [(grid, header)]
    found = []
    for left, right in blocks:
        shown = grid.only(left, right)
        own = headers.find(shown, at=header.row)
        if own is None:
            return [(grid, header)]
        found.append((shown, own))
    return found


def _blocks(grid: Grid, header: Header) -> list[tuple[int, int]]:
    """First and last column of each run of columns that hold anything, headings and cells."""
    texts = [fold(column.header) for column in header.columns]
    if len(set(texts)) == len(texts):
        return []  # nothing is repeated
    top = min(header.rows)
    filled = sorted({column for row in range(top, grid.height) for column in grid.filled(row)})
    blocks: list[tuple[int, int]] = []
    for column in filled:
        if blocks and column == blocks[-1][1] + 1:
            blocks[-1] = (blocks[-1][0], column)
        else:
            blocks.append((column, column))
    return blocks


def _texts(header: Header, block: tuple[int, int]) -> list[str]:
    return [fold(column.header) for column in header.columns if block[0] <= column.index <= block[1]]


def _repeats(first: list[str], other: list[str]) -> bool:
    same = sum(text in first for text in other)
    return len(other) >= _LEAST and same >= _SAME * max(len(other), len(first))


def _names_something(texts: list[str]) -> bool:
    return any(found and found[0].field in ("name", "purpose") for found in map(match, texts))
