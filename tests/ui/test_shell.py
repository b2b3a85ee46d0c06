"""The window around the screens: tabs, further windows, files dropped, undo as a list, what is kept, printing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QSplitter
from pytestqt.qtbot import QtBot

from register_app.base import settings
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.base.paths import resource
from register_app.store.register import Register
from register_app.ui import menus, undo_list, window_state
from register_app.ui.activity_window import ActivityWindow
from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.importing.dialog import ImportDialog
from register_app.ui.dialogs.print_dialog import PrintDialog
from register_app.ui.dropping import Dropped, dropped
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.activity_tabs import ActivityTabs
from register_app.viewmodels import activities
from tests.store.test_lock import opened_elsewhere
from tests.ui.keys import press


def _tabs(desk: Desk) -> ActivityTabs:
    assert desk.window.tabs is not None
    return desk.window.tabs


# Tabs and windows


def test_several_activities_are_open_at_once(sample_desk: Desk) -> None:
    window, ids = sample_desk.window, sample_desk.table.ids()
    window.open_activity(ids[0])
    assert _tabs(sample_desk).bar.isHidden(), "one activity needs no tabs"
    window.open_activity(ids[1], beside=True)
    window.open_activity(ids[2], beside=True)
    tabs = _tabs(sample_desk)
    assert (tabs.numbers(), tabs.number) == (ids[:3], ids[2])
    assert not tabs.bar.isHidden()
    assert "RA-0002" in tabs.bar.tabText(1)
    press(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert tabs.number == ids[0]
    window.open_activity(ids[1])
    assert tabs.numbers() == ids[:3], "what is open is shown, not opened again"
    window.open_activity(ids[4])
    assert tabs.numbers() == [ids[0], ids[4], ids[2]], "another one takes the place of the one in front"
    sample_desk.acts.shell.close_tab()
    assert tabs.numbers() == [ids[0], ids[2]]
    activities.remove(sample_desk.session, [ids[2]])
    assert tabs.numbers() == [ids[0]]
    assert tabs.bar.isHidden()
    sample_desk.acts.shell.close_tab()
    assert window.screen_name == "register"


def test_what_is_closed_or_gone_comes_back_beside_no_other(sample_desk: Desk) -> None:
    first, second, third = sample_desk.table.ids()[:3]
    window = sample_desk.window
    window.open_activity(first)
    tabs = window.tabs
    assert tabs is not None
    tabs.close_tab()
    assert window.screen_name == "register"
    window.open_activity(second, beside=True)
    assert tabs.numbers() == [second]
    sample_desk.acts.activities.remove()
    assert window.screen_name == "register"
    window.open_activity(third, beside=True)
    assert tabs.numbers() == [third]
    # Gone while one looks at something else: that stays in front.
    window.show_screen("parties")
    activities.remove(sample_desk.session, [third])
    assert tabs.numbers() == []
    assert window.screen_name == "parties"


def test_tabs_survive_another_language(sample_desk: Desk) -> None:
    ids = sample_desk.table.ids()
    for number in ids[:2]:
        sample_desk.window.open_activity(number, beside=True)
    _tabs(sample_desk).bar.setCurrentIndex(0)
    sample_desk.acts.speak("da")
    assert (_tabs(sample_desk).numbers(), _tabs(sample_desk).number) == (ids[:2], ids[0])
    assert sample_desk.window.screen_name == "activity"


def test_an_activity_has_a_window_of_its_own(sample_desk: Desk, qtbot: QtBot) -> None:
    ids = sample_desk.table.ids()
    for number in ids[:2]:
        sample_desk.window.open_activity(number, beside=True)
    sample_desk.acts.shell.tear_off()
    alone = sample_desk.window.findChild(ActivityWindow)
    assert alone is not None
    assert alone.number == ids[1]
    assert _tabs(sample_desk).numbers() == [ids[0]]
    screen = alone.screen_
    assert screen is not None
    screen.view.set(screen.view.ref, "name", "Renamed elsewhere")
    assert "Renamed elsewhere" in alone.windowTitle()
    assert sample_desk.window.actions_ is not None
    assert sample_desk.window.actions_["undo"] in alone.actions()
    # What is added goes to the activity in front, whichever window that is in.
    screen.form.complete()
    screen.form.section("purposes").focus_first()
    alone.activateWindow()
    qtbot.waitUntil(alone.isActiveWindow)
    screen.form.section("purposes").focus_first()
    before = len(screen.view.document["purposes"])
    sample_desk.window.actions_["add_row"].trigger()
    assert len(screen.view.document["purposes"]) == before + 1
    with qtbot.waitSignal(alone.destroyed):
        press(alone, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert sample_desk.session.is_open, "only the window is closed, not the register"
    sample_desk.window.open_activity(ids[1])
    sample_desk.acts.shell.tear_off()
    alone = sample_desk.window.findChild(ActivityWindow)
    assert alone is not None
    with qtbot.waitSignal(alone.destroyed):
        sample_desk.session.close()


@pytest.fixture
def other_register(tmp_path: Path) -> Path:
    path = tmp_path / "other.register"
    with Register.create(path, title="Other", language="en"):
        pass
    return path


@pytest.fixture
def second(desk: Desk, other_register: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = desk.open_window(other_register)
    yield made
    if made in desk.all:
        made.window.close()


def test_two_registers_in_two_windows(desk: Desk, second: Desk, other_register: Path) -> None:
    assert second is not desk
    assert second.session.path == other_register
    assert desk.open_window(other_register) is second
    second.acts.activities.add("controller")
    assert (desk.table.total(), second.table.total()) == (0, 1)
    second.acts.speak("da")
    menu = desk.window.menuBar().actions()[0].text()
    assert menu == second.window.menuBar().actions()[0].text() != "&File"
    desk.acts.speak("en")
    second.window.close()
    assert desk.all == [desk]
    assert not second.session.is_open


# Files


def _mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _drop(desk: Desk, *paths: Path) -> None:
    # The event does not keep its data.
    data = _mime(*paths)
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # Sent through Qt it would need a real drag.
    desk.acts.shell.drop_target.eventFilter(desk.window, event)


def test_a_register_dropped_is_opened(desk: Desk, other_register: Path) -> None:
    _drop(desk, other_register)
    assert desk.session.path == other_register
    assert desk.preferences.now.recent[0] == str(other_register)


def test_a_spreadsheet_dropped_is_read(desk: Desk, qtbot: QtBot) -> None:
    _drop(desk, resource("samples", "department-en.csv"))
    dialog = desk.window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.flow.ready()), timeout=15000)
    dialog.close()


def test_without_a_register_a_spreadsheet_becomes_a_new_one(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.acts.close()
    monkeypatch.setattr(ask, "pick_target", lambda *_: tmp_path / "made.register")
    _drop(desk, resource("samples", "department-en.csv"))
    assert desk.session.path == tmp_path / "made.register"
    dialog = desk.window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.flow.ready()), timeout=15000)
    dialog.close()


def test_files_of_known_kinds_are_taken_and_a_register_only_alone(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.register", "c.exe", "d.md"):
        (tmp_path / name).write_bytes(b"")
    sheet, register = tmp_path / "a.xlsx", tmp_path / "b.register"
    assert dropped(_mime(sheet)) == Dropped((sheet,))
    assert dropped(_mime(sheet, tmp_path / "d.md")) == Dropped((sheet, tmp_path / "d.md"))
    assert dropped(_mime(register)) == Dropped((register,))
    both = dropped(_mime(sheet, register))
    assert both.paths == (sheet,)
    assert both.refused == (
        "b.register can only be opened alone: drop one register, or import it under “Import”.",
    )
    assert dropped(_mime(sheet, register), into_import=True) == Dropped((sheet, register))
    assert dropped(QMimeData()) == Dropped()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("c.exe", "Neither a spreadsheet, a text nor a register, so not read: c.exe. Save it as one first"),
        ("folder", "A folder is not read as a whole: open folder and drop the files in it."),
        ("gone.xlsx", "No longer to be found: gone.xlsx."),
    ],
)
def test_what_cannot_be_read_is_told_and_the_others_are_taken(
    desk: Desk, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "c.exe").write_bytes(b"")
    _drop(desk, tmp_path / name)
    assert desk.window.message.text().startswith(sentence)
    assert desk.window.findChild(ImportDialog) is None
    # In the dialogue that opens for the others.
    _drop(desk, tmp_path / name, resource("samples", "department-en.csv"))
    dialog = desk.window.findChild(ImportDialog)
    assert dialog is not None
    assert [source.name for source in dialog.flow.sources] == ["department-en.csv"]
    assert dialog.message.text().startswith(sentence)
    desk.context.jobs.finish()
    dialog.close()


def test_what_is_not_on_this_computer_is_told() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/files/register.xlsx")])
    sentence = "“register.xlsx” is not on this computer: save it here first, then drop the file."
    assert dropped(data) == Dropped((), (sentence,))


def test_the_last_registers_stand_in_the_menu(desk: Desk, other_register: Path) -> None:
    first = desk.session.path
    desk.acts.open_path(other_register)
    asked: list[str] = []
    menu = QMenu(desk.window)
    menus.fill_recent(menu, desk.preferences, lambda name, *_: asked.append(name))
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0].startswith("&1  other")
    assert texts[1].startswith("&2  small")
    menu.actions()[1].trigger()
    assert asked == [str(first)]
    menu.actions()[-1].trigger()
    assert desk.preferences.now.recent == ()


def test_a_register_in_use_can_be_looked_at(desk: Desk, other_register: Path, root: Path) -> None:
    before = desk.session.path
    with opened_elsewhere(other_register, root):
        desk.acts.open_path(other_register)
        assert desk.session.path == before
        assert desk.window.message._act.text() == "Open to read only"
        desk.window.message._act.click()
    assert desk.session.path == other_register
    assert desk.session.read_only
    assert "read only" in desk.window.message.text()
    assert not desk.window.message._timer.isActive(), "it stays"
    assert desk.window.actions_ is not None
    assert not desk.window.actions_["add_activity"].isEnabled()
    assert not desk.window.actions_["undo"].isEnabled()


def test_a_register_in_use_at_the_start_can_be_looked_at(
    qapp: QApplication, tmp_path: Path, other_register: Path, root: Path
) -> None:
    with opened_elsewhere(other_register, root):
        desk = Desk(qapp, tmp_path / "settings.toml", register=other_register)
        assert desk.session.path is None
        desk.window.message._act.click()
        assert desk.session.read_only
    desk.window.close()


def test_a_register_open_in_another_window_comes_to_the_front(
    desk: Desk, second: Desk, other_register: Path
) -> None:
    before = desk.session.path
    desk.acts.open_path(other_register)
    assert desk.session.path == before
    assert desk.window.message.isHidden()
    assert second.session.path == other_register


def test_a_register_opened_twice_in_one_window_is_no_error(desk: Desk, other_register: Path) -> None:
    desk.acts.open_path(other_register)
    register = desk.session.register
    desk.acts.open_path(other_register.parent / ".." / other_register.parent.name / other_register.name)
    assert desk.session.register is register
    assert desk.window.message.text() == "This register is open in this window already."


def test_quitting_closes_every_window_and_the_one_in_front_is_found_again(
    desk: Desk, second: Desk, other_register: Path
) -> None:
    second.window.show_screen("parties")
    assert desk.window.actions_ is not None
    desk.window.actions_["quit"].trigger()
    assert not desk.session.is_open
    assert not second.session.is_open
    assert desk.all == []
    assert not desk.window.isVisible()
    assert str(other_register) in desk.preferences.now.places


# Undo as a list


def test_undo_goes_as_far_as_one_picks(desk: Desk) -> None:
    desk.acts.activities.add("controller")
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    for name, value in (("owner", "Mette"), ("name", "Payroll"), ("notes", "x")):
        screen.view.set(screen.view.ref, name, value)
        desk.session.end_merge()
    menu = QMenu(desk.window)
    undo_list.fill(menu, desk.context, "undo", desk.acts.undo)
    assert [action.text().split(" – ")[0] for action in menu.actions()][:4] == [
        "Edit Notes",
        "Edit Activity",
        "Edit Owner",
        "Add activity",
    ]
    menu.actions()[1].trigger()
    assert (screen.view.document["owner"], screen.view.document["name"]) == ("Mette", "")
    undo_list.fill(menu, desk.context, "redo", desk.session.redo)
    menu.actions()[1].trigger()
    assert (screen.view.document["name"], screen.view.document["notes"]) == ("Payroll", "x")
    undo_list.fill(menu, desk.context, "redo", desk.session.redo)
    assert not menu.actions()[0].isEnabled()


# What is kept


def test_open_activities_are_found_again(sample_desk: Desk) -> None:
    ids, path = sample_desk.table.ids(), sample_desk.session.path
    assert path is not None
    for number in ids[2:4]:
        sample_desk.window.open_activity(number, beside=True)
    _tabs(sample_desk).bar.setCurrentIndex(0)
    sample_desk.acts.close()
    assert sample_desk.window.screen_name == "start"
    sample_desk.acts.open_path(path)
    assert sample_desk.window.screen_name == "activity"
    assert (_tabs(sample_desk).numbers(), _tabs(sample_desk).number) == (ids[2:4], ids[2])
    activities.remove(sample_desk.session, ids[2:4])
    sample_desk.acts.close()
    sample_desk.acts.open_path(path)
    assert sample_desk.window.screen_name == "register"


def test_what_was_kept_may_be_anything(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "any.register"
    for text in ("", "[]", "{", '{"activities": "x"}', '{"front": null}', '{"screen": 3}'):
        desk.preferences.set(places={str(path): text})
        assert isinstance(window_state.left(desk.preferences, path), window_state.Left)


def test_splitters_keep_their_sizes(sample_desk: Desk, qtbot: QtBot) -> None:
    window = sample_desk.window
    window.show_screen("parties")
    current = window.current()
    assert current is not None
    split = current.findChild(QSplitter)
    assert split is not None
    split.moveSplitter(split.sizes()[0] - 60, 1)
    split.splitterMoved.emit(0, 1)
    kept = split.sizes()
    window._splitters.keep()
    assert settings.load(sample_desk.preferences._path).splitters
    window.rebuild()
    again = window.current()
    assert again is not None
    qtbot.wait(10)
    fresh = again.findChild(QSplitter)
    assert fresh is not None
    assert all(abs(one - other) <= 2 for one, other in zip(fresh.sizes(), kept, strict=True))


# After opening


def test_a_register_that_was_not_closed_is_checked(desk: Desk, other_register: Path, qtbot: QtBot) -> None:
    desk.acts.open_path(other_register)
    desk.session.register.unclean = True
    desk._opening._work(desk.session.register)
    qtbot.waitUntil(lambda: "nothing is lost" in desk.window.message.text(), timeout=15000)


def test_a_backup_is_made_when_it_is_due_and_told_where_it_is_not(
    desk: Desk, other_register: Path, qtbot: QtBot
) -> None:
    desk.acts.open_path(other_register)
    desk._opening._work(desk.session.register)
    desk.context.jobs.finish()
    assert (
        list(other_register.parent.glob("*backup*/*"))
        or list(other_register.parent.glob("**/*other*.zip"))
        or [
            path
            for path in other_register.parent.rglob("*")
            if "backup" in str(path).lower() and path.is_file()
        ]
    )
    desk.session.register.backups.problem = RegisterError(N_("Not enough space."))
    desk._opening._tell_backup(desk.session.register, None)
    assert desk.window.message.text() == "No backup could be made: Not enough space."


# Paper


def test_pages_go_to_the_printer(
    sample_desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdfium2 import PdfDocument

    target = tmp_path / "printed.pdf"

    def printer(_parent: object) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(target))
        return made

    monkeypatch.setattr(ask, "pick_printer", printer)
    number = sample_desk.table.ids()[0]
    dialog = PrintDialog(sample_desk.context, [], [number], sample_desk.window)
    qtbot.addWidget(dialog)
    assert dialog.layout_.currentData() == "activity"
    with qtbot.waitSignal(dialog.printed, timeout=60000) as told:
        dialog.start()
    pages = PdfDocument(target)
    assert len(pages) == told.args[0] >= 1
    picture = pages[0].render(scale=0.2).to_pil().convert("L")
    assert picture.getextrema()[0] < 200, "a page that is not empty"
    pages.close()


def test_printing_can_be_stopped(sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "pick_printer", lambda _parent: QPrinter())
    dialog = PrintDialog(sample_desk.context, sample_desk.table.ids(), [], sample_desk.window)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.view.cancelled, timeout=60000):
        dialog.start()
        dialog.reject()
    assert "Stopped" in dialog.message.text()
    assert not dialog.view.busy
