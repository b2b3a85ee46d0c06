"""The register as it was: at any step, by replaying the history."""

from __future__ import annotations

import sqlite3

from register_app.store import connection, migrations
from register_app.store.changes import Row, row_from
from register_app.store.schema import Schema


def state_at(database: sqlite3.Connection, step_id: int) -> dict[str, dict[int, Row]]:
    """Every row of every table as it was after step `step_id`."""
    rows = database.execute(
        "SELECT table_name, row_id, after FROM change WHERE id IN "
        "(SELECT max(id) FROM change WHERE step_id <= ? GROUP BY table_name, row_id) ORDER BY table_name, row_id",
        (step_id,),
    )
    state: dict[str, dict[int, Row]] = {}
    for table, row_id, after in rows:
        row = row_from(after)
        if row is not None:
            state.setdefault(table, {})[row_id] = row
    return state


def step_at(database: sqlite3.Connection, moment: str) -> int | None:
    """The last step until the end of `moment`: a day, minute or second, ISO 8601 in UTC. None before the first."""
    until = (
        f"{moment}~"  # steps are stamped as text that sorts by time, and "~" comes behind all that may follow
    )
    return database.execute("SELECT max(id) FROM step WHERE at <= ?", (until,)).fetchone()[0]  # type: ignore[no-any-return]


def as_of(
    database: sqlite3.Connection, schema: Schema, steps: migrations.Steps, step_id: int
) -> sqlite3.Connection:
    """A register in memory with the content as it was after step `step_id`; it cannot be written.

    Rows of an older format get the defaults of this one in the columns they lack.
    """
    copy = connection.memory()
    migrations.run(copy, steps)
    copy.execute("PRAGMA foreign_keys=OFF")  # parents may come after their children
    copy.execute("BEGIN")
    state = state_at(database, step_id)
    for table, columns in schema.content.items():
        for row in state.get(table, {}).values():
            names = [name for name in columns if name in row]
            listed = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" for _name in names)
            copy.execute(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', [row[name] for name in names])
    copy.execute("COMMIT")
    copy.execute("PRAGMA foreign_keys=ON")
    copy.execute("PRAGMA query_only=ON")
    return copy
