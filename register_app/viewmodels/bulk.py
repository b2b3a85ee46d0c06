"""One change to many activities: what it would do to each, then all of it as one step."""

from __future__ import annotations

from collections.abc import Sequence

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
from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref
from register_app.services import bulk
from register_app.services.bulk import BulkChange, Operation
from register_app.viewmodels.crosstable import shown
from register_app.viewmodels.dates import date_shown
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = (N_("Number"), N_("Now"), N_("Then"))
_SLICE = 12
"""Activities previewed at a time, between which the window lives on."""
_LONGEST = 300

NAMES = (
    "department", "owner", "status", "systems", "measures", "processing", "clients", "joint_controllers",
    "last_review", "next_review", "valid_from", "valid_until", "description", "notes",
)  # fmt: skip
"""Fields of an activity that can be changed in many at once."""

_CLEAR = ("clear", N_("Empty"))
OPERATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "list": (("add", N_("Add")), ("remove", N_("Remove")), ("set", N_("Set to")), _CLEAR),
    "text": (
        ("set", N_("Set to")),
        ("add", N_("Add at the end")),
        ("replace", N_("Replace in the text")),
        _CLEAR,
    ),
    "choice": (("set", N_("Set to")),),
    "other": (("set", N_("Set to")), _CLEAR),
}
"""What can be done with the kinds of fields. Nothing is emptied by leaving the value empty: that is an act of its own."""


def bulk_fields() -> list[Field]:
    """Those fields, in the order in which they are offered."""
    return [FIELDS[f"activity.{name}"] for name in NAMES]


def operations(field: Field) -> tuple[tuple[str, str], ...]:
    """What can be done with a field: (operation, its name to translate)."""
    if field.name in bulk.LIST_FIELDS:
        return OPERATIONS["list"]
    if field.kind in ("text", "long_text"):
        return OPERATIONS["text"]
    return OPERATIONS["choice" if field.kind == "choice" else "other"]


class BulkModel(QAbstractTableModel):
    """Number, now and then of each activity that would change. `counted(changes, looked at)`; `refused(sentence)`."""

    counted = Signal(int, int)
    refused = Signal(str)

    def __init__(self, session: Session, numbers: Sequence[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._refs = [Ref("activity", number) for number in numbers]
        self._changes: list[BulkChange] = []
        self._rest: list[Ref] = []
        self._act: tuple[str, Operation, str, str] = (NAMES[0], "set", "", "")

    @property
    def total(self) -> int:
        return len(self._refs)

    def preview(self, name: str, operation: str, value: str, old: str = "") -> None:
        """Find out what would change, a few activities at a time; nothing while nothing is given to do it with."""
        given = old if operation == "replace" else value
        ready = bool(given) or operation == "clear"
        known: dict[str, Operation] = {"add": "add", "remove": "remove", "replace": "replace"}
        self._act = (name, known.get(operation, "set"), "" if operation == "clear" else value, old)
        self.beginResetModel()
        self._changes, self._rest = [], list(self._refs) if ready else []
        self.endResetModel()
        self.refused.emit("")
        self._go_on()

    def finish(self) -> None:
        """Look at all the rest now."""
        while self._rest:
            self._go_on()

    def apply(self) -> int:
        """Make the changes as one step; gives how many activities changed, 0 where that was refused."""
        self.finish()
        if not self._changes:
            return 0
        try:
            bulk.apply(self._session.register, self._act[0], self._changes)
        except RegisterError as error:
            self.refused.emit(str(error))
            return 0
        return len(self._changes)

    def _go_on(self) -> None:
        portion, self._rest = self._rest[:_SLICE], self._rest[_SLICE:]
        name, operation, value, old = self._act
        try:
            found = bulk.preview(self._session.register, portion, name, operation, value=value, old=old)
        except RegisterError as error:
            self._rest = []
            self.refused.emit(str(error))
            return
        if found:
            first = len(self._changes)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._changes += found
            self.endInsertRows()
        self.counted.emit(len(self._changes), len(self._refs) - len(self._rest))
        if self._rest:
            QTimer.singleShot(0, self, self._go_on)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        change = self._changes[index.row()]
        if index.column() == 0:
            return change.number
        text = change.before if index.column() == 1 else change.after
        field = FIELDS[f"activity.{self._act[0]}"]
        text = date_shown(text) if field.kind == "date" else shown(field, text)
        return "; ".join(text.splitlines())[:_LONGEST]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None
