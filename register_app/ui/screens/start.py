"""What one sees when no register is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.list_box import ListBox
from register_app.ui.widgets.text import label


class StartScreen(QWidget):
    """`requested(action)` names an action of `ui/actions.py`; `recent_requested(path)` one of the last registers."""

    requested = Signal(str)
    recent_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(10)
        outer.addLayout(column)
        outer.addStretch(1)
        column.addStretch(2)
        column.addWidget(label(_("Register of processing activities"), "title"))
        column.addWidget(
            label(
                _("Art. 30 of the GDPR, on your own computer: one file, nothing leaves it."),
                "label",
                wrap=True,
            )
        )
        column.addSpacing(12)
        tiles = QGridLayout()
        tiles.setSpacing(10)
        for place, (action, icon, heading) in enumerate(
            (
                ("new", "new", _("New register")),
                ("open", "open", _("Open register")),
                ("import_new", "import", _("Import a spreadsheet as a new register")),
                ("sample", "sample", _("Look around in the sample")),
            )
        ):
            tile = push(heading, partial(self.requested.emit, action), role="tile")
            tile.setIcon(context.icons.get(icon, "accent"))
            tile.setIconSize(QSize(22, 22))
            tile.setMinimumSize(300, 62)
            tiles.addWidget(tile, place // 2, place % 2)
        column.addLayout(tiles)
        recent = [name for name in context.preferences.now.recent if Path(name).exists()]
        if recent:
            column.addSpacing(14)
            column.addWidget(label(_("Last opened"), "column"))
            self.recent = ListBox(_("Last opened"), self, boxed=True)
            for name in recent:
                path = Path(name)
                self.recent.add(
                    f"{path.name}   –   {path.parent}", name, icon=context.icons.get("file"), hint=name
                )
            self.recent.itemActivated.connect(
                lambda item: self.recent_requested.emit(str(item.data(Qt.ItemDataRole.UserRole)))
            )
            self.recent.setMaximumHeight(230)
            column.addWidget(self.recent)
        column.addStretch(3)
