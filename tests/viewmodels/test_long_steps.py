"""Long steps: in another thread, one at a time, told in the window's own thread, taken back whole when stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from register_app.base.i18n import N_, Message
from register_app.base.watching import Watch
from register_app.services import documents
from register_app.services.refused import EditError
from register_app.store.changes import ChangeSet
from register_app.viewmodels import long_steps
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.long_steps import LongSteps
from register_app.viewmodels.session import Session

HERE = threading.get_ident()


@pytest.fixture
def steps(sample: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[LongSteps]:
    """For steps of two rows and more in another thread."""
    monkeypatch.setattr(long_steps, "MANY", 2)
    jobs = Jobs()
    yield LongSteps(sample, jobs)
    jobs.stop_all()


def _rename_all(session: Session) -> None:
    with session.register.edit_rows(Message("Rename")) as connection:
        connection.execute("UPDATE activity SET name = name || ' renamed', owner = 'Somebody'")


def _held(session: Session, gate: threading.Event, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let undo and redo wait for the gate before each of their changes; gives the threads they run in."""
    threads: list[int] = []
    register = session.register
    for name in ("undo", "redo"):
        real = getattr(register, name)

        def held(initiator: object, watch: Watch, real: Callable[[object, Watch], object] = real) -> object:
            def waiting(done: int) -> None:
                threads.append(threading.get_ident())
                assert gate.wait(20)
                watch(done)

            return real(initiator, waiting)

        monkeypatch.setattr(register, name, held)
    return threads


def test_undo_and_redo_of_many_rows_run_elsewhere(
    steps: LongSteps, sample: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = documents.dump(sample.read())
    _rename_all(sample)
    after = documents.dump(sample.read())
    gate = threading.Event()
    threads = _held(sample, gate, monkeypatch)
    told_in: list[int] = []
    sample.changed.connect(lambda _changes: told_in.append(threading.get_ident()))
    ticks: list[float] = []

    def tick() -> None:
        ticks.append(time.monotonic())
        if len(ticks) == 5:
            gate.set()

    ticker = QTimer(interval=5)
    ticker.timeout.connect(tick)
    ticker.start()
    said: list[str] = []
    steps.began.connect(said.append)
    with qtbot.waitSignal(steps.ended):
        steps.undo()
        assert steps.running
    assert len(ticks) >= 5, "the window's events went on while the step waited"
    assert documents.dump(sample.read())["activities"] == before["activities"]
    with qtbot.waitSignal(steps.ended):
        steps.redo()
    assert documents.dump(sample.read())["activities"] == after["activities"]
    assert threads
    assert HERE not in threads
    assert told_in == [HERE, HERE]
    assert said == ["Undoing …", "Redoing …"]
    assert not steps.running


def test_a_stopped_undo_changes_nothing(
    steps: LongSteps, sample: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rename_all(sample)
    now, number = documents.dump(sample.read()), len(sample.register.steps())
    gate = threading.Event()
    _held(sample, gate, monkeypatch)
    told: list[ChangeSet] = []
    sample.changed.connect(told.append)
    with qtbot.waitSignal(steps.failed) as failed:
        steps.undo()
        steps.cancel()
        gate.set()
    assert failed.args == ["Stopped. Nothing was changed."]
    assert documents.dump(sample.read()) == now
    assert len(sample.register.steps()) == number
    assert told == []
    assert sample.undo_text() == "Rename"
    assert sample.register.verify() == []


def test_several_steps_stop_between_two(steps: LongSteps, sample: Session, qtbot: QtBot) -> None:
    _rename_all(sample)
    between = documents.dump(sample.read())
    _rename_all(sample)
    # The second one is stopped as soon as the first one has been told.
    sample.register.changed.connect(lambda _changes: steps.cancel())
    with qtbot.waitSignal(steps.failed) as failed:
        steps.undo(2)
    assert failed.args == ["Stopped after 1 of 2 steps."]
    assert documents.dump(sample.read())["activities"] == between["activities"]


def test_few_rows_are_done_at_once(sample: Session) -> None:
    steps = LongSteps(sample, Jobs())
    _rename_all(sample)
    began: list[str] = []
    steps.began.connect(began.append)
    over: list[bool] = []
    steps.undo(done=lambda: over.append(True))
    assert over == [True]
    assert began == []
    assert sample.redo_text() == "Rename"


def test_only_one_at_a_time(steps: LongSteps, qtbot: QtBot) -> None:
    gate = threading.Event()
    got: list[int] = []
    with qtbot.waitSignal(steps.ended):
        steps.run(lambda _watch: gate.wait(20) and 1, 10, title="One", done=got.append)
        steps.run(lambda _watch: 2, 10, title="Two", done=got.append)
        steps.run(lambda _watch: 3, 1, title="Three", done=got.append)
        gate.set()
    assert got == [1]


@pytest.mark.parametrize("rows", [1, 10])
def test_why_not_is_said_in_one_sentence(steps: LongSteps, qtbot: QtBot, rows: int) -> None:
    def refuse(_watch: Watch) -> None:
        raise EditError(N_("There is no field {field} here."), field="x")

    with qtbot.waitSignal(steps.failed) as failed:
        steps.run(refuse, rows, title="Refused")
    assert failed.args == ["There is no field x here."]
    said: list[str] = []
    steps.run(refuse, rows, title="Refused", failed=said.append)
    qtbot.waitUntil(lambda: said == ["There is no field x here."])


def test_how_far_it_is(steps: LongSteps, qtbot: QtBot) -> None:
    shares: list[float] = []
    steps.progressed.connect(shares.append)

    def work(watch: Watch) -> None:
        for done in range(0, 100, 20):
            watch(done)
            time.sleep(0.05)

    with qtbot.waitSignal(steps.ended):
        steps.run(work, 100, title="Work")
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] > 0.5
