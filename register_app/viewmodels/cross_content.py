"""The rows of a cross table: read into memory, shown by an index list, read anew where a step changed them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Signal,
)

from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref
from register_app.services import crosslists, listing
from register_app.services.crosslists import CROSS_TABLES, CrossRow, CrossTable
from register_app.services.record import Path
from register_app.store.changes import ChangeSet
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.ordering import Sort
from register_app.viewmodels.session import Session
from register_app.viewmodels.value_texts import shown

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ACTIVITIES = 300
"""Activities whose rows are read at a time: 10 to 20 milliseconds."""
_PAUSE = 50
"""Milliseconds until it is asked again whether a step that runs in another thread is over."""
_SLICE = 1000
"""Rows made ready for the search at a time: a few milliseconds."""


class CrossContent(QAbstractTableModel):
    """Which rows are shown in which places, kept up to date; see `CrossModel` for the signals."""

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
        self._places: dict[int, int] | None = None
        self._words: tuple[str, ...] = ()
        self._sort: Sort = ()
        self._filters: tuple[Filter, ...] = ()
        self._texts: dict[tuple[int, str], str] = {}
        self.active = True
        self._stale = False
        self._unread: list[int] = []
        """Activities whose rows are still to be read, the last first."""
        self._fresh: dict[int, CrossRow] | None = None
        """Rows that are read anew, until all of them are."""
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._read_on)
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

    # What a screen asks

    def field(self, column: int) -> Field:
        return self._fields[column]

    def _field_of(self, key: str) -> Field:
        return self._fields[self.column_keys().index(key)]

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

    def key(self, row: int) -> int | None:
        """The number of the row in a place, by which it is found again; None where there is none."""
        return self.number_at(row) or None

    def row_of(self, number: object) -> int:
        """The place of a row by its number; -1 when it is not shown."""
        if self._places is None:
            self._places = {shown: place for place, shown in enumerate(self._shown)}
        return self._places.get(number, -1) if isinstance(number, int) else -1

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

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._fields)

    # Content

    def _read(self) -> None:
        """Read the rows of the first activities; those of the others follow in slices, between which the window lives on."""
        self._stale = False
        self._hay, self._texts, self._order = {}, {}, None
        self._rows, self._fresh = {}, None
        self._begin(self._rows)
        self._choose()

    def _refresh(self) -> None:
        """Read anew; where the same rows are there, the view keeps its place."""
        if self._unread and self._fresh is None:
            self.load()
            return
        self._fresh = {}
        self._begin(self._fresh)
        if not self._unread:
            self._take_fresh()

    def _begin(self, rows: dict[int, CrossRow]) -> None:
        self._next.stop()
        self._unread = []
        if not self._session.is_open:
            return
        self._unread = listing.numbers(self._session.read())[::-1]
        self._take(rows)
        if self._unread:
            self._next.start(0)

    def _take(self, rows: dict[int, CrossRow]) -> list[int]:
        """Read the rows of the next activities; gives their numbers."""
        portion, self._unread = self._unread[-_ACTIVITIES:], self._unread[:-_ACTIVITIES]
        found = crosslists.rows(self._session.read(), self._cross.key, activities=portion)
        rows.update((row.id, row) for row in found)
        return [row.id for row in found]

    def _read_on(self) -> None:
        if not self._session.is_open or not self._unread:
            return
        if self._session.register.editing:
            self._next.start(_PAUSE)
            return
        if self._fresh is not None:
            self._take(self._fresh)
        else:
            self._append(self._take(self._rows))
        if self._unread:
            self._next.start(0)
            return
        if self._fresh is not None:
            self._take_fresh()
        elif not self._plain:
            self._order = None
            self._reset()
        self.prepare()

    def read_all(self) -> None:
        """Read what is still to be read, now."""
        while self._unread and self._session.is_open and not self._session.register.editing:
            self._read_on()

    @property
    def _plain(self) -> bool:
        """Whether all rows are shown, in the order of the register."""
        return not (self._words or self._filters or self._sort)

    def _append(self, numbers: list[int]) -> None:
        """Rows that were read last come below the others; where one chose what to see, that is done at the end."""
        if not numbers or not self._plain:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(numbers) - 1)
        self._shown += numbers
        self._places = self._order = None
        self.endInsertRows()
        self._tell()

    def _take_fresh(self) -> None:
        known, shown = list(self._rows), list(self._shown)
        self._rows, self._fresh = self._fresh or {}, None
        self._hay, self._texts, self._order = {}, {}, None
        if list(self._rows) == known and shown:
            self._show(shown)
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
        self._show(self._chosen())

    def _show(self, numbers: Sequence[int]) -> None:
        self._shown, self._places = list(numbers), None

    def _chosen(self) -> Sequence[int]:
        """The rows that are shown, in order: all of them here."""
        return list(self._rows)

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
            # What is not read yet is read as it is now.
            for held in (self._rows, self._fresh or {}):
                if row.id in held:
                    held[row.id] = row
            self._hay.pop(row.id, None)
        self._order = None
        # A row that is being edited keeps its place, even where it would sort elsewhere.
        for number in numbers:
            place = self.row_of(number)
            if place >= 0:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._fields) - 1))
