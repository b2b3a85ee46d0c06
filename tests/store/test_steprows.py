"""What is asked of the rows of a step is what reading all of them would tell."""

from __future__ import annotations

from register_app.base.i18n import Message
from register_app.store.changes import ChangeSet
from register_app.store.register import Register


def _told(register: Register) -> list[ChangeSet]:
    told: list[ChangeSet] = []
    register.changed.connect(told.append)
    return told


def _add(register: Register, names: list[str]) -> list[int]:
    with register.edit_rows(Message("Add")) as database:
        for name in names:
            database.execute("INSERT INTO activity (uuid, number, name) VALUES (?, ?, ?)", (name, name, name))
    return [n for (n,) in register.read().execute("SELECT id FROM activity ORDER BY id")]


def test_numbers_are_told_as_they_were_and_as_they_are(register: Register) -> None:
    told = _told(register)
    one, two = _add(register, ["A", "B"])
    with register.edit_rows(Message("Purposes")) as database:
        database.execute("INSERT INTO purpose (activity_id, title) VALUES (?, 'P')", (one,))
        database.execute(
            "INSERT INTO answer (activity_id, slot, state) VALUES (?, 'data', 'unclarified')", (two,)
        )
    assert told[-1].held("activity_id", "purpose") == {one}
    assert told[-1].held("activity_id", "purpose", "answer", "extra") == {one, two}
    assert told[-1].held("activity_id", "extra") == frozenset()
    with register.edit_rows(Message("Move")) as database:
        database.execute("UPDATE purpose SET activity_id = ?", (two,))
    assert told[-1].held("activity_id", "purpose") == {one, two}
    assert told[-1].held("department_id", "purpose") == frozenset()
    held = {row["activity_id"] for c in told[-1].changes for row in (c.before, c.after) if row}
    assert held == {one, two}


def test_rows_that_came_or_went_were_not_edited(register: Register) -> None:
    told = _told(register)
    one, two = _add(register, ["A", "B"])
    assert not told[-1].edited("activity")
    with register.edit_rows(Message("Edit")) as database:
        database.execute("UPDATE activity SET owner = 'X' WHERE id = ?", (one,))
        database.execute("DELETE FROM activity WHERE id = ?", (two,))
    assert told[-1].edited("activity", "term")
    assert not told[-1].edited("term")
    with register.edit_rows(Message("Remove")) as database:
        database.execute("DELETE FROM activity")
    assert not told[-1].edited("activity")


def test_a_step_that_was_merged_into_nothing_has_no_rows(register: Register) -> None:
    [number] = _add(register, ["A"])
    told = _told(register)
    for owner in ("X", ""):
        with register.edit_rows(Message("Type"), merge=("activity", number, "owner")) as database:
            database.execute("UPDATE activity SET owner = ?", (owner,))
    assert [changes.changes for changes in told] == [(), ()]
    assert not told[-1].edited("activity")
    assert told[-1].held("id", "activity") == frozenset()
