"""What a person meets in the import dialogue beyond the straight way: keys pressed early, bad files, little room."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from register_app.model.ref import Ref
from register_app.services import documents, edit
from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.importing.dialog import ImportDialog
from register_app.viewmodels.importing.columns import ColumnsModel
from tests.ui.import_dialogs import Open, settle
from tests.ui.keys import press, type_text
from tests.viewmodels.importing_sources import LAYOUTS, NOTICE, PLAIN, Rows, separated, workbook


def _link(dialog: ImportDialog, text: str) -> QPushButton:
    return next(
        button for button in dialog.findChildren(QPushButton) if button.text() == text and button.isVisible()
    )


def test_enter_on_the_activities_leaves_none_out(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("preview")
    listed = dialog.preview.list
    press(listed, Qt.Key.Key_Return)
    assert dialog.flow.taken() == 2
    assert dialog.preview.table.hasFocus()
    listed.setFocus()
    listed.selectAll()
    press(listed, Qt.Key.Key_Space)
    assert dialog.flow.taken() == 0
    press(listed, Qt.Key.Key_Space)
    assert dialog.flow.taken() == 2


def test_while_something_is_done_nothing_else_can_be_begun(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("columns")
    assert dialog.foot.next.isEnabled()
    dialog.flow.replan(dialog.flow.sources[0])
    assert dialog.flow.busy
    assert not dialog.foot.next.isEnabled()
    assert not dialog.foot.apply.isEnabled()
    assert dialog.choose_page.isEnabled()
    settle(dialog, desk)
    assert dialog.foot.next.isEnabled()
    dialog.apply()
    assert dialog.flow.writing
    assert not dialog.foot.apply.isEnabled()
    assert not dialog.choose_page.isEnabled()
    source = dialog.flow.sources[0]
    dialog.flow.remove(source)
    assert source in dialog.flow.sources
    settle(dialog, desk)
    assert dialog.step == "done"
    assert dialog.flow.steps == 1


def test_the_keys_stay_with_the_columns_after_a_choice(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("columns")
    table = dialog.columns.table
    row = next(place for place, line in enumerate(dialog.columns.model.lines) if line.header == "File code")
    table.setCurrentIndex(table.model().index(row, ColumnsModel.FIELD))
    press(table, Qt.Key.Key_Return)
    editor = QGuiApplication.focusObject()
    type_text(editor, "own")  # type: ignore[arg-type]
    press(editor, Qt.Key.Key_Return)  # type: ignore[arg-type]
    settle(dialog, desk)
    QTest.qWait(5)
    assert dialog.focusWidget() is table
    assert dialog.step == "columns"


def test_the_columns_begin_with_the_one_to_check(open_: Open, tmp_path: Path) -> None:
    rows = (
        ("Activity", "Purpose", "Footing", "Data"),
        ("Payroll", "Pay staff", "Art. 6(1)(b)", "Name"),
        ("News", "Send news", "Art. 6(1)(a)", "E-mail"),
    )
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": rows}))
    unsure = dialog.columns.model
    dialog.show_step("columns")
    place = unsure.first_doubtful()
    assert not unsure.lines[place].sure
    assert place > 0
    assert dialog.columns.table.currentIndex().row() == place


def test_a_file_with_nothing_in_it_cannot_be_imported_and_says_where_to_look(
    open_: Open, tmp_path: Path
) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": (("Notes",), ("we talked",), ("xx", "yy"))}))
    assert dialog.flow.sources[0].state == "ready"
    for step in ("choose", "sheets", "columns", "preview"):
        dialog.bar.button(step).click()
        assert dialog.step == step
        assert not dialog.foot.apply.isEnabled()
    assert "No activity was found" in dialog.preview.name.text()
    dialog.show_step("columns")
    assert not dialog.columns.table.isVisible()
    texts = [label.text() for label in dialog.columns.findChildren(type(dialog.columns._none))]
    assert any("no columns" in text for text in texts)


def test_a_file_that_failed_is_read_again_by_a_click(desk: Desk, open_: Open, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing of the kind")
    dialog = open_(path)
    assert dialog.flow.sources[0].state == "failed"
    workbook(path, LAYOUTS["rows"])
    _link(dialog, "Read it again").click()
    settle(dialog, desk)
    assert [source.state for source in dialog.flow.sources] == ["ready"]


def test_what_was_not_read_and_not_chosen_is_told_at_the_end(desk: Desk, open_: Open, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of the kind")
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]), broken)
    dialog.show_step("preview")
    dialog.preview.rows.take([0], on=False)
    dialog.apply()
    settle(dialog, desk)
    assert dialog.done_page.sentence.text() == "1 activity added, 0 changed, 1 left out."
    detail = dialog.done_page.detail.text()
    assert "broken.xlsx was not imported: " in detail
    read = dialog.flow.sources[0].plan
    outcome = dialog.flow.sources[0].outcome
    assert read is not None
    assert outcome is not None
    assert outcome.cells.reported > read.batch.cells.reported
    assert f"{outcome.cells.reported} reported" in detail


def test_of_a_list_the_end_shows_what_came_in_instead_of_no_activity(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["list"]))
    dialog.apply()
    settle(dialog, desk)
    page = dialog.done_page
    assert not page.list.isVisible()
    assert page.beside_list.isVisible()
    assert page.beside.rowCount() == 2
    lines = page.detail.height() / page.detail.fontMetrics().lineSpacing()
    assert round(lines) == 1  # no gap below what is told of one file
    assert dialog.focusWidget() is page.beside_list
    # The same file again brings nothing.
    dialog.show_step("choose")
    dialog.read(tmp_path / "a.xlsx")
    settle(dialog, desk)
    dialog.apply()
    settle(dialog, desk)
    assert dialog.step == "done"
    assert not page.beside_list.isVisible()


def test_what_was_decided_is_not_lost_by_a_key(
    desk: Desk, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [1, 0]
    monkeypatch.setattr(ask, "ask", lambda *_told: answers.pop(0))
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.columns.model.show(dialog.flow.current)
    dialog.show_step("columns")
    dialog.columns.model.set_field(0, "notes")
    settle(dialog, desk)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not answers


@pytest.mark.parametrize("decided", ["nothing", "left out", "imported"])
def test_leaving_is_asked_about_only_where_something_would_be_lost(
    desk: Desk, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decided: str
) -> None:
    answers = [0]
    monkeypatch.setattr(ask, "ask", lambda *_told: answers.pop(0))
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("preview")
    if decided != "nothing":
        dialog.preview.rows.take([0], on=False)
    if decided == "imported":
        dialog.apply()
        settle(dialog, desk)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (not answers) == (decided == "left out")


def test_of_several_files_it_is_told_how_many_need_a_look(open_: Open, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of the kind")
    unsure = [(*PLAIN[2][:4], "Valid from"), ("1", "Gate", "Guard", "Art. 6(1)(f)", "3/4/2024")]
    clear = [PLAIN[2][:7], PLAIN[3][:7]]
    dialog = open_(separated(tmp_path / "a.csv", clear), separated(tmp_path / "b.csv", unsure), broken)
    assert dialog.choose_page.told.isVisible()
    assert dialog.choose_page.told.text() == (
        "3 files: 1 ready to import, 1 worth checking, 1 could not be read"
    )


def test_a_column_that_nothing_fits_is_a_click_away_from_the_start(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    assert not dialog.choose_page.told.isVisible()
    assert dialog.foot.apply.isDefault()  # it needs no look, but may have one
    _link(dialog, "1 column kept under its heading").click()
    assert dialog.step == "columns"
    assert dialog.columns.model.lines[dialog.columns.table.currentIndex().row()].header == "File code"


def test_of_many_files_the_end_leaves_room_for_what_to_look_at(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    row = ("", "Pay staff", "Art. 6(1)(b)", "Employees", "Name", "5 years", "")
    files = [
        separated(tmp_path / f"{place}.csv", [PLAIN[2], (str(place), f"Activity {place}", *row[1:])])
        for place in range(20)
    ]
    dialog = open_(*files)
    dialog.apply()
    settle(dialog, desk)
    assert dialog.done_page.detail.text().count("\n") == 19
    assert dialog.done_page.list.height() > 200
    assert dialog.minimumSizeHint().height() < 500


def test_what_came_in_beside_the_activities_takes_no_room_from_them(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    cover = (("Controller: Corner Shop Ltd",), (), *PLAIN[2:])
    dialog = open_(workbook(tmp_path / "a.xlsx", {"Register": cover}))
    dialog.apply()
    settle(dialog, desk)
    page = dialog.done_page
    assert page.list.isVisible()
    assert not page.beside_list.isVisible()
    page.tabs.setCurrentIndex(1)
    assert page.beside_list.isVisible()
    assert page.beside.index(0, 2).data() == "Corner Shop Ltd"
    assert dialog.minimumSizeHint().height() < 500


def test_another_register_goes_from_the_file_to_the_preview(desk: Desk, open_: Open, tmp_path: Path) -> None:
    from register_app.services import exporting
    from register_app.services.sample import fill
    from register_app.store.register import Register

    with Register.create(tmp_path / "other.register", title="Other", language="en") as other:
        fill(other, "en")
        exporting.export(other, tmp_path / "own.json", language="en")
        names = [activity["name"] for activity in documents.dump(other.read())["activities"]]
    dialog = open_(tmp_path / "own.json")
    assert not dialog.bar.button("sheets").isEnabled()
    assert not dialog.bar.button("columns").isEnabled()
    dialog.foot.next.click()
    assert dialog.step == "preview"
    assert dialog.preview.rows.total() == len(names)
    dialog.foot.back.click()
    assert dialog.bar.button("choose").isChecked()


WIDE: Rows = (
    ("Record of processing activities of the whole shop and all of its branches",),
    (),
    ("No.", "Activity", "Purpose", "Legal basis"),
    ("1", "Payroll", "Pay staff", "Art. 6(1)(b)"),
    ("2", "News", "Send news", "Consent"),
)


def test_a_title_takes_no_room_from_the_columns(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": WIDE}))
    dialog.show_step("sheets")
    grid = dialog.sheets.view.grid
    title = grid.fontMetrics().horizontalAdvance(WIDE[0][0])
    assert grid.columnWidth(0) < title / 3
    # It runs on over the empty cells beside it: there is ink of it in the second column.
    beside = grid.visualRect(grid.model().index(0, 1))
    picture = grid.viewport().grab(beside.adjusted(2, 3, -3, -4)).toImage()
    assert len(_colours(picture)) > 4
    empty = grid.visualRect(grid.model().index(1, 1))
    assert len(_colours(grid.viewport().grab(empty.adjusted(2, 3, -3, -4)).toImage())) == 1


def _colours(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_a_text_that_is_cut_gets_the_room_that_is_left(open_: Open, tmp_path: Path) -> None:
    long = "Kept in the safe of the branch office and destroyed by the caretaker at the end of the year"
    form = (("Activity", "Payroll"), ("Purpose", "Pay staff"), ("Security measures", long))
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": form}))
    dialog.show_step("sheets")
    grid = dialog.sheets.view.grid
    QTest.qWait(5)
    assert grid.columnWidth(1) >= grid.fontMetrics().horizontalAdvance(long)
    assert grid.columnWidth(0) + grid.columnWidth(1) <= grid.viewport().width()


def test_a_column_that_was_dragged_stays_as_it_is(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": WIDE}))
    dialog.show_step("sheets")
    grid = dialog.sheets.view.grid
    head = grid.horizontalHeader()
    edge = QPoint(head.sectionViewportPosition(1), 12)
    viewport, plain = head.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mouseMove(viewport, edge)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, plain, edge)
    QTest.mouseMove(viewport, edge + QPoint(90, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, plain, edge + QPoint(90, 0))
    width = grid.columnWidth(0)
    dialog.resize(dialog.size() + QSize(120, 0))
    QTest.qWait(5)
    assert grid.columnWidth(0) == width


def test_the_headings_are_dragged_to_rows_out_of_sight(desk: Desk, open_: Open, tmp_path: Path) -> None:
    rows = [*WIDE[2:], *(WIDE[3] for _ in range(60))]
    dialog = open_(workbook(tmp_path / "a.xlsx", {"X": rows}))
    dialog.show_step("sheets")
    grid = dialog.sheets.view.grid
    head, plain = grid.verticalHeader(), Qt.KeyboardModifier.NoModifier
    start = QPoint(10, head.sectionViewportPosition(0) + 8)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, plain, start)
    below = QPoint(10, head.viewport().height() + 6)
    for _step in range(5):
        QTest.mouseMove(head.viewport(), below)
        QTest.mouseMove(head.viewport(), below + QPoint(1, 0))
    assert grid.verticalScrollBar().value() > 0
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, plain, start)
    settle(dialog, desk)


def _reimported(desk: Desk, open_: Open, tmp_path: Path) -> ImportDialog:
    """A source that comes again with a conflict in its first activity."""
    path = separated(tmp_path / "a.csv", PLAIN)
    first = open_(path)
    first.apply()
    settle(first, desk)
    first.close()
    row = desk.session.read().execute("SELECT id FROM purpose WHERE title = 'Pay staff'").fetchone()
    edit.set_field(desk.session.register, Ref("purpose", row["id"]), "title", "Pay everybody here")
    changed = [tuple(cell.replace("Pay staff", "Pay them all") for cell in row) for row in PLAIN]
    dialog = open_(separated(path, changed))
    dialog.show_step("preview")
    dialog.preview.filter("conflicts")
    return dialog


def test_a_conflict_shows_all_three_states_whatever_the_room(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = _reimported(desk, open_, tmp_path)
    table, model = dialog.preview.table, dialog.preview.compare
    letter = table.fontMetrics().averageCharWidth()
    for width in (160, 70):
        table.setFixedWidth(width * letter)
        QTest.qWait(30)
        shown = not table.isColumnHidden(model.BASE)
        assert shown == (width == 160)
        for column in (model.REGISTER, model.FILE):
            assert table.columnWidth(column) >= 15 * letter
        told = dialog.preview.whole.toPlainText() if dialog.preview.whole.isVisible() else ""
        assert shown or all(text in told for text in ("Pay everybody here", "Pay them all", "Pay staff"))


def test_list_and_comparison_find_the_room_there_is(open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("preview")
    split = dialog.preview.split
    letter, spacing = split.fontMetrics().averageCharWidth(), split.fontMetrics().lineSpacing()
    for letters, lines, shape, orientation in (
        (150, 20, "wide", Qt.Orientation.Horizontal),
        (80, 40, "high", Qt.Orientation.Vertical),
        (80, 12, "narrow", Qt.Orientation.Horizontal),
    ):
        size = QSize(letters * letter, lines * spacing)
        split.resizeEvent(QResizeEvent(size, split.size()))
        assert (split.shape, split.orientation()) == (shape, orientation)
        assert dialog.preview.list.isColumnHidden(1) == (shape == "narrow")


def test_the_list_has_a_column_of_numbers_where_there_are_some(open_: Open, tmp_path: Path) -> None:
    named = [row[1:] for row in PLAIN[2:]]
    for rows, hidden in ((named, True), (PLAIN, False)):
        dialog = open_(separated(tmp_path / f"{hidden}.csv", rows))
        dialog.show_step("preview")
        assert dialog.preview.list.isColumnHidden(2) == hidden
        # A tab with nothing in it cannot be chosen.
        preview = dialog.preview
        assert preview.tabs.isTabEnabled(2) == (preview.remarks.rowCount() > 0)


@pytest.mark.parametrize("language", ["en", "da"])
def test_how_many_remarks_there_are_is_not_cut(
    desk: Desk, open_: Open, tmp_path: Path, language: str
) -> None:
    desk.acts.speak(language)
    rows = [(*PLAIN[2][:4], "Valid from"), ("1", "News", "Send news", "Consent", "3/4/2024")]
    dialog = open_(workbook(tmp_path / "a.xlsx", {"Register": rows}))
    dialog.show_step("preview")
    listed = dialog.preview.list
    state = listed.model().index(0, 1)
    assert state.data() == ("New, 1 remark" if language == "en" else "Ny, 1 bemærkning")
    assert listed.cut_text(state) == ""
    desk.acts.speak("en")


def test_the_keys_stay_where_they_were_when_a_question_goes(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    dialog.show_step("columns")
    row = next(place for place, line in enumerate(dialog.columns.model.lines) if line.header == "File code")
    dialog.columns.model.set_field(row, "owner")
    settle(dialog, desk)
    dialog.apply()
    settle(dialog, desk)
    dialog.show_step("choose")
    dialog.read(workbook(tmp_path / "b.xlsx", LAYOUTS["rows"]))
    settle(dialog, desk)
    dialog.show_step("columns")
    dialog.columns.use.setFocus()
    press(dialog.columns.use, Qt.Key.Key_Space)
    settle(dialog, desk)
    assert not dialog.columns.use.isVisible()
    assert dialog.focusWidget() is dialog.columns.table


def test_lines_of_a_notice_that_were_left_out_are_hatched(open_: Open, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE + "\nWe like cookies, but only those that one can eat.\n", encoding="utf-8")
    dialog = open_(path)
    dialog.show_step("sheets")
    model = dialog.sheets.view.model
    row = next(r for r in range(model.rowCount()) if "cookies" in model.whole(r, 0))
    assert model.mark(row, 0) == "left_out"
    dialog.sheets.view.grid.go_to(row, 0)
    assert dialog.sheets.view._cell.toolTip()
    assert f"Line {row + 1}: " in dialog.sheets.view._cell.toolTip()


def test_a_sheet_of_details_is_not_said_to_be_left_out(desk: Desk, open_: Open, tmp_path: Path) -> None:
    dialog = open_(workbook(tmp_path / "a.xlsx", LAYOUTS["linked"]))
    dialog.show_step("sheets")
    view, source = dialog.sheets.view, dialog.flow.current
    assert source is not None
    dialog.sheets.list.setCurrentRow(1)
    assert source.sheets()[1].layout == "linked"
    assert view.layout_.currentText() == "details of another sheet’s activities"
    box = view.layout_
    place = box.findData("ignored")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle(dialog, desk)
    assert source.sheets()[1].layout == "ignored"
    assert view.layout_.currentData() == "ignored"
    dialog.sheets.list.setCurrentRow(0)
    assert view.layout_.currentData() == "rows"
    assert view.layout_.findData("") == -1
