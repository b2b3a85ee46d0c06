"""Find and replace over the register: hits in a list to choose from, then one step."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.base.watching import Watch, unwatched
from register_app.services import replacing
from register_app.services.replacing import Hit
from register_app.store.changes import ChangeSet
from register_app.viewmodels.jobs import Cancelled
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
Spans = tuple[tuple[int, int], ...]
_NOWHERE = QModelIndex()
_HEADINGS = (N_("Where"), N_("Now"), N_("Then"))
_SLICE = 0.012
"""Seconds of searching between which the window lives on."""
_BEFORE, _LONGEST = 32, 260
"""Letters shown before the first hit, and altogether."""


class Role(IntEnum):
    """Roles of `ReplaceModel` beside Qt's own: `SPANS` are the places (start, length) to mark."""

    SPANS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Excerpt:
    """A part of a text with the places (start, length) that are marked."""

    text: str
    spans: Spans


def excerpts(hit: Hit, replacement: str | None) -> tuple[Excerpt, Excerpt]:
    """The text around the first place found, as it is and as it would be; both on one line."""
    first = hit.spans[0][0]
    start = max(first - _BEFORE, 0) if first > _BEFORE else 0
    pieces: list[str] = []
    now: list[tuple[int, int]] = []
    then_pieces: list[str] = []
    then: list[tuple[int, int]] = []
    place, length, then_length = start, 0, 0
    if start:
        pieces.append("…")
        then_pieces.append("…")
        length = then_length = 1
    for begin, end in hit.spans:
        if begin - start > _LONGEST:
            break
        between = hit.before[place:begin]
        found, new = hit.before[begin:end], hit.before[begin:end] if replacement is None else replacement
        pieces += [between, found]
        then_pieces += [between, new]
        now.append((length + len(between), len(found)))
        then.append((then_length + len(between), len(new)))
        length += len(between) + len(found)
        then_length += len(between) + len(new)
        place = end
    rest = hit.before[place : place + _LONGEST]
    return (
        Excerpt(_one_line("".join([*pieces, rest])), tuple(now)),
        Excerpt(_one_line("".join([*then_pieces, rest])), tuple(then)),
    )


def _one_line(text: str) -> str:
    # Letter for letter, so that the marked places stay where they are.
    return re.sub(r"\s", " ", text)


class ReplaceModel(QAbstractTableModel):
    """Where, now and then, with a tick each. `counted(hits, ticked, searching)`; `refused(sentence)`."""

    counted = Signal(int, int, bool)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: list[Hit] = []
        self._left_out: set[int] = set()
        self._replacement: str | None = None
        self._search: Iterator[Hit | None] | None = None
        self._owners: dict[int, str] = {}
        self._query: tuple[str, bool, bool] = ("", False, False)
        self._replacing = False
        session.changed.connect(self._on_changed)
        session.closed.connect(self.clear)

    @property
    def searching(self) -> bool:
        return self._search is not None

    def look_for(self, text: str, replacement: str | None, *, case: bool, words: bool) -> None:
        """Begin to search; hits come in as they are found. Without `replacement` nothing would change."""
        self._query = (text, case, words)
        self.clear()
        self._replacement = replacement
        if not text or not self._session.is_open:
            return
        try:
            wanted = replacing.pattern(text, case=case, words=words)
        except RegisterError as error:
            self.refused.emit(str(error))
            return
        self._search = replacing.hits(self._session.read(), wanted, replacement)
        self._go_on()

    def finish(self) -> None:
        """Search to the end now."""
        while self._search is not None:
            self._go_on()

    def clear(self) -> None:
        self._search = None
        self.beginResetModel()
        self._hits, self._left_out, self._owners = [], set(), {}
        self.endResetModel()
        self.refused.emit("")
        self._tell()

    def tick_all(self, *, ticked: bool) -> None:
        self._left_out = set() if ticked else set(range(len(self._hits)))
        if self._hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._hits) - 1, 0))
        self._tell()

    @property
    def ticked(self) -> int:
        """How many texts would change."""
        return len(self._hits) - len(self._left_out)

    def replace(self) -> int:
        """Replace in the ticked texts as one step and search anew; gives how many changed, 0 where it was refused."""
        self.finish()
        try:
            count = self.change()
        finally:
            self.settle()
        if count:
            self.look_again()
        return count

    def settle(self) -> None:
        """The replacement is over: what changes from now on is searched anew."""
        self._replacing = False

    def change(self, watch: Watch = unwatched) -> int:
        """As `replace`, without a new search: for many texts it is work for another thread, and `look_again` follows.

        What `watch` raises takes the step back.
        """
        chosen = [place for place in range(len(self._hits)) if place not in self._left_out]
        # What this very step changes is no reason to search anew half-way.
        self._replacing = True
        try:
            return replacing.replace(self._session.register, self._hits, chosen, watch)
        except Cancelled:
            raise
        except RegisterError as error:
            self.refused.emit(str(error))
            return 0

    def look_again(self) -> None:
        """Search anew, after a replacement."""
        self.settle()
        text, case, words = self._query
        self.look_for(text, self._replacement, case=case, words=words)

    def hit(self, row: int) -> Hit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def _go_on(self) -> None:
        search = self._search
        if search is None:
            return
        found: list[Hit] = []
        until = time.monotonic() + _SLICE
        try:
            while time.monotonic() < until:
                hit = next(search)
                if hit is not None:
                    found.append(hit)
        except StopIteration:
            self._search = None
        if found:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(found) - 1)
            self._hits += found
            self.endInsertRows()
        self._tell()
        if self._search is not None:
            QTimer.singleShot(0, self, self._go_on)

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._replacing and self._query[0]:
            self.look_again()

    def _tell(self) -> None:
        self.counted.emit(len(self._hits), len(self._hits) - len(self._left_out), self.searching)

    # Qt's own questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == 0:
            left_out = index.row() in self._left_out
            return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return self._where(index.row(), hit)
        if role in (Qt.ItemDataRole.DisplayRole, Role.SPANS) and column:
            excerpt = excerpts(hit, self._replacement)[column - 1]
            return excerpt.text if role == Qt.ItemDataRole.DisplayRole else excerpt.spans
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0 or self.hit(index.row()) is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index)
        self._tell()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None

    def _where(self, row: int, hit: Hit) -> str:
        if row not in self._owners:
            owner = replacing.owner(self._session.read(), hit.ref) or _("The register")
            self._owners[row] = f"{_(hit.label)} – {owner}"
        return self._owners[row]
