"""What a source brings beside its activities, as a table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _
from register_app.services.import_plan import Beside
from register_app.viewmodels.importing.comparison import spoken
from register_app.viewmodels.importing.source import ImportSource

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BesideModel(QAbstractTableModel):
    """State | What | Name | What is said of it; what is new to the register first."""

    _HEADINGS = (N_("State"), N_("What"), N_("Name"), N_("What is said of it"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._things: list[Beside] = []

    def show(self, source: ImportSource | None) -> None:
        self.beginResetModel()
        things = source.plan.beside if source is not None and source.plan is not None else []
        self._things = sorted(things, key=lambda thing: not thing.new)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._things)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        thing = self._things[index.row()]
        state = _("New") if thing.new else _("Already there")
        return (state, thing.what.text(), thing.name, spoken(thing.says))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
