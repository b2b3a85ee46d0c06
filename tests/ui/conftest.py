"""A whole window on a small register or on the sample, with settings of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from register_app.store.register import Register
from register_app.ui import icons
from register_app.ui.desk import Desk
from register_app.ui.dialogs.importing.dialog import ImportDialog
from register_app.viewmodels.activities import fill_with_sample
from tests.ui.import_dialogs import Open, settle


@pytest.fixture(scope="session", autouse=True)
def _each_icon_is_drawn_once(qapp: QApplication) -> Iterator[None]:
    """Every test has a window of its own with a hundred icons, which are the same each time."""
    drawn = cache(icons.pixmap)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(icons, "pixmap", drawn)
        yield
    drawn.cache_clear()


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file; tests work on copies of it."""
    from register_app.services.sample import fill

    path = tmp_path_factory.mktemp("sample") / "sample.register"
    with Register.create(path, title="Sample", language="en") as register:
        fill(register, "en")
    return path


def _close(desk: Desk) -> None:
    desk.window.close()
    desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def empty_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty register as a file; tests work on copies of it."""
    path = tmp_path_factory.mktemp("empty") / "small.register"
    Register.create(path, title="Small", language="en").close()
    return path


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, empty_path: Path, tmp_path: Path) -> Iterator[Desk]:
    """A window in which an empty register is open."""
    made = Desk(qapp, tmp_path / "settings.toml", theme="light", language="en")
    made.session.open(Path(shutil.copy(empty_path, tmp_path)))
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    _close(made)


@pytest.fixture
def sample_desk(desk: Desk) -> Desk:
    """The same window, its register filled with the sample."""
    fill_with_sample(desk.session, "en")
    desk.table.load_linked()
    return desk


def named(root: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The visible widget of a kind with that accessible name."""
    found = [w for w in root.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
    assert found, f"no visible {kind.__name__} is called {name!r}"
    return found[0]


@pytest.fixture
def open_(desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the dialogue on files and waits until they are read."""
    monkeypatch.setenv("REGISTER_APP_CONFIG", str(tmp_path / "config"))

    def open_dialog(*paths: Path) -> ImportDialog:
        dialog = ImportDialog(desk.context, desk.window)
        qtbot.addWidget(dialog)
        dialog.finished_import.connect(lambda _sentence: None)
        dialog.activity_wanted.connect(desk.window.open_activity)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        dialog.read(list(paths))
        settle(dialog, desk)
        return dialog

    return open_dialog
