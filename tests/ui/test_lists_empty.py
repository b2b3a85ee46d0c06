"""Parties and catalogues without an entry say what will stand there, and a search without a hit says so."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from register_app.services import activities
from register_app.services.catalogues import add_party
from register_app.ui.desk import Desk
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.checks import ChecksScreen
from register_app.ui.screens.parties import PartiesScreen
from register_app.ui.screens.register import RegisterScreen
from tests.ui.keys import type_text


def test_without_a_party_the_first_is_one_click_away(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_screen("parties")
    screen = desk.window.current()
    assert isinstance(screen, PartiesScreen)
    assert (screen.empty.isVisible(), screen.list.isVisible()) == (True, False)
    assert not screen._remove.isEnabled()
    button = screen.empty.findChild(QPushButton)
    assert button is not None
    assert button.hasFocus(), "by keyboard too"
    button.click()
    assert (screen.empty.isVisible(), screen.list.isVisible()) == (False, True)
    assert screen.search_line is not None
    type_text(screen.search_line, "zzz")
    qtbot.waitUntil(screen.nothing.isVisible)
    assert (screen.empty.isVisible(), screen.list.isVisible()) == (False, False)
    screen.search_line.clear()
    qtbot.waitUntil(screen.list.isVisible)
    desk.acts.undo()
    desk.acts.undo()
    qtbot.waitUntil(screen.empty.isVisible)


def test_a_list_that_comes_back_has_the_focus_its_reason_had(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_screen("parties")
    screen = desk.window.current()
    assert isinstance(screen, PartiesScreen)
    assert screen.isAncestorOf(desk.window.focusWidget())
    add_party(desk.session.register, {"name": "Acme A/S"})
    qtbot.waitUntil(screen.list.hasFocus)
    desk.session.undo()
    button = screen.empty.findChild(QPushButton)
    assert button is not None
    qtbot.waitUntil(button.hasFocus)


def test_the_register_that_comes_back_has_the_focus(desk: Desk, qtbot: QtBot) -> None:
    activities.add_activity(desk.session.register, "controller", "Payroll")
    desk.window.show_screen("register")
    screen = desk.window.current()
    assert isinstance(screen, RegisterScreen)
    screen.view.setFocus()
    desk.acts.undo()
    qtbot.waitUntil(lambda: not screen.view.isVisible())
    desk.acts.redo()
    qtbot.waitUntil(screen.view.hasFocus)


def test_checks_without_a_hit_say_so_and_lead_back(sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.window.show_screen("checks")
    screen = sample_desk.window.current()
    assert isinstance(screen, ChecksScreen)
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(lambda: screen.list.model().rowCount() > 0)
    count = screen.list.model().rowCount()
    assert screen.search_line is not None
    type_text(screen.search_line, "zzz")
    qtbot.waitUntil(screen.nothing.isVisible)
    assert (screen.list.isVisible(), screen._foot.isVisible(), screen.empty.isVisible()) == (
        False,
        False,
        False,
    )
    button = screen.nothing.findChild(QPushButton)
    assert button is not None
    button.click()
    assert screen.list.isVisible()
    assert screen.list.model().rowCount() == count


def test_an_empty_catalogue_says_how_entries_come(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_screen("catalogues")
    screen = desk.window.current()
    assert isinstance(screen, CataloguesScreen)
    assert (screen.empty.isVisible(), screen.list.isVisible()) == (True, False)
    type_text(screen._new, "Names")
    screen.add()
    assert (screen.empty.isVisible(), screen.list.isVisible()) == (False, True)
    assert screen.search_line is not None
    type_text(screen.search_line, "zzz")
    qtbot.waitUntil(screen.nothing.isVisible)
    assert not screen.empty.isVisible()
