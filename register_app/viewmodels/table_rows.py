"""Which activities stand in which rows of the register table, with the headings of groups between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from register_app.services.listing import Line
from register_app.viewmodels.columns import COLUMNS
from register_app.viewmodels.grouping import Group, groups_of
from register_app.viewmodels.lines import Lines
from register_app.viewmodels.ordering import grouped

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableRows(QAbstractTableModel):
    """The rows, chosen from the activities in memory by what is searched, filtered, sorted and grouped by."""

    counted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(column.key for column in COLUMNS)
        self._content = Lines()
        self._shown: list[int] = []
        self._rows: list[int] = []
        """Activities, and headings of groups as negative numbers from -1 on."""
        self._places: dict[int, int] | None = None
        self._groups: list[Group] = []
        self._group = ""
        self._collapsed: set[str] = set()
        self._words: tuple[str, ...] = ()
        self._only: frozenset[int] | None = None

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
        self._shown, self._rows, self._groups = self._chosen()
        self._places = None
        self.endResetModel()
        self.counted.emit(len(self._shown), self.total())

    def _arrange_anew(self, before: Callable[[], object] = lambda: None) -> None:
        """Choose the rows again; where they are the same ones, the view keeps its place and what is chosen in it.

        `before` is called before they change.
        """
        if self._chosen() == (self._shown, self._rows, self._groups):
            self._show_anew()
            self.counted.emit(len(self._shown), self.total())
        else:
            before()
            self._reset()

    def _chosen(self) -> tuple[list[int], list[int], list[Group]]:
        """The activities to be shown, the rows that show them, and the groups of those."""
        shown = self._content.chosen(self._words)
        if self._only is not None:
            shown = [number for number in shown if number in self._only]
        if not self._group:
            return shown, shown, []
        found = grouped(self._content.all, shown, self._group)
        groups = groups_of(found, self._group, self._collapsed)
        rows: list[int] = []
        for place, (group, (_value, numbers)) in enumerate(zip(groups, found, strict=True), 1):
            rows += [-place, *numbers] if group.open else [-place]
        return [number for _value, numbers in found for number in numbers], rows, groups

    def _show_anew(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
