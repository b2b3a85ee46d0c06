"""The window as a whole: language and theme while it runs, names for screen readers, acts, dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from register_app.base import i18n, settings
from register_app.base.paths import resource
from register_app.ui import main_window
from register_app.ui.actions import ACTIONS
from register_app.ui.context import Context
from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.exporting.dialog import ExportDialog
from register_app.ui.dialogs.importing.dialog import ImportDialog
from register_app.ui.frame import Frame
from register_app.ui.scenes import SCENES
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.cross_tables import CrossTablesScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import LineEdit
from register_app.viewmodels import cross_content
from register_app.viewmodels.filters import Filter
from tests.ui.keys import type_text

_TOURED = (
    "start",
    "register",
    "activity-processor",
    "activity-special",
    "parties",
    "catalogues",
    "checks",
    "cross",
)


@pytest.mark.parametrize("scene", _TOURED)
def test_tab_leads_round_each_screen_and_is_caught_nowhere(
    sample_desk: Desk, qtbot: QtBot, scene: str
) -> None:
    if scene == "start":
        sample_desk.session.close()
    SCENES[scene](sample_desk)
    sample_desk.context.jobs.finish()
    qtbot.wait(20)
    screen = sample_desk.window.current()
    assert screen is not None
    QTest.keyClick(QApplication.focusWidget() or sample_desk.window, Qt.Key.Key_Tab)
    seen: list[QWidget] = []
    focused: QWidget | None = None
    for _stop in range(400):
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    within = [widget for widget in seen if screen.isAncestorOf(widget) or widget is screen]
    assert within, "nothing of the screen is reached"
    assert focused is seen[0], f"Tab is caught at {focused!r}"
    rail = sample_desk.window.rail
    assert rail.isHidden() or any(rail.isAncestorOf(widget) for widget in seen), (
        "the navigation is not reached"
    )


def test_the_language_changes_while_the_window_is_open(sample_desk: Desk) -> None:
    window = sample_desk.window
    number = sample_desk.table.ids()[0]
    window.open_activity(number)
    sample_desk.acts.speak("da")
    screen = window.current()
    assert isinstance(screen, ActivityScreen)
    assert screen.view.id == number
    assert window.menuBar().actions()[0].text() == i18n.catalogue("da").gettext("&File")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert "Annull" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    sample_desk.acts.speak("en")
    assert window.menuBar().actions()[0].text() == "&File"
    assert settings.load(sample_desk.preferences._path).language == "en"


def test_theme_and_text_size_change_while_the_window_is_open(sample_desk: Desk, qapp: QApplication) -> None:
    window = sample_desk.window
    window.show_screen("parties")
    sample_desk.look.choose("dark", 100)
    assert window.screen_name == "parties"
    assert sample_desk.look.theme.dark
    size = qapp.font().pointSizeF()
    sample_desk.acts.text_size(1)
    assert qapp.font().pointSizeF() > size
    sample_desk.look.choose("light", 100)


def test_one_stays_on_the_same_row_when_the_look_changes(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("register")
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    number = sample_desk.table.ids()[3]
    screen.select(number)
    sample_desk.look.choose("light", 115)
    again = sample_desk.window.current()
    assert isinstance(again, RegisterScreen)
    assert again is not screen
    assert again.current_id() == number
    sample_desk.look.choose("light", 100)


def test_what_one_chose_to_see_stays_when_text_or_language_changes(sample_desk: Desk) -> None:
    """The table, its order, filters and row; also of a screen that is behind another one meanwhile."""
    window = sample_desk.window
    window.show_screen("catalogues")
    catalogues = window.current()
    assert isinstance(catalogues, CataloguesScreen)
    catalogues.kinds.setCurrentRow(3)
    window.show_screen("cross")
    cross = window.current()
    assert isinstance(cross, CrossTablesScreen)
    cross.choose("recipients")
    assert cross.search_line is not None
    cross.search_line.setText("a")
    chosen = Filter("role", "any", ("processor",))
    cross._model.arrange((("recipient", True),), (chosen,))
    shown = [cross._model.row_id(row) for row in range(cross._model.rowCount())]
    assert len(shown) > 2
    cross.list.choose(2)
    sample_desk.acts.text_size(1)
    sample_desk.acts.speak("da")
    again = window.current()
    assert isinstance(again, CrossTablesScreen)
    assert again is not cross
    assert again._model.cross.key == "recipients"
    assert again.search_line is not None
    assert again.search_line.text() == "a"
    assert (again._model.order, again._model.filters) == ((("recipient", True),), (chosen,))
    assert not again.strip.isHidden()
    assert again._model.number_at(again.list.currentIndex().row()) == shown[2]
    window.show_screen("catalogues")
    later = window.current()
    assert isinstance(later, CataloguesScreen)
    assert later is not catalogues
    assert later.kinds.currentRow() == 3
    path = Path(sample_desk.session.path or "")
    sample_desk.session.close()
    sample_desk.session.open(path)
    window.show_screen("catalogues")
    other = window.current()
    assert isinstance(other, CataloguesScreen)
    assert other.kinds.currentRow() != 3
    sample_desk.acts.text_size(-1)
    sample_desk.acts.speak("en")


def test_the_row_is_found_again_when_rows_are_read_in_slices(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sample_desk.window
    window.show_screen("cross")
    cross = window.current()
    assert isinstance(cross, CrossTablesScreen)
    last = cross._model.rowCount() - 1
    number = cross._model.row_id(last)
    cross.list.choose(last)
    monkeypatch.setattr(cross_content, "_ACTIVITIES", 1)
    sample_desk.acts.text_size(1)
    again = window.current()
    assert isinstance(again, CrossTablesScreen)
    assert again._model.rowCount() < last
    qtbot.waitUntil(lambda: again._model.number_at(again.list.currentIndex().row()) == number)
    again._model.turn("name")  # and it stays where another order puts it
    assert again._model.number_at(again.list.currentIndex().row()) == number
    sample_desk.acts.text_size(-1)


def test_an_opened_activity_shows_where_one_types(sample_desk: Desk, qtbot: QtBot) -> None:
    screen = sample_desk.window.open_activity(sample_desk.table.ids()[0])
    assert isinstance(screen, ActivityScreen)
    name = sample_desk.window.focusWidget()
    assert isinstance(name, LineEdit)
    assert name.accessibleName() == "Activity"
    assert not name.hasSelectedText()  # a slip of the finger takes no name away
    qtbot.waitUntil(lambda: screen.form.verticalScrollBar().maximum() > 0)
    QTest.keyClick(name, Qt.Key.Key_PageDown)
    assert screen.form.verticalScrollBar().value() > 0


def test_one_stays_at_the_same_part_of_an_activity_when_the_text_grows(
    sample_desk: Desk, qtbot: QtBot
) -> None:
    first, second = sample_desk.table.ids()[:2]
    sample_desk.window.open_activity(first)
    screen = sample_desk.window.open_activity(second, beside=True)
    assert isinstance(screen, ActivityScreen)
    screen.jump("recipients")
    qtbot.waitUntil(lambda: screen.slots.marked() == "recipients")
    sample_desk.acts.text_size(1)
    again = sample_desk.window.current()
    assert isinstance(again, ActivityScreen)
    assert again is not screen
    assert again.view.id == second
    qtbot.waitUntil(lambda: again.slots.marked() == "recipients")
    assert again.form.verticalScrollBar().value() > 0
    sample_desk.acts.text_size(-1)


def test_other_colours_leave_everything_where_it_is(sample_desk: Desk, qtbot: QtBot) -> None:
    """Where the system turns dark in the evening, nobody loses what they are doing."""
    window = sample_desk.window
    screen = window.open_activity(sample_desk.table.ids()[0])
    assert isinstance(screen, ActivityScreen)
    screen.jump("data")
    bar = screen.form.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    place = bar.value()
    window.show_screen("cross")
    cross = window.current()
    dialog = QDialog(cross)
    dialog.show()
    sample_desk.look.choose("dark", 100)
    assert window.current() is cross
    assert dialog.isVisible()
    window.show_screen("activity")
    assert window.current() is screen
    assert bar.value() == place
    name = screen.findChild(GrowingText)
    assert name is not None
    assert name.palette().color(QPalette.ColorRole.Text) == sample_desk.look.theme.colour("text")
    sample_desk.look.choose("light", 100)


def test_what_is_built_anew_is_gone_before_everything_is_styled(
    sample_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sample_desk.window
    number = sample_desk.table.ids()[1]
    window.open_activity(number)
    frame = window.centralWidget()
    there: list[bool] = []
    style = QApplication.setStyleSheet

    def styled(app: QApplication, sheet: str) -> None:
        there.append(isValid(frame))
        style(app, sheet)

    monkeypatch.setattr(QApplication, "setStyleSheet", styled)
    sample_desk.look.choose("light", 115)
    assert there == [False]
    screen = window.current()
    assert isinstance(screen, ActivityScreen)
    assert screen.view.id == number


def test_another_language_builds_the_window_once(sample_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[bool] = []

    class Counted(Frame):
        def __init__(self, context: Context, parent: QWidget | None = None) -> None:
            built.append(True)
            super().__init__(context, parent)

    monkeypatch.setattr(main_window, "Frame", Counted)
    sample_desk.acts.speak("da")
    assert len(built) == 1
    sample_desk.acts.speak("da")
    assert len(built) == 1
    actions = sample_desk.window.actions_
    assert actions is not None
    assert actions["language_da"].isChecked()


def test_actions_are_enabled_by_what_can_be_done(desk: Desk) -> None:
    actions = desk.window.actions_
    assert actions is not None
    assert actions["add_activity"].isEnabled()
    assert not actions["duplicate"].isEnabled()
    assert not actions["undo"].isEnabled()
    desk.acts.activities.add("controller")
    assert actions["duplicate"].isEnabled()
    assert actions["undo"].text() == "Undo: Add activity"
    desk.session.undo()
    assert actions["redo"].text() == "Redo: Add activity"
    desk.session.close()
    assert not actions["export"].isEnabled()
    assert actions["open"].isEnabled()


def test_shortcuts_are_given_once() -> None:
    keys = [spec.shortcut for spec in ACTIONS if spec.shortcut]
    assert len(keys) == len(set(keys))


def test_a_failed_open_is_told_and_leaves_the_open_register(desk: Desk, tmp_path: Path) -> None:
    wrong = tmp_path / "not.register"
    wrong.write_text("hello", "utf-8")
    before = desk.session.path
    desk.acts.open_path(wrong)
    assert desk.session.path == before
    assert str(wrong) in desk.window.message.text()


def test_columns_are_kept(sample_desk: Desk) -> None:
    sample_desk.window.show_screen("register")
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    keys = list(sample_desk.table.column_keys())
    screen.show_column(keys.index("owner"), shown=True)
    screen.show_column(keys.index("purposes"), shown=False)
    sample_desk.window.rebuild()
    again = sample_desk.window.current()
    assert isinstance(again, RegisterScreen)
    header = again.view.horizontalHeader()
    assert not header.isSectionHidden(keys.index("owner"))
    assert header.isSectionHidden(keys.index("purposes"))


def test_sample_and_new_register_from_the_start_page(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.close()
    monkeypatch.setattr(ask, "pick_target", lambda *_: tmp_path / "made")
    desk.acts.sample()
    assert desk.session.path == tmp_path / "made.register"
    assert desk.table.rowCount() > 5
    assert desk.window.screen_name == "register"


def test_the_spreadsheet_is_chosen_before_the_place_of_its_new_register(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.close()
    asked: list[str] = []

    def files(*_told: object) -> list[Path]:
        asked.append("files")
        return [resource("samples", "department-en.csv")] if len(asked) > 1 else []

    def target(*_told: object) -> Path:
        asked.append("target")
        return tmp_path / "list.xlsx"

    monkeypatch.setattr(ask, "pick_files", files)
    monkeypatch.setattr(ask, "pick_target", target)
    desk.acts.import_new()
    assert asked == ["files"]
    assert not desk.session.is_open
    desk.acts.import_new()
    assert asked == ["files", "files", "target"]
    # A register is not to be taken for a spreadsheet, nor to take the place of one.
    assert desk.session.path == tmp_path / "list.xlsx.register"
    dialog = desk.window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.flow.ready()), timeout=15000)
    dialog.close()


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".csv"])
def test_export_dialog_writes_the_file(sample_desk: Desk, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    dialog = ExportDialog(sample_desk.context, sample_desk.table.ids(), [], sample_desk.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose_format(suffix)
    target = tmp_path / f"out{suffix}"
    dialog.target.setText(str(target))
    with qtbot.waitSignal(dialog.view.done, timeout=20000) as told:
        dialog.write()
    assert told.args[0].written == sample_desk.table.total()
    assert target.stat().st_size > 0
    assert str(target) in dialog.result_.where.text()


def test_an_export_that_cannot_be_is_told(sample_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(sample_desk.context, [], [], sample_desk.window)
    qtbot.addWidget(dialog)
    dialog.target.setText(str(tmp_path / "no-such-folder" / "out.pdf"))
    dialog.write()
    qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=15000)


def test_closing_the_window_stores_what_is_being_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.acts.activities.add("controller")
    screen = desk.window.current()
    assert isinstance(screen, ActivityScreen)
    path = desk.session.path
    assert path is not None
    screen.focus_name()
    type_text(desk.window.focusWidget(), "Typed and not left")
    desk.window.close()
    desk.session.open(path)
    names = [row["name"] for row in desk.session.read().execute("SELECT name FROM activity")]
    assert names == ["Typed and not left"]
    desk.session.close()


def test_a_message_moves_nothing_that_one_is_about_to_click(sample_desk: Desk, qtbot: QtBot) -> None:
    window = sample_desk.window
    window.show_screen("catalogues")
    screen = window.current()
    assert isinstance(screen, CataloguesScreen)
    QTest.qWait(0)
    parts = (screen.bar.parentWidget() or screen, screen.list, screen.kinds)

    def places() -> list[QPoint]:
        return [part.mapTo(window, QPoint(0, 0)) for part in parts]

    before, high = places(), screen.height()
    window.message.tell("Something was done.")
    qtbot.waitUntil(lambda: screen.height() < high)
    assert places() == before
