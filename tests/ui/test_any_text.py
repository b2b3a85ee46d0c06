"""Anything may be typed or pasted anywhere: it is stored as it is, cleaned, or refused; and shown as plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from register_app.model.text import clean, one_line
from register_app.ui.desk import Desk
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.typeahead import TypeAhead
from tests.ui.keys import press

_CONTROL = Qt.KeyboardModifier.ControlModifier
_TEXTS = {
    "controls": "bell\a, escape\x1b[31m, null\0, delete\x7f end",
    "long": "Lorem ipsum " * 16_667,
    "one word": "x" * 200_000,
    "right to left": "\u202eevil\u202c שלום \u200fمرحبا\u200e",
    "combining": "a" + "\u0301" * 1000,
    "emoji": "👩‍👩‍👧‍👦 🇩🇰 🏳️‍🌈",
    "markup": '<b>X</b><img src="file:///nowhere/canary.png"><a href="file:///etc/passwd">y</a>',
    "formula": '=HYPERLINK("file:///etc/passwd","x")',
}


def _form(desk: Desk) -> ActivityScreen:
    desk.acts.activities.add("controller")
    QCoreApplication.processEvents()
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    screen.form.complete()
    return screen


def _paste_into(field: QWidget, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    press(field, Qt.Key.Key_V, _CONTROL)


def _box(name: str) -> Callable[[Desk, str], object]:
    def put(desk: Desk, text: str) -> object:
        screen = _form(desk)
        field = screen.form.box(name).binding.widget
        if isinstance(field, ChipsEdit):
            _paste_into(field.field, text)
            press(field.field, Qt.Key.Key_Return)
            return screen.view.document[name][0]  # type: ignore[literal-required]
        _paste_into(field, text)
        if isinstance(field, TypeAhead):
            press(field, Qt.Key.Key_Return)
        field.clearFocus()
        return screen.view.document[name]  # type: ignore[literal-required]

    return put


def _reason(desk: Desk, text: str) -> object:
    screen = _form(desk)
    screen.purposes.add_purpose()
    row = screen.purposes.row(0)
    row.add_basis()
    assert row.panel is not None
    field = row.panel.field("reason")
    _paste_into(field, text)
    field.clearFocus()
    return screen.view.document["purposes"][0]["bases"][0]["reason"]


def _cell(desk: Desk, text: str) -> object:
    _form(desk)
    desk.window.show_screen("register")
    screen = desk.window.current()
    assert isinstance(screen, RegisterScreen)
    screen.view.go_to(0, list(desk.table.column_keys()).index("name"))
    press(screen.view, Qt.Key.Key_F2)
    editor = screen.cells.editor
    assert editor is not None
    _paste_into(editor, text)
    press(editor, Qt.Key.Key_Return)
    [number] = desk.table.ids()
    row = desk.session.read().execute("SELECT name FROM activity WHERE id = ?", (number,)).fetchone()
    return row["name"]


_EDITORS: dict[str, tuple[Callable[[Desk, str], object], Callable[[str], str]]] = {
    "growing text": (_box("description"), clean),
    "line": (_box("owner"), one_line),
    "type-ahead": (_box("department"), one_line),
    "chips": (_box("systems"), one_line),
    "basis panel": (_reason, clean),
    "table cell": (_cell, one_line),
}


@pytest.mark.parametrize("editor", _EDITORS)
@pytest.mark.parametrize("kind", _TEXTS)
def test_any_text_is_stored_as_pasted_and_shown_as_text(desk: Desk, editor: str, kind: str) -> None:
    put, stored = _EDITORS[editor]
    # A clipboard ends at a NUL.
    text = _TEXTS[kind].replace("\0", "")
    assert put(desk, text) == stored(text)
    desk.window.grab()
    for shown in desk.window.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText or "<" not in shown.text()
    for widget in desk.window.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
