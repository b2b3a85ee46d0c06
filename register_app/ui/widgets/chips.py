"""Small pieces side by side: legal bases of a purpose, people, systems, measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from register_app.base.i18n import _
from register_app.model.text import fold
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.focus import LAST
from register_app.ui.widgets.text import caption, restyle, tip
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import ChoicesModel

_LONGEST = 46
"""Letters that a chip shows among others."""


@dataclass(frozen=True)
class ChipText:
    """What a chip shows; `tone` is "", "plain", "special" or "warning"; `spoken` is its accessible name."""

    text: str
    tone: str = ""
    hint: str = ""
    spoken: str = ""


class Chip(QPushButton):
    """One piece; Delete or Backspace asks for its removal, the arrow keys go to its neighbours.

    Alt+Left and Alt+Right, or the mouse, ask to move it: `move_requested(±1)`, `dropped(global place)`.
    """

    remove_requested = Signal()
    step_requested = Signal(int)
    move_requested = Signal(int)
    dropped = Signal(QPoint)

    longest = _LONGEST

    def __init__(self, shown: ChipText, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._text = ""
        self._dragged = False
        self._pressed = QPoint()
        self.show_text(shown)

    def show_text(self, shown: ChipText) -> None:
        self._text = shown.text
        fits = len(shown.text) <= self.longest
        short = shown.text if fits else shown.text[: self.longest - 1].rstrip() + "…"
        self.setText(caption(short))
        self.setToolTip(tip(shown.hint or (shown.text if short != shown.text else "")))
        self.setAccessibleName(shown.spoken or shown.text)
        if self.property("tone") != shown.tone:
            self.setProperty("tone", shown.tone)
            restyle(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any button, with its text shortened where the space is short."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        margins = 24
        option.text = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, max(self.width() - margins + 3, 12)
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if moved:
                self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_requested.emit()
            case Qt.Key.Key_Left:
                self.step_requested.emit(-1)
            case Qt.Key.Key_Right:
                self.step_requested.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def lies_behind(self, at: QPoint) -> bool:
        """Whether what is dropped at `at` (global) goes before this chip: left of its middle, or above its line."""
        here = self.mapFromGlobal(at)
        return here.y() < 0 or (here.y() <= self.height() and here.x() < self.width() // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.globalPosition().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and far >= QApplication.startDragDistance():
            self._dragged = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif not self._dragged:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._dragged:
            super().mouseReleaseEvent(event)
            return
        self._dragged = False
        self.unsetCursor()
        self.dropped.emit(event.globalPosition().toPoint())


class ChipsEdit(QWidget):
    """Several names as chips with a type-ahead field behind them; `changed(names)` tells the new list.

    Backspace in the empty field goes to the last chip; Delete on a chip takes it away, Alt+Left and Alt+Right move it.
    """

    changed = Signal(list)
    chip_clicked = Signal(str)

    def __init__(self, choices: ChoicesModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[str] = []
        self._chips: list[Chip] = []
        self._tones: dict[str, str] = {}
        self._hints = (_("Add …"), _("Add …"))
        self._layout = FlowLayout(self, stretch_last=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._field = _AddField(choices, self)
        self._field.setProperty("role", "quiet")
        self._field.setProperty(LAST, True)
        self._field.setPlaceholderText(self._hints[0])
        self._field.setAccessibleName(name)
        self._field.chosen.connect(self._on_chosen)
        self._field.pasted.connect(self._on_pasted)
        self._field.back_requested.connect(lambda: self._focus(len(self._chips) - 1))
        self._layout.addWidget(self._field)
        self.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The field has the cursor. No focus proxy: Tab would stop at it where this stands, not where the field does."""
        self._field.setFocus(event.reason())

    def set_values(self, values: Sequence[str], tones: dict[str, str] | None = None) -> None:
        """Show `values`; a chip that is there already stays."""
        tones = tones or {}
        if list(values) == self._values and tones == self._tones:
            return
        focused = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._values, self._tones, self._chips = list(values), dict(tones), []
        for place, value in enumerate(values):
            chip = Chip(ChipText(value, tones.get(value, "plain")), self)
            chip.remove_requested.connect(lambda value=value: self._remove(value))
            chip.step_requested.connect(lambda by, place=place: self._focus(place + by))
            chip.move_requested.connect(lambda by, place=place: self._move(place, place + by))
            chip.dropped.connect(lambda at, place=place: self._drop(place, at))
            chip.clicked.connect(lambda _=False, value=value: self.chip_clicked.emit(value))
            self._layout.insert(place, chip)
            chip.show()
            self._chips.append(chip)
        # From before the field: a new chip stands last of all in the window, and would take the field along.
        previous: QWidget | None = self._field.previousInFocusChain()
        for widget in (*self._chips, self._field):
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget
        self._field.without = list(values)
        self._field.setPlaceholderText(self._hints[bool(values)])
        if focused is not None:
            self._focus(min(focused, len(self._chips) - 1))
        self.updateGeometry()

    def set_hint(self, empty: str, filled: str) -> None:
        """What the field says while nothing is typed: without any chip, and behind some."""
        self._hints = (empty, filled)
        self._field.setPlaceholderText(self._hints[bool(self._values)])

    @property
    def field(self) -> TypeAhead:
        """The field behind the chips, in which one writes."""
        return self._field

    def values(self) -> list[str]:
        return list(self._values)

    def set_read_only(self, read_only: bool) -> None:
        self._field.setVisible(not read_only)
        for chip in self._chips:
            chip.setEnabled(not read_only)

    def _focus(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, value: str) -> None:
        self.changed.emit([kept for kept in self._values if kept != value])

    def _move(self, place: int, target: int) -> None:
        if 0 <= target < len(self._values) and target != place:
            order = list(self._values)
            order.insert(target, order.pop(place))
            self.changed.emit(order)
            self._focus(target)

    def _drop(self, place: int, at: QPoint) -> None:
        """Let a chip stand where the chip under the mouse (global place) stands."""
        under = next(
            (i for i, chip in enumerate(self._chips) if chip.rect().contains(chip.mapFromGlobal(at))), -1
        )
        self._move(place, under)

    def _on_chosen(self, value: str) -> None:
        self._on_pasted([value])

    def _on_pasted(self, values: list[str]) -> None:
        known = {fold(value) for value in self._values}
        new = [value for value in dict.fromkeys(values) if fold(value) not in known]
        if new:
            self.changed.emit([*self._values, *new])


class _AddField(TypeAhead):
    back_requested = Signal()

    def __init__(self, choices: ChoicesModel, parent: QWidget) -> None:
        super().__init__(choices, parent, clears=True)
        self.setMinimumWidth(70)

    def sizeHint(self) -> QSize:
        return QSize(86, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and not self.text():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)
