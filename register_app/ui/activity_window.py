"""An activity in a window of its own, beside the register or on a second screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from register_app.ui.context import Context
from register_app.ui.screens.activity import ActivityScreen
from register_app.viewmodels.activity import ActivityView


class ActivityWindow(QMainWindow):
    """Edits one activity of the register that is open; goes with the activity, the register and the main window."""

    def __init__(
        self, context: Context, number: int, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self.number = context, number
        self.resize(1080, 760)
        self.addActions(list(actions))
        closing = QShortcut(self)
        closing.setKeys(QKeySequence.StandardKey.Close)
        closing.activated.connect(self.close)
        self.screen_: ActivityScreen | None = None
        self.rebuild()
        context.session.closed.connect(self.close)
        context.look.changed.connect(self.rebuild)

    def rebuild(self) -> None:
        """Build the form anew in the language and theme of now."""
        self._context.store_typing()
        view = ActivityView(self._context.session, self.number)
        if not view.exists:
            self.close()
            return
        self.screen_ = ActivityScreen(self._context, view, self)
        view.setParent(self.screen_)
        self.screen_.set_alone()
        self.screen_.closed.connect(self.close)
        view.changed.connect(self._name)
        self.setCentralWidget(self.screen_)
        self.screen_.take_focus()
        self._name()

    def _name(self) -> None:
        if self.screen_ is not None and self.screen_.view.exists:
            document = self.screen_.view.document
            self.setWindowTitle(" ".join(f"{document['number']} {document['name']}".split()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._context.store_typing()
        super().closeEvent(event)
