"""One catalogue as a list: its entries, how often each is used, where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from register_app.base.i18n import N_, _
from register_app.model import vocabulary
from register_app.model.ref import Ref
from register_app.services.lists import Entry, entries
from register_app.services.uses import Use
from register_app.store.changes import ChangeSet
from register_app.viewmodels.search import fits, words_of
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_DRAGGED = "application/x-register-app-entries"


class CatalogueModel(QAbstractTableModel):
    """Name, sensitivity (of data categories only) and number of uses."""

    def __init__(self, session: Session, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.kind = kind
        self._all: list[Entry] = []
        self._shown: list[Entry] = []
        self._query = ""
        self.active = True
        self.counting = False
        """Whether the uses are being counted still."""
        self._stale = False
        session.uses.counted.connect(self._on_counted)
        session.opened.connect(self.load)
        session.closed.connect(self.load)
        session.changed.connect(self._on_changed)
        self.load()

    def choose(self, kind: str) -> None:
        """Show another catalogue (a key of `vocabulary.TERM_KINDS`)."""
        self.kind = kind
        self.load()

    def search(self, query: str) -> None:
        self._query = query
        self._choose()

    def wake(self) -> None:
        """The list is looked at again: read what has changed meanwhile."""
        self.active = True
        if self._stale:
            self.load()

    def load(self) -> None:
        self._stale = False
        self._all = []
        if self._session.is_open:
            counts = self._session.uses.known()
            self.counting = counts is None
            self._all = entries(self._session.read(), self.kind, counts or {})
        self._choose()

    def _on_counted(self) -> None:
        if self.counting and self.active:
            self.load()
        elif self.counting:
            self._stale = True

    def entry(self, row: int) -> Entry | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def key(self, row: int) -> Ref | None:
        entry = self.entry(row)
        return entry.ref if entry else None

    def row_of(self, ref: object) -> int:
        return next((row for row, entry in enumerate(self._shown) if entry.ref == ref), -1)

    def kind_of(self, ref: Ref) -> str:
        """The catalogue that holds an entry; "" when none does."""
        from register_app.services.lists import kind_of

        return kind_of(self._session.read(), ref.id)

    def uses(self, row: int, most: int = -1) -> list[Use]:
        """The rows that point to an entry, at most `most` of each kind."""
        from register_app.services.uses import where_used

        entry = self.entry(row)
        return where_used(self._session.read(), entry.ref, most) if entry else []

    def _headings(self) -> tuple[str, ...]:
        if self.kind == "data_category":
            return (N_("Name"), N_("Sensitivity"), N_("Uses"))
        return (N_("Name"), N_("Uses"))

    def _choose(self) -> None:
        words = words_of(self._query)
        shown = [entry for entry in self._all if fits(f"{entry.name}\n{entry.note}".casefold(), words)]
        if shown and [entry.ref for entry in shown] == [entry.ref for entry in self._shown]:
            # The same entries: the selection stays while their texts and numbers change.
            self._shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self.active:
            self._stale = True
        elif self._session.is_open:
            self.load()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown) or role not in _ROLES:
            return None
        entry = self._shown[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == 1 and self.kind == "data_category":
            return entry.sensitivity
        values = [entry.name, "…" if self.counting else str(entry.uses)]
        if self.kind == "data_category":
            values.insert(1, _(vocabulary.SENSITIVITIES.get(entry.sensitivity, entry.sensitivity)))
        return values[index.column()] if index.column() < len(values) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._session.read_only:
            return flags
        if self.in_order:
            flags |= Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid() and self.kind == "data_category" and index.column() == 1:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index.row())
        if entry is None or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if str(value) != entry.sensitivity:
            self.set(entry.ref, "sensitivity", str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        headings = self._headings()
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(headings[section]) if 0 <= section < len(headings) else None
        return None

    # What the user does

    def add(self, name: str) -> Ref:
        from register_app.services.catalogues import add_term

        return add_term(self._session.register, self.kind, name)

    def set(self, ref: Ref, name: str, value: str) -> None:
        from register_app.services import edit

        edit.set_field(self._session.register, ref, name, value)

    # Order

    @property
    def in_order(self) -> bool:
        """Whether all entries are shown, so that they can be put in order."""
        return len(self._shown) == len(self._all)

    def move(self, rows: Sequence[int], before: int) -> None:
        """Put the entries at `rows` before the entry at row `before` (the end: the number of rows)."""
        from register_app.services.merging import reorder

        moved = [self._shown[row].ref.id for row in sorted(set(rows)) if 0 <= row < len(self._shown)]
        above = [entry.ref.id for entry in self._shown[:before] if entry.ref.id not in moved]
        below = [entry.ref.id for entry in self._shown[before:] if entry.ref.id not in moved]
        if self.in_order and moved:
            reorder(self._session.register, self.kind, [*above, *moved, *below])

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(_DRAGGED, QByteArray(",".join(map(str, rows)).encode("ascii")))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the dragged entries; never said to be done, so that the view does not remove what moved."""
        raw = bytes(data.data(_DRAGGED).data()).decode("ascii", "replace")
        rows = [int(part) for part in raw.split(",") if part.isdecimal()]
        self.move(rows, parent.row() if parent.isValid() else row if row >= 0 else len(self._shown))
        return False

    def remove(self, refs: Sequence[Ref]) -> None:
        from register_app.services import rows

        rows.remove(self._session.register, refs)

    def remove_unused(self) -> int:
        """Remove the entries that nothing uses; gives how many."""
        from register_app.services.catalogues import remove_unused

        return remove_unused(self._session.register, self.kind)
