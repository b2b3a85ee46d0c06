"""The only place that shows message boxes and file dialogs: plain text, in the program's language, replaceable in tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from register_app.base.i18n import _
from register_app.ui.dialogs.file_icons import FileIcons
from register_app.ui.dropping import REGISTER_SUFFIX, SOURCES
from register_app.ui.widgets.text import caption

if TYPE_CHECKING:  # loaded when something is printed
    from PySide6.QtPrintSupport import QPrinter

_last_folder: list[Path] = []
"""Where files were chosen last: one folder, or none yet."""


def register_filter() -> str:
    return _("Registers (*{suffix})").format(suffix=REGISTER_SUFFIX)


def tell(parent: QWidget | None, title: str, sentence: str) -> None:
    """Say something that must not be missed, and wait until it was read."""
    box = _box(parent, title, sentence)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()


def ask(parent: QWidget | None, title: str, sentence: str, choices: Sequence[str]) -> int:
    """Ask which of `choices` (captions, the safest last) to take; gives its place, the last one on Escape."""
    box = _box(parent, title, sentence)
    buttons = [
        box.addButton(
            caption(text),
            QMessageBox.ButtonRole.RejectRole if text == choices[-1] else QMessageBox.ButtonRole.AcceptRole,
        )
        for text in choices
    ]
    box.setEscapeButton(buttons[-1])
    box.setDefaultButton(buttons[0])
    box.exec()
    return buttons.index(box.clickedButton()) if box.clickedButton() in buttons else len(choices) - 1  # type: ignore[arg-type]


def _box(parent: QWidget | None, title: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    # Where no window manager does it, a new window would not get the keys.
    QTimer.singleShot(0, box, box.activateWindow)
    return box


def _at_home(proposal: str) -> str:
    """A proposal without a folder among the user's documents, not where the program happens to run."""
    if Path(proposal).is_absolute():
        return proposal
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str((documents if documents.is_dir() else Path.home()) / proposal)


def pick_file(parent: QWidget | None, title: str, filters: str, folder: str = "") -> Path | None:
    """A file that is there, chosen by the user."""
    return next(iter(_picked(parent, title, filters, folder, QFileDialog.FileMode.ExistingFile)), None)


def pick_files(parent: QWidget | None, title: str, filters: str, folder: str = "") -> list[Path]:
    """Files that are there, chosen by the user; empty when none is."""
    return _picked(parent, title, filters, folder, QFileDialog.FileMode.ExistingFiles)


def pick_sources(parent: QWidget | None) -> list[Path]:
    """Files to import, chosen by the user; empty when none is."""
    patterns = " ".join(f"*{suffix}" for suffix in (*SOURCES, REGISTER_SUFFIX))
    filters = _("Spreadsheets, texts and registers ({patterns})").format(patterns=patterns)
    return pick_files(parent, _("Choose files"), filters)


def _picked(
    parent: QWidget | None, title: str, filters: str, folder: str, mode: QFileDialog.FileMode
) -> list[Path]:
    last = next((str(kept) for kept in _last_folder if kept.is_dir()), "")
    start = folder or last or _at_home("")
    dialog = _file_dialog(parent, title, start, f"{filters};;{_('All files')} (*)")
    dialog.setFileMode(mode)
    chosen = [Path(name) for name in _names(dialog)]
    if chosen:
        _last_folder[:] = [chosen[0].parent]
    return chosen


def pick_target(parent: QWidget | None, title: str, proposal: str, filters: str) -> Path | None:
    """Where to write a file; the dialog asks before one is replaced."""
    place = Path(_at_home(proposal))
    dialog = _file_dialog(parent, title, str(place.parent), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(place.name)
    return next((Path(name) for name in _names(dialog)), None)


def pick_folder(parent: QWidget | None, title: str, proposal: str) -> Path | None:
    """A folder, chosen or made by the user."""
    dialog = _file_dialog(parent, title, _at_home(proposal), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next((Path(name) for name in _names(dialog)), None)


def _file_dialog(parent: QWidget | None, title: str, folder: str, filters: str) -> QFileDialog:
    """The system's file dialog; where Qt draws it, one that opens none of the files it lists."""
    dialog = QFileDialog(parent, title, folder, filters)
    dialog.setIconProvider(FileIcons.shared())
    return dialog


def _names(dialog: QFileDialog) -> list[str]:
    """What the user chose; empty when nothing was."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    names = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return names


def pick_printer(parent: QWidget | None) -> QPrinter | None:
    """A printer, chosen in the system's own dialog, with the pages that are wanted."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def show_in_folder(path: Path) -> None:
    """Open the folder of `path` in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
