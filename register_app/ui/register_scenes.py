"""The states of the register screen worth seeing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from register_app.ui.desk import Desk
from register_app.ui.screens.register import RegisterScreen
from register_app.viewmodels.filters import Filter

Scene = Callable[[Desk], QWidget | None]


def _screen(desk: Desk) -> RegisterScreen:
    desk.window.show_screen("register")
    screen = desk.window.current()
    assert isinstance(screen, RegisterScreen)
    return screen


def _filtered(desk: Desk) -> None:
    screen = _screen(desk)
    screen.layout_.choose("=special")
    desk.table.set_filter("status", Filter("status", "any", ("approved", "draft")))
    desk.table.sort_by("department")
    desk.table.sort_by("name", further=True)


def _popup(desk: Desk) -> QWidget | None:
    return _screen(desk).open_filter_of("department")


def _popup_date(desk: Desk) -> QWidget | None:
    return _screen(desk).open_filter_of("next_review")


def _grouped(desk: Desk) -> None:
    screen = _screen(desk)
    desk.table.arrange(group="department", sort=(("name", False),))
    screen.view.go_to(1, screen.view.first_column())
    for row in range(desk.table.rowCount() - 1, 0, -1):
        if (group := desk.table.group_at(row)) is not None and group.count > 1:
            desk.table.fold(row, folded=True)
            break


def _gaps(desk: Desk) -> None:
    _screen(desk).layout_.choose("=gaps")


def _edited(desk: Desk) -> None:
    screen = _screen(desk)
    if desk.table.rowCount() < 2:
        return
    index = desk.table.index(1, list(desk.table.column_keys()).index("department"))
    screen.view.setCurrentIndex(index)
    screen.view.edit(index)


def _block(desk: Desk) -> None:
    screen = _screen(desk)
    keys = list(desk.table.column_keys())
    flags = screen.view.selectionModel().SelectionFlag
    for row in range(1, 5):
        for key in ("name", "department", "purposes"):
            screen.view.selectionModel().select(desk.table.index(row, keys.index(key)), flags.Select)


def _paste(desk: Desk) -> QWidget | None:
    from register_app.ui.dialogs.paste_dialog import PasteDialog

    screen = _screen(desk)
    screen.layout_.choose("=due")
    table = desk.table
    screen.view.go_to(table.rowCount() - 1, list(table.column_keys()).index("name"))
    screen.blocks.paste_rows(
        [
            ["Payroll", "HR", "Mette", "31.12.2025", "next spring", "Approved"],
            ["Recruitment", "HR", "Mette", "1.2.2026", "1.2.2027", "waiting"],
        ]
    )
    found = desk.window.findChildren(PasteDialog)
    return found[-1] if found else None


def _nothing(desk: Desk) -> None:
    _screen(desk).set_query("zzzz")


SCENES: dict[str, Scene] = {
    "register-filtered": _filtered,
    "register-filter": _popup,
    "register-filter-date": _popup_date,
    "register-grouped": _grouped,
    "register-gaps": _gaps,
    "register-edit": _edited,
    "register-block": _block,
    "register-paste": _paste,
    "register-nothing": _nothing,
}
