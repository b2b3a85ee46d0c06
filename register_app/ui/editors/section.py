"""A part of the activity form: a card with the letter of Art. 30, what stands in it, and what is said when it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, restyle
from register_app.viewmodels.activity import ActivityView, IssueView
from register_app.viewmodels.citation import cite
from register_app.viewmodels.state_texts import SLOT_STATES

_MARGIN = 18
_TONES = {"answered": "ok", "not_applicable": "", "unclarified": "warning", "missing": "error"}


class Section(QFrame):
    """A card with a heading; `letter` and `article` where Art. 30 has them, `slot` where it can be answered as empty."""

    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        view: ActivityView,
        title: str,
        *,
        letter: str = "",
        article: str = "",
        slot: str = "",
        add: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.view, self.slot = context, view, slot
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 16)
        layout.setSpacing(10)
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(9)
        self._top.setVerticalSpacing(4)
        self._top.setColumnStretch(1, 1)
        if letter:
            mark = label(letter, "letter", parent=self)
            mark.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            self._top.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._heading = label(title, "heading", wrap=True, parent=self)
        self._heading.ensurePolished()
        alone = self._heading.fontMetrics().horizontalAdvance(title)
        self._heading.setMinimumWidth(min(160, alone))
        self._top.addWidget(self._heading, 0, 1)
        self._side = QWidget(self)
        self.top = QHBoxLayout(self._side)
        self.top.setContentsMargins(0, 0, 0, 0)
        self.top.setSpacing(9)
        if article:
            self.top.addWidget(label(cite(article), "hint"))
        self._state = QLabel(self)
        self._state.setProperty("role", "badge")
        self._state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._state.setVisible(bool(slot))
        self.top.addWidget(self._state)
        self._add: QPushButton | None = None
        if add:
            self._add = push(
                add[0], add[1], role="link", icon=context.icons.get("new", "accent"), parent=self
            )
            self._add.setEnabled(not view.read_only)
            self.top.addWidget(self._add)
        self._top.addWidget(self._side, 0, 2)
        self._narrow = False
        layout.addLayout(self._top)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        layout.addLayout(self.body)
        self._answer = _Answer(context, view, slot, self) if slot else None
        if self._answer:
            self._answer.refused.connect(self.refused)
            layout.addWidget(self._answer)
        self._issues = IssueList(context, self)
        layout.addWidget(self._issues)
        self.refused.connect(self._issues.set_refusal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the heading has no room beside the rest of its line, that goes below it."""
        super().resizeEvent(event)
        heading = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        side = self._side.sizeHint().width() + self._top.horizontalSpacing()
        narrow = self._heading.x() + heading + side + _MARGIN + 2 > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            self._top.removeWidget(self._side)
            if narrow:
                self._top.addWidget(self._side, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
            else:
                self._top.addWidget(self._side, 0, 2)

    @property
    def add_button(self) -> QPushButton | None:
        """The button that adds a row, from which Tab goes on to the rows."""
        return self._add

    def chain_answer(self, fields: Sequence[QWidget]) -> None:
        """Let Tab go through `fields` and then to what can be said where they are empty."""
        if self._answer is not None:
            chain(None, [*fields, self._answer])

    def refresh(self) -> None:
        """Show what is stored now."""
        if self.slot:
            state = self.view.state(self.slot)
            self._state.setText(_(SLOT_STATES[state]))
            if self._state.property("tone") != _TONES[state]:
                self._state.setProperty("tone", _TONES[state])
                restyle(self._state)
            assert self._answer is not None
            self._answer.refresh(answered=state == "answered")

    def set_issues(self, issues: list[IssueView]) -> None:
        """Show what the checks say of this part as a whole."""
        self._issues.set_issues(issues)

    def say(self, state: str) -> None:
        """Answer an empty part: "not_applicable" or "unclarified"; the same again takes it back."""
        if self._answer is not None:
            self._answer.say(state)

    @property
    def reason(self) -> LineEdit | None:
        """The field for the reason of an answer."""
        return self._answer.reason if self._answer is not None else None

    def focus_first(self) -> None:
        """Put the cursor into the first field of this part, else on the button that adds one."""
        fields = [
            widget
            for widget in self.findChildren(QWidget)
            if isinstance(widget, (QLineEdit, QPlainTextEdit)) and widget.isVisible() and widget.isEnabled()
        ]
        fields.sort(key=lambda widget: (widget.mapTo(self, QPoint()).y(), widget.mapTo(self, QPoint()).x()))
        target = fields[0] if fields else self._add
        if target is not None:
            # As Tab does: what stands in the field is marked.
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self, do: Callable[[], object]) -> bool:
        """Do something that may be refused; the sentence is shown in this part."""
        try:
            do()
        except RegisterError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True


class _Answer(QWidget):
    """What is said of a part that is empty: not applicable because …, or not yet clarified."""

    refused = Signal(str)

    def __init__(self, context: Context, view: ActivityView, slot: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._slot = view, slot
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._empty = label(_("Nothing entered."), "hint")
        layout.addWidget(self._empty)
        self._not_applicable = push(
            _("Not applicable because …"), lambda: self.say("not_applicable"), role="link"
        )
        self._unclarified = push(_("Not yet clarified"), lambda: self.say("unclarified"), role="link")
        for button in (self._not_applicable, self._unclarified):
            button.setCheckable(True)
            button.setEnabled(not view.read_only)
            layout.addWidget(button)
        self.reason = LineEdit(self)
        self.reason.setPlaceholderText(_("Why does it not apply?"))
        self.reason.setAccessibleName(_("Reason why this does not apply"))
        self._binding = TypedBinding(
            context,
            self.reason,
            lambda: view.answer(slot)[1],
            lambda text: view.set_answer(slot, view.answer(slot)[0] or "not_applicable", text),
        )
        self._binding.set_read_only(read_only=view.read_only)
        self._binding.refused.connect(self.refused)
        layout.addWidget(self.reason, 1)
        self._rest = QWidget(self)
        layout.addWidget(self._rest, 1)

    def refresh(self, *, answered: bool) -> None:
        state, _reason = self._view.answer(self._slot)
        self.setVisible(not answered)
        self._not_applicable.setChecked(state == "not_applicable")
        self._unclarified.setChecked(state == "unclarified")
        self.reason.setVisible(bool(state))
        self._rest.setVisible(not state)
        self.reason.setPlaceholderText(
            _("Why does it not apply?") if state == "not_applicable" else _("What has to be found out?")
        )
        self._binding.refresh()

    def say(self, state: str) -> None:
        now, reason = self._view.answer(self._slot)
        try:
            self._view.set_answer(self._slot, "" if now == state else state, reason)
        except RegisterError as error:
            self.refused.emit(str(error))
            return
        self._view.session.end_merge()
        if now != state:
            QTimer.singleShot(0, self.reason, self.reason.setFocus)
