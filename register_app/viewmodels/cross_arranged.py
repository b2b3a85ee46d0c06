"""What one chooses to see of a cross table, and in what order: search, filters, several columns to sort by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt

from register_app.base.i18n import _
from register_app.services.crosslists import CrossRow
from register_app.viewmodels.cross_content import CrossContent
from register_app.viewmodels.filters import Filter, Reading, column_tests, condition_text, passes, tally
from register_app.viewmodels.ordering import Sort, by_columns, turned
from register_app.viewmodels.search import words_of
from register_app.viewmodels.value_texts import shown

_TEXTS = ("text", "long_text", "url")
"""Kinds of fields that are filtered by what they contain; of the others one picks values."""

_OPEN = {
    "article": ("article",), "period": ("period", "text"), "mechanism": ("mechanism", "safeguards"),
}  # fmt: skip
"""Columns that say what Art. 30 asks of a row → the columns that answer it: not clarified while all are empty."""


class CrossArranged(CrossContent):
    """Each change tells `arranged` or `searched`."""

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

    def arrange(self, sort: Sort, filters: tuple[Filter, ...]) -> None:
        """Sort and filter at once."""
        self._arrange(sort=sort, filters=filters)

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
        self.read_all()
        read = self._reading(key)
        return tally(read.held(row) for row in self._rows.values())

    def value_text(self, key: str, value: str) -> str:
        return shown(self._field_of(key), value) if value else _("(empty)")

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

    def _chosen(self) -> Sequence[int]:
        """The rows that hold every word and pass every filter, in order."""
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
        return numbers

    def _sorted(self) -> list[int]:
        places = {key: place for place, key in enumerate(self.column_keys())}

        def texts(numbers: list[int], key: str) -> dict[int, str]:
            return {number: self._text(self._rows[number], places[key]) for number in numbers}

        return by_columns(list(self._rows), self._sort, texts)
