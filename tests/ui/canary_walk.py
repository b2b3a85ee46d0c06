"""Walks the whole window over a register whose every text is a canary: `python -m tests.ui.canary_walk FOLDER FILE`.

What it draws would open FILE if any of it were read as markup; who watches it sees which files are opened.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QToolTip, QWidget
from shiboken6 import isValid

from register_app.base.i18n import Message
from register_app.base.settings import Settings
from register_app.model import tables
from register_app.ui.desk import Desk, application
from register_app.ui.scenes import SCENES
from register_app.viewmodels.activities import fill_with_sample

NAME = "<b>a<br>.register"
_CHOSEN = {
    "uuid", "part", "status", "valid_from", "valid_until", "last_review", "next_review", "role", "country", "mechanism",
    "slot", "state", "article", "basis_use", "basis", "kind", "sensitivity", "period", "language", "created_at", "at",
}  # fmt: skip
"""Columns whose values are chosen, not written."""


_TYPED = (
    "register-edit",
    "activity-basis",
    "cross-edit",
    "parties",
    "catalogues",
    "activity-data-details",
    "activity-extras",
)
"""Scenes of the window itself in whose fields is typed; dialogs are typed in anyway."""


def fill(desk: Desk, canary: str) -> int:
    """Put `canary` into every column of every row that a user writes in; gives how many columns."""
    filled = 0
    with desk.session.register.edit_rows(Message("Canary")) as database:
        for name in tables.CLASSES:
            if name == "version":
                continue
            columns = list(database.execute(f"PRAGMA table_info({name})"))
            texts = [
                c["name"] for c in columns if c["type"] in ("VARCHAR", "TEXT") and c["name"] not in _CHOSEN
            ]
            for column in texts:
                database.execute(f"UPDATE {name} SET {column} = ? || rowid", (canary,))
                filled += 1
    return filled


def paste_everywhere(parent: QWidget, canary: str) -> int:
    """Paste `canary` into each field that is shown; gives how many."""
    QGuiApplication.clipboard().setText(canary)
    fields = 0
    for field in parent.findChildren(QWidget):
        if not isValid(field):
            continue
        if isinstance(field, (QLineEdit, QPlainTextEdit)) and field.isVisible() and not field.isReadOnly():
            field.setFocus()
            field.clear()
            QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            fields += 1
    return fields


def settle() -> None:
    """Let everything be laid out, and what was closed go."""
    for _round in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def look(window: QWidget, seen: set[str]) -> None:
    """Draw the window with each of its tool tips that was not `seen` before."""
    QCoreApplication.processEvents()
    for widget in [window, *window.findChildren(QWidget)]:
        if isValid(widget) and widget.isVisible() and widget.toolTip() not in seen:
            seen.add(widget.toolTip())
            QToolTip.showText(QPoint(5, 5), widget.toolTip(), widget)
            QCoreApplication.processEvents()
    window.grab()


def make(desk: Desk, path: Path, canary: str) -> tuple[bytes, int]:
    """A register full of `canary`, as the content of its file, and in how many columns it is."""
    desk.session.create(path, canary[:20], "en")
    fill_with_sample(desk.session, "en")
    columns = fill(desk, canary)
    desk.session.close()
    return path.read_bytes(), columns


def put_away(desk: Desk) -> None:
    """Close what a scene has opened, and the register; the window stays for the next."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for dialog in desk.window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()
    desk.context.jobs.finish()
    desk.session.close()
    first = Settings()
    desk.context.preferences.set(columns=first.columns, sort=first.sort, layouts={}, places={}, presets={})
    settle()


def main() -> int:
    folder, canary = (
        Path(sys.argv[1]),
        f'<b>X</b><img src="file://{sys.argv[2]}"><a href="file://{sys.argv[2]}">y</a>',
    )
    desk = Desk(application(["register-app"]), folder / "settings.toml", theme="light", language="en")
    content, columns = make(desk, folder / NAME, canary)
    seen, fields, drawn = {""}, 0, 0
    desk.window.show()
    # What is on the way to a scene need not be painted: the scene itself is, in `look`.
    desk.window.setUpdatesEnabled(False)
    for name, scene in SCENES.items():
        (folder / NAME).write_bytes(content)
        desk.session.open(folder / NAME)
        shown = scene(desk) or desk.window
        desk.context.jobs.finish()
        settle()
        fields += paste_everywhere(shown, canary) if isinstance(shown, QDialog) or name in _TYPED else 0
        desk.context.store_typing()
        desk.window.setUpdatesEnabled(True)
        look(shown, seen)
        desk.window.setUpdatesEnabled(False)
        drawn += 1
        put_away(desk)
    sys.stdout.write(f"{columns} {fields} {drawn}\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
