"""Files dragged onto a window: a register is opened, spreadsheets and texts are imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

REGISTER_SUFFIX = ".register"
SOURCES = (
    ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".md", ".json", ".docx", ".odt", ".html", ".htm",
    ".pdf",
)  # fmt: skip
"""What the import reads; whether a file is really of its kind is for the import to say."""


def dropped(data: QMimeData, *, into_import: bool = False) -> list[Path]:
    """The files that `data` brings, when something can be done with all of them: one register, or any number of sources.

    In an import (`into_import`) registers are sources like others.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if not paths or len(paths) != len(data.urls()) or not all(path.is_file() for path in paths):
        return []
    registers = [path for path in paths if is_register(path)]
    if registers and not into_import:
        return registers if len(paths) == 1 else []
    known = (*SOURCES, REGISTER_SUFFIX)
    return paths if all(path.suffix.lower() in known for path in paths) else []


def is_register(path: Path) -> bool:
    return path.suffix.lower() == REGISTER_SUFFIX


class DropTarget(QObject):
    """Lets `window` take such files; `brought(list of paths)` tells of them."""

    brought = Signal(list)

    def __init__(self, window: QWidget, *, into_import: bool = False) -> None:
        super().__init__(window)
        self._into_import = into_import
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Entering and moving are drops as well in the eyes of Qt's classes.
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = dropped(event.mimeData(), into_import=self._into_import)
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.brought.emit(paths)
        return True
