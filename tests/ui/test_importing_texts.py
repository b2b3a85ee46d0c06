"""A privacy notice in the import dialogue: its lines are read like a text, not like a table with gaps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from register_app.ui.desk import Desk
from tests.ui.import_dialogs import Open, settle
from tests.viewmodels.importing_sources import NOTICE

_PAGE = """<h1>Privacy notice of the museum</h1>
<p>{long}</p>

<table><tr><th>Purpose</th><th>Legal basis</th><th>How long we keep it</th></tr>
<tr><td>Newsletter</td><td>Your consent, Art. 6(1)(a)</td><td>Until you withdraw it</td></tr>
<tr><td>Ticket sales</td><td>Contract, Art. 6(1)(b)</td><td>5 years</td></tr></table>
"""


def test_the_lines_of_a_text_are_whole_and_without_gaps(open_: Open, tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    path.write_text(_PAGE.format(long="We care about what you tell us. " * 20), encoding="utf-8")
    dialog = open_(path)
    dialog.show_step("sheets")
    QTest.qWait(5)
    view = dialog.sheets.view
    grid, model = view.grid, view.model
    shown = [row for row in range(model.rowCount()) if not grid.isRowHidden(row)]
    assert all(any(model.whole(row, column) for column in range(model.columnCount())) for row in shown)
    assert len(shown) == 5 < model.rowCount()
    paragraph = next(row for row in shown if model.whole(row, 0).startswith("We care"))
    assert grid.columnSpan(paragraph, 0) == model.columnCount() == 3
    line = grid.fontMetrics().lineSpacing()
    assert grid.rowHeight(paragraph) >= 4 * line
    assert grid.rowHeight(shown[0]) < 2 * line
    assert grid.horizontalScrollBar().maximum() == 0


def test_a_text_without_a_table_has_no_columns_to_look_at(open_: Open, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    dialog = open_(path)
    dialog.show_step("sheets")
    dialog.foot.next.click()
    assert dialog.step == "preview"
    assert not dialog.bar.button("columns").isEnabled()


def test_a_text_that_says_nothing_of_processing_is_called_no_notice(open_: Open, tmp_path: Path) -> None:
    path = tmp_path / "party.txt"
    path.write_text("Dear all\n\nThe summer party is on Friday.\n", encoding="utf-8")
    dialog = open_(path)
    dialog.show_step("sheets")
    assert "party.txt: running text." in dialog.sheets.view._why.text()
    dialog.sheets.view.grid.go_to(0, 0)
    assert dialog.sheets.view._cell.text() == "Line 1: Dear all – Left out – Not taken over"
    dialog.show_step("preview")
    assert dialog.preview.name.text().startswith("No purpose with a legal basis was found in the text.")
    assert not dialog.foot.apply.isEnabled()


def test_a_page_that_was_copied_keeps_its_table(desk: Desk, open_: Open) -> None:
    data = QMimeData()
    data.setText("Privacy notice\nPurpose Legal basis\nNewsletter Your consent\nTicket sales Contract")
    data.setHtml(_PAGE.format(long="We care."))
    QGuiApplication.clipboard().setMimeData(data)
    dialog = open_()
    dialog.paste()
    settle(dialog, desk)
    source = dialog.flow.current
    assert source is not None
    assert source.plan is not None
    assert [row.name for row in source.plan.rows] == ["Newsletter", "Ticket sales"]
