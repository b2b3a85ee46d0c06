"""Everything of a register that has a name, to be found by it: activities, parties, catalogue entries. Plain SQL."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from register_app.model.ref import Ref

_QUERIES = (
    (
        "activity",
        (
            "SELECT a.id, trim(a.number || '  ' || a.name), coalesce(d.name, '') FROM activity a "
            "LEFT JOIN term d ON d.id = a.department_id ORDER BY a.position, a.id"
        ),
    ),
    ("party", "SELECT id, name, '' FROM party ORDER BY id"),
    ("term", "SELECT id, name, kind FROM term ORDER BY kind, position, id"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name; `detail` is the department of an activity and the kind of a catalogue entry."""

    ref: Ref
    name: str
    detail: str


def named(connection: Connection) -> list[Named]:
    """All of it, activities first."""
    found = []
    for table, query in _QUERIES:
        cursor = connection.cursor()
        cursor.row_factory = None
        found += [Named(Ref(table, number), name, detail) for number, name, detail in cursor.execute(query)]
    return found
