"""The register table: all activities in memory, an index list of those shown, sorted and searched at once."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from register_app.base import i18n
from register_app.base.i18n import _
from register_app.services import listing
from register_app.services.listing import Line
from register_app.store.changes import ChangeSet
from register_app.viewmodels.columns import BY_KEY, COLUMNS, text_of
from register_app.viewmodels.search import words_of
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SLICE = 250
"""Activities read at a time while the window is in use: about 30 milliseconds."""


class Role(IntEnum):
    """Roles of the table beside Qt's own."""

    ID = Qt.ItemDataRole.UserRole
    KEY = Qt.ItemDataRole.UserRole + 1
    RAW = Qt.ItemDataRole.UserRole + 2


class RegisterTable(QAbstractTableModel):
    """Activities as rows. `searched` follows each new search with the words to mark; `counted` the numbers shown."""

    searched = Signal(tuple)
    counted = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._columns = tuple(column.key for column in COLUMNS)
        self._lines: dict[int, Line] = {}
        self._hay: dict[int, str] = {}
        self._shown: list[int] = []
        self._query = ""
        self._words: tuple[str, ...] = ()
        self._sort_key, self._descending = "", False
        self._order: list[int] | None = None
        self._unread: list[int] = []
        session.opened.connect(self.load)
        session.closed.connect(self.clear)
        session.changed.connect(self._on_changed)

    # Content

    def load(self) -> None:
        """Read what stands in the rows themselves; `load_linked` reads the rest once that is on the screen."""
        self.beginResetModel()
        self._lines = listing.own_lines(self._session.read())
        self._unread = list(reversed(self._lines))
        self._hay.clear()
        self._order = None
        self._choose()
        self.endResetModel()
        self._tell()

    def fill(self) -> None:
        """Do the work of `load_linked`, and make ready for the search, in slices between which the window lives on."""
        if not self._unread or not self._session.is_open:
            return
        numbers = self._unread[-_SLICE:]
        del self._unread[-_SLICE:]
        self._take_in(numbers)
        for number in numbers:
            if number in self._lines:
                self._haystack(number)
        self._show_anew()
        QTimer.singleShot(0, self, self.fill)

    def load_linked(self) -> None:
        """Read what stands in other tables: purposes, bases, data and so on; all that was not read yet."""
        if not self._unread or not self._session.is_open:
            return
        numbers, self._unread = self._unread, []
        self._take_in(None if len(numbers) == len(self._lines) else numbers)
        if self._query or self._sort_key in listing.LINKED:
            self._reset()
        else:
            self._show_anew()

    def _take_in(self, numbers: Sequence[int] | None) -> None:
        for number, line in listing.linked_lines(self._session.read(), numbers).items():
            if number in self._lines:
                self._lines[number].update(line)
        for number in self._lines if numbers is None else numbers:
            self._hay.pop(number, None)
        if self._sort_key in listing.LINKED:
            self._order = None

    def _show_anew(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self._columns) - 1))

    def clear(self) -> None:
        self.beginResetModel()
        self._lines, self._hay, self._shown = {}, {}, []
        self._order, self._unread = None, []
        self.endResetModel()
        self._tell()

    def retranslate(self) -> None:
        """Show choices, articles and headings in the program's new language."""
        self._hay.clear()
        self._order = None
        self._reset()
        if self._columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def line(self, number: int) -> Line:
        return self._lines.get(number, {})

    def ids(self) -> list[int]:
        """Row numbers of the activities shown, in order."""
        return list(self._shown)

    def row_of(self, number: int) -> int:
        """The row that shows an activity; -1 when none does."""
        return self._shown.index(number) if number in self._shown else -1

    def total(self) -> int:
        return len(self._lines)

    # Search and order

    def search(self, query: str) -> None:
        """Show the activities that hold every word of `query` in any text."""
        if query != self._query:
            self.load_linked()
            self._query, self._words = query, words_of(query)
            self._reset()
            self.searched.emit(self._words)

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column in the order of the user's language, numbers by their value."""
        if 0 <= column < len(self._columns):
            self.sort_by(self._columns[column], descending=order == Qt.SortOrder.DescendingOrder)

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        if key in BY_KEY:
            self._sort_key, self._descending = key, descending
            self._order = None
            if key in listing.LINKED:
                self.load_linked()
            self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._choose()
        self.endResetModel()
        self._tell()

    def _tell(self) -> None:
        self.counted.emit(len(self._shown), len(self._lines))

    def _choose(self) -> None:
        if self._order is None:
            self._order = self._sorted()
        numbers, hay = self._order, self._hay
        if self._words and len(hay) < len(numbers):
            for number in numbers:
                self._haystack(number)
        for word in self._words:
            numbers = [number for number in numbers if word in hay[number]]
        self._shown = list(numbers)

    def _sorted(self) -> list[int]:
        """All activities in the order chosen; kept while one types in the search."""
        if not self._sort_key:
            return list(self._lines)
        collator = QCollator(QLocale(i18n.language()))
        collator.setNumericMode(True)
        collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        keyed = [(text_of(line, self._sort_key), number) for number, line in self._lines.items()]
        # What is empty comes last in either direction: nobody sorts to see nothing.
        filled = [(collator.sortKey(text), number) for text, number in keyed if text]
        filled.sort(key=lambda item: item[0], reverse=self._descending)
        return [number for _, number in filled] + [number for text, number in keyed if not text]

    def _haystack(self, number: int) -> str:
        hay = self._hay.get(number)
        if hay is None:
            line = self._lines[number]
            parts = [text_of(line, key) for key in self._columns]
            hay = self._hay[number] = "\n".join([*parts, *line.get("more", ())]).casefold()
        return hay

    # Qt's own questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        number, key = self._shown[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text_of(self._lines[number], key)
            case Role.ID:
                return number
            case Role.KEY:
                return key
            case Role.RAW:
                return self._lines[number].get(key, ())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(BY_KEY[key].label)}: {text_of(self._lines[number], key)}"
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return _(BY_KEY[self._columns[section]].label)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def column_keys(self) -> Sequence[str]:
        return self._columns

    # Changes

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._session.is_open:
            return
        connection = self._session.read()
        numbers = listing.touched(connection, changes)
        if numbers is None:
            self.load()
            self.load_linked()
            return
        if not numbers:
            return
        fresh = listing.own_lines(connection, numbers)
        for number, line in listing.linked_lines(connection, numbers).items():
            if number in fresh:
                fresh[number].update(line)
        appeared = any((number in self._lines) != (number in fresh) for number in numbers)
        self._order = None
        for number in numbers:
            self._hay.pop(number, None)
            if number in fresh:
                self._lines[number] = fresh[number]
            else:
                self._lines.pop(number, None)
        if appeared:
            self._reset()
            return
        # A row that is being edited keeps its place, even where it would sort elsewhere or no longer fits the search.
        for number in numbers:
            row = self.row_of(number)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
