"""The steps of a register, and what undo and redo find in them after a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from register_app.base.i18n import N_
from register_app.base.watching import Watch, unwatched
from register_app.store.chain import GENESIS
from register_app.store.changes import BARRIERS, UNDOABLE, Step, label_from, row_from
from register_app.store.errors import StoreError

_TOGETHER = 500
"""Rows written between two words on how far it is."""


class HistoryMismatch(StoreError):
    """A row is not what the history says it is."""


class Stacks:
    """Which step undo and redo would take, told from the steps alone."""

    def __init__(self, steps: Iterable[tuple[int, str, int | None]] = ()) -> None:
        self._done: list[int] = []
        self._undone: list[int] = []
        for step_id, kind, target in steps:
            self.add(step_id, kind, target)

    def add(self, step_id: int, kind: str, target: int | None) -> None:
        """Take the next step into account; each step once, in order."""
        if kind == "undo" and target is not None and self._done and self._done[-1] == target:
            self._undone.append(self._done.pop())
        elif kind == "redo" and target is not None and self._undone and self._undone[-1] == target:
            self._done.append(self._undone.pop())
        elif kind in BARRIERS:
            self._done.clear()
            self._undone.clear()
        elif kind in UNDOABLE:
            if not self._done or self._done[-1] != step_id:
                self._done.append(step_id)
            self._undone.clear()

    @property
    def done(self) -> tuple[int, ...]:
        """Steps that undo would take back, the latest last."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[int, ...]:
        """Steps that redo would do again, the next one last."""
        return tuple(self._undone)

    @property
    def to_undo(self) -> int | None:
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> int | None:
        return self._undone[-1] if self._undone else None


def stacks(connection: sqlite3.Connection) -> Stacks:
    """Undo and redo as the file's history leaves them."""
    return Stacks(tuple(row) for row in connection.execute("SELECT id, kind, target FROM step ORDER BY id"))


_STEP = "SELECT id, at, author, label, params, kind, target, hash FROM step"


def step(connection: sqlite3.Connection, step_id: int) -> Step | None:
    """The step of that number, None when there is none."""
    row = connection.execute(f"{_STEP} WHERE id = ?", (step_id,)).fetchone()
    return None if row is None else _step(row)


def steps(connection: sqlite3.Connection, limit: int | None = None, before: int | None = None) -> list[Step]:
    """The newest steps first; `before` is the number of the step behind which to go on."""
    rows = connection.execute(
        f"{_STEP} WHERE id < ? ORDER BY id DESC LIMIT ?",
        (2**63 - 1 if before is None else before, -1 if limit is None else limit),
    )
    return [_step(row) for row in rows]


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Number and seal of the last step; (0, zeros) for an empty history."""
    row = connection.execute("SELECT id, hash FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return (0, GENESIS) if row is None else (int(row[0]), str(row[1]))


def seal_of(connection: sqlite3.Connection, step_id: int) -> str:
    """The seal of a step; zeros before the first."""
    row = connection.execute("SELECT hash FROM step WHERE id = ?", (step_id,)).fetchone()
    return GENESIS if row is None else str(row[0])


def size(connection: sqlite3.Connection, step_id: int, most: int) -> int:
    """How many changes a step has, counted to `most` and no further."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM change WHERE step_id = ? LIMIT ?)", (step_id, most)
    )
    return int(found.fetchone()[0])


def replay(
    connection: sqlite3.Connection,
    target: int,
    tables: Mapping[str, tuple[str, ...]],
    *,
    backwards: bool,
    path: Path,
    watch: Watch = unwatched,
) -> None:
    """Write the rows of step `target` as they were before it (`backwards`) or after it.

    The order is that of the step, reversed or not, so that each state in between existed once and no rule of the
    tables is broken on the way. `tables` are the content tables with their columns: a history that names others
    is not followed. `watch` is told from time to time how many changes are done. Raises HistoryMismatch.
    """
    order = "DESC" if backwards else "ASC"
    rows = connection.execute(
        f"SELECT table_name, row_id, before, after FROM change WHERE step_id = ? ORDER BY id {order}",
        (target,),
    )
    # Read to the end first: the writes below add to the table that is being read.
    changes = [(row[0], row[1], row[3], row[2]) if backwards else tuple(row) for row in rows]
    done = 0
    try:
        for sql, values in _writes(changes, tables):
            watch(done)
            if connection.executemany(sql, values).rowcount != len(values):
                raise mismatch(path)
            done += len(values)
    except (ValueError, KeyError, sqlite3.ProgrammingError, sqlite3.InterfaceError) as error:
        raise mismatch(path) from error


def mismatch(path: Path) -> HistoryMismatch:
    """The sentence for a history that cannot be followed."""
    return HistoryMismatch(
        N_("The history does not fit the content of {path}: run “register-app verify” on it."), path=path
    )


_Write = tuple[str, list[object]]


def _writes(
    changes: Iterable[tuple[Any, ...]], tables: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, list[list[object]]]]:
    """The statements that follow `changes` (table, id, before, after), some neighbours of one form put together."""
    single = (_write(table, tables[table], row_id, before, after) for table, row_id, before, after in changes)
    for sql, group in groupby((write for write in single if write is not None), key=lambda write: write[0]):
        while values := [values for _sql, values in islice(group, _TOGETHER)]:
            yield sql, values


def _write(
    table: str, columns: tuple[str, ...], row_id: int, before: str | None, after: str | None
) -> _Write | None:
    if after is None:
        return f'DELETE FROM "{table}" WHERE id = ?', [row_id]
    new = row_from(after) or {}
    if not set(new) <= set(columns):
        raise KeyError(table)
    if before is None:
        names = ", ".join(f'"{name}"' for name in new)
        marks = ", ".join("?" for _name in new)
        return f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(new.values())
    old = row_from(before) or {}
    changed = [name for name in new if new[name] != old.get(name)]
    if not changed:
        return None
    pairs = ", ".join(f'"{name}" = ?' for name in changed)
    return f'UPDATE "{table}" SET {pairs} WHERE id = ?', [*(new[name] for name in changed), row_id]


def _step(row: sqlite3.Row) -> Step:
    return Step(
        id=row["id"],
        at=row["at"],
        author=row["author"],
        label=label_from(row["label"], row["params"]),
        kind=row["kind"],
        target=row["target"],
        hash=row["hash"],
    )
