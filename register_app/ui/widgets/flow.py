"""A layout that sets things side by side and goes on in the next line when the width is used up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, line by line. The last widget takes the rest of its line where `stretch_last` is set."""

    def __init__(self, parent: QWidget | None = None, gap: int = 5, *, stretch_last: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._stretch_last = stretch_last
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put `widget` at place `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def place_of(self, widget: QWidget) -> int:
        """The place of `widget`, -1 where it is not in this layout."""
        return next((place for place, item in enumerate(self._items) if item.widget() is widget), -1)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Asked for many times in one layout of the page.
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self._gap for item in self._shown())
        height = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(min(width, 360), height) + self._frame()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size + self._frame()

    def _frame(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        rows: list[list[tuple[QLayoutItem, QSize, int]]] = [[]]
        x = area.x()
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(area.width(), 1), 16777215))
            size = size.expandedTo(item.minimumSize())
            if rows[-1] and x + size.width() > area.x() + area.width():
                rows.append([])
                x = area.x()
            rows[-1].append((item, size, x))
            x += size.width() + self._gap
        y = area.y()
        for number, row in enumerate(rows):
            height = max((size.height() for _, size, _ in row), default=0)
            if move:
                for place, (item, size, left) in enumerate(row):
                    last = self._stretch_last and number == len(rows) - 1 and place == len(row) - 1
                    width = area.x() + area.width() - left if last else size.width()
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
            y += height + self._gap
        return y - self._gap - rect.y() + margins.bottom() if self._shown() else self._frame().height()
