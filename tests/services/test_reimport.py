"""A source that is imported again after edits on both sides: each side's own edits hold, and nothing is lost."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.model.document import complete_activity
from register_app.model.ref import Ref
from register_app.reading.batch import Batch, Draft
from register_app.services import documents, edit, import_base, import_matching, importing, rows
from register_app.services.import_differences import plain
from register_app.store.register import Register

Activity = dict[str, Any]


def batch(activities: list[Activity], source: str = "file.xlsx") -> Batch:
    drafts = [
        Draft(copy.deepcopy(activity), "Sheet", [place], {"owner": [f"C{place}"]})
        for place, activity in enumerate(activities, 2)
    ]
    return Batch(source, drafts=drafts)


def take(register: Register, activities: list[Activity], source: str = "file.xlsx") -> importing.ImportReport:
    return importing.apply(register, importing.plan(register, batch(activities, source)))


def held(register: Register) -> dict[str, Activity]:
    """The activities by name."""
    found = documents.dump(register.read())["activities"]
    assert len({item["name"] for item in found}) == len(found)
    return {item["name"]: dict(item) for item in found}


def row_of(register: Register, name: str) -> Ref:
    found = register.read().execute("SELECT id FROM activity WHERE name = ?", (name,)).fetchone()
    return Ref("activity", found[0])


def change(register: Register, name: str, key: str, value: str) -> None:
    edit.set_field(register, row_of(register, name), key, value)


ONE: Activity = {"name": "A", "owner": "One", "description": "D"}


# Who has changed what since


def test_an_edit_here_outlives_any_number_of_imports(register: Register) -> None:
    take(register, [ONE])
    change(register, "A", "owner", "Two")
    for text in ("E", "F", "G"):
        assert take(register, [{**ONE, "description": text}]).updated == 1
        assert (held(register)["A"]["owner"], held(register)["A"]["description"]) == ("Two", text)


def test_what_stays_as_it_is_here_is_told(register: Register) -> None:
    take(register, [{**ONE, "number": "7"}])
    change(register, "A", "owner", "Two")
    change(register, "A", "number", "8")
    row = importing.plan(register, batch([{**ONE, "number": "7", "description": "E"}])).rows[0]
    assert [item.key for item in row.differences] == ["description"]
    assert row.kept == {"owner": "Two", "number": "8"}


def test_a_conflict_that_was_left_is_not_taken_over_the_next_time(register: Register) -> None:
    take(register, [ONE])
    change(register, "A", "owner", "Two")
    file = {**ONE, "owner": "Three"}
    assert take(register, [{**file, "description": "E"}]).updated == 1
    again = take(register, [{**file, "description": "F"}])
    assert held(register)["A"]["owner"] == "Two"
    assert [problem.message.msgid for problem in again.problems] == []
    later = importing.plan(register, batch([{**file, "owner": "Four"}]))
    assert [(item.key, item.conflict) for item in later.rows[0].differences] == [
        ("owner", True),
        ("description", False),
    ]


def test_a_value_that_was_refused_is_not_offered_again_until_the_file_changes_it(register: Register) -> None:
    take(register, [ONE])
    planned = importing.plan(register, batch([{**ONE, "owner": "Two", "description": "E"}]))
    planned.rows[0].accepted.discard("owner")
    told = importing.apply(register, planned)
    assert [str(problem.message) for problem in told.problems] == [
        "“A”: Owner is different in the file; it was left as it is, as you chose."
    ]
    assert told.problems[0].cell == "C2"
    assert not importing.plan(register, batch([{**ONE, "owner": "Two"}])).rows[0].accepted - {"description"}
    changed = importing.plan(register, batch([{**ONE, "owner": "Three", "description": "E"}]))
    assert [(item.key, item.conflict) for item in changed.rows[0].differences] == [("owner", True)]


def test_an_activity_that_was_not_taken_is_compared_with_what_it_was_before(register: Register) -> None:
    other = {"name": "B", "owner": "One"}
    take(register, [ONE, other])
    change(register, "A", "owner", "Two")
    planned = importing.plan(register, batch([{**ONE, "description": "E"}, {**other, "owner": "Three"}]))
    importing.apply(register, planned, selected={1})
    assert held(register)["A"]["description"] == "D"
    again = importing.plan(register, batch([{**ONE, "description": "E"}, {**other, "owner": "Three"}]))
    assert [(item.key, item.conflict) for item in again.rows[0].differences] == [("description", False)]


def test_an_import_that_was_undone_counts_for_nothing(register: Register) -> None:
    take(register, [ONE])
    newer = [{**ONE, "owner": "Two"}]
    assert take(register, newer).updated == 1
    register.undo()
    assert take(register, newer).updated == 1
    register.undo()
    register.redo()
    assert take(register, newer).unchanged == 1


# Several sources


def test_each_source_of_one_step_has_a_base_of_its_own(register: Register) -> None:
    first, second = [ONE], [{"name": "A", "owner": "Two", "description": "D"}]

    def both() -> None:
        with register.edit_rows(
            Message("Import {source}", {"source": "a.xlsx, b.xlsx"}), kind="import"
        ) as connection:
            outcomes = [take(register, first, "a.xlsx"), take(register, second, "b.xlsx")]
            importing.keep_all(connection, outcomes)

    both()
    assert held(register)["A"]["owner"] == "Two"
    assert (
        import_base.imports_of(register.read(), "a.xlsx")
        == import_base.imports_of(register.read(), "b.xlsx")
        == [register.head()[0]]
    )
    assert take(register, first, "a.xlsx").unchanged == 1
    assert take(register, second, "b.xlsx").unchanged == 1
    change(register, "A", "owner", "Three")
    planned = importing.plan(register, batch([{**ONE, "owner": "Four"}], "a.xlsx"))
    assert [(item.key, item.conflict) for item in planned.rows[0].differences] == [("owner", True)]


def test_names_that_look_like_several_are_no_source(register: Register) -> None:
    take(register, [ONE], "a.xlsx, b.xlsx")
    assert import_base.last_import(register.read(), "a.xlsx") == 0


@pytest.mark.parametrize("bases", ["", "[", "3", '[3, {"source": "file.xlsx", "said": 7}]', '[{"source": "file.xlsx", "said": {"x": 1, "1": 2}}]'])  # fmt: skip
def test_a_damaged_note_is_as_none(register: Register, bases: str) -> None:
    take(register, [ONE])
    database = register._database
    database.execute("PRAGMA query_only=OFF")
    database.execute("UPDATE step SET params = json_set(params, '$.bases', ?)", (bases,))
    database.execute("PRAGMA query_only=ON")
    assert importing.plan(register, batch([ONE])).rows[0].state == "same"


def test_the_note_keeps_no_text_of_the_source(register: Register) -> None:
    take(register, [ONE])
    change(register, "A", "owner", "Two")
    take(register, [{**ONE, "owner": "Quite secret", "description": "E"}])
    params = [row[0] for row in register.read().execute("SELECT params FROM step")]
    assert "bases" in params[-1]
    assert not any("Quite secret" in text for text in params)


# Purposes and the data that names them


def linked(*titles: str) -> Activity:
    """An activity with these purposes and, for each, data of its own."""
    data = [{"category": f"Data {n}", "purposes": [n]} for n in range(1, len(titles) + 1)]
    return {"name": "A", "purposes": [{"title": title} for title in titles], "data": data}


def links(register: Register) -> dict[str, list[str]]:
    found = held(register)["A"]
    titles = [item["title"] for item in found["purposes"]]
    return {use["category"]: [titles[place - 1] for place in use["purposes"]] for use in found["data"]}


def test_data_stays_with_its_purposes_when_only_those_change(register: Register) -> None:
    take(register, [linked("One", "Two")])
    assert take(register, [{**linked("Two", "One"), "data": []}]).updated == 1
    assert links(register) == {"Data 1": ["One"], "Data 2": ["Two"]}
    take(register, [{**linked("Two", "Other"), "data": []}])
    assert links(register) == {"Data 1": ["Other"], "Data 2": ["Two"]}


def test_data_that_changes_stays_with_the_purposes_that_are_left(register: Register) -> None:
    take(register, [linked("One", "Two")])
    newer = linked("One", "Two")
    newer["data"][1]["source"] = "the shop"
    assert take(register, [newer]).updated == 1
    assert links(register) == {"Data 1": ["One"], "Data 2": ["Two"]}
    take(register, [{**linked("Two", "One"), "data": []}], "another.xlsx")
    newer["data"][0]["source"] = "the post"
    planned = importing.plan(register, batch([newer]), take_theirs=True)
    planned.rows[0].accepted &= {"data"}
    assert importing.apply(register, planned).updated == 1
    assert links(register) == {"Data 1": ["One"], "Data 2": ["Two"]}
    assert [use["source"] for use in held(register)["A"]["data"]] == ["the post", "the shop"]


# Which activity is which


def test_an_activity_renamed_here_is_known_by_its_name_in_the_file(register: Register) -> None:
    take(register, [ONE])
    change(register, "A", "name", "Better")
    assert take(register, [{**ONE, "owner": "Two"}]).created == 0
    assert {name: item["owner"] for name, item in held(register).items()} == {"Better": "Two"}


def test_names_that_were_exchanged_here_are_told_apart(register: Register) -> None:
    take(register, [ONE, {"name": "B", "owner": "Other"}])
    for name, new in (("A", "C"), ("B", "A"), ("C", "B")):
        change(register, name, "name", new)
    take(register, [{**ONE, "description": "E"}, {"name": "B", "owner": "Other"}])
    assert {name: item["description"] for name, item in held(register).items()} == {"A": "", "B": "E"}


def test_many_activities_that_are_all_new_in_a_file_are_not_made_plain_again_for_each_other(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def activities(mark: str) -> list[Activity]:
        return [
            {"name": f"A {n}{mark}", "purposes": [{"title": "P", "bases": []}], "owner": f"O {n}{mark}"}
            for n in range(60)
        ]

    take(register, activities(""))
    made: list[object] = []

    def counted(value: object) -> object:
        made.append(value)
        return plain(value)

    monkeypatch.setattr(import_matching, "plain", counted)
    rows = importing.plan(register, batch(activities(" x"))).rows
    assert {row.state for row in rows} == {"new"}
    assert len(made) <= 6 * 60


@pytest.mark.parametrize("number", ["", "7"])
def test_an_activity_renamed_in_the_file_is_renamed_here(register: Register, number: str) -> None:
    file = [{**ONE, "number": number}, {"name": "B", "owner": "Other", "description": "X"}]
    take(register, file)
    planned = importing.plan(register, batch([{**file[0], "name": "Newer"}, file[1]]))
    assert [[item.key for item in row.differences] for row in planned.rows] == [["name"], []]
    importing.apply(register, planned)
    assert set(held(register)) == {"Newer", "B"}


def test_another_activity_under_the_number_of_a_deleted_one_is_new(register: Register) -> None:
    take(register, [{**ONE, "number": "1"}, {"name": "B", "number": "2", "owner": "Other"}])
    outcome = take(register, [{"name": "New", "number": "1", "owner": "Else", "description": "else"}])
    assert (outcome.created, outcome.updated) == (1, 0)
    assert set(held(register)) == {"A", "B", "New"}


def test_rows_that_moved_and_got_other_numbers_stay_who_they_are(register: Register) -> None:
    file = [{"name": name, "number": str(place), "owner": name} for place, name in enumerate("ABC", 1)]
    take(register, file)
    moved = [{"name": name, "number": str(place), "owner": name} for place, name in enumerate("NCBA", 1)]
    outcome = take(register, moved)
    assert (outcome.created, outcome.updated, outcome.unchanged) == (1, 0, 3)


def test_the_same_name_twice_is_not_doubled_again(register: Register) -> None:
    file = [{"name": "A", "owner": "One"}, {"name": "A", "owner": "Two"}]
    assert take(register, file).created == 2
    assert take(register, file).unchanged == 2
    planned = importing.plan(register, batch([{**file[1], "notes": "n"}, file[0]]))
    assert [[item.key for item in row.differences] for row in planned.rows] == [["notes"], []]


def test_what_was_deleted_here_does_not_come_back_by_itself(register: Register) -> None:
    take(register, [ONE, {"name": "B", "owner": "Other"}])
    rows.remove(register, [row_of(register, "A")])
    planned = importing.plan(register, batch([ONE, {"name": "B", "owner": "New"}]))
    assert [row.gone for row in planned.rows] == [True, False]
    assert importing.foreseen(planned).skipped == 1
    outcome = importing.apply(register, planned)
    assert (outcome.created, outcome.updated, outcome.skipped) == (0, 1, 1)
    assert "“A” was deleted here" in str(outcome.problems[0].message)
    assert set(held(register)) == {"B"}
    again = importing.plan(register, batch([ONE]), take_theirs=True)
    assert importing.apply(register, again).created == 1


# Whatever both sides do

_TEXTS = ("owner", "description", "department")
_LISTS = ("systems", "measures")
_WORDS = st.sampled_from(["red", "green", "blue"])
_KEYS = st.sampled_from([*_TEXTS, *_LISTS, "purposes", "data", "recipients", "extra"])


def _value(key: str, word: str) -> Any:
    made: dict[str, Callable[[], Any]] = {
        "systems": lambda: [word, f"{word} too"],
        "measures": lambda: [word],
        "purposes": lambda: [{"title": word, "bases": [{"article": "6(1)(f)", "reason": f"for {word}"}]}],
        "data": lambda: [
            {"category": word, "subjects": ["Staff"], "purposes": [1], "retention": {"period": "P5Y"}}
        ],
        "recipients": lambda: [{"name": f"{word} Ltd", "role": "processor"}],
        "extra": lambda: {"Colour": word},
    }
    return made[key]() if key in made else word


_EDITS = st.lists(st.tuples(st.integers(0, 3), _KEYS, _WORDS), max_size=5)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.tuples(_EDITS, _EDITS, st.permutations(range(4))), min_size=1, max_size=3))
def test_edits_of_one_side_hold_and_those_of_both_are_conflicts(
    tmp_path_factory: pytest.TempPathFactory,
    rounds: list[tuple[list[tuple[int, str, str]], list[tuple[int, str, str]], list[int]]],
) -> None:
    path = tmp_path_factory.mktemp("reimport") / "a.register"
    keys = [*_TEXTS, *_LISTS, "purposes", "data", "recipients", "extra"]
    file = [{"name": f"Activity {n}", **{key: _value(key, "white") for key in keys}} for n in range(4)]
    with Register.create(path, title="T", language="en") as register:
        take(register, file)
        base = copy.deepcopy(file)
        for number, (theirs, ours, order) in enumerate(rounds):
            for place, key, word in theirs:
                file[place][key] = _value(key, word)
            for place, key, word in ours:
                given = {"name": f"Activity {place}", key: _value(key, word)}
                take(register, [given], f"by hand {number} {place} {key} {word}")
            before = held(register)
            planned = importing.plan(register, batch([file[place] for place in order]))
            outcome = importing.apply(register, planned)
            after = held(register)
            assert set(after) == set(before)
            told = {(row.name, item.key) for row in planned.rows for item in row.differences if item.conflict}
            for place, activity in enumerate(file):
                name = activity["name"]
                for key in keys:
                    new, first, old, now = (
                        plain(complete_activity({key: item[key]})[key])  # type: ignore[literal-required]
                        for item in (activity, base[place], before[name], after[name])
                    )
                    theirs_only = new != first and old == first
                    assert now == (new if theirs_only else old), (name, key)
                    assert ((name, key) in told) == (new != first and old not in (first, new)), (name, key)
            if outcome.updated:
                base = copy.deepcopy(file)
        assert register.verify() == []
