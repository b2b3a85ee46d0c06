"""Rows put into another order with the mouse: a handle at each row, a line where it would go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from register_app.ui.widgets.text import tip

_WIDTH, _HEIGHT = 14, 28


class DragHandle(QWidget):
    """`moved(global place)` while it is dragged, `dropped(global place)` at the end. By keyboard: Alt+Up, Alt+Down."""

    moved = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, icon: QIcon, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tip(hint))

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect().adjusted(-1, 6, 1, -6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit(event.globalPosition().toPoint())


class Reorder:
    """Moves the rows of `area`: `rows()` gives them in order, `move(from place, to place)` is the act (0-based)."""

    def __init__(
        self, area: QWidget, rows: Callable[[], Sequence[QWidget]], move: Callable[[int, int], object]
    ) -> None:
        self._area, self._rows, self._move = area, rows, move
        self._mark: QFrame | None = None

    def attach(self, handle: DragHandle, row: QWidget) -> None:
        """Let `handle` move `row`."""
        handle.moved.connect(lambda at: self._show(self._gap(at)))
        handle.dropped.connect(lambda at: self.drop(row, at))

    def drop(self, row: QWidget, at: QPoint) -> None:
        """Put `row` where the mouse stands."""
        if self._mark is not None:
            self._mark.hide()
        rows = list(self._rows())
        if row not in rows:
            return
        place, gap = rows.index(row), self._gap(at)
        target = gap - 1 if gap > place else gap
        if target != place:
            self._move(place, target)

    def _gap(self, at: QPoint) -> int:
        """Before which row `at` (global) lies: the number of rows whose middle is above it."""
        y = self._area.mapFromGlobal(at).y()
        return sum(_top(row, self._area) + row.height() // 2 < y for row in self._rows())

    def _show(self, gap: int) -> None:
        rows = list(self._rows())
        if not rows:
            return
        if self._mark is None:
            self._mark = QFrame(self._area)
            self._mark.setProperty("role", "drop-line")
        last = rows[-1]
        y = _top(rows[gap], self._area) if gap < len(rows) else _top(last, self._area) + last.height()
        self._mark.setGeometry(0, max(y - 1, 0), self._area.width(), 3)
        self._mark.raise_()
        self._mark.show()


def _top(row: QWidget, area: QWidget) -> int:
    return row.mapTo(area, QPoint()).y()
