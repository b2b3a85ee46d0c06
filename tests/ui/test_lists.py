"""A list that is read anew keeps its current row, whatever place that has then; an act tells what it did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from register_app.services import activities, edit
from register_app.services.catalogues import add_party, add_term
from register_app.ui.desk import Desk
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.history import HistoryScreen
from register_app.ui.screens.parties import PartiesScreen
from register_app.viewmodels.dates import use_date_format
from register_app.viewmodels.history import moment
from tests.ui.keys import press, type_text


def test_a_renamed_party_stays_the_one_in_the_form(desk: Desk, qtbot: QtBot) -> None:
    for name in ("Alpha", "Beta", "Zeta"):
        add_party(desk.session.register, {"name": name})
    desk.window.show_screen("parties")
    screen = desk.window.current()
    assert isinstance(screen, PartiesScreen)
    screen.add()
    field = screen.form._boxes["name"].binding.widget
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()  # type: ignore[attr-defined]
    type_text(field, "Aarhus Print")
    press(field, Qt.Key.Key_Tab)
    party = screen._model.party(screen.list.currentIndex().row())
    assert party is not None
    assert (party.name, screen.form._party) == ("Aarhus Print", party)
    assert screen._model.row_of(party.ref) == 0, "it sorts elsewhere now"
    assert screen.list.rows() == [0]


def test_a_name_that_is_cut_is_told_whole(desk: Desk) -> None:
    long = "Oplysninger om " + "meget " * 30 + "lange navne"
    add_term(desk.session.register, "data_category", long)
    add_term(desk.session.register, "data_category", "Navn")
    desk.window.show_screen("catalogues")
    screen = desk.window.current()
    assert isinstance(screen, CataloguesScreen)
    cells = [screen.list.model().index(row, 0) for row in (0, 1)]
    assert [screen.list.cut_text(cell) for cell in cells] == [long, ""]


def test_the_step_looked_at_stays_and_the_newest_is_followed(desk: Desk) -> None:
    register = desk.session.register
    for name in ("A", "B", "C"):
        activities.add_activity(register, "controller", name)
    desk.window.show_screen("history")
    screen = desk.window.current()
    assert isinstance(screen, HistoryScreen)
    screen.list.choose(1)
    looked_at = screen._model.step(1)
    activities.add_activity(register, "controller", "D")
    assert screen._model.step(screen.list.currentIndex().row()) == looked_at
    screen.list.choose(0)
    activities.add_activity(register, "controller", "E")
    assert screen.list.currentIndex().row() == 0


def test_removing_unused_entries_tells_how_many_and_offers_no_undo_of_nothing(desk: Desk) -> None:
    register = desk.session.register
    activity = activities.add_activity(register, "controller", "A")
    edit.set_list(register, activity, "systems", ["Mail"])
    add_term(register, "system", "Fax")
    desk.window.show_screen("catalogues")
    screen = desk.window.current()
    assert isinstance(screen, CataloguesScreen)
    screen._model.choose("system")
    screen.remove_unused()
    assert desk.window.message.text() == "1 unused entry removed."
    assert not desk.window.message._act.isHidden()
    screen.remove_unused()
    assert desk.window.message.text().startswith("Every entry of this catalogue is used")
    assert desk.window.message._act.isHidden()
    assert screen._model.rowCount() == 1


@pytest.mark.parametrize(("form", "shown"), [("iso", "2026-03-31 "), ("dmy", "31.03.2026 ")])
def test_moments_are_written_as_dates_are(desk: Desk, form: str, shown: str) -> None:
    use_date_format(form)
    try:
        assert moment("2026-03-31T12:00:00+00:00").startswith(shown)
    finally:
        use_date_format("")
