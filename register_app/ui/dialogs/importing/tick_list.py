"""The activities of a file as a list with a tick each: Space takes or leaves those that are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from register_app.ui.widgets.listing import Listing
from register_app.viewmodels.importing.rows import RowsModel


class TickList(Listing):
    """Enter and a double click open an activity, they never take it out: who goes on with Enter must lose nothing."""

    def __init__(
        self, model: RowsModel, name: str, widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, widths, parent)
        self._rows = model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = self.rows()
        if event.key() == Qt.Key.Key_Space and marked:
            self._rows.take(marked, on=not all(map(self._rows.is_taken, marked)))
        else:
            super().keyPressEvent(event)
