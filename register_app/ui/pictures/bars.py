"""Bar charts: a line a value, or a line a whole made of parts with a legend below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from register_app.base.i18n import _, counted
from register_app.ui.pictures.drawing import Spot, fill, mark_current, rounded
from register_app.ui.theme import Theme
from register_app.viewmodels.charts import EMPTY, Chart, Mark, activities_text

_GAP = 12.0
_SAMPLE = 14.0


class BarDrawing:
    """Draws a Chart."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._spots: list[Spot] = []
        self._marks: list[Mark] = []
        self._labels: list[tuple[QRectF, str]] = []
        self._counts: list[tuple[QRectF, str]] = []
        self._legend: list[tuple[QRectF, QRectF, Mark]] = []
        self._font = QFont()
        self._width = 0.0

    @property
    def title(self) -> str:
        return self.chart.title

    def lay_out(self, width: float, font: QFont) -> float:
        self._font, self._width = font, width
        self._spots, self._marks, self._labels, self._counts, self._legend = [], [], [], [], []
        metrics = QFontMetricsF(font)
        tall = metrics.height()
        step = tall + 13
        if not self.chart.lines:
            return tall + 6
        side = min(
            max(metrics.horizontalAdvance(line.label) for line in self.chart.lines) + _GAP, width * 0.54
        )
        texts = [self._count_text(place) for place in range(len(self.chart.lines))]
        right = max(metrics.horizontalAdvance(text) for text in texts) + _GAP
        room = max(width - side - right, 40.0)
        most = max(line.total for line in self.chart.lines) or 1
        for place, line in enumerate(self.chart.lines):
            top = place * step
            self._labels.append((QRectF(0, top, side - _GAP, tall + 6), line.label))
            x = side
            for mark in line.marks:
                if not mark.count:
                    continue
                wide = max(room * mark.count / most, 3.0)
                bar = rounded(QRectF(x, top + 4, wide - (1.5 if self.chart.stacked else 0), tall - 2))
                text = f"{line.label}: {mark.label}, " if self.chart.stacked else f"{line.label}: "
                label = f"{line.label}: {mark.label}" if self.chart.stacked else line.label
                self._spots.append(
                    Spot(
                        bar,
                        f"{self.title} – {label}",
                        text + activities_text(mark.count),
                        mark.activities,
                        place,
                    )
                )
                self._marks.append(mark)
                x += wide
            after = width - right if self.chart.stacked else x
            self._counts.append((QRectF(after + 6, top, right, tall + 6), texts[place]))
        bottom = len(self.chart.lines) * step
        return bottom + (self._lay_legend(bottom, width, metrics) if self.chart.stacked else 0)

    def _count_text(self, place: int) -> str:
        line = self.chart.lines[place]
        if not self.chart.stacked:
            return counted(line.total)
        settled = sum(mark.count for mark in line.marks[:2])
        return _("{n} of {total}").format(n=counted(settled), total=counted(line.total))

    def _lay_legend(self, top: float, width: float, metrics: QFontMetricsF) -> float:
        x, y = 0.0, top + 6
        for mark in self.chart.lines[0].marks:
            wide = _SAMPLE + 6 + metrics.horizontalAdvance(mark.label) + 18
            if x and x + wide > width:
                x, y = 0.0, y + metrics.height() + 5
            sample = QRectF(x, y + (metrics.height() - _SAMPLE) / 2, _SAMPLE, _SAMPLE)
            self._legend.append((sample, QRectF(x + _SAMPLE + 6, y, wide, metrics.height()), mark))
            x += wide
        return y + metrics.height() + 4 - top

    def spots(self) -> Sequence[Spot]:
        return self._spots

    def paint(self, painter: QPainter, theme: Theme, current: int = -1) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if not self.chart.lines:
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRectF(0, 0, self._width, metrics.height() + 6), left, _(EMPTY))
            return
        painter.setPen(theme.colour("text"))
        for area, text in self._labels:
            painter.drawText(area, left, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))
        for spot, mark in zip(self._spots, self._marks, strict=True):
            fill(painter, spot.path, theme, mark.tone, mark.pattern)
        painter.setPen(theme.colour("muted"))
        for area, text in self._counts:
            painter.drawText(area, left, text)
        for sample, area, mark in self._legend:
            fill(painter, rounded(sample), theme, mark.tone, mark.pattern)
            painter.setPen(theme.colour("muted"))
            painter.drawText(area, left, mark.label)
        if 0 <= current < len(self._spots):
            mark_current(painter, self._spots[current].path, theme)

    def table(self) -> tuple[list[str], list[tuple[list[str], tuple[str, ...], str]]]:
        rows: list[tuple[list[str], tuple[str, ...], str]] = []
        if self.chart.stacked:
            heads = [_("Value"), _("State"), _("Activities")]
            for line in self.chart.lines:
                for mark in (mark for mark in line.marks if mark.count):
                    label = f"{self.title} – {line.label}: {mark.label}"
                    rows.append(([line.label, mark.label, str(mark.count)], mark.activities, label))
            return heads, rows
        for line in self.chart.lines:
            activities = line.marks[0].activities if line.marks else ()
            rows.append(([line.label, str(line.total)], activities, f"{self.title} – {line.label}"))
        return [_("Value"), _("Activities")], rows
