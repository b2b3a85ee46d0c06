"""Very long paragraphs in pieces: what is typed, deleted, pasted, copied and undone is as in an editor without any."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from register_app.ui.widgets import pieces
from register_app.ui.widgets.growing import GrowingText

_LONG = "Løn og personale, " * 1000


def _blocks(editor: GrowingText) -> list[int]:
    block, found = editor.document().begin(), []
    while block.isValid():
        found.append(len(block.text()))
        block = block.next()
    return found


@pytest.mark.parametrize(
    "text", [_LONG, "x" * 30_000, "short\n" + _LONG + "\n\nshort", "😀" * 9000, "a\u00a0b " * 4000]
)
def test_a_long_paragraph_lies_in_pieces_and_reads_as_it_was(qtbot: QtBot, text: str) -> None:
    editor = GrowingText()
    qtbot.addWidget(editor)
    editor.set_text(text)
    assert editor.toPlainText() == text
    assert max(_blocks(editor)) < pieces.PIECE * 2
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == text


def test_a_space_that_keeps_words_together_stays_one(qtbot: QtBot) -> None:
    editor = GrowingText()
    qtbot.addWidget(editor)
    editor.set_text("§\u00a05")
    assert editor.toPlainText() == "§\u00a05"


def test_a_long_paragraph_that_is_pasted_lies_in_pieces(qtbot: QtBot) -> None:
    editor = GrowingText()
    qtbot.addWidget(editor)
    editor.set_text("before after")
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    data = QMimeData()
    data.setText(_LONG)
    editor.insertFromMimeData(data)
    assert editor.toPlainText() == "before " + _LONG + "after"
    assert max(_blocks(editor)) < pieces.PIECE * 2
    editor.undo()
    assert editor.toPlainText() == "before after"


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["type", "enter", "back", "delete", "select", "paste", "undo", "redo", "go"]),
        st.integers(0, 60),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(acts=_ACTS)
def test_every_act_does_what_it_does_without_pieces(qapp: QApplication, acts: list[tuple[str, int]]) -> None:
    text = "abc def gh " * 6
    plain, cut = GrowingText(), GrowingText()
    monkey = pytest.MonkeyPatch()
    try:
        plain.set_text(text)
        with monkey.context() as patch:
            patch.setattr(pieces, "LONG", 20)
            patch.setattr(pieces, "PIECE", 12)
            cut.set_text(text)
            assert len(_blocks(cut)) > 3
            for act, number in acts:
                before = plain.toPlainText()
                for editor in (plain, cut):
                    _do(editor, act, number, before)
                assert cut.toPlainText() == plain.toPlainText(), act
    finally:
        plain.deleteLater()
        cut.deleteLater()


def _place(editor: GrowingText, at: int) -> int:
    """Where in the document a place of the text is: the breaks between pieces count there."""
    block, passed = editor.document().begin(), 0
    while True:
        inside = at - passed
        if inside <= len(block.text()) or not block.next().isValid():
            return block.position() + min(inside, len(block.text()))
        passed += len(block.text()) + (0 if pieces.is_joined(block.next()) else 1)
        block = block.next()


def _do(editor: GrowingText, act: str, number: int, text: str) -> None:
    at = number % (len(text) + 1)
    if act in ("undo", "redo"):
        getattr(editor, act)()
        return
    cursor = QTextCursor(editor.document())
    cursor.setPosition(_place(editor, at))
    if act == "select":
        cursor.setPosition(_place(editor, min(at + 15, len(text))), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    match act:
        case "type":
            QTest.keyClick(editor, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier)
        case "enter":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        case "back":
            QTest.keyClick(editor, Qt.Key.Key_Backspace)
        case "delete" | "select":
            QTest.keyClick(editor, Qt.Key.Key_Delete)
        case "paste":
            data = QMimeData()
            data.setText("one\ntwo three four five six seven")
            editor.insertFromMimeData(data)
