"""A bar whose parts give way one after the other where the window is narrow or the text large."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

GiveWay = Callable[[bool], object]
"""Shows a part short (True) or in full (False)."""


class FittingBar(QFrame):
    """`set_parts` tells which parts give way, the first one first; `fit` is called where a text has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[GiveWay, ...] = ()
        self._least = 0
        self.short = 0
        """How many parts are short now."""

    def set_parts(self, parts: Sequence[GiveWay]) -> None:
        """Once everything is in the layout; measures how narrow the bar can be."""
        self._parts = tuple(parts)
        self._apply(len(self._parts))
        self._least = self._needed()
        self._apply(0)

    def fit(self) -> None:
        """Show as much in full as there is room for."""
        if not self._parts:
            return
        for short in range(len(self._parts) + 1):
            self._apply(short)
            if self._needed() <= self.width():
                break

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(self._least or hint.width(), hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _apply(self, short: int) -> None:
        self.short = short
        for place, part in enumerate(self._parts):
            part(place < short)

    def _needed(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.totalMinimumSize().width()
