"""Asks for one name: of a view to save, of the department to move to. Known names are offered while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import ChoicesModel


class NameField(TypeAhead):
    """Enter is the last word: what it takes is `entered`."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()


class NameDialog(QDialog):
    """`decided(name)` gives the name; an empty one only where `may_be_empty`.

    Where a name is given (`naming`) Enter takes what is typed, not the known name that begins alike.
    """

    decided = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        act: str,
        choices: ChoicesModel,
        parent: QWidget | None = None,
        *,
        may_be_empty: bool = False,
        hint: str = "",
        value: str = "",
        naming: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._may_be_empty = may_be_empty
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        layout.addWidget(label(question, "label", wrap=True))
        self.field = NameField(choices, self)
        self.field.marks = not naming
        # In a turn of its own: the key may have come through the list, which closes after it.
        self.field.entered.connect(lambda: QTimer.singleShot(0, self, self.accept))
        self.field.setAccessibleName(question)
        self.field.set_choice(value)
        self.field.textChanged.connect(self._allow)
        layout.addWidget(self.field)
        if hint:
            layout.addWidget(label(hint, "hint", wrap=True))
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(push(_("Cancel"), self.reject))
        self._go = push(act, self.accept, role="primary")
        self._go.setDefault(True)
        foot.addWidget(self._go)
        layout.addLayout(foot)
        self._allow()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def accept(self) -> None:
        self.field.settle()
        name = self.field.value().strip()
        if name or self._may_be_empty:
            super().accept()
            self.decided.emit(name)

    def _allow(self) -> None:
        self._go.setEnabled(self._may_be_empty or bool(self.field.text().strip()))
