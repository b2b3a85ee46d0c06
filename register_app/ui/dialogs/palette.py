"""The command palette (Ctrl+K): a line to type in and what fits it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from register_app.base.i18n import _
from register_app.ui.actions import ACTIONS
from register_app.ui.context import Context
from register_app.ui.icons import Icons
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.palette import Item, PaletteModel, Role

_ICONS = {"action": "right", "activity": "register", "party": "parties", "term": "catalogues"}
_OF_ACTIONS = {spec.id: spec.icon for spec in ACTIONS}
"""An action has the icon that it has in the menu."""
_WIDTH, _LINES = 640, 11


class PaletteDialog(QDialog):
    """`chosen(item)` follows Enter or a click; Escape closes, and so does a click beside it."""

    chosen = Signal(object)

    def __init__(self, context: Context, model: PaletteModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(_("Command palette"))
        self._model = model
        model.setParent(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        self.field = _Field(self)
        self.field.make_search(_("Action, activity, party or catalogue entry"), context.icons.get("search"))
        self.field.textChanged.connect(self._look)
        self.field.moved.connect(self._move)
        self.field.taken.connect(self._take)
        layout.addWidget(self.field)
        self.list = QListView(self)
        self.list.setModel(model)
        self.list.setAccessibleName(_("What fits"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Lines(context.icons, self.list))
        self.list.clicked.connect(lambda _index: self._take())
        layout.addWidget(self.list, 1)
        self._nothing = label(_("Nothing fits."), "hint")
        self._nothing.setContentsMargins(10, 4, 0, 4)
        self._nothing.hide()
        layout.addWidget(self._nothing)
        layout.addWidget(line(self))
        layout.addWidget(label(_("↑ ↓ choose · Enter opens · Esc closes"), "hint"))
        spacing = self.fontMetrics().lineSpacing()
        self.resize(_WIDTH, (spacing + 14) * _LINES + 120)
        model.refresh()
        self._look("")
        if parent is not None:
            top = parent.window().geometry()
            self.move(top.center().x() - _WIDTH // 2, top.top() + max(top.height() // 8, 40))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge of its own: no desktop draws one around it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.reject()

    def _look(self, text: str) -> None:
        self._model.look_for(text)
        some = self._model.rowCount() > 0
        self._nothing.setVisible(not some)
        if some:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._tell()

    def _move(self, by: int) -> None:
        row = max(0, min(self.list.currentIndex().row() + by, self._model.rowCount() - 1))
        self.list.setCurrentIndex(self._model.index(row, 0))
        self._tell()

    def _tell(self) -> None:
        """Let a screen reader hear the marked line while the field keeps the focus."""
        index = self.list.currentIndex()
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _take(self) -> None:
        item = self._model.item(self.list.currentIndex().row())
        if isinstance(item, Item):
            self.accept()
            self.chosen.emit(item)


class _Field(LineEdit):
    moved = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LINES, Qt.Key.Key_PageUp: -_LINES,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class _Lines(QStyledItemDelegate):
    """An icon for the kind, the name, and at the right what is known of it."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._icons.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        kind = str(index.data(Role.KIND))
        own = _OF_ACTIONS.get(str(index.data(Role.KEY)), "") if kind == "action" else ""
        icon = self._icons.get(own or _ICONS[kind])
        icon.paint(painter, QRect(rect.x() + 10, rect.y(), 18, rect.height()))
        area = rect.adjusted(38, 0, -12, 0)
        metrics = painter.fontMetrics()
        detail = metrics.elidedText(
            str(index.data(Role.DETAIL) or ""), Qt.TextElideMode.ElideRight, area.width() * 2 // 5
        )
        wide = metrics.horizontalAdvance(detail) + 16 if detail else 0
        painter.setPen(theme.colour("text"))
        text = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, area.width() - wide)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(theme.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        painter.restore()
