from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from register_app.store import errors
from register_app.store.errors import Damaged, DiskFull, NotWritable, StoreError


def test_sqlite_says_full() -> None:
    with closing(sqlite3.connect(":memory:")) as small:
        small.execute("CREATE TABLE t (x)")
        small.execute("PRAGMA max_page_count=3")
        with pytest.raises(DiskFull), errors.told(Path("r.register")):
            small.execute("INSERT INTO t VALUES (zeroblob(100000))")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(28, "No space left on device"), DiskFull),
        (OSError(27, "File too large"), DiskFull),
        (PermissionError(13, "Permission denied"), NotWritable),
        (OSError(30, "Read-only file system"), NotWritable),
        (OSError(5, "Input/output error"), errors.DiskFailed),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), Damaged),
        (sqlite3.OperationalError("Could not decode to UTF-8 column 'x'"), Damaged),
    ],
)
def test_each_fault_has_its_sentence(error: Exception, kind: type[StoreError]) -> None:
    with pytest.raises(kind) as told, errors.told(Path("my.register")):
        raise error
    assert "my.register" in str(told.value)


def test_what_is_no_fault_of_the_file_passes() -> None:
    with pytest.raises(KeyError), errors.told(Path("my.register")):
        raise KeyError("x")
