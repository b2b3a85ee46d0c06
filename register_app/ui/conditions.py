"""What can be done now, in the words of `ui/actions.py`."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.base import i18n
from register_app.base.i18n import N_, _
from register_app.base.settings import Settings
from register_app.ui.actions import Actions
from register_app.ui.widgets.text import caption
from register_app.viewmodels import activities
from register_app.viewmodels.session import Session


def now(session: Session, screen: str, *, chosen: bool, rows: bool) -> set[str]:
    """The conditions that hold: `chosen` where an activity is the current one, `rows` where the table shows any."""
    if not session.is_open:
        return set()
    holding = {"open"}
    if chosen:
        holding.add("activity")
    if screen == "register" and rows:
        holding |= {"table", "cells"}
    if screen == "cross":
        holding |= {"cross", "cells"}
    if screen == "register" and chosen:
        holding.add("row")
    if screen == "activity":
        holding.add("form")
    if not session.read_only:
        holding |= {"writable"} | {
            f"{name}_writable" for name in holding & {"table", "activity", "cross", "cells"}
        }
        holding |= {"undo"} if session.undo_text() else set()
        holding |= {"redo"} if session.redo_text() else set()
    return holding


def name_acts(actions: Actions, session: Session, chosen: Sequence[int]) -> None:
    """Let undo and redo say what they would do, and the act on retired activities that it brings them back."""
    undo, redo = session.undo_text(), session.redo_text()
    actions["undo"].setText(caption(_("Undo: {step}").format(step=undo)) if undo else _("Undo"))
    actions["redo"].setText(caption(_("Redo: {step}").format(step=redo)) if redo else _("Redo"))
    back = bool(chosen) and activities.are_retired(session, chosen)
    actions.name("retire", N_("Bring activity back") if back else "")


def mark_choices(actions: Actions, settings: Settings) -> None:
    """Tick what is chosen."""
    actions["preview"].setChecked(settings.preview)
    for theme in ("system", "light", "dark"):
        actions[f"theme_{theme}"].setChecked(settings.theme == theme)
    for language in i18n.LANGUAGES:
        actions[f"language_{language}"].setChecked(i18n.language() == language)
