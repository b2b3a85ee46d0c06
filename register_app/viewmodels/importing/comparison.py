"""One activity of a source side by side with the register, value by value, each accepted or refused."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.services.import_plan import PlannedRow
from register_app.viewmodels.importing.compare_lines import Line, lines_of
from register_app.viewmodels.importing.places import places_shown
from register_app.viewmodels.word_changes import Span, WordChanges, condensed, told, united, word_changes

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """Roles of `CompareModel` beside Qt's own: all that is said of a key, and the changed words of what a cell shows."""

    WHOLE = Qt.ItemDataRole.UserRole
    MARKS = Qt.ItemDataRole.UserRole + 1


class Mark(NamedTuple):
    """Words from and to these characters: gone ("removed"), or new ("added")."""

    start: int
    end: int
    kind: Literal["removed", "added"]


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
        self._changes: dict[int, WordChanges] = {}

    def show(self, row: PlannedRow | None) -> None:
        """Show an activity; None for none."""
        self.beginResetModel()
        self._changes.clear()
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
            return self._told(index.row(), index.column())[0]
        if role == Role.WHOLE:
            return self.whole(index.row())[0]
        if role == Role.MARKS:
            return self._told(index.row(), index.column())[1]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._change_in_words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == self.TAKE:
            return _("Take “{name}”").format(name=line.label)
        return None

    def whole(self, row: int) -> tuple[str, tuple[Mark, ...]]:
        """All that is said of a field, by whom, and the words of it that changed."""
        line = self.lines[row]
        said = [
            (
                _("Register now"),
                "" if self.is_new or not (line.differs or line.kept) else line.register,
                self.REGISTER,
            ),
            (_("File"), line.file, self.FILE),
            (_("At the last import"), line.base, self.BASE),
        ]
        said = [each for each in said if each[1]]
        if len(said) == 1:
            return said[0][1], ()
        text, marks = "", []
        for name, value, column in said:
            text += ("\n\n" if text else "") + f"{name}:\n"
            kind = self._kind(column)
            marks += [Mark(len(text) + a, len(text) + b, kind) for a, b in self._spans(row, column) if b > a]
            text += value
        return text, tuple(marks)

    def is_shortened(self, row: int) -> bool:
        """Whether the table leaves out some of what a field says that did not change."""
        line = self.lines[row]
        return any(self._told(row, at)[0] != self._text(line, at) for at in (self.REGISTER, self.FILE))

    def _spans(self, row: int, column: int) -> tuple[Span, ...]:
        """Where a value differs from that of the other side, empty where only that has something."""
        line = self.lines[row]
        if column not in (self.REGISTER, self.FILE) or not (
            (line.differs or line.kept) and line.register and line.file
        ):
            return ()
        if row not in self._changes:
            self._changes[row] = word_changes(line.register, line.file)
        changes = self._changes[row]
        return changes.before if column == self.REGISTER else changes.after

    def _kind(self, column: int) -> Literal["removed", "added"]:
        return "removed" if column == self.REGISTER else "added"

    def _told(self, row: int, column: int) -> tuple[str, tuple[Mark, ...]]:
        """What a cell shows, and the changed words of it: of a long value what stands around its changes."""
        line = self.lines[row]
        text, spans = self._text(line, column), self._spans(row, column)
        if column == self.BASE and line.conflict:
            # What either side has changed in it since.
            since = (*word_changes(text, line.register).before, *word_changes(text, line.file).before)
            return condensed(text, united(since))[0], ()
        short, moved = condensed(text, spans)
        return short, tuple(Mark(a, b, self._kind(column)) for a, b in moved if b > a)

    def _change_in_words(self, row: int, column: int) -> str:
        """The same for who does not see the marks."""
        words = told(self._text(self.lines[row], column), self._spans(row, column))
        if not words:
            return ""
        text = (
            _("Only in the register: {words}") if column == self.REGISTER else _("Only in the file: {words}")
        )
        return text.format(words=words)

    def _text(self, line: Line, column: int) -> str:
        if column == self.FIELD:
            state = _("Conflict") if line.conflict else _("Kept as it is here") if line.kept else ""
            return f"{line.label}\n{state}" if state else line.label
        if column == self.REGISTER and not self.is_new and not (line.differs or line.kept):
            return _("the same")
        texts = {
            self.REGISTER: line.register or ("" if self.is_new else "–"),
            self.FILE: line.file,
            self.BASE: _("as in the register now") if line.base and line.base == line.register else line.base,
            self.CELLS: places_shown(line.cells),
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
