"""Backups that make themselves: before the first edit after opening, and before each import.

The pages are copied at once, while nobody can write; verifying the copy takes longer and goes on in a thread.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.store import backups
from register_app.store.backups import Backup, Draft
from register_app.store.errors import told
from register_app.store.schema import Schema


class AutoBackup:
    """The backups of one open register. `problem`: why the last one did not come about; editing goes on all the same."""

    def __init__(
        self,
        path: Path,
        database: sqlite3.Connection,
        schema: Schema,
        clock: Callable[[], datetime],
        *,
        unclean: bool,
    ) -> None:
        self.problem: RegisterError | None = None
        self.times = 1
        """How many times the usual number of backups is kept."""
        self._path = path
        self._database = database
        self._schema = schema
        self._clock = clock
        self._unclean = unclean
        self._asked = False
        self._thread: threading.Thread | None = None

    def skip(self) -> None:
        """The register is new: there is nothing yet to lose."""
        self._asked = True

    def before_edit(self, kind: str) -> None:
        """Called before an edit of that kind begins, while nobody else writes."""
        if kind == "import":
            self.wait()
            self._asked = False
        draft = self.draft("import" if kind == "import" else "open")
        if draft is not None:
            self._thread = threading.Thread(target=self.finish, args=(draft,), name="backup")
            self._thread.start()

    def draft(self, reason: str) -> Draft | None:
        """A copy, if one is due and was not asked for since opening."""
        if self._asked:
            return None
        self._asked = True
        try:
            with told(self._path):
                if self._unclean:
                    backups.clear_leftovers(self._path)
                if backups.due(self._path, self._database):
                    return backups.draft(
                        self._path, self._database, self._schema, reason, self._clock(), self.times
                    )
        except RegisterError as problem:
            self.problem = problem
        return None

    def finish(self, draft: Draft) -> Backup | None:
        """Make a backup of the copy, or note why not."""
        try:
            backup = draft.finish()
        except RegisterError as problem:
            self.problem = problem
            return None
        self.problem = None
        return backup

    def wait(self) -> None:
        """Until a backup under way is done."""
        thread, self._thread = self._thread, None
        if thread is not None and thread is not threading.current_thread():
            thread.join()
