"""Files dragged onto a window: a register is opened, spreadsheets and texts are imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _

REGISTER_SUFFIX = ".register"
SOURCES = (
    ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".md", ".json", ".docx", ".odt", ".html", ".htm",
    ".pdf",
)  # fmt: skip
"""What the import reads; whether a file is really of its kind is for the import to say."""
_NAMED = 5
"""Names of files that a sentence tells."""


@dataclass(frozen=True)
class Dropped:
    """What is taken of what was dropped: one register, or any number of sources; why the rest is not, a sentence each."""

    paths: tuple[Path, ...] = ()
    refused: tuple[str, ...] = ()


def dropped(data: QMimeData, *, into_import: bool = False) -> Dropped:
    """What can be done with what `data` brings. In an import (`into_import`) registers are sources like others."""
    local = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    refused = [_elsewhere(url) for url in data.urls() if not url.isLocalFile()]
    folders, gone, unknown, taken = [], [], [], []
    for path in local:
        if path.is_dir():
            folders.append(path)
        elif not path.is_file():
            gone.append(path)
        elif path.suffix.lower() in (*SOURCES, REGISTER_SUFFIX):
            taken.append(path)
        else:
            unknown.append(path)
    registers = [path for path in taken if is_register(path)]
    if registers and not into_import and len(taken) > 1:
        text = _("{names} can only be opened alone: drop one register, or import it under “Import”.")
        refused.append(text.format(names=_names(registers)))
        taken = [path for path in taken if path not in registers]
    for paths, text in (
        (folders, _("A folder is not read as a whole: open {names} and drop the files in it.")),
        (gone, _("No longer to be found: {names}. Drop it from where it is now.")),
        (
            unknown,
            _(
                "Neither a spreadsheet, a text nor a register, so not read: {names}. Save it as one first, for instance "
                "as xlsx, csv, docx or pdf."
            ),
        ),
    ):
        if paths:
            refused.append(text.format(names=_names(paths)))
    return Dropped(tuple(taken), tuple(refused))


def _elsewhere(url: QUrl) -> str:
    name = url.fileName() or url.host() or url.toString()
    return _("“{name}” is not on this computer: save it here first, then drop the file.").format(name=name)


def _names(paths: Sequence[Path]) -> str:
    more = f" (+{len(paths) - _NAMED})" if len(paths) > _NAMED else ""
    return ", ".join(path.name or str(path) for path in paths[:_NAMED]) + more


def is_register(path: Path) -> bool:
    return path.suffix.lower() == REGISTER_SUFFIX


class DropTarget(QObject):
    """Lets `window` take files; `brought(paths, sentence)` tells which can be used, and why others cannot ("": none).

    Whatever is a file is let go of here: a forbidden cursor would not say why.
    """

    brought = Signal(list, str)

    def __init__(self, window: QWidget, *, into_import: bool = False) -> None:
        super().__init__(window)
        self._into_import = into_import
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Entering and moving are drops as well in the eyes of Qt's classes.
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent) or not event.mimeData().hasUrls():
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            found = dropped(event.mimeData(), into_import=self._into_import)
            self.brought.emit(list(found.paths), " ".join(found.refused))
        return True
