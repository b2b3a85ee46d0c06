"""Lists and counts for screens, straight from SQLite: no ORM, one statement a column, always in a stated order."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

SEPARATOR = "\n"
"""Stands between the texts that one cell holds."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of the register table. Texts of several rows are joined by SEPARATOR, in the order of the record."""

    id: int
    uuid: str
    number: str
    part: str
    name: str
    department: str
    owner: str
    status: str
    last_review: str
    next_review: str
    purposes: str
    bases: str
    retention: str
    recipients: str
    countries: str
    purpose_count: int
    data_count: int
    recipient_count: int
    transfer_count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a register has of what people count."""

    activities: int
    purposes: int
    data_uses: int
    recipients: int
    transfers: int
    parties: int
    terms: int
    steps: int


# Each: the activity, its text, in order. {only} narrows it to some activities.
_JOINED = {
    "purposes": "SELECT activity_id, title AS text FROM purpose WHERE title <> '' {only} "
    "ORDER BY activity_id, position, id",
    "bases": "SELECT purpose.activity_id, purpose_basis.article AS text FROM purpose_basis "
    "JOIN purpose ON purpose.id = purpose_basis.purpose_id WHERE purpose_basis.article <> '' {only} "
    "ORDER BY purpose.activity_id, purpose.position, purpose.id, purpose_basis.position, purpose_basis.id",
    "retention": "SELECT activity_id, CASE WHEN period <> '' THEN period ELSE text END AS text FROM data_use "
    "WHERE (period <> '' OR text <> '') {only} ORDER BY activity_id, position, id",
    "recipients": "SELECT disclosure.activity_id, coalesce(party.name, term.name, '') AS text FROM disclosure "
    "LEFT JOIN party ON party.id = disclosure.party_id LEFT JOIN term ON term.id = disclosure.category_id "
    "WHERE TRUE {only} ORDER BY disclosure.activity_id, disclosure.position, disclosure.id",
    "countries": "SELECT activity_id, country AS text FROM transfer WHERE country <> '' {only} "
    "ORDER BY activity_id, position, id",
}

_COUNTED = {"purpose_count": "purpose", "data_count": "data_use", "recipient_count": "disclosure",
            "transfer_count": "transfer"}  # fmt: skip

# Every word that belongs to an activity, for searching: where it stands, whose it is, and the texts.
_OF_USES = "JOIN data_use ON data_use.id = data_use_subject.data_use_id"
_WORDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "activity LEFT JOIN term ON term.id = activity.department_id",
        "activity.id",
        ("number", "activity.name", "description", "owner", "notes", "term.name"),
    ),
    ("purpose", "activity_id", ("title", "description")),
    (
        (
            "purpose_basis JOIN purpose ON purpose.id = purpose_basis.purpose_id "
            "LEFT JOIN term ON term.id = purpose_basis.law_id"
        ),
        "purpose.activity_id",
        ("article", "section", "reason", "lia", "term.name"),
    ),
    (
        "data_use LEFT JOIN term ON term.id = data_use.category_id",
        "activity_id",
        ("basis", "source", "period", "text", "start", "law", "data_use.note", "term.name"),
    ),
    (
        f"data_use_subject {_OF_USES} JOIN term ON term.id = data_use_subject.term_id",
        "data_use.activity_id",
        ("term.name",),
    ),
    ("activity_term JOIN term ON term.id = activity_term.term_id", "activity_id", ("term.name",)),
    (
        (
            "disclosure LEFT JOIN party ON party.id = disclosure.party_id "
            "LEFT JOIN term ON term.id = disclosure.category_id"
        ),
        "activity_id",
        ("party.name", "term.name", "disclosure.country", "contract", "disclosure.note"),
    ),
    (
        "transfer LEFT JOIN party ON party.id = transfer.party_id",
        "activity_id",
        ("transfer.country", "organisation", "mechanism", "safeguards", "tia", "transfer.note", "party.name"),
    ),
    ("role JOIN party ON party.id = role.party_id", "role.activity_id", ("party.name",)),
    ("answer", "activity_id", ("reason",)),
    ("extra", "activity_id", ("heading", "text")),
)


def list_activities(connection: sqlite3.Connection, ids: Collection[int] | None = None) -> list[ActivityRow]:
    """The lines of the register table in the order of the register; `ids` narrows them to some activities."""
    joined = {name: _texts(connection, sql, ids) for name, sql in _JOINED.items()}
    counted = {name: _count(connection, table, ids) for name, table in _COUNTED.items()}
    columns, numbers_of = tuple(joined.values()), tuple(counted.values())
    rows = _plain(
        connection,
        "SELECT activity.id, activity.uuid, activity.number, activity.part, activity.name, coalesce(term.name, ''), "
        "activity.owner, activity.status, activity.last_review, activity.next_review FROM activity "
        f"LEFT JOIN term ON term.id = activity.department_id WHERE TRUE {_only('activity.id', ids)} "
        "ORDER BY activity.position, activity.id",
    )
    return [
        ActivityRow(
            *row,
            *(texts.get(row[0], "") for texts in columns),
            *(numbers.get(row[0], 0) for numbers in numbers_of),
        )
        for row in rows
    ]


def haystacks(connection: sqlite3.Connection, ids: Collection[int] | None = None) -> dict[int, str]:
    """Every word of each activity, links' names included, case-folded: what a search looks through."""
    parts: dict[int, list[str]] = {}
    for source, activity, texts in _WORDS:
        text = " || char(10) || ".join(f"coalesce({name}, '')" for name in texts)
        rows = _plain(
            connection,
            f"SELECT {activity}, group_concat({text}, char(10)) FROM {source} "
            f"WHERE {activity} IS NOT NULL {_only(activity, ids)} GROUP BY {activity} ORDER BY {activity}",
        )
        for activity_id, words in rows:
            parts.setdefault(activity_id, []).append(words)
    return {activity_id: SEPARATOR.join(texts).casefold() for activity_id, texts in parts.items()}


def counts(connection: sqlite3.Connection) -> Counts:
    """How much there is of everything."""
    tables = ("activity", "purpose", "data_use", "disclosure", "transfer", "party", "term", "step")
    return Counts(*(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables))


def activities_of(connection: sqlite3.Connection, table: str, ids: Iterable[int]) -> set[int]:
    """The activities that show a row of `table`: what must be read anew when those rows changed.

    Of removed rows nothing is known here any more; their `before` names the activity.
    """
    found: set[int] = set()
    for part in _parts(ids):
        marks = ", ".join("?" for _id in part)
        for sql in _SHOWN_IN.get(table, ()):
            found.update(
                row[0] for row in connection.execute(sql.format(marks=marks), part) if row[0] is not None
            )
    return found


_BY_ACTIVITY = "SELECT DISTINCT activity_id FROM {table} WHERE {column} IN ({{marks}})"


def _by(table: str, column: str = "id") -> str:
    return _BY_ACTIVITY.format(table=table, column=column)


_OF_USE = (
    "SELECT DISTINCT data_use.activity_id FROM {table} JOIN data_use ON data_use.id = {table}.data_use_id "
    "WHERE {table}.{column} IN ({{marks}})"
)
_OF_PURPOSE = (
    "SELECT DISTINCT purpose.activity_id FROM purpose_basis JOIN purpose ON purpose.id = purpose_basis.purpose_id "
    "WHERE purpose_basis.{column} IN ({{marks}})"
)
_SHOWN_IN: dict[str, tuple[str, ...]] = {
    "activity": ("SELECT id FROM activity WHERE id IN ({marks})",),
    **{table: (_by(table),) for table in
       ("role", "activity_term", "purpose", "data_use", "disclosure", "transfer", "answer", "extra")},
    "purpose_basis": (_OF_PURPOSE.format(column="id"),),
    "data_use_subject": (_OF_USE.format(table="data_use_subject", column="id"),),
    "data_use_purpose": (_OF_USE.format(table="data_use_purpose", column="id"),),
    "party": (_by("role", "party_id"), _by("disclosure", "party_id"), _by("transfer", "party_id")),
    "term": (
        "SELECT id FROM activity WHERE department_id IN ({marks})",
        _by("activity_term", "term_id"),
        _OF_PURPOSE.format(column="law_id"),
        _by("data_use", "category_id"),
        _OF_USE.format(table="data_use_subject", column="term_id"),
        _by("disclosure", "category_id"),
    ),
}  # fmt: skip


def _parts(ids: Iterable[int], size: int = 500) -> Iterable[list[int]]:
    numbers = sorted(ids)
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _texts(connection: sqlite3.Connection, sql: str, ids: Collection[int] | None) -> dict[int, str]:
    """The joined texts of each activity. Joined by SQLite, which keeps the order of the inner statement."""
    activity = sql.removeprefix("SELECT ").split(",", 1)[0]
    inner = sql.format(only=_only(activity, ids))
    return dict(
        _plain(
            connection,
            f"SELECT activity_id, group_concat(text, char(10)) FROM ({inner}) GROUP BY activity_id",
        )
    )


def _count(connection: sqlite3.Connection, table: str, ids: Collection[int] | None) -> dict[int, int]:
    only = _only("activity_id", ids)
    return dict(
        _plain(
            connection, f"SELECT activity_id, count(*) FROM {table} WHERE TRUE {only} GROUP BY activity_id"
        )
    )


def _plain(connection: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    """A cursor of plain tuples, which are quicker than named rows."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql)


def _only(column: str, ids: Collection[int] | None) -> str:
    return "" if ids is None else f"AND {column} IN ({', '.join(str(int(number)) for number in sorted(ids))})"
