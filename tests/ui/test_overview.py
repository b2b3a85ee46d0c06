"""The overview in the window: pictures by mouse and keys, their tables, their files, the rows behind them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.ui.desk import Desk
from register_app.ui.pictures import export
from register_app.ui.pictures.bars import BarDrawing
from register_app.ui.pictures.card import PictureCard
from register_app.ui.pictures.drawing import fill, rounded
from register_app.ui.pictures.flow_picture import FlowDrawing
from register_app.ui.screens.overview import OverviewScreen
from register_app.ui.theme import read_theme
from register_app.ui.widgets.narrowed import NarrowedChip
from register_app.viewmodels.charts import Chart, ChartLine, FlowBand, FlowChart, FlowNode, Mark
from tests.ui.keys import press


@pytest.fixture
def screen(sample_desk: Desk, qtbot: QtBot) -> OverviewScreen:
    sample_desk.window.show_screen("overview")
    shown = sample_desk.window.current()
    assert isinstance(shown, OverviewScreen)
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(lambda: bool(shown.cards))
    QApplication.processEvents()
    return shown


def _card(screen: OverviewScreen, title: str) -> PictureCard:
    return next(card for card in screen.cards if card.drawing.title == title)


def test_there_is_a_picture_for_each_question(screen: OverviewScreen) -> None:
    titles = [card.drawing.title for card in screen.cards]
    for title in (
        "Completeness, Art. 30(1)",
        "Legal bases",
        "Sensitivity of the data",
        "Reviews due",
        "Third countries",
    ):
        assert title in titles
    assert isinstance(screen.cards[-1].drawing, FlowDrawing)
    for card in screen.cards:
        assert card.view.accessibleName() == card.drawing.title
        assert card.view.accessibleDescription()


def test_keys_walk_over_a_picture_and_enter_shows_its_rows(screen: OverviewScreen, sample_desk: Desk) -> None:
    card = _card(screen, "Legal bases")
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    first = card.view.current_text()
    press(card.view, Qt.Key.Key_Down)
    second = card.view.current_text()
    assert first
    assert second
    assert first != second
    assert card.view.accessibleDescription() == second
    spot = next(spot for spot in card.drawing.spots() if spot.text == second)
    press(card.view, Qt.Key.Key_Return)
    assert sample_desk.window.screen_name == "register"
    assert len(sample_desk.table.ids()) == len(spot.activities)
    chip = sample_desk.window.findChild(NarrowedChip)
    assert chip is not None
    assert chip.isVisible()
    chip.click()
    assert len(sample_desk.table.ids()) == sample_desk.table.total()
    assert not chip.isVisible()


def test_the_keys_stay_within_the_picture(screen: OverviewScreen) -> None:
    card = _card(screen, "Completeness, Art. 30(1)")
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(card.view, Qt.Key.Key_Home)
    first = card.view.current_text()
    press(card.view, Qt.Key.Key_Left)
    press(card.view, Qt.Key.Key_Up)
    assert card.view.current_text() == first
    press(card.view, Qt.Key.Key_End)
    last = card.view.current_text()
    press(card.view, Qt.Key.Key_Right)
    press(card.view, Qt.Key.Key_Down)
    assert card.view.current_text() == last != first


def test_a_click_shows_the_rows(screen: OverviewScreen, sample_desk: Desk) -> None:
    card = screen.cards[-1]
    screen.show_card(card)
    spot = card.drawing.spots()[0]
    at = (spot.centre() + QPointF(4, 4)).toPoint()
    QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert sample_desk.window.screen_name == "register"
    assert len(sample_desk.table.ids()) == len(spot.activities)
    assert sample_desk.table.narrowed_to == spot.label


def test_behind_each_picture_is_a_table(screen: OverviewScreen, sample_desk: Desk) -> None:
    for card in screen.cards:
        card.as_table.click()
        _heads, rows = card.drawing.table()
        assert card.table().isVisible()
        assert not card.view.isVisible()
        assert card.table().rowCount() == len(rows)
        card.as_table.click()
        assert card.view.isVisible()
    card = _card(screen, "Legal bases")
    item = card.table().item(0, 0)
    assert item is not None
    card.table().itemActivated.emit(item)
    assert sample_desk.window.screen_name == "register"


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_pictures_are_files_too(screen: OverviewScreen, tmp_path: Path, kind: str) -> None:
    for place in (0, -1):
        path = tmp_path / f"picture{place}.{kind}"
        screen.cards[place].write(path)
        if kind == "png":
            image = QImage(str(path))
            assert image.width() > 1500
            colours = {
                image.pixel(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)
            }
            assert len(colours) > 3
        else:
            text = "".join(ET.parse(path).getroot().itertext())
            assert screen.cards[place].drawing.title in text
    assert sorted(entry.suffix for entry in tmp_path.iterdir() if "picture" in entry.name) == [f".{kind}"] * 2


def test_a_picture_in_svg_can_be_read_where_our_font_is_not(screen: OverviewScreen, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    card = screen.cards[0]
    card.write(path)
    assert str(path) in card.window().message.text()  # type: ignore[attr-defined]
    root = ET.parse(path).getroot()
    texts = [node for node in root.iter() if node.tag.endswith("}text")]
    assert len(texts) > 10
    # A name with a digit at the start of a word must stand in quotes, or the whole list is void.
    families = {node.get("font-family", "") for node in texts}
    assert all(re.fullmatch(r"'[^',]+'(, [A-Za-z]+)*, sans-serif", family) for family in families), families
    # As large beside the bars as in the window, and as wide as the place that was found for it.
    label = next(node for node in texts if "Security" in (node.text or ""))
    metrics = QFontMetricsF(card.view.font())
    assert float(label.get("textLength", 0)) == pytest.approx(
        metrics.horizontalAdvance(label.text or ""), rel=0.06
    )


@pytest.mark.parametrize("pattern", ["hatch", "dots"])
@pytest.mark.parametrize("wide", [3.0, 14.0, 15.5, 200.0])
def test_a_pattern_ends_at_the_edge_without_clipping(qapp: QApplication, pattern: str, wide: float) -> None:
    image = QImage(260, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    # What clips is not heeded in an SVG: a picture without it must be right already.
    path = rounded(QRectF(20, 20, wide, 14))
    fill(painter, path, read_theme("light"), "error", pattern)
    assert not painter.hasClipping()
    painter.end()
    area = path.boundingRect().adjusted(-2, -2, 2, 2).toAlignedRect()
    white = QColor(Qt.GlobalColor.white).rgb()
    outside = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if not area.contains(x, y) and image.pixel(x, y) != white
    ]
    assert outside == []


def test_a_picture_goes_into_documents_on_light_ground(
    screen: OverviewScreen, sample_desk: Desk, tmp_path: Path
) -> None:
    card = _card(screen, "Legal bases")
    card.write(tmp_path / "light.svg")
    sample_desk.look.choose("dark", 100)
    try:
        card.write(tmp_path / "dark.svg")
        press(card.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QGuiApplication.clipboard().image()
    finally:
        sample_desk.look.choose("light", 100)
    assert (tmp_path / "dark.svg").read_bytes() == (tmp_path / "light.svg").read_bytes()
    card.write(tmp_path / "light.png")
    saved = QImage(str(tmp_path / "light.png"))
    assert copied.size() == saved.size()
    assert copied.pixelColor(3, 3) == saved.pixelColor(3, 3) == read_theme("light").colour("surface")


def test_a_folder_that_is_not_there_is_told_in_the_card(screen: OverviewScreen, tmp_path: Path) -> None:
    screen.cards[0].write(tmp_path / "nowhere" / "a.png")
    assert any("cannot be written" in text for text in screen.cards[0].issues.texts())


def test_a_changed_register_is_drawn_anew(screen: OverviewScreen, sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.window.show_screen("register")
    sample_desk.session.undo()
    sample_desk.window.show_screen("overview")
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(screen._empty.isVisible)
    assert screen.cards == []


def test_undo_while_one_looks_draws_anew_and_leaves_the_place(
    screen: OverviewScreen, sample_desk: Desk, qtbot: QtBot
) -> None:
    card = _card(screen, "Status")
    card.as_table.click()
    screen.show_card(card)
    place = screen.cards.index(card)
    before = card.drawing.table()[1]
    sample_desk.session.undo()  # the sample itself: nothing is left to see
    screen._pause.timeout.emit()
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(screen._empty.isVisible)
    sample_desk.session.redo()
    screen._pause.timeout.emit()
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(lambda: bool(screen.cards))
    assert _card(screen, "Status").drawing.table()[1] == before
    again = _card(screen, "Status")
    again.as_table.click()
    screen.show_card(again)
    QApplication.processEvents()
    with sample_desk.session.register.edit_rows(Message("Drafts")) as rows:
        rows.execute("UPDATE activity SET status = 'draft'")
    assert screen._pause.isActive(), "it is drawn anew by itself"
    screen._pause.timeout.emit()
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(lambda: _card(screen, "Status") is not again)
    drawn = _card(screen, "Status")
    assert [cells[0] for cells, _activities, _text in drawn.drawing.table()[1]] == ["Draft"]
    assert (screen.cards.index(drawn), drawn.as_table.isChecked(), screen._front()) == (place, True, place)


@pytest.mark.parametrize("width", [240.0, 520.0, 1200.0])
def test_nothing_is_drawn_outside_a_picture(qapp: QApplication, width: float, tmp_path: Path) -> None:
    long = "Behandlingsaktivitetsfortegnelse " * 6
    marks = tuple(
        Mark(long, count, ("a",) * count, tone, pattern)
        for count, tone, pattern in ((3, "ok", "solid"), (0, "muted", "outline"), (1, "error", "hatch"))
    )
    bars = BarDrawing(Chart("x", long, (ChartLine(long, marks), ChartLine("b", marks[:1])), stacked=True))
    node = FlowNode(long, ("a", "b"), 2)
    flow = FlowDrawing(
        FlowChart(
            "f",
            (long, "", "", ""),
            ((node,), (node, node), (), ()),
            (FlowBand((0, 0), (1, 1), "x", ("a", "b")),),
        )
    )
    for drawing in (bars, flow):
        height = drawing.lay_out(width, QFont())
        for spot in drawing.spots():
            area = spot.path.boundingRect()
            assert area.left() >= -0.5
            assert area.right() <= width + 0.5
            assert area.bottom() <= height + 0.5
        export.write(drawing, tmp_path / "a.png", QFont(), width=round(width))
        assert not QImage(str(tmp_path / "a.png")).isNull()


def test_a_chart_without_values_says_so(qapp: QApplication) -> None:
    drawing = BarDrawing(Chart("countries", "Third countries", (), stacked=False))
    assert drawing.lay_out(400, QFont()) > 0
    assert list(drawing.spots()) == []
    assert drawing.table()[1] == []
