"""One open register: read it, edit it in steps, undo them, hear of changes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from register_app.base.i18n import N_, Message
from register_app.base.signals import Signal
from register_app.base.watching import Watch, unwatched
from register_app.store import (
    backups,
    connection,
    files,
    history,
    journal,
    lock,
    migrations,
    opening,
    past,
    verify,
)
from register_app.store.atomic import new_file
from register_app.store.autobackup import AutoBackup
from register_app.store.changes import Change, ChangeSet, Step, timestamp, utc_now
from register_app.store.errors import NotWritable, StoreError, told
from register_app.store.recorder import Edit, MergeKey, Recorder
from register_app.store.steprows import StepRows
from register_app.store.verify import Finding

if TYPE_CHECKING:  # a library, imported when the first edit needs it: opening and listing stay quick
    from sqlmodel import Session

    from register_app.store.orm import Sessions


class Register:
    """An open register. Use `Register.open` or `Register.create`, then `close` it or leave its `with` block.

    One thread edits at a time; others wait. `changed` is emitted once per step, in the thread that made it.
    """

    def __init__(
        self, opened: files.Opened, *, author: str, read_only: bool, clock: Callable[[], datetime]
    ) -> None:
        self.path: Path = opened.path
        self.read_only = read_only
        self.author = author
        self.unclean = opened.unclean
        """The file was not closed properly the last time: verify it when there is time."""
        self.changed: Signal[ChangeSet] = Signal()
        self._database = opened.database
        self._lock = opened.lock
        self._schema = opened.schema
        self._format = opened.steps
        self._clock = clock
        self._guard = threading.RLock()
        self._closed = False
        self._sessions: Sessions | None = None
        self.backups = AutoBackup(opened, self._guard, clock)
        if read_only:
            self.backups.skip()
        self._recorder = Recorder(
            opened.database, opened.path, opened.schema, self._guard, lambda: self.author, clock
        )

    # Opening and closing

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        title: str,
        language: str,
        author: str = "",
        clock: Callable[[], datetime] = utc_now,
        steps: migrations.Steps = migrations.STEPS,
    ) -> Register:
        """Make a new register at `path`, which must not exist yet, and open it. Raises StoreError."""
        files.create(path, steps)
        try:
            register = cls.open(path, author=author, clock=clock, steps=steps)
            try:
                with register.edit_rows(Message(N_("New register")), kind="create") as rows:
                    rows.execute(
                        "INSERT INTO register (id, uuid, title, language) VALUES (1, ?, ?, ?)",
                        (str(uuid4()), title, language),
                    )
            except BaseException:
                register.close()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return register

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        author: str = "",
        read_only: bool = False,
        beside: bool = False,
        clock: Callable[[], datetime] = utc_now,
        steps: migrations.Steps = migrations.STEPS,
    ) -> Register:
        """Open the register at `path`.

        To write, no other program may have it open, and none can open it until it is closed. A file of an older
        format is brought to the newest one after a verified backup; to read only, a copy in memory is. To read only
        `beside` somebody who has it open shows what was stored last.
        Raises StoreError and leaves every byte as it was.
        """
        opened = opening.open_newest(
            path, author=author, read_only=read_only, beside=beside, clock=clock, steps=steps
        )
        try:
            return cls(opened, author=author, read_only=read_only, clock=clock)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close the file and give it free, after a backup under way is done; a second call does nothing."""
        self.backups.wait()
        with self._guard:
            if self._closed:
                return
            self._closed = True
            self.backups.skip()
            try:
                self._database.close()
                if not self.read_only:
                    files.clear_journal(self.path)
            finally:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # Reading

    def read(self) -> sqlite3.Connection:
        """The connection, for SELECT only; rows are `sqlite3.Row`. Outside an edit it refuses to write."""
        return self._database

    @property
    def editing(self) -> bool:
        """Whether a step is being made, in whichever thread: what is read meanwhile may never have been."""
        return self._recorder.current is not None

    def snapshot(self) -> sqlite3.Connection:
        """A copy in memory, for work in another thread; the caller closes it."""
        copy = connection.memory()
        with self._copying():
            connection.copy(self._database, copy)
        return copy

    def frozen(self) -> Register:
        """The register as it is now, in memory and to read only, for long work in any thread; the caller closes it."""
        held = files.Opened(
            self.path,
            self.snapshot(),
            lock.nobodys(self.path),
            self._schema,
            self._format,
            len(self._format),
            unclean=False,
        )
        return Register(held, author=self.author, read_only=True, clock=self._clock)

    def as_of(self, step_id: int) -> sqlite3.Connection:
        """A register in memory with the content as it was after step `step_id`; the caller closes it."""
        with told(self.path):
            try:
                return past.as_of(self._database, self._schema, self._format, step_id)
            except sqlite3.IntegrityError as error:
                raise history.mismatch(self.path) from error

    def head(self) -> tuple[int, str]:
        """Number and seal of the last step."""
        with told(self.path):
            return history.head(self._database)

    def steps(self, limit: int | None = None, before: int | None = None) -> list[Step]:
        """The newest steps first; `before` is the number of the step behind which to go on."""
        with told(self.path):
            return history.steps(self._database, limit, before)

    def step_at(self, moment: str) -> int | None:
        """The last step until the end of `moment`, a day, minute or second (ISO 8601, UTC); None before the first."""
        with told(self.path):
            return past.step_at(self._database, moment)

    def changes(self, step_id: int, most: int = -1) -> list[Change]:
        """The changes of a step, in order; at most so many."""
        with told(self.path):
            return list(journal.changes(self._database, step_id, most=most))

    def verify(self) -> list[Finding]:
        """Compare the file with its history: an empty list, or what is not as it was left. May run in any thread."""
        with closing(self.snapshot()) as copy:
            return verify.verify(copy, self._schema, self.path)

    # Editing

    @contextmanager
    def edit(
        self,
        label: Message,
        *,
        merge: MergeKey | None = None,
        kind: str = "edit",
        initiator: object | None = None,
    ) -> Iterator[Session]:
        """Change the register through the ORM: one transaction, one step of the history.

        Inside another edit it joins that one. An exception takes everything back; without a change there is no
        step. With the `merge` key of the step before, in this session and with nothing in between, it joins that
        step (keystrokes in one field). `initiator` is passed on to those who hear of the change.
        """
        sessions = self._orm()
        with self._step(label, kind, merge=merge, initiator=initiator) as edit:
            if edit.session is not None:
                yield edit.session
                edit.session.flush()
                return
            session = edit.session = sessions.new()
            try:
                yield session
                session.commit()
            except BaseException:
                edit.failed = True
                raise
            finally:
                edit.session = None
                session.close()

    @contextmanager
    def edit_rows(
        self,
        label: Message,
        *,
        merge: MergeKey | None = None,
        kind: str = "edit",
        initiator: object | None = None,
    ) -> Iterator[sqlite3.Connection]:
        """As `edit`, with plain SQL: for bulk work such as an import (`kind="import"`)."""
        with self._step(label, kind, merge=merge, initiator=initiator) as edit:
            if edit.session is not None:
                edit.session.flush()
            yield self._database
            if edit.session is not None:
                edit.session.expire_all()

    def end_merge(self) -> None:
        """The field was left: the next edit is a step of its own."""
        self._recorder.end_merge()

    def undo_step(self) -> Step | None:
        """The step that `undo` would take back."""
        target = self._recorder.stacks().to_undo
        return None if target is None else history.step(self._database, target)

    def redo_step(self) -> Step | None:
        """The step that `redo` would do again."""
        target = self._recorder.stacks().to_redo
        return None if target is None else history.step(self._database, target)

    def undo_steps(self, limit: int) -> list[Step]:
        """The steps that `undo` would take back one after the other, at most `limit`."""
        return self._these(self._recorder.stacks().done[: -limit - 1 : -1])

    def redo_steps(self, limit: int) -> list[Step]:
        """The steps that `redo` would do again one after the other, at most `limit`."""
        return self._these(self._recorder.stacks().undone[: -limit - 1 : -1])

    def _these(self, numbers: tuple[int, ...]) -> list[Step]:
        found = (history.step(self._database, number) for number in numbers)
        return [step for step in found if step is not None]

    def size(self, step: Step, most: int = 2**31) -> int:
        """How many rows a step changed, counted to `most` and no further: that many are to be undone."""
        with told(self.path):
            return history.size(self._database, step.id, most)

    def undo(self, initiator: object | None = None, watch: Watch = unwatched) -> ChangeSet | None:
        """Take the last step back, as a new step; None when there is nothing to take back.

        `watch` is told how many changes are done; where it raises, all of them are made again.
        """
        target = self.undo_step()
        if target is None:
            return None
        label = Message(N_("Undo: {step}"), {"step": target.label})
        return self._replay(target, label, "undo", initiator, watch)

    def redo(self, initiator: object | None = None, watch: Watch = unwatched) -> ChangeSet | None:
        """Do the step last undone again, as a new step; None when there is none. `watch`: as `undo`."""
        target = self.redo_step()
        if target is None:
            return None
        label = Message(N_("Redo: {step}"), {"step": target.label})
        return self._replay(target, label, "redo", initiator, watch)

    def save_version(self, name: str, kind: str = "saved", note: str = "") -> int:
        """Give the state as it is now a name; `kind` is approved, handed_over or saved. The id of the version."""
        with self._guard:
            step, seal = self.head()
            with self._step(Message(N_("Version “{name}”"), {"name": name}), "version"):
                cursor = self._database.execute(
                    "INSERT INTO version (uuid, name, kind, at, note, step, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (str(uuid4()), name, kind, timestamp(self._clock()), note, step, seal),
                )
                return int(cursor.lastrowid or 0)

    # Copies

    def backup(self, out: Path | None = None) -> Path:
        """A verified copy: at `out`, which must not exist yet, or among the backups beside the register.

        May run in any thread: editing waits only while the pages are copied. Raises StoreError.
        """
        if out is None:
            with self._copying():
                draft = backups.draft(
                    self.path, self._database, self._schema, "manual", self._clock(), self.backups.times
                )
            return draft.finish().path
        out = files.new_path(out, self.path)
        with new_file(out, replace=False) as temporary:
            with self._copying(), told(out):
                files.copy(self._database, temporary)
            backups.check(temporary, self._schema, self.path)
            files.move_neighbours_aside(out, self._clock())
        return out

    def save_as(self, target: Path) -> None:
        """Write a compact copy to `target`, replacing a file there once the copy is complete and sound.

        This register stays open where it is. Raises StoreError; then `target` is as it was.
        """
        target = files.new_path(target, self.path)
        held = lock.acquire(target) if target.parent.is_dir() else None
        try:
            with new_file(target, replace=True) as temporary:
                with self._copying(), told(target):
                    files.compact_copy(self._database, temporary)
                backups.check(temporary, self._schema, self.path)
                files.move_neighbours_aside(target, self._clock())
        finally:
            if held is not None:
                held.release()

    # Inside

    def _replay(
        self, target: Step, label: Message, kind: str, initiator: object | None, watch: Watch
    ) -> ChangeSet | None:
        with self._step(label, kind, target=target.id, initiator=initiator) as edit:
            self._database.execute("PRAGMA defer_foreign_keys=ON")
            history.replay(
                self._database,
                target.id,
                self._schema.content,
                backwards=kind == "undo",
                path=self.path,
                watch=watch,
            )
        return self._change_set(edit, initiator)

    @contextmanager
    def _step(
        self,
        label: Message,
        kind: str,
        *,
        merge: MergeKey | None = None,
        target: int | None = None,
        initiator: object | None = None,
    ) -> Iterator[Edit]:
        """A step that is told to those who listen when it is on the disk."""
        with self._guard:
            outer = self._recorder.current is not None
            if not outer:
                self._refuse_writing()
                if kind == "create":
                    self.backups.skip()
                self.backups.before_edit(kind)
            with self._recorder.step(label, kind, merge, target) as edit:
                yield edit
            changes = None if outer else self._change_set(edit, initiator)
        if changes is not None:  # told without holding up other threads
            self.changed.emit(changes)

    @contextmanager
    def _copying(self) -> Iterator[None]:
        """Nobody writes meanwhile. In the middle of an edit there is nothing whole to copy."""
        with self._guard, told(self.path):
            if self._closed:
                raise StoreError(N_("The register {path} is closed: open it again."), path=self.path)
            if self._recorder.current is not None:
                raise StoreError(N_("{path} cannot be copied in the middle of a change."), path=self.path)
            yield

    def _change_set(self, edit: Edit, initiator: object | None) -> ChangeSet | None:
        done = edit.recorded
        if done is None:
            return None
        rows = StepRows(self._database, self.path, done.step.id, lambda: done.vanished)
        return ChangeSet(done.step, done.keys, rows, initiator)

    def _refuse_writing(self) -> None:
        if self._closed:
            raise StoreError(N_("The register {path} is closed: open it again."), path=self.path)
        if self.read_only:
            raise NotWritable(
                N_("{path} was opened to read only: open it for editing first."), path=self.path
            )

    def _orm(self) -> Sessions:
        with self._guard:
            if self._recorder.current is None:
                self._refuse_writing()
            if self._sessions is None:
                from register_app.store.orm import Sessions

                self._sessions = Sessions(self._database, self._recorder.abandon)
            return self._sessions
