"""The table of the register with the gestures of a spreadsheet: cells chosen in blocks, typed over, moved through."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.block_choice import BlockChoice
from register_app.ui.widgets.cells import row_height
from register_app.ui.widgets.filter_header import FilterHeader
from register_app.ui.widgets.heading import stand_apart
from register_app.ui.widgets.jumping import jump
from register_app.viewmodels.block import Block
from register_app.viewmodels.columns import EDITABLE
from register_app.viewmodels.table import RegisterTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDER = 24
_NARROWEST = 48
_MOST_HEADINGS = 400
"""Headings of groups that are set lower than rows: each height that is not the usual one costs."""


class RegisterView(QTableView):
    """Shows the register table.

    `painted` follows the first time it is drawn, `opened(id)` asks for a form, `tab_requested(id)` for one in a tab
    of its own, `filter_requested(section)` for the filter of a column.
    """

    opened = Signal(int)
    tab_requested = Signal(int)
    painted = Signal()
    filter_requested = Signal(int)
    columns_changed = Signal()

    def __init__(self, context: Context, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._drawn = False
        self._tab_from = -1
        self.heading = FilterHeader(context, self)
        self.setHorizontalHeader(self.heading)
        self.setModel(table)
        stand_apart(self.heading)
        self.choice = BlockChoice(self, table)
        self.setAccessibleName(_("Activities"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics().lineSpacing()))
        self.heading.setAccessibleName(_("Column headings"))
        self.heading.filter_requested.connect(self.filter_requested)
        table.modelReset.connect(self._fit_headings)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)

    # What is chosen

    def visible_columns(self) -> list[int]:
        """The columns shown, from left to right."""
        return self.choice.visible_columns()

    def chosen_rows(self) -> list[int]:
        """The rows with a chosen cell, from top to bottom; else the current one."""
        return self.choice.rows()

    def chosen_ids(self) -> list[int]:
        """Row numbers of the activities with a chosen cell; headings choose nothing."""
        return self.choice.numbers()

    def block(self) -> Block:
        """The rectangle around the chosen cells."""
        return self.choice.block()

    # Moving

    def first_column(self) -> int:
        shown = self.visible_columns()
        return shown[0] if shown else 0

    def go_to(self, row: int, column: int) -> None:
        if 0 <= row < self._table.rowCount():
            index = self._table.index(row, column)
            # Not as a key would choose it: Shift, held for Shift+Enter, must not widen the choice.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def step(self, down: int, right: int) -> None:
        """Leave an edited cell: down as Enter does, or sideways to the next cell that can be edited, as Tab does."""
        here = self.currentIndex()
        if not here.isValid():
            return
        if right:
            tab_from = self._tab_from if self._tab_from >= 0 else here.column()
            keys = self._table.column_keys()
            shown = [s for s in self.visible_columns() if keys[s] in EDITABLE or s == here.column()]
            place = shown.index(here.column()) + right
            if 0 <= place < len(shown):
                self.go_to(here.row(), shown[place])
            self._tab_from = tab_from
            return
        column = self._tab_from if self._tab_from >= 0 else here.column()
        row = here.row() + down
        while 0 <= row < self._table.rowCount() and not self._table.number_at(row):
            row += 1 if down > 0 else -1
        self.go_to(row if 0 <= row < self._table.rowCount() else here.row(), column)
        self._tab_from = -1

    def move_column(self, by: int) -> None:
        """Move the current column to the left (-1) or right (1)."""
        header, section = self.heading, self.currentIndex().column()
        shown = self.visible_columns()
        if section in shown and 0 <= shown.index(section) + by < len(shown):
            target = shown[shown.index(section) + by]
            header.moveSection(header.visualIndex(section), header.visualIndex(target))
            self.scrollTo(self.currentIndex())

    def widen_column(self, by: int) -> None:
        section = self.currentIndex().column()
        if section >= 0:
            self.heading.resizeSection(section, max(self.heading.sectionSize(section) + by, _NARROWEST))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, key = event.modifiers(), event.key()
        row = self.currentIndex().row()
        group = self._table.group_at(row)
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if alt and key == Qt.Key.Key_Down and self.currentIndex().isValid():
            self.filter_requested.emit(self.currentIndex().column())
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = -1 if key == Qt.Key.Key_Left else 1
            self.widen_column(by * _WIDER) if shift else self.move_column(by)
        elif group is not None and key in (*_ENTER, Qt.Key.Key_Space):
            self.fold(row)
        elif group is not None and not shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold(row, folded=key == Qt.Key.Key_Left)
        elif key in _ENTER:
            if number := self._table.number_at(row):
                self.opened.emit(number)
        elif key == Qt.Key.Key_Space and shift:
            self.select_rows()
        elif key == Qt.Key.Key_Backspace:
            # As in a spreadsheet: the cell is emptied and one goes on typing.
            if self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.EditKeyPressed, event):
                event.accept()
        elif not jump(event, self, self.choice):
            super().keyPressEvent(event)

    def select_rows(self) -> None:
        """Choose every cell of the rows that have a chosen one."""
        flags = self.selectionModel().SelectionFlag
        for row in self.chosen_rows():
            self.selectionModel().select(self._table.index(row, 0), flags.Select | flags.Rows)

    def fold(self, row: int, *, folded: bool | None = None) -> None:
        """Fold or unfold a group and stay on its heading."""
        group, column = self._table.group_at(row), self.currentIndex().column()
        if group is not None:
            self._table.fold(row, folded=folded)
            self.go_to(self._table.group_row(group.value), max(column, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._table.group_at(index.row()) is not None:
            self.setCurrentIndex(index)
            self.fold(index.row())
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            if number := self._table.number_at(index.row()):
                self.setCurrentIndex(index)
                self.tab_requested.emit(number)
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            self.painted.emit()

    def popup_place(self, section: int) -> QPoint:
        return self.heading.below(section)

    def _fit_headings(self) -> None:
        rows = self._table.group_rows()
        height = self.fontMetrics().lineSpacing() + 16
        for row in rows if len(rows) <= _MOST_HEADINGS else ():
            self.verticalHeader().resizeSection(row, height)

    def _on_double_clicked(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if number := self._table.number_at(index.row()):
            self.opened.emit(number)

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        self._tab_from = -1
        if now.row() != before.row():
            # The whole row is tinted.
            self.viewport().update()
