"""The main job in the window: an activity with purposes and bases, data and retention, undo, close, open again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.typeahead import TypeAhead
from tests.ui.keys import press, type_text


def _screen(desk: Desk) -> ActivityScreen:
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    return screen


def _new(desk: Desk) -> ActivityScreen:
    desk.acts.activities.add("controller")
    # The cursor goes to the name in the next turn of the event loop.
    QCoreApplication.processEvents()
    return _screen(desk)


def _write(qtbot: QtBot, field: LineEdit | QPlainTextEdit | TypeAhead, text: str) -> None:
    field.setFocus()
    type_text(field, text)
    if isinstance(field, TypeAhead):
        field.completer_popup().hide()
        # The offscreen platform does not give the focus back to the window by itself.
        field.window().activateWindow()
        qtbot.waitUntil(field.window().isActiveWindow)
    field.clearFocus()


def test_a_purpose_with_two_bases_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    screen.purposes.add_purpose()
    row = screen.purposes.row(0)
    title = row.findChildren(GrowingText)[0]
    qtbot.waitUntil(title.hasFocus)
    _write(qtbot, title, "Lønudbetaling")
    for code in ("6(1)(b)", "6(1)(c)"):
        row.add_basis()
        panel = row.panel
        assert panel is not None
        article = panel.field("article")
        assert isinstance(article, TypeAhead)
        qtbot.waitUntil(article.hasFocus)
        _write(qtbot, article, code)
        press(panel, Qt.Key.Key_Escape)
    assert row.panel is None
    [purpose] = screen.view.document["purposes"]
    assert purpose["title"] == "Lønudbetaling"
    assert [basis["article"] for basis in purpose["bases"]] == ["6(1)(b)", "6(1)(c)"]
    assert [chip.text() for chip in row.chips()] == ["Art. 6(1)(b)", "Art. 6(1)(c)"]


def test_an_edit_is_stored_when_the_field_is_left(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    owner = screen.form.box("owner").binding.widget
    assert isinstance(owner, LineEdit)
    _write(qtbot, owner, "Mette")
    assert screen.view.document["owner"] == "Mette"
    assert desk.session.undo_text() == "Edit Owner"


def test_half_typed_text_is_stored_within_seconds(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    notes = screen.form.box("notes").binding.widget
    assert isinstance(notes, GrowingText)
    notes.setFocus()
    type_text(notes, "half a sen")
    qtbot.waitUntil(lambda: screen.view.document["notes"] == "half a sen", timeout=5000)
    assert notes.hasFocus()
    type_text(notes, "tence")
    notes.clearFocus()
    assert screen.view.document["notes"] == "half a sentence"
    desk.session.undo()
    assert screen.view.document["notes"] == ""
    assert notes.toPlainText() == ""


def test_retention_in_the_data_grid_undone_closed_and_undone_again(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    grid = screen.grid("data")
    assert grid.adder is not None
    _write(qtbot, grid.adder, "Bankkonto")
    text = grid.row(0).bindings["text"].widget
    assert isinstance(text, GrowingText)
    _write(qtbot, text, "5 år efter fratræden")
    period = grid.row(0).bindings["period"].widget
    assert isinstance(period, LineEdit)
    _write(qtbot, period, "5 years")
    assert screen.view.document["data"][0]["retention"]["period"] == "P5Y"
    assert period.text() == "5 years"
    desk.acts.undo()
    assert screen.view.document["data"][0]["retention"]["period"] == ""
    number, path = screen.view.id, desk.session.path
    assert path is not None
    desk.session.close()
    assert desk.window.screen_name == "start"
    desk.acts.open_path(path)
    assert desk.session.undo_text() == "Edit Time limit for erasure"
    desk.acts.undo()
    desk.window.open_activity(number)
    reopened = _screen(desk)
    assert reopened.view.document["data"][0]["retention"]["text"] == ""
    assert reopened.view.document["data"][0]["category"] == "Bankkonto"


def test_recipients_are_added_by_name(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    grid = screen.grid("recipients")
    assert grid.adder is not None
    _write(qtbot, grid.adder, "Bogholderi A/S")
    _write(qtbot, grid.adder, "Skattestyrelsen")
    assert [r["name"] for r in screen.view.document["recipients"]] == ["Bogholderi A/S", "Skattestyrelsen"]
    grid.row(1).remove()
    assert [r["name"] for r in screen.view.document["recipients"]] == ["Bogholderi A/S"]
    grid.row(0).toggle_details()
    assert grid.row(0).details_shown


def test_a_refusal_stands_beside_its_field(desk: Desk, qtbot: QtBot) -> None:
    first, second = _new(desk), _new(desk)
    taken = first.view.document["number"] if first.view.exists else ""
    number = second.form.box("number").binding.widget
    assert isinstance(number, LineEdit)
    number.setFocus()
    number.selectAll()
    type_text(number, taken)
    number.clearFocus()
    assert second.view.document["number"] != taken
    assert number.property("state") == "error"
    assert number.text() == taken
    assert any(taken in text for text in second.form.box("number").messages())


def test_not_applicable_with_a_reason(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    section = screen.form.section("transfers")
    section.say("not_applicable")
    reason = section.reason
    assert reason is not None
    _write(qtbot, reason, "Only in the EU")
    assert screen.view.answer("transfers") == ("not_applicable", "Only in the EU")
    states = {slot.slot: slot.state for slot in screen.view.slots()}
    assert states["transfers"] == "not_applicable"


def test_the_side_list_leads_to_each_part(sample_desk: Desk, qtbot: QtBot) -> None:
    for number in (sample_desk.table.ids()[0], sample_desk.table.ids()[-1]):
        sample_desk.window.open_activity(number)
        screen = _screen(sample_desk)
        for slot in screen.view.slots():
            screen.jump(slot.slot)
            focused = sample_desk.window.focusWidget()
            assert focused is not None
            assert screen.form.section(slot.slot).isAncestorOf(focused)


def test_the_search_of_the_register(sample_desk: Desk, qtbot: QtBot) -> None:
    window = sample_desk.window
    window.show_screen("register")
    screen = window.current()
    assert isinstance(screen, RegisterScreen)
    total = sample_desk.table.rowCount()
    screen.focus_search()
    type_text(screen.search_line, "marketing")
    qtbot.waitUntil(lambda: 0 < sample_desk.table.rowCount() < total)
    press(screen.search_line, Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.opened):
        press(screen.view, Qt.Key.Key_Return)
    assert window.screen_name == "activity"
    _screen(sample_desk).closed.emit()
    assert window.screen_name == "register"


def test_removing_is_one_step_that_undo_takes_back(sample_desk: Desk) -> None:
    window = sample_desk.window
    window.show_screen("register")
    before = sample_desk.table.ids()
    screen = window.current()
    assert isinstance(screen, RegisterScreen)
    screen.select(before[1])
    sample_desk.acts.activities.remove()
    assert before[1] not in sample_desk.table.ids()
    window.undo_requested.emit(1)
    assert sample_desk.table.ids() == before


def test_previous_and_next_follow_the_table(sample_desk: Desk) -> None:
    ids = sample_desk.table.ids()
    sample_desk.window.open_activity(ids[0])
    sample_desk.window.step(1)
    assert _screen(sample_desk).view.id == ids[1]
    sample_desk.window.step(-1)
    sample_desk.window.step(-1)
    assert _screen(sample_desk).view.id == ids[0]
