"""Cells of the register table: two lines of text, hits of the search marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from register_app.ui.theme import Look
from register_app.viewmodels.grouping import Role
from register_app.viewmodels.search import hits
from register_app.viewmodels.state_texts import SENSITIVITY_TONES, STATUS_TONES

Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_MARGIN = 9
_BETWEEN = "; "
_FULL = 0.96
"""Of a line: beside it there is still room for the mark that divides."""
_LONGEST = 400
"""More letters than two lines of the widest column can show."""


class RegisterCells(QStyledItemDelegate):
    """Draws the cells of the register table; `words` are marked."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.words: tuple[str, ...] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("accent_soft" if selected else self.ground(index)))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if text:
            key = index.data(Role.KEY)
            raw = index.data(Role.RAW)
            if key == "status" and raw:
                self._pill(painter, option, text, STATUS_TONES.get(raw[0], ""))
            else:
                muted = key in ("number", "part")
                colour = palette.color(QPalette.ColorRole.Text) if not muted else theme.colour("muted")
                if key == "sensitivity" and any(SENSITIVITY_TONES.get(value) == "special" for value in raw):
                    colour = theme.colour("special")
                several = raw is not None and len(raw) > 1
                self._text(painter, option, text, colour, bold=key == "name", several=several)
        painter.restore()

    def ground(self, _index: Index) -> str:
        """The colour under a cell that is not selected."""
        return "surface"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height(option.fontMetrics.lineSpacing()))

    def _pill(self, painter: QPainter, option: QStyleOptionViewItem, text: str, tone: str) -> None:
        theme, rect = self._look.theme, option.rect
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2 * _MARGIN - 14)
        area = QRectF(
            rect.x() + _MARGIN - 2,
            rect.y() + (rect.height() - metrics.height() - 6) / 2,
            metrics.horizontalAdvance(shown) + 16,
            metrics.height() + 5,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.colour(f"{tone}_soft" if tone else "hover")))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(theme.colour(tone or "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        text: str,
        colour: QColor,
        *,
        bold: bool,
        several: bool,
    ) -> None:
        rect: QRect = option.rect
        area = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        font = option.font
        if bold:
            font.setWeight(font.Weight.DemiBold)
        text = " ".join(text.split()) if "\n" in text or "\t" in text else text
        spans = hits(text, self.words)
        if spans and spans[0][0] > 60:
            start = max(spans[0][0] - 24, 0)
            text = "…" + text[start:]
            spans = hits(text, self.words)
            several = False
        text = text[:_LONGEST].replace("§ ", "§\u00a0")  # no line ends between the sign and its number
        if several:
            metrics = QFontMetrics(font)
            text = divided(text, lambda part: metrics.horizontalAdvance(part) / max(area.width(), 1))
        layout = QTextLayout(text, font, painter.device())
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while len(lines) < _LINES:
            row = layout.createLine()
            if not row.isValid():
                break
            row.setLineWidth(area.width())
            lines.append(row)
        layout.endLayout()
        if not lines:
            return
        rest = lines[-1].textStart() + lines[-1].textLength() < len(text)
        spacing = painter.fontMetrics().lineSpacing()
        top = area.y() + (area.height() - spacing * len(lines)) / 2
        painter.setFont(font)
        painter.setPen(colour)
        ranges = [self._marked(start, length) for start, length in spans]
        for place, row in enumerate(lines):
            row.setPosition(QPointF(0, place * spacing))
        if rest:
            last = lines[-1]
            kept = text[: last.textStart()]
            tail = text[last.textStart() :]
            shown = painter.fontMetrics().elidedText(tail, Qt.TextElideMode.ElideRight, area.width())
            layout = QTextLayout(kept + shown, font, painter.device())
            layout.setTextOption(wrap)
            layout.beginLayout()
            for place in range(len(lines)):
                row = layout.createLine()
                if not row.isValid():
                    break
                row.setLineWidth(area.width() + (4 if place == len(lines) - 1 else 0))
                row.setPosition(QPointF(0, place * spacing))
            layout.endLayout()
        layout.draw(painter, QPointF(area.x(), top), ranges)

    def _marked(self, start: int, length: int) -> QTextLayout.FormatRange:
        theme = self._look.theme
        look = QTextCharFormat()
        look.setBackground(theme.colour("mark"))
        look.setForeground(theme.colour("on_mark"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, look
        return found


def divided(text: str, share: Callable[[str], float]) -> str:
    """The values of a cell, which "; " divides, broken between two of them and not within one where that can be.

    `share` tells which part of a line a text takes. The text stays as long as it was, so that places in it stay true.
    """
    values = text.split(_BETWEEN)
    if len(values) < _LINES or (len(values) > _LINES and share(text) <= 1):
        return text
    mark, first = (" " if len(values) == _LINES else ";"), 1
    while first < len(values) - 1 and share(_BETWEEN.join(values[: first + 1])) <= _FULL:
        first += 1
    head, rest = _BETWEEN.join(values[:first]), _BETWEEN.join(values[first:])
    if share(head) > _FULL or (share(rest) > 1 and share(text) <= _LINES * _FULL):
        return text  # as it is, more of it is seen
    return f"{head}{mark}\u2028{rest}"


def row_height(line_spacing: int) -> int:
    """The one height of all rows: two lines and some air."""
    return line_spacing * _LINES + 14
