"""Long work off the window's thread, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_


class Cancelled(RegisterError):
    """The user stopped the work; nothing was changed."""


class Control:
    """What the work gets: tells how far it is, and asks whether to stop."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def progress(self, share: float, text: str = "") -> None:
        """`share` of the work is done (0 to 1, less than 0: unknown); raises Cancelled where that was asked for."""
        self.check()
        self._tell(share, text)

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled(N_("Stopped. Nothing was changed."))

    def stop(self) -> None:
        self._stop.set()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()


Work = Callable[[Control], Any]


class Job(QObject):
    """One piece of work; exactly one of `done(result)`, `failed(error)`, `cancelled()` ends it."""

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.control = Control(self.progressed.emit)
        self._work = work
        self._finished = threading.Event()

    def cancel(self) -> None:
        self.control.stop()

    def wait(self, seconds: float = 30.0) -> bool:
        """Wait for the work's own end (its signals come later, through the event loop)."""
        return self._finished.wait(seconds)

    def run(self) -> None:
        """Do the work in the calling thread."""
        try:
            result = self._work(self.control)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread, which tells it
            self.failed.emit(error)
        else:
            self.done.emit(result)
        finally:
            self._finished.set()
            self.ended.emit()


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Starts jobs and keeps them until they end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()

    def start(
        self,
        work: Work,
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        progressed: Callable[[float, str], object] | None = None,
    ) -> Job:
        """Begin `work` in another thread; who wants to hear of its end says so here, before it can be over."""
        job = Job(work, self)
        for signal, listener in (
            (job.done, done),
            (job.failed, failed),
            (job.cancelled, cancelled),
            (job.progressed, progressed),
        ):
            if listener is not None:
                signal.connect(listener)
        self._running.add(job)
        job.ended.connect(lambda: self._running.discard(job))
        self._pool.start(_Runner(job))
        return job

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def finish(self) -> None:
        """Wait until every job has done its work; their signals follow with the next turn of the event loop."""
        self._pool.waitForDone()

    def stop_all(self) -> None:
        """Ask every job to stop and wait until they have."""
        for job in tuple(self._running):
            job.cancel()
        self._pool.waitForDone()
