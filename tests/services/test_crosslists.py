"""Cross tables: one row each, set and removed as one step that undo takes back."""

from __future__ import annotations

import pytest

from register_app.model.ref import Ref
from register_app.services import activities, crossedits, crosslists, documents, edit, rows
from register_app.services.crosslists import CROSS_TABLES
from register_app.services.refused import EditError
from register_app.store.changes import ChangeSet
from register_app.store.register import Register


def _column(register: Register, key: str, name: str) -> list[str]:
    place = [column for column, _field in CROSS_TABLES[key].columns].index(name)
    return [row.values[place] for row in crosslists.rows(register.read(), key)]


def test_each_row_of_the_record_is_there_once(sample: Register) -> None:
    document = documents.dump(sample.read())
    counts = {
        "bases": sum(len(p["bases"]) for a in document["activities"] for p in a["purposes"]),
        "retention": sum(len(a["data"]) for a in document["activities"]),
        "recipients": sum(len(a["recipients"]) for a in document["activities"]),
        "transfers": sum(len(a["transfers"]) for a in document["activities"]),
        "measures": sum(len(a["measures"]) for a in document["activities"]),
    }
    assert {key: len(crosslists.rows(sample.read(), key)) for key in CROSS_TABLES} == counts
    assert min(counts.values()) > 0
    for key, cross in CROSS_TABLES.items():
        for row in crosslists.rows(sample.read(), key):
            assert len(row.values) == len(cross.columns)


def test_values_are_those_of_the_record(sample: Register) -> None:
    document = documents.dump(sample.read())
    said = [
        (a["number"], r["name"], r["country"], r["contract"])
        for a in document["activities"]
        for r in a["recipients"]
    ]
    shown = zip(
        *(_column(sample, "recipients", name) for name in ("number", "recipient", "country", "contract")),
        strict=True,
    )
    assert list(shown) == said
    subjects = ["; ".join(use["subjects"]) for a in document["activities"] for use in a["data"]]
    assert _column(sample, "retention", "subjects") == subjects


def test_many_rows_are_set_in_one_step(sample: Register) -> None:
    before = _column(sample, "bases", "law")
    ids = [row.id for row in crosslists.rows(sample.read(), "bases")]
    steps = len(sample.steps())
    crossedits.set_many(sample, "bases", ids, "law", "The New Act")
    assert set(_column(sample, "bases", "law")) == {"The New Act"}
    assert len(sample.steps()) == steps + 1
    sample.undo()
    assert _column(sample, "bases", "law") == before


@pytest.mark.parametrize(
    ("key", "column", "value"),
    [
        ("bases", "article", "6(1)(c)"),
        ("bases", "reason", "Because\nof that"),
        ("retention", "category", "A new category"),
        ("retention", "period", "P7Y"),
        ("retention", "sensitivity", "special"),
        ("recipients", "recipient", "Somebody new"),
        ("recipients", "role", "authority"),
        ("transfers", "recipient", "Cloud Inc."),
        ("transfers", "country", "BR"),
        ("measures", "measure", "Locked doors"),
    ],
)
def test_a_cell_is_set(sample: Register, key: str, column: str, value: str) -> None:
    first = crosslists.rows(sample.read(), key)[0]
    crossedits.set_many(sample, key, [first.id], column, value)
    place = [name for name, _field in CROSS_TABLES[key].columns].index(column)
    after = {row.id: row for row in crosslists.rows(sample.read(), key)}
    assert after[first.id].values[place] == value
    sample.undo()
    assert crosslists.rows(sample.read(), key)[0] == first
    assert sample.verify() == []


def test_a_recipient_known_as_a_category_stays_one(sample: Register) -> None:
    name = sample.read().execute("SELECT name FROM term WHERE kind = 'recipient_category'").fetchone()["name"]
    row = crosslists.rows(sample.read(), "recipients")[0]
    crossedits.set_many(sample, "recipients", [row.id], "recipient", name.upper())
    found = sample.read().execute("SELECT * FROM disclosure WHERE id = ?", (row.id,)).fetchone()
    assert found["category_id"]
    assert found["party_id"] is None


@pytest.mark.parametrize(
    ("key", "column", "value"),
    [
        ("recipients", "recipient", " "),
        ("recipients", "role", "no such role"),
        ("measures", "measure", ""),
        ("bases", "purpose", "x"),
        ("bases", "name", "x"),
        ("bases", "no_such_column", "x"),
    ],
)
def test_what_cannot_be_stored_is_refused_and_changes_nothing(
    sample: Register, key: str, column: str, value: str
) -> None:
    before, head = crosslists.rows(sample.read(), key), sample.head()
    with pytest.raises(EditError):
        crossedits.set_many(sample, key, [before[0].id], column, value)
    assert (crosslists.rows(sample.read(), key), sample.head()) == (before, head)


def test_sensitivity_needs_a_category(register: Register) -> None:
    activity = activities.add_activity(register, "controller", "A")
    use = rows.add(register, "data_use", activity, {"text": "5 years"})
    with pytest.raises(EditError):
        crossedits.set_many(register, "retention", [use.id], "sensitivity", "special")


def test_a_row_that_is_gone_is_told(sample: Register) -> None:
    row = crosslists.rows(sample.read(), "bases")[0]
    crossedits.remove_many(sample, "bases", [row.id])
    with pytest.raises(EditError):
        crossedits.set_many(sample, "bases", [row.id], "section", "§ 1")


def test_nobody_has_a_measure_twice(register: Register) -> None:
    activity = activities.add_activity(register, "controller", "A")
    edit.set_list(register, activity, "measures", ["Locks", "Logging"])
    ids = [row.id for row in crosslists.rows(register.read(), "measures")]
    crossedits.set_many(register, "measures", ids, "measure", "Logging")
    assert _column(register, "measures", "measure") == ["Logging"]
    register.undo()
    assert _column(register, "measures", "measure") == ["Locks", "Logging"]


@pytest.mark.parametrize("key", list(CROSS_TABLES))
def test_removed_rows_come_back(sample: Register, key: str) -> None:
    before = documents.dump(sample.read())
    ids = [row.id for row in crosslists.rows(sample.read(), key)]
    crossedits.remove_many(sample, key, ids)
    assert crosslists.rows(sample.read(), key) == []
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_only_what_a_step_touches_is_read_again(sample: Register) -> None:
    told: list[ChangeSet] = []
    sample.changed.connect(told.append)
    first = crosslists.rows(sample.read(), "bases")[0]
    crossedits.set_many(sample, "bases", [first.id], "section", "§ 99")
    assert crosslists.touched("bases", told[-1]) == {first.id}
    assert crosslists.touched("recipients", told[-1]) == set()
    edit.set_field(sample, Ref("activity", first.activity_id), "name", "Renamed")
    assert crosslists.touched("bases", told[-1]) is None
    crossedits.remove_many(sample, "bases", [first.id])
    assert crosslists.touched("bases", told[-1]) is None
