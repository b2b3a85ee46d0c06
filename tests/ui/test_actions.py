"""The keys of the actions: none lacks them, no two share them, none takes what a text editor needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from register_app.ui.actions import ACTIONS, CHECKABLE, MENUS, SEPARATED

pytestmark = pytest.mark.usefixtures("qapp")

_OF_TABLES = {"copy_cells", "paste_cells", "clear_cells", "remove_rows", "undo", "redo", "fill_down"}
"""Keys that a text has too: a text in focus takes them first, and where none is they are about the table or the step."""

_CONVENTIONAL = {
    "open": QKeySequence.StandardKey.Open,
    "print": QKeySequence.StandardKey.Print,
    "undo": QKeySequence.StandardKey.Undo,
    "find": QKeySequence.StandardKey.Find,
    "copy_cells": QKeySequence.StandardKey.Copy,
    "paste_cells": QKeySequence.StandardKey.Paste,
    "clear_cells": QKeySequence.StandardKey.Delete,
    "close": QKeySequence.StandardKey.Close,
    "text_larger": QKeySequence.StandardKey.ZoomIn,
    "text_smaller": QKeySequence.StandardKey.ZoomOut,
}


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def test_every_action_has_keys() -> None:
    for spec in ACTIONS:
        assert _keys(spec.shortcut), spec.id


def test_no_two_actions_share_keys() -> None:
    known: dict[str, str] = {}
    for spec in ACTIONS:
        other = known.setdefault(_keys(spec.shortcut), spec.id)
        assert other == spec.id, f"{spec.shortcut}: {other} and {spec.id}"


@pytest.mark.parametrize(
    "key",
    [
        QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Copy,
        QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo,
        QKeySequence.StandardKey.Delete, QKeySequence.StandardKey.DeleteStartOfWord,
        QKeySequence.StandardKey.DeleteEndOfWord, QKeySequence.StandardKey.MoveToNextWord,
        QKeySequence.StandardKey.MoveToPreviousWord, QKeySequence.StandardKey.SelectNextWord,
        QKeySequence.StandardKey.SelectPreviousWord, QKeySequence.StandardKey.MoveToStartOfDocument,
        QKeySequence.StandardKey.MoveToEndOfDocument,
    ],
)  # fmt: skip
def test_no_action_takes_the_keys_of_a_text(key: QKeySequence.StandardKey) -> None:
    texts = {sequence.toString() for sequence in QKeySequence.keyBindings(key)}
    assert texts
    taken = {spec.id for spec in ACTIONS if _keys(spec.shortcut) in texts}
    assert taken <= _OF_TABLES


def test_no_action_takes_a_letter() -> None:
    for spec in ACTIONS:
        combined = cast(Sequence[QKeyCombination], QKeySequence(spec.shortcut))[0]
        held, key = combined.keyboardModifiers(), combined.key()
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        # Shift+Space chooses rows as in a spreadsheet; a text in focus takes it as a space.
        assert not plain or key > Qt.Key.Key_ydiaeresis or spec.id == "select_rows", spec.id


def test_conventional_keys_are_kept() -> None:
    by_id = {spec.id: spec for spec in ACTIONS}
    for name, key in _CONVENTIONAL.items():
        bound = {sequence.toString() for sequence in QKeySequence.keyBindings(key)}
        assert _keys(by_id[name].shortcut) in bound, name


def test_every_action_stands_in_a_menu() -> None:
    menus, ids = {name for name, _title in MENUS}, {spec.id for spec in ACTIONS}
    assert {spec.menu for spec in ACTIONS} == menus
    assert set(SEPARATED) | set(CHECKABLE) <= ids
