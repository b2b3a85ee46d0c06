"""One activity of a source side by side with the register, value by value, each accepted or refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.model.fields import FIELDS
from register_app.model.vocabulary import (
    ANSWER_STATES,
    BASIS_USES,
    END_ACTIONS,
    LOCATIONS,
    RECIPIENT_ROLES,
    SENSITIVITIES,
    SLOT_LABELS,
)
from register_app.services.import_fields import KEY_FIELDS, cells_of_key
from register_app.services.import_plan import PlannedRow, as_text
from register_app.services.importing import key_label
from register_app.viewmodels.citation import cite
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_shown
from register_app.viewmodels.importing.places import place_shown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ORDER = (
    "number", "name", "part", "status", "department", "owner", "description", "clients", "joint_controllers", "processing",
    "purposes", "data", "recipients", "transfers", "systems", "measures", "answers", "valid_from", "valid_until",
    "last_review", "next_review", "notes", "extra",
)  # fmt: skip

_UNSAID = ("ordinary", "inherited", "party", "category")
"""What goes without saying."""


class Role(IntEnum):
    """Roles of `CompareModel` beside Qt's own: all that is said of a key."""

    WHOLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Line:
    """One key: what the register says now, the file, and what the last import had left; `cells` are its addresses."""

    key: str
    label: str
    register: str
    file: str
    base: str = ""
    differs: bool = False
    conflict: bool = False
    cells: tuple[str, ...] = ()


def lines_of(row: PlannedRow) -> list[Line]:
    """All the file says of an activity, what differs first where there is anything to compare with."""
    differences = {difference.key: difference for difference in row.differences}
    known = row.state != "new" or bool(row.activity_id)
    made = []
    for key, value in row.draft.activity.items():
        if key == "id" or not value:
            continue
        found = differences.get(key)
        text = _shown(key, value)
        cells = cells_of_key(row.draft, key)
        if found is not None:
            made.append(
                Line(
                    key,
                    _(key_label(key)),
                    _code(key, found.before),
                    _code(key, found.after) or text,
                    _code(key, found.base),
                    differs=True,
                    conflict=found.conflict,
                    cells=cells,
                )
            )
        else:
            made.append(Line(key, _(key_label(key)), text if known else "", text, cells=cells))
    place = {key: number for number, key in enumerate(_ORDER)}
    return sorted(made, key=lambda line: (not line.differs, place.get(line.key, len(_ORDER))))


def _shown(key: str, value: object) -> str:
    if key == "answers" and isinstance(value, dict):
        return "\n".join(_answer(slot, said) for slot, said in value.items())
    if key == "extra" and isinstance(value, dict):
        return "\n".join(f"{heading}: {text}" for heading, text in value.items())
    return _code(key, as_text(value))


def _answer(slot: str, said: Mapping[str, str]) -> str:
    """What a source says of a letter of Art. 30 as a whole, with its own words."""
    state = said.get("state", "")
    words = _(ANSWER_STATES[state]) if state in ANSWER_STATES else state
    reason = said.get("reason", "")
    return f"{_(SLOT_LABELS.get(slot, slot))}: {words}" + (f" ({reason})" if reason else "")


def _code(key: str, text: str) -> str:
    if key in KEY_FIELDS:
        # The first part of a recipient is its name, whatever letters that has.
        names = {"recipients": 1, "transfers": 0}
        return "\n".join(spoken(line, countries_from=names.get(key)) for line in text.split("\n"))
    described = FIELDS.get(f"activity.{key}")
    return (
        _(described.choices[text]) if described and described.choices and text in described.choices else text
    )


def spoken(line: str, *, countries_from: int | None = None) -> str:
    """A row of an activity without its codes: articles and periods as one writes them, vocabularies in words.

    From the part at `countries_from` on, the letters of countries are told as their names; None: nowhere.
    """
    parts = ["; ".join(_word(text) for text in part.split("; ")) for part in line.split(" · ")]
    if countries_from is not None:
        parts[countries_from:] = map(country, parts[countries_from:])
    # A period often says what the text beside it says.
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _word(text: str) -> str:
    if text in _UNSAID:
        return ""
    for words in (SENSITIVITIES, BASIS_USES, RECIPIENT_ROLES, LOCATIONS, END_ACTIONS):
        if text in words:
            return _(words[text])
    return period_shown(text) if re.fullmatch(r"P\d+[YMWD]", text) else cite(text)


class CompareModel(QAbstractTableModel):
    """Take | Field | Register now | File | At the last import | Cells; `decided(key, on)` is the user's act."""

    decided = Signal(str, bool)

    _HEADINGS = (
        N_("Take"),
        N_("Field"),
        N_("Register now"),
        N_("File"),
        N_("At the last import"),
        N_("Cells"),
    )
    TAKE, FIELD, REGISTER, FILE, BASE, CELLS = range(6)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._row: PlannedRow | None = None

    def show(self, row: PlannedRow | None) -> None:
        """Show an activity; None for none."""
        self.beginResetModel()
        self._row = row
        self.lines = lines_of(row) if row is not None else []
        self.endResetModel()

    @property
    def is_new(self) -> bool:
        return self._row is not None and self._row.state == "new"

    @property
    def has_base(self) -> bool:
        return any(line.base for line in self.lines)

    def refresh(self) -> None:
        """What is accepted was changed elsewhere."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.TAKE))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == self.TAKE and self.lines[index.row()].differs:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines) or self._row is None:
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == self.TAKE and line.differs:
            on = line.key in self._row.accepted
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Role.WHOLE:
            return self.whole(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == self.TAKE:
            return _("Take “{name}”").format(name=line.label)
        return None

    def whole(self, row: int) -> str:
        """All that is said of a field, by whom."""
        line = self.lines[row]
        said = [
            (_("Register now"), "" if self.is_new or not line.differs else line.register),
            (_("File"), line.file),
            (_("At the last import"), line.base),
        ]
        told = [(name, text) for name, text in said if text]
        if len(told) == 1:
            return told[0][1]
        return "\n\n".join(f"{name}:\n{text}" for name, text in told)

    def _text(self, line: Line, column: int) -> str:
        if column == self.FIELD:
            return f"{line.label}\n{_('Conflict')}" if line.conflict else line.label
        if column == self.REGISTER and not self.is_new and not line.differs:
            return _("the same")
        texts = {
            self.REGISTER: line.register or ("" if self.is_new else "–"),
            self.FILE: line.file,
            self.BASE: line.base,
            self.CELLS: ", ".join(map(place_shown, line.cells[:4])) + (" …" if len(line.cells) > 4 else ""),
        }
        return texts.get(column, "")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != self.TAKE:
            return False
        line = self.lines[index.row()]
        if not line.differs:
            return False
        self.decided.emit(line.key, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
