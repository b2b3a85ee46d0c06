"""Bring a file of an older format to the newest one: a verified backup first, then one transaction.

The rows that change shape are written into the history like any other change, so the seal holds across formats.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from register_app.base.i18n import N_, Message
from register_app.store import backups, chain, history, journal, migrations, schema
from register_app.store.changes import label_text, timestamp
from register_app.store.errors import StoreError, told

LABEL = N_("File brought to format {version}")


class UpgradeFailed(StoreError):
    """The file could not be brought to the newest format; it is as it was."""


def upgrade(
    database: sqlite3.Connection,
    path: Path,
    steps: migrations.Steps,
    version: int,
    *,
    author: str,
    now: datetime,
    backup: bool = True,
) -> None:
    """Run the steps behind `version` on the open register. Raises StoreError and leaves the file as it was."""
    old, new = schema.expected(steps, version), schema.expected(steps, len(steps))
    if backup:
        backups.draft(path, database, old, "migration", now).finish()
    with told(path):
        database.execute("PRAGMA query_only=OFF")
        database.execute("PRAGMA foreign_keys=OFF")  # tables may have to be made anew; checked below
        database.execute("BEGIN IMMEDIATE")
        try:
            _remember(database, old)
            migrations.run(database, steps, after=version)
            _record(database, new, author, now)
            if database.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise UpgradeFailed(
                    N_(
                        "{path} could not be brought to the newest format, so it was left as it was: verify it first."
                    ),
                    path=path,
                )
            schema.check(database, new, path)
            database.execute("DROP TABLE temp.before_upgrade")
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        finally:
            database.execute("PRAGMA foreign_keys=ON")
            database.execute("PRAGMA query_only=ON")


def _remember(database: sqlite3.Connection, old: schema.Schema) -> None:
    database.execute(
        "CREATE TEMP TABLE before_upgrade (name TEXT, id INTEGER, row TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID"
    )
    for table, columns in old.content.items():
        database.execute(
            f"INSERT INTO temp.before_upgrade SELECT '{table}', id, {journal.row_as_json(columns)} FROM \"{table}\""
        )


def _record(database: sqlite3.Connection, new: schema.Schema, author: str, now: datetime) -> None:
    """One step with every row that is not what it was."""
    last, seal = history.head(database)
    msgid, params = label_text(Message(LABEL, {"version": new.version}))
    database.execute(
        "INSERT INTO step (id, at, author, label, params, kind) VALUES (?, ?, ?, ?, ?, 'migration')",
        (last + 1, timestamp(now), author, msgid, params),
    )
    insert = "INSERT INTO main.change (step_id, table_name, row_id, before, after) "
    for table, columns in new.content.items():
        database.execute(
            f"{insert} SELECT ?1, ?2, now.id, old.row, now.row "
            f'FROM (SELECT id, {journal.row_as_json(columns)} AS row FROM main."{table}") AS now '
            "LEFT JOIN temp.before_upgrade AS old ON old.name = ?2 AND old.id = now.id "
            "WHERE now.row IS NOT old.row ORDER BY now.id",
            (last + 1, table),
        )
        database.execute(
            f'DELETE FROM temp.before_upgrade WHERE name = ? AND id IN (SELECT id FROM main."{table}")',
            (table,),
        )
    database.execute(
        f"{insert} SELECT ?, name, id, row, NULL FROM temp.before_upgrade ORDER BY name, id", (last + 1,)
    )
    chain.seal(database, last + 1, seal)
