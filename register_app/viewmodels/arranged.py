"""Search, order, filters and grouping of the register table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    Qt,
)

from register_app.base.i18n import _
from register_app.viewmodels.columns import BY_KEY
from register_app.viewmodels.filters import Filter, conditions_of, filter_text, value_text
from register_app.viewmodels.ordering import Sort, turned
from register_app.viewmodels.search import words_of
from register_app.viewmodels.table_content import TableContent


class ArrangedTable(TableContent):
    """What the user chooses to see, and in what order; each change tells `arranged` or `searched`."""

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

    def search(self, query: str) -> None:
        """Show the activities that hold every word of `query` in any text."""
        if query != self._query:
            self._read_on()
            self._query, self._words = query, words_of(query)
            self._reset()
            self.searched.emit(self._words)

    @property
    def query(self) -> str:
        """What is searched for, as it was typed; a register is opened without."""
        return self._query

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
        self.arrange(sort=turned(self.order, key, further=further))

    @property
    def filters(self) -> tuple[Filter, ...]:
        return self._content.filters

    def filter_of(self, key: str) -> Filter | None:
        return next((given for given in self.filters if given.key == key), None)

    def set_filter(self, key: str, given: Filter | None) -> None:
        """Filter a column, or no longer."""
        rest = tuple(held for held in self.filters if held.key != key)
        self.arrange(filters=(*rest, given) if given else rest)

    def filter_title(self, key: str) -> str:
        return _(BY_KEY[key].label)

    def filter_tests(self, key: str) -> tuple[str, ...]:
        return conditions_of(key)

    def row_title(self, number: int) -> str:
        """Which row it is, in a list of some of them."""
        return "".join(self.line(number).get("number", ()))

    def filter_text(self, given: Filter) -> str:
        return filter_text(given)

    def value_text(self, key: str, value: str) -> str:
        return value_text(key, value)

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
                content.order_anew()
            if self._session.is_open:
                content.know(self._session.read())
            if self._group or content.needs_linked():
                self._read_on()
            self._go_on()
            self._reset()
            self.arranged.emit()

    def values(self, key: str) -> list[tuple[str, int]]:
        """What a column holds, with numbers, for its filter."""
        if self._content.needs_linked(key):
            self._read_linked()
        elif self._session.is_open:
            self._content.know(self._session.read(), key)
        return self._content.values(key)

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

    def group_row(self, value: str) -> int:
        """The row of a group's heading; -1 where there is none."""
        return next(
            (row for row in range(len(self._rows)) if (g := self.group_at(row)) and g.value == value), -1
        )
