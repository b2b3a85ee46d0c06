"""The widgets of the form: text that grows, names that are picked, chips."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextOption
from PySide6.QtWidgets import QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from register_app.ui.dialogs import ask
from register_app.ui.widgets.chips import Chip, ChipsEdit, ChipText
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import caption, label, tip
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import Choice, ChoicesModel
from tests.ui.keys import press, type_text


def _choices(*names: str, creatable: bool = True) -> ChoicesModel:
    return ChoicesModel(lambda: [Choice(name, name) for name in names], creatable=creatable)


_Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[_Show]:
    """Puts widgets on a page that is shown and kept until the test ends."""
    pages = []

    def put(*widgets: QWidget) -> QWidget:
        pages.append(_page(qtbot, *widgets))
        return pages[-1]

    yield put
    pages.clear()


def _page(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addWidget(QPushButton("last"))
    qtbot.addWidget(page)
    page.resize(400, 300)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_a_text_grows_and_tab_leaves_it(qtbot: QtBot, show: _Show) -> None:
    text = GrowingText()
    show(text)
    low = text.height()
    text.setFocus()
    type_text(text, "one")
    press(text, Qt.Key.Key_Return)
    press(text, Qt.Key.Key_Return)
    type_text(text, "three")
    assert text.height() > low
    with qtbot.waitSignal(text.left):
        press(text, Qt.Key.Key_Tab)
    assert not text.hasFocus()
    assert text.toPlainText() == "one\n\nthree"


def test_a_very_long_text_stays_within_the_screen(qtbot: QtBot, show: _Show) -> None:
    text = GrowingText()
    show(text)
    text.set_text("æøå " * 50_000)
    assert text.height() < 700


def test_text_is_pasted_without_its_looks(qtbot: QtBot, show: _Show) -> None:
    from PySide6.QtCore import QMimeData

    text = GrowingText()
    show(text)
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold\r\n<img src=x>")
    text.insertFromMimeData(data)
    assert "<img src=x>" in text.toPlainText()


def test_set_text_is_not_an_edit(qtbot: QtBot, show: _Show) -> None:
    text, line = GrowingText(), LineEdit()
    show(text, line)
    with qtbot.assertNotEmitted(text.edited), qtbot.assertNotEmitted(line.edited):
        text.set_text("stored")
        line.set_text("stored")


def test_picking_a_known_name(qtbot: QtBot, show: _Show) -> None:
    pick = TypeAhead(_choices("Kunder", "Medarbejdere"))
    show(pick)
    pick.setFocus()
    type_text(pick, "medarb")
    with qtbot.waitSignal(pick.chosen) as told:
        press(pick.completer_popup(), Qt.Key.Key_Return)
    assert told.args == ["Medarbejdere"]
    assert pick.text() == "Medarbejdere"


def test_writing_a_new_name_and_leaving(qtbot: QtBot, show: _Show) -> None:
    pick = TypeAhead(_choices("Kunder"))
    show(pick)
    pick.setFocus()
    type_text(pick, "Leverandører")
    pick.completer_popup().hide()
    with qtbot.waitSignal(pick.chosen) as told:
        pick.clearFocus()
    assert told.args == ["Leverandører"]


def test_escape_brings_back_what_was_there(qtbot: QtBot, show: _Show) -> None:
    pick = TypeAhead(_choices("Kunder"))
    show(pick)
    pick.set_choice("Kunder")
    pick.setFocus()
    type_text(pick, "xyz")
    pick.completer_popup().hide()
    with qtbot.assertNotEmitted(pick.chosen):
        press(pick, Qt.Key.Key_Escape)
        pick.clearFocus()
    assert pick.text() == "Kunder"


def test_fixed_choices_take_nothing_else(qtbot: QtBot, show: _Show) -> None:
    pick = TypeAhead(_choices("6(1)(a)", creatable=False), strict=True)
    show(pick)
    pick.setFocus()
    type_text(pick, "nonsense")
    with qtbot.assertNotEmitted(pick.chosen):
        pick.clearFocus()
    assert pick.text() == ""


def test_a_pasted_list_becomes_several_chips(qtbot: QtBot, show: _Show) -> None:
    chips = ChipsEdit(_choices("Kunder"), "Data subjects")
    show(chips)
    field = chips.field
    field.setFocus()
    QGuiApplication.clipboard().setText("kunder\nAnsatte\n\nAnsøgere\tKunder")
    with qtbot.waitSignal(chips.changed) as told:
        press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [["Kunder", "Ansatte", "Ansøgere"]]


def test_chips_by_keyboard(qtbot: QtBot, show: _Show) -> None:
    chips = ChipsEdit(_choices("A", "B"), "Data subjects")
    show(chips)
    chips.set_values(["A", "B"])
    chips.field.setFocus()
    press(chips.field, Qt.Key.Key_Backspace)
    second = QGuiApplication.focusObject()
    assert isinstance(second, Chip)
    assert second.accessibleName() == "B"
    press(second, Qt.Key.Key_Left)
    first = QGuiApplication.focusObject()
    assert isinstance(first, Chip)
    with qtbot.waitSignal(chips.changed) as told:
        press(first, Qt.Key.Key_Delete)
    assert told.args == [["B"]]


def test_a_chip_shortens_what_is_long_and_says_it_in_full(qtbot: QtBot, show: _Show) -> None:
    chip = Chip(ChipText("x" * 300))
    show(chip)
    assert len(chip.text()) < 60
    assert chip.accessibleName() == "x" * 300


def test_the_wheel_does_not_change_a_choice_in_passing(qtbot: QtBot) -> None:
    box = ChoiceBox()
    box.set_choices({"a": "A", "b": "B"}, "none")
    box.set_value("unknown value")
    assert box.currentData() == "unknown value"
    box.set_value("a")
    assert box.currentText() == "A"


def test_texts_are_never_markup(qtbot: QtBot) -> None:
    evil = '<img src="file:///x"><b>&A</b>'
    shown = label(evil)
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;img" in tip(evil)
    assert "<img" not in tip(evil)
    assert caption("R&D\nx") == "R&&D x"
    assert len(tip("x" * 100_000)) < 2000
    assert QToolTip.text() == ""


def test_message_boxes_show_plain_text(qtbot: QtBot) -> None:
    box = ask._box(None, "t", "<b>x</b>")
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "<b>x</b>"


def test_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=4)
    labels = [QLabel("x" * 12) for _ in range(6)]
    for shown in labels:
        flow.addWidget(shown)
    wide = flow.heightForWidth(2000)
    narrow = flow.heightForWidth(200)
    assert narrow > wide
    flow.setGeometry(QRect(0, 0, 200, narrow))
    assert all(shown.geometry().right() <= 200 for shown in labels)
    rectangles = [shown.geometry() for shown in labels]
    assert not any(a.intersects(b) for i, a in enumerate(rectangles) for b in rectangles[:i])


def test_tab_leaves_the_chips_for_what_follows_them_also_after_one_was_added(
    qtbot: QtBot, show: _Show
) -> None:
    chips, behind, last = ChipsEdit(_choices(), "Systems"), LineEdit(), LineEdit()
    show(chips, behind, last)
    chips.changed.connect(chips.set_values)
    chips.field.setFocus()
    for name in ("SAP", "Excel"):
        type_text(chips.field, name)
        press(chips.field, Qt.Key.Key_Return)
    assert chips.values() == ["SAP", "Excel"]
    press(chips.field, Qt.Key.Key_Tab)
    assert behind.hasFocus()
    press(behind, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(chips.field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    focused = chips.window().focusWidget()
    assert isinstance(focused, Chip)
    assert focused.text() == "Excel"


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_K])
def test_fields_leave_the_programs_keys_alone(qtbot: QtBot, show: _Show, key: Qt.Key) -> None:
    """On X11 Qt's fields take Ctrl+E and Ctrl+K themselves: the export and the palette would not open."""
    for field in (LineEdit(), GrowingText(), TypeAhead(_choices())):
        show(field)
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        field.event(event)
        assert not event.isAccepted()


def test_a_field_of_one_line_takes_all_of_a_long_text(qtbot: QtBot, show: _Show) -> None:
    for field in (LineEdit(), TypeAhead(_choices())):
        show(field)
        field.setText("x" * 200_000)
        assert len(field.text()) == 200_000


def test_an_endless_word_is_broken_anywhere_and_no_other(qtbot: QtBot, show: _Show) -> None:
    field, wrap = GrowingText(), QTextOption.WrapMode
    show(field)
    field.set_text("some words " * 400)
    assert field.wordWrapMode() == wrap.WrapAtWordBoundaryOrAnywhere
    QGuiApplication.clipboard().setText("x" * 3000)
    field.setFocus()
    press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.wordWrapMode() == wrap.WrapAnywhere
    field.set_text("short again")
    assert field.wordWrapMode() == wrap.WrapAtWordBoundaryOrAnywhere
