"""Parties: a list with their roles, and what one can do with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _, counted
from register_app.model import vocabulary
from register_app.model.ref import Ref
from register_app.model.text import fold
from register_app.services.lists import PartyEntry
from register_app.services.lists import parties as read_parties
from register_app.store.changes import ChangeSet
from register_app.viewmodels.search import fits, words_of
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

ROLE_TEXTS = {
    **vocabulary.REGISTER_ROLES,
    "client": N_("Client"),
    "recipient": N_("Recipient"),
    "transfer": N_("Recipient of the transfer"),
}

_HEADINGS = (N_("Name"), N_("Roles"), N_("E-mail"))


def roles_text(party: PartyEntry) -> str:
    """Every role of a party in words, with the number of activities."""
    parts = [_(ROLE_TEXTS[role]) for role in party.register_roles]
    parts += [
        _("{role} in {n}").format(role=_(ROLE_TEXTS[role]), n=counted(count))
        for role, count in party.activity_roles.items()
    ]
    return ", ".join(parts)


class PartiesModel(QAbstractTableModel):
    """Name, roles and e-mail of each party, by name."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: list[PartyEntry] = []
        self._shown: list[PartyEntry] = []
        self._query = ""
        self.active = True
        self._stale = False
        session.opened.connect(self.load)
        session.closed.connect(self.clear)
        session.changed.connect(self._on_changed)
        if session.is_open:
            self.load()

    def wake(self) -> None:
        """The list is looked at again: read what has changed meanwhile."""
        self.active = True
        if self._stale and self._session.is_open:
            self.load()

    def load(self) -> None:
        self._stale = False
        self._all = sorted(read_parties(self._session.read()), key=lambda party: fold(party.name))
        self._choose()

    def clear(self) -> None:
        self._all = []
        self._choose()

    def search(self, query: str) -> None:
        self._query = query
        self._choose()

    def party(self, row: int) -> PartyEntry | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def key(self, row: int) -> Ref | None:
        party = self.party(row)
        return party.ref if party else None

    def row_of(self, ref: object) -> int:
        return next((row for row, party in enumerate(self._shown) if party.ref == ref), -1)

    def _choose(self) -> None:
        words = words_of(self._query)
        shown = [p for p in self._all if fits("\n".join(p.fields.values()).casefold(), words)]
        if [p.ref for p in shown] == [p.ref for p in self._shown]:
            # The same parties: the selection stays while their texts change.
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(_HEADINGS) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not changes.tables() & {"party", "role", "disclosure", "transfer"}:
            return
        if not self.active:
            self._stale = True
        elif self._session.is_open:
            self.load()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        party = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (party.name, roles_text(party), party.fields["email"])[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None

    # What the user does

    def add(self, name: str) -> Ref:
        from register_app.services.catalogues import add_party

        return add_party(self._session.register, {"name": name})

    def set(self, ref: Ref, name: str, value: str) -> None:
        from register_app.services import edit

        edit.set_field(self._session.register, ref, name, value)

    def set_register_role(self, ref: Ref, role: str, *, held: bool) -> None:
        """Give a party a role of the register or take it away; of a single role the holder changes."""
        from register_app.services.catalogues import set_role
        from register_app.services.lists import role_holders

        holders = [number for number in role_holders(self._session.read(), role) if number != ref.id]
        if held:
            holders = [*holders, ref.id] if role == "joint_controller" else [ref.id]
        set_role(self._session.register, role, holders)

    def remove(self, refs: Sequence[Ref]) -> None:
        from register_app.services import rows

        rows.remove(self._session.register, refs)
