"""Triggers that write every changed row, before and after, into the history.

They are temporary: the file itself holds no code. What the ORM's events would miss (links, cascades, plain SQL)
goes through them like everything else. A write outside a step is refused by them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from register_app.store.changes import Change, row_from
from register_app.store.schema import Schema


def install(connection: sqlite3.Connection, schema: Schema) -> None:
    """Let `connection` record what it does to the content tables of `schema`."""
    connection.execute("CREATE TEMP TABLE recording (step INTEGER NOT NULL)")
    for table, columns in schema.content.items():
        for statement in _triggers(table, columns):
            connection.execute(statement)


def start(connection: sqlite3.Connection, step_id: int) -> None:
    """Record under `step_id` from now on."""
    connection.execute("DELETE FROM temp.recording")
    connection.execute("INSERT INTO temp.recording (step) VALUES (?)", (step_id,))


def last_change(connection: sqlite3.Connection) -> int:
    """The number of the newest change; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def fold(connection: sqlite3.Connection, step_id: int) -> None:
    """Put successive changes of one row in the last step together; those that cancel each other go.

    Only neighbours: between them no other row could have taken, say, a name that must be unique. The numbers stay
    without gaps, so that `verify` can tell a removed change.
    """
    rows = connection.execute(
        "SELECT id, table_name, row_id, before, after FROM change WHERE step_id = ? ORDER BY id", (step_id,)
    ).fetchall()
    folded: list[tuple[str, int, str | None, str | None]] = []
    for _number, table, row_id, before, after in rows:
        if folded and folded[-1][:2] == (table, row_id):
            before = folded.pop()[2]
        if before != after:
            folded.append((table, row_id, before, after))
    if len(folded) == len(rows):
        return
    first = rows[0][0]
    connection.execute("DELETE FROM change WHERE step_id = ?", (step_id,))
    connection.executemany(
        "INSERT INTO change (id, step_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, step_id, *change) for number, change in enumerate(folded, start=first)],
    )


def row_as_json(columns: tuple[str, ...], prefix: str = "") -> str:
    """The SQL that gives a row in the form in which the journal holds it."""
    pairs = ", ".join(f"'{column}', {prefix}\"{column}\"" for column in columns)
    return f"json_object({pairs})"


def changes(connection: sqlite3.Connection, step_id: int, after: int = 0, most: int = -1) -> Iterator[Change]:
    """The changes of a step in order, those behind change number `after`; at most so many."""
    rows = connection.execute(
        "SELECT id, table_name, row_id, before, after FROM change WHERE step_id = ? AND id > ? ORDER BY id LIMIT ?",
        (step_id, after, most),
    )
    for number, table, row_id, before, later in rows:
        yield Change(table, row_id, row_from(before), row_from(later), number, step_id)


def _triggers(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    old, new = row_as_json(columns, "OLD."), row_as_json(columns, "NEW.")
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    yield _trigger(table, "INSERT", "", f"NEW.id, NULL, {new}")
    yield _trigger(
        table,
        "UPDATE",
        f"WHEN {differs}",
        f"NEW.id, {old}, {new}",
        "SELECT RAISE(ABORT, 'ids never change') WHERE OLD.id <> NEW.id;",
    )
    yield _trigger(table, "DELETE", "", f"OLD.id, {old}, NULL")


def _trigger(table: str, event: str, when: str, values: str, guard: str = "") -> str:
    return (
        f'CREATE TEMP TRIGGER "journal_{table}_{event.lower()}" AFTER {event} ON main."{table}" {when} BEGIN {guard} '
        "INSERT INTO change (step_id, table_name, row_id, before, after) "
        f"VALUES ((SELECT step FROM temp.recording), '{table}', {values}); END"
    )
