from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from register_app.base.i18n import Message
from register_app.store import past
from register_app.store.errors import StoreError
from register_app.store.register import Register
from tests.store.content import fill


def rename(register: Register, title: str) -> None:
    with register.edit_rows(Message("Rename to {title}", {"title": title})) as rows:
        rows.execute("UPDATE register SET title = ?", (title,))


def test_the_state_of_any_step(register: Register) -> None:
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
    rename(register, "Now")
    with register.edit_rows(Message("Clear")) as rows:
        rows.execute("DELETE FROM activity")
    state = past.state_at(register.read(), 2)
    assert state["register"][1]["title"] == "Fortegnelse"
    assert len(state["purpose"]) == 1
    assert "activity" not in past.state_at(register.read(), 4)
    with register.as_of(3) as then:
        assert then.execute("SELECT title FROM register").fetchone()["title"] == "Now"
        assert then.execute("SELECT count(*) FROM data_use_purpose").fetchone()[0] == 1
        with pytest.raises(sqlite3.OperationalError):
            then.execute("DELETE FROM party")
    then.close()


def test_the_step_of_a_date(path: Path) -> None:
    moments = iter([datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 1, 5, 9)])
    with Register.create(path, title="T", language="da", clock=lambda: next(moments)) as register:
        rename(register, "5")
        rename(register, "9")
        assert register.step_at("2026-02-28") is None
        assert register.step_at("2026-03-01") == 1
        assert register.step_at("2026-03-05") == 2
        assert register.step_at("2026-03-05T11:59") == 1
        assert register.step_at("2026-03-05T12:00") == 2
        assert register.step_at("2026-03-05T12:00:00") == 2
        assert register.step_at("2027-01-01") == 3


def test_a_clock_that_goes_backwards_does_not_reorder(path: Path) -> None:
    moments = iter([datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2026, 2016, 2126, 1970)])
    with Register.create(path, title="T", language="da", clock=lambda: next(moments)) as register:
        rename(register, "A")
        rename(register, "B")
        rename(register, "C")
        assert [step.id for step in register.steps()] == [4, 3, 2, 1]
        step = register.undo_step()
        assert step is not None
        assert step.message == "Rename to C"
        assert register.verify() == []


@pytest.mark.parametrize(
    ("forged", "words"),
    [
        ("UPDATE change SET after = 'no json' WHERE table_name = 'activity'", "damaged"),
        ("UPDATE change SET after = '[1]' WHERE table_name = 'activity'", "damaged"),
        ("UPDATE change SET after = json_object('id', 1) WHERE table_name = 'activity'", "does not fit"),
        (
            "UPDATE change SET table_name = 'x; DROP TABLE activity', after = '{}' WHERE table_name = 'extra'",
            "",
        ),
    ],
)
def test_a_forged_history_gives_a_sentence(filled: Path, forged: str, words: str) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute(forged)
        other.commit()
    with Register.open(filled, read_only=True) as register:
        if not words:
            register.as_of(3).close()
            return
        with pytest.raises(StoreError, match=words):
            register.as_of(3)
        if words == "damaged":
            with pytest.raises(StoreError, match=words):
                register.changes(2)


def test_a_step_number_at_the_end_of_all_numbers(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("UPDATE step SET id = 9223372036854775807 WHERE id = 3")
        other.commit()
    with Register.open(filled) as register:
        assert register.verify()
        with pytest.raises(StoreError, match="damaged"):
            rename(register, "x")
