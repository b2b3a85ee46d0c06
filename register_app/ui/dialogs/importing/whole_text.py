"""All that is said of one field, below a table whose rows cannot be as high as that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.compare_cells import look_of, units
from register_app.viewmodels.importing.comparison import Mark

_LEAST, _LINES = 2, 9
"""Lines of text where the window is low, and where there is room."""


class WholeText(QPlainTextEdit):
    """Read only, scrolled and copied by the keyboard too; it takes no room while there is nothing to read in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._marks: Sequence[Mark] = ()
        self.setReadOnly(True)
        self.setAccessibleName(_("The whole text"))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._fit()
        self.hide()

    def show_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Show a text with its marks, from the first of them, else from its beginning; hide where there is none."""
        changed = text != self.toPlainText() or marks != self._marks
        if changed:
            self.setPlainText(text)
            self._fit()
        self.setVisible(bool(text))
        if changed:
            self._marks = marks
            self._mark(text, marks)

    def _mark(self, text: str, marks: Sequence[Mark]) -> None:
        cursor = self.textCursor()
        for mark in marks:
            cursor.setPosition(units(text, mark.start))
            cursor.setPosition(units(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look_of(mark, self._look.theme))
        cursor.setPosition(units(text, marks[0].start) if marks else 0)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _fit(self) -> None:
        spacing, lines = self.fontMetrics().lineSpacing(), self.blockCount() + 1
        self.setMinimumHeight(min(_LEAST, lines) * spacing + 14)
        self.setMaximumHeight(min(_LINES, max(lines, _LEAST)) * spacing + 14)
