"""Long work: ends exactly once, with its result, its error or as cancelled."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from register_app.base.errors import RegisterError
from register_app.viewmodels.jobs import Control, Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop_all()


def test_work_runs_in_another_thread_and_answers_in_this_one(jobs: Jobs, qtbot: QtBot) -> None:
    answered = []
    jobs.start(
        lambda _control: threading.current_thread() is threading.main_thread(),
        done=lambda result: answered.append((result, threading.current_thread() is threading.main_thread())),
    )
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == [(False, True)]
    qtbot.waitUntil(lambda: not jobs.busy)


def test_progress_and_failure_are_told(jobs: Jobs, qtbot: QtBot) -> None:
    def work(control: Control) -> None:
        control.progress(0.5, "half")
        raise RegisterError("no")

    shares: list[tuple[float, str]] = []
    errors: list[Exception] = []
    jobs.start(work, failed=errors.append, progressed=lambda share, text: shares.append((share, text)))
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], RegisterError)
    assert shares == [(0.5, "half")]


def test_the_end_of_the_shortest_work_is_heard(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[int] = []
    for count in range(50):
        jobs.start(lambda _control, count=count: count, done=heard.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard) == 50)
    assert sorted(heard) == list(range(50))


def test_cancelled_work_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    started = threading.Event()

    def work(control: Control) -> None:
        started.set()
        while True:
            control.progress(-1)

    job = jobs.start(work)
    assert started.wait(5)
    with qtbot.waitSignal(job.cancelled), qtbot.assertNotEmitted(job.done):
        job.cancel()
