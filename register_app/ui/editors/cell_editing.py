"""Edits a cell of a table in place: the editor of its field's kind, Enter or Tab stores, Escape leaves it as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from register_app.base.i18n import _
from register_app.model.fields import Field
from register_app.ui.context import Context
from register_app.ui.widgets.cells import RegisterCells
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import ChoicesModel
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.dates import date_read, date_shown, period_read
from register_app.viewmodels.value_texts import shown

Index = QModelIndex | QPersistentModelIndex
_PICKED = ("country", "article", "term", "terms", "party", "parties", "recipient")
_ROOM = 340
"""A long text is edited in at least this width, over its neighbours where the column is narrower."""


def cell_editor(context: Context, field: Field, parent: QWidget | None) -> QWidget:
    """An editor for one value of `field`; `show_value` and `value_of` are its two sides."""
    if field.kind == "choice":
        box = ChoiceBox(parent)
        box.set_choices({value: _(text) for value, text in field.choices.items()}, _("Not stated"))
        made: QWidget = box
    elif field.kind in _PICKED:
        from register_app.ui.editors.factory import offer_of

        known = ChoicesModel(offer_of(context, field), creatable=field.kind not in ("country", "article"))
        made = TypeAhead(known, parent, strict=field.kind == "article")
    elif field.kind == "long_text":
        made = GrowingText(parent, lines=2)
    else:
        made = LineEdit(parent)
    made.setAccessibleName(_(field.label))
    return made


def show_value(editor: QWidget, field: Field, raw: str) -> None:
    """Let an editor of `cell_editor` show a stored value."""
    if isinstance(editor, ChoiceBox):
        editor.set_value(raw)
    elif isinstance(editor, TypeAhead):
        editor.set_choice(raw, shown(field, raw))
    elif isinstance(editor, GrowingText):
        editor.set_text(raw)
    elif isinstance(editor, LineEdit):
        editor.set_text(date_shown(raw) if field.kind == "date" else shown(field, raw))


def value_of(editor: QWidget, field: Field) -> str:
    """What an editor of `cell_editor` holds, as it is stored."""
    if isinstance(editor, ChoiceBox):
        return str(editor.currentData() or "")
    if isinstance(editor, TypeAhead):
        _settle(editor)
        return editor.value()
    if isinstance(editor, GrowingText):
        return editor.toPlainText()
    if isinstance(editor, LineEdit):
        text = editor.text()
        return {"date": date_read, "period": period_read}.get(field.kind, str)(text)
    return ""


def _settle(editor: TypeAhead) -> None:
    """Take what is marked or typed; who asks for the value need not be told of it."""
    with QSignalBlocker(editor):
        editor.settle()


def fills_down(event: QKeyEvent) -> bool:
    """Whether the keys are Ctrl+D, which a text under X11 takes for Delete."""
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class _Editing(QStyledItemDelegate):
    """Edits the cells whose model allows it; `field_of` describes a column."""

    _context: Context
    _field_of: Callable[[int], Field]
    _latest: QWidget | None = None

    def finish(self) -> None:
        """Store what is being typed, as leaving the cell does."""
        if self._latest is not None and isValid(self._latest):
            self._finish(self._latest)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = cell_editor(self._context, self._field_of(index.column()), parent)
        self._latest = editor
        self._tell_place(editor, index)
        if isinstance(editor, TypeAhead):
            editor.chosen.connect(lambda _value: self._finish(editor))
        elif isinstance(editor, ChoiceBox):
            editor.chosen.connect(lambda _value: self._finish(editor))
            QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def _tell_place(self, editor: QWidget, index: Index) -> None:
        """Where the text belongs, for the drafts (ui/draft_keeper.py)."""
        model = index.model()
        if isinstance(model, CrossModel):
            editor.setProperty("field", self._field_of(index.column()).key)
            editor.setProperty("activity", model.activity(index.row()))
            editor.setProperty("row", model.row_id(index.row()))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A step elsewhere tells the view of changed data; what is being typed is kept.
        if editor.property("filled") is None:
            editor.setProperty("filled", True)
            show_value(
                editor, self._field_of(index.column()), str(index.data(Qt.ItemDataRole.EditRole) or "")
            )
            if isinstance(editor, (LineEdit, TypeAhead, GrowingText)):
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if editor.property("stored") is None:
            editor.setProperty("stored", True)
            model.setData(index, value_of(editor, self._field_of(index.column())))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        if isinstance(editor, GrowingText):
            around = editor.parentWidget()
            room = around.width() if around else _ROOM
            width = min(max(rect.width(), _ROOM), room)
            rect = QRect(max(min(rect.x(), room - width), 0), rect.y(), width, rect.height())
        else:
            rect = rect.adjusted(1, 1, -1, -2)  # all of the cell: what it held does not show above or below
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter stores also in a text of several lines (Shift+Enter begins a new one), Tab takes the marked choice."""
        if isinstance(event, QKeyEvent) and fills_down(event):
            # Where Qt follows X11 this deletes a letter of the text; here it is "fill down", or nothing.
            event.setAccepted(event.type() == QEvent.Type.KeyPress)
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            new_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if enter and isinstance(editor, QWidget) and not (new_line and isinstance(editor, GrowingText)):
                self._finish(editor)
                return True
            if isinstance(editor, TypeAhead) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                _settle(editor)
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget) -> None:
        # One that was left by Escape is hidden, and lives on for a moment.
        if editor.property("stored") is None and not editor.isHidden():
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class EditableCells(_Editing, RegisterCells):
    """Draws cells as the register table does."""

    def __init__(self, context: Context, field_of: Callable[[int], Field], parent: QWidget) -> None:
        RegisterCells.__init__(self, context.look, parent)
        self._context, self._field_of = context, field_of


class PlainEditableCells(_Editing):
    """Draws cells as any list does."""

    def __init__(self, context: Context, field_of: Callable[[int], Field], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._field_of = context, field_of
