"""The steps of the register as a list, newest first, read in portions as one scrolls."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _, counted, ngettext
from register_app.services.row_names import RowNames
from register_app.store.changes import Step
from register_app.viewmodels.dates import moment_shown
from register_app.viewmodels.session import Session
from register_app.viewmodels.step_lines import change_lines

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PORTION = 200
_MOST_CHANGES = 200

_HEADINGS = (N_("When"), N_("What"), N_("Who"))


def moment(at: str) -> str:
    """A moment of the history (ISO 8601, UTC) in local time, its date as one chose to see dates."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return moment_shown(local)


class HistoryModel(QAbstractTableModel):
    """When, what and by whom."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[Step] = []
        self._more = False
        session.opened.connect(self.load)
        session.closed.connect(self.load)
        session.changed.connect(self.load)
        self.load()

    def load(self) -> None:
        self.beginResetModel()
        self._steps = self._session.register.steps(_PORTION) if self._session.is_open else []
        self._more = len(self._steps) == _PORTION
        self.endResetModel()

    def step(self, row: int) -> Step | None:
        return self._steps[row] if 0 <= row < len(self._steps) else None

    def key(self, row: int) -> int | None:
        """The number of a step; the newest is known by its place, so that who looks at it sees the next one come."""
        step = self.step(row)
        return step.id if step and row else None

    def row_of(self, number: object) -> int:
        return next((row for row, step in enumerate(self._steps) if step.id == number), -1)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent) or not self._session.is_open:
            return
        older = self._session.register.steps(_PORTION, before=self._steps[-1].id)
        self._more = len(older) == _PORTION
        if older:
            self.beginInsertRows(QModelIndex(), len(self._steps), len(self._steps) + len(older) - 1)
            self._steps += older
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        step = self._steps[index.row()]
        return (moment(step.at), step.message, step.author)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None

    def details(self, row: int) -> list[tuple[str, str, str]]:
        """What a step changed: (where, before, after), as text."""
        step = self.step(row)
        if step is None:
            return []
        # An import changes a hundred thousand rows: only those that are shown are read.
        lines: list[tuple[str, str, str]] = []
        names = RowNames(self._session.read())
        for change in self._session.register.changes(step.id, _MOST_CHANGES):
            lines += change_lines(change, names)
        rest = self._session.register.size(step) - _MOST_CHANGES
        if rest > 0:
            lines.append(
                (ngettext("and {n} more row", "and {n} more rows", rest).format(n=counted(rest)), "", "")
            )
        return lines
