"""A labelled field: its name above, the editor, and beneath it what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import Field
from register_app.ui.context import Context
from register_app.ui.editors.binding import Get, Put
from register_app.ui.editors.factory import GetList, PutList, help_of, make
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, tip
from register_app.viewmodels.activity import IssueView


class FieldBox(QWidget):
    """The editor of one field with its label; `refresh` shows what is stored now."""

    def __init__(
        self,
        context: Context,
        field: Field,
        get: Get | GetList,
        put: Put | PutList,
        *,
        parent: QWidget | None = None,
        lines: int = 1,
        named: bool = True,
    ) -> None:
        """Without `named` the label is not shown: the heading above says the same."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(6)
        name = label(_(field.label), "label", parent=self)
        name.setToolTip(tip(help_of(field)))
        top.addWidget(name)
        top.addStretch(1)
        if named:
            layout.addLayout(top)
        else:
            name.hide()
        self.binding = make(context, field, get, put, parent=self, lines=lines)
        editor = self.binding.widget
        name.setBuddy(editor)
        layout.addWidget(editor)
        self._issues = IssueList(context, self)
        layout.addWidget(self._issues)
        layout.addStretch(1)
        self.binding.refused.connect(self._issues.set_refusal)
        self.setFocusProxy(editor)

    def refresh(self) -> None:
        self.binding.refresh()

    def messages(self) -> list[str]:
        """What is said beneath the field."""
        return self._issues.texts()

    def set_issues(self, issues: Sequence[IssueView]) -> None:
        """Show what the checks say of this field."""
        self._issues.set_issues(issues)
