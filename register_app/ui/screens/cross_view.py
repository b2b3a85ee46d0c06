"""The rows of a cross table as a table: two lines each, cells chosen in blocks and edited in place, two columns frozen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.editors.cell_editing import EditableCells
from register_app.ui.widgets.block_choice import BlockChoice
from register_app.ui.widgets.cells import RegisterCells, row_height
from register_app.ui.widgets.filter_header import FilterHeader
from register_app.ui.widgets.frozen import FrozenColumns
from register_app.ui.widgets.heading import stand_apart
from register_app.ui.widgets.jumping import jump
from register_app.ui.widgets.listing import Listing
from register_app.viewmodels.crosstable import CrossModel

_WIDTHS = {
    "number": 9, "name": 28, "department": 18, "purpose": 30, "article": 30, "law": 24, "section": 12,
    "reason": 40, "lia": 22, "category": 26, "sensitivity": 20, "subjects": 22, "period": 12, "text": 34,
    "start": 22, "action": 14, "note": 28, "recipient": 28, "role": 20, "location": 14, "country": 18,
    "contract": 24, "organisation": 22, "mechanism": 32, "safeguards": 28, "tia": 22, "measure": 44,
}  # fmt: skip
_FROZEN = 2
"""Number and name of the activity stay in view."""


class CrossView(Listing):
    """Rows of two lines, cells chosen in blocks; Enter, F2 or typing edits a cell, else Enter opens the activity.

    `filter_requested(section)` asks for the filter of a column.
    """

    filter_requested = Signal(int)

    def __init__(self, context: Context, model: CrossModel, parent: QWidget) -> None:
        self.cross = model
        super().__init__(model, _(model.cross.title), (), parent)
        self.heading = FilterHeader(context, self)
        self.setHorizontalHeader(self.heading)
        stand_apart(self.heading)
        self.heading.setSectionsMovable(False)
        self.heading.setAccessibleName(_("Column headings"))
        self.heading.sorting = self._sorting
        self.heading.several = lambda: len(model.order) > 1
        self.heading.filtered = lambda section: model.filter_of(model.column_keys()[section]) is not None
        self.heading.turned.connect(self._turn)
        self.heading.filter_requested.connect(self.filter_requested)
        model.arranged.connect(self.heading.viewport().update)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics().lineSpacing()))
        self.choice = BlockChoice(self, model)
        self.cells = EditableCells(context, model.field, self)
        self.setItemDelegate(self.cells)
        self.doubleClicked.disconnect()
        self.doubleClicked.connect(self._on_double_click)
        self.frozen = FrozenColumns(self, _FROZEN, context.look)
        self.frozen.turned.connect(self._turn)
        # The frozen columns forget what is chosen when the model is read anew: it is chosen again after them.
        model.modelReset.disconnect(self._on_reset)
        model.modelReset.connect(self._on_reset)
        self.frozen.setItemDelegate(RegisterCells(context.look, self.frozen))
        self.fit()

    def rows(self) -> list[int]:
        """The rows with a chosen cell, from top to bottom."""
        return self.choice.rows()

    def choose(self, row: int) -> None:
        """Make `row` the current one, in the column that was current."""
        if 0 <= row < self.model().rowCount():
            column = min(max(self.currentIndex().column(), 0), self.model().columnCount() - 1)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.model().index(row, column), flag.ClearAndSelect)

    def select_rows(self) -> None:
        """Choose every cell of the rows that have a chosen one."""
        flags = self.selectionModel().SelectionFlag
        for row in self.rows():
            self.selectionModel().select(self.model().index(row, 0), flags.Select | flags.Rows)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As any table, and a cell never stays below the frozen columns."""
        super().scrollTo(index, hint)
        if index.column() >= _FROZEN and self.frozen.isVisible():
            covered = self.frozen.width_kept() - self.visualRect(index).left()
            if covered > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - covered)

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark the words of the search."""
        for cells in (self.cells, self.frozen.itemDelegate()):
            if isinstance(cells, RegisterCells):
                cells.words = words

    def fit(self) -> None:
        """Give the columns of the table shown now their widths and its name."""
        self.setAccessibleName(_(self.cross.cross.title))
        self.set_widths([_WIDTHS[key] for key, _field in self.cross.cross.columns])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, held = self.currentIndex(), event.modifiers()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Down and held & Qt.KeyboardModifier.AltModifier and index.isValid():
            self.filter_requested.emit(index.column())
        elif enter and index.isValid() and held & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit(index.row())
        elif enter and index.isValid() and self.cross.editable(index.column()):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(index)
        elif not jump(event, self, self.choice):
            super().keyPressEvent(event)

    def _turn(self, section: int, further: bool) -> None:
        self.cross.turn(self.cross.column_keys()[section], further=further)

    def _sorting(self, section: int) -> tuple[int, bool]:
        key = self.cross.column_keys()[section]
        places = {name: (weight, down) for weight, (name, down) in enumerate(self.cross.order, 1)}
        return places.get(key, (0, False))

    def _on_double_click(self) -> None:
        index = self.currentIndex()
        if index.isValid() and not self.cross.editable(index.column()):
            self.opened.emit(index.row())
