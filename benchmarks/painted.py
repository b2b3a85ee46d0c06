"""A process that shows a window and says when it stands painted: `python -m benchmarks.painted register FILE | bare`.

It prints `painted ROWS SECONDS`: the rows of the list and the processor time until then. The process that started it
takes the time on the clock, the start of Python included. Then the window is closed as by hand: a register that was not
closed is looked through when it is opened the next time.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

SIZE = (1360, 860)
_DONE = QEvent.Type(QEvent.registerEventType())


class Watcher(QObject):
    """Waits for the first paint: of a table with rows, or of any widget where there is no table to come."""

    def __init__(self, app: QApplication, *, table: bool) -> None:
        super().__init__(app)
        self._table = table
        self._rows = -1
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self._rows < 0 and isinstance(watched, QWidget):
            self._rows = self._painted(watched)
            if self._rows >= 0:
                # Comes before anything else that waits, but after all of this paint.
                QCoreApplication.postEvent(self, QEvent(_DONE), Qt.EventPriority.HighEventPriority.value)
        return False

    def _painted(self, widget: QWidget) -> int:
        if not self._table:
            return 0
        view = widget.parent()
        if isinstance(view, QTableView) and view.viewport() is widget and view.model() is not None:
            return view.model().rowCount() or -1
        return -1

    def event(self, event: QEvent) -> bool:
        if event.type() == _DONE:
            print("painted", self._rows, time.process_time(), flush=True)
            for window in QApplication.topLevelWidgets():
                window.close()
            QCoreApplication.quit()
            return True
        return super().event(event)


def main() -> int:
    if sys.argv[1] == "bare":
        app = QApplication([])
        Watcher(app, table=False)
        window = QMainWindow()
        window.setCentralWidget(QWidget(window))
        window.resize(*SIZE)
        window.show()
        return app.exec()
    return _register(Path(sys.argv[2]))


def _register(path: Path) -> int:
    """The program as it is started by hand; only the watcher is put beside its loop of events."""
    from register_app import app as program

    run = QApplication.exec

    def watched(*_arguments: object) -> int:
        Watcher(cast(QApplication, QApplication.instance()), table=True)
        return run()

    QApplication.exec = watched  # type: ignore[method-assign]
    return program.main([str(path)])


if __name__ == "__main__":
    sys.exit(main())
