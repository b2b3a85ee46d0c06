"""The acts of the register table by the names of `ui/actions.py`; each brings the table to the front first."""

from __future__ import annotations

from collections.abc import Callable

from register_app.ui.main_window import MainWindow
from register_app.ui.screens.register import RegisterScreen

Act = Callable[[RegisterScreen], object]

_ACTS: dict[str, Act] = {
    "copy_cells": lambda screen: screen.blocks.copy(),
    "copy_headings": lambda screen: screen.blocks.copy(headings=True),
    "paste_cells": lambda screen: screen.blocks.paste(),
    "fill_down": lambda screen: screen.blocks.fill_down(),
    "clear_cells": lambda screen: screen.blocks.clear(),
    "move_department": lambda screen: screen.blocks.move(),
    "new_from_template": lambda screen: screen.blocks.new_from_template(),
    "edit_cell": lambda screen: screen.view.edit(screen.view.currentIndex()),
    "select_rows": lambda screen: screen.view.select_rows(),
    "views": lambda screen: screen.open_menu("views"),
    "save_view": lambda screen: screen.save_view(),
    "groups": lambda screen: screen.open_menu("groups"),
    "filter": lambda screen: screen.open_filter(screen.view.currentIndex().column()),
    "clear_filters": lambda screen: screen.clear_filters(),
    "show_all": lambda screen: screen.show_all(),
}


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each act does in a window."""

    def bound(act: Act) -> Callable[[], object]:
        def run() -> None:
            window.show_screen("register")
            screen = window.current()
            if isinstance(screen, RegisterScreen):
                act(screen)

        return run

    return {name: bound(act) for name, act in _ACTS.items()}
