from __future__ import annotations

from pathlib import Path

import pytest

from register_app.model.document import complete_activity
from register_app.model.ref import Ref
from register_app.services import diffing, documents, edit, rows, selection, states
from register_app.services.sample import sample as sample_document
from register_app.services.selection import BadExpression
from register_app.services.states import NoSuchState
from register_app.store.register import Register


def test_the_register_as_it_was_at_each_step(sample: Register) -> None:
    seen = {sample.head()[0]: documents.dump(sample.read())}
    edit.set_field(sample, Ref("activity", 1), "name", "Renamed")
    seen[sample.head()[0]] = documents.dump(sample.read())
    rows.remove(sample, [Ref("activity", 2)])
    seen[sample.head()[0]] = documents.dump(sample.read())
    sample.undo()
    for step, document in seen.items():
        assert states.at_step(sample, step) == document
        assert states.document_of(sample, str(step)) == document


def test_a_date_means_the_last_step_of_that_day(sample: Register) -> None:
    assert states.step_of(sample, "2999-01-01") == sample.head()[0]
    with pytest.raises(NoSuchState, match="began later"):
        states.step_of(sample, "1999-01-01")


@pytest.mark.parametrize("wanted", ["0", "9999", "no such version"])
def test_what_is_not_there_is_told(sample: Register, wanted: str) -> None:
    with pytest.raises(NoSuchState):
        states.document_of(sample, wanted)


def test_another_file_can_be_compared_with(sample: Register, tmp_path: Path) -> None:
    other = tmp_path / "other.register"
    with Register.create(other, title="Other", language="en"):
        pass
    assert states.document_of(sample, str(other))["register"]["title"] == "Other"


def test_a_version_is_known_by_its_name(sample: Register) -> None:
    sample.save_version("Board 2026", "approved", "")
    before = documents.dump(sample.read())
    edit.set_field(sample, Ref("activity", 1), "name", "Renamed")
    old = states.document_of(sample, "Board 2026")
    assert old["activities"] == before["activities"]


def test_differences_are_told_by_activity_and_field(sample: Register) -> None:
    before = documents.dump(sample.read())
    edit.set_field(sample, Ref("activity", 1), "name", "Renamed")
    rows.remove(sample, [Ref("activity", 2)])
    edit.set_field(sample, Ref("party", 2), "phone", "123")
    entries = diffing.compare(before, documents.dump(sample.read()))
    assert {(e.kind, e.what, e.key) for e in entries} >= {
        ("changed", "activity", "name"),
        ("removed", "activity", ""),
        ("changed", "party", "phone"),
    }
    renamed = next(e for e in entries if e.key == "name")
    assert (renamed.number, renamed.before, renamed.after) == (
        "RA-0001",
        "Loan agreements and payments",
        "Renamed",
    )
    assert diffing.compare(before, before) == []


def test_activities_of_two_files_are_paired_by_number() -> None:
    one, two = sample_document("en"), sample_document("en")
    for place, activity in enumerate(one["activities"]):
        activity["id"] = f"one-{place}"
    for place, activity in enumerate(two["activities"]):
        activity["id"] = f"two-{place}"
    two["activities"][3]["owner"] = "Someone else"
    assert [(e.number, e.key) for e in diffing.compare(one, two)] == [("RA-0004", "owner")]


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ("department = HR", 2),
        ("department = hr and status = draft", 1),
        ("part != controller", 1),
        ("data ~ 'health'", 1),
        ('systems = "the loan system" and name ~ "security and"', 1),
        ("number = RA-0003", 1),
        ("owner = nobody", 0),
    ],
)
def test_conditions_select_activities(expression: str, count: int) -> None:
    assert len(selection.select(sample_document("en"), expression)["activities"]) == count


@pytest.mark.parametrize("expression", ["", "department", "size = 3", "= HR", "department > HR"])
def test_what_is_no_condition_is_told(expression: str) -> None:
    with pytest.raises(BadExpression, match="not a condition"):
        selection.parse(expression)


def test_a_value_may_hold_the_word_and() -> None:
    fits = selection.parse("name = Research and development")
    assert fits(complete_activity({"name": "research and development"}))
