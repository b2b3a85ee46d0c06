"""Cells of one line in which the places that a model names are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from register_app.ui.theme import Look
from register_app.viewmodels.replacing import Role

_MARGIN = 9


class HitCells(QStyledItemDelegate):
    """Draws texts that have `Role.SPANS`; other cells as any list does."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        spans: Sequence[tuple[int, int]] | None = index.data(Role.SPANS)
        if spans is None:
            super().paint(painter, option, index)
            return
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(rect)
        selected = state & QStyle.StateFlag.State_Selected
        painter.fillRect(rect, theme.colour("accent_soft" if selected else "surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        layout = QTextLayout(str(index.data() or ""), option.font, painter.device())
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrap)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(10_000)
        layout.endLayout()
        painter.setPen(theme.colour("text"))
        top = rect.y() + (rect.height() - line.height()) / 2
        layout.draw(painter, QPointF(rect.x() + _MARGIN, top), [self._mark(*span) for span in spans])
        painter.restore()

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setBackground(self._look.theme.colour("mark"))
        look.setForeground(self._look.theme.colour("on_mark"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, look
        return found
