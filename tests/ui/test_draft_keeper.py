"""Half-typed text survives the end of the program, also kill -9, and is offered at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from register_app.services import activities, drafts, record
from register_app.services.drafts import Draft
from register_app.store.register import Register
from register_app.ui.desk import Desk
from register_app.ui.dialogs.drafts_dialog import DraftsDialog
from register_app.ui.dialogs.replace_dialog import ReplaceDialog
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.ui.window_state import left
from tests.ui.keys import press, type_text

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from register_app.ui.desk import Desk, application
from register_app.ui.widgets.growing import GrowingText

app = application(["register-app"])
desk = Desk(app, Path(sys.argv[2]), register=Path(sys.argv[1]), theme="light", language="en")
desk.window.show()
desk.window.activateWindow()
QTest.qWaitForWindowActive(desk.window)
exec(sys.argv[3])
print("typed", flush=True)
app.exec()
"""


_CELL = """
desk.window.show_screen("cross")
view = desk.window.current().list
column = [key for key, _field in view.model().cross.columns].index("reason")
index = view.model().index(0, column)
view.setCurrentIndex(index)
view.setFocus()
view.edit(index)
editor = view.viewport().findChild(GrowingText)
editor.setFocus()
QTest.keyClicks(editor, "half of a long reas")
"""
_CHIPS = """
screen = desk.window.open_activity(desk.table.ids()[0])
field = screen.form.box("measures").binding.widget.field
field.setFocus()
QTest.keyClicks(field, "half of a meas")
"""
_ROW = """
screen = desk.window.open_activity(desk.table.ids()[0])
screen.form.complete()
field = screen.grid("recipients").row(0).bindings["country"].widget
field.setFocus()
field.selectAll()
QTest.keyClicks(field, "Ger")
"""
_DIALOG = """
desk.window.show_screen("register")
desk.window.actions_["replace"].trigger()
dialog = QApplication.activeModalWidget()
QTest.qWaitForWindowActive(dialog)
dialog.new.setFocus()
QTest.keyClicks(dialog.new, "half of a wor")
"""


def _keeper_files(desk: Desk) -> list[Path]:
    folder = desk.acts.tools.drafts.folder
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


def _killed_while(act: str, path: Path, settings: Path, qtbot: QtBot) -> None:
    """A window of its own process, killed once what is typed by `act` was kept."""
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path), str(settings), act],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    ) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "typed\n"
            folder = settings.parent / "drafts"
            qtbot.waitUntil(lambda: any(folder.glob("*.json")), timeout=30_000)
        finally:
            child.kill()


def _in_its_cell(desk: Desk) -> str:
    row = desk.session.read().execute("SELECT reason FROM purpose_basis ORDER BY id LIMIT 1").fetchone()
    return str(row["reason"])


def _in_its_chips(desk: Desk) -> str:
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    chips = screen.form.box("measures").binding.widget
    assert isinstance(chips, ChipsEdit)
    assert chips.field.is_typed
    return chips.field.text()


def _in_its_dialog(desk: Desk) -> str:
    dialog = desk.window.findChild(ReplaceDialog)
    assert dialog is not None
    assert dialog.wanted.text() == ""
    return dialog.new.text()


def _in_its_row(desk: Desk) -> str:
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    pick = screen.grid("recipients").row(0).bindings["country"].widget
    assert isinstance(pick, TypeAhead)
    assert pick.is_typed
    return pick.text()


@pytest.mark.parametrize(
    ("act", "text", "found", "kept"),
    [
        (_CELL, "half of a long reas", _in_its_cell, False),
        (_CHIPS, "half of a meas", _in_its_chips, True),
        (_ROW, "Ger", _in_its_row, True),
        (_DIALOG, "half of a wor", _in_its_dialog, True),
    ],
    ids=["cell", "chips", "row", "dialog"],
)
def test_typed_text_survives_a_kill_and_goes_back_to_where_it_was(
    tmp_path: Path,
    sample_path: Path,
    qapp: QApplication,
    qtbot: QtBot,
    act: str,
    text: str,
    found: Callable[[Desk], str],
    kept: bool,
) -> None:
    """`kept`: what is half a name is in its field again, but not stored, so that it is watched over anew.

    The register is opened as the program starts, and in the window: the text is offered either way.
    """
    path, settings = tmp_path / "a.register", tmp_path / "config" / "settings.toml"
    path.write_bytes(sample_path.read_bytes())
    _killed_while(act, path, settings, qtbot)
    desk = Desk(qapp, settings, register=path if kept else None, theme="light", language="en")
    try:
        if not kept:
            desk.session.open(path)
        with qtbot.waitActive(desk.window):
            desk.window.show()
            desk.window.activateWindow()
        earlier = desk.acts.tools.drafts.earlier()
        assert [draft.text for draft in earlier] == [text]
        qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), DraftsDialog))
        dialog = desk.window.findChild(DraftsDialog)
        assert dialog is not None
        back = next(
            button
            for button in dialog.cards[earlier[0]].findChildren(QPushButton)
            if button.property("role") == "primary"
        )
        back.click()
        qtbot.waitUntil(lambda: desk.acts.tools.drafts.earlier() == [], timeout=10_000)
        if kept:
            qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        assert found(desk) == text
        desk.acts.tools.drafts.look()
        assert len(_keeper_files(desk)) == kept
    finally:
        desk.window.close()
        desk.window.deleteLater()


def test_what_one_searches_by_is_no_draft(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("register")
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    screen.search_line.setFocus()
    type_text(screen.search_line, "loan")
    sample_desk.acts.tools.drafts.look()
    assert _keeper_files(sample_desk) == []


def test_a_name_that_was_taken_is_no_draft(sample_desk: Desk) -> None:
    screen = sample_desk.window.open_activity(sample_desk.table.ids()[0])
    assert isinstance(screen, ActivityScreen)
    chips = screen.form.box("measures").binding.widget
    assert isinstance(chips, ChipsEdit)
    chips.field.setFocus()
    type_text(chips.field, "A new measure")
    sample_desk.acts.tools.drafts.look()
    assert len(_keeper_files(sample_desk)) == 1
    press(chips.field, Qt.Key.Key_Return)
    assert "A new measure" in screen.view.texts("measures")
    sample_desk.acts.tools.drafts.look()
    assert _keeper_files(sample_desk) == []


def test_every_line_of_an_open_dialog_is_kept(sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.window.show_screen("register")
    sample_desk.acts.tools.replace()
    dialog = sample_desk.window.findChild(ReplaceDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    for line, text in ((dialog.wanted, "old words"), (dialog.new, "new words")):
        line.setFocus()
        type_text(line, text)
    keeper = sample_desk.acts.tools.drafts
    keeper.look()
    found = drafts.read(keeper.folder, drafts.register_uuid(sample_desk.session.read()))
    assert {draft.text for draft in found} == {"old words", "new words"}
    dialog.close()
    keeper.look()
    assert _keeper_files(sample_desk) == []


def test_what_is_refused_is_kept(sample_desk: Desk) -> None:
    sample_desk.session.undo()
    sample_desk.acts.activities.add("controller")
    sample_desk.acts.activities.add("controller")
    screen = sample_desk.window.current()
    assert isinstance(screen, ActivityScreen)
    keeper = sample_desk.acts.tools.drafts
    keeper.look()
    assert _keeper_files(sample_desk) == []
    area = next(
        w
        for w in screen.findChildren(GrowingText)
        if w.property("field") == "activity.description" and w.isVisible()
    )
    area.setFocus()
    type_text(area, "typed a moment ago")
    keeper.look()
    found = drafts.read(keeper.folder, drafts.register_uuid(sample_desk.session.read()))
    assert [(draft.text, draft.field, draft.activity) for draft in found] == [
        ("typed a moment ago", "activity.description", screen.view.id)
    ]
    sample_desk.context.store_typing()
    keeper.look()
    assert _keeper_files(sample_desk) == []


def test_an_open_cell_is_kept_until_it_is_left(sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.window.show_screen("cross")
    screen = sample_desk.window.current()
    assert isinstance(screen, CrossTablesScreen)
    keeper = sample_desk.acts.tools.drafts
    column = [key for key, _field in screen._model.cross.columns].index("reason")
    index = screen.list.model().index(0, column)
    screen.list.setCurrentIndex(index)
    screen.list.setFocus()
    press(screen.list, Qt.Key.Key_Return)
    editor = screen.list.viewport().findChild(GrowingText)
    assert editor is not None
    type_text(editor, "not yet")
    keeper.look()
    found = drafts.read(keeper.folder, drafts.register_uuid(sample_desk.session.read()))
    assert [(draft.text, draft.field, draft.row) for draft in found] == [
        ("not yet", "purpose_basis.reason", screen._model.row_id(0))
    ]
    press(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not screen.list.viewport().findChildren(GrowingText))
    keeper.look()
    assert _keeper_files(sample_desk) == []


def test_a_cell_of_the_register_says_whose_text_it_was(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("register")
    screen, table = sample_desk.window.current(), sample_desk.table
    assert isinstance(screen, RegisterScreen)
    index = table.index(1, list(table.column_keys()).index("department"))
    screen.view.setFocus()
    screen.view.setCurrentIndex(index)
    screen.view.edit(index)
    editor = screen.view.viewport().findChild(TypeAhead)
    assert editor is not None
    type_text(editor, "Half a dep")
    line = table.line(table.number_at(1))
    assert [draft.where for draft in sample_desk.acts.tools.drafts._typed()] == [
        f"Department – {line['number']}  {line['name']}"
    ]


def test_what_is_typed_in_another_register_s_window_is_not_kept_for_this_one(
    sample_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "other.register"
    Register.create(path, title="Other", language="en").close()
    other = sample_desk.open_window(path)
    try:
        other.acts.activities.add("controller")
        screen = other.window.current()
        assert isinstance(screen, ActivityScreen)
        chips = screen.form.box("measures").binding.widget
        assert isinstance(chips, ChipsEdit)
        other.window.activateWindow()
        qtbot.waitUntil(other.window.isActiveWindow)
        chips.field.setFocus()
        type_text(chips.field, "Half a meas")
        assert [draft.text for draft in other.acts.tools.drafts._typed()] == ["Half a meas"]
        assert sample_desk.acts.tools.drafts._typed() == []
    finally:
        other.window.close()


def _with_draft(desk: Desk, draft: Draft) -> None:
    """As if the program had been killed with `draft` open."""
    path = desk.session.path
    assert path is not None
    uuid = drafts.register_uuid(desk.session.read())
    desk.session.close()
    drafts.keep(desk.acts.tools.drafts.folder, uuid, [draft])
    desk.session.open(path)


def test_a_text_without_a_place_can_be_copied_and_let_go(sample_desk: Desk) -> None:
    draft = Draft("lost words", where="Somewhere")
    _with_draft(sample_desk, draft)
    sample_desk.acts.tools.offer_drafts()
    dialog = sample_desk.window.findChild(DraftsDialog)
    assert dialog is not None
    captions = [button.text() for button in dialog.cards[draft].findChildren(QPushButton)]
    assert captions == ["Copy", "Discard"]
    dialog.copy(draft)
    assert QGuiApplication.clipboard().text() == "lost words"
    dialog._let_go(draft)
    assert sample_desk.acts.tools.drafts.earlier() == []
    assert _keeper_files(sample_desk) == []


def test_what_is_not_dealt_with_is_offered_again(sample_desk: Desk) -> None:
    draft = Draft("lost words", where="Somewhere")
    _with_draft(sample_desk, draft)
    path = sample_desk.session.path
    assert path is not None
    sample_desk.acts.tools.drafts.look()
    sample_desk.session.close()
    sample_desk.session.open(path)
    assert sample_desk.acts.tools.drafts.earlier() == [draft]


def test_what_is_stored_by_now_is_not_offered(sample_desk: Desk) -> None:
    row = sample_desk.session.read().execute("SELECT id, name FROM activity LIMIT 1").fetchone()
    _with_draft(sample_desk, Draft(row["name"], field="activity.name", activity=row["id"], before="old"))
    assert sample_desk.acts.tools.drafts.earlier() == []
    assert _keeper_files(sample_desk) == []


def test_a_register_without_drafts_opens_without_a_word(tmp_path: Path, desk: Desk) -> None:
    with Register.create(tmp_path / "other.register", title="B", language="en"):
        pass
    desk.session.open(tmp_path / "other.register")
    assert desk.acts.tools.drafts.earlier() == []
    desk.acts.tools.offer_drafts()
    assert desk.window.findChild(DraftsDialog) is None


def test_text_half_typed_in_a_cell_of_the_register_is_kept_and_put_back(desk: Desk) -> None:
    number = activities.add_activity(desk.session.register, "controller", "Payroll", {}).id
    desk.window.show_screen("register")
    screen = desk.window.current()
    assert isinstance(screen, RegisterScreen)
    screen.view.setFocus()
    screen.view.go_to(0, list(desk.table.column_keys()).index("name"))
    press(screen.view, Qt.Key.Key_F2)
    editor = screen.cells.editor
    assert editor is not None
    desk.acts.tools.drafts.look()
    assert not _keeper_files(desk), "nothing is typed yet"
    type_text(editor, "Wages and sal")
    desk.acts.tools.drafts.look()
    [kept] = drafts.read(desk.acts.tools.drafts.folder, drafts.register_uuid(desk.session.read()))
    assert (kept.text, kept.field, kept.row, kept.before) == (
        "Wages and sal",
        "activity.name",
        number,
        "Payroll",
    )
    press(editor, Qt.Key.Key_Escape)
    assert drafts.put_back(desk.session.register, kept)
    assert desk.table.index(0, list(desk.table.column_keys()).index("name")).data() == "Wages and sal"


def test_what_is_begun_in_a_field_is_taken_before_the_register_is_closed(sample_desk: Desk) -> None:
    number = sample_desk.table.ids()[0]
    screen = sample_desk.window.open_activity(number)
    assert isinstance(screen, ActivityScreen)
    chips = screen.form.box("measures").binding.widget
    assert isinstance(chips, ChipsEdit)
    chips.field.setFocus()
    type_text(chips.field, "Clean desks")
    path = sample_desk.session.path
    assert path is not None
    sample_desk.session.close()
    sample_desk.session.open(path)
    found = record.read(sample_desk.session.read(), number)
    assert found is not None
    assert "Clean desks" in found.document["measures"]


def test_where_one_is_survives_a_kill_too(sample_desk: Desk) -> None:
    path = sample_desk.session.path
    assert path is not None
    number = sample_desk.table.ids()[1]
    sample_desk.window.open_activity(number)
    sample_desk.acts.tools.drafts._timer.timeout.emit()
    assert left(sample_desk.preferences, path).front == number
