"""Every icon that is asked for is there, and takes the colour of the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from register_app.base.paths import resource
from register_app.ui.actions import ACTIONS
from register_app.ui.icons import Icons, pixmap, tinted
from register_app.ui.theme import Look


def _drawings() -> list[str]:
    return sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "register-app")


@pytest.mark.parametrize("name", _drawings())
def test_each_drawing_is_tinted_and_not_empty(qapp: QApplication, name: str) -> None:
    assert b"currentColor" not in tinted(name, "#FF0000")
    picture = pixmap(name, "#FF0000", 16, 1.25).toImage()
    assert picture.width() == 20
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if picture.pixelColor(x, y).alpha() > 200
    }
    assert colours == {"#ff0000"}


def test_every_icon_named_in_the_code_is_drawn(root: Path) -> None:
    named = {spec.icon for spec in ACTIONS if spec.icon}
    for source in (root / "register_app" / "ui").rglob("*.py"):
        named |= set(re.findall(r"icons\.get\(\s*\"([a-z_]+)\"", source.read_text("utf-8")))
    assert named <= set(_drawings())


def test_icons_change_with_the_theme(qapp: QApplication) -> None:
    look = Look(qapp, "light", 100)
    icons = Icons(look)
    before = icons.get("open", "accent").pixmap(16, 16).toImage()
    look.choose("dark", 100)
    assert icons.get("open", "accent").pixmap(16, 16).toImage() != before
    look.choose("light", 100)


def test_icons_on_the_screen_take_the_colours_of_another_theme(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(qapp, "light", 100)
    icons = Icons(look)
    window, foreign = QWidget(), QIcon(pixmap("open", "#FF0000", 16, 1))
    qtbot.addWidget(window)
    button, other, names, mark = (
        QPushButton(window),
        QPushButton(window),
        QListWidget(window),
        QLabel(window),
    )
    action, line = QAction(icons.get("search"), "", window), QListWidgetItem("", names)
    window.addAction(action)
    button.setIcon(icons.get("open", "accent"))
    line.setIcon(icons.get("file"))
    other.setIcon(foreign)
    icons.mark(mark, "warning", "warning", 14)

    def drawn() -> list[QImage]:
        shown = [item.icon().pixmap(16, 16) for item in (button, action, line, other)]
        return [picture.toImage() for picture in (*shown, mark.pixmap())]

    before = drawn()
    look.choose("dark", 100)
    after = drawn()
    assert [one == two for one, two in zip(before, after, strict=True)] == [False, False, False, True, False]
    assert after[0] == icons.get("open", "accent").pixmap(16, 16).toImage()
    look.choose("light", 100)
    assert drawn() == before
