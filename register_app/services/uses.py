"""Where catalogue entries and parties are used. Plain SQL: the first screens read it before the ORM is imported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection

from register_app.model.ref import Ref

LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "term": (
        ("activity", "department_id"),
        ("activity_term", "term_id"),
        ("purpose_basis", "law_id"),
        ("data_use", "category_id"),
        ("data_use_subject", "term_id"),
        ("disclosure", "category_id"),
    ),
    "party": (("role", "party_id"), ("disclosure", "party_id"), ("transfer", "party_id")),
}
"""What points to a term or a party: (table, column)."""

_OWNERS = {
    "activity": ("l.id", ""),
    "purpose_basis": ("p.activity_id", "JOIN purpose p ON p.id = l.purpose_id"),
    "data_use_subject": ("d.activity_id", "JOIN data_use d ON d.id = l.data_use_id"),
}
"""Links that do not name their activity themselves: which it is, and the table that tells."""

_PORTION = 4000
"""Links counted at a time: some milliseconds."""


@dataclass(frozen=True)
class Use:
    """A place where a catalogue entry or a party is used; `activity_id` is 0 for the register itself."""

    activity_id: int
    number: str
    name: str
    ref: Ref


def where_used(connection: Connection, ref: Ref, most: int = -1) -> list[Use]:
    """The rows that point to a term or a party, with the activity they belong to; at most `most` from each table."""
    uses = []
    for table, column in LINKS.get(ref.table, ()):
        owner, join = _OWNERS.get(table, ("l.activity_id", ""))
        found = connection.execute(
            f"SELECT l.id, coalesce(a.id, 0), coalesce(a.number, ''), coalesce(a.name, '') FROM {table} l {join} "
            f"LEFT JOIN activity a ON a.id = {owner} WHERE l.{column} = ? ORDER BY l.id LIMIT ?",
            (ref.id, most),
        )
        uses += [Use(number, code, name, Ref(table, row)) for row, number, code, name in found]
    return uses


def count_uses(connection: Connection, table: str) -> dict[int, int]:
    """How many rows point to each term or party that is used at all, by its row number."""
    counts: dict[int, int] = {}
    for owner, column in LINKS[table]:
        for number, count in connection.execute(
            f"SELECT {column}, count(*) FROM {owner} WHERE {column} IS NOT NULL GROUP BY {column}"
        ):
            counts[number] = counts.get(number, 0) + count
    return counts


def count_activities(
    connection: Connection, table: str, ids: Collection[int] | None = None
) -> dict[int, int]:
    """In how many activities each term or party is used, by its row number; however often each of them names it.

    `ids` asks for these alone, which is quick where they are few.
    """
    links = " UNION ALL ".join(_owned(owner, column) for owner, column in LINKS[table])
    these = (
        "used IS NOT NULL" if ids is None else f"used IN ({', '.join(str(int(number)) for number in ids)})"
    )
    found = connection.execute(
        f"SELECT used, count(DISTINCT activity) FROM ({links}) "
        f"WHERE {these} AND activity IS NOT NULL GROUP BY used"
    )
    return dict(found.fetchall())


class Tally:
    """Counts as `count_activities` does, portion by portion: between two of them a window lives on."""

    def __init__(self, connection: Connection, table: str) -> None:
        self._connection = connection
        self._left = list(LINKS[table])
        self._last = -1
        self._found: dict[int, set[int]] = {}

    def go_on(self) -> bool:
        """Count some more; False when everything is counted."""
        if not self._left:
            return False
        table, column = self._left[0]
        cursor = self._connection.cursor()
        cursor.row_factory = None
        rows = cursor.execute(
            f"SELECT link, used, activity FROM ({_owned(table, column)}) WHERE link > ? ORDER BY link LIMIT {_PORTION}",
            (self._last,),
        ).fetchall()
        for _link, used, activity in rows:
            if used is not None and activity is not None:
                self._found.setdefault(used, set()).add(activity)
        self._last = rows[-1][0] if rows else -1
        if len(rows) < _PORTION:
            self._last = -1
            del self._left[0]
        return bool(self._left)

    @property
    def counts(self) -> dict[int, int]:
        """By row number, what was counted so far."""
        return {number: len(activities) for number, activities in self._found.items()}


def _owned(table: str, column: str) -> str:
    """The links of a table: their row numbers, what they name and the activity they belong to."""
    owner, join = _OWNERS.get(table, ("l.activity_id", ""))
    return f"SELECT l.id AS link, l.{column} AS used, {owner} AS activity FROM {table} l {join}"
