"""Says that a table shows only some activities, and why; pressed, it shows all again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _
from register_app.ui.icons import Icons
from register_app.ui.widgets.chips import Chip, ChipText
from register_app.viewmodels.table import RegisterTable


class NarrowedChip(Chip):
    """Visible while the register table is narrowed to the activities behind a figure."""

    longest = 90

    def __init__(self, icons: Icons, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(ChipText(""), parent)
        self._table = table
        self.setIcon(icons.get("remove", "accent"))
        self.clicked.connect(table.widen)
        self.remove_requested.connect(table.widen)
        table.narrowed.connect(self._show)
        self._show(table.narrowed_to)

    def _show(self, why: str) -> None:
        self.show_text(
            ChipText(
                why, hint=_("Show all activities again"), spoken=_("Only {what}: show all").format(what=why)
            )
        )
        self.setVisible(bool(why))
