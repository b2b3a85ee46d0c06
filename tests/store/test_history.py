from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.store.errors import StoreError
from register_app.store.history import HistoryMismatch, Stacks
from register_app.store.register import Register
from tests.store.content import dump


def test_what_undo_and_redo_take() -> None:
    stacks = Stacks([(1, "create", None), (2, "edit", None), (3, "import", None), (4, "version", None)])
    assert (stacks.to_undo, stacks.to_redo) == (3, None)
    stacks.add(5, "undo", 3)
    assert (stacks.to_undo, stacks.to_redo) == (2, 3)
    stacks.add(6, "version", None)
    stacks.add(7, "redo", 3)
    assert (stacks.to_undo, stacks.to_redo) == (3, None)
    stacks.add(8, "undo", 3)
    stacks.add(9, "edit", None)
    assert (stacks.to_undo, stacks.to_redo) == (9, None)
    stacks.add(9, "edit", None)  # a merged step is told again
    stacks.add(10, "undo", 9)
    assert (stacks.to_undo, stacks.to_redo) == (2, 9)
    stacks.add(11, "migration", None)
    assert (stacks.to_undo, stacks.to_redo) == (None, None)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9),
            st.sampled_from(["create", "edit", "undo", "redo", "version", "migration", "nonsense"]),
            st.none() | st.integers(0, 9),
        )
    )
)
def test_any_history_gives_some_stacks(steps: list[tuple[int, str, int | None]]) -> None:
    stacks = Stacks(steps)
    assert stacks.to_undo is None or stacks.to_undo in {number for number, _kind, _target in steps}


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE change SET table_name = 'step' WHERE step_id = 3",
        "UPDATE change SET table_name = 'activity\" SET name = 1; --' WHERE step_id = 3",
        "UPDATE change SET before = json_object('id', 1, 'no such column', 2) WHERE step_id = 3",
        "UPDATE change SET before = json_object('id', 1, 'name', json_array(1)) WHERE step_id = 3",
        "UPDATE change SET before = 'no json' WHERE step_id = 3",
        "UPDATE change SET before = '[]' WHERE step_id = 3",
        "UPDATE change SET row_id = 77 WHERE step_id = 3",
    ],
)
def test_a_forged_history_is_not_followed(filled: Path, forged: str) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute(forged)
        other.commit()
    with Register.open(filled) as register:
        before, head = dump(register.read()), register.head()
        with pytest.raises(HistoryMismatch, match="verify"):
            register.undo()
        assert (dump(register.read()), register.head()) == (before, head)


def test_what_undo_would_restore_but_cannot(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("DELETE FROM activity")
        other.commit()
    with Register.open(filled) as register:
        with pytest.raises(StoreError, match="verify"):
            register.undo()
        assert register.head()[0] == 3
