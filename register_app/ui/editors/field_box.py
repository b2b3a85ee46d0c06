"""A labelled field: its name above, the editor, and beneath it what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref
from register_app.ui.context import Context
from register_app.ui.editors.binding import Get, Put
from register_app.ui.editors.factory import LIST_KINDS, GetList, PutList, help_of, make
from register_app.ui.editors.field_place import place_of
from register_app.ui.editors.field_popovers import HelpPopover
from register_app.ui.editors.invisible_marks import watch
from register_app.ui.widgets.buttons import icon_button
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, tip
from register_app.viewmodels.activity import ActivityView, IssueView


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
        ref: Ref | None = None,
    ) -> None:
        """Without `named` the label is not shown: the heading above says the same. `ref` is the row of the field."""
        super().__init__(parent)
        self._context, self._field = context, field
        self._help: QToolButton | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        top = QHBoxLayout()
        top.setSpacing(6)
        name = label(_(field.label), "label", parent=self)
        name.setToolTip(tip(help_of(field)))
        top.addWidget(name)
        top.addStretch(1)
        self._top = top if named else None
        if named:
            layout.addLayout(top)
        else:
            name.hide()
        self.binding = make(context, field, get, put, parent=self, lines=lines, ref=ref)
        editor = self.binding.widget
        name.setBuddy(editor)
        layout.addWidget(editor)
        self._issues = IssueList(context, self)
        layout.addWidget(self._issues)
        layout.addStretch(1)
        self.binding.refused.connect(self._issues.set_refusal)
        watch(self.binding, self._issues)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The editor has the cursor."""
        self.binding.widget.setFocus(event.reason())

    def enterEvent(self, event: QEnterEvent) -> None:
        """A "?" beside the label while the mouse is here; by keyboard it is F1."""
        super().enterEvent(event)
        if self._help is None and self._top is not None:
            icon = self._context.icons.get("help")
            self._help = icon_button(icon, _("Help (F1)"), self.show_help, parent=self, size=13)
            self._help.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._help.setMaximumHeight(self.fontMetrics().lineSpacing())
            self._top.addWidget(self._help)
        if self._help is not None:
            self._help.show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._help is not None:
            self._help.hide()

    def show_help(self) -> None:
        """What belongs into this field."""
        place = place_of(self.binding.widget)
        if place is not None:
            HelpPopover(place, self).open_beside(self.binding.widget)

    def refresh(self) -> None:
        self.binding.refresh()

    def messages(self) -> list[str]:
        """What is said beneath the field."""
        return self._issues.texts()

    def set_issues(self, issues: Sequence[IssueView]) -> None:
        """Show what the checks say of this field."""
        self._issues.set_issues(issues)


def activity_field(context: Context, view: ActivityView, name: str, *, named: bool = True) -> FieldBox:
    """The editor of a field of the activity itself."""
    field = FIELDS[f"activity.{name}"]
    if field.kind in LIST_KINDS:
        return FieldBox(
            context,
            field,
            lambda: view.texts(name),
            lambda values: view.set_list(view.ref, name, values),
            named=named,
            ref=view.ref,
        )
    return FieldBox(
        context,
        field,
        lambda: view.text(name),
        lambda text: view.set(view.ref, name, text),
        lines=2 if field.kind == "long_text" else 1,
        named=named,
        ref=view.ref,
    )
