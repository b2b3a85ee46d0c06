"""What fits is shown whole: no bar to scroll where nothing is hidden, no word cut where there is room, no odd break."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.dialogs.exporting.command_text import CommandText
from register_app.ui.dialogs.parts import first_size
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.theme import Look
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.page_body import PageBody
from register_app.ui.widgets.text import label
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.importing.rows import RowsModel
from tests.ui.drawn import settle

_COMMAND = (
    "register-app export a.register a.pdf --template=full --lang=en --profile=authority '--name=DPA 2026'"
)


def test_a_command_line_is_broken_between_its_options_and_copied_as_it_is(qtbot: QtBot) -> None:
    box = CommandText()
    qtbot.addWidget(box)
    box.show_command(_COMMAND)
    box.resize(230, 200)
    box.show()
    settle()
    lines: list[str] = []
    block = box.document().firstBlock()
    for place in range(block.layout().lineCount()):
        row = block.layout().lineAt(place)
        lines.append(block.text()[row.textStart() : row.textStart() + row.textLength()])
    assert len(lines) > 2
    assert all(line.endswith(" ") for line in lines[:-1])
    box.selectAll()
    box.copy()
    assert QGuiApplication.clipboard().text() == _COMMAND


@pytest.mark.parametrize("wide", [True, False])
def test_a_page_that_fits_has_nothing_to_scroll_and_one_that_does_not_has(qtbot: QtBot, wide: bool) -> None:
    """`wide`: whether the height of its texts follows from their width."""
    area, body = QScrollArea(), PageBody()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    layout = QVBoxLayout(body)
    for _line in range(6):
        layout.addWidget(label("a sentence of several words, broken where it is narrow " * 2, wrap=wide))
    layout.addStretch(1)
    area.setWidget(body)
    area.resize(1200, 300)
    area.show()
    settle()
    needed = body.heightForWidth(1190) if wide else body.minimumSizeHint().height()
    area.resize(1200, needed + 8)
    settle()
    assert area.verticalScrollBar().maximum() == 0
    area.resize(260, needed - 20)
    settle()
    assert area.verticalScrollBar().maximum() > 0


def test_a_choice_is_whole_where_its_box_is_as_wide_as_it_asks_for(qtbot: QtBot, qapp: QApplication) -> None:
    look = Look(qapp, "light", 100)
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    box.addItem("As the purpose")
    box.show()
    box.resize(box.sizeHint())
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    needed = box.fontMetrics().horizontalAdvance("As the purpose")
    assert needed + 2 <= room.width() <= box.width() - 22
    assert box.width() - needed < 45, "the arrow is left out twice"
    assert look.text_size == 100


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_dialog_opens_as_large_as_its_text_needs_and_its_window_has_room_for(
    qtbot: QtBot, qapp: QApplication, text_size: int
) -> None:
    look = Look(qapp, "light", text_size)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1360, 860)
    dialog = QDialog(window)
    first_size(dialog, 600, 500)
    assert dialog.size() == (QSize(600, 500) if text_size == 100 else QSize(1200, 800))
    look.choose("light", 100)


def test_a_column_is_as_wide_as_its_heading(qtbot: QtBot) -> None:
    model = RowsModel()
    listing = Listing(model, "Rows", (1, 1, 1, 0))
    qtbot.addWidget(listing)
    header = listing.horizontalHeader()
    assert all(header.sectionSize(place) >= header.sectionSizeHint(place) for place in range(3))


def test_fixed_columns_give_way_before_a_list_scrolls_sideways(qtbot: QtBot) -> None:
    model = RowsModel()
    listing = Listing(model, "Rows", (30, 0, 26, 9))
    qtbot.addWidget(listing)
    header, letter = listing.horizontalHeader(), listing.fontMetrics().averageCharWidth()

    def widths(letters: int) -> list[int]:
        listing.resize(letters * letter, 200)
        listing.show()
        settle()
        return [header.sectionSize(place) for place in range(4)]

    wide, narrow = widths(140), widths(76)
    assert narrow[0] < wide[0]
    assert narrow[2] < wide[2]
    assert sum(narrow) <= listing.viewport().width()
    assert listing.horizontalScrollBar().maximum() == 0
    assert widths(30)[1] >= 20 * letter
    assert listing.horizontalScrollBar().maximum() > 0
    header.resizeSection(0, 44 * letter)
    model.layoutChanged.emit()
    assert widths(140)[0] == 44 * letter
    listing._on_reset()
    assert header.sectionSize(0) == 44 * letter
    listing.set_widths((30, 0, 26, 9))
    assert widths(140) == wide


def test_nothing_stands_above_a_cross_table_that_is_not_filtered(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("cross")
    screen = sample_desk.window.current()
    assert isinstance(screen, CrossTablesScreen)
    settle()
    assert not screen.strip.isVisible()
    assert screen.list.y() == 0
    screen.list.cross.set_filter("article", Filter("article", "any", ("6(1)(f)",)))
    settle()
    assert screen.strip.isVisible()


def test_what_is_searched_for_stays_while_the_window_is_built_anew_and_ends_with_the_register(
    sample_desk: Desk,
) -> None:
    sample_desk.window.show_screen("register")
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    everything = sample_desk.table.rowCount()
    screen.set_query("marketing")
    found = sample_desk.table.rowCount()
    assert 0 < found < everything
    sample_desk.window.rebuild()
    again = sample_desk.window.current()
    assert isinstance(again, RegisterScreen)
    assert again is not screen
    assert (again.search_line.text(), sample_desk.table.rowCount()) == ("marketing", found)
    path = sample_desk.session.path
    assert path is not None
    sample_desk.session.close()
    sample_desk.session.open(path)
    opened = sample_desk.window.current()
    assert isinstance(opened, RegisterScreen)
    assert (opened.search_line.text(), sample_desk.table.rowCount()) == ("", everything)


def test_ticks_grow_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    look = Look(qapp, "light", 100)
    tick = QCheckBox("x")
    qtbot.addWidget(tick)
    tick.show()
    small = tick.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, tick)
    look.choose("light", 200)
    settle()
    large = tick.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, tick)
    look.choose("light", 100)
    assert large == pytest.approx(2 * small, abs=3)
