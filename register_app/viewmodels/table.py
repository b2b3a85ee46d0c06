"""The register table: all activities in memory, an index list of those shown, sorted, filtered and searched at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    Qt,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.viewmodels import block
from register_app.viewmodels.arranged import ArrangedTable
from register_app.viewmodels.columns import BY_KEY, EDITABLE, text_of
from register_app.viewmodels.grouping import (
    DRAGGED,
    Role,
    dragged,
    group_data,
    taken,
)
from register_app.viewmodels.table_rows import Index


class RegisterTable(ArrangedTable):
    """Activities as rows.

    `searched` follows each new search with the words to mark; `counted` the numbers shown; `arranged` a
    change of order, filters or grouping; `refused(sentence)` a value that was not stored.
    """

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        number, key = self._rows[index.row()], self._columns[index.column()]
        if number < 0:
            return group_data(self._groups[-number - 1], key, role)
        self._asked = index.row()
        if role == Qt.ItemDataRole.EditRole:
            self.catch_up([number])
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
        self.catch_up(numbers)
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
