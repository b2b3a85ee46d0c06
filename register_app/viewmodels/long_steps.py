"""Steps over very many rows, made in another thread: with progress, and taken back whole where they are cancelled."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, ngettext
from register_app.base.watching import Watch, unwatched
from register_app.store.changes import Step
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.session import Session

MANY = 1000
"""Rows or cells from which work is left to another thread: below, it is done sooner than one sees a progress bar."""

_OFTEN = 0.03
"""Seconds between two words on how far it is."""
_SEALED = 1.25
"""What is written is sealed and brought to the disk: a quarter of the time more, in which nothing is counted."""

T = TypeVar("T")


def watch_of(control: Control, rows: int) -> Watch:
    """Tells `control` which share of `rows` is done, and raises Cancelled where it was asked to stop."""
    said = 0.0

    def watch(done: int) -> None:
        nonlocal said
        control.check()
        now = time.monotonic()
        if now - said >= _OFTEN:
            said = now
            control.progress(min(done / max(rows, 1), 1.0))

    return watch


class LongSteps(QObject):
    """Makes one step at a time for a window; while one is `running` the window takes no other act.

    `began(sentence)` says what takes a while, `progressed(share)` how far it is, `ended()` that it is over;
    `failed(sentence)` why nothing was changed, where whoever began it does not want to say so.
    """

    began = Signal(str)
    progressed = Signal(float)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def cancel(self) -> None:
        """Stop what runs; what it has done so far of its step is taken back."""
        if self._job is not None:
            self._job.cancel()

    def run(
        self,
        act: Callable[[Watch], T],
        rows: int,
        *,
        title: str,
        done: Callable[[T], object] = lambda _result: None,
        failed: Callable[[str], object] | None = None,
        stopped: Callable[[], str] | None = None,
    ) -> None:
        """Do `act`, which tells its argument how many of `rows` are done: at once where they are few.

        `done(result)` and `failed(sentence)` follow in the window's thread; `stopped` gives another sentence for
        one that was cancelled.
        """
        if self.running:
            return
        refuse = failed or self.failed.emit
        if rows < MANY:
            try:
                result = act(unwatched)
            except RegisterError as error:
                refuse(str(error))
                return
            done(result)
            return
        self.began.emit(title)
        self._job = self._jobs.start(
            lambda control: act(watch_of(control, rows)),
            done=lambda result: self._end(lambda: done(result)),
            failed=lambda error: self._end(lambda: _refuse(error, refuse)),
            cancelled=lambda: self._end(
                lambda: refuse(stopped() if stopped else _("Stopped. Nothing was changed."))
            ),
            progressed=lambda share, _text: self.progressed.emit(share),
        )

    def undo(
        self,
        count: int = 1,
        done: Callable[[], object] = lambda: None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Take back the last `count` steps."""
        if self.running:
            return
        self._session.finish_typing()
        register = self._session.register
        self._replay(register.undo_steps(count), register.undo, _("Undoing …"), done, failed)

    def redo(
        self,
        count: int = 1,
        done: Callable[[], object] = lambda: None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Do the last `count` undone steps again."""
        if self.running:
            return
        self._session.finish_typing()
        register = self._session.register
        self._replay(register.redo_steps(count), register.redo, _("Redoing …"), done, failed)

    def _replay(
        self,
        steps: list[Step],
        act: Callable[[object | None, Watch], object],
        title: str,
        done: Callable[[], object],
        failed: Callable[[str], object] | None,
    ) -> None:
        """One step after the other, each a transaction of its own."""
        sizes = [self._session.register.size(step) for step in steps]
        over = 0

        def replay(watch: Watch) -> None:
            nonlocal over
            for place in range(len(steps)):
                before = sum(sizes[:place])

                def further(changes: int, before: int = before) -> None:
                    watch(before + changes)

                act(None, further)
                over += 1

        def stopped() -> str:
            if not over:
                return _("Stopped. Nothing was changed.")
            return ngettext(
                "Stopped after {n} of {total} step.", "Stopped after {n} of {total} steps.", len(steps)
            ).format(n=over, total=len(steps))

        rows = round(sum(sizes) * _SEALED)
        self.run(replay, rows, title=title, done=lambda _result: done(), failed=failed, stopped=stopped)

    def _end(self, then: Callable[[], object]) -> None:
        self._job = None
        self.ended.emit()
        then()


def _refuse(error: Exception, refuse: Callable[[str], object]) -> None:
    if not isinstance(error, RegisterError):
        raise error
    refuse(str(error))
