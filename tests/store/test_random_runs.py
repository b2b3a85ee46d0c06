"""Random runs over all tables: undo-all gives the first content byte for byte, redo-all the last."""

# ruff: noqa: PT012 - the edit that fails, and what is said of it, belong together

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from register_app.base.i18n import Message
from register_app.store import past
from register_app.store.register import Register
from tests.store.content import SCHEMA, change_at_random, dump, fill, memory_folder

SEEDS = st.integers(0, 2**32 - 1)


class Interrupted(Exception):
    """What a user's act may raise in the middle of an edit."""


class Runs(RuleBasedStateMachine):
    """Edits, merges, failures, undo, redo and reopening; `done` and `undone` hold the content around each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="register-runs-", dir=memory_folder()))
        self.register = Register.create(self.folder / "r.register", title="R", language="da")
        self.done: list[tuple[bytes, bytes]] = []
        self.undone: list[tuple[bytes, bytes]] = []

    @initialize()
    def start(self) -> None:
        self._edit(fill)

    @rule(seed=SEEDS, count=st.integers(1, 8), kind=st.sampled_from(["edit", "import"]))
    def edit(self, seed: int, count: int, kind: str) -> None:
        chance = random.Random(seed)

        def act(rows: sqlite3.Connection) -> None:
            for _ in range(count):
                change_at_random(rows, chance)

        self._edit(act, kind)

    @rule(texts=st.lists(st.sampled_from(["", "a", "ab", "Fortegnelse"]), min_size=1, max_size=4))
    def type_text(self, texts: list[str]) -> None:
        """Keystrokes in one field: one step, or none when the last text is the first again."""
        before = dump(self.register.read())
        self.register.end_merge()
        for text in texts:
            with self.register.edit_rows(Message("Type"), merge=("register", 1, "scope")) as rows:
                rows.execute("UPDATE register SET scope = ?", (text,))
        self.register.end_merge()
        after = dump(self.register.read())
        step = self.register.undo_step()
        if before != after:
            self.done.append((before, after))
            self.undone.clear()
            assert step is not None
            assert step.message == "Type"
        elif self.register.redo_step() is None:
            self.undone.clear()

    @rule(seed=SEEDS)
    def edit_through_the_orm(self, seed: int) -> None:
        from sqlmodel import select

        from register_app.model.activity import Activity
        from register_app.model.catalogue import Term
        from register_app.model.purpose import Purpose

        chance = random.Random(seed)
        before = dump(self.register.read())
        with self.register.edit(Message("ORM")) as session:
            activity = Activity(name=f"A{seed}", department_id=None)
            session.add(activity)
            session.flush()
            assert activity.id is not None
            session.add(Purpose(activity_id=activity.id, title="P"))
            old = session.exec(select(Activity).order_by(Activity.id)).first()  # type: ignore[arg-type]
            assert old is not None
            if chance.random() < 0.5:
                old.notes = "ændret"
            elif old.id != activity.id:
                session.delete(old)
            session.add(Term(kind="system", name=str(uuid4())))
        self.done.append((before, dump(self.register.read())))
        self.undone.clear()

    @rule(seed=SEEDS)
    def fail(self, seed: int) -> None:
        """An exception in the middle leaves everything as it was."""
        before, head = dump(self.register.read()), self.register.head()
        chance = random.Random(seed)
        with pytest.raises(Interrupted), self.register.edit_rows(Message("Fail")) as rows:
            for _ in range(4):
                change_at_random(rows, chance)
            raise Interrupted
        assert dump(self.register.read()) == before
        assert self.register.head() == head

    @rule()
    def undo(self) -> None:
        changes = self.register.undo()
        if not self.done:
            assert changes is None
            return
        assert changes is not None
        before, after = self.done.pop()
        assert dump(self.register.read()) == before
        self.undone.append((before, after))

    @rule()
    def redo(self) -> None:
        changes = self.register.redo()
        if not self.undone:
            assert changes is None
            return
        before, after = self.undone.pop()
        assert dump(self.register.read()) == after
        self.done.append((before, after))

    @rule()
    def reopen(self) -> None:
        before, head = dump(self.register.read()), self.register.head()
        self.register.close()
        self.register = Register.open(self.folder / "r.register")
        assert dump(self.register.read()) == before
        assert self.register.head() == head

    @rule()
    def name_a_version(self) -> None:
        """A version stays when what came before it is undone; here it is taken out of the comparison again."""
        head = self.register.head()
        number = self.register.save_version("V", "approved")
        row = (
            self.register.read().execute("SELECT step, hash FROM version WHERE id = ?", (number,)).fetchone()
        )
        assert tuple(row) == head
        with self.register.edit_rows(Message("Forget"), kind="version") as rows:
            rows.execute("DELETE FROM version WHERE id = ?", (number,))

    @invariant()
    def history_holds_the_content(self) -> None:
        state = past.state_at(self.register.read(), self.register.head()[0])
        for table in SCHEMA.content:
            rows = {
                row["id"]: dict(row)
                for row in self.register.read().execute(f'SELECT * FROM "{table}" ORDER BY id')
            }
            assert state.get(table, {}) == rows

    def teardown(self) -> None:
        try:
            last = dump(self.register.read())
            first = self.done[0][0] if self.done else last
            self.register.redo_step()
            undone = len(self.done)
            while self.register.undo() is not None:
                undone -= 1
            assert undone == 0
            assert dump(self.register.read()) == first
            self.register.close()
            self.register = Register.open(self.folder / "r.register")
            for _ in self.done:
                assert self.register.redo() is not None
            assert dump(self.register.read()) == last
            assert [str(finding) for finding in self.register.verify()] == []
        finally:
            self.register.close()
            shutil.rmtree(self.folder)

    def _edit(self, act: object, kind: str = "edit") -> None:
        before = dump(self.register.read())
        head = self.register.head()
        with self.register.edit_rows(Message("Edit"), kind=kind) as rows:
            act(rows)  # type: ignore[operator]
        after = dump(self.register.read())
        if self.register.head() != head:
            self.done.append((before, after))
            self.undone.clear()
        else:
            assert before == after


TestRuns = Runs.TestCase
DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
TestRuns.settings = settings(
    max_examples=300 if DEEP else 20,
    stateful_step_count=50 if DEEP else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
