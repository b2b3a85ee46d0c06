"""The ledger of a sheet: what became of every cell of it, each counted exactly once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from register_app.base.cellnames import cell_name
from register_app.base.i18n import N_, Message
from register_app.reading.batch import FATES, CellCount, Problem, Severity
from register_app.reading.layouts import tickboxes
from register_app.reading.layouts.grid import shorten, text_of
from register_app.reading.workbook import Cell, Sheet

Fate = Literal["imported", "extra", "reported"]

_EMPTY = FATES[""]
_REPORTED = FATES["reported"]
_OPEN = 0
"""The code of a cell that nobody has spoken for yet."""


@dataclass
class Ledger:
    """What became of each cell of one sheet; the last word counts, so no cell is counted twice."""

    sheet: Sheet
    problems: list[Problem] = field(default_factory=list)
    _codes: dict[int, bytearray | bytes] = field(default_factory=dict)
    """By row a code a column; rows that are alike share theirs (`bytes`) until one of them is spoken for again."""

    def imported(self, cells: Iterable[Cell]) -> None:
        self._say(cells, FATES["imported"])

    def extra(self, cells: Iterable[Cell]) -> None:
        self._say(cells, FATES["extra"])

    def reported(self, cells: Iterable[Cell], severity: Severity, message: Message) -> None:
        """Tell of cells that are not taken over; one problem names them all by the range they span."""
        cells = [cell for cell in cells if self.sheet.value(*cell) is not None]
        self._say(cells, _REPORTED)
        if cells:
            self.problems.append(Problem(self.sheet.name, span(cells), severity, message))

    def tell(self, cell: Cell | None, severity: Severity, message: Message) -> None:
        """Tell of a cell that was taken over all the same, or of the sheet."""
        self.problems.append(Problem(self.sheet.name, cell_name(*cell) if cell else "", severity, message))

    def whole_row(self, row: int, codes: bytes) -> None:
        """Say what becomes of a whole row at once: a code of `FATES` for each cell up to the last filled one."""
        values = self.sheet.rows[row]
        said_before = isinstance(self._codes.get(row), bytes)  # of the same cells
        if said_before or (len(values) == len(codes) and values.count(None) == codes.count(_EMPTY)):
            self._codes[row] = codes
        else:  # a cell holds something that shows no text
            self._codes[row] = bytearray(codes.replace(bytes([_EMPTY]), bytes([_OPEN])))

    def fate(self, cell: Cell) -> Fate | Literal[""]:
        """What was said of a cell last; "" when nothing was."""
        row, column = cell
        codes = self._codes.get(row, b"")
        return _NAMES.get(codes[column], "") if column < len(codes) else ""

    def reopen(self, cells: Iterable[Cell] | None = None) -> None:
        """Take back what was said of these cells, or of all."""
        if cells is None:
            self._codes.clear()
        else:
            self._say(cells, _OPEN)

    def _say(self, cells: Iterable[Cell], code: int) -> None:
        for row, column in cells:
            codes = self._codes.get(row)
            if not isinstance(codes, bytearray):
                codes = self._codes[row] = bytearray(codes or b"")
            if column >= len(codes):
                codes.extend(bytes(column + 1 - len(codes)))
            codes[column] = code

    def open_cells(self) -> list[Cell]:
        """The filled cells nobody has spoken for."""
        found: list[Cell] = []
        for row, values in enumerate(self.sheet.rows):
            if not values:
                continue
            codes = self._codes.get(row, b"")
            if isinstance(codes, bytes) and codes:
                continue
            spoken = len(codes)
            found.extend(
                (row, column)
                for column, value in enumerate(values)
                if value is not None and (column >= spoken or codes[column] == _OPEN)
            )
        return found

    def close(self) -> None:
        """Report each row of cells that nobody has spoken for."""
        rows: dict[int, list[Cell]] = {}
        for cell in self.open_cells():
            rows.setdefault(cell[0], []).append(cell)
        for cells in rows.values():
            texts = [text for cell in cells if (text := text_of(self.sheet.value(*cell)))]
            shown = {"text": shorten(texts)}
            if not texts:
                self.reported(cells, "info", Message(N_("Only white space.")))
            elif not any(map(tickboxes.chosen, texts)):
                self.reported(cells, "info", Message(N_("No option is ticked: “{text}”"), shown))
            else:
                self.reported(cells, "warning", Message(N_("Not understood: “{text}”"), shown))

    def codes(self) -> list[bytes]:
        """What became of each cell, row by row (`batch.FATES`); call it after `close`.

        A formula without a value is told of beside the values (`Sheet.formulas`, `errors`), so it counts as reported.
        """
        found = [self._row_codes(row) if values else b"" for row, values in enumerate(self.sheet.rows)]
        for row, column in self.sheet.without_value():
            found.extend(b"" for _row in range(len(found), row + 1))
            codes = bytearray(found[row].ljust(column + 1, bytes([_EMPTY])))
            codes[column] = _REPORTED
            found[row] = bytes(codes)
        return found

    def _row_codes(self, row: int) -> bytes:
        values, codes = self.sheet.rows[row], self._codes.get(row, b"")
        if isinstance(codes, bytes) and codes:
            return codes
        codes = codes.ljust(len(values), bytes([_OPEN]))
        return bytes(
            _EMPTY if value is None else code or _REPORTED for value, code in zip(values, codes, strict=False)
        )

    @staticmethod
    def count(codes: list[bytes]) -> CellCount:
        """The count over all filled cells of a sheet, of what `codes` gives."""
        every = b"".join(codes)
        imported, extra, reported = (every.count(FATES[fate]) for fate in ("imported", "extra", "reported"))
        return CellCount(imported + extra + reported, imported, extra, reported)


_NAMES: dict[int, Fate] = {
    FATES["imported"]: "imported",
    FATES["extra"]: "extra",
    FATES["reported"]: "reported",
}


def span(cells: list[Cell]) -> str:
    """The address of one cell, or of the range from the first to the last ("B3:F3")."""
    top, left = min(row for row, _ in cells), min(column for _, column in cells)
    bottom, right = max(row for row, _ in cells), max(column for _, column in cells)
    first, last = cell_name(top, left), cell_name(bottom, right)
    return first if first == last else f"{first}:{last}"
