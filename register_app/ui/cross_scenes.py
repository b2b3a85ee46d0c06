"""The states of the cross tables worth seeing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from register_app.ui.desk import Desk
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.viewmodels.filters import Filter

Scene = Callable[[Desk], QWidget | None]


def _screen(desk: Desk, key: str = "bases") -> CrossTablesScreen | None:
    desk.window.show_screen("cross")
    screen = desk.window.current()
    if not isinstance(screen, CrossTablesScreen):
        return None
    screen.choose(key)
    return screen


def _table(key: str) -> Scene:
    def show(desk: Desk) -> None:
        _screen(desk, key)

    return show


def _edited(desk: Desk) -> None:
    screen = _screen(desk)
    if screen is not None and screen.list.model().rowCount():
        index = screen.list.model().index(1, 7)
        screen.list.setCurrentIndex(index)
        screen.list.edit(index)


def _filtered(desk: Desk) -> None:
    screen = _screen(desk)
    if screen is not None:
        model = screen.list.cross
        model.set_filter("article", Filter("article", "any", ("6(1)(f)", "6(1)(c)")))
        model.turn("article")
        model.turn("name", further=True)


def _popup(desk: Desk) -> QWidget | None:
    screen = _screen(desk)
    return screen.open_filter_of("article") if screen is not None else None


def _changed(desk: Desk) -> QWidget | None:
    screen = _screen(desk)
    if screen is None:
        return None
    screen.list.setCurrentIndex(screen.list.model().index(0, 7))
    screen.list.selectAll()
    dialog = screen.set_field()
    if dialog is not None:
        dialog.operation.setCurrentIndex(dialog.operation.findData("add"))
        dialog.editor.setProperty("plainText", "DPO 2026")
        dialog.preview()
        dialog.model.finish()
    return dialog


SCENES: dict[str, Scene] = {
    "cross": _table("bases"),
    "cross-retention": _table("retention"),
    "cross-edit": _edited,
    "cross-filtered": _filtered,
    "cross-filter": _popup,
    "cross-change": _changed,
}
