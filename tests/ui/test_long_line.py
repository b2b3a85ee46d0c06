"""A very long text in a field of one line: all of it is there, and a key lays out no more than a piece of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.long_line import LONG, LongLine
from tests.ui.keys import press, type_text

_TEXTS = ["x" * 200_000, "some words and more " * 10_000, "no\u00a0break " * 900, "👩‍👩‍👧‍👦" * 1200]


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[LineEdit]:
    """Shown and active, with another field behind it."""
    window = QWidget()
    layout = QVBoxLayout(window)
    made, behind = LineEdit(window), QLineEdit(window)
    layout.addWidget(made)
    layout.addWidget(behind)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus()
    yield made
    window.close()


def _is_long(field: LineEdit) -> bool:
    return field.long_line is not None


@pytest.mark.parametrize("text", _TEXTS)
def test_the_whole_text_is_held_in_pieces(field: LineEdit, text: str) -> None:
    field.set_text(text)
    assert field.text() == text
    assert field.long_line is not None
    assert QLineEdit.text(field) == "", "what Qt lays out with every key"
    blocks = field.long_line.document()
    longest = max(blocks.findBlockByNumber(place).length() for place in range(blocks.blockCount()))
    assert longest < 10_000


def test_what_is_pasted_goes_there_and_is_typed_on(field: LineEdit) -> None:
    told: list[str] = []
    field.edited.connect(told.append)
    QGuiApplication.clipboard().setText("long " * 4_000)
    type_text(field, "A ")
    press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told[-1] == field.text() == "A " + "long " * 4_000
    assert field.hasFocus()
    assert isinstance(field.long_line, LongLine)
    type_text(field.long_line, "!")
    assert told[-1] == field.text() == "A " + "long " * 4_000 + "!"
    press(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    type_text(field, "?")
    assert told[-1] == field.text() == "?A " + "long " * 4_000 + "!"


def test_it_stays_a_field_of_one_line(field: LineEdit, qtbot: QtBot) -> None:
    height = field.height()
    field.set_text("words " * 2_000)
    assert field.long_line is not None
    with qtbot.waitSignal(field.returnPressed):
        press(field.long_line, Qt.Key.Key_Return)
    assert "\n" not in field.text()
    QGuiApplication.clipboard().setText("two\nlines")
    press(field.long_line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "two lines" in field.text()
    assert field.height() == height
    assert field.long_line.height() < height
    field.setReadOnly(True)
    assert field.long_line.isReadOnly()


def test_shortened_it_is_an_ordinary_field_again(field: LineEdit, qtbot: QtBot) -> None:
    field.set_text("y" * (LONG + 100))
    assert field.long_line is not None
    press(field.long_line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field.long_line, "short")
    with qtbot.waitSignal(field.left):
        press(field.long_line, Qt.Key.Key_Tab)
    assert QLineEdit.text(field) == field.text() == "short"
    field.set_text("z" * (LONG + 1))
    field.set_text("short again")
    assert not _is_long(field)
    assert field.text() == "short again"
    field.set_text("z" * (LONG + 1))
    field.clear()
    assert field.text() == ""


def test_it_is_not_left_while_the_text_is_handed_over(field: LineEdit) -> None:
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    # As a form does when a field is left: what is stored is shown again.
    field.left.connect(lambda: field.set_text("what is stored"))
    QGuiApplication.clipboard().setText("long " * 4_000)
    press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert left == []
    assert field.text() == "long " * 4_000


def test_the_cursor_is_seen_after_pasting_and_the_beginning_after_leaving(
    field: LineEdit, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("=begin " + "some words " * 900)
    field.paste()
    qtbot.wait(30)
    held = field.long_line
    assert held is not None
    assert held.viewport().rect().intersects(held.cursorRect()), "where one goes on writing"
    held.clearFocus()
    qtbot.wait(30)
    assert held.verticalScrollBar().value() == 0
    assert held.cursorForPosition(held.viewport().rect().center()).position() < 40
