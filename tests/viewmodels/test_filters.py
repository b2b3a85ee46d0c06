"""Filters, order and grouping of the register table; the states of Art. 30 as the table knows them."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.modeltest import ModelTester

from register_app.base import i18n
from register_app.model.ref import Ref
from register_app.services import activities, documents, edit, rows
from register_app.services.rules.slots import states
from register_app.viewmodels import block
from register_app.viewmodels.columns import COLUMNS, missing, slot_state
from register_app.viewmodels.filters import TESTS, Filter, conditions_of, filter_text, predicate
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable
from tests.viewmodels.checking import check


@pytest.fixture
def table(sample: Session) -> RegisterTable:
    made = RegisterTable(sample)
    made.load()
    made.load_linked()
    return made


def _add(session: Session, name: str, **values: object) -> int:
    return activities.add_activity(session.register, "controller", name, values).id


def test_states_agree_with_the_rules(table: RegisterTable, sample: Session) -> None:
    number = _add(sample, "Half", data=[{"category": "Names"}, {"category": "", "subjects": ["Staff"]}])
    edit.set_answer(sample.register, Ref("activity", number), "transfers", "not_applicable", "Only the EU")
    edit.set_answer(sample.register, Ref("activity", number), "recipients", "not_applicable")
    edit.set_answer(sample.register, Ref("activity", number), "purposes", "unclarified")
    rows.add(sample.register, "transfer", Ref("activity", _add(sample, "Row")), {})
    people = _add(sample, "People", data=[{"category": "", "subjects": ["Staff"]}])
    seen = set()
    for activity in table.ids():
        document = documents.activity(sample.read(), activity)
        assert document is not None
        for slot, state in states(document).items():
            assert slot_state(table.line(activity), slot) == state, (activity, slot)
            seen.add(state)
    assert seen == {"answered", "missing", "not_applicable", "unclarified"}
    assert missing(table.line(number)) == ("retention", "measures")
    assert "retention" in missing(table.line(people))


def test_every_test_of_every_column_has_words_and_a_predicate(table: RegisterTable) -> None:
    today = date(2026, 1, 1)
    for column in COLUMNS:
        for test in conditions_of(column.key):
            given = Filter(column.key, test, ("2026-01-01", "2026-12-31") if test == "between" else ("30",))
            assert given.usable
            assert filter_text(given).startswith(i18n._(column.label)) or column.key == "gaps"
            fits = predicate(given, today)
            assert all(fits(table.line(number)) in (True, False) for number in table.ids())
    assert set(TESTS) >= {test for column in COLUMNS for test in conditions_of(column.key)}


def test_filters_hold_together_and_with_the_search(session: Session) -> None:
    one = _add(session, "Payroll", department="HR", status="approved", owner="Mette")
    two = _add(session, "Recruiting", department="HR", status="draft")
    three = _add(session, "Payments", department="Finance", status="approved")
    table = RegisterTable(session)
    table.load()
    table.set_filter("department", Filter("department", "any", ("HR",)))
    assert table.ids() == [one, two]
    table.set_filter("status", Filter("status", "any", ("approved",)))
    assert table.ids() == [one]
    table.set_filter("department", None)
    assert table.ids() == [one, three]
    table.search("pay")
    table.set_filter("name", Filter("name", "lacks", ("roll",)))
    assert table.ids() == [three]
    table.search("")
    table.arrange(filters=())
    assert table.ids() == [one, two, three]
    table.set_filter("owner", Filter("owner", "empty"))
    assert table.ids() == [two, three]
    table.set_filter("owner", Filter("owner", "any", ("", "Mette")))
    assert table.ids() == [one, two, three]
    table.set_filter("owner", Filter("owner", "none", ("Mette",)))
    assert table.ids() == [two, three]


def test_values_are_counted_among_what_the_other_filters_leave(session: Session) -> None:
    _add(session, "a", department="HR", status="approved")
    _add(session, "b", department="HR", status="draft")
    _add(session, "c", status="draft")
    table = RegisterTable(session)
    table.load()
    assert dict(table.values("department")) == {"HR": 2, "": 1}
    table.set_filter("status", Filter("status", "any", ("draft",)))
    table.set_filter("department", Filter("department", "any", ("HR",)))
    assert dict(table.values("department")) == {"HR": 1, "": 1}


def test_dates_are_filtered_by_range_and_by_being_due() -> None:
    today = date(2026, 3, 1)

    def fits(test: str, value: str, *values: str) -> bool:
        return predicate(Filter("next_review", test, values), today)(
            {"next_review": (value,)} if value else {}
        )

    assert fits("between", "2026-02-01", "2026-01-01", "")
    assert not fits("between", "2025-12-31", "2026-01-01", "")
    assert not fits("between", "2026-02-01", "", "2026-01-31")
    assert fits("due", "2026-03-31", "30")
    assert not fits("due", "2026-04-01", "30")
    assert fits("due", "2020-01-01", "0")
    assert not fits("due", "", "30")


def test_not_clarified_is_a_filter(table: RegisterTable, sample: Session) -> None:
    number = _add(sample, "Open question")
    edit.set_answer(sample.register, Ref("activity", number), "recipients", "unclarified")
    table.set_filter("recipients", Filter("recipients", "unclarified"))
    assert table.ids() == [number]
    use = rows.add(sample.register, "data_use", Ref("activity", number), {"category": "Names"})
    edit.set_field(sample.register, use, "basis_use", "unclarified")
    table.arrange(filters=[Filter("bases", "unclarified")])
    assert number in table.ids()


def test_retired_activities_are_left_out_until_asked_for(session: Session) -> None:
    kept, gone = _add(session, "a"), _add(session, "b", status="retired")
    table = RegisterTable(session)
    table.load()
    assert table.ids() == [kept, gone]
    table.arrange(retired=False)
    assert (table.ids(), table.hidden_retired(), table.total()) == ([kept], 1, 2)
    table.set_filter("status", Filter("status", "any", ("retired",)))
    assert (table.ids(), table.hidden_retired()) == ([gone], 0)


def test_several_columns_sort_by_weight(session: Session) -> None:
    _add(session, "b", department="Å", owner="x")
    _add(session, "a", department="Å")
    _add(session, "c", department="A")
    table = RegisterTable(session)
    i18n.use("da")
    table.load()
    table.turn("department")
    table.turn("name", further=True)
    assert [table.line(n)["name"][0] for n in table.ids()] == ["c", "a", "b"]
    table.turn("name", further=True)
    assert list(table.order) == [("department", False), ("name", True)]
    assert [table.line(n)["name"][0] for n in table.ids()] == ["c", "b", "a"]
    table.turn("department")
    assert list(table.order) == [("department", True)]
    table.turn("owner")
    assert list(table.order) == [("owner", False)]


def test_groups_have_headings_that_fold(session: Session, qtmodeltester: ModelTester) -> None:
    hr = [_add(session, "b", department="HR"), _add(session, "a", department="HR")]
    none = _add(session, "z")
    finance = _add(session, "f", department="Finance")
    table = RegisterTable(session)
    table.load()
    table.arrange(group="department", sort=(("name", False),))
    headings = [group.text for row in table.group_rows() if (group := table.group_at(row))]
    assert headings == ["Finance", "HR", i18n._("Not stated")]
    assert table.ids() == [finance, hr[1], hr[0], none]
    assert table.rowCount() == 7
    check(qtmodeltester, table)
    table.fold(table.group_row("HR"))
    assert table.row_of(hr[0]) == -1
    assert table.rowCount() == 5
    assert table.ids() == [finance, hr[1], hr[0], none]
    table.fold_all(folded=True)
    assert table.rowCount() == 3
    check(qtmodeltester, table)
    table.arrange(group="")
    assert table.rowCount() == 4


def test_an_activity_is_dragged_to_another_group(session: Session) -> None:
    one, two = _add(session, "a", department="HR"), _add(session, "b", department="Finance")
    table = RegisterTable(session)
    table.load()
    table.arrange(group="department")
    data = table.mimeData([table.index(table.row_of(one), 0)])
    target = table.index(table.row_of(two), 0)
    assert table.dropMimeData(data, table.supportedDropActions(), -1, -1, target)
    assert table.line(one)["department"] == ("Finance",)
    assert len(table.group_rows()) == 1
    session.undo()
    assert table.line(one)["department"] == ("HR",)


def test_moving_to_a_department_is_one_step(session: Session) -> None:
    numbers = [_add(session, name) for name in "abc"]
    table = RegisterTable(session)
    table.load()
    assert block.move(session, table.line, numbers, "department", "Legal") == 3
    assert block.move(session, table.line, numbers, "department", "Legal") == 0
    session.undo()
    assert not any(table.line(number).get("department") for number in numbers)


def test_legal_bases_are_filtered_by_their_article(table: RegisterTable) -> None:
    values = dict(table.values("bases"))
    assert 1 < values["6(1)(f)"] <= table.total()
    assert all("\x1f" not in value for value in values)
    table.set_filter("bases", Filter("bases", "any", ("6(1)(f)",)))
    assert len(table.ids()) == values["6(1)(f)"]
    assert filter_text(table.filters[0]).endswith("Art. 6(1)(f)")


def test_the_weightiest_sensitivity_comes_first(session: Session) -> None:
    number = _add(
        session,
        "x",
        data=[
            {"category": "Name", "sensitivity": "ordinary"},
            {"category": "Health", "sensitivity": "special"},
        ],
    )
    table = RegisterTable(session)
    table.load()
    table.load_linked()
    assert table.line(number)["sensitivity"] == ("special", "ordinary")
