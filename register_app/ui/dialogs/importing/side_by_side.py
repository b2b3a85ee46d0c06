"""The activities of a file beside the one that is compared; below one another where a narrow window is high enough."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_LETTERS = 110
"""Average letters of width that both need to be read beside each other."""
_LINES = 24
"""Lines of text that both need below one another."""
_GAP = 10
_SHARES = {"wide": (41, 59), "narrow": (34, 66), "high": (40, 60)}
"""Of the room for each, in per cent: where it is narrow, the comparison needs it more than the list."""


class SideBySide(QSplitter):
    """Two widgets, each with a layout of its own whose margins are set here. `shaped(key of _SHARES)` tells their places."""

    shaped = Signal(str)

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self._both = (first, second)
        for widget in self._both:
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.shape = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shape = self._fitting(event.size())
        if shape != self.shape:
            self.shape = shape
            self._arrange(event.size())
            self.shaped.emit(shape)

    def _fitting(self, size: QSize) -> str:
        metrics = self.fontMetrics()
        if size.width() >= _LETTERS * metrics.averageCharWidth():
            return "wide"
        return "high" if size.height() >= _LINES * metrics.lineSpacing() else "narrow"

    def _arrange(self, size: QSize) -> None:
        beside = self.shape != "high"
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        margins = ((0, 0, _GAP, 0), (_GAP, 0, 0, 0)) if beside else ((0, 0, 0, 0), (0, _GAP // 2, 0, 0))
        for widget, (left, top, right, bottom) in zip(self._both, margins, strict=True):
            if (layout := widget.layout()) is not None:
                layout.setContentsMargins(left, top, right, bottom)
        length = size.width() if beside else size.height()
        self.setSizes([length * share // 100 for share in _SHARES[self.shape]])
