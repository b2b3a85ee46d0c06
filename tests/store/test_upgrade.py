from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from register_app.base.i18n import Message
from register_app.store import backups, migrations, past
from register_app.store.connection import NewerRegister
from register_app.store.errors import StoreError
from register_app.store.register import Register
from register_app.store.upgrade import UpgradeFailed
from tests.store.content import dump

SECOND = """
ALTER TABLE activity ADD COLUMN risk TEXT NOT NULL DEFAULT 'unknown';
CREATE TABLE incident (
    id INTEGER PRIMARY KEY, activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX incident_activity ON incident (activity_id);
INSERT INTO incident (activity_id, text) SELECT id, 'from ' || name FROM activity ORDER BY id;
DELETE FROM extra;
"""
NEXT = (*migrations.STEPS, SECOND)


def test_a_file_of_the_old_format_is_brought_to_the_new_one(filled: Path) -> None:
    with Register.open(filled, read_only=True) as register:
        before, head = dump(register.read()), register.head()
    with Register.open(filled, author="Me", steps=NEXT) as register:
        row = register.read().execute("SELECT name, risk FROM activity").fetchone()
        assert tuple(row) == ("Løn", "unknown")
        step = register.steps()[0]
        assert (step.id, step.kind, step.author, step.message) == (
            4,
            "migration",
            "Me",
            "File brought to format 2",
        )
        assert {
            (change.table, change.before is None, change.after is None) for change in register.changes(4)
        } == {
            ("activity", False, False),
            ("incident", True, False),
            ("extra", False, True),
        }
        assert register.verify() == []
        assert register.undo_step() is None
        assert register.undo() is None
        with register.edit_rows(Message("Edit")) as rows:
            rows.execute("UPDATE activity SET risk = 'high'")
            rows.execute("DELETE FROM incident")
        register.undo()
        assert register.read().execute("SELECT text FROM incident").fetchone()[0] == "from Løn"
        assert register.verify() == []
        assert register.read().execute("PRAGMA foreign_keys").fetchone()[0] == 1
    backup = backups.listing(filled)[-1]
    assert backup.reason == "migration"
    with Register.open(backup.path, read_only=True) as register:
        assert (dump(register.read()), register.head()) == (before, head)
        assert register.verify() == []
    with pytest.raises(NewerRegister):
        Register.open(filled)


def test_to_read_only_the_file_stays_as_it_is(filled: Path) -> None:
    before = filled.read_bytes()
    with Register.open(filled, read_only=True, steps=NEXT) as register:
        assert register.read().execute("SELECT risk FROM activity").fetchone()[0] == "unknown"
        assert register.verify() == []
        assert past.state_at(register.read(), 2)["activity"][1]["name"] != "Løn"
    assert filled.read_bytes() == before
    assert backups.listing(filled) == []


def test_a_new_file_has_the_new_format_at_once(path: Path) -> None:
    with Register.create(path, title="T", language="da", steps=NEXT) as register:
        assert register.read().execute("PRAGMA user_version").fetchone()[0] == 2
        assert register.verify() == []


@pytest.mark.parametrize(
    "broken",
    [
        "ALTER TABLE activity ADD COLUMN risk TEXT; SELECT no_such_function();",
        "DELETE FROM activity; DELETE FROM step;",
        "UPDATE role SET party_id = 99;",
    ],
)
def test_a_failed_migration_leaves_the_file_as_it_was(filled: Path, broken: str) -> None:
    before = filled.read_bytes()
    with pytest.raises((StoreError, sqlite3.Error)):
        Register.open(filled, steps=(*migrations.STEPS, broken))
    assert filled.read_bytes() == before
    with Register.open(filled) as register:
        assert register.verify() == []


def test_references_are_checked(filled: Path) -> None:
    with pytest.raises(UpgradeFailed):
        Register.open(filled, steps=(*migrations.STEPS, "UPDATE role SET party_id = 99;"))


def test_no_migration_without_a_good_backup(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("UPDATE activity SET notes = 'tampered'")
        other.commit()
    before = filled.read_bytes()
    with pytest.raises(backups.BackupFailed, match="activity"):
        Register.open(filled, steps=NEXT)
    assert filled.read_bytes() == before


def test_statements_are_split_where_they_end() -> None:
    script = "CREATE TABLE a (x DEFAULT ';');\n\n CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;; SELECT 1"
    assert [text.split()[0] + text[-4:] for text in migrations.statements(script)] == [
        "CREATE';')",
        "CREATE END",
        "SELECTCT 1",
    ]


def test_the_first_format_is_what_the_migrations_say(filled: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.run(fresh, migrations.STEPS)
        assert fresh.execute("PRAGMA user_version").fetchone()[0] == len(migrations.STEPS)
