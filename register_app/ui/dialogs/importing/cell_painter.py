"""How a cell of a sheet is drawn: on the ground of what it was read as."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from register_app.ui.context import Context
from register_app.viewmodels.importing.cells import Role

Index = QModelIndex | QPersistentModelIndex
MARGIN = 7
_CORNER = 7
_RUNNING = ("title", "section", "left_out", "ignored")
"""What is no table: its texts run on over the empty cells beside them, as they do in a spreadsheet."""
_FARTHEST = 12
"""Cells that a text runs on over."""
GROUNDS = {
    "header": "accent_soft",
    "label": "accent_soft",
    "title": "ok_soft",
    "section": "hover",
    "left_out": "window",
    "extra": "raised",
    "ignored": "window",
}
"""The colour under each kind of cell; bold, slanted, hatched and the words beside the row say the same."""


class CellPainter(QStyledItemDelegate):
    """Draws a cell on the ground of its kind, with a corner where there is a remark."""

    def __init__(self, context: Context, parent: QTableView) -> None:
        super().__init__(parent)
        self._look, self._table = context.look, parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._look.theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        mark = str(index.data(Role.MARK) or "")
        quiet = mark in ("left_out", "ignored")
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour(GROUNDS.get(mark, "surface")))
        if mark == "left_out":
            painter.fillRect(rect, QBrush(theme.colour("border"), Qt.BrushStyle.BDiagPattern))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(
                rect, theme.colour("accent_line" if mark in ("header", "label") else "accent_soft")
            )
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        text, shift = str(index.data() or ""), 0
        running = mark in _RUNNING
        if not text and running:
            text, shift = self._from_the_left(index)
        if text:
            font = option.font
            font.setItalic(mark in ("title", "extra"))
            if mark in ("header", "label", "section"):
                font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme.colour("muted" if quiet else "text"))
            how = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            if running and (shift or self._free_at_the_right(index)):
                area, shown = rect.adjusted(MARGIN - shift, 0, 0, 0), text
            elif rect.height() >= 2 * painter.fontMetrics().lineSpacing():
                # A line of text that has the room it needs; where it needs more, its beginning is what counts.
                area, shown = rect.adjusted(MARGIN, 5, -MARGIN, -5), text
                how = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                painter.setClipRect(area)
            else:
                area = rect.adjusted(MARGIN, 0, -MARGIN, 0)
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, how, shown)
            painter.setClipRect(rect)
        if index.data(Role.REMARK):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warning"))
            corner = rect.topRight()
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _from_the_left(self, index: Index) -> tuple[str, int]:
        """The text that runs on into an empty cell, and how many pixels before the cell it begins."""
        shift = 0
        for column in range(index.column() - 1, max(index.column() - 1 - _FARTHEST, -1), -1):
            shift += self._table.columnWidth(column)
            if text := str(index.sibling(index.row(), column).data() or ""):
                return text, shift
        return "", 0

    def _free_at_the_right(self, index: Index) -> bool:
        beside = index.sibling(index.row(), index.column() + 1)
        return beside.isValid() and not beside.data()
