"""One activity side by side: what the register says, what the file says, and whether each value is taken over."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.compare_cells import PADDING, ROOM, CompareCells, laid_out
from register_app.ui.widgets.text import tip
from register_app.viewmodels.importing.comparison import CompareModel, Role

_TALLEST = 14
"""Lines of text that a row shows at most; the whole stands below the table, and in the tool tip."""
_LONGEST = 2_000
_READABLE = 20
"""Average letters that each state needs beside the others; where there is less room, what the last import had left stands
below the table and in the tool tip alone."""
_WIDE = 78
"""Average letters of the table from which on the names of the fields are shown in full beside the states."""
_MEASURED = 60
"""Rows that the widths are measured by."""
_PADDING = 2 * PADDING
"""Pixels of a cell beside its text."""


class CompareTable(QTableView):
    """`cell_wanted(address)` follows a double click or Enter: to see where a value was read.

    `cut(text, marks)` gives all that is said of the current field where its row cannot show it, else "".
    """

    cell_wanted = Signal(str)
    cut = Signal(str, object)

    def __init__(self, context: Context, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fit_rows)
        self._cut: set[int] = set()
        self._fitting = self._dragged = False
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CompareCells(context.look, self))
        self.setProperty("role", "boxed")
        self.setAccessibleName(_("The activity, value by value"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._on_resized)
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_cut())

    def _on_reset(self) -> None:
        self._dragged = False
        self._fit_columns()

    def _fit_columns(self) -> None:
        self._fitting = True
        model, header = self._model, self.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        self.setColumnHidden(model.TAKE, not any(line.differs for line in model.lines))
        self.setColumnHidden(model.REGISTER, model.is_new)
        self.setColumnHidden(model.BASE, not model.has_base)
        self.setColumnHidden(model.CELLS, model.has_base)
        for column in (model.REGISTER, model.FILE, model.BASE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(model.TAKE, header.sectionSizeHint(model.TAKE))
        # Beside two or three states of a value its name has to be content with less.
        narrow = self.viewport().width() < _WIDE * letter
        names = 26 if model.is_new else 13 if narrow else 20
        for column, least, most in ((model.FIELD, 12, names), (model.CELLS, 11, 20)):
            needed = max(self._widest_word(column), header.sectionSizeHint(column), least * letter)
            header.resizeSection(column, min(needed, most * letter))
        self._fitting = False
        # Once the columns have found their widths.
        self._timer.start()

    def _widest_word(self, column: int) -> int:
        """Pixels that the texts of a column need, which are wrapped between words alone."""
        words = (
            word
            for row in range(min(self._model.rowCount(), _MEASURED))
            for word in str(self._model.index(row, column).data() or "").split()
        )
        return max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0) + _PADDING

    def _fit_rows(self) -> None:
        """As high as the longest text of a row needs, within reason."""
        model, metrics = self._model, self.fontMetrics()
        wrap = int(Qt.TextFlag.TextWordWrap)
        self.setColumnHidden(model.BASE, not model.has_base or not self._has_room())
        shown = [column for column in range(model.columnCount()) if not self.isColumnHidden(column)]
        tallest = _TALLEST * metrics.lineSpacing()
        self._cut = set()
        for row in range(model.rowCount()):
            needed = metrics.lineSpacing()
            for column in shown:
                whole = str(model.index(row, column).data() or "")
                text = whole[:_LONGEST]
                room = max(self.columnWidth(column) - _PADDING, 40)
                if marks := model.index(row, column).data(Role.MARKS):
                    height = laid_out(whole, marks, self.font(), room, self._look.theme)[1]
                else:
                    height = metrics.boundingRect(QRect(0, 0, room, 100_000), wrap, text).height()
                needed = max(needed, ceil(height))
                if needed > tallest or len(whole) > _LONGEST:
                    self._cut.add(row)
            if model.is_shortened(row):
                self._cut.add(row)
            self.setRowHeight(row, min(needed, tallest) + ROOM)
        self._tell_cut()

    def _has_room(self) -> bool:
        """Whether three states of a value can be read side by side."""
        others = sum(self.columnWidth(column) for column in (self._model.TAKE, self._model.FIELD))
        return self.viewport().width() - others >= 3 * _READABLE * self.fontMetrics().averageCharWidth()

    def _tell_cut(self) -> None:
        """The current field; where none is current, the first that is not shown in full."""
        untold = self._cut | self._unseen()
        row = self.currentIndex().row() if self.currentIndex().isValid() else min(untold, default=-1)
        text, marks = self._model.whole(row) if row in untold else ("", ())
        self.cut.emit(text, marks)

    def _unseen(self) -> set[int]:
        """The conflicts of which one of the three states has no room in the table."""
        if not self.isColumnHidden(self._model.BASE):
            return set()
        return {row for row, line in enumerate(self._model.lines) if line.conflict and line.base}

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole of a row as its tool tip, as plain text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), tip(str(index.data(Role.WHOLE) or "")), self)
            return True
        return super().viewportEvent(event)

    def _on_resized(self, column: int) -> None:
        self._dragged |= not self._fitting and column in (self._model.FIELD, self._model.CELLS)
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._dragged and event.size().width() != event.oldSize().width():
            self._fit_columns()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_opened(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            take = self._model.index(index.row(), self._model.TAKE)
            if take.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                on = Qt.CheckState(take.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
                self._model.setData(
                    take,
                    Qt.CheckState.Unchecked if on else Qt.CheckState.Checked,
                    Qt.ItemDataRole.CheckStateRole,
                )
        else:
            super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        cells = self._model.lines[index.row()].cells
        if cells:
            self.cell_wanted.emit(cells[0])
