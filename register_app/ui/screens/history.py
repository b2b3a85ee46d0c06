"""History: each step with time and author, and what it changed."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.page import Page
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.history import HistoryModel

_PORTION = 15
"""Lines of a step that are put on the screen at a time: each is some widgets."""


class HistoryScreen(Page):
    """Steps at the left, the rows that the chosen one changed at the right."""

    def __init__(self, context: Context, model: HistoryModel, parent: QWidget | None = None) -> None:
        super().__init__(context, _("History"), search=False, parent=parent)
        self._model = model
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split)
        self.list = Listing(model, _("Steps"), (18, 0, 18), self)
        split.addWidget(self.list)
        self._details = QScrollArea(self)
        self._details.setWidgetResizable(True)
        self._details.setFrameShape(QFrame.Shape.NoFrame)
        self._details.setAccessibleName(_("What the step changed"))
        split.addWidget(self._details)
        split.setSizes([560, 520])
        self._lines: deque[tuple[str, str, str]] = deque()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._add)
        self.list.current_changed.connect(self._show)
        self.list.choose(0)
        if self.list.currentIndex().row() < 0:
            self._show(-1)

    def _show(self, row: int) -> None:
        body = QFrame()
        body.setProperty("role", "side-right")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(4)
        step = self._model.step(row)
        if step is not None:
            layout.addWidget(label(step.message, "heading", wrap=True))
            layout.addWidget(
                label(
                    " · ".join(part for part in (self._model.index(row, 0).data(), step.author) if part),
                    "hint",
                )
            )
        layout.addStretch(1)
        self._details.setWidget(body)
        self._lines = deque(self._model.details(row))
        self._add()

    def _add(self) -> None:
        """Some lines more below those that stand there; the next ones when the window has had its turn."""
        body = self._details.widget()
        layout = body.layout() if body is not None else None
        assert isinstance(layout, QVBoxLayout)
        for _place in range(min(_PORTION, len(self._lines))):
            where, before, after = self._lines.popleft()
            widgets = [line(), label(where, "column", wrap=True)]
            if before:
                widgets.append(label(_("before: {text}").format(text=before), "label", wrap=True))
            if after:
                widgets.append(label(after, wrap=True))
            layout.insertSpacing(layout.count() - 1, 4)
            for widget in widgets:
                layout.insertWidget(layout.count() - 1, widget)
        if self._lines:
            self._next.start(0)
        else:
            self._next.stop()
