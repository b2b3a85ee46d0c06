"""The export dialogue, what has changed, the notice compared and packages verified, as a user meets them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from register_app.cli.main import run
from register_app.model.ref import Ref
from register_app.services import documents, edit, handover
from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.changes_dialog import ChangesDialog
from register_app.ui.dialogs.drift_dialog import DriftDialog
from register_app.ui.dialogs.exporting.dialog import ExportDialog
from register_app.ui.screens.checks import ChecksScreen
from register_app.viewmodels import activities
from tests.ui.conftest import named


@pytest.fixture
def dialog(sample_desk: Desk, qtbot: QtBot) -> Iterator[ExportDialog]:
    assert sample_desk.window.actions_ is not None
    with qtbot.waitActive(sample_desk.window):
        sample_desk.window.actions_["export"].trigger()
    made = sample_desk.window.findChild(ExportDialog)
    assert isinstance(made, ExportDialog)
    yield made
    made.view.cancel()
    sample_desk.context.jobs.finish()
    made.close()


def test_who_it_is_for_sets_the_rest(dialog: ExportDialog) -> None:
    dialog.head.audiences["machine"].click()
    assert dialog.form.format.currentData() == ".json"
    assert dialog.form.profile.currentData() == "internal"
    assert dialog.target.text().endswith(".json")
    assert not dialog.form.logo.isVisible()
    dialog.head.audiences["public"].click()
    assert dialog.form.format.currentData() == ".html"
    assert dialog.form.group.isVisible()
    assert dialog.form.kind.isVisible()
    dialog.head.audiences["authority"].click()
    assert dialog.form.logo.isVisible()
    assert [key for key, button in dialog.head.audiences.items() if button.isChecked()] == ["authority"]


def test_the_command_line_that_is_copied_does_the_same(
    dialog: ExportDialog, sample_desk: Desk, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dialog.choose_format(".xlsx")
    dialog.form.kind.set_value("part")
    dialog.form.kind.chosen.emit("part")
    target = tmp_path / "the board's copy.xlsx"
    dialog.target.setText(str(target))
    with qtbot.waitSignal(dialog.view.done, timeout=30_000):
        dialog.write()
    dialog.side.copy.click()
    told = shlex.split(QGuiApplication.clipboard().text())
    mine = target.read_bytes()
    target.unlink()
    dialog.close()
    sample_desk.session.close()
    assert run(told[1:]) == 0
    assert target.read_bytes() == mine
    assert any(part.startswith("--where=") for part in told)


def test_a_view_is_called_by_its_name_in_print(dialog: ExportDialog) -> None:
    dialog.form.kind.set_value("view")
    dialog.form.kind.chosen.emit("view")
    assert dialog.view.request.where
    assert dialog.view.request.scope_name == dialog.form.value.currentText() != ""
    dialog.form.kind.set_value("part")
    dialog.form.kind.chosen.emit("part")
    assert dialog.view.request.scope_name == ""


def test_a_gap_is_asked_about_and_leads_to_the_checks(
    dialog: ExportDialog, sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    activities.add(sample_desk.session, "controller")
    dialog.view.look()
    # The look of the opening may end only now; what counts is the one that sees the new activity.
    qtbot.waitUntil(
        lambda: any(gap.rule == "purpose-missing" for gap in getattr(dialog.view.last_look, "gaps", ())),
        timeout=30_000,
    )
    asked: list[str] = []

    def cancel(_parent: object, _title: str, sentence: str, choices: list[str]) -> int:
        asked.append(sentence)
        return len(choices) - 1

    monkeypatch.setattr(ask, "ask", cancel)
    dialog.target.setText(str(tmp_path / "out.pdf"))
    dialog.start()
    assert "no purpose" in asked[0]
    assert not dialog.view.busy
    qtbot.waitUntil(lambda: all(b.isVisible() for b in dialog.side.findChildren(QPushButton)))
    show = named(dialog, QPushButton, "Show: 1 activity has no purpose")
    assert isinstance(show, QPushButton)
    show.click()
    screen = sample_desk.window.current()
    assert isinstance(screen, ChecksScreen)
    qtbot.waitUntil(lambda: screen.list.model().rowCount() > 0, timeout=30_000)
    issue = screen._model.issue(0)
    assert issue is not None
    assert issue.rule == "purpose-missing"
    assert screen.list.model().rowCount() == 1
    assert not dialog.isVisible()
    screen._buttons[""][0].click()
    assert screen.list.model().rowCount() > 1


def test_colleagues_are_not_asked(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.head.audiences["machine"].click()
    with qtbot.waitSignal(dialog.view.looked, timeout=30_000):
        dialog.view.look()
    dialog.target.setText(str(tmp_path / "out.json"))
    with qtbot.waitSignal(dialog.view.done, timeout=30_000):
        dialog.start()
    assert dialog.result_.counted.text().startswith("Written, read again and counted: ")
    assert "of 11 activities" in dialog.result_.counted.text()
    assert dialog.result_.isVisible()
    dialog.result_.package.click()
    assert dialog.suffix == ".zip"
    assert dialog.form.name.text()


def test_while_it_is_written_it_can_only_be_stopped(dialog: ExportDialog) -> None:
    dialog.side.copy.setFocus()
    dialog.view.busy_changed.emit(True)
    stop = dialog.focusWidget()
    assert isinstance(stop, QPushButton)
    assert stop.text() == "Cancel"
    able = [
        button for button in dialog.findChildren(QPushButton) if button.isEnabled() and button.isVisible()
    ]
    assert able == [stop]
    dialog.view.busy_changed.emit(False)
    start = dialog.focusWidget()
    assert isinstance(start, QPushButton)
    assert start.text() == "Export"


def test_a_package_of_the_same_asks_for_its_name(dialog: ExportDialog) -> None:
    dialog.result_.package_wanted.emit()
    assert dialog.suffix == ".zip"
    assert dialog.focusWidget() is dialog.form.name
    assert dialog.form.name.selectedText() == dialog.form.name.text() != ""


def test_choices_are_kept_used_and_deleted(dialog: ExportDialog) -> None:
    dialog.view.choose(suffix=".csv")
    dialog.head.keep_as("Table")
    dialog.head.audiences["authority"].click()
    dialog.head.presets.set_value("Table")
    dialog.head.presets.chosen.emit("Table")
    assert dialog.suffix == ".csv"
    dialog.head.forget.click()
    assert dialog.head.presets.count() == 1


def test_a_shape_shows_where_its_headings_come_from(dialog: ExportDialog) -> None:
    dialog.choose_format(".xlsx")
    assert not dialog.form.source.isVisible()
    dialog.form.template.set_value("cnil")
    dialog.form.template.chosen.emit("cnil")
    assert "CNIL" in dialog.form.source.text()
    assert dialog.form.source.isVisible()


def test_a_text_is_shown_before_it_is_written(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choose_format(".json")
    shown = dialog.preview()
    qtbot.waitUntil(lambda: bool(shown.text.toPlainText()), timeout=30_000)
    assert json.loads(shown.text.toPlainText())["format"] == "register-app"
    shown.close()


def test_a_notice_is_shown_as_pages(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choose_format(".html")
    shown = dialog.preview()
    qtbot.waitUntil(lambda: shown.view.pages > 0, timeout=60_000)
    shown.close()


def test_the_notice_is_compared_and_leads_to_the_activity(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert sample_desk.window.actions_ is not None
    sample_desk.window.actions_["compare_notice"].trigger()
    dialog = sample_desk.window.findChild(DriftDialog)
    assert isinstance(dialog, DriftDialog)
    QGuiApplication.clipboard().setText("Purposes\n\nWe breed dragons (GDPR Article 6(1)(e)).")
    with qtbot.waitSignal(dialog.model.done, timeout=60_000):
        dialog.paste()
    counts = dialog.model.counts()
    assert f"({counts['missing']})" in dialog.kinds["missing"].text()
    dialog.kinds["missing"].click()
    dialog.list.opened.emit(0)
    assert sample_desk.window.screen_name == "activity"
    monkeypatch.setattr(ask, "pick_target", lambda *_: tmp_path / "report")
    with qtbot.waitSignal(dialog.model.saved, timeout=60_000):
        dialog.save()
    assert (tmp_path / "report.pdf").exists()
    assert str(tmp_path / "report.pdf") in dialog.message.text()
    dialog.take([], "A folder is not read as a whole.")
    assert dialog.message.text() == "A folder is not read as a whole."
    dialog.close()


def test_what_changed_since_the_hand_over_is_shown_at_once(sample_desk: Desk, qtbot: QtBot) -> None:
    sample_desk.session.register.save_version("Spring", "handed_over", "")
    activities.add(sample_desk.session, "controller")
    assert sample_desk.window.actions_ is not None
    sample_desk.window.actions_["changes"].trigger()
    dialog = sample_desk.window.findChild(ChangesDialog)
    assert isinstance(dialog, ChangesDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=30_000)
    assert dialog.model.index(0, 0).data() == "new"
    dialog.list.opened.emit(0)
    assert sample_desk.window.screen_name == "activity"
    dialog.close()


def test_what_changed_of_a_long_text_is_in_sight(sample_desk: Desk, qtbot: QtBot) -> None:
    session = sample_desk.session
    row = int(session.read().execute("SELECT id FROM activity WHERE number = 'RA-0001'").fetchone()["id"])
    long = "What is done with loans is described here. " * 40
    edit.set_field(session.register, Ref("activity", row), "description", long)
    session.register.save_version("Spring", "handed_over", "")
    edit.set_field(session.register, Ref("activity", row), "description", f"{long} Arrears are sold.")
    dialog = ChangesDialog(sample_desk.context, "en")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=30_000)
    before, after = dialog.model.texts(0)
    assert "Arrears are sold" in after
    assert "Arrears" not in before
    assert len(after) < 500 < len(long)


def test_a_package_is_verified_in_the_window(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole, changed = tmp_path / "whole.zip", tmp_path / "changed.zip"
    handover.write_package(sample_desk.session.register, whole, name="Spring")
    assert documents.dump(sample_desk.session.read())["versions"][0]["name"] == "Spring"
    data = bytearray(whole.read_bytes())
    place = data.index(b"register.xlsx") + 4000
    data[place] ^= 1
    changed.write_bytes(data)
    boxes: list[str] = []
    monkeypatch.setattr(ask, "tell", lambda _parent, _title, text: boxes.append(text))
    assert sample_desk.window.actions_ is not None
    for path in (whole, changed):
        monkeypatch.setattr(ask, "pick_file", lambda *_, path=path: path)
        sample_desk.window.actions_["verify_package"].trigger()
        if path is whole:
            qtbot.waitUntil(lambda: "Spring" in sample_desk.window.message.text(), timeout=30_000)
    qtbot.waitUntil(lambda: bool(boxes), timeout=30_000)
    assert "register." in boxes[0]
