"""Undo and redo as lists: pick how far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import menu_button
from register_app.ui.widgets.text import caption
from register_app.viewmodels.history import moment

_MOST = 25
_LONGEST = 60


def undo_button(context: Context, act: Callable[[int], object], parent: QWidget) -> QToolButton:
    """A button with the steps that undo would take back, the latest first; `act(n)` takes back n of them."""
    return _button(context, "undo", _("Undo several steps"), act, parent)


def redo_button(context: Context, act: Callable[[int], object], parent: QWidget) -> QToolButton:
    """The same for what redo would do again."""
    return _button(context, "redo", _("Redo several steps"), act, parent)


def _button(
    context: Context, which: str, name: str, act: Callable[[int], object], parent: QWidget
) -> QToolButton:
    menu = QMenu(parent)
    menu.aboutToShow.connect(lambda: fill(menu, context, which, act))
    return menu_button(context.icons.get(which), name, menu, parent=parent)


def fill(menu: QMenu, context: Context, which: str, act: Callable[[int], object]) -> None:
    """Put the steps into the menu: what, who and when."""
    menu.clear()
    session = context.session
    if not session.is_open or session.read_only:
        return
    session.finish_typing()
    steps = session.undo_steps(_MOST) if which == "undo" else session.redo_steps(_MOST)
    for count, step in enumerate(steps, 1):
        text = step.message if len(step.message) <= _LONGEST else step.message[: _LONGEST - 1] + "…"
        number = ngettext("{n} step", "{n} steps", count).format(n=count)
        menu.addAction(caption(f"{text}   –   {moment(step.at)}   ({number})"), partial(act, count))
    if not steps:
        nothing = menu.addAction(_("Nothing to undo") if which == "undo" else _("Nothing to redo"))
        nothing.setEnabled(False)
