"""The short rows of lists: fetched as one, and still all of them, in their order and to the letter."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.services import listing
from register_app.store.changes import ChangeSet
from register_app.store.register import Register

TEXTS = st.lists(st.text(max_size=12), min_size=1, max_size=8)


def _write(register: Register, names: list[str]) -> None:
    with register.edit_rows(Message("Many")) as database:
        database.execute("DELETE FROM activity")
        for position, name in enumerate(names):
            database.execute(
                "INSERT INTO activity (uuid, number, name, position, notes) VALUES (?, ?, ?, ?, ?)",
                (f"u{position}", f"N{position}", name, len(names) - position, f"[{name}]"),
            )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_each_text_comes_back_to_the_letter_and_in_order(register: Register, names: list[str]) -> None:
    _write(register, names)
    lines = listing.own_lines(register.read())
    read = [line["name"][0] if line["name"] else "" for line in lines.values()]
    assert read == names[::-1]
    assert [line["notes"] for line in lines.values()] == [(f"[{name}]",) for name in names[::-1]]


ROWS = (
    "UPDATE activity SET owner = owner || '!' WHERE id = {n}",
    "UPDATE purpose SET title = title || '!' WHERE id = {n}",
    "UPDATE purpose_basis SET reason = reason || '!' WHERE id = {n}",
    "UPDATE data_use SET text = text || '!' WHERE id = {n}",
    "UPDATE disclosure SET country = 'US' WHERE id = {n}",
    "DELETE FROM activity WHERE id = {n}",
    "DELETE FROM purpose WHERE id = {n}",
    "DELETE FROM data_use WHERE id = {n}",
    "DELETE FROM data_use_subject WHERE id = {n}",
    "DELETE FROM activity_term WHERE id = {n}",
    "UPDATE purpose SET activity_id = 1 WHERE id = {n} AND 1 IN (SELECT id FROM activity)",
    "UPDATE term SET name = name || '!' WHERE id = {n}",
    "INSERT OR IGNORE INTO term (uuid, kind, name) VALUES (hex(randomblob(8)), 'system', 'New {n}')",
    "INSERT OR IGNORE INTO extra (activity_id, heading, text, position) SELECT id, 'H', 'T', 1 FROM activity WHERE id = {n}",
)


def _lines(register: Register) -> dict[int, listing.Line]:
    linked = listing.linked_lines(register.read())
    return {n: {**own, **linked.get(n, {})} for n, own in listing.own_lines(register.read()).items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(ROWS), st.integers(1, 12)), min_size=1, max_size=5),
    st.booleans(),
)
def test_every_line_that_a_step_changed_is_told(
    sample: Register, acts: list[tuple[str, int]], taken_back: bool
) -> None:
    told: list[ChangeSet] = []
    sample.changed.connect(told.append)
    try:
        before = _lines(sample)
        with sample.edit_rows(Message("Acts")) as database:
            for act, number in acts:
                database.execute(act.format(n=number))
        if not told:
            return
        if taken_back:
            before = _lines(sample)
            sample.undo()
        after = _lines(sample)
        touched = listing.touched(sample.read(), told[-1])
        differing = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
        assert touched is None or differing <= touched
        if not taken_back:
            sample.undo()
    finally:
        sample.changed.disconnect(told.append)


def test_a_step_in_rows_below_tells_the_activities_they_hang_on(sample: Register) -> None:
    told: list[ChangeSet] = []
    sample.changed.connect(told.append)
    owners = dict(sample.read().execute("SELECT id, activity_id FROM purpose").fetchall())
    bases = sample.read().execute("SELECT id, purpose_id FROM purpose_basis LIMIT 3").fetchall()
    with sample.edit_rows(Message("Reasons")) as database:
        database.executemany(
            "UPDATE purpose_basis SET reason = 'Other' WHERE id = ?",
            [(number,) for number, _purpose in bases],
        )
    assert listing.touched(sample.read(), told[-1]) == {owners[purpose] for _number, purpose in bases}


def test_a_renamed_entry_may_be_anywhere_and_a_new_one_nowhere(sample: Register) -> None:
    told: list[ChangeSet] = []
    sample.changed.connect(told.append)
    with sample.edit_rows(Message("New")) as database:
        database.execute("INSERT INTO term (uuid, kind, name) VALUES ('u', 'system', 'Quite new')")
    assert listing.touched(sample.read(), told[-1]) == set()
    with sample.edit_rows(Message("Rename")) as database:
        database.execute("UPDATE term SET name = 'Renamed' WHERE name = 'Quite new'")
    assert listing.touched(sample.read(), told[-1]) is None
