"""The form's view of an activity: reads, writes, states, checks, undo."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from register_app.base.errors import RegisterError
from register_app.model.ref import Ref
from register_app.viewmodels import activities
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.rows import RowsView
from register_app.viewmodels.session import Session


@pytest.fixture
def view(session: Session) -> ActivityView:
    return ActivityView(session, activities.add(session, "controller"))


def test_a_purpose_with_two_bases(view: ActivityView) -> None:
    purpose = view.add("purpose")
    view.set(purpose, "title", "Pay salaries")
    first = view.add("purpose_basis", purpose)
    view.set(first, "article", "6(1)(b)")
    second = view.add("purpose_basis", purpose)
    view.set(second, "article", "6(1)(c)")
    view.set(second, "law", "The Bookkeeping Act")
    view.set(second, "section", "§ 12")
    [document] = view.document["purposes"]
    assert document["title"] == "Pay salaries"
    assert [(b["article"], b["law"], b["section"]) for b in document["bases"]] == [
        ("6(1)(b)", "", ""),
        ("6(1)(c)", "The Bookkeeping Act", "§ 12"),
    ]
    assert view.row("purposes", 0, "bases", 1) == second
    assert view.record.place(second) == ("purposes", 0, "bases", 1)


def test_keystrokes_are_one_step_until_the_field_is_left(view: ActivityView, session: Session) -> None:
    steps = len(session.register.steps())
    for text in ("P", "Pa", "Pay"):
        view.set(view.ref, "name", text)
    session.end_merge()
    view.set(view.ref, "name", "Payroll")
    assert len(session.register.steps()) == steps + 2
    session.undo()
    assert view.document["name"] == "Pay"
    session.undo()
    assert view.document["name"] == ""


def test_states_follow_the_content(view: ActivityView) -> None:
    states = {slot.slot: slot.state for slot in view.slots()}
    assert set(states.values()) == {"missing"}
    view.set_answer("transfers", "not_applicable", "Only in the EU")
    view.set_answer("measures", "unclarified")
    view.set_list(view.ref, "measures", [])
    view.add("purpose", values={"title": "Marketing"})
    now = {slot.slot: (slot.letter, str(slot.state)) for slot in view.slots()}
    assert now["transfers"] == ("e", "not_applicable")
    assert now["measures"] == ("g", "unclarified")
    assert now["purposes"] == ("b", "answered")
    assert next(slot.hint for slot in view.slots() if slot.slot == "purposes") == "Marketing"


def test_a_processor_has_the_letters_of_the_second_paragraph(session: Session) -> None:
    view = ActivityView(session, activities.add(session, "processor"))
    assert [(slot.letter, slot.slot) for slot in view.slots()] == [
        ("a", "clients"), ("b", "processing"), ("c", "transfers"), ("d", "measures"),
    ]  # fmt: skip


def test_checks_stand_at_their_place(view: ActivityView) -> None:
    purpose = view.add("purpose", values={"title": "Marketing"})
    view.check()
    assert any("purposes" in issue.path for issue in view.issues_at("purposes", 0))
    basis = view.add("purpose_basis", purpose, {"article": "6(1)(f)"})
    view.check()
    texts = {issue.rule for issue in view.issues_at("purposes", 0)}
    assert basis.table == "purpose_basis"
    assert texts, "a legitimate interest without a stated interest is remarked"


def test_change_and_removal_are_told(view: ActivityView, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.changed):
        view.set(view.ref, "owner", "Mette")
    with qtbot.waitSignal(view.gone):
        activities.remove(session, [view.id])
    assert not view.exists
    session.undo()
    assert view.document["owner"] == "Mette"


def test_a_refused_value_changes_nothing(view: ActivityView) -> None:
    with pytest.raises(RegisterError):
        view.set(view.ref, "status", "purple")
    assert view.document["status"] == "draft"


def test_rows_of_data_with_retention_and_purposes(view: ActivityView) -> None:
    view.add("purpose", values={"title": "One"})
    view.add("purpose", values={"title": "Two"})
    data = RowsView(view, "data")
    ref = data.add()
    data.set(ref, "category", "Salary")
    data.set(ref, "sensitivity", "confidential")
    data.set_list(ref, "subjects", ["Employees", "Applicants"])
    data.set(ref, "text", "5 years")
    data.set(ref, "period", "P5Y")
    data.set_list(ref, "purposes", ["2. Two"])
    assert data.refs() == [ref]
    assert data.value(ref, "sensitivity") == "confidential"
    assert data.value(ref, "text") == "5 years"
    assert data.values(ref, "subjects") == ["Employees", "Applicants"]
    assert data.values(ref, "purposes") == ["2. Two"]
    second = data.add({"category": "Name"})
    data.move(second, 1)
    assert data.refs() == [second, ref]
    data.remove(second)
    assert data.refs() == [ref]
    assert data.value(Ref("data_use", 999), "text") == ""


def test_recipients_and_transfers(view: ActivityView) -> None:
    recipients, transfers = RowsView(view, "recipients"), RowsView(view, "transfers")
    ref = recipients.add({"name": "Bogholderi A/S"})
    recipients.set(ref, "location", "external")
    recipients.set(ref, "role", "processor")
    transfer = transfers.add({"country": "US"})
    transfers.set(transfer, "mechanism", "45")
    transfers.set(transfer, "recipient", "Bogholderi A/S")
    assert view.document["recipients"][0]["name"] == "Bogholderi A/S"
    assert transfers.value(transfer, "recipient") == "Bogholderi A/S"
    assert next(slot for slot in view.slots() if slot.slot == "transfers").hint == "United States"


def test_typing_ends_before_undo(view: ActivityView, session: Session) -> None:
    finished = []
    session.before_leaving(lambda: finished.append(True))
    view.set(view.ref, "name", "A")
    session.undo()
    assert finished
