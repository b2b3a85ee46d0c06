"""What is known of the sheets of a workbook while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from register_app.reading.batch import SheetReading
from register_app.reading.layouts.candidates import Candidate
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.kinds import TableKind
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Record
from register_app.reading.workbook import Cell, Sheet


@dataclass
class TableState:
    """One table of a sheet with its records."""

    header: Header
    kind: TableKind
    records: list[Record]


@dataclass
class SheetState:
    """All that is known of one sheet while the workbook is read."""

    sheet: Sheet
    ledger: Ledger
    reading: SheetReading
    chosen: Candidate
    tables: list[TableState] = field(default_factory=list)
    forms: list[Record] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    holders: dict[str, list[Cell]] = field(default_factory=dict)
    """By role, the cells outside the tables that said something of who has it."""

    @property
    def grid(self) -> Grid:
        return self.chosen.grid

    def registers(self) -> list[TableState]:
        return [table for table in self.tables if table.kind.kind == "register"]

    def records(self) -> list[Record]:
        return [record for table in self.registers() for record in table.records] + self.forms
