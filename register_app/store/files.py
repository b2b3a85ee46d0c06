"""A register as a file: make it, open it, copy it, put a backup in its place.

An open register is never read with ordinary file calls: closing such a handle would drop SQLite's locks (POSIX).
Copies are made by SQLite itself.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from register_app.base.i18n import N_
from register_app.store import connection, glimpse, lock, migrations, schema
from register_app.store.atomic import new_file, sync
from register_app.store.changes import utc_now
from register_app.store.errors import StoreError, damaged, told


@dataclass(frozen=True)
class Opened:
    """A register's file in use: the resolved path, the connection, the lock and the structure."""

    path: Path
    database: sqlite3.Connection
    lock: lock.Lock
    schema: schema.Schema
    steps: migrations.Steps
    version: int
    unclean: bool

    def close(self) -> None:
        """Close the file and give it free."""
        try:
            self.database.close()
        finally:
            self.lock.release()


def create(path: Path, steps: migrations.Steps = migrations.STEPS) -> None:
    """Make an empty register at `path`. Raises StoreError when something stands there, or cannot be written."""
    if os.path.lexists(path):
        raise StoreError(N_("There is already a file {path}: choose another name."), path=path)
    with new_file(path, replace=False) as temporary:
        move_neighbours_aside(path, utc_now())  # of a register that was deleted
        database = connection.connect(temporary)
        try:
            database.execute("PRAGMA journal_mode=MEMORY")  # nobody sees the file before it is complete
            database.execute("BEGIN")
            database.execute(f"PRAGMA application_id={connection.APPLICATION_ID}")
            migrations.run(database, steps)
            database.execute("COMMIT")
        finally:
            database.close()


def open_file(
    path: Path,
    *,
    read_only: bool = False,
    clock: Callable[[], datetime] = utc_now,
    steps: migrations.Steps = migrations.STEPS,
) -> Opened:
    """Open and check the file at `path`; nothing in it changes, whatever it turns out to be.

    To read only, the file is copied into memory and let go: a reader keeps nobody from editing and sees one state.
    """
    with told(path):
        path = Path(os.path.realpath(path))
        connection.regular_file(path)
    if read_only:
        settle(path, clock, steps)
    held = lock.share(path) if read_only else lock.acquire(path, clock=clock)
    database: sqlite3.Connection | None = None
    try:
        with told(path):
            header = connection.inspect(path, newest=len(steps))
            if not read_only:
                connection.refuse_read_only(path)
            database = connection.connect(
                path, read_only=read_only, exclusive=not read_only, immutable=read_only and header.write_ahead
            )
            unclean = header.hot_journal or held.taken_over
            if unclean:
                quick_check(database, path)
            schema.check(database, schema.expected(steps, header.version), path)
            if read_only:
                database = in_memory(database)
                held.release()
            elif header.write_ahead:
                connection.leave_write_ahead(database, path)
            database.execute("PRAGMA query_only=ON")
        return Opened(
            path, database, held, schema.expected(steps, len(steps)), steps, header.version, unclean
        )
    except BaseException:
        if database is not None:
            database.close()
        held.release()
        raise


def open_beside(path: Path, steps: migrations.Steps = migrations.STEPS) -> Opened:
    """As `open_file` to read only, for a file that another program has open: what it last stored there."""
    with told(path):
        path = Path(os.path.realpath(path))
        with lock.unopened(path):
            header = connection.inspect(path, newest=len(steps))
        database = glimpse.glimpse(path)
        try:
            quick_check(database, path)
            schema.check(database, schema.expected(steps, header.version), path)
            database.execute("PRAGMA query_only=ON")
        except BaseException:
            database.close()
            raise
    newest = schema.expected(steps, len(steps))
    return Opened(path, database, lock.nobodys(path), newest, steps, header.version, unclean=False)


def settle(
    path: Path, clock: Callable[[], datetime] = utc_now, steps: migrations.Steps = migrations.STEPS
) -> None:
    """Let SQLite take back what a killed program left half written, where the file may be written at all."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) and _neighbours(path)):
        return
    held = lock.acquire(path, clock=clock)
    try:
        with told(path):
            header = connection.inspect(path, newest=len(steps))
            with closing(connection.connect(path, exclusive=True)) as database:
                if header.write_ahead:
                    connection.leave_write_ahead(database, path)
    finally:
        held.release()


def in_memory(database: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of an open register in memory; `database` is closed."""
    with closing(database):
        copied = connection.memory()
        database.backup(copied)
    return copied


def clear_journal(path: Path) -> None:
    """Remove the journal that a killed program left without anything in it, once the register is closed."""
    journal = connection.neighbour(path, "-journal")
    with suppress(OSError):
        if journal.is_file() and not connection.is_hot(journal):
            journal.unlink()


def quick_check(database: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose structure is broken: asked when it was not closed properly."""
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open register page by page into the file `target`, as SQLite does it."""
    with closing(sqlite3.connect(target, isolation_level=None)) as destination:
        destination.execute("PRAGMA journal_mode=OFF")  # nobody sees the file before it is complete
        destination.execute("PRAGMA synchronous=OFF")
        connection.copy(source, destination)


def compact_copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open register into the empty file `target`, without the room that removed rows left."""
    source.execute("PRAGMA query_only=OFF")
    try:
        source.execute("VACUUM INTO ?", (str(target),))
    finally:
        source.execute("PRAGMA query_only=ON")


def put(
    source: Path, out: Path, check: Callable[[Path, int], None], now: datetime, *, newest: int
) -> Path | None:
    """Copy the register at `source` to `out`, which nobody may have open.

    `check(copy, version)` refuses a copy that is not good. An older file at `out` is moved aside together with the
    files SQLite keeps beside it: a journal left there would be played into the new one. Returns where it went, None
    when there was none.
    """
    source, out = Path(os.path.realpath(source)), Path(os.path.realpath(out))
    reading = lock.share(source)
    try:
        header = connection.inspect(source, newest)
        held = lock.acquire(out) if out.parent.is_dir() else None
        aside: Path | None = None
        try:
            with new_file(out, replace=True) as temporary:
                with told(source), closing(connection.connect(source, read_only=True)) as database:
                    copy(database, temporary)
                check(temporary, header.version)
                sync(temporary)
                aside = _move_aside(out, now)
            return aside  # noqa: RET504 - the rename at the end of the block may still fail
        except BaseException:
            if aside is not None and not os.path.lexists(out):
                _move(aside, out)
            raise
        finally:
            if held is not None:
                held.release()
    finally:
        reading.release()


def new_path(target: Path, register: Path) -> Path:
    """`target` resolved, when a copy of `register` may go there. Raises StoreError."""
    with told(target):
        target = Path(os.path.realpath(target))
        if target.is_dir():
            raise StoreError(N_("{path} is a folder: add a file name to it."), path=target)
        if target == register or (target.exists() and target.samefile(register)):
            raise StoreError(
                N_("{path} is the open register itself: choose another name for the copy."), path=target
            )
    return target


def move_neighbours_aside(target: Path, now: datetime) -> None:
    """Move journals that an older file at `target` left: they would be played into the new one."""
    if _neighbours(target):
        _move_aside(target, now)


def _neighbours(path: Path) -> list[Path]:
    found = (connection.neighbour(path, suffix) for suffix in ("-journal", "-wal", "-shm"))
    return [neighbour for neighbour in found if os.path.lexists(neighbour)]


def _move_aside(out: Path, now: datetime) -> Path | None:
    neighbours = _neighbours(out)
    if not os.path.lexists(out) and not neighbours:
        return None
    stamp = now.strftime("%Y%m%d-%H%M%S")
    aside = out.with_name(f"{out.stem}.before-restore-{stamp}{out.suffix}")
    number = 1
    while os.path.lexists(aside):
        number += 1
        aside = out.with_name(f"{out.stem}.before-restore-{stamp}-{number}{out.suffix}")
    _move(out, aside)
    return aside


def _move(path: Path, new: Path) -> None:
    """Rename a register together with what SQLite keeps beside it."""
    neighbours = _neighbours(path)
    if os.path.lexists(path):
        os.rename(path, new)
    for neighbour in neighbours:
        os.rename(neighbour, new.with_name(new.name + neighbour.name[len(path.name) :]))
