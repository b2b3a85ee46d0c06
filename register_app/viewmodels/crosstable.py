"""A cross table for the window: one row a basis, use of data, recipient, transfer or measure, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.base.watching import Watch, unwatched
from register_app.services import crossedits
from register_app.services.cell_plan import Cell, Change, Plan
from register_app.viewmodels.cross_arranged import CrossArranged
from register_app.viewmodels.cross_content import Index
from register_app.viewmodels.dates import period_read
from register_app.viewmodels.grouping import Role


class CrossModel(CrossArranged):
    """Rows of one cross table in an index list, searched, filtered and sorted; a cell that is set is one step.

    `refused(sentence)` tells why a value was not stored, `searched(words)` what to mark, `counted(shown, all)`;
    `arranged()` follows another order or filter.
    """

    def editable(self, column: int) -> bool:
        key = self._cross.columns[column][0]
        return self._cross.editable(key) and not self._session.read_only

    def copied(
        self, numbers: Sequence[int], keys: Sequence[str], watch: Watch = unwatched, *, headings: bool
    ) -> tuple[str, str]:
        """Cells as a spreadsheet takes them, by row numbers and columns: tab-separated text, and HTML.

        In any thread: `watch` counts the rows.
        """
        from register_app.viewmodels import block

        columns = [self.column_keys().index(key) for key in keys]
        cells = []
        for place, number in enumerate(numbers):
            watch(place)
            cells.append([self._text(self._rows[number], column) for column in columns])
        if headings:
            cells.insert(0, [_(self._fields[column].label) for column in columns])
        return block.as_text(cells), block.as_html(cells)

    def plan(self, cells: Sequence[Cell], watch: Watch = unwatched) -> Plan:
        """What pasting `cells` would do; nothing is stored. In any thread, as the acts below."""
        from register_app.services import crosscells

        return crosscells.plan(self._cross.key, cells, self.held, watch)

    def paste(self, plan: Plan, watch: Watch = unwatched) -> None:
        """Do what was planned as one step; RegisterError where it was refused."""
        self._set_cells(plan.changes, N_("Paste a cell"), N_("Paste {count} cells"), watch)

    def fill_down(
        self, numbers: Sequence[int], keys: Sequence[str], above: int, watch: Watch = unwatched
    ) -> int:
        """Copy the first of these rows into the others, or the row `above` into a single one; gives how many cells."""
        source, targets = (numbers[0], numbers[1:]) if len(numbers) > 1 else (above, numbers)
        if not source:
            return 0
        fresh = {key: self.held(source, key) for key in keys}
        changes = self._changes(targets, fresh)
        return self._set_cells(changes, N_("Fill down a cell"), N_("Fill down {count} cells"), watch)

    def clear(self, numbers: Sequence[int], keys: Sequence[str], watch: Watch = unwatched) -> int:
        """Empty cells; gives how many were filled."""
        changes = self._changes(numbers, dict.fromkeys(keys, ""))
        return self._set_cells(changes, N_("Clear a cell"), N_("Clear {count} cells"), watch)

    def _changes(self, numbers: Sequence[int], values: Mapping[str, str]) -> list[Change]:
        return [
            Change(number, key, held, value, place)
            for place, number in enumerate(numbers)
            for key, value in values.items()
            if self._cross.editable(key) and (held := self.held(number, key)) != value
        ]

    def _set_cells(self, changes: Sequence[Change], one: str, several: str, watch: Watch) -> int:
        from register_app.services import crosscells
        from register_app.viewmodels.block import step_of

        said = step_of(one, several, len(changes))
        crosscells.apply(self._session.register, self._cross.key, changes, said, watch)
        return len(changes)

    def set_many(self, numbers: Sequence[int], column: int, value: str) -> bool:
        """Set a column of many rows by their numbers as one step; False where it was refused."""
        field = self._fields[column]
        text = period_read(value) if field.kind == "period" else value
        return self._do(
            lambda: crossedits.set_many(
                self._session.register, self._cross.key, numbers, self._cross.columns[column][0], text
            )
        )

    def remove_many(self, numbers: Sequence[int], watch: Watch = unwatched) -> None:
        """Remove rows by their numbers as one step, in any thread; RegisterError where it was refused."""
        if numbers:
            crossedits.remove_many(self._session.register, self._cross.key, numbers, watch)

    def _do(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except RegisterError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True

    # Qt's own questions

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
