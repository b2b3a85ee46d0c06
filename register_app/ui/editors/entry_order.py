"""Entries of a catalogue put in order by dragging or by Alt+Up and Alt+Down, their sensitivity set in the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.ui.context import Context
from register_app.ui.editors.cell_editing import PlainEditableCells
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.text import tip
from register_app.viewmodels.catalogues import CatalogueModel


def make_orderable(listing: Listing, model: CatalogueModel, context: Context) -> None:
    """Let the entries of `listing` be moved, and their sensitivity be edited in place."""
    listing.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    listing.setDragDropOverwriteMode(False)
    listing.setDropIndicatorShown(True)
    listing.setToolTip(tip(_("Drag entries, or press Alt+Up and Alt+Down, to put them in order.")))
    triggers = QAbstractItemView.EditTrigger
    listing.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
    listing.setItemDelegate(PlainEditableCells(context, lambda _column: FIELDS["term.sensitivity"], listing))
    listing.installEventFilter(_MoveKeys(listing, model))


class _MoveKeys(QObject):
    def __init__(self, listing: Listing, model: CatalogueModel) -> None:
        super().__init__(listing)
        self._listing, self._model = listing, model

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        row = self._listing.currentIndex().row()
        entry = self._model.entry(row)
        if entry is None or not 0 <= row + by < self._model.rowCount():
            return
        self._model.move([row], row + by + (1 if by > 0 else 0))
        self._listing.choose(self._model.row_of(entry.ref))
