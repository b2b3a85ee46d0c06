"""Cross tables in the window: edited in place by keyboard, set for many rows, left for the form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from register_app.services.cell_plan import Cell
from register_app.services.crosslists import CROSS_TABLES
from register_app.ui.desk import Desk
from register_app.ui.dialogs.bulk_dialog import BulkDialog
from register_app.ui.dialogs.paste_dialog import PasteDialog
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.filters import Filter
from tests.ui.keys import press, type_text


@pytest.fixture
def screen(sample_desk: Desk) -> CrossTablesScreen:
    sample_desk.window.show_screen("cross")
    shown = sample_desk.window.current()
    assert isinstance(shown, CrossTablesScreen)
    return shown


def _go(screen: CrossTablesScreen, row: int, key: str) -> QModelIndex:
    model = screen.list.model()
    column = [name for name, _field in screen._model.cross.columns].index(key)
    index = model.index(row, column)
    flag = QItemSelectionModel.SelectionFlag
    screen.list.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
    screen.list.setFocus()
    return index


def _editor(screen: CrossTablesScreen, kind: type[QWidget]) -> QWidget:
    found = [w for w in screen.list.viewport().findChildren(kind) if w.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[0]


def _no_editor(screen: CrossTablesScreen) -> bool:
    kinds = (LineEdit, TypeAhead, GrowingText, ChoiceBox)
    return not any(w.isVisible() for kind in kinds for w in screen.list.viewport().findChildren(kind))


def test_a_text_is_typed_over_and_stored_by_enter(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    index = _go(screen, 1, "section")
    press(screen.list, Qt.Key.Key_Return)
    line = _editor(screen, LineEdit)
    type_text(line, "§ 7 b")
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _no_editor(screen))
    assert index.data() == "§ 7 b"


def test_escape_leaves_a_cell_as_it_was(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    index = _go(screen, 0, "section")
    before = index.data()
    press(screen.list, Qt.Key.Key_Return)
    line = _editor(screen, LineEdit)
    type_text(line, "nothing of this")
    press(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: _no_editor(screen))
    assert index.data() == before


def test_a_long_text_takes_new_lines_by_shift_enter(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    index = _go(screen, 0, "reason")
    press(screen.list, Qt.Key.Key_Return)
    area = _editor(screen, GrowingText)
    type_text(area, "one")
    press(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(area, "two")
    press(area, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _no_editor(screen))
    assert index.data(Qt.ItemDataRole.EditRole) == "one\ntwo"


def test_an_article_is_picked_while_typing_and_tab_goes_on(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    index = _go(screen, 0, "article")
    press(screen.list, Qt.Key.Key_Return)
    pick = _editor(screen, TypeAhead)
    type_text(pick, "vital int")
    press(pick, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: index.data(Qt.ItemDataRole.EditRole) == "6(1)(d)")
    qtbot.waitUntil(lambda: screen.list.currentIndex().column() == index.column() + 1)


def test_a_new_party_is_made_in_place(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    screen.choose("recipients")
    index = _go(screen, 0, "recipient")
    press(screen.list, Qt.Key.Key_Return)
    pick = _editor(screen, TypeAhead)
    type_text(pick, "Quite a new one ApS")
    press(pick, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _no_editor(screen))
    assert index.data() == "Quite a new one ApS"


def test_a_choice_is_taken_from_its_list(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    screen.choose("retention")
    index = _go(screen, 0, "action")
    press(screen.list, Qt.Key.Key_Return)
    box = _editor(screen, ChoiceBox)
    assert isinstance(box, ChoiceBox)
    box.setCurrentIndex(box.findData("anonymise"))
    box.chosen.emit("anonymise")
    qtbot.waitUntil(lambda: _no_editor(screen))
    assert index.data(Qt.ItemDataRole.EditRole) == "anonymise"


def test_enter_on_the_activity_opens_its_form_at_the_row(
    screen: CrossTablesScreen, sample_desk: Desk
) -> None:
    screen.choose("transfers")
    _go(screen, 0, "name")
    number = screen._model.activity(0)
    press(screen.list, Qt.Key.Key_Return)
    form = sample_desk.window.current()
    assert isinstance(form, ActivityScreen)
    assert form.view.id == number


def _column(screen: CrossTablesScreen, key: str) -> list[str]:
    column = screen._model.column_keys().index(key)
    return [screen.list.model().index(row, column).data() for row in range(screen.list.model().rowCount())]


def test_selected_rows_are_changed_at_once(screen: CrossTablesScreen, sample_desk: Desk) -> None:
    _go(screen, 0, "section")
    screen.list.selectAll()
    press(screen.list, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = screen.findChild(BulkDialog)
    assert dialog is not None
    assert dialog.chosen_field().name == "section"
    assert isinstance(dialog.editor, LineEdit)
    dialog.editor.setText("§ 1")
    dialog.preview()
    dialog.model.finish()
    assert dialog.list.model().rowCount() > 0
    dialog.apply()
    assert set(_column(screen, "section")) == {"§ 1"}
    sample_desk.session.undo()
    assert set(_column(screen, "section")) != {"§ 1"}


def test_a_refused_value_is_said_in_the_dialog(screen: CrossTablesScreen) -> None:
    screen.choose("recipients")
    _go(screen, 0, "recipient")
    screen.list.selectAll()
    dialog = screen.set_field()
    assert dialog is not None
    dialog.operation.setCurrentIndex(dialog.operation.findData("clear"))
    dialog.apply()
    assert dialog.isVisible()
    assert any("needs a name" in text for text in dialog.issues.texts())
    dialog.reject()


def test_cells_are_copied_with_and_without_headings(screen: CrossTablesScreen) -> None:
    _go(screen, 0, "reason")
    screen.list.selectAll()
    control = Qt.KeyboardModifier.ControlModifier
    press(screen.list, Qt.Key.Key_C, control)
    plain = QGuiApplication.clipboard().text()
    assert "<table" in QGuiApplication.clipboard().mimeData().html()
    press(screen.list, Qt.Key.Key_C, control | Qt.KeyboardModifier.AltModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Number", "Activity", "Department"]
    assert "\n".join(lines[1:]) == plain.rstrip("\n")
    assert len(lines) == screen.list.model().rowCount() + 1


def _select(screen: CrossTablesScreen, first: int, last: int, key: str) -> None:
    model, column = screen.list.model(), screen._model.column_keys().index(key)
    top = _go(screen, first, key)
    flag = QItemSelectionModel.SelectionFlag
    screen.list.selectionModel().setCurrentIndex(top, flag.ClearAndSelect)
    chosen = QItemSelection(top, model.index(last, column))
    screen.list.selectionModel().select(chosen, flag.ClearAndSelect)


def test_a_block_is_pasted_as_one_step(screen: CrossTablesScreen, sample_desk: Desk) -> None:
    before, steps = _column(screen, "section"), len(sample_desk.session.register.steps())
    _select(screen, 1, 1, "section")
    text = "".join(f"§ {number}\tReason {number}\n" for number in range(10))
    QGuiApplication.clipboard().setText(text)
    press(screen.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _column(screen, "section")[1:11] == [f"§ {number}" for number in range(10)]
    assert _column(screen, "reason")[1:11] == [f"Reason {number}" for number in range(10)]
    assert len(sample_desk.session.register.steps()) == steps + 1
    sample_desk.session.undo()
    assert _column(screen, "section") == before


def test_what_cannot_be_pasted_is_told_before(screen: CrossTablesScreen) -> None:
    before = _column(screen, "name")
    _select(screen, 0, 0, "name")
    QGuiApplication.clipboard().setText("Renamed\n")
    press(screen.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [dialog] = screen.window().findChildren(PasteDialog)
    assert not dialog.plan().changes
    dialog.reject()
    assert _column(screen, "name") == before


def test_cells_are_filled_down_and_cleared(screen: CrossTablesScreen, sample_desk: Desk) -> None:
    before = _column(screen, "section")
    screen._model.paste(screen._model.plan([Cell(screen._model.row_id(0), "section", "§ 99")]))
    _select(screen, 0, 3, "section")
    press(screen.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert _column(screen, "section")[:5] == ["§ 99"] * 4 + before[4:5]
    press(screen.list, Qt.Key.Key_Delete)
    assert _column(screen, "section")[:5] == [""] * 4 + before[4:5]
    sample_desk.session.undo(3)
    assert _column(screen, "section") == before


def test_fill_down_wins_over_the_deletion_of_a_letter(screen: CrossTablesScreen, qtbot: QtBot) -> None:
    index = _go(screen, 1, "section")
    press(screen.list, Qt.Key.Key_Return)
    line = _editor(screen, LineEdit)
    type_text(line, "§ 7 b")
    assert isinstance(line, LineEdit)
    line.setCursorPosition(0)
    above = screen.list.model().index(0, index.column()).data()
    press(line, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _no_editor(screen))
    assert index.data() == above


def test_rows_are_removed_and_undo_brings_back(screen: CrossTablesScreen, sample_desk: Desk) -> None:
    total = screen.list.model().rowCount()
    _go(screen, 2, "reason")
    press(screen.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert screen.list.model().rowCount() == total - 1
    sample_desk.session.undo()
    assert screen.list.model().rowCount() == total


def test_a_column_is_filtered_by_keys_and_the_chip_takes_it_away(screen: CrossTablesScreen) -> None:
    total = screen.list.model().rowCount()
    _go(screen, 0, "article")
    popup = screen.open_filter_of("article")
    assert popup is not None
    value = screen._model.held(screen._model.row_id(0), "article")
    popup.tick(value)
    popup.close()
    assert 0 < screen.list.model().rowCount() < total
    assert {
        screen._model.held(screen._model.row_id(row), "article")
        for row in range(screen.list.model().rowCount())
    } == {value}
    assert screen.chosen()
    [chip] = screen.strip.chips()
    chip.remove_requested.emit()
    assert screen.list.model().rowCount() == total
    assert not screen.strip.isVisible()


def test_filters_that_nothing_fits_say_so(screen: CrossTablesScreen) -> None:
    total = screen.list.model().rowCount()
    screen._model.set_filter("reason", Filter("reason", "contains", ("no such reason",)))
    assert screen.nothing.isVisible()
    assert not screen.list.isVisible()
    screen.show_all()
    assert screen.list.model().rowCount() == total
    assert screen.list.isVisible()


def test_each_table_names_itself_and_its_columns(screen: CrossTablesScreen) -> None:
    for key, cross in CROSS_TABLES.items():
        screen.choose(key)
        assert screen.list.accessibleName() == cross.title
        assert screen.list.model().columnCount() == len(cross.columns)
        assert screen.list.isVisible()


def test_an_empty_register_says_so(desk: Desk, qapp: QApplication) -> None:
    desk.window.show_screen("cross")
    screen = desk.window.current()
    assert isinstance(screen, CrossTablesScreen)
    assert screen.empty.isVisible()
    assert not screen.list.isVisible()


def test_keys_that_go_to_an_edge_choose_the_cell_there(screen: CrossTablesScreen) -> None:
    view, last = screen.view, screen.view.model().rowCount() - 1
    view.choose(0)
    press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert (view.currentIndex().row(), view.rows()) == (last, [last])
    press(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert view.rows() == list(range(last + 1))
