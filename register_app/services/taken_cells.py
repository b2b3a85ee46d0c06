"""The cells of a workbook of ours as they are taken one by one: their whole texts, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from register_app.base.cellnames import cell_name
from register_app.base.i18n import N_, Message, catalogue
from register_app.reading.batch import CellCount
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.workbook import Cell, Problem, Sheet, Workbook
from register_app.writing.shapes.words import ANNEX, ENDING

_LEFT = N_("The cell is no part of the shape, so it was not taken over: {text}")


class TakenCells:
    """The cells of a workbook in a shape whose headings are in `language`; what nobody takes is told."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self.annex = catalogue(language).gettext(ANNEX)
        """Name of the sheet of long texts."""
        self._ledgers = {sheet.name: Ledger(sheet) for sheet in workbook.sheets}
        self._long = self._long_texts(workbook)

    def text(self, sheet: Sheet, row: int, column: int) -> str:
        """The whole text of a cell, which then counts as taken."""
        value = sheet.value(row, column)
        if value is None:
            return ""
        self._ledgers[sheet.name].imported([(row, column)])
        text = str(value)
        reference, whole = self._long.get((sheet.name, cell_name(row, column)), ("", ""))
        shortened = reference and text.endswith(ENDING.format(annex=self.annex, reference=reference))
        return whole if shortened else text

    def _long_texts(self, workbook: Workbook) -> dict[tuple[str, str], tuple[str, str]]:
        """By sheet and cell, the reference and the whole text of those that stand in the annex."""
        found: dict[tuple[str, str], tuple[str, str]] = {}
        for sheet in workbook.sheets[1:]:
            if sheet.name != self.annex:
                continue
            for row in range(1, len(sheet.rows)):
                name, _, cell = str(sheet.value(row, 1) or "").rpartition("!")
                reference = str(sheet.value(row, 0) or "")
                piece = str(sheet.value(row, 2) or "")
                found[name, cell] = reference, found.get((name, cell), ("", ""))[1] + piece
        return found

    def whole(self, sheet: Sheet) -> None:
        """The sheet counts as taken."""
        self._ledgers[sheet.name].imported(_filled(sheet))

    def as_extra(self, sheet: Sheet, cell: Cell) -> None:
        """The cell counts as kept under a heading of the user's own."""
        self._ledgers[sheet.name].extra([cell])

    def give_back(self, sheet: Sheet, cell: Cell) -> None:
        """The cell is no part of the shape after all."""
        self._ledgers[sheet.name].reopen([cell])

    def account(self) -> tuple[list[Problem], dict[str, list[bytes]], CellCount]:
        """The problems of the cells that nobody took, what became of each cell by sheet, and the count of all."""
        for ledger in self._ledgers.values():
            for row, column in ledger.open_cells():
                said = Message(_LEFT, {"text": str(ledger.sheet.value(row, column))})
                ledger.reported([(row, column)], "warning", said)
        fates = {name: ledger.codes() for name, ledger in self._ledgers.items()}
        problems = [problem for ledger in self._ledgers.values() for problem in ledger.problems]
        return problems, fates, Ledger.count(list(chain.from_iterable(fates.values())))


def _filled(sheet: Sheet) -> Iterator[Cell]:
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value is not None:
                yield row, column
