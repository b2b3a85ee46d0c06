"""Steps over many rows run in another thread: the window lives on, and cancelling takes everything back."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from register_app.services import documents
from register_app.services.bulk import BulkChange, Watch
from register_app.ui.desk import Desk
from register_app.ui.dialogs import parts
from register_app.ui.dialogs.bulk_dialog import BulkDialog
from register_app.ui.dialogs.replace_dialog import ReplaceDialog
from register_app.ui.widgets.line import LineEdit
from register_app.viewmodels.bulk import BulkActivities


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MANY", 2)


@dataclass(frozen=True)
class _Gated(BulkActivities):
    """Waits before it changes anything, and tells in which thread it did."""

    gate: threading.Event = field(default_factory=threading.Event)
    threads: list[int] = field(default_factory=list)

    def apply(self, name: str, changes: Sequence[BulkChange], watch: Watch) -> None:
        assert self.gate.wait(20)
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
    with qtbot.waitSignal(dialog.changed) as told:
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
    qtbot.waitUntil(dialog.button.isEnabled)
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
    with qtbot.waitSignal(dialog.replaced):
        dialog.replace()
    dialog.model.finish()
    assert dialog.model.rowCount() < found
    assert len(sample_desk.session.register.steps()) == steps + 1
    sample_desk.session.undo()
    dialog.model.finish()
    assert dialog.model.rowCount() == found
    dialog.reject()
