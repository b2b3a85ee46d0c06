"""Opening, editing and verifying a register, beside SQLite without us."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks import registers
from benchmarks.measure import Pair, Run, Watch
from register_app.model.ref import Ref
from register_app.services import edit, listing
from register_app.store import connection, migrations
from register_app.store.register import Register
from register_app.store.schema import expected

EDITS = 20
"""Edits in one run: a single one is too short to be timed alone."""


def opening(folder: Path, size: int) -> Pair:
    """Open a register and read the columns of its table that stand in the rows themselves."""
    path = registers.write(folder / "opened.register", registers.document(size))
    bare = _copy(path, folder / "bare.db")

    def ours() -> Run:
        with Watch() as watch, Register.open(path) as register:
            lines = listing.own_lines(register.read())
        return watch.run(rows=len(lines))

    def floor() -> Run:
        columns = ", ".join(listing.OWN)
        with Watch() as watch, closing(sqlite3.connect(bare)) as database:
            rows = database.execute(f"SELECT id, {columns} FROM activity ORDER BY position, id").fetchall()
        return watch.run(rows=len(rows))

    return Pair(ours, floor)


def editing(folder: Path, size: int) -> Pair:
    """Change the name of an activity, on disk and sealed; each change a step of its own."""
    path = registers.write(folder / "edited.register", registers.document(size))
    bare = connection.connect(_copy(path, folder / "bare.db"), exclusive=True)
    register = Register.open(path, author="benchmark")
    numbers = [row[0] for row in register.read().execute("SELECT id FROM activity ORDER BY id")]
    turn = count()

    def ours() -> Run:
        before = register.head()[0]
        name = f"Behandling nr. {next(turn)}"
        with Watch() as watch:
            for place in range(EDITS):
                edit.set_field(register, Ref("activity", numbers[place % size]), "name", f"{name}, {place}")
                register.end_merge()
        return watch.run(EDITS, steps=register.head()[0] - before)

    def floor() -> Run:
        before = bare.total_changes
        name = f"Behandling nr. {next(turn)}"
        with Watch() as watch:
            for place in range(EDITS):
                bare.execute("BEGIN IMMEDIATE")
                bare.execute(
                    "UPDATE activity SET name = ? WHERE id = ?", (f"{name}, {place}", numbers[place % size])
                )
                bare.execute("COMMIT")
        return watch.run(EDITS, steps=bare.total_changes - before)

    def close() -> None:
        register.close()
        bare.close()

    return Pair(ours, floor, close)


def verifying(folder: Path, size: int) -> Pair:
    """Compare every row with the history, and the chain of seals with both."""
    path = registers.write(folder / "verified.register", registers.document(size))
    bare = sqlite3.connect(_copy(path, folder / "bare.db"))
    register = Register.open(path)
    tables = expected(migrations.STEPS, len(migrations.STEPS)).tables

    def ours() -> Run:
        with Watch() as watch:
            findings = register.verify()
        return watch.run(findings=len(findings), steps=register.head()[0])

    def floor() -> Run:
        with Watch() as watch:
            (answer,) = bare.execute("PRAGMA integrity_check").fetchone()
            rows = sum(len(bare.execute(f"SELECT * FROM {table}").fetchall()) for table in tables)
        return watch.run(rows=rows, findings=int(answer != "ok"))

    def close() -> None:
        register.close()
        bare.close()

    return Pair(ours, floor, close)


def _copy(path: Path, target: Path) -> Path:
    """The same content as a database that nobody watches."""
    with Register.open(path, read_only=True) as register:
        return register.backup(target)
