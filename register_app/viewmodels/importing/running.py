"""The one piece of work that the import dialogue does at a time, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from register_app.viewmodels.jobs import Control, Job, Jobs


class Running(QObject):
    """`busy_changed(bool)` tells when something is begun and when there is nothing more to do."""

    busy_changed = Signal(bool)
    progressed = Signal(float, str)

    def __init__(self, jobs: Jobs, following: Callable[[], None], parent: QObject | None = None) -> None:
        """`following` begins what waits, if anything; it is called after each piece of work."""
        super().__init__(parent)
        self._jobs, self._following = jobs, following
        self._job: Job | None = None
        self.busy = False
        self.writing = False
        """Whether the register is being written."""
        self.what = ""
        """What is being done, for the line beside the progress."""

    def start(
        self,
        what: str,
        work: Callable[[Control], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None],
        writing: bool = False,
    ) -> None:
        """Do `work`; then one of the three, in this thread."""
        self.what, self.busy, self.writing = what, True, writing
        self.busy_changed.emit(True)
        self._job = self._jobs.start(
            work,
            done=lambda result: self._end(lambda: done(result)),
            failed=lambda error: self._end(lambda: failed(error)),
            cancelled=lambda: self._end(cancelled),
            progressed=self.progressed.emit,
        )

    def cancel(self) -> None:
        """Stop what is being done."""
        if self._job is not None:
            self._job.cancel()

    def _end(self, then: Callable[[], None]) -> None:
        self._job = None
        self.busy = self.writing = False
        then()
        self._following()
        if not self.busy:
            self.busy_changed.emit(False)
