"""The rows of the register table: activities in memory, those shown by an index list, with headings of groups."""

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

from register_app.services.listing import Line
from register_app.store.changes import ChangeSet
from register_app.viewmodels.columns import COLUMNS
from register_app.viewmodels.grouping import (
    Group,
    groups_of,
)
from register_app.viewmodels.lines import Lines
from register_app.viewmodels.ordering import grouped
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SLICE = 250
"""Activities read at a time while the window is in use: about 30 milliseconds."""


class TableContent(QAbstractTableModel):
    """Which activities are shown in which rows, kept up to date; see `RegisterTable` for the signals."""

    searched = Signal(tuple)
    counted = Signal(int, int)
    arranged = Signal()
    refused = Signal(str)
    narrowed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns = tuple(column.key for column in COLUMNS)
        self._content = Lines()
        self._shown: list[int] = []
        self._rows: list[int] = []
        self._places: dict[int, int] | None = None
        self._groups: list[Group] = []
        self._group = ""
        self._collapsed: set[str] = set()
        self._query = ""
        self._words: tuple[str, ...] = ()
        self._only: frozenset[int] | None = None
        self._why = ""
        session.opened.connect(self.load)
        session.closed.connect(self.clear)
        session.changed.connect(self._on_changed)

    @property
    def session(self) -> Session:
        return self._session

    def load(self) -> None:
        """Read what stands in the rows themselves; `load_linked` reads the rest once that is on the screen."""
        self._content.load(self._session.read())
        self._reset()

    def fill(self) -> None:
        """Do the work of `load_linked`, and make ready for the search, in slices between which the window lives on."""
        unread = self._content.unread
        if not unread or not self._session.is_open:
            return
        numbers = unread[-_SLICE:]
        del unread[-_SLICE:]
        self._content.take_in(self._session.read(), numbers)
        for number in numbers:
            if number in self._content.all:
                self._content.haystack(number)
        self._show_anew()
        QTimer.singleShot(0, self, self.fill)

    def load_linked(self) -> None:
        """Read what stands in other tables: purposes, bases, data and so on; all that was not read yet."""
        if self._read_linked():
            if self._query or self._group or self._content.needs_linked():
                self._reset()
            else:
                self._show_anew()

    def _read_linked(self) -> bool:
        content = self._content
        if not content.unread or not self._session.is_open:
            return False
        numbers, content.unread = content.unread, []
        content.take_in(self._session.read(), None if len(numbers) == len(content.all) else numbers)
        return True

    def _show_anew(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def clear(self) -> None:
        self._content.clear()
        self._collapsed.clear()
        self._only, self._why = None, ""
        self._reset()

    def retranslate(self) -> None:
        """Show choices, articles and headings in the program's new language."""
        self._content.forget()
        self._reset()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def line(self, number: int) -> Line:
        return self._content.all.get(number, {})

    def ids(self) -> list[int]:
        """Row numbers of the activities shown, in order, also those in groups that are folded."""
        return list(self._shown)

    def row_of(self, number: int) -> int:
        """The row that shows an activity; -1 when none does."""
        if self._places is None:
            self._places = {shown: row for row, shown in enumerate(self._rows)}
        return self._places.get(number, -1)

    def number_at(self, row: int) -> int:
        """Row number of the activity in a row of the table; 0 where that is a heading or nothing."""
        return max(self._rows[row], 0) if 0 <= row < len(self._rows) else 0

    def total(self) -> int:
        return len(self._content.all)

    def hidden_retired(self) -> int:
        """How many activities are not shown because they are retired."""
        return self._content.hidden_retired()

    def column_keys(self) -> Sequence[str]:
        return self._columns

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @property
    def group(self) -> str:
        return self._group

    def group_at(self, row: int) -> Group | None:
        """The heading in a row; None where the row is an activity."""
        number = self._rows[row] if 0 <= row < len(self._rows) else 0
        return self._groups[-number - 1] if number < 0 else None

    def group_rows(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, number in enumerate(self._rows) if number < 0] if self._groups else []

    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = self._content.chosen(self._words)
        if self._only is not None:
            self._shown = [number for number in self._shown if number in self._only]
        self._places, self._groups = None, []
        self._rows = self._in_groups() if self._group else self._shown
        self.endResetModel()
        self.counted.emit(len(self._shown), self.total())

    def _in_groups(self) -> list[int]:
        found = grouped(self._content.all, self._shown, self._group)
        self._groups = groups_of(found, self._group, self._collapsed)
        self._shown = [number for _value, numbers in found for number in numbers]
        rows: list[int] = []
        for place, (group, (_value, numbers)) in enumerate(zip(self._groups, found, strict=True), 1):
            rows += [-place, *numbers] if group.open else [-place]
        return rows

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._session.is_open:
            return
        known = set(self._content.all)
        numbers = self._content.change(self._session.read(), changes)
        if numbers is None:
            self._content.load(self._session.read())
            self._read_linked()
            self._reset()
            return
        appeared = any((number in known) != (number in self._content.all) for number in numbers)
        retired = not self._content.retired and any(
            self.line(number).get("status") == ("retired",) for number in numbers
        )
        if appeared or retired or (self._group and numbers):
            self._reset()
            return
        # A row that is being edited keeps its place, even where it would sort elsewhere or no longer fits the search.
        for number in numbers:
            row = self.row_of(number)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
