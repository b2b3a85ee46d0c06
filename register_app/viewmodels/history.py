"""The steps of the register as a list, newest first, read in portions as one scrolls."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base import i18n
from register_app.base.i18n import N_, _, counted, ngettext
from register_app.model.fields import FIELDS
from register_app.store.changes import Change, Step
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PORTION = 200
_MOST_CHANGES = 200
_LONGEST = 300

_HEADINGS = (N_("When"), N_("What"), N_("Who"))

TABLE_TEXTS = {
    "register": N_("Register"),
    "party": N_("Party"),
    "term": N_("Catalogue entry"),
    "retention_rule": N_("Retention rule"),
    "activity": N_("Activity"),
    "role": N_("Role"),
    "activity_term": N_("System or measure"),
    "purpose": N_("Purpose"),
    "purpose_basis": N_("Legal basis"),
    "data_use": N_("Data category"),
    "data_use_subject": N_("Data subject"),
    "data_use_purpose": N_("Purpose of the data"),
    "disclosure": N_("Recipient"),
    "transfer": N_("Transfer"),
    "answer": N_("Answer"),
    "extra": N_("Additional column"),
    "version": N_("Version"),
}


def moment(at: str) -> str:
    """A moment of the history (ISO 8601, UTC) in local time as the program's language writes it."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return local.strftime("%d.%m.%Y %H:%M" if i18n.language() == "da" else "%Y-%m-%d %H:%M")


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
        for change in self._session.register.changes(step.id, _MOST_CHANGES):
            lines += _lines(change)
        rest = self._session.register.size(step) - _MOST_CHANGES
        if rest > 0:
            lines.append(
                (ngettext("and {n} more row", "and {n} more rows", rest).format(n=counted(rest)), "", "")
            )
        return lines


def _lines(change: Change) -> list[tuple[str, str, str]]:
    table = _(TABLE_TEXTS.get(change.table, change.table))
    name = _name(change)
    where = f"{table}: {name}" if name else table
    if change.before is None:
        return [(where, "", _("new"))]
    if change.after is None:
        return [(where, "", _("removed"))]
    return [
        (
            f"{where} – {_label(change.table, column)}",
            _short(change.before.get(column)),
            _short(change.after.get(column)),
        )
        for column in change.columns()
    ]


def _name(change: Change) -> str:
    row = change.after or change.before or {}
    for column in ("name", "title", "heading", "text", "article", "number"):
        if row.get(column):
            return _short(row[column])
    return ""


def _label(table: str, column: str) -> str:
    described = FIELDS.get(f"{table}.{column}") or FIELDS.get(f"{table}.{column.removesuffix('_id')}")
    return _(described.label) if described else column


def _short(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
