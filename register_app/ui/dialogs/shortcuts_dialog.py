"""Keyboard shortcuts: every action with its keys, which one can change."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs.parts import first_size
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.shortcuts import ShortcutsModel


class ShortcutsDialog(QDialog):
    """A list to search, and below it the keys of the chosen action."""

    def __init__(self, context: Context, model: ShortcutsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        first_size(self, 640, 560)
        self._model = model
        model.setParent(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        self.search = LineEdit(self)
        self.search.make_search(_("Search actions and keys"), context.icons.get("search"))
        self.search.textChanged.connect(model.search)
        layout.addWidget(self.search)
        self.list = Listing(model, _("Actions"), (0, 16, 18), self)
        self.list.setProperty("role", "boxed")
        self.list.current_changed.connect(self._show)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._name = label("", "label")
        row.addWidget(self._name, 1)
        self.keys = QKeySequenceEdit(self)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(_("Keys"))
        self.keys.setClearButtonEnabled(True)
        inner = self.keys.findChild(QLineEdit)
        if inner is not None:
            for button in inner.findChildren(QToolButton):
                button.setAccessibleName(_("Clear"))
            inner.setPlaceholderText(_("Press the keys"))
            inner.setAccessibleName(_("Press the keys"))
        self.keys.keySequenceChanged.connect(self._check)
        row.addWidget(self.keys)
        self._set = push(_("Set"), self.set_keys, role="primary")
        row.addWidget(self._set)
        row.addWidget(push(_("Reset"), self.reset))
        layout.addLayout(row)
        self.issues = IssueList(context, self)
        layout.addWidget(self.issues)
        layout.addWidget(line(self))
        foot = QHBoxLayout()
        foot.addWidget(push(_("Reset all"), self.reset_all, role="link"))
        foot.addStretch(1)
        foot.addWidget(push(_("Close"), self.accept))
        layout.addLayout(foot)
        self.list.choose(0)
        self._show(0)

    def chosen(self) -> str:
        """The name of the action chosen in the list."""
        action = self._model.action(self.list.currentIndex().row())
        return action.id if action else ""

    def set_keys(self) -> None:
        """Give the chosen action the keys that were pressed, taking them from whoever had them."""
        if name := self.chosen():
            self._model.set_keys(name, self._pressed())
            self._check()

    def reset(self) -> None:
        name = self.chosen()
        other = self._model.reset(name) if name else None
        self._show(self.list.currentIndex().row())
        if other is not None:
            self.issues.set_refusal(
                _("Its own keys belong to “{name}” now; change those first.").format(name=other.text)
            )

    def reset_all(self) -> None:
        self._model.reset_all()
        self._show(self.list.currentIndex().row())

    def _pressed(self) -> str:
        return self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _show(self, row: int) -> None:
        action = self._model.action(row)
        self._name.setText(action.text if action else "")
        self.keys.setEnabled(action is not None)
        self.keys.setKeySequence(QKeySequence(self._model.keys(action.id)) if action else QKeySequence())
        self._check()

    def _check(self) -> None:
        """Say where the keys would be taken from, and what cannot be."""
        name, pressed = self.chosen(), self._pressed()
        sentence = ""
        typing = _is_typing(self.keys.keySequence())
        if pressed and typing:
            sentence = _("That would be typed into a text. Hold Ctrl or Alt as well.")
        elif other := self._model.holder(pressed, name):
            sentence = _("“{name}” has these keys now; set here, it has none.").format(name=other.text)
        self.issues.set_refusal(sentence)
        self._set.setEnabled(bool(name) and not typing and pressed != self._model.keys(name))


def native_keys(keys: str) -> str:
    """Keys ("Ctrl+Shift+K") as the system and the language name them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _is_typing(sequence: QKeySequence) -> bool:
    """Whether pressing this only types: a letter or a sign without Ctrl, Alt or Meta."""
    if sequence.isEmpty():
        return False
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText).removeprefix("Shift+")
    return len(text) == 1 or text == "Space"
