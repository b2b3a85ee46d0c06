from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.base import i18n
from register_app.base.i18n import Message
from register_app.store.register import Register
from register_app.store.verify import Finding
from tests.store.content import SCHEMA, TABLES, insert


def tamper(path: Path, *statements: str) -> None:
    """What any other program may do to the file."""
    with closing(sqlite3.connect(path)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()


def findings(path: Path) -> list[Finding]:
    with Register.open(path, read_only=True) as register:
        return register.verify()


def named(path: Path, table: str, row_id: int) -> list[Finding]:
    """The findings about that row, each of which must say so."""
    found = [finding for finding in findings(path) if (finding.table, finding.row_id) == (table, row_id)]
    for finding in found:
        assert str(row_id) in str(finding)
        assert "{" not in str(finding)
    return found


def text_column(table: str) -> str:
    return next(name for name in reversed(SCHEMA.tables[table]) if not name.endswith("id") and name not in
                ("position", "step", "next_number", "hash", "label"))  # fmt: skip


def test_what_was_not_touched_is_clean(filled: Path) -> None:
    assert findings(filled) == []


@pytest.mark.parametrize("table", [table for table in TABLES if table != "data_use_purpose"])
def test_an_updated_row_is_named(filled: Path, table: str) -> None:
    column = "position" if table in ("activity_term", "data_use_subject") else text_column(table)
    value = "99" if column == "position" else "'changed'"
    tamper(filled, f'UPDATE "{table}" SET "{column}" = {value} WHERE id = 1')
    (finding,) = named(filled, table, 1)
    assert table in str(finding)
    assert column in str(finding)
    assert finding.step == {"activity": 3, "register": 1}.get(table, 2)


def test_an_updated_link_is_named(filled: Path) -> None:
    tamper(
        filled,
        "INSERT INTO purpose (id, activity_id) VALUES (2, 1)",
        "UPDATE data_use_purpose SET purpose_id = 2 WHERE id = 1",
    )
    assert named(filled, "data_use_purpose", 1)
    assert named(filled, "purpose", 2)


@pytest.mark.parametrize("table", TABLES)
def test_a_removed_row_is_named(filled: Path, table: str) -> None:
    tamper(filled, f'DELETE FROM "{table}" WHERE id = 1')
    assert any("removed outside" in str(finding) for finding in named(filled, table, 1))


@pytest.mark.parametrize("table", [table for table in TABLES if table != "register"])
def test_an_added_row_is_named(filled: Path, table: str) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("INSERT INTO activity (id, uuid) VALUES (7, 'seven')")
        other.execute("INSERT INTO term (id, uuid, kind, name) VALUES (7, 'seven', 'system', 'seven')")
        other.execute("INSERT INTO purpose (id, activity_id) VALUES (7, 7)")
        values: dict[str, object] = {
            column: f"new {table}"
            for column in SCHEMA.content[table]
            if column in ("uuid", "name", "kind", "heading")
        }
        links = {"activity_id": 7, "term_id": 7, "purpose_id": 7}
        values |= {column: number for column, number in links.items() if column in SCHEMA.content[table]}
        number = 7 if table in ("activity", "term", "purpose") else insert(other, table, **values)
        other.commit()
    (finding,) = named(filled, table, number)
    assert "added outside" in str(finding)
    assert finding.step is None


def test_a_row_put_back_is_named(filled: Path) -> None:
    with Register.open(filled) as register:
        with register.edit_rows(Message("Remove")) as rows:
            rows.execute("DELETE FROM retention_rule")
        removed = register.changes(register.head()[0])[0].before
    assert removed is not None
    with closing(sqlite3.connect(filled)) as other:
        insert(other, "retention_rule", **{name: value for name, value in removed.items() if name != "id"})
        other.commit()
    (finding,) = named(filled, "retention_rule", 1)
    assert "put back outside" in str(finding)
    assert finding.step == 4


@pytest.mark.parametrize("column", ["at", "author", "label", "params", "kind", "target", "hash"])
def test_an_altered_step_is_named(filled: Path, column: str) -> None:
    value = 1 if column == "target" else "'altered'"
    tamper(filled, f'UPDATE step SET "{column}" = {value} WHERE id = 2')
    (finding,) = findings(filled)
    assert (finding.table, finding.row_id, finding.step) == ("step", 2, 2)


def test_a_renumbered_step_is_named(filled: Path) -> None:
    tamper(filled, "UPDATE step SET id = 9 WHERE id = 3")
    assert named(filled, "step", 3)
    assert named(filled, "step", 9)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_step_is_named(filled: Path, number: int) -> None:
    tamper(filled, f"DELETE FROM step WHERE id = {number}")
    assert any(finding.step == number for finding in findings(filled))


def test_an_added_step_is_named(filled: Path) -> None:
    tamper(filled, "INSERT INTO step (at, label, kind) VALUES ('2030-01-01T00:00:00.000Z', 'Forged', 'edit')")
    assert named(filled, "step", 4)


@pytest.mark.parametrize("column", ["before", "after", "table_name", "row_id", "step_id"])
@pytest.mark.parametrize("number", [1, 7, 18])
def test_an_altered_change_is_named(filled: Path, column: str, number: int) -> None:
    with closing(sqlite3.connect(filled)) as other:
        last, step = other.execute(
            "SELECT max(id), (SELECT step_id FROM change WHERE id = ?) FROM change", (number,)
        ).fetchone()
    assert last == 18
    value = {"table_name": "'term'", "row_id": "5", "step_id": str(step % 3 + 1)}.get(
        column, "json('{\"id\": 1}')"
    )
    tamper(filled, f'UPDATE change SET "{column}" = {value} WHERE id = {number}')
    found = findings(filled)
    assert any(finding.table == "step" and finding.row_id == step for finding in found)
    if column != "step_id":
        assert any((finding.table, finding.row_id) == ("change", number) for finding in found), [
            *map(str, found)
        ]


@pytest.mark.parametrize("number", [1, 7, 17, 18])
def test_a_removed_change_is_named(filled: Path, number: int) -> None:
    with closing(sqlite3.connect(filled)) as other:
        (step,) = other.execute("SELECT step_id FROM change WHERE id = ?", (number,)).fetchone()
    tamper(filled, f"DELETE FROM change WHERE id = {number}")
    found = findings(filled)
    assert any(finding.table == "step" and finding.row_id == step for finding in found)
    if number < 18:
        assert any((finding.table, finding.row_id) == ("change", number) for finding in found)


def test_an_added_change_is_named(filled: Path) -> None:
    tamper(
        filled,
        "INSERT INTO change (step_id, table_name, row_id, after) VALUES (2, 'activity', 40, '{\"id\": 40}')",
    )
    found = findings(filled)
    assert any((finding.table, finding.step) == ("step", 2) for finding in found)
    assert any((finding.table, finding.row_id) == ("change", 19) for finding in found)


def test_a_change_of_no_step_is_named(filled: Path) -> None:
    tamper(
        filled, "INSERT INTO change (step_id, table_name, row_id, after) VALUES (8, 'nothing', 1, 'no json')"
    )
    assert len(named(filled, "change", 19)) >= 2


def test_row_and_history_altered_together_break_the_seal(filled: Path) -> None:
    tamper(
        filled,
        "UPDATE activity SET name = 'Andet'",
        "UPDATE change SET after = replace(after, 'Løn', 'Andet') WHERE id = 18",
    )
    (finding,) = findings(filled)
    assert (finding.table, finding.row_id) == ("step", 3)


def test_a_reference_into_nothing_is_named(filled: Path) -> None:
    tamper(filled, "UPDATE role SET party_id = 99 WHERE id = 1")
    assert len(named(filled, "role", 1)) == 2


def test_text_that_is_no_text_is_named(filled: Path) -> None:
    tamper(filled, "UPDATE activity SET notes = CAST(x'ff41' AS TEXT) WHERE id = 1")
    (finding,) = named(filled, "activity", 1)
    assert "notes" in str(finding)


def test_findings_speak_danish_when_asked(filled: Path) -> None:
    tamper(filled, "UPDATE activity SET name = 'x' WHERE id = 1")
    (finding,) = findings(filled)
    i18n.use("da")
    assert "activity" in str(finding)


@given(
    table=st.sampled_from(TABLES),
    column=st.integers(1, 20),
    value=st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), st.integers(-9, 9)),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_of_any_column_is_noticed(filled: Path, table: str, column: int, value: object) -> None:
    columns = SCHEMA.content[table][1:]
    name = columns[column % len(columns)]
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN")
        (before,) = other.execute(f'SELECT "{name}" FROM "{table}" WHERE id = 1').fetchone()
        try:
            other.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE id = 1', (value,))
        except sqlite3.IntegrityError:
            return
        (after,) = other.execute(f'SELECT "{name}" FROM "{table}" WHERE id = 1').fetchone()
        other.execute("COMMIT")
        try:
            assert bool(named(filled, table, 1)) == (before != after)
        finally:
            other.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE id = 1', (before,))
    assert findings(filled) == []
