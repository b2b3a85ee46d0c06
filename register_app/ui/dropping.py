"""Files dragged onto the window: a register is opened, a spreadsheet imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from register_app.ui.dialogs.ask import REGISTER_SUFFIX

SOURCES = (
    ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".json", ".docx", ".odt", ".html", ".pdf",
)  # fmt: skip
"""What the import reads; whether a file is really of its kind is for the import to say."""


def dropped(data: QMimeData) -> Path | None:
    """The one file that `data` brings and the window can do something with."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1 or paths[0].suffix.lower() not in (REGISTER_SUFFIX, *SOURCES):
        return None
    return paths[0] if paths[0].is_file() else None


def is_register(path: Path) -> bool:
    return path.suffix.lower() == REGISTER_SUFFIX


class DropTarget(QObject):
    """Lets `window` take such files; `brought(Path)` tells of one."""

    brought = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Entering and moving are drops as well in the eyes of Qt's classes.
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = dropped(event.mimeData())
        if path is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.brought.emit(path)
        return True
