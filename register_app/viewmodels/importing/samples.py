"""Some cells of a column, or beside a label of a form, each with what it became in the activity it was read for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from register_app.base.cellnames import cell_name
from register_app.reading.addresses import column_number
from register_app.reading.batch import ColumnReading, Draft, SheetReading
from register_app.reading.layouts.grid import text_of
from register_app.reading.workbook import Cell, Sheet
from register_app.viewmodels.importing.places import cells_of
from register_app.viewmodels.importing.readings import became

SAMPLES = 3
_ACTIVITIES = 60
"""Activities that are looked at for samples."""
_ROWS = 12
"""Rows of an activity that are."""
_BESIDE = 4
"""Cells at the right of a label that are."""
_LONGEST = 160


@dataclass(frozen=True)
class Sample:
    """A cell as it stands in the file, and what it became."""

    cell: str
    original: str
    read: str

    @property
    def same(self) -> bool:
        return " ".join(self.original.split()) == " ".join(self.read.split())


def sample_of(cell: str, original: str, read: str) -> Sample:
    """A sample, no longer than it can be shown."""
    return Sample(cell, original[:_LONGEST], read[:_LONGEST])


@dataclass
class Drafts:
    """The activities that one sheet brings."""

    listed: list[Draft] = field(default_factory=list)

    @cached_property
    def _by_line(self) -> dict[int, list[Draft]]:
        found: dict[int, list[Draft]] = {}
        for draft in self.listed:
            for line in draft.rows:
                found.setdefault(line, []).append(draft)
        return found

    def owner(self, address: str, draft: Draft) -> Draft:
        """Whose cell it is that stands on a line of `draft`: one of tables side by side belongs to an activity of each."""
        beside = reversed(self._by_line.get(draft.rows[0], [draft]))
        return next((other for other in beside if _holds(other, address)), draft)


def _holds(draft: Draft, address: str) -> bool:
    return any(address in addresses for addresses in draft.cells.values())


def samples(
    reading: SheetReading, column: ColumnReading, sheet: Sheet | None, drafts: Drafts
) -> list[Sample]:
    """The first cells that hold something: one of each activity, those of one row first, then further rows."""
    if sheet is None:
        return []
    listed = sorted(drafts.listed[:_ACTIVITIES], key=lambda draft: len(draft.rows) > 1)
    told = [(draft, _filled(_cells(reading, column, draft), sheet)) for draft in listed]
    first = [(draft, cell) for draft, cells in told for cell in cells[:1]]
    # A form has one value beside a label, a column of ours may have one in each row of an activity.
    further = [] if _is_label(column) else [(draft, cell) for draft, cells in told for cell in cells[1:]]
    found: dict[str, Sample] = {}
    for draft, cell in chain(first, further):
        text = text_of(sheet.value(*cell))
        if text not in found:
            activity = drafts.owner(cell_name(*cell), draft).activity
            read = became(column.field, activity, column.header, text)
            found[text] = sample_of(cell_name(*cell), text, read)
        if len(found) == SAMPLES:
            break
    return list(found.values())


def _filled(cells: Iterable[Cell], sheet: Sheet) -> list[Cell]:
    return [cell for cell in cells if text_of(sheet.value(*cell)).strip()]


def _is_label(column: ColumnReading) -> bool:
    return not column.column.isalpha() and not column.column.isdigit()


def _cells(reading: SheetReading, column: ColumnReading, draft: Draft) -> Iterator[Cell]:
    """Where a draft's value of a column may stand, the likeliest first."""
    lines = draft.rows[:_ROWS]
    if not lines:
        return
    if reading.layout == "notice":
        places = [other.header for other in reading.columns if other.column == column.column]
        yield from ((line - 1, places.index(column.header)) for line in lines)
    elif column.column.isdigit():
        yield from ((int(column.column) - 1, line - 1) for line in lines)
    elif column.column.isalpha():
        yield from ((line - 1, column_number(column.column)) for line in lines)
    elif label := cells_of(column.column):
        yield from _of_label(reading, column, draft, label[0])


def _of_label(reading: SheetReading, column: ColumnReading, draft: Draft, label: Cell) -> Iterator[Cell]:
    """Beside a label, up to the next; else below it, where the field was read."""
    labels = {span[0] for other in reading.columns if (span := cells_of(other.column))}
    row, left = label
    # What heads a column of records ("Status" over one row an answer) stands in no row of any of them.
    beside = range(left + 1, left + 1 + _BESIDE) if row + 1 in draft.rows else ()
    for place in beside:
        if (row, place) in labels:
            break
        yield row, place
    # What is known, but has no place in the register, is kept among the extra ones.
    kept = [span[0] for address in draft.cells.get("extra", ()) if (span := cells_of(address))]
    yield from (cell for cell in kept if cell[0] == row and 0 < cell[1] - left <= _BESIDE)
    wanted = {column.field, *column.field.split("+")} if column.field else {"extra"}
    addresses = (address for key, listed in draft.cells.items() if key in wanted for address in listed)
    yield from (span[0] for address in addresses if (span := cells_of(address)) and span[0][0] > row)
