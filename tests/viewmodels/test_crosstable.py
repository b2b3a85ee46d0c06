"""The model of a cross table: Qt's rules, search, order, edits in place, what a step changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register_app.base import i18n
from register_app.model.ref import Ref
from register_app.services import activities, edit, rows
from register_app.services.crosslists import CROSS_TABLES
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.grouping import Role
from register_app.viewmodels.session import Session
from tests.viewmodels.checking import check


@pytest.fixture
def bases(sample: Session) -> CrossModel:
    return CrossModel(sample, "bases")


def _column(model: CrossModel, key: str) -> int:
    return [name for name, _field in model.cross.columns].index(key)


def _texts(model: CrossModel, key: str) -> list[str]:
    return [model.index(row, _column(model, key)).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("key", list(CROSS_TABLES))
def test_the_model_keeps_qts_rules(sample: Session, qtmodeltester: ModelTester, key: str) -> None:
    model = CrossModel(sample, key)
    assert model.rowCount() > 0
    check(qtmodeltester, model)


def test_values_are_put_into_words_of_the_language(sample: Session) -> None:
    model = CrossModel(sample, "bases")
    assert any(text.startswith("Art. 6(1)(") and "–" in text for text in _texts(model, "article"))
    i18n.use("da")
    model.load()
    assert any(text.startswith("art. 6, stk. 1") for text in _texts(model, "article"))
    model.choose("retention")
    assert any(text.endswith(" år") for text in _texts(model, "period"))


def test_search_narrows_and_counts(bases: CrossModel, qtbot: QtBot) -> None:
    total = bases.rowCount()
    with qtbot.waitSignal(bases.counted) as told, qtbot.waitSignal(bases.searched):
        bases.search("MARKETING")
    assert 0 < bases.rowCount() < total
    assert told.args == [bases.rowCount(), total]
    assert all("marketing" in "\n".join(_row(bases, row)).casefold() for row in range(bases.rowCount()))
    bases.search("")
    assert bases.rowCount() == total


def _row(model: CrossModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_order_is_that_of_the_language_with_the_empty_last(session: Session) -> None:
    for name in ("Ål", "Zebra", "Ærø", "Abe"):
        activity = activities.add_activity(session.register, "controller", name)
        rows.add(session.register, "transfer", activity, {"note": name if name != "Abe" else ""})
    i18n.use("da")
    model = CrossModel(session, "transfers")
    column = _column(model, "note")
    model.sort(column)
    assert _texts(model, "note") == ["Zebra", "Ærø", "Ål", ""]
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert _texts(model, "note") == ["Ål", "Ærø", "Zebra", ""]
    model.sort(-1)
    assert _texts(model, "name") == ["Ål", "Zebra", "Ærø", "Abe"]


def test_an_edited_cell_is_one_step_and_only_its_row_changes(
    bases: CrossModel, sample: Session, qtbot: QtBot
) -> None:
    index = bases.index(3, _column(bases, "section"))
    steps = len(sample.register.steps())
    with qtbot.waitSignal(bases.dataChanged) as told, qtbot.assertNotEmitted(bases.modelReset):
        assert bases.setData(index, "§ 4 c")
    assert index.data() == "§ 4 c"
    assert (told.args[0].row(), told.args[1].row()) == (3, 3)
    assert len(sample.register.steps()) == steps + 1
    assert bases.setData(index, "§ 4 c")
    assert len(sample.register.steps()) == steps + 1


def test_a_period_may_be_typed_as_words(sample: Session) -> None:
    model = CrossModel(sample, "retention")
    index = model.index(0, _column(model, "period"))
    assert model.setData(index, "8 years")
    assert index.data(Qt.ItemDataRole.EditRole) == "P8Y"
    assert index.data() == "8 years"


def test_what_belongs_to_the_activity_is_not_edited_here(bases: CrossModel) -> None:
    for key in ("number", "name", "department", "purpose"):
        index = bases.index(0, _column(bases, key))
        assert not bases.flags(index) & Qt.ItemFlag.ItemIsEditable
        assert not bases.setData(index, "x")
    assert bases.flags(bases.index(0, _column(bases, "reason"))) & Qt.ItemFlag.ItemIsEditable


def test_a_refusal_is_told_and_taken_back(sample: Session, qtbot: QtBot) -> None:
    model = CrossModel(sample, "recipients")
    index = model.index(0, _column(model, "recipient"))
    before = index.data()
    with qtbot.waitSignal(model.refused) as told:
        assert not model.setData(index, "  ")
    assert told.args[0].startswith("A recipient needs a name")
    assert index.data() == before
    with qtbot.waitSignal(model.refused) as told:
        assert model.setData(index, "Somebody else")
    assert told.args == [""]


def test_a_renamed_activity_and_a_renamed_law_are_shown_in_place(
    bases: CrossModel, sample: Session, qtbot: QtBot
) -> None:
    number = bases.activity(0)
    with qtbot.assertNotEmitted(bases.modelReset):
        edit.set_field(sample.register, Ref("activity", number), "name", "Quite another name")
    assert _texts(bases, "name")[0] == "Quite another name"
    law = (
        sample.read()
        .execute("SELECT law_id FROM purpose_basis WHERE law_id IS NOT NULL LIMIT 1")
        .fetchone()["law_id"]
    )
    edit.set_field(sample.register, Ref("term", law), "name", "The Renamed Act")
    assert "The Renamed Act" in _texts(bases, "law")


def test_rows_that_come_and_go(bases: CrossModel, sample: Session) -> None:
    total = bases.rowCount()
    gone = [bases.row_id(0), bases.row_id(1)]
    assert bases.remove_many(gone)
    assert bases.rowCount() == total - 2
    assert bases.row_of(gone[0]) == -1
    sample.undo()
    assert bases.rowCount() == total
    assert [bases.row_id(0), bases.row_id(1)] == gone


def test_a_hidden_table_reads_when_it_is_looked_at_again(bases: CrossModel, sample: Session) -> None:
    total = bases.rowCount()
    bases.active = False
    sample.undo()
    assert bases.rowCount() == total
    bases.wake()
    assert bases.rowCount() == 0


def test_each_row_knows_its_place_in_the_form(sample: Session) -> None:
    from register_app.services.documents import activity

    model = CrossModel(sample, "bases")
    for row in range(model.rowCount()):
        path = model.place(row)
        assert path[0] == "purposes"
        document = activity(sample.read(), model.activity(row))
        assert document is not None
        basis = document["purposes"][int(path[1])]["bases"][int(path[3])]
        assert basis["section"] == model.index(row, _column(model, "section")).data()
        assert model.index(row, 0).data(Role.ID) == model.activity(row)
    model.choose("measures")
    assert model.place(0) == ("measures",)


def test_closed_means_empty(bases: CrossModel, sample: Session) -> None:
    sample.close()
    assert bases.rowCount() == 0
    assert bases.activity(0) == 0


@given(words=st.lists(st.sampled_from(["art", "6(1)", "customers", "æ", "the", "no-such"]), max_size=3))
def test_a_search_shows_exactly_the_rows_with_every_word(words: list[str]) -> None:
    model = _Fixed.model
    model.search("")
    everything = [_row(model, row) for row in range(model.rowCount())]
    model.search(" ".join(words))
    expected = [row for row in everything if all(word in "\n".join(row).casefold() for word in words)]
    assert [_row(model, row) for row in range(model.rowCount())] == expected


class _Fixed:
    model: CrossModel


@pytest.fixture(autouse=True)
def _fixed(request: pytest.FixtureRequest) -> None:
    """Hypothesis runs one test many times on one register."""
    if request.function is test_a_search_shows_exactly_the_rows_with_every_word:
        _Fixed.model = CrossModel(request.getfixturevalue("sample"), "bases")
