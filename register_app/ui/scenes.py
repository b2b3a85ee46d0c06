"""The screens, dialogs and states worth seeing, each as what has to be done to see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _
from register_app.ui import cross_scenes, export_scenes, import_scenes, register_scenes
from register_app.ui.desk import Desk
from register_app.ui.dialogs.bulk_dialog import BulkDialog
from register_app.ui.dialogs.drafts_dialog import DraftsDialog
from register_app.ui.dialogs.palette import PaletteDialog
from register_app.ui.dialogs.replace_dialog import ReplaceDialog
from register_app.ui.dialogs.settings_dialog import SettingsDialog
from register_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.overview import OverviewScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.line import ChoiceBox

Scene = Callable[[Desk], QWidget | None]
"""Brings the window into a state; gives the widget to draw where that is not the window."""


def _screen(name: str) -> Scene:
    def show(desk: Desk) -> None:
        desk.window.show_screen(name)

    return show


def _search(desk: Desk) -> None:
    desk.window.show_screen("register")
    screen = desk.window.current()
    if isinstance(screen, RegisterScreen):
        screen.set_query("marketing" if desk.table.total() else "")


def _activity(desk: Desk, part: str = "controller") -> ActivityScreen | None:
    for number in desk.table.ids():
        if desk.table.line(number).get("part") == (part,):
            screen = desk.window.open_activity(number)
            return screen if isinstance(screen, ActivityScreen) else None
    return None


def _controller(desk: Desk) -> None:
    _activity(desk)


def _processor(desk: Desk) -> None:
    _activity(desk, "processor")


def _purposes(desk: Desk) -> None:
    screen = _activity(desk)
    if screen is not None:
        screen.jump("purposes")


def _basis(desk: Desk) -> None:
    screen = _activity(desk)
    if screen is not None and screen.purposes.row_count():
        screen.jump("purposes")
        ref = screen.view.record.rows.get(("purposes", 0, "bases", 0))
        if ref is not None:
            screen.purposes.row(0).open_basis(ref)


def _data(desk: Desk) -> None:
    screen = _activity(desk)
    if screen is not None:
        screen.jump("data")


def _details(desk: Desk) -> None:
    screen = _activity(desk)
    if screen is not None and screen.grid("data").row_count():
        screen.jump("data")
        screen.grid("data").row(0).toggle_details()


def _recipients(desk: Desk) -> None:
    screen = _activity(desk)
    if screen is not None:
        screen.jump("recipients")


def _tabs(desk: Desk) -> None:
    for number in desk.table.ids()[:4]:
        desk.window.open_activity(number, beside=True)
    if desk.window.tabs is not None:
        desk.window.tabs.bar.setCurrentIndex(1)


def _special(desk: Desk) -> None:
    """Several bases, also of Art. 9, and columns that an import could not place."""
    screen = _activity(desk)
    if screen is not None and screen.purposes.row_count():
        purpose = screen.view.row("purposes", 0)
        for article in ("9(2)(b)", "6(1)(a)"):
            screen.view.add("purpose_basis", purpose, {"article": article})
        screen.view.add("extra", values={"heading": "Dansk Standard", "text": "DS 484, 12.3"})
        screen.jump("purposes")


def _extras(desk: Desk) -> None:
    _special(desk)
    screen = desk.window.current()
    if isinstance(screen, ActivityScreen):
        screen.form.verticalScrollBar().setValue(screen.form.verticalScrollBar().maximum())


def _field_help(desk: Desk) -> QWidget | None:
    screen = _activity(desk)
    if screen is None:
        return None
    screen.form.box("measures").setFocus()
    return screen.field_help.show_help()


def _field_past(desk: Desk) -> QWidget | None:
    screen = _activity(desk)
    if screen is None:
        return None
    for name in ("Mette Sørensen", "Jens Holm"):
        screen.view.set(screen.view.ref, "owner", name)
        desk.session.end_merge()
    screen.form.box("owner").setFocus()
    return screen.field_help.show_past()


def _print(desk: Desk) -> QWidget:
    from register_app.ui.dialogs.print_dialog import PrintDialog

    dialog = PrintDialog(desk.context, desk.table.ids(), desk.table.ids()[:1], desk.window)
    dialog.show()
    return dialog


def _empty(desk: Desk) -> None:
    from register_app.viewmodels import activities

    activities.remove(desk.session, desk.table.ids())


def _new_activity(desk: Desk) -> None:
    desk.acts.activities.add("controller")


def _start(desk: Desk) -> None:
    desk.window.show_screen("start")


def _merge(desk: Desk) -> QWidget | None:
    from register_app.services.catalogues import add_term
    from register_app.ui.dialogs.merge_dialog import MergeDialog

    desk.window.show_screen("catalogues")
    names = [
        entry["name"]
        for entry in desk.session.read().execute("SELECT name FROM term WHERE kind = 'data_category'")
    ]
    for name in names[:2]:
        add_term(desk.session.register, "data_category", f"{name}s")
    dialog = MergeDialog(desk.context, "data_category", (), desk.window)
    dialog.show()
    desk.context.jobs.finish()
    return dialog


def _overview(desk: Desk) -> OverviewScreen | None:
    desk.window.show_screen("overview")
    desk.context.jobs.finish()
    QCoreApplication.processEvents()
    screen = desk.window.current()
    return screen if isinstance(screen, OverviewScreen) else None


def _overview_flow(desk: Desk) -> None:
    screen = _overview(desk)
    if screen is not None and screen.cards:
        QCoreApplication.processEvents()
        screen.show_card(screen.cards[-1])


def _overview_table(desk: Desk) -> None:
    screen = _overview(desk)
    if screen is not None and screen.cards:
        screen.cards[0].as_table.setChecked(True)


def _drafts(desk: Desk) -> QWidget:
    from register_app.services.drafts import Draft

    found = desk.session.read().execute("SELECT id, description FROM activity ORDER BY position").fetchone()
    text = (found["description"] if found else "") + " …"
    place = (
        ("activity.description", found["id"], found["id"], found["description"]) if found else ("", 0, 0, "")
    )
    begun = Draft(text[:14], _("Security measures"), "activity.measures", place[1], place[2])
    dialog = DraftsDialog(
        desk.context,
        [Draft(text, desk.window.windowTitle(), *place), begun],
        lambda _draft: None,
        desk.window,
        returns=lambda draft: draft is begun,
    )
    dialog.show()
    return dialog


def _tool(name: str, kind: type[QWidget]) -> Scene:
    def show(desk: Desk) -> QWidget | None:
        desk.acts.tools.handlers()[name]()
        return desk.window.findChild(kind)

    return show


def _replace(desk: Desk) -> QWidget | None:
    desk.acts.tools.replace()
    dialog = desk.window.findChild(ReplaceDialog)
    if dialog is not None:
        dialog.wanted.setText("e")
        dialog.new.setText("E")
        dialog.search()
        dialog.model.finish()
    return dialog


def _bulk(desk: Desk) -> QWidget | None:
    desk.window.show_screen("register")
    screen = desk.window.current()
    if isinstance(screen, RegisterScreen):
        screen.view.selectAll()
    desk.acts.tools.bulk()
    dialog = desk.window.findChild(BulkDialog)
    if dialog is not None:
        dialog.field.setCurrentIndex(dialog.field.findText(_("Status")))
        if isinstance(dialog.editor, ChoiceBox):
            dialog.editor.set_value("approved")
        dialog.preview()
        dialog.model.finish()
    return dialog


SCENES: dict[str, Scene] = {
    **register_scenes.SCENES,
    **import_scenes.SCENES,
    **export_scenes.SCENES,
    "register": _screen("register"),
    "search": _search,
    "empty": _empty,
    "activity": _controller,
    "activity-purposes": _purposes,
    "activity-basis": _basis,
    "activity-data": _data,
    "activity-data-details": _details,
    "activity-recipients": _recipients,
    "activity-processor": _processor,
    "activity-tabs": _tabs,
    "activity-special": _special,
    "activity-extras": _extras,
    "activity-help": _field_help,
    "activity-past": _field_past,
    "print": _print,
    "activity-new": _new_activity,
    "parties": _screen("parties"),
    "catalogues": _screen("catalogues"),
    "checks": _screen("checks"),
    "history": _screen("history"),
    "start": _start,
    **cross_scenes.SCENES,
    "merge": _merge,
    "drafts": _drafts,
    "palette": _tool("palette", PaletteDialog),
    "settings": _tool("settings", SettingsDialog),
    "shortcuts": _tool("shortcuts", ShortcutsDialog),
    "replace": _replace,
    "bulk": _bulk,
    "overview": _screen("overview"),
    "overview-flow": _overview_flow,
    "overview-table": _overview_table,
}
