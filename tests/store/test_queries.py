from __future__ import annotations

import pytest

from register_app.base.i18n import Message
from register_app.store import queries
from register_app.store.register import Register
from tests.store.content import TABLES, fill, insert


@pytest.fixture
def two(register: Register) -> Register:
    """Two activities; the one that was added last comes first in the register."""
    with register.edit_rows(Message("Fill")) as rows:
        insert(rows, "term", kind="department", name="Økonomi")
        insert(rows, "activity", uuid="a", number="RA-0002", name="Løn", position=2, next_review="2026-05-01")
        insert(
            rows, "activity", uuid="b", number="RA-0001", name="Rekruttering", position=1, department_id=None
        )
        for position, title in ((3, "Tredje"), (1, "Første"), (2, "Anden")):
            purpose = insert(rows, "purpose", activity_id=1, title=title, position=position)
            insert(rows, "purpose_basis", purpose_id=purpose, article=f"6(1)({'abc'[position - 1]})", law_id=None,
                   reason=f"Fordi {title}")  # fmt: skip
        for position, period in ((2, "P5Y"), (1, "P3M")):
            insert(
                rows, "data_use", activity_id=1, period=period, text="", position=position, category_id=None
            )
        insert(rows, "data_use", activity_id=1, period="", text="så længe det er nødvendigt", position=3)
        insert(rows, "party", name="Lønbureauet A/S")
        insert(rows, "disclosure", activity_id=1, category_id=None)
        category = insert(rows, "term", uuid="t2", kind="recipient_category", name="Pengeinstitutter")
        insert(rows, "disclosure", activity_id=1, party_id=None, category_id=category, position=0)
        insert(rows, "transfer", activity_id=1, country="US", party_id=None)
        insert(rows, "extra", activity_id=2, heading="Kolonne", text="ÆRLIGT TALT")
    return register


def test_the_lines_of_the_register_table(two: Register) -> None:
    second, first = queries.list_activities(two.read())
    assert (first.number, first.name, first.department, first.next_review) == (
        "RA-0002",
        "Løn",
        "Økonomi",
        "2026-05-01",
    )
    assert first.purposes == "Første\nAnden\nTredje"
    assert first.bases == "6(1)(a)\n6(1)(b)\n6(1)(c)"
    assert first.retention == "P3M\nP5Y\nså længe det er nødvendigt"
    assert first.recipients == "Pengeinstitutter\nLønbureauet A/S"
    assert first.countries == "US"
    assert (first.purpose_count, first.data_count, first.recipient_count, first.transfer_count) == (
        3,
        3,
        2,
        1,
    )
    assert (second.name, second.department, second.purposes, second.purpose_count) == (
        "Rekruttering",
        "",
        "",
        0,
    )


def test_lines_of_some_activities(two: Register) -> None:
    (first,) = queries.list_activities(two.read(), [1])
    assert first == queries.list_activities(two.read())[1]
    assert queries.list_activities(two.read(), []) == []
    assert set(queries.haystacks(two.read(), {2, 99})) == {2}


def test_every_word_can_be_found(two: Register) -> None:
    words = queries.haystacks(two.read())
    for word in (
        "løn",
        "økonomi",
        "fordi anden",
        "pengeinstitutter",
        "lønbureauet a/s",
        "us",
        "ra-0002",
        "nødvendigt",
    ):
        assert word in words[1], word
    assert "ærligt talt" in words[2]
    assert "ærligt talt" not in words[1]


def test_words_of_every_table(register: Register) -> None:
    """Whatever text a person wrote about an activity, the search finds it."""
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
    words = queries.haystacks(register.read())[1]
    silent = {"uuid", "id", "part", "status", "state", "slot", "role", "location", "action", "basis_use", "kind",
              "valid_from", "valid_until", "last_review", "next_review", "country", "sensitivity", "language"}  # fmt: skip
    for table in set(TABLES) - {"register", "version", "retention_rule"}:
        row = dict(register.read().execute(f'SELECT * FROM "{table}" WHERE id = 1').fetchone())
        for column, value in row.items():
            if isinstance(value, str) and column not in silent and (table, column) not in {
                ("term", "note"),
                *((("party"), name) for name in row if table == "party" and name != "name"),
            }:  # fmt: skip
                assert value in words, (table, column)


def test_counts(two: Register) -> None:
    counts = queries.counts(two.read())
    assert (counts.activities, counts.purposes, counts.recipients, counts.parties, counts.steps) == (
        2,
        3,
        2,
        1,
        2,
    )


@pytest.mark.parametrize(
    "table", [table for table in TABLES if table not in ("register", "version", "retention_rule")]
)
def test_the_activities_that_show_a_row(register: Register, table: str) -> None:
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
        other = insert(rows, "activity", uuid="other", department_id=None)
    assert queries.activities_of(register.read(), table, [1]) == {1}
    assert queries.activities_of(register.read(), table, [99]) == set()
    assert other == 2
    assert queries.activities_of(register.read(), "version", [1]) == set()


def test_many_rows_at_once(register: Register) -> None:
    with register.edit_rows(Message("Many")) as rows:
        insert(rows, "term")
        for number in range(1200):
            insert(rows, "activity", uuid=str(number))
    assert len(queries.activities_of(register.read(), "activity", range(1, 1300))) == 1200
    assert len(queries.list_activities(register.read(), range(1, 1300))) == 1200
