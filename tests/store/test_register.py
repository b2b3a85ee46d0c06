# ruff: noqa: PT012, PTH208 - the edit that fails, and what is said of it, belong together

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from register_app.base import i18n
from register_app.base.i18n import Message
from register_app.store.changes import ChangeSet
from register_app.store.errors import Conflicting, NotWritable, StoreError
from register_app.store.recorder import EditAbandoned
from register_app.store.register import Register
from tests.store.content import dump, fill, insert


def name_of(register: Register) -> str:
    return str(register.read().execute("SELECT title FROM register").fetchone()[0])


def rename(register: Register, title: str, merge: tuple[object, ...] | None = None) -> None:
    with register.edit_rows(Message("Rename to {title}", {"title": title}), merge=merge) as rows:
        rows.execute("UPDATE register SET title = ?", (title,))


def test_a_new_register_is_private_and_has_one_step(register: Register, path: Path) -> None:
    (step,) = register.steps()
    assert (step.id, step.kind, step.author, step.message) == (1, "create", "Test", "New register")
    assert name_of(register) == "Fortegnelse"
    assert register.undo_step() is None
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_creating_over_a_file_is_refused(tmp_path: Path) -> None:
    there = tmp_path / "a.register"
    there.write_bytes(b"mine")
    with pytest.raises(StoreError, match="already a file"):
        Register.create(there, title="T", language="da")
    assert there.read_bytes() == b"mine"
    assert os.listdir(tmp_path) == ["a.register"]


def test_an_edit_is_one_step_and_one_signal(register: Register) -> None:
    heard: list[ChangeSet] = []
    register.changed.connect(heard.append)
    me = object()
    with register.edit_rows(Message("Two parties"), initiator=me) as rows:
        first = insert(rows, "party", uuid="1", name="A")
        insert(rows, "party", uuid="2", name="B")
        assert heard == []
    (changes,) = heard
    assert changes.initiator is me
    assert changes.tables() == {"party"}
    assert changes.touches("party")
    assert changes.touches("party", first)
    assert not changes.touches("party", 99)
    assert not changes.touches("term")
    assert [change.after and change.after["name"] for change in changes.changes] == ["A", "B"]
    assert [step.id for step in register.steps()] == [2, 1]
    assert register.head() == (2, register.steps()[0].hash)


def test_an_edit_without_a_change_leaves_no_step(register: Register) -> None:
    heard: list[ChangeSet] = []
    register.changed.connect(heard.append)
    with register.edit_rows(Message("Nothing")) as rows:
        rows.execute("UPDATE register SET title = title")
    with register.edit(Message("Nothing")):
        pass
    assert len(register.steps()) == 1
    assert heard == []


def test_the_orm_edits_the_same_connection(register: Register) -> None:
    from register_app.model.activity import Activity
    from register_app.model.purpose import Purpose

    with register.edit(Message("Add")) as session:
        activity = Activity(name="Løn")
        session.add(activity)
        session.flush()
        assert activity.id is not None
        session.add(Purpose(activity_id=activity.id, title="Udbetaling"))
        assert register.read().execute("SELECT name FROM activity").fetchone()["name"] == "Løn"
    assert activity.name == "Løn"  # readable after the edit
    assert {change.table for change in register.changes(2)} == {"activity", "purpose"}
    with register.edit(Message("Change")) as session:
        found = session.get(Activity, activity.id)
        assert found is not None
        found.name = "Løn og gager"
    (change,) = register.changes(3)
    assert change.columns() == ["name"]
    with register.edit(Message("Remove")) as session:
        session.delete(session.get(Activity, activity.id))
    assert [change.table for change in register.changes(4)] == ["purpose", "activity"]
    register.undo()
    assert register.read().execute("SELECT title FROM purpose").fetchone()["title"] == "Udbetaling"


def test_an_exception_takes_everything_back(register: Register) -> None:
    before, head = dump(register.read()), register.head()
    with pytest.raises(ZeroDivisionError), register.edit_rows(Message("Fail")) as rows:
        fill(rows)
        raise ZeroDivisionError
    from register_app.model.party import Party

    with pytest.raises(ZeroDivisionError), register.edit(Message("Fail")) as session:
        session.add(Party(name="A"))
        session.flush()
        raise ZeroDivisionError
    assert (dump(register.read()), register.head()) == (before, head)
    rename(register, "Works on")
    assert register.verify() == []


def test_a_nested_edit_joins_the_outer_one(register: Register) -> None:
    from register_app.model.party import Party

    heard: list[ChangeSet] = []
    register.changed.connect(heard.append)
    with register.edit(Message("Outer")) as session:
        session.add(Party(name="A"))
        with register.edit(Message("Inner")) as same:
            assert same is session
            same.add(Party(name="B"))
        with register.edit_rows(Message("Rows")) as rows:
            assert rows.execute("SELECT count(*) FROM party").fetchone()[0] == 2
            insert(rows, "party", uuid="c", name="C")
    assert [step.message for step in register.steps()] == ["Outer", "New register"]
    assert len(heard) == 1
    with register.edit_rows(Message("Outer rows")) as rows:
        insert(rows, "party", uuid="d", name="D")
        with register.edit(Message("ORM inside")) as session:
            session.add(Party(name="E"))
    assert len(register.changes(3)) == 2


def test_a_failed_part_is_not_passed_over(register: Register) -> None:
    head = register.head()
    with pytest.raises(EditAbandoned), register.edit_rows(Message("Outer")) as rows:
        insert(rows, "party", uuid="1")
        with pytest.raises(ZeroDivisionError), register.edit_rows(Message("Inner")):
            raise ZeroDivisionError
    with pytest.raises(EditAbandoned), register.edit(Message("Rolled back by hand")) as session:
        from register_app.model.party import Party

        session.add(Party(name="A"))
        session.flush()
        session.rollback()
        session.add(Party(name="B"))
    assert register.head() == head
    assert register.read().execute("SELECT count(*) FROM party").fetchone()[0] == 0


def test_reading_cannot_write(register: Register) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        register.read().execute("UPDATE register SET title = 'x'")
    rename(register, "New")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        register.read().execute("DELETE FROM change")


def test_committing_inside_an_edit_is_not_possible_through_the_orm(register: Register) -> None:
    from register_app.model.party import Party

    with pytest.raises(ZeroDivisionError), register.edit(Message("Commit")) as session:
        session.add(Party(name="A"))
        session.commit()
        raise ZeroDivisionError
    assert register.read().execute("SELECT count(*) FROM party").fetchone()[0] == 0


def test_keystrokes_with_one_key_are_one_step(register: Register) -> None:
    key = (("register", 1), "title")
    for title in ("F", "Fo", "For"):
        rename(register, title, key)
    assert [step.id for step in register.steps()] == [2, 1]
    (change,) = register.changes(2)
    assert (change.before or {})["title"] == "Fortegnelse"
    assert (change.after or {})["title"] == "For"
    register.end_merge()
    rename(register, "Ford", key)
    rename(register, "Other", (("register", 1), "scope"))
    rename(register, "Again", key)
    rename(register, "None")
    rename(register, "None 2")
    assert len(register.steps()) == 7
    assert register.verify() == []


def test_keystrokes_that_cancel_each_other_leave_no_step(register: Register) -> None:
    heard: list[ChangeSet] = []
    rename(register, "A", ("k",))
    register.changed.connect(heard.append)
    rename(register, "Fortegnelse", ("k",))
    assert heard[0].touches("register", 1)
    assert heard[0].changes == ()
    assert register.head()[0] == 1
    assert register.undo_step() is None
    rename(register, "B", ("k",))
    assert register.head()[0] == 2
    assert register.verify() == []


def test_a_merge_does_not_reach_over_undo_or_reopening(register: Register, path: Path) -> None:
    rename(register, "A", ("k",))
    register.undo()
    rename(register, "B", ("k",))
    assert register.head()[0] == 4
    register.close()
    with Register.open(path) as again:
        rename(again, "C", ("k",))
        assert again.head()[0] == 5


def test_undo_and_redo_survive_closing(register: Register, path: Path) -> None:
    with register.edit_rows(Message("Import {n}", {"n": 3}), kind="import") as rows:
        fill(rows)
    full = dump(register.read())
    rename(register, "Second")
    last = dump(register.read())
    register.close()
    with Register.open(path) as again:
        step = again.undo_step()
        assert step is not None
        assert step.message == "Rename to Second"
        changes = again.undo()
        assert changes is not None
        assert changes.step.kind == "undo"
        assert changes.step.target == 3
        assert changes.step.message == "Undo: Rename to Second"
        assert dump(again.read()) == full
    with Register.open(path) as again:
        again.undo()
        assert again.read().execute("SELECT count(*) FROM activity").fetchone()[0] == 0
        redo = again.redo_step()
        assert redo is not None
        assert redo.message == "Import 3"
    with Register.open(path) as again:
        again.redo()
        again.redo()
        assert dump(again.read()) == last
        assert again.redo() is None
        again.undo()
        rename(again, "Other way")
        assert again.redo_step() is None
        assert again.verify() == []


def test_labels_are_in_the_language_they_are_shown_in(register: Register, path: Path) -> None:
    rename(register, "{not a brace}")
    register.undo()
    register.close()
    with Register.open(path, read_only=True) as again:
        step = again.steps()[0]
        assert step.message == "Undo: Rename to {not a brace}"
        nested = step.label.params["step"]
        assert isinstance(nested, Message)
        assert nested.msgid == "Rename to {title}"
        i18n.use("da")
        assert "{not a brace}" in step.message


def test_a_version_names_the_state_and_stays(register: Register) -> None:
    rename(register, "A")
    head = register.head()
    number = register.save_version("Godkendt", "approved", "by the board")
    row = register.read().execute("SELECT * FROM version WHERE id = ?", (number,)).fetchone()
    assert (row["name"], row["kind"], row["note"], row["step"], row["hash"]) == (
        "Godkendt",
        "approved",
        "by the board",
        *head,
    )
    register.undo()
    assert name_of(register) == "Fortegnelse"
    assert register.read().execute("SELECT count(*) FROM version").fetchone()[0] == 1
    register.save_version("Then")
    register.redo()
    assert name_of(register) == "A"


def test_steps_come_in_pages(register: Register) -> None:
    for title in "abcd":
        rename(register, title)
    assert [step.id for step in register.steps(limit=2)] == [5, 4]
    assert [step.id for step in register.steps(limit=2, before=4)] == [3, 2]


def test_broken_rules_are_told_without_the_values(register: Register) -> None:
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
        insert(rows, "term", uuid="secret", kind="system", name="secret")
    before = dump(register.read())
    with pytest.raises(Conflicting, match="still used") as used, register.edit_rows(Message("x")) as rows:
        rows.execute("DELETE FROM party")
    with (
        pytest.raises(Conflicting, match="already an entry") as twice,
        register.edit_rows(Message("x")) as rows,
    ):
        insert(rows, "term", uuid="2", kind="system", name="secret")
    from register_app.model.catalogue import Term

    with pytest.raises(Conflicting, match="already an entry") as orm, register.edit(Message("x")) as session:
        session.add(Term(kind="system", name="secret"))
    for error in (used, twice, orm):
        assert "secret" not in str(error.value)
    with pytest.raises(Conflicting, match="cannot be stored"), register.edit_rows(Message("x")) as rows:
        rows.execute("UPDATE party SET name = ?", ("\ud800",))
    assert dump(register.read()) == before


def test_ids_never_change(register: Register) -> None:
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
    with pytest.raises(sqlite3.IntegrityError), register.edit_rows(Message("x")) as rows:
        rows.execute("UPDATE answer SET id = 9")


def test_to_read_only(filled: Path) -> None:
    before = filled.read_bytes()
    with Register.open(filled, read_only=True) as register:
        with pytest.raises(NotWritable), register.edit_rows(Message("x")):
            pass
        with pytest.raises(NotWritable), register.edit(Message("x")):
            pass
        with pytest.raises(NotWritable):
            register.undo()
        assert register.undo_step() is not None
        assert register.verify() == []
        assert os.listdir(filled.parent) == [filled.name]
    assert filled.read_bytes() == before


def test_a_closed_register_says_so(register: Register) -> None:
    register.close()
    register.close()
    with pytest.raises(StoreError, match="closed"):
        rename(register, "x")


def test_a_file_replaced_while_open_is_not_written(register: Register, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"somebody else's")
    os.replace(other, path)
    with pytest.raises(StoreError, match="moved, deleted or replaced"):
        rename(register, "x")
    assert path.read_bytes() == b"somebody else's"
    register.save_as(tmp_path / "rescued.register")
    register.close()
    with Register.open(tmp_path / "rescued.register") as rescued:
        assert name_of(rescued) == "Fortegnelse"


def test_a_file_replaced_in_the_middle_of_an_edit(register: Register, path: Path, tmp_path: Path) -> None:
    head = register.head()
    with (
        pytest.raises(StoreError, match="moved, deleted or replaced"),
        register.edit_rows(Message("x")) as rows,
    ):
        fill(rows)
        os.rename(path, tmp_path / "away.register")
    os.rename(tmp_path / "away.register", path)
    assert register.head() == head
    rename(register, "Works on")


def test_edits_of_two_threads_wait_for_each_other(register: Register) -> None:
    def edit() -> None:
        for number in range(5):
            with register.edit_rows(Message("Thread")) as rows:
                insert(rows, "party", uuid=f"{threading.get_ident()} {number}")

    threads = [threading.Thread(target=edit) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert register.read().execute("SELECT count(*) FROM party").fetchone()[0] == 15
    assert register.head()[0] == 16
    assert register.verify() == []


def test_opening_and_listing_load_no_orm(filled: Path, root: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from register_app.store.register import Register\n"
        "with Register.open(Path(sys.argv[1])) as register:\n"
        "    assert register.read().execute('SELECT name FROM activity').fetchone()['name'] == 'Løn'\n"
        "loaded = {'sqlalchemy', 'sqlmodel', 'pydantic', 'openpyxl', 'babel', 'socket', 'ssl'} & set(sys.modules)\n"
        "sys.exit(str(loaded) if loaded else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(filled)], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
