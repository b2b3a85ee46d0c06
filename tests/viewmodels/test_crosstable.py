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
from register_app.services.cell_plan import Cell
from register_app.services.crosslists import CROSS_TABLES
from register_app.viewmodels import block
from register_app.viewmodels.block import Block
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.grouping import Role
from register_app.viewmodels.session import Session
from register_app.viewmodels.value_texts import shown
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


def _held(model: CrossModel, key: str) -> list[str]:
    return [model.held(model.row_id(row), key) for row in range(model.rowCount())]


@pytest.mark.parametrize("key", list(CROSS_TABLES))
def test_each_filter_divides_the_rows(sample: Session, key: str) -> None:
    model = CrossModel(sample, key)
    numbers = {model.row_id(row) for row in range(model.rowCount())}

    def shown(given: Filter) -> set[int]:
        model.set_filter(given.key, given)
        found = {model.row_id(row) for row in range(model.rowCount())}
        model.set_filter(given.key, None)
        return found

    for column in model.column_keys():
        tests = model.filter_tests(column)
        empty, filled = shown(Filter(column, "empty")), shown(Filter(column, "filled"))
        assert empty | filled == numbers
        assert not empty & filled
        assert filled == {number for number in numbers if model.held(number, column)}
        if "any" in tests:
            for value, count in model.values(column):
                assert len(shown(Filter(column, "any", (value,)))) == count
                assert len(shown(Filter(column, "none", (value,)))) == len(numbers) - count
        if "lacks" in tests:
            one, other = shown(Filter(column, "contains", ("a",))), shown(Filter(column, "lacks", ("a",)))
            assert one | other == numbers
            assert not one & other


def test_what_art_30_asks_is_not_clarified_while_nothing_answers_it(sample: Session) -> None:
    model = CrossModel(sample, "transfers")
    assert "unclarified" in model.filter_tests("mechanism")
    assert "unclarified" not in model.filter_tests("note")
    number = model.row_id(0)
    model.paste(model.plan([Cell(number, "mechanism", ""), Cell(number, "safeguards", "")]))
    model.set_filter("mechanism", Filter("mechanism", "unclarified"))
    assert number in {model.row_id(row) for row in range(model.rowCount())}
    model.paste(model.plan([Cell(number, "safeguards", "SCC of 2021")]))
    model.load()
    assert number not in {model.row_id(row) for row in range(model.rowCount())}


def test_filters_and_the_search_hold_together_and_are_told(bases: CrossModel, qtbot: QtBot) -> None:
    with qtbot.waitSignals([bases.arranged, bases.counted]):
        bases.set_filter("article", Filter("article", "any", ("6(1)(f)",)))
    found = bases.rowCount()
    assert found > 0
    assert bases.filter_text(bases.filters[0]).startswith("Legal basis: Art. 6(1)(f)")
    bases.search("marketing")
    assert 0 < bases.rowCount() < found
    bases.search("")
    bases.clear_filters()
    assert bases.rowCount() > found


def test_several_columns_sort_by_weight(sample: Session) -> None:
    model = CrossModel(sample, "recipients")
    model.turn("role")
    model.turn("recipient", further=True)
    model.turn("recipient", further=True)
    assert model.order == (("role", False), ("recipient", True))
    roles = [text for text in _texts(model, "role") if text]
    assert roles == sorted(roles, key=str.casefold)
    for role in set(roles):
        names = [
            n for n, r in zip(_texts(model, "recipient"), _texts(model, "role"), strict=True) if r == role
        ]
        assert names == sorted(names, key=str.casefold, reverse=True)


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("key", list(CROSS_TABLES))
def test_a_copy_pasted_back_changes_nothing(sample: Session, key: str, language: str) -> None:
    i18n.use(language)
    model = CrossModel(sample, key)
    numbers = [model.row_id(row) for row in range(model.rowCount())]
    keys = [name for name in model.column_keys() if model.cross.editable(name)]
    text, markup = model.copied(numbers, keys, headings=False)
    cells = block.spread(block.read(text, markup), Block(tuple(numbers), tuple(keys)), numbers, keys)
    plan = model.plan(cells)
    assert (plan.changes, plan.refused) == ((), ())
    assert plan.unchanged == len(numbers) * len(keys)


def test_each_choice_is_read_back_in_either_language(sample: Session) -> None:
    for language in ("en", "da"):
        i18n.use(language)
        for key in CROSS_TABLES:
            model = CrossModel(sample, key)
            number = model.row_id(0)
            for column, name in enumerate(model.column_keys()):
                if not model.cross.editable(name):
                    continue
                for value in model.field(column).choices:
                    plan = model.plan([Cell(number, name, shown(model.field(column), value))])
                    assert not plan.refused, (language, value)
                    assert [change.value for change in plan.changes] in ([value], []), (language, value)


def test_a_paste_reads_as_an_import_does_and_refuses_with_a_reason(sample: Session) -> None:
    model = CrossModel(sample, "retention")
    number = model.row_id(0)
    cells = [
        Cell(number, "period", "fem år"),
        Cell(number, "action", "anonymise"),
        Cell(number, "sensitivity", "rather secret"),
        Cell(number, "name", "Another name"),
        Cell(0, "period", "P1Y"),
    ]
    plan = model.plan(cells)
    assert {change.key: change.value for change in plan.changes} in (
        {"period": "P5Y", "action": "anonymise"},
        {"action": "anonymise"},
        {"period": "P5Y"},
    )
    assert [cell.key for cell in plan.refused] == ["sensitivity", "name", "period"]
    assert all(cell.reason.text() for cell in plan.refused)


def test_fill_down_and_clear_leave_what_belongs_to_the_activity(bases: CrossModel, sample: Session) -> None:
    numbers = [bases.row_id(row) for row in range(4)]
    names, sections = _held(bases, "name"), _held(bases, "section")
    bases.paste(bases.plan([Cell(numbers[0], "section", "§ 77")]))
    assert bases.fill_down(numbers, ["name", "section"], 0) == 3
    assert _held(bases, "section")[:4] == ["§ 77"] * 4
    assert bases.fill_down([bases.row_id(4)], ["section"], numbers[3]) == 1
    assert bases.clear(numbers, ["name", "section"]) == 4
    assert _held(bases, "section")[:5] == ["", "", "", "", "§ 77"]
    assert _held(bases, "name") == names
    sample.undo(4)
    assert _held(bases, "section") == sections


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
    bases.remove_many(gone)
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
