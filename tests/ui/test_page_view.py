"""Pages on the screen: turned, zoomed, and late pictures left aside; the preview of an export."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.dialogs.exporting.dialog import ExportDialog
from register_app.ui.widgets.page_view import PageView


def _png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    return made


def test_turning_pages_asks_for_them(view: PageView) -> None:
    asked: list[int] = []
    view.wanted.connect(lambda page, _ppi: asked.append(page))
    view.open(3)
    view.turn(1)
    view.turn(1)
    view.turn(1)
    assert asked == [1, 2, 3]
    assert view.back.isEnabled()
    assert not view.forth.isEnabled()


def test_a_picture_of_another_page_is_left(view: PageView) -> None:
    view.open(3)
    view.turn(1)
    view.show_page(1, _png(100, 141))
    assert view.picture.pixmap().isNull()
    view.show_page(2, _png(100, 141))
    assert not view.picture.pixmap().isNull()
    assert view.picture.accessibleName() == "Page 2 of 3"


@pytest.mark.parametrize(("width", "height"), [(400, 566), (566, 400)])
def test_a_page_fits_whole_or_by_its_width(view: PageView, width: int, height: int) -> None:
    view.open(1)
    view.zoom.set_value("page")
    view.show_page(1, _png(width, height))
    room = view._room()
    assert view.picture.width() <= room.width()
    assert view.picture.height() <= room.height()
    assert max(view.picture.width() / room.width(), view.picture.height() / room.height()) > 0.98
    view.zoom.set_value("width")
    view.show_page(1, _png(width, height))
    assert abs(view.picture.width() - room.width()) <= 1


def test_a_larger_size_asks_for_a_sharper_picture(view: PageView) -> None:
    sharp: list[float] = []
    view.wanted.connect(lambda _page, ppi: sharp.append(ppi))
    view.open(1)
    view.zoom.set_value("100")
    view.zoom.set_value("200")
    assert sharp[-1] == pytest.approx(2 * sharp[-2])


def test_cells_are_texts_that_nobody_edits(view: PageView) -> None:
    view.show_cells([["a", "=1+1"], ["", "c"]])
    cell = view.table.item(0, 1)
    assert cell is not None
    assert cell.text() == "=1+1"
    assert view.table.rowCount() == view.table.columnCount() == 2
    assert view.page == 0


def test_the_export_dialog_shows_real_pages(sample_desk: Desk, qtbot: QtBot) -> None:
    dialog = ExportDialog(sample_desk.context, [], [1])
    qtbot.addWidget(dialog)
    dialog.choose_format("")
    tables = dialog.preview()
    qtbot.waitUntil(lambda: tables.pages.table.rowCount() > 1, timeout=60_000)
    tables.reject()
    dialog.choose_format(".pdf")
    assert dialog._preview.isEnabled()
    shown = dialog.preview()
    qtbot.waitUntil(lambda: not shown.pages.picture.pixmap().isNull(), timeout=60_000)
    assert shown.pages.page == 1
    assert shown.view.pages > 10
    shown.reject()
    qtbot.waitUntil(lambda: shown.view.pages == 0, timeout=10_000)


def test_the_number_of_the_page_is_in_sight(sample_desk: Desk, qtbot: QtBot) -> None:
    """Dressed as in the window: a field without buttons would leave its text no room."""
    made = PageView(sample_desk.window)
    made.open(1056)
    made.resize(700, 500)
    made.show()
    shown = made.number.lineEdit()
    assert shown.text() == "1"
    assert shown.width() >= made.number.fontMetrics().horizontalAdvance("1056")
    assert shown.width() >= made.number.width() - 24
    made.close()
