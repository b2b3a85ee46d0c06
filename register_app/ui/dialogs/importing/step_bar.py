"""The steps of a guided dialogue, at its top: which one is shown, which can be reached, each with a key of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from register_app.ui.icons import Icons
from register_app.ui.widgets.buttons import Button


class StepBar(QFrame):
    """`chosen(name)` asks for a step. Alt and the number of a step reach it from anywhere in the dialogue."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, steps: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`steps` gives name → caption, in their order."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 8, 14, 8)
        self.row.setSpacing(2)
        self._buttons: dict[str, QPushButton] = {}
        for number, (name, text) in enumerate(steps.items(), 1):
            if number > 1:
                mark = QLabel(self)
                icons.mark(mark, "right", "faint", 14)
                self.row.addWidget(mark)
            button = Button(f"&{number}   {text}", self)
            button.setProperty("role", "slot")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, name=name: self._ask(name))
            self._buttons[name] = button
            self.row.addWidget(button)
        self.row.addStretch(1)
        self._now = ""

    def show_step(self, name: str) -> None:
        """Mark the step that is shown."""
        self._now = name
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def allow(self, reachable: Mapping[str, bool]) -> None:
        """Let the steps be reached that can be shown now."""
        for key, button in self._buttons.items():
            button.setEnabled(reachable.get(key, False))

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def _ask(self, name: str) -> None:
        # What is shown decides which is marked, not the click.
        self.show_step(self._now)
        self.chosen.emit(name)
