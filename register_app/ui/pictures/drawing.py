"""What every picture of the overview can do: say how tall it is, paint itself, and tell what lies where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from register_app.ui.theme import Theme


@dataclass(frozen=True)
class Spot:
    """A place one can choose: its outline, what it says in full, and the activities behind it (UUIDs).

    `row` orders the spots from top to bottom for the arrow keys.
    """

    path: QPainterPath
    label: str
    text: str
    activities: tuple[str, ...]
    row: int

    def centre(self) -> QPointF:
        return self.path.boundingRect().center()


class Drawing(Protocol):
    """A picture that adapts to a width; `lay_out` comes before anything else."""

    @property
    def title(self) -> str: ...

    def lay_out(self, width: float, font: QFont) -> float:
        """Arrange everything for `width` logical pixels; gives the height."""

    def spots(self) -> Sequence[Spot]: ...

    def paint(self, painter: QPainter, theme: Theme, current: int = -1) -> None:
        """Draw at the origin; the spot at place `current` is marked."""

    def table(self) -> tuple[list[str], list[tuple[list[str], tuple[str, ...], str]]]:
        """The same as a table: headings, and of each row its cells, the activities behind it and its label."""


_EDGE, _DOT, _APART = 0.7, 1.3, 6.0
"""Of the patterns that tell one tone from another: free at the edge, half a dot, from one to the next."""


def rounded(rect: QRectF, radius: float = 3.0) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def fill(painter: QPainter, path: QPainterPath, theme: Theme, tone: str, pattern: str) -> None:
    """Fill a shape so that it can be told from its neighbours without colour: plain, hatched, dotted or only outlined."""
    colour = theme.colour(tone)
    soft = {"accent": "accent_line", "muted": "hover"}.get(tone, f"{tone}_soft")
    painter.setPen(QPen(colour, 1.2))
    if pattern == "outline":
        pen = QPen(colour, 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface"))
        painter.drawPath(path)
        return
    painter.setBrush(theme.colour(soft) if pattern != "solid" else colour)
    painter.drawPath(path)
    if pattern == "solid":
        return
    painter.save()
    # Own lines and dots that end at the edge, no brush and no clipping of Qt: an SVG would have neither.
    area = path.boundingRect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    if pattern == "hatch":
        pen = QPen(colour, 1.4)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(_hatched(area))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colour))
        y = area.top() + 2.8
        while y <= area.bottom() - _DOT:
            x = area.left() + 3.3
            while x <= area.right() - _DOT:
                painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
                x += _APART
            y += _APART
    painter.restore()


def _hatched(area: QRectF) -> list[QLineF]:
    """Slanting lines from edge to edge of `area`."""
    lines, x, high = [], area.left() - area.height(), area.height()
    while high > 0 and x < area.right():
        begin, end = max(0.0, (area.left() - x) / high), min(1.0, (area.right() - x) / high)
        if begin < end:
            lines.append(
                QLineF(
                    x + begin * high, area.bottom() - begin * high, x + end * high, area.bottom() - end * high
                )
            )
        x += _APART
    return lines


def mark_current(painter: QPainter, path: QPainterPath, theme: Theme) -> None:
    """The ring around the spot that the keys are on."""
    area = path.boundingRect().adjusted(-3, -3, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("text"), 2))
    painter.drawRoundedRect(area, 4, 4)


def faded(colour: QColor, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
