from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from register_app.store import connection
from register_app.store.register import Register


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("locking_mode", "exclusive"),
        ("query_only", 1),
        ("application_id", connection.APPLICATION_ID),
        ("user_version", 1),
        ("encoding", "UTF-8"),
    ],
)
def test_every_register_is_used_with_these_settings(register: Register, pragma: str, value: object) -> None:
    row = register.read().execute(f"PRAGMA {pragma}").fetchone()
    assert (row[0] if row else 0) == value


def test_what_was_removed_is_not_left_in_the_file(register: Register, path: Path) -> None:
    """A removed row is overwritten (here its history is removed too, which no act of the program does)."""
    connected = register.read()
    with register.edit_rows(register.steps()[0].label) as rows:
        rows.execute("INSERT INTO party (uuid, name) VALUES ('1', 'CANARY-7731')")
        rows.execute("DELETE FROM party")
        rows.execute("DELETE FROM change WHERE table_name = 'party'")
        rows.execute("INSERT INTO party (uuid, name) VALUES ('2', 'x')")
    assert connected.execute("SELECT count(*) FROM party").fetchone()[0] == 1
    register.close()
    assert b"CANARY-7731" not in path.read_bytes()


def test_other_files_cannot_be_attached(register: Register, tmp_path: Path) -> None:
    register.read().execute("ATTACH ':memory:' AS one")
    with pytest.raises(sqlite3.OperationalError):
        register.read().execute("ATTACH ':memory:' AS two")
    register.read().execute("DETACH one")


@pytest.mark.parametrize(
    "name", ["a b.register", "a?mode=memory.register", "100%25#1.register", "løn'\".register", "🏦.register"]
)
def test_any_name_of_a_file(tmp_path: Path, name: str) -> None:
    with Register.create(tmp_path / name, title="T", language="da") as register:
        register.backup(tmp_path / f"copy {name}")
        register.save_as(tmp_path / f"saved {name}")
    assert {path.name for path in tmp_path.iterdir()} == {name, f"copy {name}", f"saved {name}"}
    with Register.open(tmp_path / name) as register:
        assert register.verify() == []


def test_a_share_of_windows_has_an_address() -> None:
    class Share:
        def __str__(self) -> str:
            return "\\\\server\\share\\løn 1.register"

    assert connection._uri(Share()) == "file:////server/share/l%C3%B8n%201.register"  # type: ignore[arg-type]


def test_python_commits_nothing_by_itself(filled: Path) -> None:
    with closing(connection.connect(filled)) as plain:
        assert plain.isolation_level is None
        plain.execute("UPDATE register SET title = 'x'")
        assert not plain.in_transaction
