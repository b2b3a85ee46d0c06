"""The register screen as one uses it: typing in cells, blocks, filters, views, groups, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from register_app.base import settings
from register_app.services import activities, documents
from register_app.ui.desk import Desk
from register_app.ui.dialogs.one_name import NameDialog
from register_app.ui.dialogs.paste_dialog import PasteDialog
from register_app.ui.editors.register_cells import NamesLine
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.line import LineEdit
from register_app.viewmodels.filters import Filter
from tests.ui.keys import press, type_text

Add = Callable[..., int]
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def add(desk: Desk) -> Add:
    def make(name: str, **values: object) -> int:
        return activities.add_activity(desk.session.register, "controller", name, values).id

    return make


@pytest.fixture
def screen(desk: Desk, add: Add) -> RegisterScreen:
    for name, values in (
        ("Payroll", {"department": "HR", "owner": "Mette", "systems": ["SAP"]}),
        ("Recruiting", {"department": "HR"}),
        ("Invoices", {"department": "Finance", "status": "approved"}),
    ):
        add(name, **values)
    desk.window.show_screen("register")
    return _screen(desk)


def _screen(desk: Desk) -> RegisterScreen:
    found = desk.window.current()
    assert isinstance(found, RegisterScreen)
    return found


def _at(desk: Desk, row: int, key: str) -> None:
    screen = _screen(desk)
    screen.view.setFocus()
    screen.view.go_to(row, list(desk.table.column_keys()).index(key))


def _text(desk: Desk, row: int, key: str) -> str:
    return str(desk.table.index(row, list(desk.table.column_keys()).index(key)).data())


def _editor(desk: Desk) -> QWidget:
    editor = _screen(desk).cells.editor
    assert editor is not None
    return editor


def _current(desk: Desk) -> tuple[int, str]:
    index = _screen(desk).view.currentIndex()
    return index.row(), desk.table.column_keys()[index.column()]


def test_typing_begins_an_edit_and_enter_goes_down(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "name")
    type_text(screen.view, "W")
    editor = _editor(desk)
    type_text(editor, "ages")
    press(editor, Qt.Key.Key_Return)
    assert _text(desk, 0, "name") == "Wages"
    assert _current(desk) == (1, "name")
    assert desk.session.undo_text() == "Edit Activity"
    desk.session.undo()
    assert _text(desk, 0, "name") == "Payroll"


def test_tab_goes_to_the_next_cell_and_enter_back_below_the_first(desk: Desk, screen: RegisterScreen) -> None:
    screen.show_column(list(desk.table.column_keys()).index("owner"), shown=True)
    _at(desk, 0, "name")
    type_text(screen.view, "A")
    press(_editor(desk), Qt.Key.Key_Tab)
    assert _current(desk) == (0, "department")
    type_text(screen.view, "L")
    editor = _editor(desk)
    type_text(editor, "egal")
    press(editor, Qt.Key.Key_Tab)
    assert (_text(desk, 0, "name"), _text(desk, 0, "department")) == ("A", "Legal")
    # The next cell that can be edited: purposes, bases and data are edited in the activity.
    assert _current(desk) == (0, "status")
    screen.view.step(1, 0)
    assert _current(desk) == (1, "name")


def test_f2_edits_and_escape_leaves_as_it_was(
    desk: Desk, screen: RegisterScreen, qtlog: _QtMessageCapture
) -> None:
    _at(desk, 0, "name")
    press(screen.view, Qt.Key.Key_F2)
    editor = _editor(desk)
    assert isinstance(editor, LineEdit)
    assert editor.text() == "Payroll"
    type_text(editor, "x")
    press(editor, Qt.Key.Key_Escape)
    desk.session.finish_typing()
    assert _text(desk, 0, "name") == "Payroll"
    assert desk.session.undo_text() != "Edit Activity"
    assert not [record.message for record in qtlog.records if "commitData" in record.message]


def test_a_list_is_typed_with_semicolons_and_completed(desk: Desk, screen: RegisterScreen) -> None:
    screen.show_column(list(desk.table.column_keys()).index("systems"), shown=True)
    _at(desk, 1, "systems")
    type_text(screen.view, "E")
    editor = _editor(desk)
    assert isinstance(editor, NamesLine)
    type_text(editor, "xcel; SA")
    editor._take("SAP")
    press(editor, Qt.Key.Key_Return)
    assert _text(desk, 1, "systems") == "Excel; SAP"


def test_composed_cells_are_not_typed_over(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "purposes")
    type_text(screen.view, "x")
    assert screen.cells.editor is None


def test_half_typed_text_is_stored_when_the_window_asks(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "name")
    type_text(screen.view, "H")
    type_text(_editor(desk), "alf")
    desk.context.store_typing()
    assert _text(desk, 0, "name") == "Half"


def test_a_taken_number_is_told_and_changes_nothing(desk: Desk, screen: RegisterScreen) -> None:
    other = _text(desk, 1, "number")
    mine = _text(desk, 0, "number")
    _at(desk, 0, "number")
    type_text(screen.view, "x")
    editor = _editor(desk)
    assert isinstance(editor, LineEdit)
    editor.setText(other)
    press(editor, Qt.Key.Key_Return)
    assert _text(desk, 0, "number") == mine
    assert other in screen.message.text()


def test_a_block_goes_out_and_in_as_in_a_spreadsheet(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "name")
    for key, held in ((Qt.Key.Key_Down, _SHIFT), (Qt.Key.Key_Right, _SHIFT)):
        press(screen.view, key, held)
    press(screen.view, Qt.Key.Key_C, _CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Payroll\tHR\nRecruiting\tHR\n"
    assert "<td>Payroll</td>" in data.html()
    QGuiApplication.clipboard().setText("Løn\tPersonale\nAnsøgere\tPersonale\n")
    press(screen.view, Qt.Key.Key_V, _CONTROL)
    assert [_text(desk, row, "name") for row in range(3)] == ["Løn", "Ansøgere", "Invoices"]
    assert _text(desk, 1, "department") == "Personale"
    assert desk.session.undo_text() == "Paste 4 cells"
    desk.session.undo()
    assert _text(desk, 0, "name") == "Payroll"


def test_what_cannot_be_pasted_is_shown_first_and_rows_below_are_offered(
    desk: Desk, screen: RegisterScreen
) -> None:
    _at(desk, 2, "name")
    screen.blocks.paste_rows([["A", "HR", "a purpose"], ["B", "HR", ""]])
    [dialog] = desk.window.findChildren(PasteDialog)
    assert dialog.plan().new_rows == 1
    assert len(dialog.plan().refused) == 1
    assert desk.table.total() == 3
    dialog.add_new.setChecked(False)
    assert dialog.plan().new_rows == 0
    dialog.add_new.setChecked(True)
    dialog.accept()
    assert desk.table.total() == 4
    assert [_text(desk, row, "name") for row in (2, 3)] == ["A", "B"]
    desk.session.undo()
    assert desk.table.total() == 3
    assert _text(desk, 2, "name") == "Invoices"


def test_the_whole_block_is_chosen_after_pasting(desk: Desk, screen: RegisterScreen) -> None:
    """Also the cell that held the same before: who copies on, or fills down, has all of it."""
    _at(desk, 0, "name")
    same = _text(desk, 0, "department")
    screen.blocks.paste_rows([["A", same], ["B", "Sales"]])
    chosen = screen.view.choice.block()
    assert len(screen.view.selectionModel().selectedIndexes()) == 4
    assert (len(chosen.numbers), chosen.keys) == (2, ("name", "department"))


def test_fill_down_and_clear_by_keyboard(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "department")
    press(screen.view, Qt.Key.Key_Down, _SHIFT)
    press(screen.view, Qt.Key.Key_Down, _SHIFT)
    press(screen.view, Qt.Key.Key_D, _CONTROL)
    assert [_text(desk, row, "department") for row in range(3)] == ["HR"] * 3
    press(screen.view, Qt.Key.Key_Delete)
    assert [_text(desk, row, "department") for row in range(3)] == [""] * 3
    screen.message.acted.emit()
    assert _text(desk, 2, "department") == "HR"


def test_undo_is_offered_only_for_the_step_it_is_told_of(desk: Desk, screen: RegisterScreen) -> None:
    for undone in (True, False):
        _at(desk, 0, "department")
        desk.window.actions_["clear_cells"].trigger()  # type: ignore[index]
        assert screen.message.isVisible()
        if undone:
            desk.acts.undo()
        else:
            activities.add_activity(desk.session.register, "controller", "Another", {})
        assert not screen.message.isVisible(), "its button would take back another step"


def test_keys_that_go_to_an_edge_choose_the_cell_there(desk: Desk, screen: RegisterScreen) -> None:
    view, keys = screen.view, list(desk.table.column_keys())
    _at(desk, 0, "owner")
    press(view, Qt.Key.Key_Down, _CONTROL)
    assert (view.currentIndex().row(), keys[view.currentIndex().column()]) == (2, "owner")
    assert view.chosen_rows() == [2], "the cell that was left is no longer chosen"
    press(view, Qt.Key.Key_Home, _CONTROL)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, view.first_column())
    assert view.chosen_rows() == [0]
    press(view, Qt.Key.Key_End, _CONTROL)
    assert view.currentIndex().column() == view.visible_columns()[-1]
    press(view, Qt.Key.Key_Left, _CONTROL)
    assert view.currentIndex().column() == view.first_column()
    # What is cleared is the cell one has gone to.
    _at(desk, 0, "department")
    press(view, Qt.Key.Key_Down, _CONTROL)
    desk.window.actions_["clear_cells"].trigger()  # type: ignore[index]
    listed = documents.dump(desk.session.read())["activities"]
    assert [item["department"] for item in listed] == ["HR", "HR", ""]


def test_keys_that_go_to_an_edge_widen_the_choice(desk: Desk, screen: RegisterScreen) -> None:
    view = screen.view
    _at(desk, 1, "department")
    press(view, Qt.Key.Key_Down, _CONTROL | _SHIFT)
    assert (view.chosen_rows(), view.block().keys) == ([1, 2], ("department",))
    press(view, Qt.Key.Key_Left, _CONTROL | _SHIFT)
    assert view.chosen_rows() == [1, 2]
    assert view.block().keys[0] == desk.table.column_keys()[view.first_column()]
    assert view.block().keys[-1] == "department"
    press(view, Qt.Key.Key_Up, _CONTROL | _SHIFT)
    assert view.chosen_rows() == [0, 1], "from where it began, to the other edge"
    press(view, Qt.Key.Key_End, _CONTROL | _SHIFT)
    assert view.chosen_rows() == [1, 2]


def test_a_filter_is_opened_by_keyboard_and_kept(desk: Desk, screen: RegisterScreen, qtbot: QtBot) -> None:
    _at(desk, 0, "department")
    press(screen.view, Qt.Key.Key_Down, _ALT)
    popup = screen.open_filter_of("department")
    assert popup is not None
    assert [popup.list.item(row).text() for row in range(popup.list.count())] == ["Finance (1)", "HR (2)"]
    popup.tick("HR")
    assert desk.table.rowCount() == 2
    assert screen.bar.count_text() == "2 of 3 activities"
    popup.choose("contains")
    popup.text.setText("fin")
    popup.apply()
    assert desk.table.rowCount() == 1
    popup.close()
    [chip] = screen.strip.chips()
    assert chip.text() == "Department: contains “fin”"
    desk.window.rebuild()
    assert desk.table.rowCount() == 1
    [chip] = _screen(desk).strip.chips()
    chip.setFocus()
    press(chip, Qt.Key.Key_Delete)
    assert desk.table.rowCount() == 3
    assert not _screen(desk).strip.isVisible()


def test_a_value_is_found_ticked_or_taken_by_keys_alone(desk: Desk, screen: RegisterScreen) -> None:
    popup = screen.open_filter_of("department")
    assert popup is not None
    type_text(popup.narrow, "h ")
    assert popup.list.count() == 1, "a space behind a word excludes nothing"
    press(popup.narrow, Qt.Key.Key_Down)
    assert popup.list.hasFocus()
    press(popup.list, Qt.Key.Key_Space)
    assert desk.table.rowCount() == 2
    press(popup.list, Qt.Key.Key_Return)
    assert not popup.isVisible()
    desk.table.set_filter("department", None)
    again = screen.open_filter_of("department")
    assert again is not None
    type_text(again.narrow, "fin")
    press(again.narrow, Qt.Key.Key_Return)
    assert not again.isVisible()
    assert desk.table.rowCount() == 1
    [chip] = screen.strip.chips()
    assert chip.text() == "Department: Finance"


def test_nothing_that_fits_is_said_and_all_is_one_click_away(desk: Desk, screen: RegisterScreen) -> None:
    screen.set_query("zzz")
    desk.table.set_filter("owner", Filter("owner", "filled"))
    assert not screen.view.isVisible()
    assert screen._nothing.isVisible()
    screen.show_all()
    assert desk.table.rowCount() == 3
    assert screen.view.isVisible()


def test_headings_sort_with_shift_by_one_column_more(desk: Desk, screen: RegisterScreen) -> None:
    keys = list(desk.table.column_keys())
    header = screen.view.heading

    def click(key: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPoint(header.sectionViewportPosition(keys.index(key)) + 12, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, held, at)

    click("department")
    click("name", _SHIFT)
    assert list(desk.table.order) == [("department", False), ("name", False)]
    assert [_text(desk, row, "name") for row in range(3)] == ["Invoices", "Payroll", "Recruiting"]
    click("department")
    assert list(desk.table.order) == [("department", True)]


def test_the_funnel_of_a_heading_opens_its_filter(desk: Desk, screen: RegisterScreen, qtbot: QtBot) -> None:
    section = list(desk.table.column_keys()).index("name")
    with qtbot.waitSignal(screen.view.filter_requested) as asked:
        QTest.mouseClick(
            screen.view.heading.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            screen.view.heading.funnel(section).center(),
        )
    assert asked.args == [section]


def test_columns_are_moved_and_widened_by_keyboard_and_kept(desk: Desk, screen: RegisterScreen) -> None:
    keys = list(desk.table.column_keys())
    _at(desk, 0, "department")
    press(screen.view, Qt.Key.Key_Left, _ALT)
    width = screen.view.heading.sectionSize(keys.index("department"))
    press(screen.view, Qt.Key.Key_Right, _ALT | _SHIFT)
    screen.layout_.keep()
    desk.window.rebuild()
    header = _screen(desk).view.heading
    shown = [keys[section] for section in _screen(desk).view.visible_columns()]
    assert shown[:3] == ["number", "department", "name"]
    assert header.sectionSize(keys.index("department")) > width


def test_views_are_saved_chosen_changed_and_deleted(desk: Desk, screen: RegisterScreen) -> None:
    desk.table.arrange(group="department", filters=[Filter("owner", "empty")])
    screen.save_view()
    [dialog] = desk.window.findChildren(NameDialog)
    dialog.field.setFocus()
    type_text(dialog.field, "Without owner")
    dialog.accept()
    assert "Without owner" in settings.load(desk.preferences._path).views
    assert screen.bar.views.accessibleName() == "View: Without owner"
    screen.layout_.choose("=gaps")
    assert desk.table.group == ""
    assert [given.key for given in desk.table.filters] == ["gaps"]
    desk.table.sort_by("name")
    assert screen.layout_.title() == "Gaps (changed)"
    screen.layout_.choose("Without owner")
    assert desk.table.group == "department"
    menu = QMenu()
    screen.layout_.fill_views(menu)
    assert any("Without owner" in action.text() and action.isChecked() for action in menu.actions())
    screen.layout_.forget("Without owner")
    assert screen.layout_.saved() == {}
    assert desk.table.group == "department"


def test_a_view_is_named_by_one_enter_and_never_takes_the_place_of_one_alike(
    desk: Desk, screen: RegisterScreen, qtbot: QtBot
) -> None:
    for name in ("Without owner", "With"):
        screen.save_view()
        [dialog] = [found for found in desk.window.findChildren(NameDialog) if found.isVisible()]
        type_text(dialog.field, name)
        press(dialog.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())  # type: ignore[misc]
    assert list(screen.layout_.saved()) == ["Without owner", "With"]


def test_groups_fold_by_keyboard(desk: Desk, screen: RegisterScreen) -> None:
    desk.table.arrange(group="department")
    assert screen.view.accessibleName()
    screen.view.setFocus()
    screen.view.go_to(0, screen.view.first_column())
    press(screen.view, Qt.Key.Key_Left)
    assert desk.table.rowCount() == 4
    assert screen.view.currentIndex().row() == 0
    press(screen.view, Qt.Key.Key_Return)
    assert desk.table.rowCount() == 5
    assert desk.window.screen_name == "register"
    press(screen.view, Qt.Key.Key_Down)
    press(screen.view, Qt.Key.Key_Return)
    assert desk.window.screen_name == "activity"


def test_a_heading_of_a_group_is_no_activity(desk: Desk, screen: RegisterScreen) -> None:
    desk.table.arrange(group="department")
    screen.view.go_to(0, screen.view.first_column())
    assert screen.selected_ids() == []
    assert screen.current_id() == 0
    screen.view.selectAll()
    assert len(screen.selected_ids()) == 3


def test_moving_to_a_department_and_back(desk: Desk, screen: RegisterScreen) -> None:
    screen.view.selectAll()
    screen.blocks.move()
    [dialog] = desk.window.findChildren(NameDialog)
    dialog.field.set_choice("Legal")
    dialog.accept()
    assert {_text(desk, row, "department") for row in range(3)} == {"Legal"}
    desk.session.undo()
    assert _text(desk, 0, "department") == "HR"


def test_retired_activities_can_be_shown_again(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "name")
    desk.acts.activities.retire()
    assert desk.table.rowCount() == 2
    [button] = screen.strip.buttons()
    assert button.text() == "Show 1 retired"
    button.click()
    assert desk.table.rowCount() == 3


def test_a_template_makes_a_new_activity(desk: Desk, screen: RegisterScreen, qtbot: QtBot) -> None:
    _at(desk, 0, "name")
    assert desk.window.actions_ is not None
    desk.window.actions_["new_from_template"].trigger()
    opened = desk.window.current()
    assert isinstance(opened, ActivityScreen)
    qtbot.waitUntil(opened._name.hasFocus)  # its name is the first thing to write
    [fresh] = set(desk.table.ids()) - {1, 2, 3}
    # From the form too, of the activity that is open there.
    desk.window.open_activity(1)
    desk.window.actions_["new_from_template"].trigger()
    assert len(desk.table.ids()) == 5
    made = documents.activity(desk.session.read(), fresh)
    assert made is not None
    assert (made["name"], made["department"], made["systems"]) == ("", "HR", ["SAP"])


def test_every_column_can_be_filtered_from_its_popup(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("register")
    screen = _screen(sample_desk)
    for key in sample_desk.table.column_keys():
        popup = screen.open_filter_of(key)
        assert popup is not None
        for place in range(popup.test.count()):
            popup.test.setCurrentIndex(place)
            assert isinstance(popup.test, QComboBox)
        popup.clear()
        assert not sample_desk.table.filters


def test_hits_are_marked_in_the_preview(sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.window.show_screen("register")
    screen = _screen(sample_desk)
    screen.set_query("marketing")
    screen.preview.show_now()
    spans = [label.spans for label in screen.preview.findChildren(QWidget) if hasattr(label, "spans")]
    assert spans
    assert all(spans)


def test_the_column_menu_stays_open_while_one_ticks(desk: Desk, screen: RegisterScreen, qtbot: QtBot) -> None:
    menu = screen.bar.columns
    with qtbot.waitExposed(menu):
        screen.open_column_menu()
    owner = next(action for action in menu.actions() if action.text() == "Owner")
    section = list(desk.table.column_keys()).index("owner")
    assert screen.view.heading.isSectionHidden(section)
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(owner).center()
    )
    assert not screen.view.heading.isSectionHidden(section)
    assert menu.isVisible()
    menu.close()


def test_the_middle_button_opens_a_tab(desk: Desk, screen: RegisterScreen) -> None:
    view, column = screen.view, list(desk.table.column_keys()).index("name")
    for row in (0, 2):
        desk.window.show_screen("register")
        at = view.visualRect(desk.table.index(row, column)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, at)
    assert desk.window.screen_name == "activity"
    assert desk.window.tabs is not None
    ids = desk.table.ids()
    assert desk.window.tabs.numbers() == [ids[0], ids[2]]


def test_an_empty_register_offers_its_first_act_to_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_screen("register")
    focused = desk.window.focusWidget()
    assert isinstance(focused, QPushButton)
    focused.click()
    assert desk.session.register.read().execute("SELECT count(*) FROM activity").fetchone()[0] == 1


def test_a_retired_activity_comes_back_by_the_same_key(desk: Desk, screen: RegisterScreen) -> None:
    screen.show_all()
    number = desk.table.ids()[0]
    screen.select(number)
    acts = desk.window.actions_
    assert acts is not None

    def told() -> tuple[str, str, str]:
        status = (
            desk.session.read().execute("SELECT status FROM activity WHERE id = ?", (number,)).fetchone()[0]
        )
        return status, acts.text("retire"), acts["retire"].text()

    assert told() == ("draft", "Retire activity", "Retire activity")
    desk.window.open_activity(number)
    acts["retire"].trigger()
    assert told() == ("retired", "Bring activity back", "Bring activity back")
    assert [item.text for item in desk.acts.tools._items() if item.key == "retire"] == ["Bring activity back"]
    acts["retire"].trigger()
    assert told() == ("draft", "Retire activity", "Retire activity")
    assert desk.window.message.text() == "1 activity brought back."
    desk.acts.undo()
    assert told()[:2] == ("retired", "Bring activity back")


def test_the_preview_shows_that_it_has_the_keys(desk: Desk, screen: RegisterScreen, qtbot: QtBot) -> None:
    scroll = screen.preview.findChild(QScrollArea)
    assert scroll is not None
    screen.preview.show()
    qtbot.waitUntil(scroll.isVisible)
    at = QPoint(0, scroll.height() // 2)

    def edge() -> QColor:
        return screen.preview.grab().toImage().pixelColor(scroll.mapTo(screen.preview, at))

    screen.view.setFocus()
    before = edge()
    scroll.setFocus()
    qtbot.waitUntil(lambda: edge() == desk.look.theme.colour("accent"))
    assert before != edge()


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_heading_has_room_in_a_column_that_nobody_has_sized(
    desk: Desk, screen: RegisterScreen, language: str
) -> None:
    desk.acts.speak(language)
    again = desk.window.current()
    assert isinstance(again, RegisterScreen)
    again.layout_.reset_columns()
    heading, keys = again.view.heading, desk.table.column_keys()
    for section in again.view.visible_columns():
        text = str(desk.table.headerData(section, Qt.Orientation.Horizontal))
        assert heading.sectionSize(section) >= heading.fontMetrics().horizontalAdvance(text) + 18, keys[
            section
        ]
    desk.acts.speak("en")


def test_the_editor_of_a_cell_covers_what_the_cell_held(desk: Desk, screen: RegisterScreen) -> None:
    _at(desk, 0, "name")
    index = screen.view.currentIndex()
    screen.view.edit(index)
    editor = screen.cells.editor
    assert editor is not None
    cell = screen.view.visualRect(index)
    assert editor.height() >= cell.height() - 4
    assert cell.contains(editor.geometry())
