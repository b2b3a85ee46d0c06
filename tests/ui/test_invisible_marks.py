"""Invisible characters are said beside their field and taken out only where the user says so; undo brings them back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from register_app.ui.desk import Desk
from register_app.ui.editors.invisible_marks import sentence
from register_app.ui.screens.activity import ActivityScreen


def _screen(desk: Desk) -> ActivityScreen:
    desk.acts.activities.add("controller")
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    return screen


@pytest.mark.parametrize(
    ("name", "dirty", "clean"),
    [
        ("description", "løn\u00admodtager\u200b\nand \u202eso", "lønmodtager\nand so"),
        ("department", "H\u200bR", "HR"),
        ("owner", "Mette \u2066Holm\u2069", "Mette Holm"),
    ],
)
def test_they_are_said_and_removed_in_one_step(desk: Desk, name: str, dirty: str, clean: str) -> None:
    screen = _screen(desk)
    box = screen.form.box(name)
    screen.view.set(screen.view.ref, name, dirty)
    desk.session.end_merge()
    screen.refresh()
    assert screen.view.text(name) == dirty
    [said] = [text for text in box.messages() if "invisible" in text]
    assert "U+" in said
    [button] = [button for button in box.findChildren(QPushButton) if button.text() == "Remove them"]
    button.click()
    assert screen.view.text(name) == clean
    assert not [text for text in box.messages() if "invisible" in text]
    desk.session.undo()
    assert screen.view.text(name) == dirty


def test_they_are_said_in_lists_and_rows(desk: Desk) -> None:
    screen = _screen(desk)
    screen.view.set_list(screen.view.ref, "measures", ["Back\u200bup", "Locks"])
    screen.refresh()
    box = screen.form.box("measures")
    assert [text for text in box.messages() if "U+200B" in text]
    [button] = [button for button in box.findChildren(QPushButton) if button.text() == "Remove them"]
    button.click()
    assert screen.view.texts("measures") == ["Backup", "Locks"]


def test_nothing_is_said_of_plain_text(desk: Desk) -> None:
    screen = _screen(desk)
    screen.view.set(screen.view.ref, "description", "Løn, § 5 – og \U0001f469\u200d\U0001f4bb")
    screen.refresh()
    assert screen.form.box("description").messages() == []


def test_which_and_how_many() -> None:
    assert sentence({"\u200b": 1}) == "1 invisible character: U+200B ZERO WIDTH SPACE"
    assert sentence({"\u200b": 2, "\u00ad": 1, "\u202e": 1, "\ufeff": 1}).startswith(
        "5 invisible characters: U+200B ZERO WIDTH SPACE, U+00AD SOFT HYPHEN, U+202E"
    )
