"""What became of the cells of a source, once it was decided which of its activities come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from register_app.base.cellnames import cell_name
from register_app.reading.addresses import address_of
from register_app.reading.batch import FATES, Batch, CellCount, Draft, SheetReading
from register_app.reading.workbook import Cell
from register_app.services.import_fields import cells_of_key

Refused = Sequence[tuple[Draft, str]]
"""Keys of activities in which the register's value was left."""


def account(batch: Batch, left_out: Sequence[Draft], refused: Refused = ()) -> CellCount:
    """The cells of a batch, those of activities and values that were not chosen as reported, no more as imported.

    Only where the reading tells its cells apart; the values of a register stay as they were read.
    """
    moved = {FATES["imported"]: 0, FATES["extra"]: 0}
    left = cells_left(batch, left_out)
    for sheet, cells in cells_refused(refused).items():
        left[sheet] |= cells
    for sheet, cells in left.items():
        codes = batch.fates.get(sheet, [])
        for row, column in cells:
            code = codes[row][column] if row < len(codes) and column < len(codes[row]) else 0
            if code in moved:
                moved[code] += 1
    imported, extra = moved.values()
    read = batch.cells
    return CellCount(
        read.filled, read.imported - imported, read.kept_as_extra - extra, read.reported + imported + extra
    )


def cells_left(batch: Batch, left_out: Sequence[Draft]) -> dict[str, set[Cell]]:
    """By sheet, the cells (from 0) that belong to these activities of a batch and to none of its others."""
    found: dict[str, set[Cell]] = defaultdict(set)
    if not left_out:
        return found
    left = {id(draft) for draft in left_out}
    readings = {sheet.name: sheet for sheet in batch.sheets}
    for draft in left_out:
        for sheet, cell in _all_cells(draft, readings, batch):
            found[sheet].add(cell)
    for draft in batch.drafts:
        if id(draft) not in left:
            for sheet, cell in _read_cells(draft):
                if sheet in found:
                    found[sheet].discard(cell)
    return found


def cells_refused(refused: Refused) -> dict[str, set[Cell]]:
    """By sheet, the cells (from 0) that say only what was not taken over of an activity."""
    found: dict[str, set[Cell]] = defaultdict(set)
    keys: dict[int, set[str]] = defaultdict(set)
    for draft, key in refused:
        keys[id(draft)].add(key)
    for draft, key in refused:
        others = set(draft.activity) - keys[id(draft)]
        taken = {place for other in others for place in _placed(draft, cells_of_key(draft, other))}
        for sheet, cell in set(_placed(draft, cells_of_key(draft, key))) - taken:
            found[sheet].add(cell)
    return found


def _all_cells(draft: Draft, readings: dict[str, SheetReading], batch: Batch) -> Iterator[tuple[str, Cell]]:
    """What was read into a draft, and what stands beside it on its rows (an answer such as "none" has no field)."""
    yield from _read_cells(draft)
    reading, codes = readings.get(draft.sheet), batch.fates.get(draft.sheet, [])
    if reading is None or reading.layout not in ("rows", "matrix", "form", "notice"):
        return
    labels = {span for column in reading.columns for span in cells_of(column.column)}
    for line in draft.rows:
        for column in range(len(codes[line - 1]) if line <= len(codes) else 0):
            if (line - 1, column) not in labels:
                yield draft.sheet, (line - 1, column)


def _read_cells(draft: Draft) -> Iterator[tuple[str, Cell]]:
    return _placed(draft, _addresses(draft))


def _placed(draft: Draft, addresses: Iterable[str]) -> Iterator[tuple[str, Cell]]:
    """Cells with the sheet that they stand in."""
    for address in addresses:
        found = address_of(address)
        for cell in cells_of(address):
            yield (found and found.sheet) or draft.sheet, cell


def _addresses(draft: Draft) -> Iterable[str]:
    return (address for addresses in draft.cells.values() for address in addresses)


def cells_of(address: str) -> Iterator[Cell]:
    """The cells of an address ("C7", "'Annex'!B3:D3", "line 4", which is the first cell of a row), from 0."""
    if found := address_of(address):
        for row in range(found.first[0], found.last[0] + 1):
            for column in range(found.first[1], found.last[1] + 1):
                yield row, column


def span_of(draft: Draft) -> str:
    """The place of a draft as one address: its cells from the first to the last, where they are its own; else its first."""
    cells = [cell for sheet, cell in _read_cells(draft) if sheet == draft.sheet]
    if not cells or any((found := address_of(address)) and found.is_line for address in _addresses(draft)):
        return next((address for address in _addresses(draft) if "!" not in address), "")
    rows = [row for row, _column in cells]
    columns = [column for _row, column in cells]
    if sorted(draft.rows) != list(range(min(rows) + 1, max(rows) + 2)):
        return cell_name(*min(cells))
    first, last = cell_name(min(rows), min(columns)), cell_name(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"
