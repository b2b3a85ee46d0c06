"""Headings of the register table: a click sorts, with Shift by one column more; the funnel opens the filter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from register_app.ui.context import Context

_ICON = 13
_ROOM = 22
_GRIP = 4
"""Pixels at a border that belong to changing the width."""


class FilterHeader(QHeaderView):
    """Tells of clicks: `turned(section, further)` to sort, `filter_requested(section)` for the funnel.

    `sorting(section)` gives the weight of a sorted column (1 first, 0 none) and whether it is descending, and
    `filtered(section)` whether a filter is on it.
    """

    turned = Signal(int, bool)
    filter_requested = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self._hovered = -1
        self.sorting: Callable[[int], tuple[int, bool]] = lambda _section: (0, False)
        self.several: Callable[[], bool] = lambda: False
        self.filtered: Callable[[int], bool] = lambda _section: False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._on_clicked)

    def funnel(self, section: int) -> QRect:
        """Where the funnel of a column is, in the header."""
        right = self.sectionViewportPosition(section) + self.sectionSize(section) - _GRIP
        return QRect(right - _ROOM, 0, _ROOM, self.height())

    def below(self, section: int) -> QPoint:
        """The lower left corner of a heading on the screen."""
        return self.mapToGlobal(QPoint(max(self.sectionViewportPosition(section), 0), self.height()))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        weight, descending = self.sorting(section)
        filtered = self.filtered(section)
        funnel = filtered or section == self._hovered
        if not weight and not funnel:
            return
        icons, theme = self._context.icons, self._context.look.theme
        number = str(weight) if weight and self.several() else ""
        metrics = painter.fontMetrics()
        room = (_ICON + 2 + metrics.horizontalAdvance(number) if weight else 0) + (_ROOM if funnel else 6)
        area = QRect(rect.right() - room - _GRIP, rect.y() + 1, room + _GRIP - 1, rect.height() - 3)
        painter.save()
        painter.fillRect(area, theme.colour("hover" if section == self._hovered else "raised"))
        middle = rect.center().y() - _ICON // 2
        left = area.x()
        if weight:
            icons.get("down" if descending else "up", "accent").paint(painter, left, middle, _ICON, _ICON)
            left += _ICON
            if number:
                painter.setPen(theme.colour("accent"))
                painter.drawText(
                    QRect(left, rect.y(), metrics.horizontalAdvance(number) + 2, rect.height()),
                    int(Qt.AlignmentFlag.AlignVCenter),
                    number,
                )
                left += metrics.horizontalAdvance(number)
        if funnel:
            icons.get("filter", "accent" if filtered else "muted").paint(
                painter, left + (_ROOM - _ICON) // 2, middle, _ICON, _ICON
            )
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and section >= 0 and self._on_funnel(section, event):
            self.filter_requested.emit(section)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _on_funnel(self, section: int, event: QMouseEvent) -> bool:
        return self.funnel(section).contains(event.position().toPoint())

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _on_clicked(self, section: int) -> None:
        held = QGuiApplication.keyboardModifiers()
        self.turned.emit(section, bool(held & Qt.KeyboardModifier.ShiftModifier))
