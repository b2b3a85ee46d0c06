"""The list below a type-ahead field: a name a line at the left, what is known of it at the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from register_app.ui.widgets.text import tip
from register_app.viewmodels.choices import Role

_NARROW, _WIDE = 46, 90
"""Average letters that a list has room for at least, and at most where its names are long."""
_MARGIN = 10
_LONG, _TOLD = 240, 1200
"""Letters of a name that are laid out at most, and that are told of one that is cut."""


def _start(index: QModelIndex | QPersistentModelIndex) -> str:
    """As much of a name as a line can show: to lay out all of a very long one takes longer than the key lasts."""
    return str(index.data() or "")[:_LONG]


def _detail(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(Role.DETAIL) or "")


def _room_of(index: QModelIndex | QPersistentModelIndex, metrics: QFontMetrics) -> int:
    """What is known of a name takes so many pixels of its line."""
    detail = _detail(index)
    return metrics.horizontalAdvance(detail) + 12 if detail else 0


class ChoiceDelegate(QStyledItemDelegate):
    """The name at the left, what is known of it at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette: QPalette = option.palette
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        area = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        metrics = painter.fontMetrics()
        wide = _room_of(index, metrics)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        text = metrics.elidedText(_start(index), Qt.TextElideMode.ElideRight, max(area.width() - wide, 40))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        new = bool(index.data(Role.NEW))
        painter.setPen(palette.color(QPalette.ColorRole.Link if new else QPalette.ColorRole.PlaceholderText))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _detail(index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = option.fontMetrics.lineSpacing() + 10
        return QSize(200, height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A name that is cut is told whole."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        room = view.viewport().width() - 2 * _MARGIN - _room_of(index, option.fontMetrics)
        cut = option.fontMetrics.horizontalAdvance(_start(index)) > room
        whole = str(index.data() or "") if cut else ""
        QToolTip.showText(event.globalPos(), tip(whole[:_TOLD] + "…" * (len(whole) > _TOLD)), view)
        return True


def least_width(choices: QAbstractItemModel, metrics: QFontMetrics) -> int:
    """The width in pixels in which the names of a list are seen whole, within limits."""
    indexes = [choices.index(row, 0) for row in range(choices.rowCount())]
    widest = max(
        (metrics.horizontalAdvance(_start(index)) + _room_of(index, metrics) for index in indexes), default=0
    )
    letter = metrics.averageCharWidth()
    return min(max(widest + 2 * _MARGIN + letter * 3, letter * _NARROW), letter * _WIDE)


def within_window(field: QWidget, rect: QRect) -> QRect:
    """`rect` of a field, moved to the left and narrower where a list below it would leave the window."""
    room, left = field.window().width() - 2 * _MARGIN, field.mapTo(field.window(), rect.topLeft()).x()
    width = max(min(rect.width(), room), field.width())
    over = max(left + width - room - _MARGIN, 0)
    return QRect(rect.x() - over, rect.y(), width, rect.height())
