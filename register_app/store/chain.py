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

# Bytes, because there may be a hundred thousand of them in one step, and decoding is the longest part.
_CHANGE = (
    "SELECT id, table_name, row_id, CAST(table_name AS BLOB), CAST(before AS BLOB), CAST(after AS BLOB) "
    "FROM change WHERE step_id = ? ORDER BY id"
)


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
    for number, name, row_id, table, before, after in _changes(connection, step_id):
        digest.update(_change(number, row_id, table, before, after))
        if name in keys:
            keys[name].add(row_id)
        else:
            keys[name] = {row_id}
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
    for number, _name, row_id, table, before, after in _changes(connection, step_id):
        digest.update(_change(number, row_id, table, before, after))
    return digest.digest()


def link(previous: str, step_body: bytes) -> str:
    """The seal of a step after `previous`, the seal of the step before."""
    return hashlib.sha256(previous.encode("utf-8", "surrogateescape") + step_body).hexdigest()


def _changes(connection: sqlite3.Connection, step_id: int) -> sqlite3.Cursor:
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(_CHANGE, (step_id,))


def _change(
    number: object, row_id: object, table: object, before: bytes | None, after: bytes | None
) -> bytes:
    """The fields of a change: id, table_name, row_id, before, after."""
    if not (isinstance(number, int) and isinstance(row_id, int) and isinstance(table, bytes)):
        # In a damaged file anything may stand in any place; its seal will not hold, but it must be computed.
        return b"".join(_field(value) for value in (number, table, row_id, before, after))
    name, row = b"%d" % number, b"%d" % row_id
    return b"%d:%b%d:%b%d:%b%b%b" % (
        len(name),
        name,
        len(table),
        table,
        len(row),
        row,
        b"-" if before is None else b"%d:%b" % (len(before), before),
        b"-" if after is None else b"%d:%b" % (len(after), after),
    )


def _fields(values: Iterable[object]) -> bytes:
    return b"".join(_field(value) for value in values)


def _field(value: object) -> bytes:
    if value is None:
        return b"-"
    # Bytes that are no text stand in damaged files only; they must still be counted as they are.
    text = str(value).encode("utf-8", "surrogateescape")
    return b"%d:%b" % (len(text), text)
