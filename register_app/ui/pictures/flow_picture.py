"""The flow picture: boxes in four columns, and curved bands between them as wide as they have activities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from register_app.base.i18n import _
from register_app.ui.pictures.drawing import Spot, faded, mark_current, rounded
from register_app.ui.theme import Theme
from register_app.viewmodels.charts import FlowChart, activities_text

_GAP = 7.0
_TALL = 380.0
"""Boxes grow with their activities until the fullest column is about so tall."""
_BETWEEN = 0.42
"""How much of a column's share of the width the bands take."""


class FlowDrawing:
    """Draws a FlowChart."""

    def __init__(self, chart: FlowChart) -> None:
        self.chart = chart
        self._boxes: list[tuple[QRectF, str]] = []
        self._bands: list[QPainterPath] = []
        self._spots: list[Spot] = []
        self._heads: list[tuple[QRectF, str]] = []
        self._font = QFont()

    @property
    def title(self) -> str:
        return self.chart.title

    def lay_out(self, width: float, font: QFont) -> float:
        self._font = font
        metrics = QFontMetricsF(font)
        least = metrics.height() + 8
        head = metrics.height() + 10
        columns = self.chart.columns
        filled = [column for column in columns if column]
        share = width / max(len(columns), 1)
        between = share * _BETWEEN
        wide = (width - between * (len(columns) - 1)) / max(len(columns), 1)
        scale = min(
            (
                max(_TALL - len(column) * (least + _GAP), 60.0) / sum(node.weight for node in column)
                for column in filled
            ),
            default=1.0,
        )
        rects: dict[tuple[int, int], QRectF] = {}
        self._boxes, self._heads, bottom = [], [], 0.0
        tallest = max(
            (sum(least + node.weight * scale + _GAP for node in column) for column in filled), default=0.0
        )
        for place, column in enumerate(columns):
            x = place * (wide + between)
            self._heads.append((QRectF(x, 0, wide, metrics.height()), self.chart.titles[place]))
            own = sum(least + node.weight * scale + _GAP for node in column)
            y = head + (tallest - own) / 2
            for row, node in enumerate(column):
                rect = QRectF(x, y, wide, least + node.weight * scale)
                rects[place, row] = rect
                self._boxes.append((rect, node.label))
                y = rect.bottom() + _GAP
            bottom = max(bottom, y)
        self._lay_bands(rects)
        self._lay_spots(rects)
        return max(bottom, head + tallest)

    def _lay_bands(self, rects: dict[tuple[int, int], QRectF]) -> None:
        left: dict[tuple[int, int], float] = {}
        right: dict[tuple[int, int], float] = {}
        for band in self.chart.bands:
            left[band.source] = left.get(band.source, 0) + len(band.activities)
            right[band.target] = right.get(band.target, 0) + len(band.activities)
        used_left: dict[tuple[int, int], float] = {}
        used_right: dict[tuple[int, int], float] = {}
        self._bands = []
        for band in self.chart.bands:
            one, other, count = rects[band.source], rects[band.target], len(band.activities)
            # Each edge is shared out among its bands.
            thick_one = one.height() * count / left[band.source]
            thick_other = other.height() * count / right[band.target]
            y_one = one.top() + used_left.get(band.source, 0.0)
            y_other = other.top() + used_right.get(band.target, 0.0)
            used_left[band.source] = used_left.get(band.source, 0.0) + thick_one
            used_right[band.target] = used_right.get(band.target, 0.0) + thick_other
            middle = (one.right() + other.left()) / 2
            path = QPainterPath()
            path.moveTo(one.right(), y_one)
            path.cubicTo(middle, y_one, middle, y_other, other.left(), y_other)
            path.lineTo(other.left(), y_other + thick_other)
            path.cubicTo(
                middle, y_other + thick_other, middle, y_one + thick_one, one.right(), y_one + thick_one
            )
            path.closeSubpath()
            self._bands.append(path)

    def _lay_spots(self, rects: dict[tuple[int, int], QRectF]) -> None:
        self._spots = []
        for column, nodes in enumerate(self.chart.columns):
            for row, node in enumerate(nodes):
                heading = self.chart.titles[column]
                text = f"{heading}: {node.label}, {activities_text(len(node.activities))}"
                self._spots.append(
                    Spot(rounded(rects[column, row]), f"{heading}: {node.label}", text, node.activities, row)
                )
        for band, path in zip(self.chart.bands, self._bands, strict=True):
            text = f"{band.label}: {activities_text(len(band.activities))}"
            self._spots.append(Spot(path, band.label, text, band.activities, band.source[1]))

    def spots(self) -> Sequence[Spot]:
        return self._spots

    def paint(self, painter: QPainter, theme: Theme, current: int = -1) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        accent = theme.colour("accent")
        chosen = self._spots[current] if 0 <= current < len(self._spots) else None
        painter.setPen(Qt.PenStyle.NoPen)
        behind = set(chosen.activities) if chosen else set()
        for path, band in zip(self._bands, self.chart.bands, strict=True):
            touched = bool(behind and behind.intersection(band.activities))
            painter.setBrush(faded(accent, 120 if touched else 42))
            painter.drawPath(path)
        for rect, text in self._boxes:
            painter.setPen(QPen(theme.colour("accent_line"), 1))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect, 4, 4)
            painter.setPen(theme.colour("text"))
            inside = rect.adjusted(8, 0, -6, 0)
            painter.drawText(
                inside, left, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            )
        painter.setPen(theme.colour("muted"))
        for area, text in self._heads:
            painter.drawText(area, left, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
        if chosen is not None:
            mark_current(painter, chosen.path, theme)

    def table(self) -> tuple[list[str], list[tuple[list[str], tuple[str, ...], str]]]:
        rows: list[tuple[list[str], tuple[str, ...], str]] = []
        for band in self.chart.bands:
            ends = [self.chart.columns[column][row].label for column, row in (band.source, band.target)]
            rows.append(([*ends, str(len(band.activities))], band.activities, band.label))
        return [_("From"), _("To"), _("Activities")], rows
