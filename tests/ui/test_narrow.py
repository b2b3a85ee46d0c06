"""In a narrow window, or with large text, parts of the window give way one after the other, and come back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.parties import PartiesScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.columns import Columns
from register_app.ui.widgets.slots import SlotLine

_NAMED = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_the_bar_of_the_register_gives_way_part_by_part(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("register")
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    bar, full = screen.bar, screen.bar.count_text()
    short = []
    for width in (1400, 800, 620, 400):
        bar.resize(width, bar.height())
        short.append(bar.short)
        assert bar.count_text() == full
        assert bar.groups.accessibleName()
    assert short[0] == 0
    assert short == sorted(short)
    assert short[-1] == 4
    assert bar.views.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    bar.resize(1400, bar.height())
    assert bar.views.toolButtonStyle() == _NAMED
    assert bar.minimumSizeHint().width() < 520


def test_the_names_of_the_screens_give_way_and_stay_as_tool_tips(sample_desk: Desk, qtbot: QtBot) -> None:
    window = sample_desk.window
    window.resize(1360, 860)
    qtbot.waitUntil(lambda: {b.toolButtonStyle() for b in window.rail._buttons.values()} == {_NAMED})
    wide = window.rail.width()
    window.rail.make_room(600)
    assert window.rail.sizeHint().width() < wide // 2
    for button in window.rail._buttons.values():
        assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        assert button.accessibleName() in button.toolTip()
    window.rail.make_room(1360)
    assert window.rail.sizeHint().width() == wide


def test_the_letters_stay_where_their_names_give_way(sample_desk: Desk) -> None:
    screen = sample_desk.window.open_activity(sample_desk.table.ids()[0])
    assert isinstance(screen, ActivityScreen)
    screen.slots.make_room(5000)
    wide = screen.slots.sizeHint().width()
    screen.slots.make_room(300)
    assert screen.slots.sizeHint().width() < wide // 2
    lines = screen.slots.findChildren(SlotLine)
    assert len(lines) == 8
    assert all(line.accessibleName().split()[0] in "abcdefg" and line.toolTip() for line in lines)


def test_fields_stand_in_as_many_columns_as_there_is_room_for(qapp: QApplication, qtbot: QtBot) -> None:
    columns = Columns(4, 20)
    qtbot.addWidget(columns)
    for number in range(8):
        columns.add(QLabel(str(number)))
    columns.show()
    letter = columns.fontMetrics().averageCharWidth()
    counts = []
    for letters in (100, 60, 30):
        columns.resize(letters * letter, 200)
        qapp.processEvents()
        counts.append(columns.count)
    assert counts == [4, 2, 1]


@pytest.mark.parametrize("width", [600, 720, 1000])
def test_the_form_of_a_party_never_scrolls_sideways(sample_desk: Desk, width: int, qtbot: QtBot) -> None:
    sample_desk.window.resize(width, 800)
    sample_desk.window.show_screen("parties")
    screen = sample_desk.window.current()
    assert isinstance(screen, PartiesScreen)
    qtbot.waitUntil(lambda: screen.form.viewport().width() > 100)
    body = screen.form.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= screen.form.viewport().width()
