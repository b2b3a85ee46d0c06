"""Content for tests of the store: a register with rows in every table, random changes, and a dump to compare."""

from __future__ import annotations

import contextlib
import json
import os
import random
import sqlite3
from collections.abc import Callable

from register_app.store.migrations import STEPS
from register_app.store.schema import expected

SCHEMA = expected(STEPS, len(STEPS))
TABLES = tuple(SCHEMA.content)

LINKS = {
    ("activity", "department_id"): "term",
    ("role", "party_id"): "party",
    ("role", "activity_id"): "activity",
    ("activity_term", "activity_id"): "activity",
    ("activity_term", "term_id"): "term",
    ("purpose", "activity_id"): "activity",
    ("purpose_basis", "purpose_id"): "purpose",
    ("purpose_basis", "law_id"): "term",
    ("data_use", "activity_id"): "activity",
    ("data_use", "category_id"): "term",
    ("data_use_subject", "data_use_id"): "data_use",
    ("data_use_subject", "term_id"): "term",
    ("data_use_purpose", "data_use_id"): "data_use",
    ("data_use_purpose", "purpose_id"): "purpose",
    ("disclosure", "activity_id"): "activity",
    ("disclosure", "party_id"): "party",
    ("disclosure", "category_id"): "term",
    ("transfer", "activity_id"): "activity",
    ("transfer", "party_id"): "party",
    ("answer", "activity_id"): "activity",
    ("extra", "activity_id"): "activity",
}
NUMBERS = {"position", "next_number", "step"}
ORDER = (
    "register",
    "party",
    "term",
    "retention_rule",
    "activity",
    "role",
    "activity_term",
    "purpose",
    "purpose_basis",
    "data_use",
    "data_use_subject",
    "data_use_purpose",
    "disclosure",
    "transfer",
    "answer",
    "extra",
    "version",
)

TEXTS = (
    "",
    "løn",
    "Ærø Åbenrå",
    'quote " and \\ back',
    "two\nlines\tand tab",
    "\x01\x7f",
    "🏦🇩🇰",
    "{braces}",
    "x" * 3000,
    "\x00nul",
)


def memory_folder() -> str | None:
    """A folder in memory, for runs of many commits whose point is not the disk; None where there is none."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def dump(connection: sqlite3.Connection) -> bytes:
    """All content, byte for byte; the history left out."""
    content = {}
    for table in TABLES:
        content[table] = [list(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY id')]
    return json.dumps(content, ensure_ascii=False).encode()


def insert(connection: sqlite3.Connection, table: str, **values: object) -> int:
    """A row with what its table asks for; links point at the first row there is."""
    row: dict[str, object] = {}
    for column in SCHEMA.content[table][1:]:
        if column in values:
            row[column] = values[column]
        elif (table, column) in LINKS:
            target = LINKS[table, column]
            found = connection.execute(f'SELECT min(id) FROM "{target}"').fetchone()[0]
            row[column] = found
        elif column in NUMBERS:
            row[column] = 1
        else:
            row[column] = f"{table} {column}"
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    cursor = connection.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', list(row.values()))
    return int(cursor.lastrowid or 0)


def fill(connection: sqlite3.Connection) -> None:
    """One row in every table that has none."""
    for table in ORDER:
        if connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] == 0:
            insert(connection, table)


def change_at_random(connection: sqlite3.Connection, chance: random.Random) -> None:
    """One statement of any kind on any table; one that a rule of the table forbids leaves things as they are."""
    acts: tuple[Callable[[sqlite3.Connection, random.Random, str], None], ...] = (
        _insert,
        _insert,
        _insert,
        _update,
        _update,
        _delete,
        _replace,
        _shift,
        _delete_some,
    )
    with contextlib.suppress(sqlite3.IntegrityError):
        chance.choice(acts)(connection, chance, chance.choice(TABLES))


def _value(connection: sqlite3.Connection, chance: random.Random, table: str, column: str) -> object:
    if (table, column) in LINKS:
        found = connection.execute(f'SELECT id FROM "{LINKS[table, column]}" ORDER BY id').fetchall()
        return chance.choice(found)[0] if found and chance.random() < 0.85 else None
    if column in NUMBERS:
        return chance.randrange(-3, 10)
    return chance.choice(TEXTS) + (str(chance.randrange(1000)) if chance.random() < 0.6 else "")


def _row(connection: sqlite3.Connection, chance: random.Random, table: str) -> dict[str, object]:
    return {name: _value(connection, chance, table, name) for name in SCHEMA.content[table][1:]}


def _some_id(connection: sqlite3.Connection, chance: random.Random, table: str) -> int:
    found = connection.execute(f'SELECT id FROM "{table}" ORDER BY id').fetchall()
    return chance.choice(found)[0] if found else 0


def _insert(connection: sqlite3.Connection, chance: random.Random, table: str, verb: str = "INSERT") -> None:
    row = _row(connection, chance, table)
    if verb != "INSERT" and chance.random() < 0.7:
        row["id"] = _some_id(connection, chance, table) or 1
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.execute(f'{verb} INTO "{table}" ({columns}) VALUES ({marks})', list(row.values()))


def _replace(connection: sqlite3.Connection, chance: random.Random, table: str) -> None:
    _insert(connection, chance, table, "INSERT OR REPLACE")


def _update(connection: sqlite3.Connection, chance: random.Random, table: str) -> None:
    row = _row(connection, chance, table)
    names = chance.sample(sorted(row), k=min(len(row), chance.randrange(1, 4)))
    pairs = ", ".join(f'"{name}" = ?' for name in names)
    connection.execute(
        f'UPDATE "{table}" SET {pairs} WHERE id = ?',
        [*(row[name] for name in names), _some_id(connection, chance, table)],
    )


def _delete(connection: sqlite3.Connection, chance: random.Random, table: str) -> None:
    connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (_some_id(connection, chance, table),))


def _shift(connection: sqlite3.Connection, chance: random.Random, table: str) -> None:
    if "position" in SCHEMA.content[table]:
        connection.execute(f'UPDATE "{table}" SET position = position + ?', (chance.randrange(-2, 3),))


def _delete_some(connection: sqlite3.Connection, chance: random.Random, table: str) -> None:
    connection.execute(f'DELETE FROM "{table}" WHERE id % 3 = ?', (chance.randrange(3),))
