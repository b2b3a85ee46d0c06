"""A very long text in a field of one line: a field of Qt lays the whole of it out anew with every key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from register_app.ui.widgets.growing import GrowingText

LONG = 5_000
"""Characters beyond which a field of one line hands its text over: from there on a key takes longer than one notices."""


_SIDE = 9
"""What a field leaves free beside its text."""


class LongLine(GrowingText):
    """Lies over the field `over` and holds its text in pieces, one line of it in view; up and down lead through it.

    What one can do in a field of one line stays: Enter is the field's own, a pasted line break becomes a space.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        # The frame, and its colour when one is in it, is the field's.
        self.setStyleSheet("QPlainTextEdit { border: none; padding: 0; background: transparent; }")
        self.setAccessibleName(over.accessibleName())
        self.fill(over)
        self.show()

    def fill(self, over: QWidget) -> None:
        """Take the room of the field."""
        line = min(self.fontMetrics().lineSpacing() + 1, max(over.height() - 2, 8))
        self.setFixedHeight(line)
        self.setGeometry(_SIDE, (over.height() - line) // 2, max(over.width() - 2 * _SIDE, 10), line)

    def text(self) -> str:
        return self.toPlainText().replace("\n", " ")

    def go_to(self, place: int) -> None:
        """Put the cursor behind so many letters."""
        cursor = self.textCursor()
        block, left = self.document().begin(), place
        while block.next().isValid() and left > len(block.text()):
            left -= len(block.text())
            block = block.next()
        cursor.setPosition(block.position() + min(left, len(block.text())))
        self.setTextCursor(cursor)
        # Again when it has found its lines.
        QTimer.singleShot(0, self, self.ensureCursorVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()

    def _fit(self) -> None:
        """As high as the field, however long the text is."""
