"""Opening a register's file, brought to the newest format where it is of an older one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from register_app.store import files, migrations, upgrade
from register_app.store.errors import InUse


def open_newest(
    path: Path,
    *,
    author: str,
    read_only: bool,
    beside: bool,
    clock: Callable[[], datetime],
    steps: migrations.Steps,
) -> files.Opened:
    """The file at `path` in use, as `Register.open` says. Raises StoreError and leaves every byte as it was."""
    try:
        opened = files.open_file(path, read_only=read_only, clock=clock, steps=steps)
    except InUse:
        if not (read_only and beside):
            raise
        opened = files.open_beside(path, steps)
    try:
        if opened.version < len(steps):
            upgrade.upgrade(
                opened.database,
                opened.path,
                steps,
                opened.version,
                author=author,
                now=clock(),
                backup=not read_only,
            )
    except BaseException:
        opened.close()
        raise
    return opened
