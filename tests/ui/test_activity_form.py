"""The form of an activity beyond the main job: order, help, history, additional columns, recipients, what is made later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.editors.field_place import place_of
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from tests.ui.keys import press, type_text


def _new(desk: Desk) -> ActivityScreen:
    desk.acts.activities.add("controller")
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    return screen


def _titles(screen: ActivityScreen) -> list[str]:
    return [purpose["title"] for purpose in screen.view.document["purposes"]]


def test_rows_below_the_edge_are_made_later_and_all_of_them(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    for number in range(12):
        screen.view.add("data_use", values={"category": f"Category {number}"})
    again = desk.window.open_activity(screen.view.id)
    assert again is screen
    desk.window.rebuild()
    fresh = desk.window.current()
    assert isinstance(fresh, ActivityScreen)
    assert not fresh.form._parts.grids, "what the window does not show is not made before the first picture"
    qtbot.waitUntil(
        lambda: "data" in fresh.form._parts.grids and len(fresh.form._parts.grids["data"]._made) == 12
    )


def test_purposes_change_their_order_by_keys_and_by_mouse(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    for title in ("One", "Two", "Three"):
        screen.view.add("purpose", values={"title": title})
    screen.purposes.row(2).focus_title()
    press(desk.window.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _titles(screen) == ["One", "Three", "Two"]
    qtbot.wait(20)
    first, last = screen.purposes.row(0), screen.purposes.row(2)
    screen.purposes._order.drop(first, last.mapToGlobal(QPoint(5, last.height() - 1)))
    assert _titles(screen) == ["Three", "Two", "One"]
    desk.session.undo(2)
    assert _titles(screen) == ["One", "Two", "Three"]


def _articles(screen: ActivityScreen) -> list[list[str]]:
    purposes = screen.view.document["purposes"]
    return [[basis["article"] for basis in purpose["bases"]] for purpose in purposes]


def test_a_basis_moves_to_another_purpose_by_keys_and_by_mouse(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    for title, articles in (("One", ("6(1)(a)", "6(1)(b)")), ("Two", ("6(1)(c)",)), ("Three", ())):
        purpose = screen.view.add("purpose", values={"title": title})
        for article in articles:
            screen.view.add("purpose_basis", purpose, {"article": article})
    qtbot.wait(20)
    steps = len(desk.session.register.steps())
    grid, alt = screen.purposes, Qt.KeyboardModifier.AltModifier
    chip = grid.row(0).chips()[0]
    chip.setFocus()
    press(chip, Qt.Key.Key_Down, alt)
    assert _articles(screen) == [["6(1)(b)", "6(1)(a)"], ["6(1)(c)"], []]
    press(desk.window.focusWidget(), Qt.Key.Key_Down, alt)
    assert _articles(screen) == [["6(1)(b)"], ["6(1)(a)", "6(1)(c)"], []]
    assert desk.window.focusWidget() is grid.row(1).chips()[0]
    assert len(desk.session.register.steps()) == steps + 2
    press(desk.window.focusWidget(), Qt.Key.Key_Up, alt)
    assert _articles(screen) == [["6(1)(b)", "6(1)(a)"], ["6(1)(c)"], []]
    qtbot.wait(20)
    basis, last = grid.row(0).basis_refs()[1], grid.row(2)
    grid.row(0).chips()[1].dropped.emit(last.mapToGlobal(QPoint(last.width() - 60, last.height() // 2)))
    assert _articles(screen) == [["6(1)(b)"], ["6(1)(c)"], ["6(1)(a)"]]
    assert grid.row(2).basis_refs() == [basis]
    desk.session.undo()
    assert _articles(screen) == [["6(1)(b)", "6(1)(a)"], ["6(1)(c)"], []]
    desk.session.undo(3)
    assert _articles(screen) == [["6(1)(a)", "6(1)(b)"], ["6(1)(c)"], []]


def test_bases_change_their_order_and_stand_apart(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    purpose = screen.view.add("purpose", values={"title": "Care"})
    for article in ("6(1)(e)", "9(2)(h)", "6(1)(a)"):
        screen.view.add("purpose_basis", purpose, {"article": article})
    row = screen.purposes.row(0)
    assert [chip.text() for chip in row.chips()] == ["Art. 6(1)(e)", "Art. 9(2)(h)", "Art. 6(1)(a)"]
    health = row.chips()[1]
    assert row._apart.place_of(health) == 0
    assert row._flow.place_of(health) == -1
    assert row._sentence.text() == "Art. 6(1)(e) or consent (Art. 6(1)(a)); also Art. 9(2)(h)"
    row.chips()[2].setFocus()
    press(row.chips()[2], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    bases = screen.view.document["purposes"][0]["bases"]
    assert [basis["article"] for basis in bases] == ["6(1)(e)", "6(1)(a)", "9(2)(h)"]
    qtbot.wait(20)
    consent, task = row.basis_refs()[1], row.chips()[0]
    row.drop_basis(consent, task.mapToGlobal(QPoint(2, 5)))
    bases = screen.view.document["purposes"][0]["bases"]
    assert [basis["article"] for basis in bases] == ["6(1)(a)", "6(1)(e)", "9(2)(h)"]


def test_names_in_a_list_change_their_order(desk: Desk) -> None:
    screen = _new(desk)
    screen.view.set_list(screen.view.ref, "systems", ["A", "B", "C"])
    chips = screen.form.box("systems").binding.widget
    assert isinstance(chips, ChipsEdit)
    press(chips._chips[2], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.view.document["systems"] == ["A", "C", "B"]


def test_a_pasted_list_becomes_several_names_as_one_step(desk: Desk) -> None:
    screen = _new(desk)
    screen.view.set_list(screen.view.ref, "systems", ["Payroll"])
    screen.view.set_list(screen.view.ref, "systems", [])
    chips = screen.form.box("systems").binding.widget
    assert isinstance(chips, ChipsEdit)
    steps = len(desk.session.register.steps())
    assert chips.field.insert_many("payroll; Archive\nMail")
    assert screen.view.document["systems"] == ["Payroll", "Archive", "Mail"]
    assert len(desk.session.register.steps()) == steps + 1


def test_a_recipient_is_a_party_or_a_category(desk: Desk) -> None:
    screen = _new(desk)
    screen.view.add("disclosure", values={"name": "Authorities"})
    kind = screen.grid("recipients").row(0).bindings["kind"].widget
    assert isinstance(kind, ChoiceBox)
    assert [kind.itemData(place) for place in range(kind.count())] == ["party", "category"]
    kind.chosen.emit("category")
    assert screen.view.document["recipients"][0]["kind"] == "category"
    desk.session.undo()
    assert kind.currentData() == "party"


def test_data_with_a_basis_of_their_own_ask_for_it(desk: Desk) -> None:
    screen = _new(desk)
    screen.view.add("data_use", values={"category": "Health"})
    row = screen.grid("data").row(0)
    use, own = row.bindings["basis_use"].widget, row.bindings["basis"].widget
    assert own.isHidden()
    assert isinstance(use, ChoiceBox)
    use.chosen.emit("own")
    assert not own.isHidden()
    use.chosen.emit("unclarified")
    assert own.isHidden()
    assert use.property("tone") == "warning"
    assert use.currentText() == "Not clarified"


def test_a_retention_rule_is_taken_over_in_the_row(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    for values in ({"category": "A", "text": "5 years"}, {"category": "B"}):
        screen.view.add("data_use", values=values)
    grid = screen.grid("data")
    grid.row(0).keep_as_rule()
    texts = [action.text().split("\t")[0] for action in grid.row(1).fill_menu().actions()]
    assert "Take over retention rule …" in texts
    grid.row(1).focus_rule()
    rule = grid.row(1).rule
    assert rule is not None
    rule.chosen.emit("5 years")
    assert screen.view.document["data"][1]["retention"]["text"] == "5 years"


def test_additional_columns_are_copied_into_fields(desk: Desk) -> None:
    screen = _new(desk)
    assert screen.form.extras.isHidden()
    screen.view.set(screen.view.ref, "notes", "Before")
    screen.view.add("extra", values={"heading": "Responsible", "text": "Mette"})
    assert not screen.form.extras.isHidden()
    row = screen.form.extras.row(0)
    row.copy_into("notes")
    row.copy_into("owner")
    row.copy_to_purpose()
    document = screen.view.document
    assert (document["notes"], document["owner"]) == ("Before\nMette", "Mette")
    assert _titles(screen) == ["Mette"]
    assert document["extra"] == {"Responsible": "Mette"}
    row.remove()
    assert screen.view.document["extra"] == {}


def test_f1_helps_and_f4_shows_and_restores(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    owner = screen.form.box("owner").binding.widget
    assert isinstance(owner, LineEdit)
    for name in ("Mette", "Søren"):
        screen.view.set(screen.view.ref, "owner", name)
        desk.session.end_merge()
    owner.setFocus()
    helped = screen.field_help.show_help()
    assert helped is not None
    assert helped.accessibleName() == "Owner"
    press(helped, Qt.Key.Key_Escape)
    past = screen.field_help.show_past()
    assert past is not None
    assert [(line.before, line.after) for line in past.lines] == [("Mette", "Søren"), ("empty", "Mette")]
    past.restore(past.lines[0])
    assert screen.view.document["owner"] == "Mette"
    assert desk.session.undo_text() == "Edit Owner"


def test_every_stop_of_the_form_is_a_field_with_help_or_a_named_control(
    sample_desk: Desk, qtbot: QtBot
) -> None:
    sample_desk.window.open_activity(sample_desk.table.ids()[0])
    screen = sample_desk.window.current()
    assert isinstance(screen, ActivityScreen)
    screen.form.complete()
    qtbot.wait(10)
    seen = _tour(sample_desk, screen)
    assert len(seen) > 30
    fields = {place.field.key for place in map(place_of, seen) if place is not None}
    assert {
        "activity.name",
        "purpose.title",
        "data_use.text",
        "activity.measures",
        "activity.notes",
    } <= fields
    assert all(widget.accessibleName() for widget in seen)


def _tour(desk: Desk, screen: ActivityScreen) -> list[QWidget]:
    """Press Tab until the cursor is where it began; each stop once, none a trap."""
    screen.focus_name()
    seen: list[QWidget] = []
    while True:
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            told = [widget.accessibleName() for widget in seen[seen.index(focused) :]]
            assert focused is seen[0], f"Tab is caught in {told}"
            return [widget for widget in seen if screen.isAncestorOf(widget)]
        seen.append(focused)
        press(focused, Qt.Key.Key_Tab)


def test_tab_goes_through_the_form_from_the_top_down(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    screen.form.complete()
    for title in ("One", "Two"):
        purpose = screen.view.add("purpose", values={"title": title})
        screen.view.add("purpose_basis", purpose, {"article": "6(1)(b)"})
    for name in ("Names", "Addresses"):
        screen.view.add("data_use", values={"category": name})
    qtbot.wait(20)
    body = screen.form.widget()
    assert body is not None
    tour = _tour(desk, screen)
    stops = [widget for widget in tour if body.isAncestorOf(widget)]
    parts = ["slots" if screen.slots.isAncestorOf(w) else "form" if w in stops else "bar" for w in tour]
    first, last = parts.index("slots"), parts.index("form")
    assert set(parts[first:last]) == {"slots"}, "the side list comes as one, right before the form"
    assert parts.count("slots") == last - first
    sections = [section for section in screen.form._parts.sections if not section.isHidden()]
    order = [
        next(place for place, section in enumerate(sections) if section.isAncestorOf(widget))
        for widget in stops
    ]
    assert order == sorted(order), "a section is left before its last field"
    rows = [screen.purposes.row(place) for place in range(2)]
    within = [next((i for i, row in enumerate(rows) if row.isAncestorOf(widget)), -1) for widget in stops]
    within = [place for place in within if place >= 0]
    assert within == sorted(within)


def test_a_form_behind_another_screen_is_up_to_date_when_it_comes_to_the_front(desk: Desk) -> None:
    first = _new(desk)
    number = first.view.id
    desk.window.show_screen("register")
    first.view.set(first.view.ref, "owner", "Mette")
    desk.session.end_merge()
    desk.window.open_activity(number)
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    owner = screen.form.box("owner").binding.widget
    assert isinstance(owner, LineEdit)
    assert owner.text() == "Mette"


def _in_view(screen: ActivityScreen, widget: QWidget) -> bool:
    """Whether the whole of a widget is on the screen."""
    port = screen.form.viewport()
    top = widget.mapTo(port, QPoint()).y()
    return top >= 0 and top + widget.height() <= port.height()


def test_what_one_works_in_stays_on_the_screen(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1000, 420)
    screen = _new(desk)
    screen.form.complete()
    screen.purposes.add_purpose()
    qtbot.waitUntil(lambda: screen.purposes.row_count() == 1)
    row = screen.purposes.row(0)
    row.add_basis()
    panel = row.panel
    assert panel is not None
    # The whole of the small editor, not only the field with the cursor.
    qtbot.waitUntil(lambda: _in_view(screen, panel))
    press(panel, Qt.Key.Key_Escape)
    # The field for the next name goes down with each row that comes above it.
    adder = screen.grid("data").adder
    assert adder is not None
    adder.setFocus()
    for place in range(4):
        adder.chosen.emit(f"Data {place}")
        qtbot.waitUntil(partial(lambda rows: screen.grid("data").row_count() == rows, place + 1))
        qtbot.waitUntil(lambda: _in_view(screen, adder))
        assert adder.hasFocus()
    assert screen.grid("data").row_count() == 4
    # Who looks elsewhere is left there when something changes below.
    bar = screen.form.verticalScrollBar()
    bar.setValue(0)
    screen.view.add("data_use", values={"category": "Late"})
    qtbot.wait(50)
    assert bar.value() == 0


def test_the_cursor_of_a_text_taller_than_the_window_stays_on_the_screen(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(1000, 380)
    screen = _new(desk)
    text = screen.form.box("description").binding.widget
    assert isinstance(text, GrowingText)
    qtbot.wait(20)  # the name has the focus first
    text.setFocus()
    text.insertPlainText("\n".join(f"line {number}" for number in range(22)))
    port = screen.form.viewport()
    assert text.height() > port.height()

    def cursor_seen() -> bool:
        place = text.mapTo(port, text.cursorRect().center()).y()
        return 0 <= place <= port.height()

    qtbot.waitUntil(cursor_seen)
    text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(cursor_seen)


def test_a_copy_waits_for_its_own_name(sample_desk: Desk, qtbot: QtBot) -> None:
    screen = sample_desk.window.open_activity(sample_desk.table.ids()[0])
    assert isinstance(screen, ActivityScreen)
    sample_desk.acts.activities.duplicate()
    copy = sample_desk.window.current()
    assert isinstance(copy, ActivityScreen)
    assert copy is not screen
    qtbot.waitUntil(copy._name.hasFocus)
    assert copy._name.selectedText() == copy.view.document["name"]


def test_parts_are_reached_and_added_to_by_keys(desk: Desk, qtbot: QtBot) -> None:
    screen, actions = _new(desk), desk.window.actions_
    assert actions is not None
    qtbot.wait(20)

    def here() -> str:
        focused = desk.window.focusWidget()
        assert focused is not None
        return next((slot for slot, s in screen.form._parts.by_slot.items() if s.isAncestorOf(focused)), "")

    for _step in range(3):
        actions["next_part"].trigger()
    assert here() == "purposes"
    for count in (1, 2):
        actions["add_row"].trigger()
        qtbot.waitUntil(lambda count=count: len(_titles(screen)) == count)  # type: ignore[misc]
        qtbot.wait(20)
        assert here() == "purposes", "ready to be written"
    actions["next_part"].trigger()
    assert here() == "data"
    actions["add_row"].trigger()
    adder = screen.grid("data").adder
    assert adder is not None
    assert adder.hasFocus(), "where rows are added by name, the field for that"
    actions["previous_part"].trigger()
    assert here() == "purposes"


def test_enter_leads_from_the_name_to_the_first_field(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    qtbot.wait(20)
    screen.focus_name()
    type_text(screen._name, "Payroll")
    press(screen._name, Qt.Key.Key_Return)
    description = screen.form.box("description").binding.widget
    assert description.hasFocus()
    assert screen.view.text("name") == "Payroll"


def test_the_side_list_is_one_stop_and_its_lines_are_reached_by_arrows(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    qtbot.wait(20)
    lines = screen.slots.lines()
    tour = _tour(desk, screen)
    assert len([widget for widget in tour if screen.slots.isAncestorOf(widget)]) == 1
    lines[0].setFocus()
    press(lines[0], Qt.Key.Key_Down)
    press(lines[1], Qt.Key.Key_Down)
    assert lines[2].hasFocus()
    press(lines[2], Qt.Key.Key_Up)
    assert lines[1].hasFocus()
    press(lines[1], Qt.Key.Key_Return)
    focused = desk.window.focusWidget()
    assert focused is not None
    assert screen.form.section("purposes").isAncestorOf(focused)


def test_an_empty_field_of_a_row_says_what_it_is_for(desk: Desk, qtbot: QtBot) -> None:
    screen = _new(desk)
    screen.view.add("data_use", values={"category": "Names"})
    row = screen.grid("data").row(0)
    shown = {}
    for name in ("text", "period"):
        widget = row.bindings[name].widget
        assert isinstance(widget, (LineEdit, GrowingText))
        shown[name] = widget.placeholderText()
    assert shown == {"text": "Add …", "period": "Period"}, "the second one stands below no heading of its own"


def test_the_heading_of_a_part_stays_where_one_jumped_to(sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.look.choose("light", 200)
    first, second = sample_desk.table.ids()[:2]
    for number, slot in ((first, "data"), (second, "recipients")):
        screen = sample_desk.window.open_activity(number)
        assert isinstance(screen, ActivityScreen)
        screen.jump(slot)
        bar, section = screen.form.verticalScrollBar(), screen.form.section(slot)
        qtbot.waitUntil(lambda screen=screen: not screen.form.kept._leading.isActive())  # type: ignore[misc]
        assert section.y() - bar.value() == 8
    sample_desk.look.choose("light", 100)
