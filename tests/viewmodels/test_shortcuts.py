"""Keys of actions: changed, kept, taken from others, given back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.shortcuts import KeyedAction, ShortcutsModel
from tests.viewmodels.checking import check

_ACTIONS = [
    KeyedAction("undo", "Undo", "Edit", "Ctrl+Z"),
    KeyedAction("export", "Export", "File", "Ctrl+E"),
    KeyedAction("sample", "Sample", "File", ""),
]


@pytest.fixture
def model(tmp_path: Path) -> ShortcutsModel:
    return ShortcutsModel(Preferences(tmp_path / "settings.toml"), _ACTIONS)


def test_the_model_keeps_qts_rules(model: ShortcutsModel, qtmodeltester: ModelTester) -> None:
    check(qtmodeltester, model)


def test_keys_are_kept_for_the_next_start(model: ShortcutsModel, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.changed) as told:
        model.set_keys("sample", "Ctrl+Alt+S")
    assert told.args == ["sample", "Ctrl+Alt+S"]
    assert Preferences(tmp_path / "settings.toml").now.shortcuts == {"sample": "Ctrl+Alt+S"}
    assert model.index(2, 2).data() == "Ctrl+Alt+S"


def test_keys_are_taken_from_who_had_them(model: ShortcutsModel) -> None:
    holder = model.holder("Ctrl+Z", "export")
    assert holder is not None
    assert holder.id == "undo"
    assert model.holder("Ctrl+Z", "undo") is None
    assert model.holder("", "undo") is None
    model.set_keys("export", "Ctrl+Z")
    assert (model.keys("undo"), model.keys("export")) == ("", "Ctrl+Z")


def test_own_keys_that_another_has_are_not_given_back(model: ShortcutsModel) -> None:
    model.set_keys("export", "Ctrl+Z")
    other = model.reset("undo")
    assert other is not None
    assert other.id == "export"
    assert model.keys("undo") == ""
    assert model.reset("export") is None
    assert model.reset("undo") is None
    assert model.keys("undo") == "Ctrl+Z"


def test_own_keys_are_not_kept_as_a_choice(model: ShortcutsModel, tmp_path: Path) -> None:
    model.set_keys("undo", "F9")
    model.set_keys("undo", "Ctrl+Z")
    assert Preferences(tmp_path / "settings.toml").now.shortcuts == {}


def test_all_are_reset_at_once(model: ShortcutsModel) -> None:
    model.set_keys("undo", "F9")
    model.set_keys("export", "")
    model.reset_all()
    assert [model.keys(action.id) for action in _ACTIONS] == ["Ctrl+Z", "Ctrl+E", ""]


def test_actions_are_found_by_name_menu_and_keys(model: ShortcutsModel) -> None:
    for query, names in (
        ("file", ["export", "sample"]),
        ("ctrl+z", ["undo"]),
        ("exp", ["export"]),
        ("zz", []),
    ):
        model.search(query)
        assert [a.id for row in range(model.rowCount()) if (a := model.action(row))] == names
