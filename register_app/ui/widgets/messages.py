"""Sentences beside a field, and a bar for those that concern the whole window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label, restyle
from register_app.viewmodels.activity import IssueView
from register_app.viewmodels.state_texts import SEVERITIES

_ROLES = {"error": "error", "warning": "warning", "note": "note"}


class IssueList(QWidget):
    """Why a value was refused, and what the checks say; takes no space when there is nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._refusal = ""
        self._issues: list[IssueView] = []
        self._notices: dict[str, tuple[str, str, Callable[[], object]]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.hide()

    def set_refusal(self, sentence: str) -> None:
        if sentence != self._refusal:
            self._refusal = sentence
            self._show()

    def set_issues(self, issues: Sequence[IssueView]) -> None:
        if list(issues) != self._issues:
            self._issues = list(issues)
            self._show()

    def set_notice(self, key: str, sentence: str, act: str, do: Callable[[], object]) -> None:
        """Say something with an act one may take, in a button `act` unless that is empty; "" says it no more."""
        before = self._notices.pop(key, None)
        if sentence:
            self._notices[key] = (sentence, act, do)
        if sentence or before:
            self._show()

    def texts(self) -> list[str]:
        """Every sentence that is shown."""
        refusal = [self._refusal] if self._refusal else []
        notices = [sentence for sentence, _act, _do in self._notices.values()]
        return refusal + notices + [issue.text for issue in self._issues]

    def _show(self) -> None:
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        lines = [("error", self._refusal)] if self._refusal else []
        notices = {sentence: (act, do) for sentence, act, do in self._notices.values()}
        lines += [("warning", sentence) for sentence in notices]
        lines += [(issue.severity, issue.text) for issue in self._issues]
        for severity, text in lines:
            row = QWidget(self)
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(5)
            mark = QLabel(row)
            role = _ROLES.get(severity, "note")
            self._context.icons.mark(mark, severity, "muted" if role == "note" else role, 14)
            mark.setAccessibleName(_(SEVERITIES.get(severity, "Note")))
            layout.addWidget(mark)
            layout.addWidget(label(text, role, wrap=True), 1)
            act, do = notices.get(text, ("", None))
            if act:
                layout.addWidget(push(act, do, role="link"))
            self._layout.addWidget(row)
        self.setVisible(bool(lines))


class MessageBar(QFrame):
    """One sentence below the window's content, with an act one may take; goes by itself unless it is an error."""

    acted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        self._text = label("", wrap=True)
        layout.addWidget(self._text, 1)
        self._act = QPushButton(self)
        self._act.setProperty("role", "link")
        self._act.clicked.connect(self._on_act)
        layout.addWidget(self._act)
        close = QToolButton(self)
        close.setProperty("role", "icon")
        close.setIcon(context.icons.get("remove"))
        close.setAccessibleName(_("Close message"))
        close.clicked.connect(self.hide)
        layout.addWidget(close)
        self._do: Callable[[], object] | None = None
        self._session = context.session
        self._offered: int | None = None
        context.session.changed.connect(self._on_changed)
        self._timer = QTimer(self, singleShot=True, interval=12000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def stay(self) -> None:
        """Let what is shown stand until it is closed."""
        self._timer.stop()

    def tell(
        self, sentence: str, tone: str = "", act: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Show `sentence`; `tone` is "", "warning" or "error"; `act` the caption of a button that does `do`.

        Without `do` the button emits `acted`, which takes back the last step: it goes as soon as that is another one.
        """
        self._do = do
        self._offered = self._last_step() if act and do is None else None
        self._text.setText(sentence)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self.setProperty("tone", tone)
        restyle(self)
        self.show()
        if tone == "error":
            self._timer.stop()
        else:
            self._timer.start()

    def text(self) -> str:
        return self._text.text()

    def _last_step(self) -> int:
        """The step that undo would take back; 0 where there is none."""
        steps = self._session.undo_steps(1)
        return steps[0].id if steps else 0

    def _on_changed(self) -> None:
        if self._offered is not None and self.isVisible() and self._last_step() != self._offered:
            self.hide()

    def _on_act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
        else:
            self.acted.emit()
