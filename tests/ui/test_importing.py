"""The import dialogue as a user drives it: from each kind of file to the register, by mouse and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from register_app.store.register import Register
from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.importing.dialog import ImportDialog
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.widgets.list_box import value_of
from register_app.viewmodels.importing.columns import ColumnsModel
from register_app.viewmodels.importing.steps import STEPS
from tests.ui.import_dialogs import Open, settle
from tests.ui.keys import press, type_text
from tests.viewmodels.importing_sources import (
    LAYOUTS,
    NOTICE,
    PLAIN,
    Rows,
    Sheets,
    separated,
    workbook,
)


def _names(desk: Desk) -> list[str]:
    rows = desk.session.read().execute("SELECT name FROM activity ORDER BY position")
    return [row["name"] for row in rows]


def _click(button: QPushButton | QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _source_file(tmp_path: Path, kind: str) -> Path:
    if kind == "notice":
        path = tmp_path / "notice.txt"
        path.write_text(NOTICE, encoding="utf-8")
        return path
    if kind == "own workbook":
        from register_app.services import exporting
        from register_app.services.sample import fill

        register = tmp_path / "other.register"
        with Register.create(register, title="Other", language="en") as other:
            fill(other, "en")
            exporting.export(other, tmp_path / "own.xlsx", language="en")
        return tmp_path / "own.xlsx"
    return workbook(tmp_path / "source.xlsx", LAYOUTS[kind])


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("rows", ["Payroll", "News"]),
        ("two rows of headings", ["Payroll", "News"]),
        ("transposed", ["Payroll", "News", "Visitors"]),
        ("form", ["Payroll"]),
        ("matrix", ["Payroll", "Orders", "News"]),
        ("linked", ["Payroll", "News"]),
        ("list", []),
        ("notice", None),
        ("own workbook", None),
    ],
)
def test_from_a_file_of_each_layout_to_the_register(
    desk: Desk, open_: Open, tmp_path: Path, kind: str, names: list[str] | None
) -> None:
    dialog = open_(_source_file(tmp_path, kind))
    source = dialog.flow.current
    assert source is not None
    assert source.state == "ready", source.error
    assert source.plan is not None
    planned = [row.name for row in source.plan.rows]
    if names is not None:
        assert planned == names
    # The columns of our own workbook are what they are, and a text has none: there is nothing to choose.
    fixed = kind in ("own workbook", "notice")
    for step in ("sheets", "preview") if fixed else ("sheets", "columns", "preview"):
        assert dialog.foot.next.isEnabled()
        _click(dialog.foot.next)
        assert dialog.step == step
        assert dialog.grab().width() > 0
    assert dialog.preview.rows.rowCount() == len(planned)
    assert not dialog.foot.next.isEnabled()
    steps = len(desk.session.register.steps())
    _click(dialog.foot.apply)
    settle(dialog, desk)
    assert dialog.step == "done"
    assert len(desk.session.register.steps()) == steps + 1
    assert _names(desk) == planned
    if kind == "list":
        parties = {row["name"] for row in desk.session.read().execute("SELECT name FROM party")}
        assert {"Pay Co", "Mail Co"} <= parties
    _click(dialog.done_page.undo)
    settle(dialog, desk)
    assert dialog.step == "choose"
    assert _names(desk) == []


def test_a_good_file_is_in_with_one_click(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["two rows of headings"]))
    assert dialog.step == "choose"
    assert dialog.foot.apply.isDefault()
    assert dialog.foot.apply.text() == "&Import 2 activities"
    press(dialog, Qt.Key.Key_Return)
    settle(dialog, desk)
    assert dialog.step == "done"
    assert _names(desk) == ["Payroll", "News"]


def test_a_file_with_doubts_leads_to_them(desk: Desk, open_: Open, tmp_path: Path) -> None:
    rows = [*PLAIN[2:5], ("3", "Prizes", "Draw", "Consent", "Readers", "Name", "1 year", "P-3")]
    dated = [(*row, "Valid from" if place == 0 else "3/4/2024") for place, row in enumerate(rows)]
    dialog = open_(separated(tmp_path / "a.csv", dated))
    assert dialog.foot.next.isDefault()
    links = {button.text(): button for button in dialog.choose_page.findChildren(QPushButton)}
    _click(links["3 dates of unclear order"])
    assert dialog.step == "columns"
    box = dialog.columns.dates
    assert box.isVisible()
    place = box.findData("mdy")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle(dialog, desk)
    _click(dialog.foot.apply)
    settle(dialog, desk)
    found = desk.session.read().execute("SELECT valid_from FROM activity").fetchone()
    assert found["valid_from"] == "2024-03-04"


def test_every_step_and_way_has_a_key_of_its_own(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    for number, name in enumerate(STEPS, 1):
        button = dialog.bar.button(name)
        assert button.shortcut().toString() == f"Alt+{number}"
        button.click()
        assert dialog.step == (name if name != "done" else "preview")
        assert button.isChecked() == (name != "done")
    foot = dialog.foot
    keys = [button.shortcut().toString() for button in (foot.back, foot.next, foot.apply)]
    assert keys == ["Alt+B", "Alt+N", "Alt+I"]
    foot.back.click()
    assert dialog.step == "columns"


def _sheets_of(dialog: ImportDialog) -> list[str]:
    listed = dialog.sheets.list
    return [str(value_of(listed.item(row))) for row in range(listed.count())]


def test_the_headings_are_moved_by_key_and_by_mouse(desk: Desk, open_: Open, tmp_path: Path) -> None:
    rows: Rows = (("Record", "of", "the", "shop"), *PLAIN[2:5])
    dialog = open_(workbook(tmp_path / "a.xlsx", {"Register": rows}))
    dialog.show_step("sheets")
    grid, source = dialog.sheets.view.grid, dialog.flow.current
    assert source is not None
    assert source.sheets()[0].header_row == 2
    grid.go_to(2, 0)
    press(grid, Qt.Key.Key_H)
    settle(dialog, desk)
    assert source.sheets()[0].header_row == 3
    head = grid.verticalHeader()
    start = QPoint(10, head.sectionViewportPosition(2) + 8)
    end = QPoint(10, head.sectionViewportPosition(1) + 8)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(head.viewport(), end)
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    settle(dialog, desk)
    assert source.sheets()[0].header_row == 2
    menu = grid.menu_of(grid.model().index(2, 0))
    assert menu.actions()[0].text().startswith("Row 3 holds the headings")
    menu.actions()[0].trigger()
    settle(dialog, desk)
    assert source.sheets()[0].header_row == 3
    assert dialog.step == "sheets"


def test_rows_are_left_out_and_taken_in_by_hand(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("sheets")
    view, source = dialog.sheets.view, dialog.flow.current
    assert source is not None
    grid = view.grid
    grid.go_to(4, 1)
    press(grid, Qt.Key.Key_Delete)
    settle(dialog, desk)
    assert view.model.line_text(4) == "Left out"
    grid.go_to(5, 0)
    press(grid, Qt.Key.Key_A)
    settle(dialog, desk)
    assert source.plan is not None
    assert [row.name for row in source.plan.rows] == ["Payroll", "2"]
    told = [problem.message.text() for problem in source.plan.problems]
    assert any(text.startswith("Left out, as you chose") for text in told)
    # The headings and what stands above them are no such rows.
    grid.go_to(0, 0)
    press(grid, Qt.Key.Key_A)
    assert not dialog.flow.busy
    menu = grid.menu_of(grid.model().index(4, 0))
    again = next(act for act in menu.actions() if "what it looks like" in act.text())
    assert again.isEnabled()
    again.trigger()
    settle(dialog, desk)
    assert [row.name for row in source.plan.rows] == ["Payroll", "News", "2"]


def test_a_sheet_is_unticked_and_read_otherwise(desk: Desk, open_: Open, tmp_path: Path) -> None:
    both: Sheets = {"HR": PLAIN, "Sales": (PLAIN[2], ("3", "Orders", "Deliver", "Art. 6(1)(b)"))}
    dialog = open_(workbook(tmp_path / "a.xlsx", both))
    dialog.show_step("sheets")
    assert _sheets_of(dialog) == ["HR", "Sales"]
    dialog.sheets.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    QTest.qWait(1)
    settle(dialog, desk)
    assert dialog.flow.taken() == 2
    assert "left out" in dialog.sheets.list.item(1).text()
    assert dialog.sheets.view.sheet_name == "Sales"
    assert dialog.sheets.view.model.ignored
    dialog.sheets.list.item(1).setCheckState(Qt.CheckState.Checked)
    QTest.qWait(1)
    settle(dialog, desk)
    assert dialog.flow.taken() == 3


def test_the_other_reading_is_one_click_away(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["transposed"]))
    dialog.show_step("sheets")
    view = dialog.sheets.view
    assert view.other.text() == "Read it as a form instead"
    _click(view.other)
    settle(dialog, desk)
    assert dialog.flow.current is not None
    assert dialog.flow.current.sheets()[0].layout == "form"
    assert view.layout_.currentData() == "form"
    assert view.other.text() == "Read it as it was found"
    _click(view.other)
    settle(dialog, desk)
    assert dialog.flow.current.sheets()[0].layout == "transposed"


def test_a_field_is_chosen_by_typing(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("columns")
    table = dialog.columns.table
    row = next(place for place, line in enumerate(dialog.columns.model.lines) if line.header == "File code")
    index = table.model().index(row, ColumnsModel.FIELD)
    table.setCurrentIndex(index)
    press(table, Qt.Key.Key_Return)
    editor = QGuiApplication.focusObject()
    assert editor is not None
    type_text(editor, "own")  # type: ignore[arg-type]
    press(editor, Qt.Key.Key_Return)  # type: ignore[arg-type]
    settle(dialog, desk)
    assert dialog.columns.model.lines[row].field == "owner"
    assert dialog.columns.model.index(row, 2).data() == "your choice"
    assert table.currentIndex().row() == row
    table.setFocus()
    press(table, Qt.Key.Key_Delete)
    settle(dialog, desk)
    assert dialog.columns.model.lines[row].field == ""


def test_a_mapping_is_saved_offered_and_loaded(
    desk: Desk, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("columns")
    model = dialog.columns.model
    model.set_field([line.column for line in model.lines].index("H"), "owner")
    settle(dialog, desk)
    mapping = tmp_path / "shop.json"
    monkeypatch.setattr(ask, "pick_target", lambda *_: mapping)
    dialog.columns.save()
    assert "shop.json" in dialog.message.text()
    assert json.loads(mapping.read_text("utf-8"))["by_sheet"]["Register"]["header_row"] == 3
    _click(dialog.foot.apply)
    settle(dialog, desk)
    dialog.close()

    again = open_(workbook(tmp_path / "b.xlsx", LAYOUTS["rows"]))
    again.show_step("columns")
    assert again.columns.use.isVisible()
    _click(again.columns.use)
    settle(again, desk)
    assert not again.columns.use.isVisible()
    assert again.flow.current is not None
    assert again.flow.current.choice("Register").columns == {"H": "owner"}
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    monkeypatch.setattr(ask, "pick_file", lambda *_: bad)
    again.columns.load()
    assert "JSON" in again.message.text()


def test_values_are_taken_one_by_one(desk: Desk, open_: Open, tmp_path: Path) -> None:
    path = separated(tmp_path / "a.csv", PLAIN)
    dialog = open_(path)
    _click(dialog.foot.apply)
    settle(dialog, desk)
    dialog.close()
    changed = [
        tuple(cell.replace("Pay staff", "Pay all").replace("5 years", "6 years") for cell in row)
        for row in PLAIN
    ]
    again = open_(separated(path, changed))
    again.show_step("preview")
    preview = again.preview
    _click(preview.filters["changed"])
    assert preview.rows.rowCount() == 1
    labels = [line.label for line in preview.compare.lines if line.differs]
    assert labels == ["Purposes", "Personal data"]
    take = preview.compare.index(1, preview.compare.TAKE)
    preview.table.setCurrentIndex(take)
    press(preview.table, Qt.Key.Key_Space)
    _click(again.foot.apply)
    settle(again, desk)
    title = desk.session.read().execute("SELECT title FROM purpose WHERE title LIKE 'Pay%'").fetchone()
    periods = {row["period"] for row in desk.session.read().execute("SELECT period FROM data_use")}
    assert title["title"] == "Pay all"
    assert periods == {"P5Y", "P1Y"}


def test_a_long_text_can_be_read_to_its_end(open_: Open, tmp_path: Path) -> None:
    long = "\n".join(f"Line {n} of what is said about it" for n in range(400))
    rows = (("Activity", "Purpose", "Description"), ("Payroll", "Pay staff", long), ("News", "Tell", "short"))
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": rows}))
    dialog.show_step("preview")
    page = dialog.preview
    QTest.qWait(30)
    assert page.whole.isVisible()
    assert page.whole.toPlainText() == long
    page.whole.setFocus()
    QTest.keyClick(page.whole, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    bar = page.whole.verticalScrollBar()
    assert bar.maximum() > bar.pageStep()
    assert bar.value() > bar.pageStep()
    assert page.whole.textCursor().atEnd()
    assert page.whole.viewport().rect().contains(page.whole.cursorRect())
    lines = [line.key for line in page.compare.lines]
    page.table.setCurrentIndex(page.compare.index(lines.index("purposes"), 1))
    assert not page.whole.isVisible()
    page.table.setCurrentIndex(page.compare.index(lines.index("description"), 1))
    assert page.whole.isVisible()
    page.list.setCurrentIndex(page.rows.index(1, 3))
    QTest.qWait(30)
    assert not page.whole.isVisible()


def test_a_remark_leads_to_its_cell(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("preview")
    preview = dialog.preview
    preview.tabs.setCurrentIndex(2)
    row = next(
        r for r in range(preview.remarks.rowCount()) if "totals" in str(preview.remarks.index(r, 2).data())
    )
    preview.remark_list.opened.emit(row)
    assert dialog.step == "sheets"
    assert dialog.sheets.view.grid.currentIndex().row() == 5


def test_the_report_and_the_marked_source_are_saved(
    desk: Desk, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    _click(dialog.foot.apply)
    settle(dialog, desk)
    targets = iter([tmp_path / "report.json", tmp_path / "marked.xlsx"])
    monkeypatch.setattr(ask, "pick_target", lambda *_: next(targets))
    _click(dialog.done_page.report)
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["created"] == 2
    _click(dialog.done_page.marked)
    settle(dialog, desk)
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    texts = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "Payroll" in texts


def test_what_lacks_something_is_looked_at_first(
    desk: Desk, qtbot: QtBot, open_: Open, tmp_path: Path
) -> None:
    complete = ("1", "Payroll", "Pay staff", "Art. 6(1)(b)", "Employees", "Name", "5 years", "")
    bare = ("2", "News", "Send news", "", "Readers", "E-mail", "1 year", "")
    dialog = open_(separated(tmp_path / "a.csv", [PLAIN[2], complete, bare]))
    _click(dialog.foot.apply)
    settle(dialog, desk)
    model = dialog.done_page.model
    qtbot.waitUntil(lambda: bool(model.index(0, 2).data()), timeout=10000)
    assert model.index(0, 1).data() == "News"
    assert "basis" in str(model.index(0, 2).data())
    assert "look at" in dialog.done_page.first.text()


def test_an_activity_is_opened_from_what_came_in(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    _click(dialog.foot.apply)
    settle(dialog, desk)
    desk.context.jobs.finish()
    QTest.qWait(1)
    dialog.done_page.list.choose(1)
    press(dialog.done_page.list, Qt.Key.Key_Return)
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    assert not dialog.isVisible()


def test_what_was_copied_is_read(desk: Desk, open_: Open) -> None:
    dialog = open_()
    QGuiApplication.clipboard().setText("  ")
    dialog.paste()
    assert "copied" in dialog.message.text()
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in PLAIN))
    buttons = [
        b for b in dialog.choose_page.findChildren(QPushButton) if b.isVisible() and "Paste" in b.text()
    ]
    _click(buttons[0])
    settle(dialog, desk)
    assert dialog.flow.taken() == 2
    assert not dialog.message.isVisible()


def test_several_files_are_chosen_shown_and_left_out(
    desk: Desk, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths: Sequence[Path] = [
        workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]),
        workbook(tmp_path / "b.xlsx", LAYOUTS["transposed"]),
        tmp_path / "gone.xlsx",
    ]
    monkeypatch.setattr(ask, "pick_files", lambda *_: list(paths))
    dialog = open_()
    assert dialog.bar.button("sheets").isEnabled() is False
    dialog.choose()
    settle(dialog, desk)
    assert dialog.foot.apply.text() == "&Import 5 activities"
    assert dialog.which.isVisible()
    dialog.show_step("sheets")
    dialog.which.setCurrentIndex(1)
    dialog.which.activated.emit(1)
    assert dialog.sheets.view.layout_.currentData() == "transposed"
    dialog.show_step("choose")
    out = [
        b for b in dialog.choose_page.findChildren(QToolButton) if b.accessibleName() == "Leave out a.xlsx"
    ]
    _click(out[0])
    assert dialog.foot.apply.text() == "&Import 3 activities"


def test_of_several_files_the_report_names_the_one_that_it_is_of(
    desk: Desk, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [
        workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]),
        workbook(tmp_path / "b.xlsx", LAYOUTS["transposed"]),
    ]
    monkeypatch.setattr(ask, "pick_files", lambda *_: list(paths))
    dialog = open_()
    dialog.choose()
    settle(dialog, desk)
    _click(dialog.foot.apply)
    settle(dialog, desk)
    page = dialog.done_page
    for place, name in ((1, "b.xlsx"), (0, "a.xlsx")):
        dialog.which.setCurrentIndex(place)
        dialog.which.activated.emit(place)
        assert page.report.text() == f"Save the report of “{name}” …"
        assert page.marked.accessibleName() == f"Save “{name}”, marked …"
        assert name in page.report.toolTip()


def test_a_source_that_cannot_be_read_is_told(open_: Open, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of the kind")
    dialog = open_(broken)
    assert dialog.flow.sources[0].state == "failed"
    assert not dialog.foot.apply.isEnabled()
    assert not dialog.bar.button("preview").isEnabled()


def test_escape_stops_the_work_first(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_()
    dialog.flow.add_paths([workbook(tmp_path / "a.xlsx", LAYOUTS["rows"])])
    assert dialog.flow.busy
    press(dialog, Qt.Key.Key_Escape)
    settle(dialog, desk)
    assert dialog.isVisible()
    assert "Stopped" in dialog.message.text()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
