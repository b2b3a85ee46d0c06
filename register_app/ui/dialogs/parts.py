"""What dialogs are put together from: a head, choices under one another, how far the work is, and the work itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QWidget

from register_app.base.i18n import _
from register_app.base.watching import Watch, unwatched
from register_app.ui.theme import scaled
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import label
from register_app.viewmodels import long_steps
from register_app.viewmodels.jobs import Control, Job, Jobs

_BESIDE = QSize(40, 60)
"""What is left free around a dialog, its title bar included."""


def first_size(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog the size it opens with, in pixels at normal text: larger where the text is, within the screen."""
    parent = dialog.parentWidget()
    room = dialog.screen().availableSize()
    if parent is not None:
        room = room.expandedTo(parent.window().size())
    dialog.resize(QSize(scaled(width), scaled(height)).boundedTo(room - _BESIDE))


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
        if rows < long_steps.MANY:
            self.ended.emit(act(unwatched))
            return

        def work(control: Control) -> int:
            return act(long_steps.watch_of(control, rows))

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
