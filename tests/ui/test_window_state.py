"""A window is no larger than the screen it opens on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
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


def test_a_further_window_goes_beside_and_stays_on_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry()
    size = QSize(free.width() // 2, free.height() // 2)
    window.move(free.topLeft() + QPoint(10, 10))
    assert window_state.place_beside(window, size, 36) == window.pos() + QPoint(36, 36)
    window.move(free.center())
    assert free.contains(QRect(window_state.place_beside(window, size, 36), size))
    assert window_state.place_beside(window, free.size() * 2, 36) == free.topLeft()
