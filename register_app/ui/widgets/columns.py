"""Fields side by side, in as many columns as the width has room for."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class Columns(QWidget):
    """Up to `most` columns (a power of two), half as many where one would be narrower than `letters` average letters."""

    def __init__(self, most: int, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._letters = most, letters
        self._widgets: list[QWidget] = []
        self.count = most
        """How many columns there are now."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)

    def add(self, widget: QWidget) -> None:
        """One more, behind the others."""
        self._widgets.append(widget)
        self._put(len(self._widgets) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        count = self._most
        while count > 1 and self.width() / count < self._letters * self.fontMetrics().averageCharWidth():
            count //= 2
        if count != self.count:
            self.count = count
            for widget in self._widgets:
                self._grid.removeWidget(widget)
            for place in range(len(self._widgets)):
                self._put(place)

    def _put(self, place: int) -> None:
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < self.count))
        self._grid.addWidget(self._widgets[place], place // self.count, place % self.count)
