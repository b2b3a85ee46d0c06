"""The side-by-side of an import: which words of a value changed is seen, and told to who does not see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from register_app.model.ref import Ref
from register_app.services import edit
from register_app.ui.desk import Desk
from register_app.ui.dialogs.importing.compare_cells import ROOM, units
from register_app.ui.dialogs.importing.dialog import ImportDialog
from tests.ui.import_dialogs import Open, settle
from tests.viewmodels.importing_sources import separated

_LONG = " ".join(
    f"Point {n}: we keep what customers {n} told us 🙂 while case {n} is open." for n in range(60)
)


def _rows(description: str) -> list[tuple[str, ...]]:
    return [
        ("No.", "Activity", "Purpose", "Legal basis", "Description"),
        ("1", "Payroll", "Pay salaries", "Art. 6(1)(b)", description),
    ]


def _changed(desk: Desk, open_: Open, tmp_path: Path, before: str, after: str) -> ImportDialog:
    path = separated(tmp_path / "a.csv", _rows(before))
    dialog = open_(path)
    dialog.apply()
    settle(dialog, desk)
    dialog.close()
    separated(path, _rows(after))
    dialog = open_(path)
    dialog.show_step("preview")
    QTest.qWait(5)
    return dialog


def test_changed_words_of_a_long_value_are_marked_in_sight(desk: Desk, open_: Open, tmp_path: Path) -> None:
    after = _LONG.replace("case 41 is open", "case 41 is closed").replace("customers 50", "good customers 50")
    dialog = _changed(desk, open_, tmp_path, _LONG, after)
    model, table = dialog.preview.compare, dialog.preview.table
    told = str(model.index(0, model.FILE).data())
    assert len(told) < 500 < len(after)
    assert "[…]" in told
    assert "is closed" in told
    assert "good customers 50" in told
    # In the register nothing stands where the word comes in, but the place is shown.
    assert "customers 50" in str(model.index(0, model.REGISTER).data())
    described = [
        model.index(0, column).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        for column in (model.REGISTER, model.FILE)
    ]
    assert described == ["Only in the register: open", "Only in the file: closed; good"]
    whole = dialog.preview.whole
    assert whole.isVisible(), "what the table leaves out stands below it"
    assert whole.toPlainText() == f"Register now:\n{_LONG}\n\nFile:\n{after}\n\nAt the last import:\n{_LONG}"
    text = whole.toPlainText()
    looks = {}
    cursor = whole.textCursor()
    for word, nth in (("open", 41), ("closed", 0)):
        start = -1
        for _n in range(nth + 1):
            start = text.index(word, start + 1)
        cursor.setPosition(units(text, start) + 1)
        looks[word] = cursor.charFormat()
    assert looks["open"].fontStrikeOut()
    assert looks["closed"].fontUnderline()
    assert looks["closed"].fontWeight() == QFont.Weight.DemiBold
    first = whole.cursorRect()
    assert whole.viewport().rect().contains(first), "the first change is in sight"
    assert table.grab().width() > 0


def test_what_was_edited_here_alone_is_not_said_to_be_the_same(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    path = separated(tmp_path / "a.csv", _rows("We pay monthly"))
    dialog = open_(path)
    dialog.apply()
    settle(dialog, desk)
    source = dialog.flow.sources[0]
    assert source.outcome is not None
    number = next(iter(source.outcome.activities.values()))
    dialog.close()
    edit.set_field(desk.session.register, Ref("activity", number), "description", "We pay weekly")
    dialog = open_(path)
    dialog.show_step("preview")
    model = dialog.preview.compare
    told = [model.index(0, column).data() for column in (model.FIELD, model.REGISTER, model.FILE)]
    assert told == ["Description\nKept as it is here", "We pay weekly", "We pay monthly"]
    take = model.index(0, model.TAKE)
    assert take.data(Qt.ItemDataRole.CheckStateRole) is None, "there is nothing to choose"
    assert model.index(1, model.REGISTER).data() == "the same"


def test_the_names_of_the_fields_have_room_once_there_is_some(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    dialog = _changed(desk, open_, tmp_path, "Once", "Twice")
    table, model = dialog.preview.table, dialog.preview.compare
    letter = table.fontMetrics().averageCharWidth()
    model.lines[0] = replace(model.lines[0], label="Behandlingsaktivitet")
    widths: list[int] = []
    for width in (60, 160):
        table.setFixedWidth(width * letter)
        QTest.qWait(20)
        if not widths:  # as when the page is shown for the first time
            model.beginResetModel()
            model.endResetModel()
        widths.append(table.columnWidth(model.FIELD))
    assert widths[0] <= 13 * letter < widths[1]


def test_the_tick_of_a_tall_row_stands_and_works_at_its_first_line(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    dialog = _changed(desk, open_, tmp_path, _LONG, _LONG.replace("case 41", "matter 41"))
    model, table = dialog.preview.compare, dialog.preview.table
    take = model.index(0, model.TAKE)
    rect = table.visualRect(take)
    assert rect.height() > 4 * table.fontMetrics().lineSpacing()
    assert take.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    for y, state in (
        (rect.center().y(), Qt.CheckState.Checked),
        (rect.top() + 16, Qt.CheckState.Unchecked),
    ):
        at = QPoint(rect.left() + 18, y)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert take.data(Qt.ItemDataRole.CheckStateRole) == state


def test_of_a_conflict_the_last_import_shows_what_either_side_changed(
    desk: Desk, open_: Open, tmp_path: Path
) -> None:
    path = separated(tmp_path / "a.csv", _rows(_LONG))
    dialog = open_(path)
    dialog.apply()
    settle(dialog, desk)
    source = dialog.flow.sources[0]
    assert source.outcome is not None
    number = next(iter(source.outcome.activities.values()))
    dialog.close()
    here = _LONG.replace("case 7 is open", "case 7 rests")
    edit.set_field(desk.session.register, Ref("activity", number), "description", here)
    separated(path, _rows(_LONG.replace("case 41 is open", "case 41 is closed")))
    dialog = open_(path)
    dialog.show_step("preview")
    model = dialog.preview.compare
    assert model.lines[0].conflict
    base = str(model.index(0, model.BASE).data())
    assert "case 7 is open" in base
    assert "case 41 is open" in base
    assert "case 30" not in base


def test_two_addresses_of_cells_stand_on_a_line(open_: Open, tmp_path: Path) -> None:
    rows = (
        ("Activity", "Purpose", "Legal basis", "Personal data", "Retention"),
        ("Payroll", "Pay staff", "Art. 6(1)(b)", "Name", "5 years"),
        ("Payroll", "Pay staff", "Art. 6(1)(b)", "Bank account", "10 years"),
    )
    dialog = open_(separated(tmp_path / "a.csv", rows))
    dialog.show_step("preview")
    QTest.qWait(10)
    table, model = dialog.preview.table, dialog.preview.compare
    row = next(place for place, line in enumerate(model.lines) if line.key == "data")
    assert model.index(row, model.CELLS).data() == "D2, D3, E2, E3"
    lines = (table.rowHeight(row) - ROOM) / table.fontMetrics().lineSpacing()
    assert round(lines) == 2
