"""A picture on the screen: its spots are chosen by mouse or by keys, and lead to the activities behind them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from register_app.base.i18n import _
from register_app.ui.pictures.drawing import Drawing
from register_app.ui.theme import Look
from register_app.ui.widgets.text import tip

_MARGIN = 4.0


class PictureView(QWidget):
    """Shows a Drawing; `chosen(label, activities)` asks for the rows behind a spot, `current_changed(text)` names it.

    `copy_requested` follows the keys that copy.
    """

    chosen = Signal(str, tuple)
    current_changed = Signal(str)
    copy_requested = Signal()

    def __init__(self, look: Look, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._drawing = look, drawing
        self._current = -1
        self._height = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(self._spoken())
        self._fit()

    @property
    def drawing(self) -> Drawing:
        return self._drawing

    def sizeHint(self) -> QSize:
        return QSize(360, self._height)

    def current_text(self) -> str:
        """What the spot that the keys are on says; "" while there is none."""
        spots = self._drawing.spots()
        return spots[self._current].text if 0 <= self._current < len(spots) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(_MARGIN, _MARGIN)
        self._drawing.paint(painter, self._look.theme, self._current if self.hasFocus() else -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), len(self._drawing.spots())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._current)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._go(max(0, min(self._current + step, count - 1)))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_row(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(count - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._go(place)
            self._choose(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = (
            Qt.CursorShape.PointingHandCursor
            if self._at(event.position()) >= 0
            else Qt.CursorShape.ArrowCursor
        )
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(QPointF(event.pos()))
            text = self._drawing.spots()[place].text if place >= 0 else ""
            QToolTip.showText(event.globalPos(), tip(text), self)
            return True
        return super().event(event)

    def _fit(self) -> None:
        self._height = round(
            self._drawing.lay_out(max(self.width() - 2 * _MARGIN, 200), self.font()) + 2 * _MARGIN
        )
        self.setFixedHeight(self._height)

    def _at(self, position: QPointF) -> int:
        point = position - QPointF(_MARGIN, _MARGIN)
        spots = self._drawing.spots()
        return next((place for place, spot in enumerate(spots) if spot.path.contains(point)), -1)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._drawing.spots()):
            self._current = place
            self.setAccessibleDescription(self.current_text())
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            self.current_changed.emit(self.current_text())
            self.update()

    def _step_row(self, by: int) -> None:
        """To the nearest spot of the next line."""
        spots = self._drawing.spots()
        if not 0 <= self._current < len(spots):
            self._go(0)
            return
        here = spots[self._current]
        beyond = [place for place, spot in enumerate(spots) if (spot.row - here.row) * by > 0]
        if beyond:
            row = min((spots[place].row for place in beyond), key=lambda other: abs(other - here.row))
            line = [place for place in beyond if spots[place].row == row]
            self._go(min(line, key=lambda place: abs(spots[place].centre().x() - here.centre().x())))

    def _choose(self, place: int) -> None:
        spots = self._drawing.spots()
        if 0 <= place < len(spots) and spots[place].activities:
            self.chosen.emit(spots[place].label, spots[place].activities)

    def _spoken(self) -> str:
        """The whole picture in words, for whoever does not see it."""
        _heads, rows = self._drawing.table()
        return "; ".join(" ".join(cells) for cells, _activities, _label in rows) or _("No activity has any.")
