"""The window's tools by keyboard: palette, settings, shortcuts, find and replace, changes to many."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from register_app.base import settings
from register_app.model.ref import Ref
from register_app.services import documents
from register_app.ui.actions import ACTIONS
from register_app.ui.desk import Desk
from register_app.ui.dialogs.bulk_dialog import BulkDialog
from register_app.ui.dialogs.palette import PaletteDialog
from register_app.ui.dialogs.replace_dialog import ReplaceDialog
from register_app.ui.dialogs.settings_dialog import SettingsDialog
from register_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.parties import PartiesScreen
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.line import ChoiceBox
from tests.ui.conftest import named
from tests.ui.keys import press, type_text


def _palette(desk: Desk) -> PaletteDialog:
    desk.acts.tools.palette()
    dialog = desk.window.findChildren(PaletteDialog)[-1]
    assert dialog.isVisible()
    return dialog


def _choose(desk: Desk, typed: str) -> None:
    dialog = _palette(desk)
    type_text(dialog.field, typed)
    press(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_no_two_actions_have_the_same_keys() -> None:
    counts = Counter(QKeySequence(spec.shortcut).toString() for spec in ACTIONS if spec.shortcut)
    assert [keys for keys, count in counts.items() if count > 1] == []


def test_an_activity_is_opened_by_a_few_letters(sample_desk: Desk) -> None:
    _choose(sample_desk, "direct mark")
    screen = sample_desk.window.current()
    assert isinstance(screen, ActivityScreen)
    assert screen.view.document["name"] == "Direct marketing"


def test_an_action_is_done_and_offered_first_next_time(sample_desk: Desk) -> None:
    _choose(sample_desk, "cross tables")
    assert sample_desk.window.screen_name == "cross"
    dialog = _palette(sample_desk)
    assert dialog.list.currentIndex().data() == "Cross tables"
    press(dialog.field, Qt.Key.Key_Escape)
    assert sample_desk.preferences.now.palette[0] == "action:go_cross"


def test_parties_and_entries_are_shown_in_their_lists(sample_desk: Desk) -> None:
    read = sample_desk.session.read()
    party = read.execute("SELECT id, name FROM party ORDER BY id DESC LIMIT 1").fetchone()
    _choose(sample_desk, party["name"])
    screen = sample_desk.window.current()
    assert isinstance(screen, PartiesScreen)
    assert screen.list.currentIndex().row() == screen._model.row_of(Ref("party", party["id"]))
    entry = read.execute("SELECT name FROM term WHERE kind = 'law' ORDER BY id DESC LIMIT 1").fetchone()
    _choose(sample_desk, entry["name"])
    shown = sample_desk.window.current()
    assert isinstance(shown, CataloguesScreen)
    assert shown._model.kind == "law"
    assert shown.list.model().index(shown.list.currentIndex().row(), 0).data() == entry["name"]


def test_what_cannot_be_done_is_not_offered(desk: Desk) -> None:
    desk.session.close()
    dialog = _palette(desk)
    type_text(dialog.field, "export")
    texts = [dialog._model.index(row, 0).data() for row in range(dialog._model.rowCount())]
    assert "Export" not in texts
    press(dialog.field, Qt.Key.Key_Escape)


def test_the_marked_line_is_told_to_screen_readers(sample_desk: Desk) -> None:
    dialog = _palette(sample_desk)
    first = dialog.field.accessibleDescription()
    press(dialog.field, Qt.Key.Key_Down)
    assert dialog.field.accessibleDescription() != first
    assert first.startswith("Action, ")
    press(dialog.field, Qt.Key.Key_Escape)


# Settings


@pytest.fixture
def chosen(sample_desk: Desk) -> SettingsDialog:
    sample_desk.acts.tools.settings()
    dialog = sample_desk.window.findChild(SettingsDialog)
    assert dialog is not None
    return dialog


def _pick(dialog: SettingsDialog, name: str, value: str) -> None:
    box = named(dialog, QComboBox, name)
    assert isinstance(box, ChoiceBox)
    box.set_value(value)
    box.chosen.emit(value)


def _kept(desk: Desk) -> settings.Settings:
    return settings.load(desk.preferences._path)


def test_settings_are_found_by_searching(chosen: SettingsDialog) -> None:
    everything = chosen.shown()
    assert len(everything) >= 7
    chosen.search.setText("dark")
    assert chosen.shown() == ["Theme"]
    chosen.search.setText("history")
    assert chosen.shown() == ["Your name"]
    chosen.search.setText("no such thing")
    assert chosen.shown() == []
    chosen.search.setText("")
    assert chosen.shown() == everything


def test_the_look_changes_at_once_and_is_kept(chosen: SettingsDialog, sample_desk: Desk) -> None:
    _pick(chosen, "Theme", "dark")
    _pick(chosen, "Text size", "130")
    assert sample_desk.look.theme.dark
    assert sample_desk.look.text_size == 130
    assert (_kept(sample_desk).theme, _kept(sample_desk).text_size) == ("dark", 130)


def test_dates_are_shown_as_chosen(chosen: SettingsDialog, sample_desk: Desk) -> None:
    number = (
        sample_desk.session.read()
        .execute("SELECT id, next_review FROM activity WHERE next_review LIKE '20__-__-__' LIMIT 1")
        .fetchone()
    )
    year, month, day = number["next_review"].split("-")
    _pick(chosen, "Dates", "dmy")
    from register_app.viewmodels.dates import date_shown, use_date_format

    try:
        assert date_shown(number["next_review"]) == f"{day}.{month}.{year}"
        assert _kept(sample_desk).date_format == "dmy"
    finally:
        use_date_format("")


def test_how_many_backups_are_kept_is_chosen_and_honoured(chosen: SettingsDialog, sample_desk: Desk) -> None:
    _pick(chosen, "Backups kept", "4")
    assert _kept(sample_desk).backups == 4
    assert sample_desk.session.register.backups.times == 4
    path = sample_desk.session.path
    assert path is not None
    sample_desk.session.close()
    sample_desk.session.open(path)
    assert sample_desk.session.register.backups.times == 4
    chosen.search.setText("thinned")
    assert chosen.shown() == ["Backups kept"]


def test_motion_is_chosen_found_and_kept(chosen: SettingsDialog, sample_desk: Desk) -> None:
    chosen.search.setText("blinks")
    assert chosen.shown() == ["Motion"]
    before = sample_desk.look.still
    try:
        _pick(chosen, "Motion", "reduced")
        assert sample_desk.look.still
        assert _kept(sample_desk).motion == "reduced"
    finally:
        sample_desk.look.move("system")
    assert sample_desk.look.still is before


def test_steps_bear_the_new_name(chosen: SettingsDialog, sample_desk: Desk) -> None:
    chosen.author.setText("Inger Skov")
    chosen.author.editingFinished.emit()
    sample_desk.acts.activities.add("controller")
    assert sample_desk.session.register.steps(1)[0].author == "Inger Skov"
    assert _kept(sample_desk).author == "Inger Skov"


def test_the_dialog_speaks_the_language_that_was_chosen(
    chosen: SettingsDialog, sample_desk: Desk, qtbot: QtBot
) -> None:
    _pick(chosen, "Language", "da")
    dialogs = [d for d in sample_desk.window.findChildren(SettingsDialog) if d.isVisible()]
    assert len(dialogs) == 1
    assert "Sprog" in dialogs[0].shown()
    assert dialogs[0].focusWidget() is dialogs[0].language
    _pick(dialogs[0], "Sprog", "en")
    dialogs = [d for d in sample_desk.window.findChildren(SettingsDialog) if d.isVisible()]
    assert "Language" in dialogs[0].shown()


def test_a_backup_is_made(chosen: SettingsDialog, sample_desk: Desk, qtbot: QtBot) -> None:
    before = len(chosen._view.backups())
    chosen.backup.click()
    sample_desk.context.jobs.finish()
    qtbot.waitUntil(lambda: len(chosen._view.backups()) == before + 1)
    qtbot.waitUntil(chosen.backup.isEnabled)
    assert "backup" in chosen._last.text()


# Shortcuts


def test_keys_are_changed_and_work_at_once(sample_desk: Desk) -> None:
    sample_desk.acts.tools.shortcuts()
    dialog = sample_desk.window.findChild(ShortcutsDialog)
    assert dialog is not None
    dialog.list.choose(dialog._model.row_of("go_checks"))
    dialog.keys.setKeySequence(QKeySequence("Ctrl+1"))
    assert any("Register" in text for text in dialog.issues.texts())
    dialog.set_keys()
    actions = sample_desk.window.actions_
    assert actions is not None
    assert actions["go_checks"].shortcut() == QKeySequence("Ctrl+1")
    assert actions["go_register"].shortcut().isEmpty()
    assert _kept(sample_desk).shortcuts == {"go_checks": "Ctrl+1", "go_register": ""}
    dialog.reset_all()
    assert actions["go_register"].shortcut() == QKeySequence("Ctrl+1")


@pytest.mark.parametrize("keys", ["A", "Shift+B", "Space", "."])
def test_what_one_types_is_no_shortcut(sample_desk: Desk, keys: str) -> None:
    sample_desk.acts.tools.shortcuts()
    dialog = sample_desk.window.findChild(ShortcutsDialog)
    assert dialog is not None
    dialog.keys.setKeySequence(QKeySequence(keys))
    assert not dialog._set.isEnabled()
    assert dialog.issues.texts()
    dialog.keys.setKeySequence(QKeySequence("F9"))
    assert dialog._set.isEnabled()


# Find and replace


def test_words_are_replaced_and_undone(sample_desk: Desk) -> None:
    sample_desk.acts.tools.replace()
    dialog = sample_desk.window.findChild(ReplaceDialog)
    assert dialog is not None
    before = documents.dump(sample_desk.session.read())
    type_text(dialog.wanted, "customers")
    type_text(dialog.new, "clients")
    dialog.search()
    dialog.model.finish()
    count = dialog.model.rowCount()
    assert count > 1
    dialog.list.choose(0)
    dialog.list.setFocus()
    press(dialog.list, Qt.Key.Key_Space)
    assert str(count - 1) in dialog.button.text()
    dialog.button.click()
    assert "Replaced" in sample_desk.window.message.text()
    dialog.model.finish()
    assert dialog.model.rowCount() == 1
    sample_desk.acts.undo()
    assert documents.dump(sample_desk.session.read()) == before


# Changes to many


def _bulk(desk: Desk) -> BulkDialog:
    desk.window.show_screen("register")
    screen = desk.window.current()
    assert isinstance(screen, RegisterScreen)
    screen.view.selectAll()
    desk.acts.tools.bulk()
    dialog = desk.window.findChild(BulkDialog)
    assert dialog is not None
    return dialog


def test_a_field_of_all_selected_activities_is_set(sample_desk: Desk) -> None:
    dialog = _bulk(sample_desk)
    dialog.field.setCurrentIndex(dialog.field.findText("Systems"))
    assert not dialog.button.isEnabled()
    assert isinstance(dialog.editor, ChipsEdit)
    dialog.editor.changed.emit(["Archive 2000"])
    dialog.model.finish()
    total = sample_desk.table.total()
    assert dialog.model.rowCount() == total
    press(dialog.field, Qt.Key.Key_Return)
    document = documents.dump(sample_desk.session.read())
    assert all(item["systems"][-1] == "Archive 2000" for item in document["activities"])
    sample_desk.session.undo()
    document = documents.dump(sample_desk.session.read())
    assert not any("Archive 2000" in item["systems"] for item in document["activities"])


def test_tab_passes_a_list_in_which_nothing_is(sample_desk: Desk) -> None:
    dialog = _bulk(sample_desk)
    dialog.field.setCurrentIndex(dialog.field.findText("Systems"))
    assert isinstance(dialog.editor, ChipsEdit)
    dialog.editor.field.setFocus()
    press(dialog.editor.field, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is not dialog.list
    dialog.editor.changed.emit(["Archive 2000"])
    dialog.model.finish()
    dialog.editor.field.setFocus()
    press(dialog.editor.field, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.list


def test_every_field_has_an_editor(sample_desk: Desk) -> None:
    dialog = _bulk(sample_desk)
    for place in range(dialog.field.count()):
        dialog.field.setCurrentIndex(place)
        for operation in range(dialog.operation.count()):
            dialog.operation.setCurrentIndex(operation)
            clear = dialog.chosen_operation() == "clear"
            assert dialog.editor.isVisible() != clear
            assert dialog.old.isVisible() == (dialog.chosen_operation() == "replace")
            assert dialog.button.isEnabled() == (clear and dialog.model.rowCount() > 0)


def test_a_click_beside_the_palette_closes_it(sample_desk: Desk, qtbot: QtBot) -> None:
    dialog = _palette(sample_desk)
    qtbot.waitUntil(dialog.isActiveWindow)
    sample_desk.window.activateWindow()
    qtbot.waitUntil(lambda: not dialog.isVisible())
