"""The only place that shows message boxes and file dialogs: plain text, in the program's language, replaceable in tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from register_app.base.i18n import _
from register_app.ui.dropping import REGISTER_SUFFIX
from register_app.ui.widgets.text import caption

if TYPE_CHECKING:  # loaded when something is printed
    from PySide6.QtPrintSupport import QPrinter


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
    name, _filter = QFileDialog.getOpenFileName(parent, title, folder, f"{filters};;{_('All files')} (*)")
    return Path(name) if name else None


def pick_files(parent: QWidget | None, title: str, filters: str, folder: str = "") -> list[Path]:
    """Files that are there, chosen by the user; empty when none is."""
    names, _filter = QFileDialog.getOpenFileNames(parent, title, folder, f"{filters};;{_('All files')} (*)")
    return [Path(name) for name in names]


def pick_target(parent: QWidget | None, title: str, proposal: str, filters: str) -> Path | None:
    """Where to write a file; the dialog asks before one is replaced."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, _at_home(proposal), filters)
    return Path(name) if name else None


def pick_folder(parent: QWidget | None, title: str, proposal: str) -> Path | None:
    """A folder, chosen or made by the user."""
    name = QFileDialog.getExistingDirectory(parent, title, _at_home(proposal))
    return Path(name) if name else None


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
