"""A cross table that is read in slices: in the end it holds what it would hold when read at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.services import crosslists
from register_app.viewmodels import cross_content
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.session import Session

_PATIENCE = 30_000


@pytest.fixture(autouse=True)
def _one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cross_content, "_ACTIVITIES", 1)


@pytest.fixture
def bases(sample: Session) -> CrossModel:
    return CrossModel(sample, "bases")


def _all(session: Session) -> list[int]:
    return [row.id for row in crosslists.rows(session.read(), "bases")]


def _shown(model: CrossModel) -> list[int]:
    return [model.row_id(row) for row in range(model.rowCount())]


def _read(model: CrossModel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not model._unread, timeout=_PATIENCE)


def test_rows_come_in_their_order_below_those_that_stand_there(
    sample: Session, bases: CrossModel, qtbot: QtBot
) -> None:
    wanted, first = _all(sample), _shown(bases)
    assert 0 < len(first) < len(wanted)
    assert first == wanted[: len(first)]
    resets: list[None] = []
    bases.modelReset.connect(lambda: resets.append(None))
    _read(bases, qtbot)
    assert _shown(bases) == wanted
    assert not resets, "who has chosen a row keeps it"


def test_what_is_chosen_meanwhile_holds_for_all_rows(
    sample: Session, bases: CrossModel, qtbot: QtBot
) -> None:
    whole = CrossModel(sample, "bases")
    whole.read_all()
    word = whole.held(whole.row_id(whole.rowCount() - 1), "name").split()[0]
    for model in (bases, whole):
        model.search(word)
        model.sort(1, Qt.SortOrder.DescendingOrder)
    _read(bases, qtbot)
    assert _shown(bases) == _shown(whole) != []
    bases.search("")
    assert sorted(_shown(bases)) == sorted(_all(sample))


def test_the_values_of_a_column_are_those_of_all_rows(sample: Session, bases: CrossModel) -> None:
    assert sum(count for _value, count in bases.values("article")) == len(_all(sample))


def test_a_change_meanwhile_is_shown_in_the_end(sample: Session, bases: CrossModel, qtbot: QtBot) -> None:
    last = _all(sample)[-1]
    with sample.register.edit_rows(Message("Reason")) as rows:
        rows.execute("UPDATE purpose_basis SET reason = 'Quite another' WHERE id = ?", (last,))
    _read(bases, qtbot)
    assert _shown(bases) == _all(sample)
    assert bases.held(last, "reason") == "Quite another"


def test_a_step_that_may_be_anywhere_leaves_the_view_its_place(
    sample: Session, bases: CrossModel, qtbot: QtBot
) -> None:
    _read(bases, qtbot)
    resets: list[None] = []
    bases.modelReset.connect(lambda: resets.append(None))
    with sample.register.edit_rows(Message("Names")) as rows:
        rows.execute("UPDATE activity SET name = 'Renamed'")
    _read(bases, qtbot)
    assert {bases.held(number, "name") for number in _shown(bases)} == {"Renamed"}
    assert not resets
    sample.close()
    assert bases.rowCount() == 0
