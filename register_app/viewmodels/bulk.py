"""One change to many activities, or rows of a cross table: what it would do to each, then all as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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
from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref
from register_app.services import bulk
from register_app.services.bulk import BulkChange, Operation
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.dates import date_shown
from register_app.viewmodels.jobs import Cancelled
from register_app.viewmodels.session import Session
from register_app.viewmodels.value_texts import shown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = (N_("Number"), N_("Now"), N_("Then"))
_SLICE = 200
"""Activities previewed at a time, between which the window lives on."""
_LONGEST = 300
_TEXTS = ("text", "long_text")

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


class BulkSource(Protocol):
    """The rows that a change is about, by their numbers, and its fields by their names."""

    @property
    def numbers(self) -> tuple[int, ...]: ...

    def fields(self) -> dict[str, Field]:
        """In the order in which they are offered."""
        ...

    def operations(self, name: str) -> tuple[tuple[str, str], ...]:
        """What can be done with a field: (operation, its name to translate)."""
        ...

    def is_list(self, name: str) -> bool:
        """Whether a field holds several names."""
        ...

    def preview(
        self, numbers: Sequence[int], name: str, operation: Operation, *, value: str, old: str
    ) -> list[BulkChange]: ...

    def apply(self, name: str, changes: Sequence[BulkChange], watch: Watch) -> None: ...


@dataclass(frozen=True)
class BulkActivities:
    """Activities by their row numbers."""

    session: Session
    numbers: tuple[int, ...]

    def fields(self) -> dict[str, Field]:
        return {name: FIELDS[f"activity.{name}"] for name in NAMES}

    def operations(self, name: str) -> tuple[tuple[str, str], ...]:
        kind = self.fields()[name].kind
        if self.is_list(name):
            return OPERATIONS["list"]
        return OPERATIONS["text" if kind in _TEXTS else "choice" if kind == "choice" else "other"]

    def is_list(self, name: str) -> bool:
        return name in bulk.LIST_FIELDS

    def preview(
        self, numbers: Sequence[int], name: str, operation: Operation, *, value: str, old: str
    ) -> list[BulkChange]:
        refs = [Ref("activity", number) for number in numbers]
        return bulk.preview(self.session.register, refs, name, operation, value=value, old=old)

    def apply(self, name: str, changes: Sequence[BulkChange], watch: Watch) -> None:
        bulk.apply(self.session.register, name, changes, watch)


@dataclass(frozen=True)
class BulkRows:
    """Rows of the cross table that `model` shows."""

    session: Session
    model: CrossModel
    numbers: tuple[int, ...]

    def fields(self) -> dict[str, Field]:
        return {
            key: self.model.field(column)
            for column, key in enumerate(self.model.column_keys())
            if self.model.cross.editable(key)
        }

    def operations(self, name: str) -> tuple[tuple[str, str], ...]:
        return OPERATIONS["text" if self.fields()[name].kind in _TEXTS else "other"]

    def is_list(self, name: str) -> bool:
        return False

    def preview(
        self, numbers: Sequence[int], name: str, operation: Operation, *, value: str, old: str
    ) -> list[BulkChange]:
        changes = []
        for number in numbers:
            before = self.model.held(number, name)
            after = bulk.changed(before, False, operation, value, old)
            if after != before:
                ref = Ref(self.model.cross.table, number)
                changes.append(BulkChange(ref, self.model.row_title(number), before, after))
        return changes

    def apply(self, name: str, changes: Sequence[BulkChange], watch: Watch) -> None:
        from register_app.services import crosscells

        values = {change.ref.id: change.after for change in changes}
        crosscells.change_many(self.session.register, self.model.cross.key, name, values, watch)


class BulkModel(QAbstractTableModel):
    """Number, now and then of each row that would change. `counted(changes, looked at)`; `refused(sentence)`."""

    counted = Signal(int, int)
    refused = Signal(str)

    def __init__(self, source: BulkSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._numbers = list(source.numbers)
        self._changes: list[BulkChange] = []
        self._rest: list[int] = []
        self._asked: tuple[str, str, str, str] = ("", "", "", "")
        self._act: tuple[str, Operation, str, str] = ("", "set", "", "")

    @property
    def total(self) -> int:
        return len(self._numbers)

    def preview(self, name: str, operation: str, value: str, old: str = "") -> None:
        """Find out what would change, a few activities at a time; nothing while nothing is given to do it with."""
        given = old if operation == "replace" else value
        ready = bool(given) or operation == "clear"
        known: dict[str, Operation] = {"add": "add", "remove": "remove", "replace": "replace"}
        self._asked = (name, operation, value, old)
        self._act = (name, known.get(operation, "set"), "" if operation == "clear" else value, old)
        self.beginResetModel()
        self._changes, self._rest = [], list(self._numbers) if ready else []
        self.endResetModel()
        self.refused.emit("")
        self._go_on()

    def finish(self) -> None:
        """Look at all the rest now."""
        while self._rest:
            self._go_on()

    @property
    def asked(self) -> tuple[str, str, str, str]:
        """What the preview is about: field, operation, value, text to replace."""
        return self._asked

    @property
    def looking(self) -> bool:
        """Whether some rows are still to be looked at."""
        return bool(self._rest)

    def apply(self, watch: Watch = unwatched) -> int:
        """Make the changes as one step; gives how many rows changed, 0 where that was refused.

        For many rows it is work for another thread; what `watch` raises takes the step back.
        """
        self.finish()
        if not self._changes:
            return 0
        try:
            self.source.apply(self._act[0], self._changes, watch)
        except Cancelled:
            raise
        except RegisterError as error:
            self.refused.emit(str(error))
            return 0
        return len(self._changes)

    def _go_on(self) -> None:
        portion, self._rest = self._rest[:_SLICE], self._rest[_SLICE:]
        name, operation, value, old = self._act
        try:
            found = self.source.preview(portion, name, operation, value=value, old=old)
        except RegisterError as error:
            self._rest = []
            self.refused.emit(str(error))
            return
        if found:
            first = len(self._changes)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._changes += found
            self.endInsertRows()
        self.counted.emit(len(self._changes), len(self._numbers) - len(self._rest))
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
        field = self.source.fields()[self._act[0]]
        text = date_shown(text) if field.kind == "date" else shown(field, text)
        return "; ".join(text.splitlines())[:_LONGEST]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section == 0 and isinstance(self.source, BulkRows):
                return _("Activity")
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None
