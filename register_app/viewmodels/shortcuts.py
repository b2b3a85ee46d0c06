"""The keys of each action: listed, changed, conflicts told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.search import fits, words_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = (N_("Action"), N_("Menu"), N_("Keys"))


@dataclass(frozen=True)
class KeyedAction:
    """An action by its name, what it is called (translated), its menu, and its own keys ("Ctrl+K", "" for none)."""

    id: str
    text: str
    menu: str
    keys: str


class ShortcutsModel(QAbstractTableModel):
    """Action, menu and keys. `changed(id, keys)` follows each change; the preferences keep what differs from the rule."""

    changed = Signal(str, str)

    def __init__(
        self,
        preferences: Preferences,
        actions: Sequence[KeyedAction],
        spell: Callable[[str], str] = str,
        parent: QObject | None = None,
    ) -> None:
        """`spell` writes keys as the user's system names them."""
        super().__init__(parent)
        self._spell = spell
        self._preferences = preferences
        self._all = list(actions)
        self._shown = list(actions)

    def keys(self, name: str) -> str:
        """The keys of an action now."""
        own = next((action.keys for action in self._all if action.id == name), "")
        return self._preferences.now.shortcuts.get(name, own)

    def action(self, row: int) -> KeyedAction | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, name: str) -> int:
        return next((row for row, action in enumerate(self._shown) if action.id == name), -1)

    def search(self, query: str) -> None:
        """Show the actions whose name, menu or keys hold every word."""
        words = words_of(query)
        self.beginResetModel()
        self._shown = [
            action
            for action in self._all
            if fits(f"{action.text} {action.menu} {self._spell(self.keys(action.id))}".casefold(), words)
        ]
        self.endResetModel()

    def holder(self, keys: str, without: str) -> KeyedAction | None:
        """Another action than `without` that has these keys."""
        return next((a for a in self._all if keys and a.id != without and self.keys(a.id) == keys), None)

    def set_keys(self, name: str, keys: str) -> None:
        """Give an action these keys; who had them has none then."""
        other = self.holder(keys, name)
        if other is not None:
            self._keep(other.id, "")
        self._keep(name, keys)

    def reset(self, name: str) -> KeyedAction | None:
        """Give an action its own keys again, unless another has taken them: that one is given back, unchanged."""
        own = next((action.keys for action in self._all if action.id == name), "")
        other = self.holder(own, name)
        if other is None:
            self._keep(name, own)
        return other

    def reset_all(self) -> None:
        """All actions have their own keys again."""
        self._preferences.set(shortcuts={})
        for action in self._all:
            self.changed.emit(action.id, action.keys)
        self._tell()

    def _keep(self, name: str, keys: str) -> None:
        own = next((action.keys for action in self._all if action.id == name), "")
        kept = {key: value for key, value in self._preferences.now.shortcuts.items() if key != name}
        if keys != own:
            kept[name] = keys
        self._preferences.set(shortcuts=kept)
        self.changed.emit(name, keys)
        self._tell()

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 2))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action = self.action(index.row()) if index.isValid() else None
        if action is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (action.text, action.menu, self._spell(self.keys(action.id)))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None
