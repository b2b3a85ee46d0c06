"""What dialogs that make a file are put together from: choices under one another, and how far the work is."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import label


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
