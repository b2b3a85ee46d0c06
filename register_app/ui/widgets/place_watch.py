"""Tells when a widget has got another place or size in its window, whichever of those around it was laid out anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_PLACES = (QEvent.Type.Move, QEvent.Type.Resize)


class PlaceWatch(QObject):
    """`moved()` follows once for all that is laid out at a time, while one watches."""

    moved = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._widget = watched
        self._around: list[QWidget] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.moved)

    def start(self) -> None:
        """Watch the widget and those around it, up to its window."""
        self.stop()
        widget: QWidget | None = self._widget
        while widget is not None:
            widget.installEventFilter(self)
            self._around.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def stop(self) -> None:
        around, self._around = self._around, []
        for widget in around:
            widget.removeEventFilter(self)
        self._soon.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACES:
            self._soon.start()
        return False
