from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from register_app.model.document import complete_document
from register_app.model.ref import Ref
from register_app.reading.batch import Batch, CellCount, Draft
from register_app.reading.owndocument import to_batch
from register_app.services import documents, edit, importing, reading
from register_app.services.importing import ImportCancelled, Match
from register_app.services.sample import sample as sample_document
from register_app.store.register import Register


def batch(*activities: dict[str, Any], **rest: Any) -> Batch:
    return Batch(
        "file.xlsx",
        drafts=[Draft(activity, "Sheet", [place]) for place, activity in enumerate(activities, 2)],
        **rest,
    )


def take(register: Register, given: Batch, match: Match = "auto") -> importing.ImportReport:
    return importing.apply(register, importing.plan(register, given, match))


def test_a_plan_writes_nothing(sample: Register) -> None:
    before, head = documents.dump(sample.read()), sample.head()
    planned = importing.plan(sample, batch({"name": "New"}, {"name": "Recruitment", "owner": "X"}))
    assert [row.state for row in planned.rows] == ["new", "changed"]
    assert documents.dump(sample.read()) == before
    assert sample.head() == head
    told = importing.foreseen(planned)
    assert (told.created, told.updated, told.unchanged) == (1, 1, 0)


def test_an_import_is_one_step_to_undo(sample: Register) -> None:
    before = documents.dump(sample.read())
    outcome = take(sample, batch({"name": "One"}, {"name": "Two", "systems": ["S"]}))
    assert outcome.created == 2
    step = sample.undo_step()
    assert step is not None
    assert step.label.text() == "Import file.xlsx"
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_the_same_file_twice_changes_nothing(register: Register) -> None:
    given = to_batch("x.json", sample_document("en"))
    assert take(register, given).created == 11
    before = documents.dump(register.read())
    again = take(register, to_batch("x.json", sample_document("en")))
    assert (again.created, again.updated, again.unchanged) == (0, 0, 11)
    assert documents.dump(register.read()) == before


def test_a_change_is_told_field_by_field_and_only_that_is_changed(sample: Register) -> None:
    before = documents.dump(sample.read())["activities"][9]
    change = {"name": "recruitment", "owner": "Someone", "description": "", "measures": ["Locked cabinet"]}
    planned = importing.plan(sample, batch(change))
    assert [(d.key, d.after) for d in planned.rows[0].differences] == [
        ("owner", "Someone"),
        ("measures", "Locked cabinet"),
    ]
    importing.apply(sample, planned)
    after = documents.dump(sample.read())["activities"][9]
    assert after == {**before, "name": "recruitment", "owner": "Someone", "measures": ["Locked cabinet"]} | {
        "name": after["name"]
    }


@pytest.mark.parametrize(
    ("match", "given", "state"),
    [
        ("none", {"number": "RA-0001", "name": "Recruitment"}, "new"),
        ("number", {"number": "RA-0010", "name": "Hiring"}, "changed"),
        ("name", {"number": "77", "name": "RECRUITMENT"}, "same"),
        ("auto", {"number": "RA-0001", "name": "Recruitment"}, "same"),
        ("auto", {"number": "RA-0001", "name": "Something else"}, "new"),
    ],
)
def test_how_activities_are_recognised(
    sample: Register, match: Match, given: dict[str, Any], state: str
) -> None:
    assert importing.plan(sample, batch(given), match).rows[0].state == state


def test_one_activity_is_claimed_by_one_row(sample: Register) -> None:
    planned = importing.plan(sample, batch({"name": "Recruitment"}, {"name": "Recruitment"}))
    assert [row.state for row in planned.rows] == ["same", "new"]


def test_a_number_that_is_taken_is_kept_beside_the_new_one(sample: Register) -> None:
    take(sample, batch({"number": "RA-0001", "name": "Something else"}), "auto")
    made = documents.dump(sample.read())["activities"][-1]
    assert made["number"] == "RA-0012"
    assert made["extra"] == {importing.NUMBER_KEPT_AS: "RA-0001"}


def test_rows_that_are_not_selected_are_left_out(sample: Register) -> None:
    planned = importing.plan(sample, batch({"name": "One"}, {"name": "Two"}))
    outcome = importing.apply(sample, planned, selected={1})
    assert (outcome.created, outcome.skipped) == (1, 1)
    assert documents.dump(sample.read())["activities"][-1]["name"] == "Two"


def test_a_cancelled_import_leaves_the_register_as_it_was(sample: Register) -> None:
    before, head = documents.dump(sample.read()), sample.head()
    planned = importing.plan(sample, batch({"name": "One"}, {"name": "Two"}))
    done: list[int] = []
    with pytest.raises(ImportCancelled):
        importing.apply(
            sample, planned, progress=lambda now, _total: done.append(now), cancelled=lambda: bool(done)
        )
    assert documents.dump(sample.read()) == before
    assert sample.head() == head


def test_cover_data_parties_and_catalogues_are_taken_over(register: Register) -> None:
    given = batch(
        register={"controller": {"name": "C Ltd", "address": "Street 1"}},
        parties=[{"name": "P Ltd", "country": "DE"}],
        catalogues={"retention_rules": [{"name": "Accounts", "period": "P5Y"}], "systems": [{"name": "S"}]},
    )
    take(register, given)
    document = documents.dump(register.read())
    assert document["register"]["controller"] is not None
    assert document["register"]["controller"]["address"] == "Street 1"
    assert {party["name"] for party in document["parties"]} == {"C Ltd", "P Ltd"}
    assert document["catalogues"]["retention_rules"][0]["period"] == "P5Y"


def test_the_report_has_the_shape_of_the_contract(register: Register) -> None:
    given = batch({"name": "A"}, cells=CellCount(4, 2, 1, 1))
    data = take(register, given).to_json()
    assert list(data) == [
        "source",
        "sheets",
        "created",
        "updated",
        "unchanged",
        "skipped",
        "cells",
        "problems",
    ]
    assert data["cells"] == {"filled": 4, "imported": 2, "kept_as_extra": 1, "reported": 1}


def test_a_document_of_our_own_counts_every_text(register: Register) -> None:
    given = to_batch("x.json", complete_document({"activities": [{"name": "A", "systems": ["S", "T"]}]}))
    assert given.cells.filled == given.cells.imported > 3


def edit_owner(register: Register, owner: str) -> None:
    number = register.read().execute("SELECT max(id) FROM activity").fetchone()[0]
    edit.set_field(register, Ref("activity", number), "owner", owner)


def owner(register: Register) -> str:
    return documents.dump(register.read())["activities"][-1]["owner"]


def test_what_only_the_register_has_edited_is_left_alone(register: Register) -> None:
    take(register, batch({"name": "A", "owner": "One", "description": "D"}))
    edit_owner(register, "Two")
    again = take(register, batch({"name": "A", "owner": "One", "description": "D"}))
    assert (again.updated, again.unchanged, again.problems) == (0, 1, [])
    assert owner(register) == "Two"


def test_what_only_the_file_has_changed_is_taken_over(register: Register) -> None:
    take(register, batch({"name": "A", "owner": "One", "description": "D"}))
    edit_owner(register, "Two")
    again = take(register, batch({"name": "A", "owner": "One", "description": "Newer"}))
    assert again.updated == 1
    held = documents.dump(register.read())["activities"][0]
    assert (held["owner"], held["description"]) == ("Two", "Newer")


def test_what_both_have_changed_is_a_conflict_and_left(register: Register) -> None:
    take(register, batch({"name": "A", "owner": "One"}))
    edit_owner(register, "Two")
    planned = importing.plan(register, batch({"name": "A", "owner": "Three"}))
    found = planned.rows[0].differences[0]
    assert (found.base, found.before, found.after, found.conflict) == ("One", "Two", "Three", True)
    assert "it was left as it is" in str(importing.foreseen(planned).problems[0].message)
    left = importing.apply(register, planned)
    assert (left.unchanged, [key for _draft, key in left.refused]) == (1, ["owner"])
    assert "Owner was edited here and is different in the file too" in str(left.problems[0].message)
    assert owner(register) == "Two"
    planned.rows[0].accepted.add("owner")
    taken = importing.apply(register, planned)
    assert (taken.updated, taken.refused) == (1, [])
    assert [str(problem.message) for problem in taken.problems] == [
        "“A”: Owner was edited here too; what the file says was taken."
    ]
    assert owner(register) == "Three"


def test_another_source_knows_of_no_conflict(register: Register) -> None:
    take(register, batch({"name": "A", "owner": "One"}))
    edit_owner(register, "Two")
    other = batch({"name": "A", "owner": "Three"})
    other.source = "another.xlsx"
    assert take(register, other).updated == 1


def test_only_what_is_accepted_is_written(sample: Register) -> None:
    planned = importing.plan(sample, batch({"name": "Recruitment", "owner": "X", "description": "Y"}))
    planned.rows[0].accepted.discard("owner")
    importing.apply(sample, planned)
    held = documents.dump(sample.read())["activities"][9]
    assert (held["owner"], held["description"]) == ("Anne-Grethe Løvenskjold", "Y")


def test_an_activity_of_our_own_export_is_known_by_its_identity(sample: Register) -> None:
    identity = documents.dump(sample.read())["activities"][0]["id"]
    planned = importing.plan(sample, batch({"id": identity, "name": "Renamed in the file"}))
    assert [(d.key, d.after) for d in planned.rows[0].differences] == [("name", "Renamed in the file")]


def test_another_register_is_a_source_too(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "other.register"
    with Register.create(path, title="Other", language="en") as other:
        take(other, batch({"name": "From the other", "measures": ["M"]}))
    assert take(register, reading.read(path, into=register.path)).created == 1
    assert documents.dump(register.read())["activities"][0]["measures"] == ["M"]
    with pytest.raises(reading.SourceIsTheRegister):
        reading.read(register.path, into=register.path)


def test_the_log_knows_the_file_by_its_content(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Processing activity;Purpose\nPayroll;Pay salaries\nLeave;Plan holidays\n", encoding="utf-8"
    )
    take(register, reading.read(path))
    step = register.steps()[0]
    assert step.label.params["source"] == "list.csv"
    assert step.label.params["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["list.csv", "guide.csv", "readme.csv", "instructions.csv"])
def test_the_only_sheet_of_a_file_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Processing activity;Purpose\nPayroll;Pay salaries\n", encoding="utf-8")
    assert [draft.activity["name"] for draft in reading.read(path).drafts] == ["Payroll"]
