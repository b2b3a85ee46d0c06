"""Merging duplicates and putting entries in order, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from register_app.services import activities, edit
from register_app.services.catalogues import add_party, add_term
from register_app.ui.desk import Desk
from register_app.ui.dialogs.merge_dialog import MergeDialog
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.parties import PartiesScreen
from register_app.ui.widgets.line import ChoiceBox
from tests.ui.keys import press


@pytest.fixture
def filled(desk: Desk) -> Desk:
    register = desk.session.register
    for name in ("Customers", "customer", "Employees", "Emplyees", "Suppliers"):
        add_term(register, "data_category", name)
    activity = activities.add_activity(register, "controller", "A")
    edit.set_list(register, activity, "systems", ["Mail"])
    return desk


def _dialog(screen: QWidget, desk: Desk, qtbot: QtBot) -> MergeDialog:
    desk.context.jobs.finish()
    dialog = screen.findChild(MergeDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    return dialog


def _screen(desk: Desk) -> CataloguesScreen:
    desk.window.show_screen("catalogues")
    screen = desk.window.current()
    assert isinstance(screen, CataloguesScreen)
    return screen


def _names(screen: CataloguesScreen) -> list[str]:
    model = screen.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_nothing_is_merged_before_it_is_ticked(filled: Desk, qtbot: QtBot) -> None:
    screen = _screen(filled)
    screen.merge()
    dialog = _dialog(screen, filled, qtbot)
    assert dialog.list.count() == 2
    assert not dialog._merge.isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog._merge.isEnabled()
    assert "1" in dialog._merge.text()
    dialog.merge()
    assert len(_names(screen)) == 4
    assert filled.window.message.text() == "1 entry merged into another."
    filled.session.undo()
    assert len(_names(screen)) == 5


def test_the_user_decides_which_name_stays(filled: Desk, qtbot: QtBot) -> None:
    screen = _screen(filled)
    screen.merge()
    dialog = _dialog(screen, filled, qtbot)
    dialog.list.setCurrentRow(0)
    group = dialog.view.groups[0]
    other = next(entry for entry in group.entries if entry.ref != group.keep)
    radio = next(b for b in dialog.findChildren(QRadioButton) if b.text() == other.name)
    radio.click()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.merge()
    assert other.name in _names(screen)


def test_an_entry_that_is_not_the_same_is_left_out(filled: Desk, qtbot: QtBot) -> None:
    screen = _screen(filled)
    screen.merge()
    dialog = _dialog(screen, filled, qtbot)
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    tick = next(box for box in dialog.findChildren(QCheckBox) if not box.isHidden())
    tick.click()
    assert dialog.view.decided() == {}
    assert not dialog._merge.isEnabled()
    dialog.reject()


def test_enter_merges_and_the_preview_speaks_in_words(desk: Desk, qtbot: QtBot) -> None:
    register = desk.session.register
    kept = add_term(register, "data_category", "CPR-nummer")
    given = add_term(register, "data_category", "CPR nummer")
    edit.set_field(register, given, "sensitivity", "national_id")
    screen = _screen(desk)
    screen.merge()
    dialog = _dialog(screen, desk, qtbot)
    group = dialog.view.groups[0]
    group.keep = kept
    dialog._show(0)
    said = [text.text() for text in dialog.findChildren(QLabel)]
    assert "Taken over – Sensitivity: National identification number" in said
    assert "national_id" not in " ".join(said)
    press(dialog.list, Qt.Key.Key_Space)
    press(dialog.list, Qt.Key.Key_Return)
    assert _names(screen) == ["CPR-nummer"]


def test_selected_parties_are_merged(desk: Desk, qtbot: QtBot) -> None:
    for name in ("Alpha", "Beta"):
        add_party(desk.session.register, {"name": name})
    desk.window.show_screen("parties")
    screen = desk.window.current()
    assert isinstance(screen, PartiesScreen)
    screen.list.selectAll()
    screen.merge()
    dialog = _dialog(screen, desk, qtbot)
    assert dialog.list.item(0).checkState() == Qt.CheckState.Checked
    dialog.merge()
    assert screen.list.model().rowCount() == 1


def test_entries_move_by_keys_and_by_dragging(filled: Desk) -> None:
    screen = _screen(filled)
    first = _names(screen)
    screen.list.choose(0)
    screen.list.setFocus()
    press(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _names(screen) == [first[1], first[0], *first[2:]]
    assert screen.list.currentIndex().row() == 1
    press(screen.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _names(screen) == first
    model = screen.list.model()
    data = model.mimeData([model.index(4, 0)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert _names(screen) == [first[0], first[4], *first[1:4]]


def test_a_searched_list_is_not_put_in_order(filled: Desk) -> None:
    screen = _screen(filled)
    before = _names(screen)
    screen._model.search("emp")
    press(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    screen._model.search("")
    assert _names(screen) == before


def test_sensitivity_is_set_in_the_list(filled: Desk, qtbot: QtBot) -> None:
    screen = _screen(filled)
    index = screen.list.model().index(0, 1)
    screen.list.setCurrentIndex(index)
    screen.list.setFocus()
    press(screen.list, Qt.Key.Key_Return)
    boxes = [box for box in screen.list.viewport().findChildren(ChoiceBox) if box.isVisible()]
    assert boxes
    boxes[0].setCurrentIndex(boxes[0].findData("special"))
    boxes[0].chosen.emit("special")
    qtbot.waitUntil(lambda: screen.list.model().index(0, 1).data() == "Special category (Art. 9)")
