"""One transaction, one sealed step: the only way in which a register is written."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.store import chain, history, journal
from register_app.store.changes import Step, label_text, timestamp
from register_app.store.connection import hold
from register_app.store.errors import StoreError, describe, replaced, told
from register_app.store.schema import Schema

if TYPE_CHECKING:  # a library, imported when the first edit needs it: opening and listing stay quick
    from sqlmodel import Session

MergeKey = tuple[object, ...]

_Look = tuple[int, int, int] | None

_LONG = ("import", "undo", "redo")
"""Steps that may last, so that another program could read the file, or take the step back, in the middle of one."""


class EditAbandoned(StoreError):
    """Part of an edit failed and was passed over, so none of it was kept."""


@dataclass(frozen=True)
class Recorded:
    """A step on the disk and the rows it is about; `vanished` when it was merged away to nothing."""

    step: Step
    keys: Mapping[str, frozenset[int]]
    vanished: bool = False


@dataclass
class Edit:
    """The edit under way; `recorded` is set when it ended and changed something."""

    step_id: int
    previous: str = ""
    joins: bool = False
    after: int = 0
    keys: Mapping[str, frozenset[int]] = field(default_factory=dict)
    session: Session | None = None
    failed: bool = False
    recorded: Recorded | None = None


class Recorder:
    """Turns what is done on `database`, the open file at `path`, into steps."""

    def __init__(
        self,
        database: sqlite3.Connection,
        path: Path,
        schema: Schema,
        guard: threading.RLock,
        author: Callable[[], str],
        clock: Callable[[], datetime],
    ) -> None:
        self.current: Edit | None = None
        self._database = database
        self._path = path
        self._schema = schema
        self._guard = guard
        self._author = author
        self._clock = clock
        self._installed = False
        self._merge: tuple[MergeKey, int] | None = None
        self._stacks: history.Stacks | None = None
        self._seen = _look(path)

    def prepare(self) -> None:
        """What must be so before a transaction begins: the same file, and triggers that watch it."""
        if _look(self._path) != self._seen:
            raise replaced(self._path)
        if not self._installed:
            with told(self._path):
                self._database.execute("PRAGMA query_only=OFF")
                journal.install(self._database, self._schema)
                self._installed = True

    @contextmanager
    def step(
        self, label: Message, kind: str, merge: MergeKey | None = None, target: int | None = None
    ) -> Iterator[Edit]:
        """A transaction that ends as one step; inside another one, a part of that."""
        with self._guard:
            outer = self.current
            if outer is not None:
                try:
                    yield outer
                except BaseException:
                    outer.failed = True
                    raise
                return
            self.prepare()
            try:
                edit = self.current = self._begin(label, kind, merge, target)
                yield edit
                edit.recorded = self._finish(edit)
            except BaseException as error:
                self._roll_back()
                # What the caller does with other files inside the edit is not this file's fault.
                sentence = None if isinstance(error, RegisterError | OSError) else describe(error, self._path)
                if sentence is None:
                    raise
                raise sentence from error
            finally:
                self.current = None
            self._merge = None if merge is None else (merge, edit.step_id)

    def end_merge(self) -> None:
        """The next edit is a step of its own."""
        self._merge = None

    def abandon(self) -> None:
        """The ORM rolled its part back, so the whole edit must not be kept."""
        if self.current is not None:
            self.current.failed = True

    def stacks(self) -> history.Stacks:
        """What undo and redo would take; those who only ask do not wait for a step that another thread makes."""
        known = self._stacks
        if known is not None:
            return known
        with self._guard:
            if self._stacks is None:
                with told(self._path):
                    self._stacks = history.stacks(self._database)
            return self._stacks

    def _begin(self, label: Message, kind: str, merge: MergeKey | None, target: int | None) -> Edit:
        database = self._database
        database.execute("PRAGMA query_only=OFF")
        if kind in _LONG:
            hold(database)
        database.execute("BEGIN IMMEDIATE")
        last, seal = history.head(database)
        if merge is not None and self._merge == (merge, last):
            edit = Edit(
                last, joins=True, after=journal.last_change(database), keys=chain.keys(database, last)
            )
        else:
            edit = Edit(last + 1, previous=seal)
            msgid, params = label_text(label)
            database.execute(
                "INSERT INTO step (id, at, author, label, params, kind, target) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (edit.step_id, timestamp(self._clock()), self._author(), msgid, params, kind, target),
            )
        journal.start(database, edit.step_id)
        return edit

    def _finish(self, edit: Edit) -> Recorded | None:
        """Seal and commit; nothing is kept, and None returned, when no row was changed."""
        database = self._database
        if edit.failed:
            raise EditAbandoned(N_("Part of the change failed, so none of it was kept: try again."))
        if edit.joins:
            if journal.last_change(database) == edit.after:
                self._roll_back()
                return None
            journal.fold(database, edit.step_id)
            edit.previous = history.seal_of(database, edit.step_id - 1)
        sealed = chain.seal(database, edit.step_id, edit.previous)
        if not sealed.count and not edit.joins:
            self._roll_back()
            return None
        done = history.step(database, edit.step_id)
        if done is None:
            raise EditAbandoned(N_("Part of the change failed, so none of it was kept: try again."))
        vanished = not sealed.count
        if vanished:
            # The last keystroke brought the field back to what it was: there is nothing to undo.
            database.execute("DELETE FROM step WHERE id = ?", (edit.step_id,))
        # Its size may have grown already: a large step is written while it lasts.
        if not _same_file(_look(self._path), self._seen):
            raise replaced(self._path)
        database.execute("COMMIT")
        self._seen = _look(self._path)
        database.execute("PRAGMA query_only=ON")
        if vanished:
            self._stacks = None
        elif self._stacks is not None:
            self._stacks.add(done.id, done.kind, done.target)
        return Recorded(done, edit.keys if vanished else sealed.keys, vanished)

    def _roll_back(self) -> None:
        self._merge = None
        # When the disk fails here too, SQLite takes the rest back before it reads again.
        with suppress(sqlite3.Error):
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
        with suppress(sqlite3.Error):
            self._database.execute("PRAGMA query_only=ON")


def _look(path: Path) -> _Look:
    """Which file stands at `path`, and its size: asked without opening it. None when there is none."""
    try:
        look = os.stat(path)
    except OSError:
        return None
    return look.st_dev, look.st_ino, look.st_size


def _same_file(now: _Look, seen: _Look) -> bool:
    return now is not None and seen is not None and now[:2] == seen[:2]
