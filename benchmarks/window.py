"""The window: from the start of the process to the first painted list, and the search as one types."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Timer
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks import registers
from benchmarks.measure import Pair, Run, Watch

if TYPE_CHECKING:  # the benchmarks without a window run where Qt does not
    from PySide6.QtWidgets import QTableView, QWidget

    from register_app.ui.desk import Desk

TYPED = "lønoplys"
"""What is typed in the search, letter by letter: all texts at first, few at last."""
_PATIENCE = 60.0


def put_away(window: QWidget) -> None:
    """Close a window and have it gone: those that stay would be styled with each window that comes after."""
    from PySide6.QtCore import QCoreApplication, QEvent

    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def starting(folder: Path, size: int) -> Pair:
    """The program on a register, and a bare Qt window, until the window stands painted.

    Each is a process of its own, the start of Python and every import included, on files that were read before; the
    register was closed properly the last time.
    """
    return _starting(folder, size, crashed=False)


def starting_again(folder: Path, size: int) -> Pair:
    """The same on a register that was not closed, as after a loss of power: all of the file is looked through first."""
    return _starting(folder, size, crashed=True)


def _starting(folder: Path, size: int, *, crashed: bool) -> Pair:
    path = registers.write(folder / "started.register", registers.document(size))
    # Compiled once, as on any machine where the program was started before.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    return Pair(
        lambda: _until_painted(environment, "register", str(path), kill=crashed),
        lambda: _until_painted(environment, "bare"),
    )


def _until_painted(environment: dict[str, str], *what: str, kill: bool = False) -> Run:
    """Start a process and wait for the line in which it says what it painted; then for its end, unless it is killed."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.painted", *what],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        patience = Timer(_PATIENCE, process.kill)
        patience.start()
        said = process.stdout.readline().split()
        seconds = perf_counter() - start
        if kill:
            process.kill()
        error = process.stderr.read()
        process.wait()
        patience.cancel()
        if len(said) != 3 or said[0] != "painted":
            raise RuntimeError(f"the window was not painted: {said} {error}")
    # Its processor time until then, which it tells itself.
    return Run(seconds, float(said[2]), {"rows": int(said[1])})


def searching(folder: Path, size: int) -> Pair:
    """One letter more in the search: choose the rows, lay the table out, paint it. The slowest letter of a word."""
    desk = _open(folder, size)
    texts = desk.texts()
    queries = [TYPED[:length] for length in range(1, len(TYPED) + 1)]

    def ours() -> Run:
        desk.search("")
        slowest, shown = _slowest(queries, desk.search)
        return Run(slowest, slowest, {"rows": size, "found": shown})

    def floor() -> Run:
        slowest, shown = _slowest(queries, lambda query: len([text for text in texts if query in text]))
        return Run(slowest, slowest, {"rows": size, "found": shown})

    return Pair(ours, floor, desk.close)


def sorting(folder: Path, size: int) -> Pair:
    """The whole list in Danish order of the names, until it stands painted; then in the order of another column."""
    desk = _open(folder, size)
    names = [desk.name(number) for number in desk.ids]

    def ours() -> Run:
        with Watch() as watch:
            shown = desk.sort("name")
            desk.sort("department")
        return watch.run(2, rows=shown)

    def floor() -> Run:
        with Watch() as watch:
            rows = len(sorted(names)) + len(sorted(names, reverse=True))
        return watch.run(2, rows=rows // 2)

    return Pair(ours, floor, desk.close)


def _slowest(queries: Sequence[str], search: Callable[[str], int]) -> tuple[float, int]:
    """The processor time of the slowest query, and what the last one found: what the work is, not what ran beside it."""
    times, shown = [], 0
    for query in queries:
        start = process_time()
        shown = search(query)
        times.append(process_time() - start)
    return max(times), shown


class _Window:
    """The program's own window on a register, drawn on no screen."""

    def __init__(self, desk: Desk, view: QTableView) -> None:
        self._desk, self._view = desk, view
        self.ids = desk.table.ids()

    def search(self, query: str) -> int:
        self._desk.table.search(query)
        self._view.viewport().repaint()
        return self._desk.table.rowCount()

    def sort(self, key: str) -> int:
        read: list[bool] = []
        self._desk.table.sort_by(key)
        self._desk.table.when_read(lambda: read.append(True))
        while not read:
            self._desk.app.processEvents()
        self._view.viewport().repaint()
        return self._desk.table.rowCount()

    def texts(self) -> list[str]:
        """All that the search looks through, activity by activity."""
        lines = (self._desk.table.line(number).values() for number in self.ids)
        return ["\n".join(text for texts in line for text in texts).casefold() for line in lines]

    def name(self, number: int) -> str:
        return self._desk.table.line(number)["name"][0]

    def close(self) -> None:
        self._desk.session.close()
        put_away(self._desk.window)


def _open(folder: Path, size: int) -> _Window:
    from PySide6.QtWidgets import QApplication, QTableView

    from register_app.ui.desk import Desk, application

    path = registers.stored(folder, size)
    # As the program makes it, for the benchmarks of a living window that follow in this process, too.
    app = QApplication.instance() or application(["benchmark"])
    assert isinstance(app, QApplication)
    desk = Desk(app, folder / "settings.toml", language="da")
    desk.window.resize(1360, 860)
    desk.session.open(path)
    desk.window.show()
    app.processEvents()
    desk.table.load_linked()
    desk.table.sort_by("number")
    view = next(view for view in desk.window.findChildren(QTableView) if view.model() is desk.table)
    return _Window(desk, view)
