"""Catalogues and parties as lists: each entry with its row and how often it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Connection

from register_app.model.document import PARTY_FIELDS
from register_app.model.ref import Ref
from register_app.services.uses import count_activities


@dataclass(frozen=True)
class Entry:
    """An entry of a catalogue; `uses` counts the activities that name it."""

    ref: Ref
    name: str
    sensitivity: str
    note: str
    uses: int


@dataclass(frozen=True)
class PartyEntry:
    """A party with the roles it has: of the register, and in activities (role → how many).

    `activities` counts those that name it at all, each once.
    """

    ref: Ref
    fields: Mapping[str, str]
    register_roles: tuple[str, ...]
    activity_roles: Mapping[str, int]
    activities: int

    @property
    def name(self) -> str:
        return self.fields["name"]

    @property
    def uses(self) -> int:
        return len(self.register_roles) + sum(self.activity_roles.values())


def entries(connection: Connection, kind: str, counts: Mapping[int, int] | None = None) -> list[Entry]:
    """The catalogue `kind` (a key of `vocabulary.TERM_KINDS`), in its order.

    `counts` are the activities that name each term, where they are known already.
    """
    if counts is None:
        counts = count_activities(connection, "term")
    found = connection.execute(
        "SELECT id, name, sensitivity, note FROM term WHERE kind = ? ORDER BY position, id", (kind,)
    )
    return [
        Entry(Ref("term", number), name, sensitivity, note, counts.get(number, 0))
        for number, name, sensitivity, note in found
    ]


def parties(connection: Connection) -> list[PartyEntry]:
    """Every party with its roles, in the order in which they were made."""
    of_register: dict[int, list[str]] = {}
    in_activities: dict[int, dict[str, int]] = {}
    for party, activity, role in connection.execute(
        "SELECT party_id, activity_id, role FROM role ORDER BY position, id"
    ):
        if activity is None:
            of_register.setdefault(party, []).append(role)
        else:
            counts = in_activities.setdefault(party, {})
            counts[role] = counts.get(role, 0) + 1
    for table, role in (("disclosure", "recipient"), ("transfer", "transfer")):
        for party, count in connection.execute(
            f"SELECT party_id, count(*) FROM {table} WHERE party_id IS NOT NULL GROUP BY party_id"
        ):
            in_activities.setdefault(party, {})[role] = count
    used = count_activities(connection, "party")
    columns = ", ".join(PARTY_FIELDS)
    return [
        PartyEntry(
            Ref("party", row[0]),
            dict(zip(PARTY_FIELDS, row[1:], strict=True)),
            tuple(of_register.get(row[0], ())),
            in_activities.get(row[0], {}),
            used.get(row[0], 0),
        )
        for row in connection.execute(f"SELECT id, {columns} FROM party ORDER BY id")
    ]


def kind_of(connection: Connection, term_id: int) -> str:
    """The kind of a catalogue entry; "" when there is none of that number."""
    row = connection.execute("SELECT kind FROM term WHERE id = ?", (term_id,)).fetchone()
    return str(row[0]) if row else ""


def role_holders(connection: Connection, role: str) -> list[int]:
    """Row numbers of the parties that hold a role of the whole register, in order."""
    found = connection.execute(
        "SELECT party_id FROM role WHERE activity_id IS NULL AND role = ? ORDER BY position, id", (role,)
    )
    return [row[0] for row in found]


def register_language(connection: Connection) -> str:
    """The language in which the register is kept."""
    row = connection.execute("SELECT language FROM register").fetchone()
    return str(row[0]) if row else "da"
