"""The chosen activity in short, beside the register table."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.marked import marked
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.preview import PreviewPart, read_preview

_PAUSE = 60


class PreviewPane(QFrame):
    """Shows one activity as text; `open_requested` asks for its form."""

    open_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side-right")
        self.setMinimumWidth(max(260, self.fontMetrics().averageCharWidth() * 26))
        self._context = context
        self._number = 0
        self.words: tuple[str, ...] = ()
        """The words of the search, marked where they occur."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(_("Preview of the activity"))
        self._scroll.setProperty("role", "reading")
        outer.addWidget(self._scroll)
        # Holding down an arrow key must not draw every activity that passes by.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.show_now)
        context.session.changed.connect(self._on_changed)

    def show_activity(self, number: int) -> None:
        """Show the activity in row `number`, in a moment; 0 shows none."""
        self._number = number
        self._pause.start()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def show_now(self) -> None:
        self._pause.stop()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(4)
        session = self._context.session
        preview = read_preview(session, self._number) if self._number and session.is_open else None
        if preview is None:
            layout.addWidget(label(_("Choose an activity to see it here."), "hint", wrap=True))
        else:
            top = QHBoxLayout()
            top.addWidget(label(preview.number, "badge"))
            top.addWidget(label(preview.status, "hint"))
            top.addStretch(1)
            top.addWidget(push(_("Open"), self.open_requested.emit, role="link"))
            layout.addLayout(top)
            layout.addWidget(self._text(preview.name or _("Without a name"), "heading"))
            if preview.description:
                layout.addWidget(self._text(preview.description, "label"))
            for part in preview.parts:
                self._add_part(layout, part)
        layout.addStretch(1)
        self._scroll.setWidget(body)

    def _add_part(self, layout: QVBoxLayout, part: PreviewPart) -> None:
        layout.addSpacing(8)
        layout.addWidget(line())
        layout.addSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(7)
        if part.letter:
            top.addWidget(label(part.letter, "letter"))
        top.addWidget(label(part.title, "column", wrap=True), 1)
        layout.addLayout(top)
        for text in part.lines:
            layout.addWidget(self._text(text, "hint" if part.empty else ""))

    def _text(self, text: str, role: str) -> QWidget:
        return marked(self._context.look, text, role, self.words)
