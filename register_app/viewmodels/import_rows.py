"""The activities of a file as a table: whether they are new, changed or the same, and which are taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.model.fields import FIELDS

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

STATES = {"new": N_("New"), "changed": N_("Changed"), "same": N_("The same")}


class RowsModel(QAbstractTableModel):
    """The activities of the file: whether they are new, changed or the same; ticked ones are taken."""

    ticked = Signal()

    _HEADINGS = (N_("Take"), N_("State"), N_("Row"), N_("Number"), N_("Activity"), N_("What changes"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []
        self._taken: set[int] = set()
        self._shown: list[int] = []
        self._state = ""

    def show(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._taken = {place for place, row in enumerate(rows) if row.state != "same"}
        self._choose()
        self.endResetModel()
        self.ticked.emit()

    def filter(self, state: str) -> None:
        """Show only rows of one state; "" for all."""
        self.beginResetModel()
        self._state = state
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        self._shown = [p for p, row in enumerate(self._rows) if not self._state or row.state == self._state]

    def taken(self) -> list[int]:
        """Places in the plan of the rows that are ticked."""
        return sorted(self._taken)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        place = self._shown[index.row()]
        row = self._rows[place]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if place in self._taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            where = ", ".join(str(number) for number in row.draft.rows[:4])
            return ("", _(STATES[row.state]), where, row.number, row.name, changes_text(row))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return _("Take “{name}”").format(name=row.name)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        place = self._shown[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._taken.add(place)
        else:
            self._taken.discard(place)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None


def changes_text(row: Any) -> str:
    """What an import would change of an activity, in a few words."""
    parts = []
    for difference in row.differences:
        described = FIELDS.get(f"activity.{difference.key}")
        name = _(described.label) if described else difference.key
        parts.append(f"{name}: {_short(difference.before) or '–'} → {_short(difference.after) or '–'}")
    return "; ".join(parts)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
