"""A table on its side, read with rows and columns exchanged: what its labels say that no heading of an upright one says."""

from __future__ import annotations

from register_app.base.i18n import N_, Message
from register_app.reading.fields import PARTY_FIELDS
from register_app.reading.folded import fold
from register_app.reading.layouts import hints
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.cover import Cover
from register_app.reading.layouts.grid import Grid, is_pointer, shorten
from register_app.reading.layouts.labels import HELP
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.matrix import VALUED
from register_app.reading.layouts.parties import label_of


def group_ticks(header: Header) -> None:
    """On its side: a label without values ("Whose data?") is the group of the ticked rows below it."""
    group = ""
    for column in header.columns:
        if not column.content.count:
            group = column.header if column.field in VALUED else ""
        elif column.content.marks < _TICKED:
            group = ""
        elif group and not column.group:
            column.group = group


_TICKED = 0.8
"""The share of ticks among the cells of a row that is ticked."""


def carry_labels(grid: Grid, header: Header) -> None:
    """On its side: a row without a label goes on with the label above it."""
    known = {column.index: column for column in header.columns}
    last: Column | None = None
    for index in range(min(known), grid.width):
        if index in known:
            last = known[index]
            if last.content.count == 0:
                last.fields = ()  # a title above the table, not the label of a row
            continue
        filled = any(grid.text(row, index) for row in range(header.first_data_row, grid.height))
        if last is not None and filled and last.fields:
            header.columns.append(
                Column(
                    index,
                    last.header,
                    last.fields,
                    last.confidence,
                    content=last.content,
                    habit=last.habit,
                    forced=True,
                )
            )
    header.columns.sort(key=lambda column: column.index)


def name_row(grid: Grid, header: Header, above: list[int]) -> None:
    """On its side: the names of the activities may stand above them without a label."""
    if "name" in header.fields():
        return
    for column in header.columns:
        if column.fields and column.field not in ("number", "part", "department", "owner"):
            break
        if (
            not column.fields
            and column.content.count >= 2
            and column.content.distinct == 1
            and column.content.length < 90
        ):
            column.fields, column.confidence, column.forced = ("name",), 0.6, True
            return
    labelled = {column.index for column in header.columns}
    first = min((column.index for column in header.columns if column.fields), default=min(labelled))
    for index in range(first - 1, -1, -1):
        if index in labelled:
            continue
        texts = [grid.text(row, index) for row in range(header.first_data_row, grid.height)]
        filled = [text for text in texts if text]
        if len(filled) >= 2 and len(set(filled)) == len(filled):
            header.columns.insert(0, Column(index, "", ("name",), 0.6, forced=True))
            return
    del above


def leave_guides(grid: Grid, header: Header, ledger: Ledger) -> None:
    """On its side: a column between the labels and the activities that says how to fill them in is none of them."""
    named = header.first("name")
    rows = [row for row in range(header.first_data_row, grid.height) if grid.filled(row)]
    names = [row for row in rows if named is not None and grid.text(row, named.index)]
    for row in rows:
        cells = grid.filled(row)
        heads = [grid.text(row, index) for index in cells if named is None or index <= named.index]
        told = sum(
            hints.is_hint(grid.text(row, index)) or is_pointer(grid.text(row, index)) for index in cells
        )
        nameless = len(names) >= _NAMED and row not in names
        if any(HELP.match(fold(text)) for text in heads) or (
            told >= (_FEW_HINTS if nameless else _HINTS) * len(cells) and (nameless or len(cells) >= _SOME)
        ):
            text = shorten([grid.text(row, index) for index in cells])
            ledger.reported(
                [grid.place(row, index) for index in cells],
                "info",
                Message(N_("Note beside the table, left out: “{text}”"), {"text": text}),
            )
            for index in cells:
                grid.texts[row][index] = ""


_NAMED, _SOME = 2, 3
"""Columns with a name that make one without it doubtful, and the fewest cells that tell anything by themselves."""
_HINTS, _FEW_HINTS = 0.6, 0.4
"""How many of the cells have to be hints, in a column with a name and in one without."""


def holders(grid: Grid, header: Header, cover: Cover) -> None:
    """Lines above the names with one value, not one an activity, say who is responsible: they go to the cover data."""
    named = header.first("name")
    for column in [item for item in header.columns if named is not None and item.index < named.index]:
        filled = [row for row in range(header.first_data_row, grid.height) if grid.text(row, column.index)]
        if len(filled) != 1 or column.forced:
            continue
        text = grid.text(filled[0], column.index)
        part = bool(label_of(column.header)) and cover.found > 0
        if (column.field in PARTY_FIELDS or part) and cover.take(
            column.header, text, grid.place(filled[0], column.index)
        ):
            grid.texts[filled[0]][column.index] = ""
            header.columns.remove(column)
