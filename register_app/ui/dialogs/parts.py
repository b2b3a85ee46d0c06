"""What dialogs are put together from: a head, choices under one another, how far the work is, and the work itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import label
from register_app.viewmodels.jobs import Control, Job, Jobs

MANY = 1000
"""Rows from which a step is left to another thread: below, it is done sooner than one sees a progress bar."""

Watch = Callable[[int], object]


def choice_row(parent: QWidget, grid: QGridLayout, row: int, name: str) -> ChoiceBox:
    """A list of choices beside its name, in a row of `grid`."""
    grid.addWidget(label(name, "label"), row, 0)
    box = ChoiceBox(parent)
    box.setAccessibleName(name)
    box.setMinimumContentsLength(30)
    grid.addWidget(box, row, 1)
    return box


def progress_foot(parent: QWidget) -> tuple[QHBoxLayout, QProgressBar]:
    """The foot of such a dialog with its progress at the left; buttons are added after it."""
    foot = QHBoxLayout()
    foot.setContentsMargins(22, 10, 22, 14)
    foot.setSpacing(8)
    progress = QProgressBar(parent)
    progress.setTextVisible(False)
    progress.setAccessibleName(_("Progress"))
    foot.addWidget(progress, 1)
    foot.addStretch(1)
    return foot, progress


def bar_head(parent: QWidget) -> tuple[QFrame, QGridLayout]:
    """The head of a dialog: fields with their names at the left."""
    head = QFrame(parent)
    head.setProperty("role", "bar")
    grid = QGridLayout(head)
    grid.setContentsMargins(18, 12, 18, 12)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    return head, grid


class LongStep(QObject):
    """One step over many rows: at once where they are few, else in another thread, with progress and cancel.

    `ended(count)` tells how many rows changed, `failed(sentence)` why none did; `began()` that it takes a while.
    """

    ended = Signal(int)
    failed = Signal(str)
    began = Signal()

    def __init__(self, jobs: Jobs, progress: QProgressBar, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._progress = jobs, progress
        self._job: Job | None = None
        progress.setRange(0, 100)
        progress.hide()

    @property
    def running(self) -> bool:
        return self._job is not None

    def run(self, act: Callable[[Watch], int], rows: int) -> None:
        """Do `act`, which tells its argument how many of `rows` are done and gives how many changed."""
        if rows < MANY:
            self.ended.emit(act(lambda _done: None))
            return

        def work(control: Control) -> int:
            return act(lambda done: control.progress(done / rows) if done % 50 == 0 else None)

        self._progress.setValue(0)
        self._progress.show()
        self.began.emit()
        self._job = self._jobs.start(
            work,
            done=self._on_done,
            failed=lambda error: self._on_over(str(error)),
            cancelled=lambda: self._on_over(_("Stopped. Nothing was changed.")),
            progressed=lambda share, _text: self._progress.setValue(round(share * 100)),
        )

    def cancel(self) -> bool:
        """Stop what runs and take it back; False where nothing runs."""
        if self._job is not None:
            self._job.cancel()
        return self.running

    def _on_done(self, count: int) -> None:
        self._job = None
        self._progress.hide()
        self.ended.emit(count)

    def _on_over(self, sentence: str) -> None:
        self._job = None
        self._progress.hide()
        self.failed.emit(sentence)
