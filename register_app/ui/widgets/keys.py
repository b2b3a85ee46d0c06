"""Keys that fields leave to the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_programs(event: QEvent) -> bool:
    """Whether a field leaves a key to the program: X11 would end the line with Ctrl+E and cut it off with Ctrl+K."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in (Qt.Key.Key_E, Qt.Key.Key_K)
    )
