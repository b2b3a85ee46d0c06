"""A window is no larger than the screen it opens on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from register_app.ui import window_state


def test_a_small_screen_has_the_whole_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize()
    wanted = room + QSize(300, 200)
    assert window_state.within(wanted, screen) == wanted
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    found = window_state.within(wanted, screen)
    assert found.width() < room.width()
    assert found.height() < room.height()
    small = QSize(200, 150)
    assert window_state.within(small, screen) == small
