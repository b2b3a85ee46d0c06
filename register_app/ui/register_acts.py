"""The acts of the tables by the names of `ui/actions.py`.

Those on cells are about the table in front, the others bring the register to the front first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from register_app.ui.main_window import MainWindow
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.ui.screens.register import RegisterScreen

_REGISTER: dict[str, Callable[[RegisterScreen], object]] = {
    "move_department": lambda screen: screen.blocks.move(),
    "views": lambda screen: screen.open_menu("views"),
    "save_view": lambda screen: screen.save_view(),
    "groups": lambda screen: screen.open_menu("groups"),
}
_CELLS: dict[str, Callable[[RegisterScreen | CrossTablesScreen], object]] = {
    "copy_cells": lambda screen: screen.blocks.copy(),
    "copy_headings": lambda screen: screen.blocks.copy(headings=True),
    "paste_cells": lambda screen: screen.blocks.paste(),
    "fill_down": lambda screen: screen.blocks.fill_down(),
    "clear_cells": lambda screen: screen.blocks.clear(),
    "edit_cell": lambda screen: screen.view.edit(screen.view.currentIndex()),
    "select_rows": lambda screen: screen.view.select_rows(),
    "filter": lambda screen: screen.open_filter(screen.view.currentIndex().column()),
    "clear_filters": lambda screen: screen.clear_filters(),
    "show_all": lambda screen: screen.show_all(),
}
_CROSS: dict[str, Callable[[CrossTablesScreen], object]] = {
    "remove_rows": lambda screen: screen.remove_chosen(),
    "set_rows": lambda screen: screen.set_field(),
}


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each act does in a window."""

    def register() -> RegisterScreen | None:
        window.show_screen("register")
        screen = window.current()
        return screen if isinstance(screen, RegisterScreen) else None

    def cross() -> CrossTablesScreen | None:
        screen = window.current()
        return screen if isinstance(screen, CrossTablesScreen) else None

    def either() -> RegisterScreen | CrossTablesScreen | None:
        return cross() or register()

    return {
        **{name: _bound(act, register) for name, act in _REGISTER.items()},
        **{name: _bound(act, either) for name, act in _CELLS.items()},
        **{name: _bound(act, cross) for name, act in _CROSS.items()},
    }


def _bound(act: Callable[[Any], object], find: Callable[[], QWidget | None]) -> Callable[[], object]:
    def run() -> None:
        screen = find()
        if screen is not None:
            act(screen)

    return run
