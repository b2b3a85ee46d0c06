"""One change to many rows: the field, what to do with it, what would become of each; then one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted, ngettext
from register_app.model.fields import Field
from register_app.ui.context import Context
from register_app.ui.dialogs.parts import LongStep, bar_head, first_size, progress_foot
from register_app.ui.editors.cell_editing import cell_editor, show_value, value_of
from register_app.ui.editors.factory import offer_of
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import caption, label, line
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels import long_steps
from register_app.viewmodels.bulk import BulkModel, BulkRows, BulkSource
from register_app.viewmodels.choices import ChoicesModel

_PAUSE = 250


class BulkDialog(QDialog):
    """`changed(sentence)` follows the step."""

    changed = Signal(str)

    def __init__(
        self, context: Context, source: BulkSource, parent: QWidget | None = None, *, first: str = ""
    ) -> None:
        """`source`: what is changed; `first` is the field that is offered first."""
        super().__init__(parent)
        self._of_rows = isinstance(source, BulkRows)
        self.setWindowTitle(_("Change rows") if self._of_rows else _("Change activities"))
        first_size(self, 760, 560)
        self._context = context
        self.model = BulkModel(source, self)
        self._fields = source.fields()
        self._names: list[str] = []
        self.editor: QWidget = QWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        self.list = Listing(self.model, _("What would change"), (34 if self._of_rows else 10, 0, 0), self)
        # What is added stands at the end of a text, what is taken away anywhere: both ends are shown.
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        layout.addWidget(self.list, 1)
        self.issues = IssueList(context, self)
        self.issues.setContentsMargins(18, 6, 18, 6)
        layout.addWidget(self.issues)
        layout.addWidget(line(self))
        foot, progress = progress_foot(self)
        self._said = label("", "hint")
        foot.insertWidget(0, self._said)
        foot.addWidget(push(_("Cancel"), self.reject))
        self.button = push(_("Change"), self.apply, role="primary")
        self.button.setDefault(True)
        foot.addWidget(self.button)
        layout.addLayout(foot)
        self._step = LongStep(context.jobs, progress, self)
        self._step.began.connect(self._on_began)
        self._step.ended.connect(self._on_ended)
        self._step.failed.connect(self._on_failed)
        self._asked_for = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.preview)
        self.model.counted.connect(self._on_counted)
        self.model.refused.connect(self.issues.set_refusal)
        if first in self._fields:
            self.field.setCurrentIndex(self.field.findData(first))
        self._on_field()

    def _make_head(self) -> QFrame:
        head, self._grid = bar_head(self)
        self._head = head
        count = self.model.total
        self._grid.addWidget(label(self._title(count), "heading"), 0, 0, 1, 2)
        self.field, self.operation = ChoiceBox(head), ChoiceBox(head)
        for key, field in self._fields.items():
            self.field.addItem(_(field.label), key)
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

    def chosen_name(self) -> str:
        return str(self.field.currentData())

    def chosen_field(self) -> Field:
        return self._fields[self.chosen_name()]

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
        self.model.preview(self.chosen_name(), self.chosen_operation(), self.value(), self.old.text())

    def apply(self) -> None:
        """Make the change; the dialog stays where it is refused."""
        if self._step.running:
            return
        asked = (self.chosen_name(), self.chosen_operation(), self.value(), self.old.text())
        if asked != self.model.asked:
            self.preview()
        # While there is more to look at, it waits for that; the window goes on meanwhile.
        self._asked_for = self.model.looking and self.model.total >= long_steps.MANY
        if not self._asked_for:
            self._step.run(self.model.apply, self.model.rowCount())

    def reject(self) -> None:
        """Stop what runs, else close."""
        if not self._step.cancel():
            super().reject()

    def _on_began(self) -> None:
        self._head.setEnabled(False)
        self.button.setEnabled(False)

    def _on_ended(self, count: int) -> None:
        self._on_failed("")
        if count:
            if self._of_rows:
                said = ngettext("{n} row changed.", "{n} rows changed.", count)
            else:
                said = ngettext("{n} activity changed.", "{n} activities changed.", count)
            self.changed.emit(said.format(n=counted(count)))
            self.accept()

    def _on_failed(self, sentence: str) -> None:
        self._head.setEnabled(True)
        self.button.setEnabled(self.model.rowCount() > 0)
        if sentence:
            self.issues.set_refusal(sentence)

    def _on_field(self) -> None:
        self.operation.blockSignals(True)
        self.operation.clear()
        for key, text in self.model.source.operations(self.chosen_name()):
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
        # It is made anew for each field: Tab goes to it from the choices above all the same.
        chain(self.old, [self.editor])
        self.editor.setVisible(self.chosen_operation() != "clear")
        self.preview()

    def _make_editor(self, field: Field) -> QWidget:
        if self.model.source.is_list(self.chosen_name()):
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
            text = _("Looked at {n} of {total} …").format(
                n=counted(looked_at), total=counted(self.model.total)
            )
        elif changes:
            if self._of_rows:
                text = ngettext("{n} row would change", "{n} rows would change", changes)
            else:
                text = ngettext("{n} activity would change", "{n} activities would change", changes)
            text = text.format(n=counted(changes))
        else:
            text = _("Nothing would change.")
        self._said.setText(text)
        self.button.setEnabled(changes > 0)
        self.button.setText(caption(self._title(changes)) if changes else _("Change"))
        if self._asked_for and looked_at >= self.model.total:
            self._asked_for = False
            QTimer.singleShot(0, self, self.apply)

    def _title(self, count: int) -> str:
        if self._of_rows:
            return ngettext("Change {n} row", "Change {n} rows", count).format(n=counted(count))
        return ngettext("Change {n} activity", "Change {n} activities", count).format(n=counted(count))
