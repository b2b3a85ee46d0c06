"""One change to many activities: previewed, then one step."""

from __future__ import annotations

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register_app.services import activities, documents
from register_app.services.bulk import LIST_FIELDS
from register_app.viewmodels.bulk import NAMES, BulkActivities, BulkModel, BulkRows
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.session import Session
from tests.viewmodels.checking import check


@pytest.fixture
def model(sample: Session) -> BulkModel:
    numbers = [row["id"] for row in sample.read().execute("SELECT id FROM activity ORDER BY position")]
    return BulkModel(BulkActivities(sample, tuple(numbers)))


def test_the_model_keeps_qts_rules(model: BulkModel, qtmodeltester: ModelTester) -> None:
    model.preview("owner", "set", "Mette")
    model.finish()
    assert model.rowCount()
    check(qtmodeltester, model)


def test_only_what_would_change_is_shown(model: BulkModel, sample: Session) -> None:
    document = documents.dump(sample.read())
    drafts = sum(item["status"] != "approved" for item in document["activities"])
    model.preview("status", "set", "approved")
    model.finish()
    assert model.rowCount() == drafts < model.total
    assert {model.index(row, 2).data() for row in range(drafts)} == {"Approved"}
    assert model.index(0, 1).data() in ("Draft", "In review")


def test_a_list_gets_a_name_in_one_step_and_undo_takes_it_back(model: BulkModel, sample: Session) -> None:
    before, steps = documents.dump(sample.read()), len(sample.register.steps())
    model.preview("systems", "add", "Archive 2000\nMail room")
    assert model.apply() == model.total
    assert len(sample.register.steps()) == steps + 1
    for item in documents.dump(sample.read())["activities"]:
        assert item["systems"][-2:] == ["Archive 2000", "Mail room"]
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_text_is_replaced_within(model: BulkModel, sample: Session) -> None:
    model.preview("description", "replace", "clients", "customers")
    model.finish()
    changes = model.rowCount()
    if changes:
        assert model.apply() == changes
    assert all("customers" not in item["description"] for item in documents.dump(sample.read())["activities"])


def test_nothing_is_emptied_by_leaving_the_value_empty(model: BulkModel, sample: Session) -> None:
    for operation in ("set", "add", "remove", "replace"):
        model.preview("owner", operation, "")
        assert model.apply() == 0
    model.preview("owner", "clear", "not this")
    assert model.apply() > 0
    assert {item["owner"] for item in documents.dump(sample.read())["activities"]} == {""}


def test_a_value_that_is_no_choice_is_refused(model: BulkModel, sample: Session, qtbot: QtBot) -> None:
    head = sample.register.head()
    model.preview("status", "set", "no such status")
    with qtbot.waitSignal(model.refused, check_params_cb=bool):
        assert model.apply() == 0
    assert sample.register.head() == head


def test_each_field_has_operations(sample: Session) -> None:
    source = BulkActivities(sample, ())
    for field in source.fields().values():
        names = [name for name, _text in source.operations(field.name)]
        assert "set" in names
        assert ("clear" in names) == (field.name != "status")
        assert ("remove" in names) == (field.name in LIST_FIELDS)
    assert list(source.fields()) == list(NAMES)


def test_a_change_of_500_activities_is_undone_in_one_step(session: Session) -> None:
    numbers = [
        activities.add_activity(
            session.register,
            "controller",
            f"Activity {place}",
            {"systems": ["SAP"], "owner": f"Owner {place % 7}"},
        ).id
        for place in range(500)
    ]
    before, steps = documents.dump(session.read()), len(session.register.steps())
    for name, operation, value in (("systems", "add", "Excel"), ("owner", "set", "Mette")):
        model = BulkModel(BulkActivities(session, tuple(numbers)))
        model.preview(name, operation, value)
        assert model.apply() == 500
    after = documents.dump(session.read())["activities"]
    assert all(item["systems"] == ["SAP", "Excel"] and item["owner"] == "Mette" for item in after)
    assert len(session.register.steps()) == steps + 2
    session.undo()
    session.undo()
    assert documents.dump(session.read())["activities"] == before["activities"]
    session.redo(2)
    assert documents.dump(session.read())["activities"] == after


def test_rows_of_a_cross_table_are_changed_as_one_step(sample: Session) -> None:
    table = CrossModel(sample, "bases")
    numbers = tuple(table.row_id(row) for row in range(table.rowCount()))
    before = {number: table.held(number, "reason") for number in numbers}
    source = BulkRows(sample, table, numbers)
    assert "purpose" not in source.fields()
    steps = len(sample.register.steps())
    model = BulkModel(source)
    model.preview("reason", "add", "Checked in 2026")
    model.finish()
    assert model.rowCount() == len(numbers)
    assert model.index(0, 2).data().endswith("Checked in 2026")
    assert {number: table.held(number, "reason") for number in numbers} == before
    assert model.apply() == len(numbers)
    assert len(sample.register.steps()) == steps + 1
    assert table.held(numbers[0], "reason") == f"{before[numbers[0]]}\nChecked in 2026".lstrip("\n")
    sample.undo()
    assert {number: table.held(number, "reason") for number in numbers} == before


def test_a_refused_change_of_rows_changes_none(sample: Session, qtbot: QtBot) -> None:
    table = CrossModel(sample, "recipients")
    numbers = tuple(table.row_id(row) for row in range(table.rowCount()))
    model = BulkModel(BulkRows(sample, table, numbers))
    model.preview("recipient", "clear", "")
    with qtbot.waitSignal(model.refused) as told:
        assert model.apply() == 0
    assert "needs a name" in told.args[0]
    assert all(table.held(number, "recipient") for number in numbers)
