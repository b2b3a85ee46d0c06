"""The hash chain over the history: each step is sealed with the step before it.

    body = SHA-256 of the step's fields, then of its changes in order
    seal = SHA-256 of the seal before (64 hexadecimal digits, zeros before the first) and the body

A field is written as its length in bytes, a colon and its UTF-8 text; NULL as `-`. Everything is text, whole numbers
in decimal. The rows inside a change are the JSON text that the journal holds, byte for byte.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64

STEP_FIELDS = ("id", "at", "author", "label", "params", "kind", "target")
_CHANGE = "SELECT id, table_name, row_id, before, after FROM change WHERE step_id = ? ORDER BY id"


@dataclass(frozen=True)
class Sealed:
    """The hash of a step, how many changes it covers and which rows they are about."""

    hash: str
    count: int
    keys: Mapping[str, frozenset[int]]


def seal(connection: sqlite3.Connection, step_id: int, previous: str) -> Sealed:
    """Compute the seal of a step from its row and its changes, and store it."""
    row = connection.execute(f"SELECT {', '.join(STEP_FIELDS)} FROM step WHERE id = ?", (step_id,)).fetchone()
    digest = hashlib.sha256(_fields(tuple(row)))
    keys: dict[str, set[int]] = {}
    count = 0
    for change in connection.execute(_CHANGE, (step_id,)):
        values = tuple(change)
        digest.update(_fields(values))
        keys.setdefault(values[1], set()).add(values[2])
        count += 1
    sealed = link(previous, digest.digest())
    connection.execute("UPDATE step SET hash = ? WHERE id = ?", (sealed, step_id))
    return Sealed(sealed, count, {table: frozenset(ids) for table, ids in keys.items()})


def keys(connection: sqlite3.Connection, step_id: int) -> dict[str, frozenset[int]]:
    """The rows that a step is about, by table."""
    found: dict[str, set[int]] = {}
    for table, row_id in connection.execute(
        "SELECT DISTINCT table_name, row_id FROM change WHERE step_id = ? ORDER BY id", (step_id,)
    ):
        found.setdefault(table, set()).add(row_id)
    return {table: frozenset(ids) for table, ids in found.items()}


def body(connection: sqlite3.Connection, step: Iterable[object], step_id: int) -> bytes:
    """The digest of a step as the file holds it now; `step` are its STEP_FIELDS."""
    digest = hashlib.sha256(_fields(step))
    for change in connection.execute(_CHANGE, (step_id,)):
        digest.update(_fields(change))
    return digest.digest()


def link(previous: str, step_body: bytes) -> str:
    """The seal of a step after `previous`, the seal of the step before."""
    return hashlib.sha256(previous.encode("utf-8", "surrogateescape") + step_body).hexdigest()


def _fields(values: Iterable[object]) -> bytes:
    parts = []
    for value in values:
        if value is None:
            parts.append(b"-")
        else:
            # Bytes that are no text stand in damaged files only; they must still be counted as they are.
            text = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogateescape")
            parts.append(b"%d:" % len(text))
            parts.append(text)
    return b"".join(parts)
