"""What the first activity needs is made ready while nobody types."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from register_app.ui import warming
from register_app.ui.icons import Icons
from register_app.ui.theme import Look
from register_app.ui.warming import HEAVY, MODULES, Warming, read_heavy
from register_app.viewmodels.jobs import Control, Jobs


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


def test_what_is_heavy_is_read_elsewhere_and_can_be_stopped(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[str, int]] = []
    jobs = Jobs()

    def load(name: str) -> None:
        read.append((name, threading.get_ident()))
        if len(read) == 2:
            job.cancel()

    monkeypatch.setattr(warming, "import_module", load)
    gate = threading.Event()

    def work(control: Control) -> None:
        gate.wait(20)
        read_heavy(control)

    job = jobs.start(work)
    with qtbot.waitSignal(job.cancelled):
        gate.set()
    assert [name for name, _thread in read] == list(HEAVY[:2])
    assert threading.get_ident() not in {thread for _name, thread in read}


def test_each_heavy_module_is_there() -> None:
    for name in HEAVY:
        assert importlib.util.find_spec(name) is not None


def test_an_edit_while_the_heavy_modules_are_read_finds_none_half_made() -> None:
    # SQLAlchemy's modules need each other in circles: two threads that enter by two doors see halves.
    code = """
import sqlite3, sys, threading, time
from register_app.store.orm import Sessions
from register_app.ui import warming

class Going:
    def check(self):
        pass

failed = []
threading.excepthook = lambda told: failed.append(told.exc_value)
reading = threading.Thread(target=warming.read_heavy, args=(Going(),))
reading.start()
while "sqlalchemy" not in sys.modules:
    time.sleep(0.001)
Sessions(sqlite3.connect(":memory:"), lambda: None)
import register_app.services.edit
reading.join()
assert not failed, failed
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
