"""Text on the screen is always plain: what a user or a file wrote is shown, never interpreted."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

_LONGEST_TIP = 1500


def label(text: str, role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label that shows `text` as it is; `role` chooses its look in the style sheet."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # as the wrapping had set it, before this policy took its place
        made.setSizePolicy(policy)
    return made


class ElidedLabel(QLabel):
    """One line that ends in “…” where the space ends; the whole text is its accessible name and tool tip."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)


def tip(text: str) -> str:
    """`text` for a tool tip, which Qt would read as HTML where it looks like it; lines are wrapped."""
    if not text:
        return ""
    shown = text if len(text) <= _LONGEST_TIP else text[:_LONGEST_TIP] + "…"
    return f'<p style="white-space:pre-wrap">{html.escape(shown)}</p>'


def caption(text: str) -> str:
    """`text` for a button or a menu, where `&` would mark the key to press."""
    return " ".join(text.split()).replace("&", "&&")


def set_role(widget: QWidget, role: str, **more: str) -> None:
    """Give `widget` a look of the style sheet, and have it drawn anew where it is already shown."""
    widget.setProperty("role", role)
    for name, value in more.items():
        widget.setProperty(name, value)
    if widget.isVisible():
        restyle(widget)


def restyle(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line between two parts."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    return made
