"""The list below a field that offers names: wide enough for them, within the window, quick with very long ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from register_app.ui.widgets import choice_list
from register_app.ui.widgets.choice_list import ChoiceDelegate, least_width, within_window
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import Choice, ChoicesModel


def _model(*names: str) -> ChoicesModel:
    model = ChoicesModel(lambda: [Choice(name, name, "used in 3 activities") for name in names])
    model.refresh()
    model.look_for("")
    return model


def test_the_list_is_as_wide_as_its_names_within_limits(qtbot: QtBot) -> None:
    field = QWidget()
    qtbot.addWidget(field)
    metrics = QFontMetrics(field.font())
    letter = metrics.averageCharWidth()
    short, middle, endless = (least_width(_model(name), metrics) for name in ("a", "n" * 40, "n" * 5000))
    assert short == 46 * letter
    assert endless == 90 * letter
    assert short < middle < endless
    assert least_width(_model(), metrics) == short


def test_the_list_stays_within_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    field = QWidget(window)
    for x, width, wanted in ((0, 100, 300), (480, 100, 300), (480, 100, 900), (0, 580, 900)):
        field.setGeometry(x, 10, width, 24)
        found = within_window(field, QRect(0, 0, wanted, 24))
        left = field.mapTo(window, found.topLeft()).x()
        assert left >= 0
        assert left + found.width() <= window.width()
        assert found.width() == min(wanted, 580)


def test_a_name_that_is_cut_is_told_whole_and_a_long_one_is_never_laid_out_whole(qtbot: QtBot) -> None:
    field = TypeAhead(_model("short", "n" * 700, "<b>" + "m" * 5000))
    qtbot.addWidget(field)
    field.show()
    field.open_list()
    popup = field.completer_popup()
    option = QStyleOptionViewItem()
    option.initFrom(popup)
    delegate = popup.itemDelegate()
    assert isinstance(delegate, ChoiceDelegate)
    told = []
    for row in range(3):
        event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), popup.mapToGlobal(QPoint(5, 5)))
        assert delegate.helpEvent(event, popup, option, popup.model().index(row, 0))
        QTest.qWait(0)
        told.append(QToolTip.text())
    assert told[0] == ""
    assert "n" * 60 in told[1].replace("\u200b", "")
    assert "&lt;b&gt;" in told[2]
    assert len(told[2]) < 5000
    assert len(choice_list._start(popup.model().index(1, 0))) < 700
    QToolTip.hideText()


def test_a_list_opened_while_a_form_is_laid_out_goes_where_its_field_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    around = QWidget(window)
    around.setGeometry(0, 0, 120, 40)
    field = TypeAhead(_model("alpha", "beta"), around)
    field.setGeometry(0, 0, 100, 24)
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    QTest.keyClicks(field, "b")
    popup = field.completer_popup()
    assert popup.isVisible()
    before = popup.width()
    chosen = popup.currentIndex().row()
    around.setGeometry(20, 200, 580, 40)
    field.resize(560, 24)
    qtbot.waitUntil(lambda: popup.y() >= field.mapToGlobal(QPoint(0, field.height())).y() - 2)
    assert popup.width() > before
    assert popup.currentIndex().row() == chosen == 0
    assert popup.selectionModel().isSelected(popup.currentIndex())


def test_a_long_list_is_read_before_the_first_key(qtbot: QtBot) -> None:
    """While the field is looked at; then neither a key nor Enter reads it again until something is taken."""
    reads = []

    def offer() -> list[Choice]:
        reads.append(1)
        return [Choice("alpha", "alpha")]

    field = TypeAhead(ChoicesModel(offer))
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: len(reads) == 1)
    QTest.keyClicks(field, "al")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClicks(field, "gamma")
    assert len(reads) == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == "gamma"
    qtbot.waitUntil(lambda: len(reads) == 2)
    field.set_choice("gamma")  # the register has changed
    qtbot.waitUntil(lambda: len(reads) == 3)
