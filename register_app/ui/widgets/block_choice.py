"""The cells chosen in a table, as the block that a spreadsheet would copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QTableView

from register_app.viewmodels.block import Block


class Cells(Protocol):
    """A model whose rows have numbers (0: a heading, no row) and whose columns have keys."""

    def rowCount(self) -> int: ...

    def number_at(self, row: int) -> int: ...

    def column_keys(self) -> Sequence[str]: ...


class BlockChoice:
    """Reads what is chosen in `view`, which shows `cells`."""

    def __init__(self, view: QTableView, cells: Cells) -> None:
        self._view, self._cells = view, cells

    def visible_columns(self) -> list[int]:
        """The columns shown, from left to right."""
        header = self._view.horizontalHeader()
        sections = (header.logicalIndex(place) for place in range(header.count()))
        return [section for section in sections if not header.isSectionHidden(section)]

    def rows(self) -> list[int]:
        """The rows with a chosen cell, from top to bottom; else the current one."""
        rows: set[int] = set()
        for part in self._view.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        if not rows and self._view.currentIndex().isValid():
            rows = {self._view.currentIndex().row()}
        return sorted(rows)

    def numbers(self) -> list[int]:
        """The numbers of the rows with a chosen cell; headings choose nothing."""
        return [number for row in self.rows() if (number := self._cells.number_at(row))]

    def edge_rows(self) -> tuple[int, int] | None:
        """The first and the last row that are no headings; None where there is none."""
        count, number_at = self._cells.rowCount(), self._cells.number_at
        first = next((row for row in range(count) if number_at(row)), None)
        last = next((row for row in range(count - 1, -1, -1) if number_at(row)), None)
        return None if first is None or last is None else (first, last)

    def sections(self) -> set[int]:
        """The columns with a chosen cell; else the current one."""
        sections: set[int] = set()
        for part in self._view.selectionModel().selection().toList():
            sections.update(range(part.left(), part.right() + 1))
        if not sections and self._view.currentIndex().isValid():
            sections = {self._view.currentIndex().column()}
        return sections

    def block(self) -> Block:
        """The rectangle around the chosen cells."""
        sections = self.sections()
        keys = self._cells.column_keys()
        return Block(
            tuple(self.numbers()),
            tuple(keys[section] for section in self.visible_columns() if section in sections),
        )

    def from_block(self) -> tuple[list[int], list[str]]:
        """The rows from the first chosen one on, and the columns from the first chosen one on."""
        rows, block = self.rows(), self.block()
        first = rows[0] if rows else 0
        below = [n for row in range(first, self._cells.rowCount()) if (n := self._cells.number_at(row))]
        keys = [self._cells.column_keys()[section] for section in self.visible_columns()]
        return below, keys[keys.index(block.keys[0]) :] if block.keys else keys

    def above(self) -> int:
        """The row above the first chosen one; 0 where there is none."""
        rows = self.rows()
        found = (self._cells.number_at(row) for row in range((rows[0] if rows else 0) - 1, -1, -1))
        return next((number for number in found if number), 0)
