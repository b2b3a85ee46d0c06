"""The Art. 30 side list: a line for each letter with its state, each a way to its part of the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import Button
from register_app.ui.widgets.text import ElidedLabel, label, tip
from register_app.viewmodels.activity import SlotView
from register_app.viewmodels.state_texts import SLOT_STATES

_COLOURS = {"answered": "ok", "not_applicable": "muted", "unclarified": "warning", "missing": "error"}

_WIDTH, _LETTERS = 268, 40
"""The least width in pixels, and the width in average letters."""

_NARROW = 136
"""In a window of fewer average letters the names give way."""


class SlotList(QFrame):
    """`jump_requested(slot)` asks for a part of the form. One stop for Tab: Up and Down go from line to line."""

    jump_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "side")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 14, 10, 12)
        self._layout.setSpacing(2)
        self._title = label("", "strong")
        self._count = label("", "hint")
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 6)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._count)
        self._layout.addLayout(top)
        self._compact = False
        self._lines: dict[str, SlotLine] = {}
        self._layout.addStretch(1)

    def make_room(self, window: int) -> None:
        """Beside so many pixels of a window: letters and signs only where the form has no room for their names too."""
        compact = window < self.fontMetrics().averageCharWidth() * _NARROW
        if compact != self._compact:
            self._compact = compact
            self._count.setVisible(not compact)
            self._title.setVisible(not compact)
            for made in self._lines.values():
                made.shorten(compact)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Wider with larger text, but never much more than a fourth of the window: the form needs its room."""
        if self._compact:
            return super().sizeHint()
        wide = max(_WIDTH, self.fontMetrics().averageCharWidth() * _LETTERS)
        return QSize(min(wide, max(self.window().width() * 3 // 11, _WIDTH)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def show_slots(self, title: str, slots: Sequence[SlotView]) -> None:
        """Show the lines; `title` names the paragraph of Art. 30."""
        self._title.setText(title)
        settled = sum(slot.state in ("answered", "not_applicable") for slot in slots)
        self._count.setText(_("{n} of {total}").format(n=settled, total=len(slots)))
        if list(self._lines) != [slot.slot for slot in slots]:
            for gone in self._lines.values():
                self._layout.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self._lines = {}
            for place, slot in enumerate(slots, 1):
                made = SlotLine(self._context, self)
                made.shorten(self._compact)
                made.clicked.connect(lambda _=False, name=slot.slot: self.jump_requested.emit(name))
                made.step_requested.connect(lambda by, place=place - 1: self._step(place + by))
                self._layout.insertWidget(place, made)
                self._lines[slot.slot] = made
            self._let_tab_stop_at(next(iter(self._lines), ""))
        for slot in slots:
            self._lines[slot.slot].show_slot(slot)

    def mark(self, name: str) -> None:
        """Mark the part that is on the screen."""
        for slot, made in self._lines.items():
            made.setChecked(slot == name)
        if name in self._lines:
            self._let_tab_stop_at(name)

    def marked(self) -> str:
        """The part that is on the screen; "" at the top."""
        return next((slot for slot, made in self._lines.items() if made.isChecked()), "")

    def lines(self) -> list[SlotLine]:
        """The lines from top to bottom."""
        return list(self._lines.values())

    def _let_tab_stop_at(self, name: str) -> None:
        policy = Qt.FocusPolicy
        for slot, made in self._lines.items():
            made.setFocusPolicy(policy.StrongFocus if slot == name else policy.ClickFocus)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self._lines):
            name, made = list(self._lines.items())[place]
            self._let_tab_stop_at(name)
            made.setFocus(Qt.FocusReason.TabFocusReason)


class SlotLine(Button):
    """One letter: its name, its state as icon and word, and in a few words what is filled in."""

    step_requested = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._short = False
        self.setProperty("role", "slot")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(8)
        self._letter = label("", "letter")
        self.ensurePolished()
        self._letter.setFixedWidth(max(24, self.fontMetrics().horizontalAdvance("m") + 14))
        self._letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._name = ElidedLabel()
        self._hint = ElidedLabel("hint")
        for shown in (self._name, self._hint):
            texts.addWidget(shown)
        layout.addLayout(texts, 1)
        self._icon = QLabel(self)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def shorten(self, short: bool) -> None:
        """Show the letter and the sign only; the rest is said by the tool tip."""
        self._name.setVisible(not short)
        self._hint.setVisible(not short)
        self._short = short
        self.setToolTip(tip(self.accessibleName()) if short else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if self._short:
            return QSize(self._letter.width() + scaled(18) + 24, self.fontMetrics().lineSpacing() + 14)
        return QSize(200, self.fontMetrics().lineSpacing() * 2 + 14)

    def show_slot(self, slot: SlotView) -> None:
        state = _(SLOT_STATES[slot.state])
        self._letter.setText(slot.letter)
        self._name.setText(slot.label)
        hint = slot.hint if slot.state == "answered" and slot.hint else state
        self._hint.setText(hint)
        self._context.icons.mark(self._icon, slot.state, _COLOURS[slot.state], 18)
        self.setAccessibleName(f"{slot.letter} {slot.label}: {state}")
        self.setToolTip(tip(self.accessibleName()) if self._short else "")
