"""Changed words of a value: struck out where they go, underlined where they are new, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from register_app.ui.theme import Look, Theme
from register_app.ui.widgets import marked
from register_app.viewmodels.importing.comparison import Mark, Role

Index = QModelIndex | QPersistentModelIndex
PADDING, ROOM = 9, 16
"""Pixels at each side of a cell's text, and of a row beside the lines of its text."""
_TOP = 4
"""Pixels above the first line."""


def look_of(mark: Mark, theme: Theme) -> QTextCharFormat:
    """How the words of a mark are shown, wherever they stand."""
    look = QTextCharFormat()
    removed = mark.kind == "removed"
    look.setBackground(theme.colour("error_soft" if removed else "ok_soft"))
    look.setForeground(theme.colour("error" if removed else "ok"))
    look.setFontStrikeOut(removed)
    look.setFontUnderline(not removed)
    if not removed:
        look.setFontWeight(QFont.Weight.DemiBold)
    return look


def units(text: str, place: int) -> int:
    """A place in a text as Qt counts it: rare characters, such as pictures, are two there."""
    return place + sum(1 for letter in text[:place] if letter > "\uffff")


def laid_out(
    text: str, marks: Sequence[Mark], font: QFont, width: int, theme: Theme
) -> tuple[QTextLayout, float]:
    """A text with its marks in lines of `width` pixels, and how high it is."""
    return marked.laid_out(text, font, width, [_range(text, mark, theme) for mark in marks])


def _range(text: str, mark: Mark, theme: Theme) -> QTextLayout.FormatRange:
    start = units(text, mark.start)
    return marked.format_range(start, units(text, mark.end) - start, look_of(mark, theme))


class CompareCells(QStyledItemDelegate):
    """Draws values that have marked words; other cells as any table does."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        marks: Sequence[Mark] = index.data(Role.MARKS) or ()
        if not marks:
            self._paint_plain(painter, option, index)
            return
        theme, rect = self._look.theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_soft" if selected else "surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(PADDING - 1, 0, -PADDING, 0)
        layout, _height = laid_out(str(index.data() or ""), marks, option.font, area.width(), theme)
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(area.x(), area.y() + _TOP))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_plain(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As any table does; a tick stands at the first line, where the eye begins to read."""
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            super().paint(painter, option, index)
            return
        filled = QStyleOptionViewItem(option)
        self.initStyleOption(filled, index)
        ticked = QStyleOptionViewItem(filled)
        filled.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style, table = option.widget.style(), option.widget
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, filled, painter, table)
        ticked.rect = self._first_line(option)
        ticked.rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, ticked, table)
        on = ticked.checkState == Qt.CheckState.Checked
        ticked.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        ticked.state &= ~QStyle.StateFlag.State_HasFocus
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, ticked, painter, table)

    def _first_line(self, option: QStyleOptionViewItem) -> QRect:
        rect = QRect(option.rect)
        rect.setHeight(min(rect.height(), option.fontMetrics.lineSpacing() + ROOM))
        return rect

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the tick, where it is drawn."""
        above = QStyleOptionViewItem(option)
        above.rect = self._first_line(option)
        return super().editorEvent(event, model, above, index)
