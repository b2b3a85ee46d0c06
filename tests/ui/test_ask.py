"""Where the file dialogs begin, and what they leave alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QTreeView
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask

_KIND = 2
"""The column of a file dialog's list that says what kind of file it is."""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What each dialog begins with; the user takes it as it is."""
    begun: list[Path] = []

    def accept(dialog: QFileDialog) -> int:
        begun.extend(Path(name) for name in dialog.selectedFiles() or [dialog.directory().path()])
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", accept)
    monkeypatch.setattr(ask, "_last_folder", [])
    return begun


@pytest.mark.parametrize("there", [True, False])
def test_a_name_without_a_folder_is_proposed_among_the_documents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[Path], *, there: bool
) -> None:
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    (tmp_path / "registers").mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)

    folder = documents if there else tmp_path
    assert ask.pick_target(None, "New register", "mine.register", "") == folder / "mine.register"
    # What is proposed beside a register stays there.
    beside = tmp_path / "registers" / "mine.pdf"
    assert ask.pick_target(None, "Export", str(beside), "") == beside
    assert shown == [folder / "mine.register", beside]


def test_files_are_looked_for_among_the_documents_then_where_the_last_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, elsewhere = tmp_path / "Documents", tmp_path / "Sent to us"
    documents.mkdir()
    elsewhere.mkdir()
    (elsewhere / "list.csv").write_text("Activity;Purpose\n")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    monkeypatch.setattr(ask, "_last_folder", [])
    begun: list[str] = []

    def choose(dialog: QFileDialog) -> int:
        begun.append(dialog.directory().path())
        dialog.setDirectory(str(elsewhere))
        dialog.selectFile("list.csv")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QFileDialog, "exec", choose)
    assert ask.pick_files(None, "Choose files", "") == [elsewhere / "list.csv"]
    assert ask.pick_file(None, "Choose a file", "") == elsewhere / "list.csv"
    assert begun == [str(documents), str(elsewhere)]


def _is_locked(path: Path) -> bool:
    """Whether another program is kept from reading a register."""
    look = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0.1); c.execute('SELECT 1 FROM activity')"
    done = subprocess.run(
        [sys.executable, "-c", look, str(path)], capture_output=True, text=True, check=False
    )
    return sqlite3.OperationalError.__name__ in done.stderr and "locked" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_looking_through_the_folder_of_the_open_register_leaves_its_locks(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.context.session.register.path
    assert _is_locked(path)

    def look(dialog: QFileDialog) -> int:
        dialog.show()
        tree = dialog.findChild(QTreeView, "treeView")
        assert tree is not None
        listed = tree.model()

        def kinds() -> list[str]:
            root = tree.rootIndex()
            found = [listed.index(row, _KIND, root) for row in range(listed.rowCount(root))]
            return [str(index.data()) for index in found]

        qtbot.waitUntil(
            lambda: any("REGISTER" in kind.upper() for kind in kinds())
        )  # the folder is listed beside, in a thread
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", look)
    assert ask.pick_files(None, "Choose files", "", str(path.parent)) == []
    assert _is_locked(path)
