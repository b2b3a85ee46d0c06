"""Names of a source that much resemble one of the register's lists: whether they are the same is for the user to say."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.model.vocabulary import TERM_KIND_LABELS
from register_app.services.import_plan import Likeness
from register_app.viewmodels.importing.source import ImportSource

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LikelyModel(QAbstractTableModel):
    """A ticked pair is one thing: the register's name is used. Nothing is ticked unless the user does it."""

    decided = Signal()

    _HEADINGS = (N_("The same"), N_("In the file"), N_("In the register"), N_("Likeness"), N_("List"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: ImportSource | None = None
        self._pairs: list[Likeness] = []

    def show(self, source: ImportSource | None) -> None:
        self.beginResetModel()
        self._source = source
        plan = source.plan if source is not None else None
        self._pairs = sorted(plan.likely, key=lambda pair: -pair.score) if plan is not None else []
        self.endResetModel()

    def merge(self, rows: list[int], *, on: bool) -> None:
        """Use the register's names for these pairs, or keep both names."""
        if self._source is None:
            return
        for pair in (self._pairs[row] for row in rows):
            if on:
                self._source.replacements[(pair.kind, pair.given)] = pair.existing
            else:
                self._source.replacements.pop((pair.kind, pair.given), None)
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self._HEADINGS) - 1))
        self.decided.emit()

    def is_merged(self, row: int) -> bool:
        pair = self._pairs[row]
        return self._source is not None and (pair.kind, pair.given) in self._source.replacements

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._pairs):
            return None
        pair = self._pairs[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self.is_merged(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            kind = _(TERM_KIND_LABELS[pair.kind]) if pair.kind in TERM_KIND_LABELS else _("Parties")
            decision = _("use the register’s") if self.is_merged(index.row()) else _("keep both")
            return (decision, pair.given, pair.existing, f"{round(pair.score * 100)} %", kind)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return _("“{given}” is “{existing}”").format(given=pair.given, existing=pair.existing)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.merge([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
