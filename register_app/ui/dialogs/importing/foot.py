"""The foot of the import dialogue: how far the work is, and the ways on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.buttons import Button
from register_app.ui.widgets.text import label, restyle


class Foot(QWidget):
    """Cancel, Back, Next, Import, each with its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy, self._done = "", False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setFixedWidth(180)
        layout.addWidget(self._bar)
        self._what = label("", "hint", wrap=True)
        layout.addWidget(self._what, 1)
        self.cancel = self._button(_("Cancel"))
        self.back = self._button(_("&Back"))
        self.next = self._button(_("&Next"))
        self.apply = self._button(_("&Import"))
        for button in (self.cancel, self.back, self.next, self.apply):
            layout.addWidget(button)
        self.show_busy("")

    def _button(self, text: str) -> QPushButton:
        made = Button(text, self)
        made.setAccessibleName(text.replace("&", ""))
        made.setAutoDefault(False)
        return made

    def name_apply(self, text: str) -> None:
        """Say on the button what it would import; `text` marks its key with "&"."""
        self.apply.setText(text)
        self.apply.setAccessibleName(text.replace("&", ""))

    def allow(self, *, back: bool, forward: bool, apply: bool, main: str, done: bool) -> None:
        """Which ways are open, and which is the main one ("next" or "apply")."""
        self.back.setEnabled(back)
        self.next.setEnabled(forward)
        self.apply.setEnabled(apply)
        for button in (self.back, self.next, self.apply):
            button.setVisible(not done)
        self.cancel.setText(_("Close") if done else _("Cancel"))
        self.cancel.setAccessibleName(self.cancel.text())
        self._make_main(self.apply, on=main == "apply")
        self._make_main(self.next, on=main == "next" and not done)
        self.cancel.setDefault(done)
        self._done = done
        self._tell()

    def main(self) -> QPushButton:
        """The way on that fits best."""
        return next((button for button in (self.apply, self.next) if button.isDefault()), self.cancel)

    def _make_main(self, button: QPushButton, *, on: bool) -> None:
        role = "primary" if on else ""
        if button.property("role") != role:
            button.setProperty("role", role)
            restyle(button)
        button.setDefault(on)

    def show_busy(self, what: str) -> None:
        """Say what is being done; "" when nothing is."""
        self._bar.setVisible(bool(what))
        self._bar.setRange(0, 0)
        self._busy = what
        self._tell()

    def _tell(self) -> None:
        text = _("Nothing is written until you press “Import”, and undo takes all of it back.")
        self._what.setText(self._busy or ("" if self._done else text))

    def progress(self, share: float, _text: str) -> None:
        """`share` of the work is done; less than 0: unknown."""
        self._bar.setRange(0, 0 if share < 0 else 1000)
        self._bar.setValue(max(round(share * 1000), 0))
