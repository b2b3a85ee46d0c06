from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.services import documents
from register_app.store.verify import Finding
from register_app.ui.desk import Desk
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.version_dialog import VersionDialog


def opened(desk: Desk) -> VersionDialog:
    assert desk.window.actions_ is not None
    desk.window.actions_["save_version"].trigger()
    found = desk.window.findChildren(VersionDialog)
    assert found
    return found[-1]


def test_a_version_is_named_and_kept(sample_desk: Desk) -> None:
    head = sample_desk.session.register.head()
    dialog = opened(sample_desk)
    dialog._name.setText("Board, spring")
    dialog._kind.setCurrentIndex(dialog._kind.findData("approved"))
    dialog._note.setText("minutes 4")
    dialog._save.click()
    version = documents.dump(sample_desk.session.register.read())["versions"][0]
    assert (version["name"], version["kind"], version["note"]) == ("Board, spring", "approved", "minutes 4")
    assert (version["step"], version["hash"]) == head
    assert not sample_desk.session.register.verify()


def test_a_version_needs_a_name(sample_desk: Desk) -> None:
    dialog = opened(sample_desk)
    dialog._name.setText("   ")
    assert not dialog._save.isEnabled()
    dialog.reject()
    assert documents.dump(sample_desk.session.register.read())["versions"] == []


def test_a_sound_register_is_said_to_be_whole(
    sample_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(sample_desk.window.message, "tell", lambda text, *_rest: said.append(text))
    assert sample_desk.window.actions_ is not None
    sample_desk.window.actions_["verify"].trigger()
    qtbot.waitUntil(lambda: any("whole" in text for text in said))


def test_what_is_not_as_it_was_left_is_named(sample_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: list[str] = []
    monkeypatch.setattr(ask, "tell", lambda _parent, _title, text: boxes.append(text))
    found = [Finding("purpose", n, None, Message(f"row {n}")) for n in range(20)]
    sample_desk.acts.proof._on_verified(found)
    assert "row 0" in boxes[0]
    assert "8 more" in boxes[0]
