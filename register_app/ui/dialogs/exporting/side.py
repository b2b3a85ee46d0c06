"""Beside the form: how much it is about, what the checks find missing in it, and the same as a command line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs.exporting.command_text import CommandText
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label
from register_app.viewmodels.exporting.work import Looked

_MOST = 8
_WIDEST = 460
_PAUSE = 250
"""Milliseconds after which one is told that it takes a while."""


class ExportSide(QFrame):
    """`gap_wanted(rule)` asks for the checks, "" for all of them."""

    gap_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side-right")
        self._context = context
        self._counting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._counting.timeout.connect(self._on_counting)
        self.setFixedWidth(min(scaled(310), _WIDEST))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 0, 0, 0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("What it is about"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outside.addWidget(area)
        body = QWidget(self)
        area.setWidget(body)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(6)
        self.count = label("", "heading", wrap=True)
        layout.addWidget(self.count)
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        layout.addLayout(self._found)
        layout.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(label(_("As a command line"), "column"))
        top.addStretch(1)
        self.copy = push(_("Copy"), self._copy, role="link", icon=context.icons.get("copy", "accent"))
        self.copy.setAccessibleName(_("Copy the command line"))
        top.addWidget(self.copy)
        layout.addLayout(top)
        self.command = CommandText(self)
        self.command.setAccessibleName(_("As a command line"))
        self.command.setFixedHeight(scaled(96))
        layout.addWidget(self.command)

    def show_counting(self) -> None:
        """What is chosen is being counted and checked; said where that takes a while."""
        self._counting.start()

    def _on_counting(self) -> None:
        self.count.setText(_("Counting …"))
        self._clear()

    def show_command(self, text: str) -> None:
        self.command.show_command(text)

    def show_refusal(self, sentence: str) -> None:
        """The choices cannot be carried out."""
        self._counting.stop()
        self.count.setText("")
        self._clear()
        self._found.addWidget(label(sentence, "error", wrap=True))

    def show_looked(self, looked: Looked) -> None:
        self._counting.stop()
        text = ngettext("{n} of {total} activity", "{n} of {total} activities", looked.total)
        self.count.setText(text.format(n=looked.chosen, total=looked.total))
        self._clear()
        if not looked.chosen:
            self._found.addWidget(
                label(_("Nothing is chosen, so the file would be empty."), "warning", wrap=True)
            )
        elif not looked.gaps:
            self._found.addWidget(self._line("answered", "ok", _("The checks find nothing grave in it."), ""))
        for gap in looked.gaps[:_MOST]:
            self._found.addWidget(self._line("warning", "warning", gap.text, gap.rule))
        more = len(looked.gaps) - _MOST
        if more > 0:
            text = ngettext("and {n} other kind", "and {n} other kinds", more).format(n=more)
            self._found.addWidget(
                push(text, partial(self.gap_wanted.emit, ""), role="link"), 0, Qt.AlignmentFlag.AlignLeft
            )

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from top to bottom: what was found was made later than what stands below it."""
        items = (self._found.itemAt(place) for place in range(self._found.count()))
        found = [item.widget() for item in items if item is not None]
        return [*(widget for widget in found if widget is not None), self.copy, self.command]

    def _line(self, icon: str, role: str, text: str, rule: str) -> QWidget:
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        mark = label("")
        self._context.icons.mark(mark, icon, role, 16)
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(label(text, "label", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        if rule:
            show = push(_("Show"), partial(self.gap_wanted.emit, rule), role="link")
            show.setAccessibleName(_("Show: {text}").format(text=text))
            show.setFixedHeight(show.fontMetrics().height() + 6)
            inside.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _clear(self) -> None:
        while item := self._found.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.command)
