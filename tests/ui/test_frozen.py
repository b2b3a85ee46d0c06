"""The activity's number and name stay in view while a cross table is scrolled sideways."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from register_app.ui.desk import Desk
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.ui.screens.cross_view import CrossView
from tests.ui.keys import press


@pytest.fixture
def view(sample_desk: Desk) -> CrossView:
    sample_desk.window.resize(1100, 620)
    sample_desk.window.show_screen("cross")
    screen = sample_desk.window.current()
    assert isinstance(screen, CrossTablesScreen)
    screen.choose("retention")
    QApplication.processEvents()
    return screen.list


def test_it_is_there_only_while_something_is_scrolled_away(view: CrossView) -> None:
    assert not view.frozen.isVisible()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert view.frozen.isVisible()
    assert view.frozen.width() == view.columnWidth(0) + view.columnWidth(1)
    view.horizontalScrollBar().setValue(0)
    assert not view.frozen.isVisible()


def test_rows_stay_beside_each_other(view: CrossView) -> None:
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = view.model().index(view.model().rowCount() - 1, 1)
    assert view.frozen.visualRect(last).y() == view.visualRect(last).y()
    assert view.frozen.verticalScrollBar().value() == view.verticalScrollBar().value()


def test_the_cell_the_keys_are_on_is_never_covered(view: CrossView) -> None:
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, view.model().columnCount() - 1))
    for _step in range(view.model().columnCount() - 3):
        press(view, Qt.Key.Key_Left)
        index = view.currentIndex()
        covered = view.frozen.width_kept() if view.frozen.isVisible() else 0
        assert view.visualRect(index).left() >= covered - 1 or index.column() < 2


def test_the_selection_is_one(view: CrossView) -> None:
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    index = view.frozen.model().index(2, 1)
    at = view.frozen.visualRect(index).center()
    QTest.mouseClick(view.frozen.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert view.currentIndex().row() == 2
    assert view.rows() == [2]


def test_a_column_is_as_wide_above_as_below(view: CrossView) -> None:
    view.horizontalScrollBar().setValue(40)
    view.setColumnWidth(1, 150)
    assert view.frozen.columnWidth(1) == 150
    view.frozen.setColumnWidth(0, 90)
    assert view.columnWidth(0) == 90


def test_a_click_on_a_frozen_heading_sorts(view: CrossView) -> None:
    view.frozen.horizontalHeader().sectionClicked.emit(1)
    assert view.heading.sorting(1) == (1, False)
    view.frozen.horizontalHeader().sectionClicked.emit(1)
    assert view.heading.sorting(1) == (1, True)
