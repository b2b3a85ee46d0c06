"""Text that was not stored when the program ended: put back, copied or let go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.services import drafts
from register_app.services.drafts import Draft
from register_app.ui.context import Context
from register_app.ui.dialogs.parts import first_size
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, line

_LOW, _TALL = 310, 460
_LITTLE = 120
"""Characters for which a low dialog is enough."""


def changed_since() -> str:
    """Why a text cannot be put back."""
    return _("The place of this text has changed since. Copy it, and paste it there.")


class DraftsDialog(QDialog):
    """A card for each text; `settled(draft)` is called for each that was dealt with.

    `returns(draft)` tells whether what cannot be stored yet has a field to go back to; `field_wanted(draft)` asks for
    that, once the dialog is out of the way.
    """

    field_wanted = Signal(Draft)

    def __init__(
        self,
        context: Context,
        found: Sequence[Draft],
        settled: Callable[[Draft], None],
        parent: QWidget | None = None,
        *,
        returns: Callable[[Draft], bool] = lambda _draft: False,
    ) -> None:
        super().__init__(parent)
        self._returns = returns
        self.setWindowTitle(_("Text from last time"))
        little = sum(len(draft.text) for draft in found) < _LITTLE and len(found) == 1
        first_size(self, 620, _LOW if little else _TALL)
        self._context, self._settled = context, settled
        self.cards: dict[Draft, QFrame] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QFrame(self)
        head.setProperty("role", "bar")
        top = QVBoxLayout(head)
        top.setContentsMargins(18, 12, 18, 12)
        top.addWidget(label(_("Text from last time"), "heading"))
        top.addWidget(
            label(_("This was typed, but not stored, when the program last ended."), "hint", wrap=True)
        )
        layout.addWidget(head)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("role", "page-body")
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(18, 14, 18, 14)
        self._body.setSpacing(10)
        for draft in found:
            self._body.addWidget(self._card(draft))
        self._body.addStretch(1)
        scroll.setWidget(body)
        layout.addWidget(scroll, 1)
        self.issues = IssueList(context, self)
        self.issues.setContentsMargins(18, 6, 18, 6)
        layout.addWidget(self.issues)
        layout.addWidget(line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 12)
        foot.addWidget(label(_("What is left here is offered again next time."), "hint"))
        foot.addStretch(1)
        foot.addWidget(push(_("Close"), self.accept))
        layout.addLayout(foot)

    def put_back(self, draft: Draft) -> None:
        """Store the text where it was typed."""
        try:
            done = drafts.put_back(self._context.session.register, draft)
        except RegisterError as error:
            self.issues.set_refusal(str(error))
            return
        if not done:
            self.issues.set_refusal(changed_since())
            return
        self._let_go(draft)

    def go_back(self, draft: Draft) -> None:
        """Put the text into the field in which it was typed, to be ended there."""
        self.accept()
        self.field_wanted.emit(draft)

    def copy(self, draft: Draft) -> None:
        QGuiApplication.clipboard().setText(draft.text)

    def _card(self, draft: Draft) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(label(draft.where, "strong", wrap=True))
        text = GrowingText(card)
        text.setReadOnly(True)
        text.set_text(draft.text)
        text.setAccessibleName(draft.where or _("Text from last time"))
        layout.addWidget(text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        known = drafts.place(self._context.session.read(), draft) is not None
        if not self._context.session.read_only:
            if known:
                buttons.addWidget(push(_("Put back"), lambda: self.put_back(draft), role="primary"))
            elif self._returns(draft):
                buttons.addWidget(push(_("Back into its field"), lambda: self.go_back(draft), role="primary"))
        buttons.addWidget(push(_("Copy"), lambda: self.copy(draft)))
        buttons.addStretch(1)
        buttons.addWidget(push(_("Discard"), lambda: self._let_go(draft), role="link"))
        layout.addLayout(buttons)
        self.cards[draft] = card
        return card

    def _let_go(self, draft: Draft) -> None:
        self._settled(draft)
        self.issues.set_refusal("")
        card = self.cards.pop(draft)
        card.hide()
        card.deleteLater()
        if not self.cards:
            self.accept()
