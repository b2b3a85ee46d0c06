"""Cells of the columns step: how sure a reading is, a cell and what it becomes, and the choice of a field."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.theme import scaled
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import ChoicesModel
from register_app.viewmodels.headings import heading_choices, heading_label
from register_app.viewmodels.importing.columns import ColumnsModel, Role
from register_app.viewmodels.importing.samples import Sample

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 9
_BAR, _BAR_HEIGHT = 76, 5


class ColumnCells(QStyledItemDelegate):
    """Draws the cells of a ColumnsModel and edits the field of a column."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._context.look.theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_soft" if selected else "surface"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(_MARGIN, 5, -_MARGIN, -6)
        sample = index.data(Role.SAMPLE)
        if isinstance(sample, Sample):
            if sample.same:
                self._two(painter, area, sample.original, _("taken as it is"))
            else:
                read = f"→ {sample.read}" if sample.read else ""
                self._two(painter, area, sample.original, read, colours=("muted", "text"))
        else:
            first, _line, second = str(index.data() or "").partition("\n")
            share = index.data(Role.SHARE)
            if isinstance(share, float):
                self._sureness(painter, area, first, share)
            elif index.column() == ColumnsModel.FIELD:
                editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
                given = bool(index.data(Qt.ItemDataRole.EditRole))
                self._field(painter, area, first, given=given, editable=editable)
            else:
                self._two(painter, area, first, second, bold=index.column() == ColumnsModel.COLUMN)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _two(
        self,
        painter: QPainter,
        area: QRect,
        first: str,
        second: str,
        *,
        bold: bool = False,
        colours: tuple[str, str] = ("text", "muted"),
    ) -> None:
        theme = self._context.look.theme
        height = area.height() // 2 if second else area.height()
        font = painter.font()
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour(colours[0]))
        self._line(painter, QRect(area.x(), area.y(), area.width(), height), first)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour(colours[1]))
        self._line(painter, QRect(area.x(), area.y() + height, area.width(), height), second)

    def _line(self, painter: QPainter, area: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _sureness(self, painter: QPainter, area: QRect, word: str, share: float) -> None:
        """The word, and below it a bar as long as the reading is sure."""
        theme = self._context.look.theme
        painter.setPen(theme.colour("text"))
        half, height = area.height() // 2, scaled(_BAR_HEIGHT)
        self._line(painter, QRect(area.x(), area.y(), area.width(), half), word)
        bar = QRect(area.x(), area.y() + half + (half - height) // 2, min(scaled(_BAR), area.width()), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("border"))
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(max(round(bar.width() * share), 3))
        painter.setBrush(theme.colour("ok" if share >= 0.85 else "warning"))
        painter.drawRoundedRect(bar, 2, 2)

    def _field(self, painter: QPainter, area: QRect, text: str, *, given: bool, editable: bool) -> None:
        """The field, with a mark where it can be chosen."""
        theme = self._context.look.theme
        if editable:
            size = scaled(14)
            at = QRect(area.right() - size, area.center().y() - size // 2, size, size)
            self._context.icons.get("down").paint(painter, at)
        painter.setPen(theme.colour("text" if given else "muted"))
        self._line(painter, area.adjusted(0, 0, -scaled(20), 0), text)

    # Choosing a field

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = TypeAhead(ChoicesModel(heading_choices, creatable=False, most=80), parent, strict=True)
        editor.setAccessibleName(_("Taken as"))
        editor.chosen.connect(lambda _value: self._finish(editor))
        QTimer.singleShot(0, editor, lambda: self._open(editor))
        return editor

    def _open(self, editor: TypeAhead) -> None:
        if not editor.completer_popup().isVisible():
            editor.open_list()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, TypeAhead) and editor.property("filled") is None:
            editor.setProperty("filled", True)
            field = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.set_choice(field, heading_label(field))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, TypeAhead) and editor.property("stored") is None:
            editor.setProperty("stored", True)
            editor.blockSignals(True)
            editor.settle()
            model.setData(index, editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        height = min(editor.sizeHint().height(), rect.height())
        editor.setGeometry(rect.x() + 1, rect.center().y() - height // 2, rect.width() - 2, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        pressed = (
            event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        )
        if isinstance(editor, TypeAhead) and pressed in keys:
            self._finish(editor)
            return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget) -> None:
        if editor.property("stored") is None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
