"""Backups that make themselves: before the first edit after opening, and before each import.

The pages are copied at once, while nobody can write; verifying the copy takes longer and goes on in a thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from register_app.base.errors import RegisterError
from register_app.store import backups
from register_app.store.backups import Backup, Draft
from register_app.store.errors import told
from register_app.store.files import Opened


class AutoBackup:
    """The backups of one open register; nobody edits it while he has the `guard`."""

    def __init__(self, opened: Opened, guard: threading.RLock, clock: Callable[[], datetime]) -> None:
        self.problem: RegisterError | None = None
        """Why the last one did not come about; editing goes on all the same."""
        self.times = 1
        """How many times the usual number of backups is kept (1: the newest of 12 days, 10 weeks, 9 months)."""
        self._path = opened.path
        self._database = opened.database
        self._schema = opened.schema
        self._unclean = opened.unclean
        self._guard = guard
        self._clock = clock
        self._asked = False
        self._thread: threading.Thread | None = None

    def skip(self) -> None:
        """From now on none is due: the register is new, only read, or closed."""
        self._asked = True

    def before_edit(self, kind: str) -> None:
        """Called before an edit of that kind begins, while nobody else writes."""
        if kind == "import":
            self.wait()
            self._asked = False
        draft = self._draft("import" if kind == "import" else "open")
        if draft is not None:
            self._thread = threading.Thread(target=self._finish, args=(draft,), name="backup")
            self._thread.start()

    def if_due(self) -> Backup | None:
        """Back up the state the register was opened in, unless it has a backup; in any thread, before editing.

        Editing asks for it by itself when nobody did. Sets `problem` rather than raise.
        """
        with self._guard:
            draft = self._draft("open")
        return None if draft is None else self._finish(draft)

    def _draft(self, reason: str) -> Draft | None:
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

    def _finish(self, draft: Draft) -> Backup | None:
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
