"""Verify a register by its path, even one that cannot be opened for editing."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from register_app.store import connection, files, lock, migrations
from register_app.store.errors import told
from register_app.store.schema import expected
from register_app.store.verify import Finding, verify


def verify_file(path: Path, steps: migrations.Steps = migrations.STEPS) -> list[Finding]:
    """What in the file at `path` is not as this program left it; an empty list when all is.

    Planted objects and damage are findings here. Raises StoreError for what is no register, or is open elsewhere.
    """
    with told(path):
        path = Path(os.path.realpath(path))
        connection.regular_file(path)
    files.settle(path, steps=steps)
    held = lock.share(path)
    try:
        with told(path):
            header = connection.inspect(path, newest=len(steps))
            with closing(connection.connect(path, read_only=True, immutable=header.write_ahead)) as database:
                return verify(database, expected(steps, header.version), path)
    finally:
        held.release()
