"""Steps over many rows run in another thread: the window lives on, and cancelling takes everything back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.base.watching import Watch, unwatched
from register_app.services import activities, cells, documents, rows
from register_app.services.bulk import BulkChange
from register_app.ui.desk import Desk
from register_app.ui.dialogs.bulk_dialog import BulkDialog
from register_app.ui.dialogs.replace_dialog import ReplaceDialog
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.line import LineEdit
from register_app.viewmodels import block, long_steps, replacing
from register_app.viewmodels.bulk import BulkActivities
from tests.ui.keys import press

_PATIENCE = 60_000
"""Milliseconds after which something has gone wrong, however busy the machine is."""


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_steps, "MANY", 2)


@dataclass(frozen=True)
class _Gated(BulkActivities):
    """Waits before it changes anything, and tells in which thread it did."""

    gate: threading.Event = field(default_factory=threading.Event)
    threads: list[int] = field(default_factory=list)

    def apply(self, name: str, changes: Sequence[BulkChange], watch: Watch) -> None:
        assert self.gate.wait(_PATIENCE / 1000)
        self.threads.append(threading.get_ident())
        super().apply(name, changes, watch)


def _dialog(desk: Desk) -> tuple[BulkDialog, _Gated]:
    found = desk.session.read().execute("SELECT id FROM activity ORDER BY position")
    source = _Gated(desk.session, tuple(row["id"] for row in found))
    dialog = BulkDialog(desk.context, source, desk.window, first="owner")
    dialog.show()
    assert isinstance(dialog.editor, LineEdit)
    dialog.editor.setText("Quite another owner")
    dialog.preview()
    dialog.model.finish()
    return dialog, source


def test_a_change_of_many_is_made_elsewhere_and_told(sample_desk: Desk, qtbot: QtBot) -> None:
    before, steps = documents.dump(sample_desk.session.read()), len(sample_desk.session.register.steps())
    dialog, source = _dialog(sample_desk)
    with qtbot.waitSignal(dialog.changed, timeout=_PATIENCE) as told:
        dialog.apply()
        assert not dialog.button.isEnabled()
        assert dialog.isVisible()
        source.gate.set()
    assert "changed" in told.args[0]
    assert source.threads != [threading.get_ident()]
    assert not dialog.isVisible()
    assert len(sample_desk.session.register.steps()) == steps + 1
    owners = {a["owner"] for a in documents.dump(sample_desk.session.read())["activities"]}
    assert owners == {"Quite another owner"}
    sample_desk.session.undo()
    assert documents.dump(sample_desk.session.read())["activities"] == before["activities"]


def test_a_cancelled_change_changes_nothing_and_the_dialog_stays(sample_desk: Desk, qtbot: QtBot) -> None:
    before, steps = documents.dump(sample_desk.session.read()), len(sample_desk.session.register.steps())
    dialog, source = _dialog(sample_desk)
    dialog.apply()
    dialog.reject()
    assert dialog.isVisible()
    source.gate.set()
    qtbot.waitUntil(dialog.button.isEnabled, timeout=_PATIENCE)
    assert any("Nothing was changed" in text for text in dialog.issues.texts())
    assert documents.dump(sample_desk.session.read()) == before
    assert len(sample_desk.session.register.steps()) == steps
    dialog.reject()
    assert not dialog.isVisible()


def test_many_texts_are_replaced_elsewhere_and_searched_anew(sample_desk: Desk, qtbot: QtBot) -> None:
    dialog = ReplaceDialog(sample_desk.context, sample_desk.window)
    dialog.show()
    dialog.wanted.setText("customer")
    dialog.new.setText("client")
    dialog.search()
    dialog.model.finish()
    found, steps = dialog.model.rowCount(), len(sample_desk.session.register.steps())
    assert found > 2
    with qtbot.waitSignal(dialog.replaced, timeout=_PATIENCE):
        dialog.replace()
    dialog.model.finish()
    assert dialog.model.rowCount() < found
    assert len(sample_desk.session.register.steps()) == steps + 1
    sample_desk.session.undo()
    dialog.model.finish()
    assert dialog.model.rowCount() == found
    dialog.reject()


def test_what_is_still_looked_for_is_replaced_once_all_of_it_is_found(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_SLICE", 0.0001)
    dialog = ReplaceDialog(sample_desk.context, sample_desk.window)
    dialog.show()
    dialog.wanted.setText("customer")
    dialog.new.setText("client")
    dialog.search()
    assert dialog.model.searching
    with qtbot.waitSignal(dialog.replaced, timeout=_PATIENCE):
        dialog.replace()
        assert dialog.model.searching, "the window lives on"
    dialog.model.finish()
    assert all("customer" not in (dialog.model.hit(row).after) for row in range(dialog.model.rowCount()))  # type: ignore[union-attr]
    dialog.reject()


def _rename_all(desk: Desk) -> None:
    with desk.session.register.edit_rows(Message("Rename")) as connection:
        connection.execute("UPDATE activity SET name = name || ' renamed'")


def test_nothing_else_is_taken_while_a_step_runs(sample_desk: Desk, qtbot: QtBot) -> None:
    gate, steps = threading.Event(), sample_desk.context.steps
    number = len(sample_desk.session.register.steps())
    sample_desk.window.show_screen("register")
    with qtbot.waitSignal(steps.ended, timeout=_PATIENCE):
        steps.run(lambda _watch: gate.wait(_PATIENCE / 1000), 10, title="Working …")
        # Before it is shown, and while it is.
        for _time in range(2):
            press(sample_desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            press(sample_desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            if not sample_desk.acts.progress.isVisible():
                qtbot.waitUntil(sample_desk.acts.progress.isVisible, timeout=_PATIENCE)
        assert sample_desk.acts.progress.isModal()
        assert len(sample_desk.session.register.steps()) == number
        gate.set()
    assert not sample_desk.acts.progress.isVisible()
    sample_desk.window.activateWindow()
    qtbot.waitUntil(sample_desk.window.isActiveWindow, timeout=_PATIENCE)
    press(sample_desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(sample_desk.session.register.steps()) == number + 1, timeout=_PATIENCE)


def test_cancel_in_the_progress_stops_the_step(sample_desk: Desk, qtbot: QtBot) -> None:
    _rename_all(sample_desk)
    now = documents.dump(sample_desk.session.read())
    progress, steps = sample_desk.acts.progress, sample_desk.context.steps

    def work(watch: Watch) -> None:
        with sample_desk.session.register.edit_rows(Message("Half")) as connection:
            connection.execute("UPDATE activity SET owner = 'Half done'")
            while True:
                watch(1)

    with qtbot.waitSignal(steps.ended, timeout=_PATIENCE):
        steps.run(work, 10, title="Working …")
        qtbot.waitUntil(progress.isVisible, timeout=_PATIENCE)
        press(progress, Qt.Key.Key_Escape)
        assert progress.isVisible(), "until the step has stopped"
        assert not progress.button.isEnabled()
    assert not progress.isVisible()
    assert documents.dump(sample_desk.session.read()) == now
    qtbot.waitUntil(lambda: "Nothing was changed" in sample_desk.window.message.text(), timeout=_PATIENCE)


def test_large_blocks_are_pasted_filled_and_cleared_elsewhere(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    real = cells.apply

    def apply(*arguments: Any) -> list[int]:
        threads.add(threading.get_ident())
        return real(*arguments)

    monkeypatch.setattr(cells, "apply", apply)
    sample_desk.window.show_screen("register")
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    table, said = sample_desk.table, list[str]()
    screen.blocks.told.connect(lambda sentence, _undoable: said.append(sentence))
    column = list(table.column_keys()).index("name")

    def names() -> list[str]:
        return [table.index(row, column).data() for row in range(3)]

    def choose(rows: int) -> None:
        corners = QItemSelection(table.index(0, column), table.index(rows - 1, column))
        flags = QItemSelectionModel.SelectionFlag
        screen.view.selectionModel().setCurrentIndex(table.index(0, column), flags.ClearAndSelect)
        screen.view.selectionModel().select(corners, flags.ClearAndSelect)

    before = names()
    choose(3)
    screen.blocks.paste_rows([["Anna"], ["Bo"], ["Carl"]])
    qtbot.waitUntil(lambda: said[-1:] == ["3 cells pasted."], timeout=_PATIENCE)
    assert names() == ["Anna", "Bo", "Carl"]
    choose(3)
    screen.blocks.fill_down()
    qtbot.waitUntil(lambda: said[-1:] == ["2 cells filled."], timeout=_PATIENCE)
    assert names() == ["Anna"] * 3
    choose(3)
    screen.blocks.clear()
    qtbot.waitUntil(lambda: said[-1:] == ["3 cells cleared."], timeout=_PATIENCE)
    assert names() == [""] * 3
    assert threads
    assert threading.get_ident() not in threads
    for _step in range(3):
        with qtbot.waitSignal(sample_desk.context.steps.ended, timeout=_PATIENCE):
            sample_desk.acts.undo()
    assert names() == before


def _choose_all(desk: Desk) -> list[int]:
    desk.window.show_screen("register")
    screen = desk.window.current()
    assert isinstance(screen, RegisterScreen)
    screen.view.selectAll()
    return screen.selected_ids()


def test_many_activities_are_retired_and_removed_elsewhere(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    watched: list[Watch] = []
    for module, name in ((activities, "set_status"), (rows, "remove")):
        real = getattr(module, name)

        def act(*arguments: Any, real: Callable[..., object] = real) -> object:
            threads.append(threading.get_ident())
            watched.append(arguments[-1])
            return real(*arguments)

        monkeypatch.setattr(module, name, act)
    before = documents.dump(sample_desk.session.read())["activities"]
    said, context = sample_desk.window.message, sample_desk.context
    chosen = _choose_all(sample_desk)
    with qtbot.waitSignal(context.steps.ended, timeout=_PATIENCE):
        sample_desk.acts.activities.retire()
    assert said.text() == f"{len(chosen)} activities retired."
    assert {a["status"] for a in documents.dump(sample_desk.session.read())["activities"]} == {"retired"}
    sample_desk.table.arrange(retired=True)
    assert _choose_all(sample_desk) == chosen
    with qtbot.waitSignal(context.steps.ended, timeout=_PATIENCE):
        sample_desk.acts.activities.remove()
    assert said.text() == f"{len(chosen)} activities removed."
    assert documents.dump(sample_desk.session.read())["activities"] == []
    assert len(threads) == 2
    assert threading.get_ident() not in threads
    assert all(watch is not unwatched for watch in watched)
    with qtbot.waitSignal(context.steps.ended, timeout=_PATIENCE):
        sample_desk.acts.undo(2)
    assert documents.dump(sample_desk.session.read())["activities"] == before


def test_a_cancelled_removal_leaves_every_activity_where_it_is(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate, real = threading.Event(), threading.Event(), rows.remove

    def remove(*arguments: Any) -> None:
        begun.set()
        assert gate.wait(_PATIENCE / 1000)
        real(*arguments)

    monkeypatch.setattr(rows, "remove", remove)
    now = documents.dump(sample_desk.session.read())
    _choose_all(sample_desk)
    with qtbot.waitSignal(sample_desk.context.steps.ended, timeout=_PATIENCE):
        sample_desk.acts.activities.remove()
        assert begun.wait(_PATIENCE / 1000)
        sample_desk.context.steps.cancel()
        gate.set()
    assert documents.dump(sample_desk.session.read()) == now
    assert "Nothing was changed" in sample_desk.window.message.text()


def test_a_large_block_is_copied_elsewhere(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    real = block.copied

    def copied(*arguments: Any, **named: Any) -> tuple[str, str]:
        threads.append(threading.get_ident())
        return real(*arguments, **named)

    monkeypatch.setattr(block, "copied", copied)
    chosen = _choose_all(sample_desk)
    screen = sample_desk.window.current()
    assert isinstance(screen, RegisterScreen)
    with qtbot.waitSignal(screen.blocks.told, timeout=_PATIENCE) as told:
        screen.blocks.copy()
    cells = len(chosen) * len(screen.view.visible_columns())
    assert told.args == [f"{cells} cells copied.", False]
    assert threads
    assert threading.get_ident() not in threads
    text = QGuiApplication.clipboard().text()
    names = [sample_desk.table.line(number)["name"][0] for number in chosen]
    assert [line.split("\t")[1] for line in text.splitlines() if line.startswith("RA-")] == names
