"""One change to many activities: the field, what to do with it, and what would become of each; then one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _, ngettext
from register_app.model.fields import Field
from register_app.services.bulk import LIST_FIELDS
from register_app.ui.context import Context
from register_app.ui.editors.cell_editing import cell_editor, show_value, value_of
from register_app.ui.editors.factory import offer_of
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import caption, label, line
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.bulk import BulkModel, bulk_fields, operations
from register_app.viewmodels.choices import ChoicesModel

_PAUSE = 250


class BulkDialog(QDialog):
    """`changed(sentence)` follows the step."""

    changed = Signal(str)

    def __init__(self, context: Context, numbers: Sequence[int], parent: QWidget | None = None) -> None:
        """`numbers`: the activities by their row numbers."""
        super().__init__(parent)
        self.setWindowTitle(_("Change activities"))
        self.resize(760, 560)
        self._context = context
        self.model = BulkModel(context.session, numbers, self)
        self._fields = bulk_fields()
        self._names: list[str] = []
        self.editor: QWidget = QWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        self.list = Listing(self.model, _("What would change"), (10, 0, 0), self)
        layout.addWidget(self.list, 1)
        self.issues = IssueList(context, self)
        self.issues.setContentsMargins(18, 6, 18, 6)
        layout.addWidget(self.issues)
        layout.addWidget(line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 12)
        foot.setSpacing(10)
        self._said = label("", "hint")
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(push(_("Cancel"), self.reject))
        self.button = push(_("Change"), self.apply, role="primary")
        foot.addWidget(self.button)
        layout.addLayout(foot)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.preview)
        self.model.counted.connect(self._on_counted)
        self.model.refused.connect(self.issues.set_refusal)
        self._on_field()

    def _make_head(self) -> QFrame:
        head = QFrame(self)
        head.setProperty("role", "bar")
        self._grid = QGridLayout(head)
        self._grid.setContentsMargins(18, 12, 18, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        count = self.model.total
        title = ngettext("Change {n} activity", "Change {n} activities", count).format(n=count)
        self._grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
        self.field, self.operation = ChoiceBox(head), ChoiceBox(head)
        for place, field in enumerate(self._fields):
            self.field.addItem(_(field.label), place)
        self.old = LineEdit(head)
        self._labels = [
            label(text, "label") for text in (_("Field"), _("Do"), _("Text to replace"), _("Value"))
        ]
        for row, (name, widget) in enumerate(
            zip(self._labels, (self.field, self.operation, self.old, None), strict=True), 1
        ):
            self._grid.addWidget(name, row, 0)
            if widget is not None:
                widget.setAccessibleName(name.text())
                self._grid.addWidget(widget, row, 1)
        self.field.currentIndexChanged.connect(self._on_field)
        self.operation.currentIndexChanged.connect(self._on_operation)
        self.old.textChanged.connect(lambda: self._pause.start())
        return head

    # What is chosen

    def chosen_field(self) -> Field:
        return self._fields[int(self.field.currentData())]

    def chosen_operation(self) -> str:
        return str(self.operation.currentData() or "set")

    def value(self) -> str:
        """What is to be set, added or removed; names of a list a line each."""
        if isinstance(self.editor, ChipsEdit):
            return "\n".join(self._names)
        return value_of(self.editor, self.chosen_field())

    def preview(self) -> None:
        """Show what would become of each activity."""
        self._pause.stop()
        self.model.preview(self.chosen_field().name, self.chosen_operation(), self.value(), self.old.text())

    def apply(self) -> None:
        """Make the change; the dialog stays where it is refused."""
        self.preview()
        count = self.model.apply()
        if count:
            self.changed.emit(
                ngettext("{n} activity changed.", "{n} activities changed.", count).format(n=count)
            )
            self.accept()

    def _on_field(self) -> None:
        self.operation.blockSignals(True)
        self.operation.clear()
        for key, text in operations(self.chosen_field()):
            self.operation.addItem(_(text), key)
        self.operation.blockSignals(False)
        self.operation.setEnabled(self.operation.count() > 1)
        self._on_operation()

    def _on_operation(self) -> None:
        replacing = self.chosen_operation() == "replace"
        self.old.setVisible(replacing)
        self._labels[2].setVisible(replacing)
        self._labels[3].setText(_("Replace with") if replacing else _("Value"))
        self._labels[3].setVisible(self.chosen_operation() != "clear")
        self._offer()

    def _offer(self) -> None:
        """The editor that fits the field."""
        self._grid.removeWidget(self.editor)
        self.editor.hide()
        self.editor.deleteLater()
        self._names = []
        field = self.chosen_field()
        self.editor = self._make_editor(field)
        self.editor.setAccessibleName(self._labels[3].text())
        self._grid.addWidget(self.editor, 4, 1)
        self.editor.setVisible(self.chosen_operation() != "clear")
        self.preview()

    def _make_editor(self, field: Field) -> QWidget:
        if field.name in LIST_FIELDS:
            chips = ChipsEdit(ChoicesModel(offer_of(self._context, field)), _(field.label), self)
            chips.changed.connect(self._on_names)
            return chips
        made = cell_editor(self._context, field, self)
        show_value(made, field, "")
        if isinstance(made, (LineEdit, GrowingText)):
            made.edited.connect(lambda _text: self._pause.start())
        elif isinstance(made, (TypeAhead, ChoiceBox)):
            made.chosen.connect(lambda _value: self.preview())
        return made

    def _on_names(self, names: list[str]) -> None:
        self._names = names
        if isinstance(self.editor, ChipsEdit):
            self.editor.set_values(names)
        self.preview()

    def _on_counted(self, changes: int, looked_at: int) -> None:
        if looked_at < self.model.total:
            text = _("Looked at {n} of {total} …").format(n=looked_at, total=self.model.total)
        elif changes:
            text = ngettext("{n} activity would change", "{n} activities would change", changes).format(
                n=changes
            )
        else:
            text = _("Nothing would change.")
        self._said.setText(text)
        self.button.setEnabled(changes > 0)
        self.button.setText(
            caption(ngettext("Change {n} activity", "Change {n} activities", changes).format(n=changes))
            if changes
            else _("Change")
        )
