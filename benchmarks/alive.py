"""The window while it works: the longest gap between two ticks of a 10 ms timer, with a large register open."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import registers
from benchmarks.measure import Pair, Run
from benchmarks.window import put_away
from register_app.base.i18n import Message

if TYPE_CHECKING:  # the benchmarks without a window run where Qt does not
    from PySide6.QtWidgets import QTableView, QWidget

    from register_app.ui.desk import Desk

_TICK = 10
"""Milliseconds between two ticks."""
_MANY = 5_000
"""Rows of a large step."""
_PAGES = 60
_TYPED = "Behandles til"
_PATIENCE = 120.0
_BARE = 0.3
"""Seconds for which the bare window does nothing."""


class Ticker:
    """Runs the event loop while something is going on, and keeps the longest time without a turn of the timer."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer(interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._longest = Run(0.0, 0.0, {})
        self._last = self._now()
        self.patience = _PATIENCE

    def watch(self, act: Callable[[], object], over: Callable[[], bool], **proof: int) -> Run:
        """Do `act`, then let the window live until it is `over`: the longest gap, and the most processor time in one.

        The time is that of all threads of the program, for it is they that the window waits for; what else the machine
        does is not in it.
        """
        from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

        self._longest, self._last = Run(0.0, 0.0, {}), self._now()
        self._timer.start()
        begun = time.monotonic()
        act()
        while not over():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, _TICK)
            # As the program's own loop does; else what one run has replaced is styled again in the next.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if time.monotonic() - begun > self.patience:
                raise RuntimeError("the window did not come to an end")
        QCoreApplication.processEvents()
        self._tick()
        self._timer.stop()
        return Run(self._longest.seconds, self._longest.cpu, proof)

    def bare(self, **proof: int) -> Run:
        """The same while nothing happens at all."""
        until = time.monotonic() + _BARE
        return self.watch(lambda: None, lambda: time.monotonic() > until, **proof)

    def _tick(self) -> None:
        now = self._now()
        seconds, cpu = now[0] - self._last[0], now[1] - self._last[1]
        self._longest = Run(max(self._longest.seconds, seconds), max(self._longest.cpu, cpu), {})
        self._last = now

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()


class _Alive:
    """A window on a register of its own, on no screen."""

    def __init__(self, folder: Path, size: int) -> None:
        from PySide6.QtWidgets import QApplication

        from register_app.ui.desk import Desk, application

        self.path = registers.stored(folder, size)
        app = QApplication.instance() or application(["benchmark"])
        assert isinstance(app, QApplication)
        self.app, self.size = app, size
        self.desk: Desk = Desk(app, folder / "settings.toml", language="da")
        self.desk.window.resize(1360, 860)
        self.desk.window.show()
        self.ticker = Ticker()

    def open(self) -> _Alive:
        """Open the register and wait until all of it is read."""
        self.desk.session.open(self.path)
        self.desk.table.load_linked()
        self.ticker.watch(lambda: None, self.still)
        return self

    def still(self) -> bool:
        """Whether nothing is being done."""
        waiting: list[bool] = []
        if self.desk.context.jobs.busy or self.desk.context.steps.running:
            return False
        self.desk.table.when_read(lambda: waiting.append(True))
        return bool(waiting)

    def numbers(self, most: int) -> list[int]:
        return self.desk.table.ids()[:most]

    def change(self, numbers: Sequence[int], value: str) -> None:
        with self.desk.session.register.edit_rows(Message("Change")) as rows:
            rows.executemany("UPDATE activity SET owner = ? WHERE id = ?", [(value, n) for n in numbers])

    def view(self) -> QTableView:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QTableView

        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # one that was replaced is found too
        found = self.desk.window.findChildren(QTableView)
        return next(view for view in found if view.model() is self.desk.table)

    def close(self) -> None:
        self.desk.context.jobs.stop_all()
        self.desk.session.close()
        put_away(self.desk.window)


def opening(folder: Path, size: int) -> Pair:
    """A register is opened and read whole."""
    alive = _Alive(folder, size)

    def ours() -> Run:
        alive.desk.session.close()
        run = alive.ticker.watch(lambda: alive.desk.session.open(alive.path), alive.still)
        return Run(run.seconds, run.cpu, {"rows": alive.desk.table.total()})

    return Pair(ours, lambda: alive.ticker.bare(rows=size), alive.close)


def scrolling(folder: Path, size: int) -> Pair:
    """Through the register page by page, right after it was opened: nothing waits until all of it is read."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QTableView

    alive = _Alive(folder, size)
    plain = QTableView()
    texts = QStringListModel([f"Activity {number}" for number in range(size)])
    plain.setModel(texts)
    plain.resize(1200, 700)
    plain.show()

    def ours() -> Run:
        alive.desk.session.close()
        alive.desk.session.open(alive.path)
        return _scroll(alive.ticker, alive.view(), rows=alive.desk.table.rowCount())

    def close() -> None:
        put_away(plain)
        alive.close()

    return Pair(ours, lambda: _scroll(alive.ticker, plain, rows=texts.rowCount()), close)


def _scroll(ticker: Ticker, view: QTableView, rows: int) -> Run:
    bar = view.verticalScrollBar()
    bar.setValue(0)
    pages: list[int] = []

    def turn() -> bool:
        pages.append(bar.value())
        bar.setValue(bar.value() + max(bar.maximum() // _PAGES, 1))
        view.viewport().repaint()
        return len(pages) >= _PAGES

    return ticker.watch(lambda: None, turn, rows=rows)


def activity(folder: Path, size: int) -> Pair:
    """An activity is opened, until the first of its form is painted; the bare side paints as many plain fields."""
    alive = _Alive(folder, size).open()
    numbers = iter(alive.numbers(size))

    def ours() -> Run:
        number = next(numbers)
        run = _until_done(lambda: alive.desk.window.open_activity(number), alive.desk.window)
        alive.ticker.watch(lambda: None, alive.still)
        return Run(run.seconds, run.cpu, {"rows": 1})

    return Pair(ours, lambda: _until_done(_plain_form, alive.desk.window), alive.close)


def _plain_form() -> QWidget:
    from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

    form = QWidget()
    layout = QFormLayout(form)
    for number in range(60):
        layout.addRow(f"Field {number}", QLineEdit(f"Text {number}"))
    form.resize(1000, 800)
    form.show()
    form.repaint()
    return form


def _until_done(act: Callable[[], object], window: QWidget) -> Run:
    start, cpu = time.perf_counter(), time.thread_time()
    made = act()
    window.repaint()
    run = Run(time.perf_counter() - start, time.thread_time() - cpu, {"rows": 1})
    del made
    return run


def typing(folder: Path, size: int) -> Pair:
    """A keystroke in the form, and what is typed stored, sealed and told to the window: the slowest of them all."""
    from PySide6.QtWidgets import QLineEdit

    from register_app.ui.widgets.line import LineEdit

    alive = _Alive(folder, size).open()
    alive.desk.window.open_activity(alive.numbers(1)[0])
    alive.ticker.watch(lambda: None, alive.still)
    screen = alive.desk.window.current()
    assert screen is not None
    field = next(
        field
        for field in screen.findChildren(LineEdit)
        if field.isVisible() and field.isEnabled() and not field.isReadOnly() and len(field.text()) > 8
    )
    bare = QLineEdit()
    bare.show()

    def close() -> None:
        put_away(bare)
        alive.close()

    def ours() -> Run:
        register = alive.desk.session.register
        before = register.head()[1]
        run = _type(field, alive.desk.session.finish_typing)
        # The seal of the last step tells that what was typed is in the file.
        run.proof["stored"] = int(register.head()[1] != before)
        return run

    return Pair(ours, lambda: _type(bare, lambda: None), close)


def _type(field: QWidget, store: Callable[[], object]) -> Run:
    """The processor time in the window's thread of the slowest act: what the work is, not what ran beside it."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtTest import QTest

    field.setFocus()
    times = []
    acts: list[Callable[[], object]] = [partial(QTest.keyClicks, field, letter) for letter in _TYPED]
    for act in (*acts, store):
        start = time.thread_time()
        act()
        QCoreApplication.processEvents()
        times.append(time.thread_time() - start)
    return Run(max(times), max(times), {"keys": len(_TYPED)})


def searching(folder: Path, size: int) -> Pair:
    """A word is typed into the search."""
    alive = _Alive(folder, size).open()
    words = ["", *("lønoplys"[:length] for length in range(1, 9))]

    def ours() -> Run:
        asked = iter(words)

        def next_key() -> bool:
            word = next(asked, None)
            if word is not None:
                alive.desk.table.search(word)
                alive.view().viewport().repaint()
            return word is None

        return alive.ticker.watch(lambda: None, next_key, keys=len(words))

    return Pair(ours, lambda: alive.ticker.bare(keys=len(words)), alive.close)


def sorting(folder: Path, size: int) -> Pair:
    """Sorted by name, which is compared in the order of the language for the first time."""
    alive = _Alive(folder, size).open()

    def ours() -> Run:
        alive.desk.table.retranslate()
        alive.desk.table.sort_by("number")
        alive.ticker.watch(lambda: None, alive.still)
        return alive.ticker.watch(lambda: alive.desk.table.sort_by("name"), alive.still, rows=size)

    return Pair(ours, lambda: alive.ticker.bare(rows=size), alive.close)


def looking(folder: Path, size: int) -> Pair:
    """The other theme, then the other language."""
    alive = _Alive(folder, size).open()

    def ours() -> Run:
        dark = not alive.desk.look.theme.dark
        theme = alive.ticker.watch(
            lambda: alive.desk.look.choose("dark" if dark else "light", 100), alive.still, rows=size
        )
        language = alive.ticker.watch(
            lambda: alive.desk.acts.speak("en" if dark else "da"), alive.still, rows=size
        )
        return max(theme, language, key=lambda run: run.seconds)

    return Pair(ours, lambda: alive.ticker.bare(rows=size), alive.close)


def undoing(folder: Path, size: int) -> Pair:
    """A step over many rows is taken back, until the table shows it."""
    alive = _Alive(folder, size).open()
    numbers = alive.numbers(_MANY)
    steps = iter(range(10_000))

    def ours() -> Run:
        alive.change(numbers, f"Owner {next(steps)}")
        alive.ticker.watch(lambda: None, alive.still)
        return alive.ticker.watch(alive.desk.acts.undo, alive.still, rows=len(numbers))

    return Pair(ours, lambda: alive.ticker.bare(rows=len(numbers)), alive.close)


def changing(folder: Path, size: int) -> Pair:
    """Many rows are changed in the dialogue for it: preview, the step, the table."""
    from register_app.ui.dialogs.bulk_dialog import BulkDialog
    from register_app.ui.widgets.line import LineEdit
    from register_app.viewmodels.bulk import BulkActivities

    alive = _Alive(folder, size).open()
    numbers = alive.numbers(_MANY)
    steps = iter(range(10_000))

    def ours() -> Run:
        source = BulkActivities(alive.desk.session, tuple(numbers))
        dialog = BulkDialog(alive.desk.context, source, alive.desk.window, first="owner")

        def act() -> None:
            dialog.show()
            assert isinstance(dialog.editor, LineEdit)
            dialog.editor.setText(f"Owner {next(steps)}")
            dialog.apply()

        return alive.ticker.watch(act, lambda: not dialog.isVisible() and alive.still(), rows=len(numbers))

    return Pair(ours, lambda: alive.ticker.bare(rows=len(numbers)), alive.close)


def catalogues(folder: Path, size: int) -> Pair:
    """The catalogues are looked at and their uses counted, then an activity is changed."""
    alive = _Alive(folder, size).open()
    steps = iter(range(10_000))
    session = alive.desk.session

    def ours() -> Run:
        alive.desk.window.show_screen("register")
        session.uses.forget()

        def act() -> None:
            alive.desk.window.show_screen("catalogues")
            alive.change(alive.numbers(1), f"Owner {next(steps)}")

        return alive.ticker.watch(act, lambda: session.uses.known() is not None and alive.still(), rows=size)

    return Pair(ours, lambda: alive.ticker.bare(rows=size), alive.close)
