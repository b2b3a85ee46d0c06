"""The menu bar, made from the actions; the last registers stand in a menu of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QMenuBar

from register_app.base.i18n import _
from register_app.ui.actions import MENUS, SEPARATED, Actions
from register_app.ui.widgets.text import caption, tip
from register_app.viewmodels.preferences import Preferences

_LONGEST = 64


def build(
    bar: QMenuBar, actions: Actions, preferences: Preferences, open_recent: Callable[[str], object]
) -> None:
    """Fill `bar` anew."""
    bar.clear()
    separated = [actions[name] for name in SEPARATED]
    for name, text in MENUS:
        menu = bar.addMenu(_(text))
        menu.setToolTipsVisible(False)
        for action in actions.of_menu(name):
            menu.addAction(action)
            if action is actions["open"]:
                recent = menu.addMenu(_("Open recent"))
                recent.aboutToShow.connect(partial(fill_recent, recent, preferences, open_recent))
            if action in separated:
                menu.addSeparator()


def fill_recent(menu: QMenu, preferences: Preferences, open_recent: Callable[[str], object]) -> None:
    """The last registers that are still there, the latest first."""
    menu.clear()
    menu.setToolTipsVisible(True)
    names = [name for name in preferences.now.recent if Path(name).exists()]
    for number, name in enumerate(names, 1):
        path = Path(name)
        folder = str(path.parent)
        folder = folder if len(folder) <= _LONGEST else "…" + folder[-_LONGEST:]
        action = menu.addAction(f"&{number}  {caption(path.stem)}   –   {caption(folder)}")
        action.setToolTip(tip(name))
        action.triggered.connect(partial(open_recent, name))
    if names:
        menu.addSeparator()
        menu.addAction(_("Forget this list"), lambda: preferences.set(recent=()))
    else:
        menu.addAction(_("None yet")).setEnabled(False)
