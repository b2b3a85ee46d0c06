"""What the first activity needs is made ready while nobody types."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from register_app.ui import warming
from register_app.ui.icons import Icons
from register_app.ui.theme import Look
from register_app.ui.warming import MODULES, Warming


def test_everything_is_made_ready_piece_by_piece(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "_AFTER", 1)
    made = Warming(Icons(Look(qapp, "light")))
    assert not made.done
    made.begin()
    qtbot.waitUntil(lambda: made.done)
    assert all(name in sys.modules for name in MODULES)


def test_a_key_puts_it_off(qapp: QApplication, qtbot: QtBot) -> None:
    made = Warming(Icons(Look(qapp, "light")))
    made.begin()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field, Qt.Key.Key_A)
    left = len(made._left)
    made.step()
    assert len(made._left) == left
    made._touched = 0.0
    made.step()
    assert len(made._left) == left - 1
    qapp.removeEventFilter(made)
