"""One field of many rows set at once, as one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.editors.cell_editing import cell_editor, show_value, value_of
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label
from register_app.viewmodels.crosstable import CrossModel


class SetFieldDialog(QDialog):
    """Chooses the field and its new value for rows of a cross table; what cannot be stored is said here."""

    def __init__(
        self,
        context: Context,
        model: CrossModel,
        numbers: Sequence[int],
        column: int,
        parent: QWidget | None = None,
    ) -> None:
        """`numbers`: the rows by their numbers; `column` is offered first if it can be edited."""
        super().__init__(parent)
        self.setWindowTitle(_("Set a field"))
        self.setMinimumWidth(460)
        self._context, self._model, self._numbers = context, model, tuple(numbers)
        columns = [place for place in range(model.columnCount()) if model.editable(place)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        count = len(self._numbers)
        layout.addWidget(
            label(
                ngettext("Set a field of {n} row", "Set a field of {n} rows", count).format(n=count),
                "heading",
            )
        )
        self.fields = ChoiceBox(self)
        self.fields.setAccessibleName(_("Field"))
        for place in columns:
            self.fields.addItem(_(model.field(place).label), place)
        self.fields.setCurrentIndex(columns.index(column) if column in columns else 0)
        self.fields.currentIndexChanged.connect(self._offer)
        layout.addWidget(label(_("Field"), "label"))
        layout.addWidget(self.fields)
        layout.addWidget(label(_("New value"), "label"))
        self._place = QVBoxLayout()
        layout.addLayout(self._place)
        layout.addWidget(
            label(_("Left empty, the field is emptied. Undo takes everything back."), "hint", wrap=True)
        )
        self.issues = IssueList(context, self)
        layout.addWidget(self.issues)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(push(_("Cancel"), self.reject))
        self._apply = push(_("Set"), self.apply, role="primary")
        self._apply.setDefault(True)
        foot.addWidget(self._apply)
        layout.addLayout(foot)
        model.refused.connect(self.issues.set_refusal)
        self.editor: QWidget = QWidget(self)
        self._offer()

    def column(self) -> int:
        return int(self.fields.currentData())

    def apply(self) -> None:
        """Store the value in all rows; the dialog stays open where it is refused."""
        value = value_of(self.editor, self._model.field(self.column()))
        if self._model.set_many(self._numbers, self.column(), value):
            self.accept()

    def _offer(self) -> None:
        self._place.removeWidget(self.editor)
        self.editor.hide()
        self.editor.deleteLater()
        field = self._model.field(self.column())
        self.editor = cell_editor(self._context, field, self)
        row = self._model.row_of(self._numbers[0]) if self._numbers else -1
        raw = str(self._model.index(row, self.column()).data(Qt.ItemDataRole.EditRole) or "")
        show_value(self.editor, field, raw)
        self._place.addWidget(self.editor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
