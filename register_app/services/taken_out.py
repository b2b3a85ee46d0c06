"""Cells of a table that were taken out before the general reader read it, since this program understood them itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from register_app.reading.batch import FATES, Batch
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.workbook import Sheet

_EMPTY, _IMPORTED = FATES[""], FATES["imported"]


def account(batch: Batch, given: Iterable[Sheet]) -> None:
    """Count as taken over what the sheets as they were `given` hold and the reader saw empty."""
    for sheet in given:
        codes = batch.fates[sheet.name]
        batch.fates[sheet.name] = [
            _told(row or (), line or b"") for row, line in zip_longest(sheet.rows, codes)
        ]
    batch.cells = Ledger.count([line for lines in batch.fates.values() for line in lines])


def _told(row: Sequence[object], codes: bytes) -> bytes:
    line = bytearray(codes.ljust(len(row), bytes([_EMPTY])))
    for place, value in enumerate(row):
        if value is not None and line[place] == _EMPTY:
            line[place] = _IMPORTED
    return bytes(line)
