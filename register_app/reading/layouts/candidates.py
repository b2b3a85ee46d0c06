"""The ways in which a sheet could be read, each with how well it explains the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from register_app.reading.fields import ARTICLE_30
from register_app.reading.layouts import answered, cover, kinds, nested, stacked
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.evidence import is_mark
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.labels import Labels, labels_of
from register_app.reading.workbook import Sheet

_TALLEST = 600
_TELLING = ARTICLE_30 | {"name"}


@dataclass
class Candidate:
    """One reading of a sheet: `layout` "rows", "transposed", "form", "cover", "guide", "text" or "empty"."""

    layout: str
    points: float
    grid: Grid
    header: Header | None = None
    labels: Labels | None = None

    @property
    def score(self) -> float:
        """0 to 1, for comparing with other readings."""
        return round(self.points / (self.points + 2.5), 3)


def of(
    sheet: Sheet,
    *,
    header_row: int = 0,
    layout: str = "",
    alone: bool = False,
    template: frozenset[int] = frozenset(),
) -> list[Candidate]:
    """All readings of a sheet, the best first; `header_row` (from 1) and `layout` force one.

    A sheet that is `alone` in its file explains no others, whatever it is called; its `template` columns say the same
    on other sheets.
    """
    grid = Grid(sheet)
    grid.template = template
    found: list[Candidate] = []
    if next(iter(grid.rows()), None) is None:
        return [Candidate("empty", 0.0, grid)]
    rows = (
        headers.find(grid, at=header_row - 1)
        if 0 < header_row <= grid.height and layout in ("", "rows", "list")
        else headers.find(grid)
    )
    if rows is not None:
        found.append(Candidate("rows", _points(rows.fields(), rows.known, rows.filled), grid, rows))
    else:
        named = headers.by_sheet_name(grid, sheet.name)
        if named is not None:
            found.append(Candidate("rows", 0.9, grid, named))
    labels = labels_of(grid)
    if (
        _says_little(grid, labels)
        or _is_column_of_values(grid, labels)
        or (
            rows is not None
            and (
                _are_headings(grid, labels)
                or _are_names(grid, labels, rows)
                or _stand_beside_names(grid, labels, rows)
            )
        )
    ):
        labels = Labels()
    if len(labels.telling) >= 2 and len(labels.fields) >= 3:
        points = _points(labels.fields, len(labels.rows), len(labels.rows)) * 0.98
        turned = Grid(sheet, turned=True) if grid.height <= _TALLEST else None
        across = headers.find(turned, at=labels.column) if turned is not None else None
        if turned is None or across is None:
            found.append(Candidate("form", points, grid, labels=labels))
        elif _is_transposed(grid, labels):
            found.append(Candidate("transposed", points + 0.3, turned, across))
            found.append(Candidate("form", points - 0.5, grid, labels=labels))
        else:
            found.append(Candidate("form", points, grid, labels=labels))
            found.append(Candidate("transposed", points - 1.5, turned, across))
    found.extend(_rearranged(grid))
    if layout == "cover" or cover.is_cover(grid):
        found.append(Candidate("cover", 2.2, grid))
    if kinds.is_guide(grid, rows):
        found.append(Candidate("guide", 50.0, grid))
    elif not alone and kinds.is_guide_name(sheet.name) and not kinds.names_activities(rows):
        found.append(Candidate("guide", 3.2, grid))
    if sheet.hidden:
        for candidate in found:
            candidate.points -= 1.0
    found.append(Candidate("text", 0.4, grid))
    found.sort(key=lambda candidate: -candidate.points)
    if layout:
        chosen = [
            candidate
            for candidate in found
            if candidate.layout == layout or (layout == "list" and candidate.layout == "rows")
        ]
        found = chosen + [candidate for candidate in found if candidate not in chosen]
    elif header_row:
        chosen = [candidate for candidate in found if candidate.layout == "rows"]
        found = chosen + [candidate for candidate in found if candidate not in chosen]
    return found


def _rearranged(grid: Grid) -> Iterator[Candidate]:
    """The readings for which the cells have to be put in order, or taken apart, first."""
    piled = stacked.find(grid)
    if piled is not None:
        labels = labels_of(piled)
        yield Candidate("form", _points(labels.fields, 1, 1) + 0.5, piled, labels=labels)
    apart = nested.find(grid)
    if apart is not None and (header := headers.find(apart)) is not None:
        yield Candidate("rows", _points(header.fields(), header.known, header.filled) + 1.0, apart, header)
    records = answered.find(grid)
    if records is not None and (header := records.heading()) is not None:
        yield Candidate("form", _points(header.fields(), 1, 1) + 1.0, records, header)


def _is_column_of_values(grid: Grid, labels: Labels) -> bool:
    """Whether the labels are the values of a table: nothing stands to their right, but much to their left."""
    if labels.value_columns or labels.more:
        return False
    left = sum(any(column < labels.column for column in grid.filled(row)) for row in labels.rows)
    return left > 0.3 * len(labels.rows)


def _are_headings(grid: Grid, labels: Labels) -> bool:
    """Whether what reads like labels are headings of one column in several tables that stand below each other."""
    heads = 0
    for row in labels.rows:
        known = headers.row_score(grid, row).known
        below = next((row for row in range(row + 1, grid.height) if grid.filled(row)), row)
        told = headers.row_score(grid, below)
        heads += (
            known >= _KNOWN * len(grid.filled(row))
            and told.known <= (1 - _KNOWN) * told.filled
            and headers.is_heading_row(grid, row)
        )
    return heads >= _TABLES and _PART * heads >= len(labels.rows)


def _are_names(grid: Grid, labels: Labels, header: Header) -> bool:
    """Whether what reads like labels are a few of the names below a heading that is known as a whole: "Training"."""
    under = next((column for column in header.columns if column.index == labels.column), None)
    if under is None or under.field not in _NAMED or header.known < _KNOWN * max(header.filled, _HEADED):
        return False
    last = min(grid.height, header.first_data_row + _TALLEST)
    below = [row for row in range(header.first_data_row, last) if grid.text(row, labels.column)]
    return 2 * len(set(labels.rows) & set(below)) < len(below)


def _stand_beside_names(grid: Grid, labels: Labels, header: Header) -> bool:
    """Whether what reads like labels tells more of names to its left, below known headings: "Invoices | Sell | E-mail"."""
    left = [
        column
        for column in header.columns
        if column.index < labels.column and column.field and column.confidence >= _SURE
    ]
    if len(left) < 2 or not {"name", "purpose"} & {column.field for column in left}:
        return False
    below = [row for row in labels.rows if row not in header.rows]
    return all(row >= header.first_data_row for row in below) and all(
        grid.text(row, column.index) for row in below for column in left
    )


_SURE = 0.9
_NAMED, _HEADED = frozenset(("name", "number", "description")), 3
"""What heads names and what tells of them, and the fewest headings of a table."""

_TABLES, _PART, _KNOWN = 2, 3, 0.75
"""Rows of headings, of how many labels they must be one, and how much of such a row is known."""


def _says_little(grid: Grid, labels: Labels) -> bool:
    """Whether beside the labels stand mostly ticks and numbers: a comparison, not a form."""
    texts = [
        grid.text(row, column)
        for row in labels.rows
        for column in labels.value_columns
        if grid.text(row, column)
    ]
    empty = sum(is_mark(text) or bool(re.fullmatch(r"[\d.,%/ -]+", text)) for text in texts)
    return len(texts) >= 4 and empty > 0.6 * len(texts)


def _points(fields: set[str], known: int, filled: int) -> float:
    points = sum(1.0 if name in _TELLING else 0.5 for name in fields)
    quality = known / filled if filled else 0.0
    return points * (0.5 + 0.5 * quality)


def _is_transposed(grid: Grid, labels: Labels) -> bool:
    """Whether several columns hold the values of one activity each, rather than answers and remarks."""
    columns = labels.value_columns
    if len(columns) < 2 or labels.more:
        return False
    told = [grid.text(row, labels.column) for row in labels.rows]
    if 2 * len(set(told)) <= len(told):
        return False  # forms below each other
    # A label over others ("Whose data?" above rows that are ticked) has no values of its own.
    valued = [row for row in labels.rows if any(grid.text(row, column) for column in columns)]
    for column in columns:
        if sum(bool(grid.text(row, column)) for row in valued) < 0.5 * len(valued):
            return False
        if len({grid.text(row, column) for row in labels.rows} - {""}) == 1:
            return False  # the same words beside every label: a remark
    texts = [grid.text(row, columns[0]) for row in labels.rows if grid.text(row, columns[0])]
    if texts and sum(is_mark(text) for text in texts) > 0.5 * len(texts):
        return False
    names = 0
    from register_app.reading.headings import match

    for row in range(max(labels.rows) + 1):
        text = grid.text(row, labels.column)
        found = match(text) if text else ()
        if text and not (found and found[0].field in ("name", "number", "purpose")):
            continue
        if sum(bool(grid.text(row, column)) for column in columns) >= 2:
            names += 1
    return names > 0
