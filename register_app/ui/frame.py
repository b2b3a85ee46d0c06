"""What stands in the window: the navigation at the left, the current screen, messages below it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.rail import Rail


class Frame(QWidget):
    """`rail`, `message` and `stack` are its parts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.rail = Rail(
            context.icons,
            [
                ("overview", "overview", _("Overview")),
                ("register", "register", _("Register")),
                ("cross", "columns", _("Cross tables")),
                ("parties", "parties", _("Parties")),
                ("catalogues", "catalogues", _("Catalogues")),
                ("checks", "checks", _("Checks")),
                ("history", "history", _("History")),
            ],
            self,
        )
        outer.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.message = MessageBar(context, self)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack, 1)
        # Below: one that comes or goes moves nothing that somebody is about to click on.
        column.addWidget(self.message)
        outer.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.make_room(self.width())
