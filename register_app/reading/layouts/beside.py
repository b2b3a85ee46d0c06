"""Tables that stand side by side on a sheet, of the same headings or each under its title: each is read by itself."""

from __future__ import annotations

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.evidence import is_mark
from register_app.reading.layouts.grid import Grid

_LEAST = 3
"""How many headings a table has at least, to be one of several."""

_FEWEST = 2
"""How many it has at least when it stands under a title of its own."""

_SAME = 0.7
"""Which share of a table's headings the first one has, too."""


def tables(grid: Grid, header: Header) -> list[tuple[Grid, Header]]:
    """The tables of one heading row, each with a grid that shows nothing else; one where it is one table.

    Several are divided by empty columns, and repeat the same headings, among them the name or the purpose, or have
    each their own title and number of rows.
    """
    blocks = [] if grid.turned else _blocks(grid, header)
    if len(blocks) < 2:
        return [(grid, header)]
    first = _texts(header, blocks[0])
    if not _names_something(first):
        return [(grid, header)]
    alike = [block for block in blocks[1:] if _repeats(first, _texts(header, block))]
    if len(alike) < len(blocks) - 1 and not _are_titled(grid, header, blocks):
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
    places = [column.index for column in header.columns]
    if len(set(texts)) == len(texts) and places[-1] - places[0] == len(places) - 1:
        return []  # nothing is repeated, and no column stands apart
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


def _are_titled(grid: Grid, header: Header, blocks: list[tuple[int, int]]) -> bool:
    """Whether each block has headings enough, those further right a title of their own, and other rows than the first."""
    heights = [_rows_below(grid, header, block) for block in blocks]
    return all(
        len(_texts(header, block)) >= _FEWEST
        and _title_above(grid, header, block[0], len(blocks))
        and height
        and _are_names(grid, header, block[0], height)
        and height != heights[0]
        for block, height in zip(blocks[1:], heights[1:], strict=True)
    )


def _title_above(grid: Grid, header: Header, column: int, blocks: int) -> bool:
    """Whether a title stands right above the headings at a column: in a row of little more than titles."""
    return any(
        grid.text(row, column) and len(grid.filled(row)) <= blocks + 1
        for row in range(max(0, header.row - _NEAR), header.row)
    )


_NEAR = 3
"""How many rows above its headings a title stands at most."""


def _rows_below(grid: Grid, header: Header, block: tuple[int, int]) -> int:
    """How many rows a block fills below the headings without a gap; 0 when more follow after one."""
    filled = [
        any(grid.text(row, column) for column in range(block[0], block[1] + 1))
        for row in range(max(header.rows) + 1, grid.height)
    ]
    count = filled.index(False) if False in filled else len(filled)
    return 0 if any(filled[count:]) else count


def _are_names(grid: Grid, header: Header, column: int, height: int) -> bool:
    """Whether the first column of a block names a thing of its own in each row."""
    first = max(header.rows) + 1
    texts = [grid.text(row, column) for row in range(first, first + height)]
    return all(texts) and len(set(texts)) == len(texts) and not any(map(is_mark, texts))


def _names_something(texts: list[str]) -> bool:
    return any(found and found[0].field in ("name", "purpose") for found in map(match, texts))
