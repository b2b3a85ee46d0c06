"""The command palette: actions, activities, parties and catalogue entries by a few letters of their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _
from register_app.model import vocabulary
from register_app.model.text import fold
from register_app.services.finding import named
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST = 50
_FUZZY_FROM = 3
"""From so many letters on, a slip of the finger is forgiven."""
_LIKENESS = 78.0
_KEPT = 20

KINDS = {
    "action": N_("Action"),
    "activity": N_("Activity"),
    "party": N_("Party"),
    "term": N_("Catalogue entry"),
}


@dataclass(frozen=True)
class Item:
    """Something to choose: `kind` of KINDS, `key` the name of an action or a row number, `detail` says more."""

    kind: str
    key: str
    text: str
    detail: str = ""

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.key}"


class Role(IntEnum):
    """Roles of `PaletteModel` beside Qt's own."""

    KIND = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2


def items_of(session: Session) -> list[Item]:
    """What the open register offers."""
    if not session.is_open:
        return []
    made = []
    for thing in named(session.read()):
        detail = thing.detail
        if thing.ref.table == "term":
            detail = _(vocabulary.TERM_KIND_LABELS.get(detail, detail))
        made.append(Item(thing.ref.table, str(thing.ref.id), thing.name, detail))
    return made


class PaletteModel(QAbstractListModel):
    """The items that fit what was typed, best first; without a word those chosen lately, then the actions."""

    def __init__(
        self, items: Callable[[], Sequence[Item]], recent: Sequence[str] = (), parent: QObject | None = None
    ) -> None:
        """`items` is asked each time the palette opens; `recent` are ids of items, the latest first."""
        super().__init__(parent)
        self._items = items
        self._recent = list(recent)
        self._all: list[Item] = []
        self._folded: list[str] = []
        self._shown: list[Item] = []

    def refresh(self) -> None:
        """Read what there is now."""
        self._all = list(self._items())
        self._folded = [fold(item.text) for item in self._all]
        self.look_for("")

    def look_for(self, typed: str) -> None:
        """Show what fits: each word occurs in the name, beginnings first; where little does, what is alike."""
        query = fold(typed)
        self.beginResetModel()
        self._shown = self._ranked(query) if query else self._lately()
        self.endResetModel()

    def item(self, row: int) -> Item | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def take(self, item: Item) -> tuple[str, ...]:
        """Remember that `item` was chosen; gives the ids to keep, the latest first."""
        self._recent = [item.id, *(other for other in self._recent if other != item.id)][:_KEPT]
        return tuple(self._recent)

    def _lately(self) -> list[Item]:
        by_id = {item.id: item for item in self._all}
        lately = [by_id[name] for name in self._recent if name in by_id]
        actions = [item for item in self._all if item.kind == "action" and item not in lately]
        return (lately + actions)[:_MOST]

    def _ranked(self, query: str) -> list[Item]:
        words = query.split()
        recent = {name: place for place, name in enumerate(self._recent)}
        order = {kind: place for place, kind in enumerate(KINDS)}
        ranked = []
        for place, folded in enumerate(self._folded):
            if all(word in folded for word in words):
                item = self._all[place]
                begins = folded.startswith(query) or f" {query}" in folded
                ranked.append((not begins, recent.get(item.id, _KEPT), order[item.kind], len(folded), place))
        ranked.sort()
        found = [place for *_rest, place in ranked[:_MOST]]
        if len(found) < _MOST and len(query) >= _FUZZY_FROM and not found:
            found += self._alike(query)
        return [self._all[place] for place in found]

    def _alike(self, query: str) -> list[int]:
        from rapidfuzz import fuzz, process

        found = process.extract(
            query, self._folded, scorer=fuzz.partial_ratio, score_cutoff=_LIKENESS, limit=_MOST
        )
        # A short name is part of anything; what was typed must not be longer than what it is taken for.
        return [place for name, _score, place in found if len(name) >= len(query) - 1]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (_(KINDS[item.kind]), item.text, item.detail) if part)
            case Role.KIND:
                return item.kind
            case Role.DETAIL:
                return item.detail
            case Role.KEY:
                return item.key
            case _:
                return None
