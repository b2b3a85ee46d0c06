"""One activity as a document together with the rows behind it, for a form that edits it in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from sqlite3 import Connection

from register_app.model.document import ActivityDoc
from register_app.model.ref import Ref
from register_app.services import documents

Path = tuple[str | int, ...]
"""A place in an activity's document, as in `check.Issue.path`: ("purposes", 0, "bases", 1)."""

Reader = Connection
"""What reading functions take; named here for those who hand it on and know no SQL."""

_LISTS = {"purposes": "purpose", "data": "data_use", "recipients": "disclosure", "transfers": "transfer"}


@dataclass(frozen=True)
class ExtraColumn:
    """A column that an import could not place."""

    ref: Ref
    heading: str
    text: str


@dataclass(frozen=True)
class Record:
    """`rows` gives the row behind each place of the document: () is the activity itself.

    `extras` are the additional columns row by row: two of one heading are one entry in the document.
    """

    document: ActivityDoc
    rows: Mapping[Path, Ref]
    extras: tuple[ExtraColumn, ...] = ()

    @property
    def ref(self) -> Ref:
        return self.rows[()]

    def place(self, ref: Ref) -> Path | None:
        """The place of the document that a row stands behind."""
        return self._places.get(ref)

    @cached_property
    def _places(self) -> dict[Ref, Path]:
        return {ref: path for path, ref in self.rows.items()}


def read(connection: Connection, activity_id: int) -> Record | None:
    """The activity in row `activity_id`; None when there is none."""
    document = documents.activity(connection, activity_id)
    if document is None:
        return None
    rows: dict[Path, Ref] = {(): Ref("activity", activity_id)}
    for key, table in _LISTS.items():
        for place, number in enumerate(_ids(connection, table, "activity_id", activity_id)):
            rows[key, place] = Ref(table, number)
            if table == "purpose":
                for basis, basis_id in enumerate(_ids(connection, "purpose_basis", "purpose_id", number)):
                    rows[key, place, "bases", basis] = Ref("purpose_basis", basis_id)
    extras = connection.execute(
        "SELECT id, heading, text FROM extra WHERE activity_id = ? ORDER BY position, id", (activity_id,)
    )
    return Record(document, rows, tuple(ExtraColumn(Ref("extra", row[0]), row[1], row[2]) for row in extras))


def _ids(connection: Connection, table: str, owner: str, number: int) -> list[int]:
    # The order in which the document lists them.
    found = connection.execute(
        f"SELECT id FROM {table} WHERE {owner} = ? ORDER BY position, id",
        (number,),
    )
    return [row[0] for row in found]


def holders(connection: Connection) -> dict[str, list[str]]:
    """Who holds each role of the register as a whole, with an address to write to (Art. 30(1)(a))."""
    found = connection.execute(
        "SELECT role.role, party.name, party.email, party.phone FROM role JOIN party ON party.id = role.party_id "
        "WHERE role.activity_id IS NULL ORDER BY role.position, role.id"
    )
    held: dict[str, list[str]] = {}
    for role, *parts in found:
        held.setdefault(role, []).append(", ".join(part for part in parts if part))
    return held


def activity_ids(connection: Connection) -> dict[str, int]:
    """Row number of each activity by its UUID, which documents and issues name."""
    return {row[0]: row[1] for row in connection.execute("SELECT uuid, id FROM activity ORDER BY id")}
