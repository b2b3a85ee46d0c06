"""Letter (a) of Art. 30: who answers for the processing. It is told of the register as a whole and changed there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label
from register_app.viewmodels.activity import ActivityView


class Holders(Section):
    """`change_requested` asks for the screen on which the parties and their roles are kept."""

    change_requested = Signal()

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        article = "30(2)(a)" if view.document["part"] == "processor" else "30(1)(a)"
        super().__init__(context, view, view.holder_slot().label, letter="a", article=article, parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        change = push(_("Change for the whole register …"), self.change_requested.emit, role="link")
        self.top.addWidget(change)
        self._shown: list[tuple[str, str]] = []

    def texts(self) -> list[tuple[str, str]]:
        """Role and holder, line by line."""
        return list(self._shown)

    def refresh(self) -> None:
        super().refresh()
        lines = [(holder.label, holder.text or _("Not stated")) for holder in self.view.holders()]
        if lines == self._shown:
            return
        self._shown = lines
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, (role, text) in enumerate(lines):
            self._grid.addWidget(label(role, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            told = label(text, wrap=True)
            told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(told, row, 1)
