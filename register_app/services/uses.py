"""Where catalogue entries and parties are used. Plain SQL: the first screens read it before the ORM is imported."""

from __future__ import annotations

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

_OWNED = {
    "activity": "SELECT {column} AS used, id AS activity FROM activity",
    "purpose_basis": "SELECT b.{column}, p.activity_id FROM purpose_basis b JOIN purpose p ON p.id = b.purpose_id",
    "data_use_subject": "SELECT s.{column}, d.activity_id FROM data_use_subject s "
    "JOIN data_use d ON d.id = s.data_use_id",
}
"""Links with the activity that they belong to; every other table names it itself."""

_OWNERS = {
    "activity": "SELECT id FROM activity WHERE id = ?",
    "purpose_basis": "SELECT p.activity_id FROM purpose_basis b JOIN purpose p ON p.id = b.purpose_id WHERE b.id = ?",
    "data_use_subject": "SELECT d.activity_id FROM data_use_subject s JOIN data_use d ON d.id = s.data_use_id "
    "WHERE s.id = ?",
}


@dataclass(frozen=True)
class Use:
    """A place where a catalogue entry or a party is used; `activity_id` is 0 for the register itself."""

    activity_id: int
    number: str
    name: str
    ref: Ref


def where_used(connection: Connection, ref: Ref) -> list[Use]:
    """Every row that points to a term or a party, with the activity it belongs to."""
    uses = []
    for table, column in LINKS.get(ref.table, ()):
        for found in connection.execute(
            f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id",
            (ref.id,),
        ).fetchall():
            owner = connection.execute(
                _OWNERS.get(table, f"SELECT activity_id FROM {table} WHERE id = ?"),
                (found[0],),
            ).fetchone()
            activity = connection.execute(
                "SELECT id, number, name FROM activity WHERE id = ?", (owner[0],)
            ).fetchone()
            number, code, name = activity or (0, "", "")
            uses.append(Use(number, code, name, Ref(table, found[0])))
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


def count_activities(connection: Connection, table: str) -> dict[int, int]:
    """In how many activities each term or party is used, by its row number; however often each of them names it."""
    links = " UNION ALL ".join(
        _OWNED.get(owner, "SELECT {column} AS used, activity_id AS activity FROM " + owner).format(
            column=column
        )
        for owner, column in LINKS[table]
    )
    found = connection.execute(
        f"SELECT used, count(DISTINCT activity) FROM ({links}) "
        "WHERE used IS NOT NULL AND activity IS NOT NULL GROUP BY used"
    )
    return dict(found.fetchall())
