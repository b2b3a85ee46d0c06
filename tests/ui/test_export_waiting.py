"""A large register is counted in another thread while the export dialogue stands open, and says so."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from register_app.services import check
from register_app.ui.desk import Desk
from register_app.ui.dialogs.exporting.dialog import ExportDialog


def test_it_says_that_it_counts(sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, threads = threading.Event(), list[int]()
    real = check.run

    def held(document: Any) -> Any:
        threads.append(threading.get_ident())
        assert gate.wait(20)
        return real(document)

    monkeypatch.setattr(check, "run", held)
    sample_desk.acts.export()
    dialog = sample_desk.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(lambda: dialog.side.count.text() == "Counting …")
    assert dialog.isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: "activities" in dialog.side.count.text())
    assert threads
    assert threading.get_ident() not in threads
    dialog.close()


def test_it_opens_when_every_text_is_read(sample_desk: Desk, qtbot: QtBot) -> None:
    table = sample_desk.table
    table.first_slice, table.own_slice, table.linked_slice = 2, 2, 2
    table.load()
    sample_desk.acts.export()
    assert sample_desk.window.findChild(ExportDialog) is None
    assert "Reading the register" in sample_desk.window.message.text()
    qtbot.waitUntil(lambda: sample_desk.window.findChild(ExportDialog) is not None)
    assert not table.waiting
