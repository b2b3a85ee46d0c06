"""Columns of a table that have no heading of their own: under a wide one, or under none, as people leave them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from register_app.base.cellnames import column_name
from register_app.reading.layouts.columns import Column
from register_app.reading.layouts.grid import Grid

_FEWEST = 2
_MOSTLY = 0.5
_QUARTER = 4
"""Most columns are those but for the quarter that is filled least."""


def below(grid: Grid, rows: Sequence[int], headed: Collection[int], body: Sequence[int]) -> dict[int, int]:
    """Columns with cells but without a heading, each with that whose wide heading covers it, or with itself.

    `rows` are those of the headings, `headed` the columns that have one, `body` the rows below. A column that no
    heading covers counts when it stands among the others or right beside them and most rows fill it, or as many as
    fill most columns: an activity may take several rows.
    """
    found: dict[int, int] = {}
    filled = sorted(sum(bool(grid.texts[row][column]) for row in body) for column in headed)
    needed = max(_FEWEST, _MOSTLY * filled[len(filled) // _QUARTER])
    for column in range(max(0, min(headed) - 1), min(grid.width, max(headed) + 2)):
        if column in headed:
            continue
        cells = sum(bool(grid.texts[row][column]) for row in body)
        owner = _covering(grid, rows, headed, column)
        if owner is not None and cells:
            found[column] = owner
        elif owner is None and cells >= needed:
            found[column] = column
    return found


def _covering(grid: Grid, rows: Sequence[int], headed: Collection[int], column: int) -> int | None:
    """The column whose heading is merged over this one, too."""
    boxes = (grid.box(row, column) for row in reversed(rows))
    return next((box[1] for box in boxes if box and box[1] < column and box[1] in headed), None)


def name(grid: Grid, columns: Sequence[Column]) -> None:
    """Call the columns that no heading covers by their letters, or by their numbers where the table is on its side."""
    for column in columns:
        column.header = column.header or stray_heading(grid, column.index)


def stray_heading(grid: Grid, index: int) -> str:
    """What a column without a heading is called."""
    return f"({index + 1})" if grid.turned else f"({column_name(index)})"
