"""The Art. 30 side list: a line for each letter with its state, each a way to its part of the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import Button
from register_app.ui.widgets.text import ElidedLabel, label
from register_app.viewmodels.activity import SlotView
from register_app.viewmodels.state_texts import SLOT_STATES

_COLOURS = {"answered": "ok", "not_applicable": "muted", "unclarified": "warning", "missing": "error"}


class SlotList(QFrame):
    """`jump_requested(slot)` asks for a part of the form."""

    jump_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "side")
        self.setFixedWidth(268)
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
        self._lines: dict[str, SlotLine] = {}
        self._layout.addStretch(1)

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
                made.clicked.connect(lambda _=False, name=slot.slot: self.jump_requested.emit(name))
                self._layout.insertWidget(place, made)
                self._lines[slot.slot] = made
        for slot in slots:
            self._lines[slot.slot].show_slot(slot)

    def mark(self, name: str) -> None:
        """Mark the part that is on the screen."""
        for slot, made in self._lines.items():
            made.setChecked(slot == name)


class SlotLine(Button):
    """One letter: its name, its state as icon and word, and in a few words what is filled in."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "slot")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(8)
        self._letter = label("", "letter")
        self._letter.setFixedWidth(24)
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

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().lineSpacing() * 2 + 14)

    def show_slot(self, slot: SlotView) -> None:
        state = _(SLOT_STATES[slot.state])
        self._letter.setText(slot.letter)
        self._name.setText(slot.label)
        hint = slot.hint if slot.state == "answered" and slot.hint else state
        self._hint.setText(hint)
        self._icon.setPixmap(self._context.icons.get(slot.state, _COLOURS[slot.state]).pixmap(18, 18))
        self.setAccessibleName(f"{slot.letter} {slot.label}: {state}")
        self.setToolTip("")
