"""The whole of a workbook: which layout each sheet has, what the sheets are to each other, and the batch of it all."""

from __future__ import annotations

from dataclasses import dataclass, field

from register_app.base.i18n import Message, N_
from register_app.reading.batch import Batch, CellCount, ColumnReading, Draft, SheetReading
from register_app.reading.layouts import assemble, cover, header as headers, matrix, rows
from register_app.reading.layouts.choices import Choices
from register_app.reading.layouts.cover import Cover
from register_app.reading.layouts.grid import Grid, Ledger, column_name
from register_app.reading.layouts.header import Header
from register_app.reading.layouts.record import Record
from register_app.reading.workbook import Sheet, Workbook


@dataclass
class Alternative:
    """Another way to read a sheet, with how well it explains it (0 to 1)."""

    sheet: str
    layout: str
    header_row: int
    score: float


@dataclass
class SheetState:
    sheet: Sheet
    grid: Grid
    ledger: Ledger
    reading: SheetReading
    records: list[Record] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)


def read(workbook: Workbook, choices: Choices | None = None) -> Batch:
    choices = choices or Choices()
    batch = Batch(workbook.source, problems=list(workbook.problems))
    states = []
    for sheet in workbook.sheets:
        state = SheetState(sheet, Grid(sheet), Ledger(sheet), SheetReading(sheet.name, "ignored"))
        states.append(state)
        find = headers.find(state.grid, needed=2)
        if find is not None:
            read_tables(state, find, batch)
    for state in states:
        drafts = [assemble.build(record, state.ledger) for record in state.records]
        batch.drafts.extend(drafts)
        state.reading.activities = len(drafts)
        state.ledger.close()
        add(batch.cells, state.ledger.count())
        batch.problems.extend(state.ledger.problems)
        batch.sheets.append(state.reading)
    cover.clean(batch.register)
    return batch


def read_tables(state: SheetState, first: Header, batch: Batch) -> None:
    state.reading.layout = "rows"
    state.reading.header_row = first.row + 1
    matrix.mark(first)
    above = [row for row in state.grid.rows() if row < min(first.rows)]
    Cover(batch.register, state.ledger, state.reading.headings).read(state.grid, above)
    header = first
    while True:
        state.headers.append(header)
        table = rows.read(state.grid, header, state.ledger)
        state.records.extend(table.records)
        state.reading.columns.extend(
            ColumnReading(c.letter, c.header, c.matrix and f"{c.matrix}*" or "+".join(c.fields), c.confidence, list(c.samples)) for c in header.columns
        )
        if table.stop >= state.grid.height:
            break
        found = headers.find(state.grid, at=table.stop)
        assert found
        header = found
        matrix.mark(header)


def add(total: CellCount, more: CellCount) -> None:
    total.filled += more.filled
    total.imported += more.imported
    total.kept_as_extra += more.kept_as_extra
    total.reported += more.reported


def alternatives(workbook: Workbook) -> list[Alternative]:
    return []


__all__ = ["Draft", "Message", "N_", "column_name"]
