"""The register table: all activities in memory, an index list of those shown, sorted, filtered and searched at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.services.listing import Line
from register_app.store.changes import ChangeSet
from register_app.viewmodels import block
from register_app.viewmodels.columns import BY_KEY, COLUMNS, EDITABLE, text_of
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.grouping import (
    DRAGGED,
    Group,
    Role,
    dragged,
    group_data,
    groups_of,
    taken,
)
from register_app.viewmodels.lines import Lines
from register_app.viewmodels.ordering import Sort, grouped
from register_app.viewmodels.search import words_of
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SLICE = 250
"""Activities read at a time while the window is in use: about 30 milliseconds."""


class RegisterTable(QAbstractTableModel):
    """Activities as rows.

    `searched` follows each new search with the words to mark; `counted` the numbers shown; `arranged` a
    change of order, filters or grouping; `refused(sentence)` a value that was not stored.
    """

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

    # Content

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

    def narrow(self, numbers: Sequence[int], why: str) -> None:
        """Show only these activities (those behind a figure of the overview), until `widen`; `why` names them."""
        self._only, self._why = frozenset(numbers), why
        self._reset()
        self.narrowed.emit(why)

    def widen(self) -> None:
        """Show all activities again."""
        if self._only is not None:
            self._only, self._why = None, ""
            self._reset()
            self.narrowed.emit("")

    @property
    def narrowed_to(self) -> str:
        """What `narrow` was given as its reason; "" while all are shown."""
        return self._why

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

    def total(self) -> int:
        return len(self._content.all)

    def hidden_retired(self) -> int:
        """How many activities are not shown because they are retired."""
        return self._content.hidden_retired()

    # Search, order, filters, groups

    def search(self, query: str) -> None:
        """Show the activities that hold every word of `query` in any text."""
        if query != self._query:
            self._read_linked()
            self._query, self._words = query, words_of(query)
            self._reset()
            self.searched.emit(self._words)

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    @property
    def order(self) -> Sort:
        """The columns by which the table is sorted, by weight, and whether each is descending."""
        return self._content.sort

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column in the order of the user's language, numbers by their value."""
        if 0 <= column < len(self._columns):
            self.sort_by(self._columns[column], descending=order == Qt.SortOrder.DescendingOrder)

    def sort_by(self, key: str, *, descending: bool = False, further: bool = False) -> None:
        """Sort by a column; `further` sorts what is equal so far by it."""
        rest = tuple(item for item in self.order if item[0] != key) if further else ()
        self.arrange(sort=(*rest, (key, descending)))

    def turn(self, key: str, *, further: bool = False) -> None:
        """Sort by a column, or the other way round where it is sorted by that already; as a click on its heading."""
        now = dict(self.order)
        if further and key in now:
            self.arrange(sort=tuple((held, down != (held == key)) for held, down in self.order))
        else:
            turned = not now[key] if self.order[:1] and self.order[0][0] == key else False
            self.sort_by(key, descending=turned, further=further)

    @property
    def filters(self) -> tuple[Filter, ...]:
        return self._content.filters

    def filter_of(self, key: str) -> Filter | None:
        return next((given for given in self.filters if given.key == key), None)

    def set_filter(self, key: str, given: Filter | None) -> None:
        """Filter a column, or no longer."""
        rest = tuple(held for held in self.filters if held.key != key)
        self.arrange(filters=(*rest, given) if given else rest)

    @property
    def group(self) -> str:
        return self._group

    @property
    def retired(self) -> bool:
        return self._content.retired

    def arrange(
        self,
        *,
        sort: Sort | None = None,
        filters: Sequence[Filter] | None = None,
        group: str | None = None,
        retired: bool | None = None,
    ) -> None:
        """Change order, filters and grouping at once; what is None stays."""
        content = self._content
        now = (content.sort, content.filters, self._group, content.retired)
        if sort is not None:
            content.sort = tuple(item for item in sort if item[0] in BY_KEY)
        if filters is not None:
            content.filters = tuple(given for given in filters if given.usable)
        if group is not None and group != self._group:
            self._group = group
            self._collapsed.clear()
        if retired is not None:
            content.retired = retired
        if now != (content.sort, content.filters, self._group, content.retired):
            if content.sort == now[0]:
                content.forget_filtered()
            else:
                content.forget_order()
            if self._group or content.needs_linked():
                self._read_linked()
            self._reset()
            self.arranged.emit()

    def values(self, key: str) -> list[tuple[str, int]]:
        """What a column holds, with numbers, for its filter."""
        self._read_linked()
        return self._content.values(key)

    def group_at(self, row: int) -> Group | None:
        """The heading in a row; None where the row is an activity."""
        number = self._rows[row] if 0 <= row < len(self._rows) else 0
        return self._groups[-number - 1] if number < 0 else None

    def fold(self, row: int, *, folded: bool | None = None) -> None:
        """Fold or unfold the group whose heading is in a row; None turns it."""
        group = self.group_at(row)
        if group is None or folded is (not group.open):
            return
        self._collapsed ^= {group.value}
        self._reset()

    def fold_all(self, *, folded: bool) -> None:
        self._collapsed = {group.value for group in self._groups} if folded else set()
        self._reset()

    def group_rows(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, number in enumerate(self._rows) if number < 0] if self._groups else []

    def group_row(self, value: str) -> int:
        """The row of a group's heading; -1 where there is none."""
        return next(
            (row for row in range(len(self._rows)) if (g := self.group_at(row)) and g.value == value), -1
        )

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

    # Qt's own questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        number, key = self._rows[index.row()], self._columns[index.column()]
        if number < 0:
            return group_data(self._groups[-number - 1], key, role)
        line = self.line(number)  # while the model is being reset, a view may still ask for what is gone
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text_of(line, key)
            case Qt.ItemDataRole.EditRole:
                return "; ".join(line.get(key, ()))
            case Role.ID:
                return number
            case Role.KEY:
                return key
            case Role.RAW:
                return line.get(key, ())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(BY_KEY[key].label)}: {text_of(line, key)}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()] > 0 and not self._session.read_only:
            if self._columns[index.column()] in EDITABLE:
                flags |= Qt.ItemFlag.ItemIsEditable
            if self._group:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        if index.isValid() and self._group and not self._session.read_only:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store what was typed in a cell, as one step."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        from register_app.services import cells

        number, key = self._rows[index.row()], self._columns[index.column()]
        if str(value) == str(index.data(Qt.ItemDataRole.EditRole)):
            return True
        try:
            cells.set_cell(self._session.register, number, key, str(value))
        except RegisterError as error:
            self.refused.emit(str(error))
            return False
        return True

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The activities of the cells, to be dropped on another group."""
        return dragged([self.number_at(index.row()) for index in indexes])

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Activities dropped on a heading, or on a row below it, take its department (or status …)."""
        place = parent.row() if parent.isValid() else row - 1
        group = next((found for at in range(place, -1, -1) if (found := self.group_at(at))), None)
        return group is not None and self.move(taken(data), group.value)

    def move(self, numbers: Sequence[int], value: str) -> bool:
        """Give activities the value of another group, as one step."""
        try:
            return block.move(self._session, self.line, numbers, self._group, value) > 0
        except RegisterError as error:
            self.refused.emit(str(error))
            return False

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

    def number_at(self, row: int) -> int:
        """Row number of the activity in a row of the table; 0 where that is a heading or nothing."""
        return max(self._rows[row], 0) if 0 <= row < len(self._rows) else 0

    # Changes

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
        retired = not self.retired and any(
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
