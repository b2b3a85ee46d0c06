"""The row numbers of the grid of cells: the row of the headings can be dragged to another row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from register_app.ui.context import Context


class LineHeader(QHeaderView):
    """`moved(row)` tells where the row of the headings was dropped; `movable` is that row, -1 for none."""

    moved = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._context = context
        self.movable = -1
        self._over = -1
        self._dragging = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.viewport().setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and row == self.movable:
            self._dragging = True
            self._over = row
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if self._dragging:
            self._scroll(event.position().y())
            if row >= 0 and row != self._over:
                self._over = row
                self.viewport().update()
            return
        shape = Qt.CursorShape.OpenHandCursor if 0 <= row == self.movable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _scroll(self, y: float) -> None:
        """Above or below what is in sight, bring the next row into it."""
        table = self.parent()
        if isinstance(table, QAbstractItemView) and not 0 <= y < self.viewport().height():
            bar = table.verticalScrollBar()
            bar.setValue(bar.value() + (1 if y > 0 else -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            super().mouseReleaseEvent(event)
            return
        row, self._dragging, self._over = self._over, False, -1
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        if row not in (-1, self.movable):
            self.moved.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._dragging:
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragging and self._over >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self._context.look.theme.colour("accent"), 2))
            top, height = self.sectionViewportPosition(self._over), self.sectionSize(self._over)
            painter.drawRect(1, top + 1, self.viewport().width() - 3, height - 3)
