"""The history: what a step changed stands beside it, however much that is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.ui.desk import Desk
from register_app.ui.screens import history
from register_app.ui.screens.history import HistoryScreen


@pytest.fixture
def screen(sample_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> HistoryScreen:
    monkeypatch.setattr(history, "_PORTION", 2)
    with sample_desk.session.register.edit_rows(Message("Owners")) as rows:
        rows.execute("UPDATE activity SET owner = 'Somebody else'")
    sample_desk.window.show_screen("history")
    found = sample_desk.window.current()
    assert isinstance(found, HistoryScreen)
    return found


def _texts(screen: HistoryScreen) -> list[str]:
    body = screen._details.widget()
    assert body is not None
    return [found.text() for found in body.findChildren(QLabel)]


def _expected(screen: HistoryScreen, row: int) -> list[str]:
    texts = [screen._model.index(row, 1).data()]
    for where, before, after in screen._model.details(row):
        texts += [where, *([f"before: {before}"] if before else []), *([after] if after else [])]
    return texts


def _without_moment(texts: list[str]) -> list[str]:
    return texts[:1] + texts[2:]


def test_every_line_comes_in_its_order_and_the_first_ones_at_once(
    sample_desk: Desk, screen: HistoryScreen, qtbot: QtBot
) -> None:
    wanted = _expected(screen, 0)
    assert len(screen._model.details(0)) > 4
    first = _without_moment(_texts(screen))
    assert len(first) < len(wanted)
    assert first == wanted[: len(first)]
    qtbot.waitUntil(lambda: _without_moment(_texts(screen)) == wanted, timeout=30_000)


def test_another_step_chosen_meanwhile_stands_there_alone(
    sample_desk: Desk, screen: HistoryScreen, qtbot: QtBot
) -> None:
    screen.list.choose(1)
    wanted = _expected(screen, 1)
    qtbot.waitUntil(lambda: _without_moment(_texts(screen)) == wanted, timeout=30_000)
    screen.list.choose(0)
    wanted = _expected(screen, 0)
    qtbot.waitUntil(lambda: _without_moment(_texts(screen)) == wanted, timeout=30_000)
