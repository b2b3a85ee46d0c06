"""A command line to read and to copy: lines are broken between its options, never within one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_JOINER = "\N{WORD JOINER}"
"""Nobody sees it; no line is broken beside it. What is copied is without."""


class CommandText(QPlainTextEdit):
    """Shows a command line; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.command = ""
        """What is shown, as it is typed in a terminal."""

    def show_command(self, command: str) -> None:
        if command != self.command:
            self.command = command
            self.setPlainText(command.replace("-", f"{_JOINER}-{_JOINER}").replace("=", f"={_JOINER}"))

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(super().createMimeDataFromSelection().text().replace(_JOINER, ""))
        return copied
