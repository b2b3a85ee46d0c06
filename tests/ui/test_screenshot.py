"""Pictures of the window: what they show of the file is its own name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from register_app.store.register import Register
from register_app.ui import screenshot
from register_app.ui.desk import Desk
from register_app.ui.scenes import SCENES


def test_a_picture_shows_the_register_under_its_own_name(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Havlund.register"
    Register.create(path, title="Havlund", language="da").close()
    before, told = path.read_bytes(), []

    def scene(desk: Desk) -> None:
        assert desk.session.path is not None
        told.append((desk.session.path.name, desk.session.path == path, desk.window.windowTitle()))

    monkeypatch.setitem(SCENES, "told", scene)
    folder = tmp_path / "copy"
    folder.mkdir()
    screenshot.draw(qapp, path, "told", tmp_path / "a.png", folder, theme="light", language="da")
    assert [(name, same) for name, same, _title in told] == [("Havlund.register", False)]
    assert told[0][2].startswith("Havlund – ")
    assert path.read_bytes() == before
    assert (tmp_path / "a.png").stat().st_size > 1000
