"""A register as a file: make it, open it, copy it, put a backup in its place.

An open register is never read with ordinary file calls: closing such a handle would drop SQLite's locks (POSIX).
Copies are made by SQLite itself.
"""

from __future__ import annotations

import glob
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from register_app.base.i18n import N_
from register_app.store import connection, lock, migrations, schema
from register_app.store.changes import utc_now
from register_app.store.errors import StoreError, damaged, told


_OLD = 3600.0  # seconds


@dataclass(frozen=True)
class Opened:
    """A register's file in use: the resolved path, the connection, the lock and the structure."""

    path: Path
    database: sqlite3.Connection
    lock: lock.Lock
    schema: schema.Schema
    version: int
    unclean: bool


def create(path: Path, steps: migrations.Steps = migrations.STEPS) -> None:
    """Make an empty register at `path`. Raises StoreError when something stands there, or cannot be written."""
    if os.path.lexists(path):
        raise StoreError(N_("There is already a file {path}: choose another name."), path=path)
    with new_file(path, replace=False) as temporary:
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
        return Opened(path, database, held, schema.expected(steps, len(steps)), header.version, unclean)
    except BaseException:
        if database is not None:
            database.close()
        held.release()
        raise


def settle(path: Path, clock: Callable[[], datetime] = utc_now, steps: migrations.Steps = migrations.STEPS) -> None:
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


def quick_check(database: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose structure is broken: asked when it was not closed properly."""
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)


@contextmanager
def new_file(target: Path, *, replace: bool) -> Iterator[Path]:
    """A temporary file in the folder of `target`, moved there when the block ends well, else removed.

    Only the owner may read it. It is on the disk before it takes the name. With `replace` an old file at `target`
    is kept whole until then; without it one that appeared meanwhile is an error.
    """
    temporary = target.with_name(f".{target.name}.{uuid4().hex[:8]}.tmp")
    with told(target):
        _clear_leftovers(target)
        try:
            os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise StoreError(
                N_("There is no folder {folder}: make it first, or choose another one."), folder=target.parent
            ) from error
        try:
            yield temporary
            sync(temporary)
            if replace:
                os.replace(temporary, target)
            else:
                _move(temporary, target)
            sync_folder(target.parent)
        finally:
            for leftover in (temporary, connection.neighbour(temporary, "-journal")):
                with suppress(OSError):
                    leftover.unlink(missing_ok=True)


def _clear_leftovers(target: Path) -> None:
    """Remove what killed programs left half written for `target`; nothing young, which may still be written."""
    with suppress(OSError):
        for leftover in target.parent.glob(f".{glob.escape(target.name)}.????????.tmp*"):
            if time.time() - leftover.stat().st_mtime > _OLD:
                leftover.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the system write the file to the disk. Not for an open register."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the system write the folder's list of names to the disk, where it can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _move(source: Path, target: Path) -> None:
    """Give the file its name without overwriting another one."""
    try:
        os.link(source, target)
    except FileExistsError as error:
        raise StoreError(N_("There is already a file {path}: choose another name."), path=target) from error
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise StoreError(N_("There is already a file {path}: choose another name."), path=target) from None
        os.rename(source, target)


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open register page by page into the file `target`, as SQLite does it."""
    with closing(sqlite3.connect(target, isolation_level=None)) as destination:
        destination.execute("PRAGMA journal_mode=OFF")  # nobody sees the file before it is complete
        destination.execute("PRAGMA synchronous=OFF")
        source.backup(destination)


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
        try:
            with new_file(out, replace=True) as temporary:
                with told(source), closing(connection.connect(source, read_only=True)) as database:
                    copy(database, temporary)
                check(temporary, header.version)
                sync(temporary)
                return _move_aside(out, now)
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
            raise StoreError(N_("{path} is the open register itself: choose another name for the copy."), path=target)
    return target


def move_neighbours_aside(target: Path, now: datetime) -> None:
    """Move journals that an older file at `target` left: they would be played into the new one."""
    neighbours = _neighbours(target)
    if neighbours:
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
    if os.path.lexists(out):
        os.rename(out, aside)
    for path in neighbours:
        os.rename(path, aside.with_name(aside.name + path.name[len(out.name) :]))
    return aside
