"""The form of an activity beyond the main job: order, help, history, additional columns, recipients, what is made later."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.editors.field_place import place_of
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from tests.ui.keys import press


def _new(desk: Desk) -> ActivityScreen:
    desk.acts.add_activity("controller")
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
    assert not fresh.form._grids, "what the window does not show is not made before the first picture"
    qtbot.waitUntil(lambda: "data" in fresh.form._grids and len(fresh.form._grids["data"]._made) == 12)


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
    sections = [section for section in screen.form._sections if not section.isHidden()]
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
