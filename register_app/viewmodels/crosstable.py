"""A cross table for the window: one row a basis, use of data, recipient, transfer or measure, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

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
from register_app.base.i18n import N_, Message, _
from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref
from register_app.services import crosslists
from register_app.services.cell_plan import Cell, Change, Plan
from register_app.services.crosslists import CROSS_TABLES, CrossRow, CrossTable
from register_app.services.record import Path
from register_app.store.changes import ChangeSet
from register_app.viewmodels.citation import article_text
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_read, period_shown
from register_app.viewmodels.filters import Filter, Reading, column_tests, condition_text, passes, tally
from register_app.viewmodels.grouping import Role
from register_app.viewmodels.ordering import Sort, by_columns, turned
from register_app.viewmodels.search import words_of
from register_app.viewmodels.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SLICE = 1000
"""Rows made ready for the search at a time: a few milliseconds."""


_TEXTS = ("text", "long_text", "url")
"""Kinds of fields that are filtered by what they contain; of the others one picks values."""

_OPEN = {
    "article": ("article",), "period": ("period", "text"), "mechanism": ("mechanism", "safeguards"),
}  # fmt: skip
"""Columns that say what Art. 30 asks of a row → the columns that answer it: not clarified while all are empty."""


def shown(field: Field, raw: str) -> str:
    """A stored value of a field in words."""
    match field.kind:
        case "choice":
            return _(field.choices[raw]) if raw in field.choices else raw
        case "country":
            return country(raw) if raw else ""
        case "article":
            return article_text(raw, field.choices) if raw else ""
        case "period":
            return period_shown(raw)
        case _:
            return raw


class CrossModel(QAbstractTableModel):
    """Rows of one cross table in an index list, searched, filtered and sorted; a cell that is set is one step.

    `refused(sentence)` tells why a value was not stored, `searched(words)` what to mark, `counted(shown, all)`;
    `arranged()` follows another order or filter.
    """

    refused = Signal(str)
    searched = Signal(tuple)
    counted = Signal(int, int)
    arranged = Signal()

    def __init__(self, session: Session, key: str = "bases", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cross = CROSS_TABLES[key]
        self._fields: list[Field] = []
        self._rows: dict[int, CrossRow] = {}
        self._hay: dict[int, str] = {}
        self._order: list[int] | None = None
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._sort: Sort = ()
        self._filters: tuple[Filter, ...] = ()
        self._texts: dict[tuple[int, str], str] = {}
        self.active = True
        self._stale = False
        session.opened.connect(self.load)
        session.closed.connect(self.load)
        session.changed.connect(self._on_changed)
        self.choose(key)

    @property
    def cross(self) -> CrossTable:
        return self._cross

    def choose(self, key: str) -> None:
        """Show another cross table (a key of `services/crosslists.py`)."""
        self.beginResetModel()
        self._cross = CROSS_TABLES[key]
        self._fields = [FIELDS[field] for _key, field in self._cross.columns]
        self._sort, self._filters = (), ()
        self._read()
        self.endResetModel()
        self._tell()
        self.arranged.emit()

    def load(self) -> None:
        self.beginResetModel()
        self._read()
        self.endResetModel()
        self._tell()

    def wake(self) -> None:
        """The table is looked at again: read what has changed meanwhile."""
        self.active = True
        if self._stale:
            self.load()

    def prepare(self) -> None:
        """Make ready for the search, in slices between which the window lives on."""
        missing = [number for number in self._rows if number not in self._hay]
        for number in missing[:_SLICE]:
            self._haystack(number)
        if len(missing) > _SLICE and self.active:
            QTimer.singleShot(0, self, self.prepare)

    def search(self, query: str) -> None:
        """Show the rows that hold every word of `query` in any column."""
        words = words_of(query)
        if words != self._words:
            self._words = words
            self._reset()
            self.searched.emit(words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column in the user's language; -1 is the order of the register."""
        known = 0 <= column < len(self._fields)
        descending = order == Qt.SortOrder.DescendingOrder
        self._arrange(sort=((self.column_keys()[column], descending),) if known else ())

    def turn(self, key: str, *, further: bool = False) -> None:
        """Sort by a column as a click on its heading does; `further` by one column more."""
        self._arrange(sort=turned(self._sort, key, further=further))

    @property
    def order(self) -> Sort:
        """The columns by which the table is sorted, by weight, and whether each is descending."""
        return self._sort

    @property
    def filters(self) -> tuple[Filter, ...]:
        return self._filters

    def filter_of(self, key: str) -> Filter | None:
        return next((given for given in self._filters if given.key == key), None)

    def set_filter(self, key: str, given: Filter | None) -> None:
        """Filter a column, or no longer."""
        rest = tuple(held for held in self._filters if held.key != key)
        self._arrange(filters=(*rest, given) if given else rest)

    def clear_filters(self) -> None:
        self._arrange(filters=())

    def filter_title(self, key: str) -> str:
        return _(self._field_of(key).label)

    def filter_tests(self, key: str) -> tuple[str, ...]:
        kind = self._field_of(key).kind
        asked = "date" if kind == "date" else "text" if kind in _TEXTS and key != "department" else "choice"
        return column_tests(asked, clarified=key in _OPEN)

    def filter_text(self, given: Filter) -> str:
        """A filter in words."""
        return condition_text(
            given, self.filter_title(given.key), lambda value: self.value_text(given.key, value)
        )

    def values(self, key: str) -> list[tuple[str, int]]:
        """What a column holds, with the number of rows that hold it."""
        read = self._reading(key)
        return tally(read.held(row) for row in self._rows.values())

    def value_text(self, key: str, value: str) -> str:
        return shown(self._field_of(key), value) if value else _("(empty)")

    def _field_of(self, key: str) -> Field:
        return self._fields[self.column_keys().index(key)]

    def _reading(self, key: str) -> Reading[CrossRow]:
        keys = self.column_keys()
        column = keys.index(key)
        several = key == "subjects"
        answers = [keys.index(name) for name in _OPEN.get(key, ()) if name in keys]

        def stored(row: CrossRow) -> Sequence[str]:
            value = row.values[column]
            if not value:
                return ()
            return tuple(value.split("; ")) if several else (value,)

        return Reading(
            lambda row: self._text(row, column),
            stored,
            stored,
            lambda row: bool(answers) and not any(row.values[place] for place in answers),
        )

    def _arrange(self, *, sort: Sort | None = None, filters: tuple[Filter, ...] | None = None) -> None:
        before = (self._sort, self._filters)
        if sort is not None:
            self._sort = sort
        if filters is not None:
            self._filters = filters
        if before != (self._sort, self._filters):
            self._order = None if self._sort != before[0] else self._order
            self._reset()
            self.arranged.emit()

    # What a screen asks

    def field(self, column: int) -> Field:
        return self._fields[column]

    def editable(self, column: int) -> bool:
        key = self._cross.columns[column][0]
        return self._cross.editable(key) and not self._session.read_only

    def column_keys(self) -> tuple[str, ...]:
        """The columns by their keys, from left to right."""
        return tuple(key for key, _field in self._cross.columns)

    def held(self, number: int, key: str) -> str:
        """What a row stores in a column, by its number."""
        return self._rows[number].values[self.column_keys().index(key)]

    def row_id(self, row: int) -> int:
        return self._shown[row]

    def number_at(self, row: int) -> int:
        """The number of the row in a place; 0 where there is none."""
        return self._shown[row] if 0 <= row < len(self._shown) else 0

    def row_title(self, number: int) -> str:
        """Which row it is, in a list of some of them: its activity."""
        return " ".join(self._rows[number].values[:2]) if number in self._rows else ""

    def row_of(self, number: int) -> int:
        """The place of a row by its number; -1 when it is not shown."""
        return self._shown.index(number) if number in self._shown else -1

    def activity(self, row: int) -> int:
        """Row number of the activity that a row belongs to; 0 where there is no such row."""
        return self._rows[self._shown[row]].activity_id if 0 <= row < len(self._shown) else 0

    def place(self, row: int) -> Path:
        """Where a row stands in the document of its activity, for a jump to its form."""
        from register_app.services import record

        if self._cross.table == "activity_term":
            return ("measures",)
        found = record.read(self._session.read(), self.activity(row))
        return (found.place(Ref(self._cross.table, self._shown[row])) or ()) if found else ()

    def copied(self, numbers: Sequence[int], keys: Sequence[str], *, headings: bool) -> tuple[str, str]:
        """Cells as a spreadsheet takes them, by row numbers and columns: tab-separated text, and HTML."""
        from register_app.viewmodels import block

        columns = [self.column_keys().index(key) for key in keys]
        cells = [[self._text(self._rows[number], column) for column in columns] for number in numbers]
        if headings:
            cells.insert(0, [_(self._fields[column].label) for column in columns])
        return block.as_text(cells), block.as_html(cells)

    def plan(self, cells: Sequence[Cell]) -> Plan:
        """What pasting `cells` would do; nothing is stored."""
        from register_app.services import crosscells

        return crosscells.plan(self._cross.key, cells, self.held)

    def paste(self, plan: Plan) -> None:
        """Do what was planned as one step; RegisterError where it was refused."""
        self._set_cells(plan.changes, N_("Paste {count} cells"))

    def fill_down(self, numbers: Sequence[int], keys: Sequence[str], above: int) -> int:
        """Copy the first of these rows into the others, or the row `above` into a single one; gives how many cells."""
        source, targets = (numbers[0], numbers[1:]) if len(numbers) > 1 else (above, numbers)
        if not source:
            return 0
        fresh = {key: self.held(source, key) for key in keys}
        return self._set_cells(self._changes(targets, fresh), N_("Fill down {count} cells"))

    def clear(self, numbers: Sequence[int], keys: Sequence[str]) -> int:
        """Empty cells; gives how many were filled."""
        return self._set_cells(self._changes(numbers, dict.fromkeys(keys, "")), N_("Clear {count} cells"))

    def _changes(self, numbers: Sequence[int], values: Mapping[str, str]) -> list[Change]:
        return [
            Change(number, key, held, value, place)
            for place, number in enumerate(numbers)
            for key, value in values.items()
            if self._cross.editable(key) and (held := self.held(number, key)) != value
        ]

    def _set_cells(self, changes: Sequence[Change], label: str) -> int:
        from register_app.services import crosscells

        said = Message(label, {"count": len(changes)})
        crosscells.apply(self._session.register, self._cross.key, changes, said)
        return len(changes)

    def set_many(self, numbers: Sequence[int], column: int, value: str) -> bool:
        """Set a column of many rows by their numbers as one step; False where it was refused."""
        field = self._fields[column]
        text = period_read(value) if field.kind == "period" else value
        return self._do(
            lambda: crosslists.set_many(
                self._session.register, self._cross.key, numbers, self._cross.columns[column][0], text
            )
        )

    def remove_many(self, numbers: Sequence[int]) -> bool:
        return self._do(
            lambda: (
                crosslists.remove_many(self._session.register, self._cross.key, numbers) if numbers else None
            )
        )

    def _do(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except RegisterError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True

    # Content

    def _read(self) -> None:
        self._stale = False
        self._hay, self._texts, self._order = {}, {}, None
        found = crosslists.rows(self._session.read(), self._cross.key) if self._session.is_open else []
        self._rows = {row.id: row for row in found}
        self._choose()

    def _refresh(self) -> None:
        """Read anew; where the same rows are there, the view keeps its place."""
        known, shown = list(self._rows), list(self._shown)
        self._read()
        if list(self._rows) == known and shown:
            self._shown = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self._fields) - 1))
        else:
            self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._choose()
        self.endResetModel()
        self._tell()

    def _tell(self) -> None:
        self.counted.emit(len(self._shown), len(self._rows))

    def _choose(self) -> None:
        if self._order is None:
            self._order = self._sorted()
        numbers = self._order
        if self._words and len(self._hay) < len(self._rows):
            for number in numbers:
                self._haystack(number)
        for word in self._words:
            numbers = [number for number in numbers if word in self._hay[number]]
        for given in self._filters:
            fits = passes(given, datetime.now().astimezone().date(), self._reading(given.key))
            numbers = [number for number in numbers if fits(self._rows[number])]
        self._shown = list(numbers)

    def _sorted(self) -> list[int]:
        places = {key: place for place, key in enumerate(self.column_keys())}
        return by_columns(
            list(self._rows), self._sort, lambda number, key: self._text(self._rows[number], places[key])
        )

    def _haystack(self, number: int) -> None:
        if number not in self._hay:
            row = self._rows[number]
            self._hay[number] = "\n".join(
                self._text(row, column) for column in range(len(self._fields))
            ).casefold()

    def _text(self, row: CrossRow, column: int) -> str:
        raw = row.values[column]
        field = self._fields[column]
        if not raw or field.kind not in ("choice", "country", "article", "period"):
            return raw
        key = (column, raw)
        if key not in self._texts:
            self._texts[key] = shown(field, raw)
        return self._texts[key]

    # Qt's own questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.editable(index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row, column = self._rows[self._shown[index.row()]], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.EditRole:
                return row.values[column]
            case Role.ID:
                return row.activity_id
            case Role.KEY:
                return self._cross.columns[column][0]
            case Role.RAW:
                return (row.values[column],)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(self._fields[column].label)}: {self._text(row, column)}"
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.editable(index.column()):
            return False
        number = self._shown[index.row()]
        if str(value) in (self._rows[number].values[index.column()], str(index.data())):
            return True
        return self.set_many([number], index.column(), str(value))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._fields):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return _(self._fields[section].label)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    # Changes

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._session.is_open:
            return
        if not self.active:
            self._stale = True
            return
        numbers = crosslists.touched(self._cross.key, changes)
        if numbers is None:
            self._refresh()
            return
        if not numbers:
            return
        for row in crosslists.rows(self._session.read(), self._cross.key, numbers):
            self._rows[row.id] = row
            self._hay.pop(row.id, None)
        self._order = None
        # A row that is being edited keeps its place, even where it would sort elsewhere.
        for number in numbers:
            place = self.row_of(number)
            if place >= 0:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._fields) - 1))
