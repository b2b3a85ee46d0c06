"""What SQLite and the system say when a file cannot be used, told in a sentence."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.store.changes import BrokenRow


class StoreError(RegisterError):
    """The register's file could not be read or written."""


class DiskFull(StoreError):
    """No room for the change; the register is as it was before."""


class DiskFailed(StoreError):
    """The system could not read or write the file."""


class NotWritable(StoreError):
    """The file, its folder or its disk is write-protected."""


class InUse(StoreError):
    """Another program, or this one, has the register open."""


class Damaged(StoreError):
    """The file is not sound."""


class Conflicting(StoreError):
    """The change breaks a rule of the register, such as two entries of one name."""


def describe(error: BaseException, path: Path) -> StoreError | None:
    """The sentence for `error`, met while using the register at `path`; None for what is no fault of the file.

    Understands sqlite3's errors, those that SQLAlchemy wraps them in, the system's, and text that cannot be decoded.
    """
    wrapped = getattr(error, "orig", None)
    if isinstance(wrapped, sqlite3.Error):
        error = wrapped
    if isinstance(error, UnicodeDecodeError | BrokenRow | OverflowError):
        return damaged(path)
    if isinstance(error, UnicodeEncodeError):
        return Conflicting(
            N_("The text has a character that cannot be stored, so nothing was changed: remove it.")
        )
    if isinstance(error, OSError):
        return _system(error, path)
    if isinstance(error, sqlite3.Error):
        return _sqlite(error, path)
    return None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong with the file at `path` into a sentence for the user."""
    try:
        yield
    except RegisterError:
        raise
    except Exception as error:
        sentence = describe(error, path)
        if sentence is None:
            raise
        raise sentence from error


def damaged(path: Path) -> Damaged:
    """The sentence for a file that is not sound."""
    return Damaged(
        N_("The register {path} is damaged: run “register-app verify” on it, or restore its latest backup."),
        path=path,
    )


def _full(path: Path) -> DiskFull:
    return DiskFull(
        N_("The disk with {path} is full, so nothing was changed: free some space and try again."), path=path
    )


def _not_writable(path: Path) -> NotWritable:
    return NotWritable(
        N_(
            "{path} cannot be written: remove the write protection, or work on a copy in a folder of your own."
        ),
        path=path,
    )


def _system(error: OSError, path: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _not_writable(path)
    reason = error.strerror or type(error).__name__
    return DiskFailed(
        N_(
            "{path} could not be read or written ({reason}): check the disk and the connection to it, then try again."
        ),
        path=path,
        reason=reason,
    )


def _sqlite(error: sqlite3.Error, path: Path) -> StoreError | None:
    name = getattr(error, "sqlite_errorname", None) or ""
    text = str(error)
    if name == "SQLITE_FULL":
        return _full(path)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")) or "decode to UTF-8" in text:
        return damaged(path)
    if name == "SQLITE_READONLY_ROLLBACK":
        return NotWritable(
            N_(
                "{path} was not closed properly and must be repaired, but it cannot be written here: "
                "copy it together with {journal} to a folder of your own and open it there."
            ),
            path=path,
            journal=f"{path.name}-journal",
        )
    if name == "SQLITE_READONLY_DBMOVED":
        return replaced(path)
    if name.startswith("SQLITE_READONLY"):
        return _not_writable(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse(
            N_("The register {path} is in use by another program: close it there and try again."), path=path
        )
    if name in ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE"):
        # A limit on the size of files shows as a failed write, not as a full disk.
        return DiskFull(
            N_(
                "{path} could not be written, so nothing was changed: the disk is full or failing; make room or "
                "save a copy elsewhere."
            ),
            path=path,
        )
    if name.startswith("SQLITE_IOERR"):
        return DiskFailed(
            N_(
                "{path} could not be read or written ({reason}): "
                "check the disk and the connection to it, then try again."
            ),
            path=path,
            reason=name.removeprefix("SQLITE_"),
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return StoreError(
            N_("{path} could not be opened: check that you may read it and write in its folder."), path=path
        )
    if name in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"):
        return Conflicting(
            N_("There is already an entry of that name, so nothing was changed: choose another name.")
        )
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY" or "FOREIGN KEY constraint failed" in text:
        return Conflicting(
            N_(
                "The entry is still used elsewhere in the register, so nothing was changed: remove those uses first."
            )
        )
    if name == "SQLITE_TOOBIG" or "too big" in text:
        return Conflicting(N_("The text is too long to be stored, so nothing was changed: shorten it."))
    return None


def replaced(path: Path) -> StoreError:
    """The sentence for a file that was moved, deleted or replaced while it was open."""
    return StoreError(
        N_(
            "{path} was moved, deleted or replaced by another program while it was open, so nothing was written to it: "
            "save a copy under another name, then compare the two."
        ),
        path=path,
    )
