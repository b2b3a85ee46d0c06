"""Keeps what one works in on the screen: a field that gets the focus, and one that is pushed down by what grows above."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget
from shiboken6 import isValid

_AROUND = 16
"""Pixels left free above and below."""
_SETTLED, _ABOVE = 400, 8
"""Milliseconds within which what was just shown has found its height; pixels left free above what one is led to."""
_FOLLOWED = "followed"
"""Property of a text whose cursor is kept in view."""


class KeepInView(QObject):
    """Scrolls `area` up and down for the widget with the focus; what the mouse has hold of stays where it is.

    Of a small editor that opens (`role` "inset") the whole is shown, of a text taller than the window the place of
    the cursor.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self.reveal)
        self._wanted: QWidget | None = None
        self._there = 0
        self._leading = QTimer(self, singleShot=True, interval=_SETTLED)
        area.verticalScrollBar().rangeChanged.connect(self._on_grown)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def lead_to(self, part: QWidget) -> None:
        """Scroll until `part`, a child of the body, is at the top, and follow it while all above finds its height."""
        self._wanted = part
        self._lead()
        self._leading.start()

    def _lead(self) -> None:
        if self._wanted is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(self._wanted.y() - _ABOVE)
            self._there = bar.value()

    def _lead_again(self) -> None:
        """Unless the user scrolled meanwhile."""
        bar = self._area.verticalScrollBar()
        if self._leading.isActive() and bar.value() == min(self._there, bar.maximum()):
            self._lead()

    def reveal(self) -> None:
        """Show the widget with the focus."""
        focused = self._focused()
        if (
            focused is None
            or self._leading.isActive()
            or QApplication.mouseButtons() != Qt.MouseButton.NoButton
        ):
            return
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        for top, bottom in self._extents(focused):
            if bottom - top + 2 * _AROUND <= height:
                if top < bar.value() + _AROUND:
                    bar.setValue(top - _AROUND)
                elif bottom > bar.value() + height - _AROUND:
                    bar.setValue(bottom + _AROUND - height)
                return

    def _focused(self) -> QWidget | None:
        # A form that is being deleted gives its focus away last of all.
        if not isValid(self._area):
            return None
        focused, body = QApplication.focusWidget(), self._area.widget()
        return focused if focused is not None and body is not None and body.isAncestorOf(focused) else None

    def _extents(self, focused: QWidget) -> list[tuple[int, int]]:
        """Top and bottom of what is to be seen, in pixels of the body; where that is too much, of less."""
        found = [self._extent(_whole(focused)), self._extent(focused)]
        if isinstance(focused, QPlainTextEdit):
            cursor, top = focused.cursorRect(), found[1][0]
            found.append((top + cursor.top(), top + cursor.bottom()))
        return found

    def _extent(self, widget: QWidget) -> tuple[int, int]:
        body = self._area.widget()
        top = widget.mapTo(body, QPoint()).y() if body is not None else 0
        return top, top + widget.height()

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        focused = self._focused()
        if focused is None:
            return
        if isinstance(focused, QPlainTextEdit) and not focused.property(_FOLLOWED):
            focused.setProperty(_FOLLOWED, True)
            focused.cursorPositionChanged.connect(self._on_cursor)
        # What opened with it finds its place first.
        self._settled.start()

    def _on_cursor(self) -> None:
        if self.sender() is QApplication.focusWidget():
            self._settled.start()

    def _on_grown(self) -> None:
        if self._leading.isActive():
            QTimer.singleShot(0, self, self._lead_again)
            return
        focused = self._focused()
        if focused is None:
            return
        # Who has scrolled away from it is not brought back.
        seen = QRect(QPoint(), self._area.viewport().size())
        if seen.intersects(QRect(focused.mapTo(self._area.viewport(), QPoint()), QSize(focused.size()))):
            self._settled.start()


def _whole(widget: QWidget) -> QWidget:
    """The small editor in which a widget stands, else the widget."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.property("role") == "inset":
            return parent
        parent = parent.parentWidget()
    return widget
