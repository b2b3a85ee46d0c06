"""The real cells of a sheet: what each line was read as is told by words and a tint, and the headings can be moved."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QContextMenuEvent, QGuiApplication, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.line_header import LineHeader
from register_app.ui.widgets.text import caption
from register_app.viewmodels.importing.cells import CellsModel, Role

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 7
_CORNER = 7
_WIDEST, _WIDTH = 260, 150
GROUNDS = {
    "header": "accent_soft",
    "label": "accent_soft",
    "title": "ok_soft",
    "section": "hover",
    "left_out": "window",
    "extra": "raised",
    "ignored": "window",
}
"""The colour under each kind of cell; bold, slanted, hatched and the words beside the row say the same."""


class CellPainter(QStyledItemDelegate):
    """Draws a cell on the ground of its kind, with a corner where there is a remark."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = context.look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._look.theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        mark = str(index.data(Role.MARK) or "")
        quiet = mark in ("left_out", "ignored")
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour(GROUNDS.get(mark, "surface")))
        if mark == "left_out":
            painter.fillRect(rect, QBrush(theme.colour("border"), Qt.BrushStyle.BDiagPattern))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(
                rect, theme.colour("accent_line" if mark in ("header", "label") else "accent_soft")
            )
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        text = str(index.data() or "")
        if text:
            font = option.font
            font.setItalic(mark in ("title", "extra"))
            if mark in ("header", "label", "section"):
                font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.colour("muted" if quiet else "text"))
            area = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        if index.data(Role.REMARK):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warning"))
            corner = rect.topRight()
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class CellGrid(QTableView):
    """`header_chosen(row)` (from 1) is the user's word that a row holds the headings; `cell_changed` the current cell."""

    header_chosen = Signal(int)
    cell_changed = Signal(int, int)

    def __init__(self, context: Context, model: CellsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("role", "boxed")
        self.setAccessibleName(_("Cells of the sheet"))
        self._lines = LineHeader(context, self)
        self._lines.moved.connect(lambda row: self.header_chosen.emit(row + 1))
        self.setVerticalHeader(self._lines)
        self.setModel(model)
        self.setItemDelegate(CellPainter(context, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._lines.setDefaultSectionSize(self.fontMetrics().lineSpacing() + 10)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._on_reset)
        self._movable = False

    def show_marks(self, *, movable: bool) -> None:
        """Fit the row numbers to their words, and say whether the headings can be moved."""
        rows = range(min(self._model.rowCount(), 400))
        words = {self._model.words_beside(row) for row in rows}
        if not self._model.turned:
            words.add(_("About the register"))
        letter = self.fontMetrics()
        widest = max((letter.horizontalAdvance(word) for word in words), default=0)
        number = letter.horizontalAdvance(str(max(self._model.rowCount(), 1)))
        self._lines.setFixedWidth(number + 34 + widest)
        self._movable = movable
        self.horizontalHeader().setStretchLastSection(self._model.columnCount() == 1)
        self._lines.movable = self._model.header_row if movable else -1
        self.horizontalHeader().viewport().update()
        self._lines.viewport().update()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, in sight."""
        index = self._model.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _on_reset(self) -> None:
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        rows = range(min(self._model.rowCount(), 40))
        for column in range(min(self._model.columnCount(), 200)):
            texts = (str(self._model.index(row, column).data() or "")[:60] for row in rows)
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            words = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "").split("\n")[-1]
            needed = max(metrics.horizontalAdvance(words) + 10, _WIDTH)
            header.resizeSection(column, min(max(widest + 2 * _MARGIN + 4, needed), max(needed, _WIDEST)))

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid():
            self.cell_changed.emit(now.row(), now.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_H and plain and self._movable and self.currentIndex().isValid():
            self.header_chosen.emit(self.currentIndex().row() + 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_of(index).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell."""
        menu = QMenu(self)
        row, column = index.row(), index.column()
        act = menu.addAction(caption(_("Row {n} holds the headings").format(n=row + 1)) + "\tH")
        act.setEnabled(self._movable and row != self._model.header_row)
        act.triggered.connect(lambda: self.header_chosen.emit(row + 1))
        copy = menu.addAction(_("Copy the text of the cell"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._model.whole(row, column)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
