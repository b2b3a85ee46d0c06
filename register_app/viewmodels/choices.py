"""What a type-ahead picker offers: known names that fit what was typed, and a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import _
from register_app.model.text import fold, one_line

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Choice:
    """`value` is what is stored, `text` what is shown, `detail` says more (how often it is used)."""

    value: str
    text: str
    detail: str = ""
    new: bool = False


_BETWEEN = re.compile(r"[\n\t;\u2022]+")


def pasted_names(text: str) -> list[str]:
    """The names of a pasted list: one a line or a cell, or separated by semicolons; each once, in order."""
    parts = (one_line(part).lstrip("-–*· ").rstrip(" ,") for part in _BETWEEN.split(text.replace("\r", "\n")))
    found: dict[str, str] = {}
    for part in parts:
        if part:
            found.setdefault(fold(part), part)
    return list(found.values())


Offer = Callable[[], Sequence[Choice]]
"""Gives all choices, read when the picker opens."""


class Role(IntEnum):
    """Roles of `ChoicesModel` beside Qt's own."""

    VALUE = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    NEW = Qt.ItemDataRole.UserRole + 2


class _Known(NamedTuple):
    """A choice with what it is compared by, worked out once: all its words, and its value."""

    words: str
    value: str
    choice: Choice


class ChoicesModel(QAbstractListModel):
    """The choices that fit what was typed, best first."""

    def __init__(
        self, offer: Offer, *, creatable: bool = True, most: int = 60, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._offer = offer
        self._creatable = creatable
        self._most = most
        self._all: list[_Known] = []
        self._exact: dict[str, Choice] = {}
        self._shown: list[Choice] = []

    def refresh(self) -> None:
        """Read the choices anew (others may have been made since)."""
        self._all, self._exact = [], {}
        for choice in self._offer():
            text = fold(choice.text)
            value = text if choice.value == choice.text else fold(choice.value)
            self._all.append(_Known(text if value is text else f"{text} {value}", value, choice))
            self._exact.setdefault(text, choice)
            self._exact.setdefault(value, choice)

    def look_for(self, text: str, without: Sequence[str] = ()) -> None:
        """Show what fits `text`: each word must occur; beginnings of the name come first."""
        typed = fold(text)
        words = typed.split()
        taken = {fold(value) for value in without}
        fitting = [
            (not known.words.startswith(typed), place, known.choice)
            for place, known in enumerate(self._all)
            if all(word in known.words for word in words) and known.value not in taken
        ]
        fitting.sort(key=lambda item: item[:2])
        shown = [choice for _, _, choice in fitting[: self._most]]
        if self._creatable and typed and self.exact(text) is None and typed not in taken:
            shown.append(Choice(one_line(text), one_line(text), _("create new"), new=True))
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def exact(self, text: str) -> Choice | None:
        """The choice whose name or value is `text`, without regard to case."""
        return self._exact.get(fold(text))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return choice.text
            case Role.VALUE:
                return choice.value
            case Role.DETAIL:
                return choice.detail
            case Role.NEW:
                return choice.new
            case _:
                return None
