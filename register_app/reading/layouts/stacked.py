"""Forms with several labels beside each other and their values in the row below, seen as one column of labels."""

from __future__ import annotations

import itertools

from register_app.reading.fields import ARTICLE_30
from register_app.reading.headings import match
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.labels import label_text
from register_app.reading.workbook import Cell

_TELLING = ARTICLE_30 | {"name"}
_FEWEST_ROWS = 3
_FEWEST_FIELDS = 4
_MOST_BANDS = 6
_COVERED = 0.75
"""The part of all filled rows that labels and values must make up."""
_TALLEST = 200


class Stacked(Grid):
    """The bands of columns of a grid below one another; `place` still gives where a cell lies in the sheet."""

    def __init__(self, grid: Grid, bands: list[int]) -> None:
        super().__init__(grid.sheet)
        ends = [*bands[1:], grid.width]
        width = max(end - start for start, end in zip(bands, ends, strict=True))
        places: list[list[Cell | None]] = []
        for start, end in zip(bands, ends, strict=True):
            for row in range(grid.height):
                cells: list[Cell | None] = [(row, column) for column in range(start, end)]
                places.append(cells + [None] * (width - len(cells)))
            places.append([None] * width)
        self._places = places
        self.texts = [[grid.text(*cell) if cell is not None else "" for cell in line] for line in places]
        self.height, self.width = len(self.texts), width
        self._merged = {}

    def place(self, row: int, column: int) -> Cell:
        return self._places[row][column] or (row, column)


def find(grid: Grid) -> Stacked | None:
    """The grid restacked, when rows of known labels alternate with rows of their values in several columns."""
    if grid.height > _TALLEST:
        return None
    columns: set[int] = set()
    fields: set[str] = set()
    names = rows = single = led = 0
    for row, below in itertools.pairwise(range(grid.height)):
        labels = _labels(grid, row)
        if not labels or not _are_values(grid, below, labels):
            continue
        if len(labels) == 1:
            single += 1
            fields.update(labels.values())
            continue
        rows += 1
        led += _is_led(grid, below)
        names += "name" in labels.values()
        columns.update(labels)
        fields.update(labels.values())
    filled = sum(1 for row in range(grid.height) if grid.filled(row))
    if (
        2 * (rows + single) < _COVERED * filled
        or rows < _FEWEST_ROWS
        or 2 * led > rows
        or single > rows
        or len(fields & _TELLING) < _FEWEST_FIELDS
        or names > 1
    ):
        return None
    bands = sorted(columns)
    if len(bands) > _MOST_BANDS:
        return None
    return Stacked(grid, [0, *bands[1:]])


def _labels(grid: Grid, row: int) -> dict[int, str]:
    """The fields of a row by column when all its cells are labels, else nothing."""
    found: dict[int, str] = {}
    for column in grid.filled(row):
        matches = match(label_text(grid.text(row, column)))
        if not matches or matches[0].confidence < 0.8:
            return {}
        found[column] = matches[0].field
    return found


def _is_led(grid: Grid, row: int) -> bool:
    """Whether a row begins with a label itself, its value beside it: then words like those of headings are values, too."""
    found = match(label_text(grid.text(row, grid.filled(row)[0])))
    return bool(found) and found[0].confidence >= _SURE


_SURE = 0.8


def _are_values(grid: Grid, row: int, labels: dict[int, str]) -> bool:
    filled = grid.filled(row)
    sure = [
        found for column in filled if (found := match(grid.text(row, column))) and found[0].confidence >= 0.9
    ]
    return bool(filled) and set(filled) <= labels.keys() and len(sure) < len(filled)
