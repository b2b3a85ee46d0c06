"""Groups of the register table: heading rows, and activities dragged from one group to another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QMimeData, Qt

from register_app.base.i18n import _, counted, ngettext
from register_app.viewmodels.filters import value_text

DRAGGED = "application/x-register-app-activities"


class Role(IntEnum):
    """Roles of the table beside Qt's own."""

    ID = Qt.ItemDataRole.UserRole
    KEY = Qt.ItemDataRole.UserRole + 1
    RAW = Qt.ItemDataRole.UserRole + 2
    GROUP = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Group:
    """A heading row: the value its activities share, in words, how many there are, whether they are shown."""

    value: str
    text: str
    count: int
    open: bool


def groups_of(found: Sequence[tuple[str, Sequence[int]]], key: str, folded: Collection[str]) -> list[Group]:
    """The headings for values of a column and their activities."""
    return [
        Group(value, value_text(key, value) if value else _("Not stated"), len(numbers), value not in folded)
        for value, numbers in found
    ]


def group_data(group: Group, key: str, role: int) -> object:
    """What a heading row answers to a view."""
    count = ngettext("{n} activity", "{n} activities", group.count).format(n=counted(group.count))
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return f"{group.text} · {count}"
        case Qt.ItemDataRole.AccessibleTextRole:
            state = _("unfolded") if group.open else _("folded")
            return f"{group.text}, {count}, {state}"
        case Role.ID:
            return 0
        case Role.KEY:
            return key
        case Role.RAW:
            return ()
        case Role.GROUP:
            return group
        case _:
            return None


def dragged(numbers: Sequence[int]) -> QMimeData:
    data = QMimeData()
    chosen = [str(number) for number in dict.fromkeys(numbers) if number]
    data.setData(DRAGGED, ",".join(chosen).encode("ascii"))
    return data


def taken(data: QMimeData) -> list[int]:
    """The row numbers of dragged activities; none where something else was dropped."""
    parts = bytes(data.data(DRAGGED).data()).decode("ascii", "replace").split(",")
    return [int(part) for part in parts if part.isdecimal()]
