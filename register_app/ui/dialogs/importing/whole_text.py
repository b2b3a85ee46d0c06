"""All that is said of one field, below a table whose rows cannot be as high as that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from register_app.base.i18n import _

_LEAST, _LINES = 2, 9
"""Lines of text where the window is low, and where there is room."""


class WholeText(QPlainTextEdit):
    """Read only, scrolled and copied by the keyboard too; it takes no room while there is nothing to read in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(_("The whole text"))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._fit()
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; hide where there is none."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()
        self.setVisible(bool(text))

    def _fit(self) -> None:
        spacing, lines = self.fontMetrics().lineSpacing(), self.blockCount() + 1
        self.setMinimumHeight(min(_LEAST, lines) * spacing + 14)
        self.setMaximumHeight(min(_LINES, max(lines, _LEAST)) * spacing + 14)
