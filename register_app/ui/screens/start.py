"""What one sees when no register is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.icons import Icons
from register_app.ui.widgets.buttons import Button
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
        made: list[Tile] = []
        for place, (action, icon, heading, told) in enumerate(
            (
                ("new", "new", _("New register"), _("An empty file, where you choose")),
                ("open", "open", _("Open register"), _("Go on where you left it")),
                (
                    "import_new",
                    "import",
                    _("Import a spreadsheet as a new register"),
                    _("Excel, ODS, CSV, Word or PDF, in any layout"),
                ),
                ("sample", "sample", _("Look around in the sample"), _("A lender with eleven activities")),
            )
        ):
            tile = Tile(context.icons, icon, heading, told, self)
            tile.clicked.connect(partial(self.requested.emit, action))
            tiles.addWidget(tile, place // 2, place % 2)
            made.append(tile)
        for half in range(2):
            tiles.setColumnStretch(half, 1)
            tiles.setColumnMinimumWidth(half, max(tile.sizeHint().width() for tile in made))
        column.addLayout(tiles)
        drop = _("Or drag a register or a spreadsheet onto the window.")
        column.addWidget(label(drop, "hint", wrap=True))
        recent = [name for name in context.preferences.now.recent if Path(name).exists()]
        if recent:
            column.addSpacing(14)
            column.addWidget(label(_("Last opened"), "column"))
            self.recent = ListBox(_("Last opened"), self, boxed=True)
            for name in recent:
                path = Path(name)
                self.recent.add(
                    f"{path.stem}   –   {path.parent}", name, icon=context.icons.get("file"), hint=name
                )
            self.recent.itemActivated.connect(
                lambda item: self.recent_requested.emit(str(item.data(Qt.ItemDataRole.UserRole)))
            )
            self.recent.setFixedHeight(min(len(recent), 6) * self.recent.sizeHintForRow(0) + 10)
            self.recent.setCurrentRow(0)
            column.addWidget(self.recent)
        column.addStretch(3)


class Tile(Button):
    """A large button: what it does, and in smaller type what one gets."""

    def __init__(self, icons: Icons, icon: str, heading: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setAutoDefault(False)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(told)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        mark = QLabel(self)
        icons.mark(mark, icon, "accent", 22)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(heading, "strong", parent=self))
        texts.addWidget(label(told, "hint", parent=self))
        layout.addLayout(texts, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        inside = layout.sizeHint() if layout is not None else QSize()
        return QSize(max(300, inside.width()), inside.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
