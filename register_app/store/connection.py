"""The one place where a register's file is connected to, after its first bytes were looked at."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from register_app.base.i18n import N_
from register_app.store.errors import Damaged, NotWritable, StoreError, told

APPLICATION_ID = 0x52454731
"""“REG1”, in the header of every register."""

_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 100
_PORTION, _TURN = 512, 0.0005
"""Pages copied at a time, and seconds between two portions."""

_PRAGMAS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "foreign_keys=ON",
    # Rows that INSERT OR REPLACE pushes out must reach the journal too.
    "recursive_triggers=ON",
    "secure_delete=ON",
    "synchronous=EXTRA",
    "cache_size=-16384",
)


class NotARegister(StoreError):
    """The file is something else."""


class NewerRegister(StoreError):
    """A newer program wrote the file."""


@dataclass(frozen=True)
class Header:
    """What the first bytes of a register tell before SQLite touches the file."""

    version: int
    write_ahead: bool
    hot_journal: bool


def inspect(path: Path, newest: int) -> Header:
    """Look at the file at `path` without changing a byte of it or of its neighbours.

    Must not be called for a file that this process has open: closing it again would drop SQLite's locks.
    Raises NotARegister, NewerRegister, Damaged or StoreError.
    """
    with told(path):
        look = regular_file(path)
        if look.st_size == 0:
            raise NotARegister(
                N_("{path} is empty, not a register: choose another file, or make a new register."), path=path
            )
        try:
            with path.open("rb") as stream:
                head = stream.read(_HEADER)
        except PermissionError as error:
            raise StoreError(N_("You may not read {path}: ask its owner for access."), path=path) from error
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        raise NotARegister(
            N_("{path} is not a register of this program: choose a file that ends in .register."), path=path
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotARegister(
            N_("{path} is a database of another program, not a register: nothing in it was changed."),
            path=path,
        )
    version = int.from_bytes(head[60:64], "big", signed=True)
    if version > newest:
        raise NewerRegister(
            N_(
                "{path} was written by a newer version of this program (format {version}, this one knows {newest}): "
                "update the program; the file was not changed."
            ),
            path=path,
            version=version,
            newest=newest,
        )
    if version < 1:
        raise Damaged(
            N_("{path} says that it has format {version}, which never existed: restore its latest backup."),
            path=path,
            version=version,
        )
    write_ahead = head[18] == 2 or head[19] == 2
    if not write_ahead and neighbour(path, "-wal").exists():
        # SQLite would play it into this file although it belongs to another one.
        raise StoreError(
            N_(
                "Beside {path} lies {stray}, which belongs to another database and would destroy this one: "
                "move {stray} to another folder and try again."
            ),
            path=path,
            stray=neighbour(path, "-wal").name,
        )
    return Header(version, write_ahead, is_hot(neighbour(path, "-journal")))


def neighbour(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside `path`: `-journal`, `-wal` or `-shm`."""
    return path.with_name(path.name + suffix)


def connect(
    path: Path, *, read_only: bool = False, exclusive: bool = False, immutable: bool = False
) -> sqlite3.Connection:
    """A connection with the settings every register is used with.

    Transactions are begun and ended by explicit statements only. With `exclusive` no other program can read or
    write the file until the connection is closed. `immutable` is for a file left with a write-ahead log that is on
    a protected disk and has no log any more: SQLite could not open it otherwise.
    """
    mode = "ro" if read_only else "rw"
    if immutable:
        if neighbour(path, "-wal").exists():
            raise _left_open(path, "wal")
        mode = "ro&immutable=1"
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={mode}", uri=True, isolation_level=None, timeout=0.2, check_same_thread=False
    )
    try:
        _set_up(connection)
        connection.execute(f"PRAGMA locking_mode={'EXCLUSIVE' if exclusive else 'NORMAL'}")
        if exclusive:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def hold(connection: sqlite3.Connection) -> None:
    """Take the lock of an exclusive connection anew.

    SQLite believes that it has it; but POSIX takes it from the whole process as soon as anything in it (a file dialog of
    the system that looks for the kind of a file) has opened the file and closed it again.
    """
    connection.execute("PRAGMA locking_mode=NORMAL")
    connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # the lock is let go after the next reading
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def memory() -> sqlite3.Connection:
    """An empty register in memory, for copies that somebody else reads."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _set_up(connection)
    return connection


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all pages; between two portions those who read `source` in another thread have their turn."""
    source.backup(target, pages=_PORTION, progress=lambda *_: time.sleep(_TURN))


def refuse_read_only(path: Path) -> None:
    """SQLite opens a write-protected file without a word, and fails at the first edit. Raises NotWritable."""
    if not os.access(path, os.W_OK):
        raise NotWritable(
            N_("{path} is write-protected: open it read-only, or work on a copy in a folder of your own."),
            path=path,
        )


def leave_write_ahead(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a file that another program switched to a write-ahead log back into one self-contained file."""
    mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if mode != "delete":
        raise _left_open(path, mode)


def _left_open(path: Path, mode: str) -> NotWritable:
    return NotWritable(
        N_(
            "Another program left {path} in a form that needs two more files ({mode}), and it cannot be changed "
            "back here: copy it with its neighbours to a folder of your own and open it there."
        ),
        path=path,
        mode=mode,
    )


def _set_up(connection: sqlite3.Connection) -> None:
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    connection.row_factory = sqlite3.Row
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024)
    connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 16)
    # One is what VACUUM INTO needs; none would forbid it.
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def regular_file(path: Path) -> os.stat_result:
    """Ask the system what stands at `path`, without opening it. Raises StoreError when it cannot be a register."""
    try:
        look = os.stat(path)
    except FileNotFoundError as error:
        raise StoreError(
            N_("There is no register {path}: check the name, or make a new one."), path=path
        ) from error
    except NotADirectoryError as error:
        raise StoreError(
            N_("There is no register {path}: check the name, or make a new one."), path=path
        ) from error
    except PermissionError as error:
        raise StoreError(N_("You may not read {path}: ask its owner for access."), path=path) from error
    if stat.S_ISDIR(look.st_mode):
        raise NotARegister(N_("{path} is a folder, not a register: choose a file in it."), path=path)
    if not stat.S_ISREG(look.st_mode):
        raise NotARegister(
            N_("{path} is not an ordinary file, so it cannot be a register: choose another one."), path=path
        )
    return look


def is_hot(journal: Path) -> bool:
    """Whether the rollback journal holds something that SQLite would put back."""
    try:
        with journal.open("rb") as stream:
            return stream.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False


def _uri(path: Path) -> str:
    text = str(path)
    if text.startswith("\\\\"):  # a Windows share: SQLite takes no host in front of the path
        return "file:" + quote("////" + text.lstrip("\\").replace("\\", "/"))
    return path.absolute().as_uri()
