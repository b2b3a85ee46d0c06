"""The last line of the window: undo and redo as lists, what was stored and when, where the register lies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from register_app.ui.context import Context
from register_app.ui.undo_list import redo_button, undo_button
from register_app.ui.widgets.text import ElidedLabel, label, tip
from register_app.viewmodels.session import stored_text


class StatusLine(QWidget):
    """Fills the whole status bar."""

    def __init__(
        self,
        context: Context,
        undo: Callable[[int], object],
        redo: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = context.session
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 12, 0)
        layout.setSpacing(4)
        self._buttons = (undo_button(context, undo, self), redo_button(context, redo, self))
        for button in self._buttons:
            layout.addWidget(button)
        self.state = label("", "hint")
        self.state.setContentsMargins(6, 3, 8, 3)
        layout.addWidget(self.state)
        self.place = ElidedLabel("hint")
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.place, 1)

    def put_into(self, bar: QStatusBar) -> None:
        """Take the place of the line that stands in `bar`."""
        bar.setSizeGripEnabled(False)
        for old in bar.findChildren(StatusLine):
            if old is not self:
                bar.removeWidget(old)
                old.deleteLater()
        bar.addWidget(self, 1)
        self.show()

    def refresh(self) -> None:
        """Show what is so now."""
        session = self._session
        self.state.setText(stored_text(session))
        self.place.setText(session.path.name if session.path else "")
        self.place.setToolTip(tip(str(session.path or "")))
        self._buttons[0].setEnabled(bool(session.undo_text()) and not session.read_only)
        self._buttons[1].setEnabled(bool(session.redo_text()) and not session.read_only)
        for button in self._buttons:
            button.setVisible(session.is_open)
