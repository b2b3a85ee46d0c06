"""A register that another program has open: what it last stored, read from the outside.

SQLite lets nobody in beside the one who edits. Between two of its steps the file is whole, though, and while a step is
written there is a journal beside it. So the bytes are read until they are the same twice and no journal was there
before, between and after.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from register_app.base.i18n import N_
from register_app.store import connection, lock
from register_app.store.errors import StoreError, told

_ATTEMPTS = 300
_PAUSE = 0.01
"""Seconds until the next attempt; a step takes a few hundredths of one."""


def glimpse(path: Path) -> sqlite3.Connection:
    """The register at `path` as it was last stored, in memory; the caller closes it.

    For a file that another process has open. Raises StoreError, InUse where this process has it open itself.
    """
    with lock.unopened(path), told(path):
        before: bytes | None = None
        for _attempt in range(_ATTEMPTS):
            after = None if _in_a_step(path) else path.read_bytes()
            if after is not None and after == before and not _in_a_step(path):
                return _opened(after)
            if after is None:
                time.sleep(_PAUSE)
            before = after
    raise StoreError(
        N_("{path} is being written by another program all the time: try again in a moment."), path=path
    )


def _in_a_step(path: Path) -> bool:
    """Whether somebody is writing, or pages of the register stand elsewhere."""
    return (
        connection.is_hot(connection.neighbour(path, "-journal"))
        or connection.neighbour(path, "-wal").exists()
    )


def _opened(content: bytes) -> sqlite3.Connection:
    database = connection.memory()
    try:
        database.deserialize(content)
    except BaseException:
        database.close()
        raise
    return database
