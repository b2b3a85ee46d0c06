"""The columns of a source as a table: what each is taken for, how sure that is, and what sample values became."""

from __future__ import annotations

from enum import IntEnum
from itertools import chain

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.viewmodels.importing.column_lines import ColumnLine, lines_of
from register_app.viewmodels.importing.source import ImportSource

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """Roles of `ColumnsModel` beside Qt's own."""

    SAMPLE = Qt.ItemDataRole.UserRole
    SHARE = Qt.ItemDataRole.UserRole + 1


class ColumnsModel(QAbstractTableModel):
    """Column | Taken as | How sure | three examples. `decided(line, field)` is the user's act."""

    decided = Signal(object, str)

    _HEADINGS = (
        N_("Column"),
        N_("Taken as"),
        N_("How sure"),
        N_("Examples: the cell, and what it becomes"),
        "",
        "",
    )
    COLUMN, FIELD, SURENESS, FIRST_SAMPLE = range(4)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ColumnLine] = []
        self.lines: list[ColumnLine] = []
        self._doubtful = False
        self._many = False

    def show(self, source: ImportSource | None) -> None:
        lines = lines_of(source) if source is not None else []
        if lines == self._all:
            return
        self.beginResetModel()
        self._all = lines
        self._many = (
            len({sheet for line in lines for sheet in (line.sheet, *(place[0] for place in line.places))}) > 1
        )
        self._choose()
        self.endResetModel()

    def only_doubtful(self, on: bool) -> None:
        """Show only columns that need a look: those not sure, and those kept under their heading."""
        self.beginResetModel()
        self._doubtful = on
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        self.lines = [line for line in self._all if not self._doubtful or not line.sure or not line.field]

    def doubtful(self) -> int:
        """How many columns were read without being sure."""
        return sum(1 for line in self._all if not line.sure)

    def first_doubtful(self) -> int:
        """The first row that needs a look: one that is not sure; else one that no field was found for; else the first."""
        unsure = (row for row, line in enumerate(self.lines) if not line.sure)
        kept = (row for row, line in enumerate(self.lines) if not line.field)
        return next(chain(unsure, kept), 0)

    def total(self) -> int:
        return len(self._all)

    def set_field(self, row: int, field: str) -> None:
        """Take a column for `field`; "" keeps it under its heading."""
        line = self.lines[row]
        if field != line.field and line.places:
            self.decided.emit(line, field)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == self.FIELD and self.lines[index.row()].places:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole and column == self.FIELD:
            return line.field
        if role == Role.SHARE and column == self.SURENESS and line.field and not line.chosen:
            return line.confidence
        if column >= self.FIRST_SAMPLE:
            place = column - self.FIRST_SAMPLE
            sample = line.samples[place] if place < len(line.samples) else None
            if role == Role.SAMPLE:
                return sample
            if role == Qt.ItemDataRole.DisplayRole and sample is not None:
                return sample.original if sample.same else f"{sample.original} → {sample.read}"
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (f"{line.header or '–'}\n{line.where(many=self._many)}", line.label, line.sureness())[
                column
            ]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != self.FIELD:
            return False
        self.set_field(index.row(), str(value or ""))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
