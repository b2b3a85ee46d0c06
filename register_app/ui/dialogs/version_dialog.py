"""A named state of the register: approved, handed over, or simply saved."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.vocabulary import VERSION_KINDS
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import label


class VersionDialog(QDialog):
    """Asks for the name of a version; `name`, `kind` and `note` are what was chosen."""

    def __init__(self, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save a version"))
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label(_("Save a version"), "heading"))
        layout.addWidget(
            label(
                _("Names the register as it is now, so that it can be compared, exported and proved later."),
                "hint",
                wrap=True,
            )
        )
        self._name = self._line(layout, _("Name"), suggested)
        self._kind = ChoiceBox(self)
        self._kind.setAccessibleName(_("Kind of version"))
        for kind, text in VERSION_KINDS.items():
            self._kind.addItem(_(text), kind)
        layout.addWidget(label(_("Kind of version"), "label"))
        layout.addWidget(self._kind)
        self._note = self._line(layout, _("Note"), "")
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(push(_("Cancel"), self.reject))
        self._save = push(_("Save version"), self.accept, role="primary")
        self._save.setDefault(True)
        foot.addWidget(self._save)
        layout.addLayout(foot)
        self._name.textChanged.connect(self._allow)
        self._name.selectAll()
        self._name.setFocus()
        self._allow()

    @property
    def name(self) -> str:
        return self._name.text().strip()

    @property
    def kind(self) -> str:
        return str(self._kind.currentData())

    @property
    def note(self) -> str:
        return self._note.text().strip()

    def _line(self, layout: QVBoxLayout, caption: str, text: str) -> LineEdit:
        layout.addWidget(label(caption, "label"))
        line = LineEdit(self)
        line.setText(text)
        line.setAccessibleName(caption)
        layout.addWidget(line)
        return line

    def _allow(self) -> None:
        self._save.setEnabled(bool(self.name))
