"""A file that appears whole or not at all: written beside its target, on the disk, then moved into place."""

from __future__ import annotations

import glob
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from register_app.base.i18n import N_
from register_app.store import connection
from register_app.store.errors import StoreError, told

_OLD = 3600.0  # seconds


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
                _give_name(temporary, target)
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


def _give_name(source: Path, target: Path) -> None:
    """Give the file its name without overwriting another one."""
    try:
        os.link(source, target)
    except FileExistsError as error:
        raise StoreError(N_("There is already a file {path}: choose another name."), path=target) from error
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise StoreError(
                N_("There is already a file {path}: choose another name."), path=target
            ) from None
        os.rename(source, target)
