"""The end that the system asks for, when somebody logs out or the machine is shut down: as if every window were closed."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication, QMainWindow

_ASKED = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Closes the main windows when a signal asks for the end: what is typed is stored, and each register is closed.

    Windows asks in another way, which Qt knows by itself.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        if sys.platform == "win32":
            return
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        # The handler itself runs only once Python does: what wakes Qt is the byte written for each signal.
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in _ASKED:
            signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def _end(self) -> None:
        with contextlib.suppress(OSError):
            if not set(os.read(self._read, 64)) & {getattr(signal, name) for name in _ASKED}:
                return
        for window in self._app.topLevelWidgets():
            if isinstance(window, QMainWindow):
                window.close()
        self._app.exit(0)
