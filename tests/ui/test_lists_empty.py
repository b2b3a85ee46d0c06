"""Parties and catalogues without an entry say what will stand there, and a search without a hit says so."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.parties import PartiesScreen
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
