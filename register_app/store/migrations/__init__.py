"""The steps from one format of the file to the next; the newest is the number of steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from register_app.store.migrations import m0001

Steps = tuple[str, ...]
"""The SQL of each step; the first makes the first format out of nothing."""

STEPS: Steps = (m0001.SCHEMA,)


def run(connection: sqlite3.Connection, steps: Steps, after: int = 0) -> None:
    """Run the steps behind format `after`, inside the transaction that the caller began."""
    for number, script in enumerate(steps[after:], start=after + 1):
        for statement in statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={number}")


def statements(script: str) -> Iterator[str]:
    """The statements of `script`, to run one by one: `executescript` would end the transaction first."""
    collected = ""
    for part in script.split(";"):
        collected += part
        if not collected.strip():
            collected = ""
        elif sqlite3.complete_statement(collected + ";"):
            yield collected.strip()
            collected = ""
        else:
            collected += ";"
    if collected.strip():
        yield collected.strip()
