"""One catalogue as a list: its entries, how often each is used, where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

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


class CatalogueModel(QAbstractTableModel):
    """Name, sensitivity (of data categories only) and number of uses."""

    def __init__(self, session: Session, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.kind = kind
        self._all: list[Entry] = []
        self._shown: list[Entry] = []
        self._query = ""
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

    def load(self) -> None:
        self._all = entries(self._session.read(), self.kind) if self._session.is_open else []
        self._choose()

    def entry(self, row: int) -> Entry | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, ref: Ref) -> int:
        return next((row for row, entry in enumerate(self._shown) if entry.ref == ref), -1)

    def uses(self, row: int) -> list[Use]:
        """The rows that point to an entry."""
        from register_app.services.uses import where_used

        entry = self.entry(row)
        return where_used(self._session.read(), entry.ref) if entry else []

    def _headings(self) -> tuple[str, ...]:
        if self.kind == "data_category":
            return (N_("Name"), N_("Sensitivity"), N_("Uses"))
        return (N_("Name"), N_("Uses"))

    def _choose(self) -> None:
        words = words_of(self._query)
        self.beginResetModel()
        self._shown = [entry for entry in self._all if fits(f"{entry.name}\n{entry.note}".casefold(), words)]
        self.endResetModel()

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._session.is_open:
            self.load()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown) or role != Qt.ItemDataRole.DisplayRole:
            return None
        entry = self._shown[index.row()]
        values = [entry.name, str(entry.uses)]
        if self.kind == "data_category":
            values.insert(1, _(vocabulary.SENSITIVITIES.get(entry.sensitivity, entry.sensitivity)))
        return values[index.column()] if index.column() < len(values) else None

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

    def remove(self, refs: Sequence[Ref]) -> None:
        from register_app.services import rows

        rows.remove(self._session.register, refs)

    def remove_unused(self) -> int:
        """Remove the entries that nothing uses; gives how many."""
        from register_app.services.catalogues import remove_unused

        return remove_unused(self._session.register, self.kind)
