"""What stays when the dialogue, or an editor in it, is left."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractItemView, QWidget

from register_app.base.i18n import _
from register_app.ui.dialogs import ask
from register_app.viewmodels.importing.source import ImportSource


def may_leave(parent: QWidget, sources: Iterable[ImportSource]) -> bool:
    """Whether nothing that was decided would be lost, or the user says so."""
    if not any(source.is_decided_on for source in sources):
        return True
    sentence = _("Nothing is imported yet, and what you decided about these files would be forgotten.")
    return ask.ask(parent, _("Import"), sentence, [_("Leave without importing"), _("Go on")]) == 0


def lasting(widget: QWidget | None) -> QWidget | None:
    """A widget; of an editor, which is gone once its value was taken, the table that it belongs to."""
    around = widget
    while around is not None:
        if isinstance(around, QAbstractItemView):
            return around
        around = around.parentWidget()
    return widget
