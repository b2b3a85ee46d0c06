"""Cells of one line in which the places that a model names are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from register_app.ui.theme import Look
from register_app.viewmodels.replacing import Role

_MARGIN, _ENDLESS = 9, 10_000
_LONG = 1000
"""Letters of a text that are looked at: no cell has room for so many."""


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
        room = rect.width() - 2 * _MARGIN
        layout = in_line(str(index.data() or ""), option.font, room)
        painter.setPen(theme.colour("text"))
        top = rect.y() + (rect.height() - layout.lineAt(0).height()) / 2
        layout.draw(painter, QPointF(rect.x() + _MARGIN, top), [self._mark(*span) for span in spans])
        painter.restore()

    def _mark(self, start: int, length: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setBackground(self._look.theme.colour("mark"))
        look.setForeground(self._look.theme.colour("on_mark"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, look
        return found


def in_line(text: str, font: QFont, room: float) -> QTextLayout:
    """A text in one line of `room` pixels from the left, ending in “…” where it has no room."""
    cut = QFontMetricsF(font).elidedText(text[:_LONG], Qt.TextElideMode.ElideRight, max(room, 0.0))
    layout = QTextLayout(cut, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # else Hebrew begins at the far end of the line
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(_ENDLESS)
    layout.endLayout()
    return layout
