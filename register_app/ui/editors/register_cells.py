"""Edits the cells of the register table: names of a list as text divided by semicolons, Enter and Tab move on."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from register_app.base.i18n import _, counted
from register_app.model.fields import FIELDS, Field
from register_app.ui.context import Context
from register_app.ui.editors.cell_editing import EditableCells
from register_app.ui.widgets.line import LineEdit
from register_app.viewmodels.choices import ChoicesModel
from register_app.viewmodels.grouping import Group, Role
from register_app.viewmodels.table import RegisterTable

Index = QModelIndex | QPersistentModelIndex
_TEXT = Field("activity", "", "")
_MARGIN = 12
_ARROW = 14


class NamesLine(LineEdit):
    """Several names divided by semicolons; the one the cursor is in is completed from a catalogue."""

    def __init__(self, choices: ChoicesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        choices.setParent(self)
        choices.refresh()
        self._list = QCompleter(choices, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._popup.setUniformItemSizes(True)
        self._popup.setProperty("role", "popup")
        self._list.setPopup(self._popup)
        self._list.setWidget(self)
        self._list.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def popup_shown(self) -> bool:
        return self._popup.isVisible()

    def take_marked(self) -> bool:
        """Take the name that is marked in the open list."""
        index = self._popup.currentIndex() if self.popup_shown() else QModelIndex()
        if not index.isValid():
            return False
        self._take(str(index.data()))
        return True

    def _span(self) -> tuple[int, int]:
        """Where the name at the cursor begins and ends."""
        text, cursor = self.text(), self.cursorPosition()
        end = text.find(";", cursor)
        return text.rfind(";", 0, cursor) + 1, len(text) if end < 0 else end

    def _offer(self) -> None:
        start, end = self._span()
        typed = self.text()[start:end].strip()
        others = [*self.text()[:start].split(";"), *self.text()[end:].split(";")]
        self._choices.look_for(typed, [name for name in others if name.strip()])
        if typed and self._choices.rowCount():
            self._list.complete()
        else:
            self._popup.hide()

    def _take(self, name: str) -> None:
        start, end = self._span()
        lead = " " if start else ""
        text = self.text()
        self.setText(f"{text[:start]}{lead}{name}{text[end:]}")
        self.setCursorPosition(start + len(lead) + len(name))
        self._popup.hide()


class TableCells(EditableCells):
    """Draws and edits the register table. `left(down, right)` follows Enter and Tab in an editor."""

    left = Signal(int, int)

    def __init__(self, context: Context, table: RegisterTable, parent: QWidget) -> None:
        super().__init__(context, self.field, parent)
        self._table = table
        self._look_of_groups = context.look
        self._icons = context.icons
        self.editor: QWidget | None = None

    def field(self, column: int) -> Field:
        """The description of a column; those that are never edited have none of their own."""
        return FIELDS.get(f"activity.{self._table.column_keys()[column]}", _TEXT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self.field(index.column())
        # The list is on the screen before an editor of any kind is wanted.
        from register_app.ui.editors.factory import LIST_KINDS, offer_of

        if field.kind in LIST_KINDS:
            editor: QWidget = NamesLine(ChoicesModel(offer_of(self._context, field), creatable=False), parent)
            editor.setAccessibleName(_(field.label))
            self._tell_place(editor, index)
        else:
            editor = super().createEditor(parent, option, index)
        self.editor = editor
        editor.destroyed.connect(self._on_destroyed)
        return editor

    def _tell_place(self, editor: QWidget, index: Index) -> None:
        number = self._table.number_at(index.row())
        for name, value in (("field", self.field(index.column()).key), ("activity", number), ("row", number)):
            editor.setProperty(name, value)

    def finish(self) -> None:
        """Store what is being typed, as leaving the cell does."""
        if self.editor is not None:
            self._finish(self.editor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NamesLine):
            if editor.property("stored") is None:
                editor.setProperty("stored", True)
                model.setData(index, editor.text())
        else:
            super().setModelData(editor, model, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, NamesLine):
            if editor.property("filled") is None:
                editor.setProperty("filled", True)
                editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
                editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
        ):
            key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                if isinstance(editor, NamesLine):
                    editor.take_marked()
                self._finish(editor)
                self.left.emit(0, -1 if shift or key == Qt.Key.Key_Backtab else 1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if isinstance(editor, NamesLine) and editor.take_marked():
                    return True
                handled = super().eventFilter(editor, event)
                if editor.property("stored") is not None:
                    self.left.emit(-1 if shift else 1, 0)
                return handled
        return super().eventFilter(editor, event)

    def _on_destroyed(self) -> None:
        self.editor = None

    def ground(self, index: Index) -> str:
        """The row one is in is tinted, so that a wide row can be followed."""
        view = self.parent()
        here = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        return "raised" if here else "surface"

    # Headings of groups

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = index.data(Role.GROUP)
        if isinstance(group, Group):
            self._paint_group(painter, option, index, group)
        else:
            super().paint(painter, option, index)

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, group: Group
    ) -> None:
        """Each cell of the row draws its part of one heading that stays at the left of the window."""
        theme, rect = self._look_of_groups.theme, option.rect
        view = self.parent()
        assert isinstance(view, QTableView)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("raised"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        middle = rect.center().y()
        self._icons.get("down" if group.open else "right", "muted").paint(
            painter,
            QRect(QPoint(_MARGIN, middle - _ARROW // 2), QPoint(_MARGIN + _ARROW, middle + _ARROW // 2)),
        )
        font = option.font
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        left = _MARGIN + _ARROW + 8
        area = QRect(left, rect.y(), view.width() - left, rect.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), group.text)
        left += painter.fontMetrics().horizontalAdvance(group.text) + 10
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(left, rect.y(), 400, rect.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            counted(group.count),
        )
        if view.currentIndex().row() == index.row() and view.hasFocus():
            painter.setClipping(False)
            painter.setPen(theme.colour("accent"))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
