"""The program outlives more calls of Qt than there were references at the start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CALLS = """
import register_app.viewmodels
from PySide6.QtCore import QObject, QTimer, Signal
class Bell(QObject):
    rung = Signal()
bell, timer = Bell(), QTimer()
for _ in range(40000):
    bell.rung.emit()
    timer.setInterval(1)
print("alive")
"""


def test_many_calls_of_qt_do_not_end_the_program(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CALLS], capture_output=True, text=True, cwd=root, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-400:]


def test_the_view_models_keep_them_without_being_asked(root: Path) -> None:
    code = "import sys, register_app.viewmodels.session; print(sys.getrefcount(None), sys.getrefcount(True))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, timeout=60, check=False
    )
    assert all(int(count) > 10**8 for count in done.stdout.split())
