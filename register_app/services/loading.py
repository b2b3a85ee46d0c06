"""A plain document into a register: all of it, in the caller's one transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, cast

from register_app.model.document import (
    ACTIVITY_TEXTS,
    RETENTION_FIELDS,
    ActivityDoc,
    Document,
    complete_activity,
)
from register_app.model.record import new_uuid
from register_app.model.text import clean, fold, one_line
from register_app.model.vocabulary import TERM_KINDS
from register_app.services.names import Names
from register_app.services.parts import Parts
from register_app.services.pending import PendingRows

NUMBER = re.compile(r"RA-(\d+)")
_ONE_LINE = ("number", "part", "name", "owner", "status")


def is_empty(connection: Connection) -> bool:
    """Whether a register has neither activities nor parties yet, so that a document may say what it is called."""
    held = connection.execute("SELECT 1 FROM activity UNION ALL SELECT 1 FROM party LIMIT 1").fetchone()
    return held is None


class Loader:
    """Writes activities, parties and catalogues of documents into one register; `finish` when all is said."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names = Names(connection)
        self._pending = PendingRows(connection)
        self._parts = Parts(connection, self._names, self._pending)
        self._numbers = {row[0] for row in connection.execute("SELECT number FROM activity")}
        self._uuids = {row[0] for row in connection.execute("SELECT uuid FROM activity")}
        self._next = int(connection.execute("SELECT next_number FROM register").fetchone()[0])
        self._position = int(
            connection.execute("SELECT coalesce(max(position), 0) FROM activity").fetchone()[0]
        )

    def load(self, document: Document) -> list[int]:
        """Add everything of `document`; gives the row numbers of the new activities."""
        empty = is_empty(self._connection)
        self.load_catalogues(document["catalogues"])
        self.load_parties(document["parties"])
        self.load_register(document["register"], overwrite=empty)
        added = [self.add_activity(activity) for activity in document["activities"]]
        self.finish()
        return added

    def take_for(self, kind: str, given: str, existing: str) -> bool:
        """Use what is called `existing` wherever a document says `given`; see `Names.take_for`."""
        return self._names.take_for(kind, given, existing)

    def load_parties(self, parties: Iterable[Mapping[str, Any]]) -> None:
        for party in parties:
            self._names.party(party["name"], dict(party))

    def load_register(self, facts: Mapping[str, Any], *, overwrite: bool) -> None:
        """Take over what is said of the register as a whole; without `overwrite` only where it says nothing."""
        for column in ("title", "language", "scope", "security"):
            text = clean(facts.get(column) or "")
            condition = "" if overwrite else f" WHERE {column} = ''"
            if text:
                self._connection.execute(f"UPDATE register SET {column} = ?{condition}", (text,))
        for role in ("controller", "joint_controllers", "representative", "dpo"):
            held = facts.get(role)
            self._hold(role.removesuffix("s"), held if isinstance(held, list) else [held] if held else [])

    def _hold(self, role: str, parties: Sequence[Mapping[str, str]]) -> None:
        taken = self._connection.execute(
            "SELECT 1 FROM role WHERE role = ? AND activity_id IS NULL", (role,)
        ).fetchone()
        if taken:
            return
        for place, party in enumerate(parties, 1):
            number = self._names.party(party["name"], dict(party))
            if number is not None:
                self._pending.add("role", {"party_id": number, "role": role, "position": place})

    def load_catalogues(self, catalogues: Mapping[str, Any]) -> None:
        for kind, key in TERM_KINDS.items():
            for entry in catalogues.get(key, ()):
                self._names.term(
                    kind, entry["name"], sensitivity=entry.get("sensitivity", ""), note=entry.get("note", "")
                )
        known = {fold(row[0]) for row in self._connection.execute("SELECT name FROM retention_rule")}
        for rule in catalogues.get("retention_rules", ()):
            name = one_line(rule["name"])
            if not name or fold(name) in known:
                continue
            known.add(fold(name))
            self._connection.execute(
                "INSERT INTO retention_rule (uuid, name, period, text, start, action, law, note, position) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM retention_rule))",
                (new_uuid(), name, *(clean(rule.get(field, "")) for field in RETENTION_FIELDS)),
            )

    def add_activity(self, document: Mapping[str, Any]) -> int:
        """Add one activity (a partial document will do); gives its row number."""
        activity = complete_activity(document)
        uuid = activity["id"] if activity["id"] and activity["id"] not in self._uuids else new_uuid()
        self._uuids.add(uuid)
        self._position += 1
        texts = {name: _text(name, cast(str, activity[name])) for name in ACTIVITY_TEXTS}  # type: ignore[literal-required]
        texts["number"] = self._number(texts["number"])
        columns = {
            "uuid": uuid,
            **texts,
            "department_id": self._names.term("department", activity["department"]),
            "position": self._position,
        }
        number = self._pending.add("activity", columns)
        self._parts.add(number, activity)
        return number

    def update_activity(self, number: int, document: Mapping[str, Any]) -> None:
        """Let an activity say what a partial document says; keys that it lacks, or leaves empty, stay as they are."""
        for name in ACTIVITY_TEXTS:
            if name != "number" and document.get(name):
                self._connection.execute(
                    f"UPDATE activity SET {name} = ? WHERE id = ?",
                    (_text(name, document[name]), number),
                )
        if document.get("department"):
            self._connection.execute(
                "UPDATE activity SET department_id = ? WHERE id = ?",
                (self._names.term("department", document["department"]), number),
            )
        given = {key: value for key, value in document.items() if value}
        self._parts.clear(number, given)
        self._parts.add(number, complete_activity(given))

    def restate_activity(self, number: int, activity: ActivityDoc, keys: Iterable[str]) -> None:
        """Let an activity say in `keys` exactly what `activity` says there, also where that is nothing."""
        changed = set(keys)
        if "purposes" in changed:
            changed.add("data")  # which point to purposes
        for name in ACTIVITY_TEXTS:
            if name not in changed:
                continue
            text = _text(name, cast(str, activity[name]))  # type: ignore[literal-required]
            if name == "number":
                text = self._number(text)
            self._connection.execute(f"UPDATE activity SET {name} = ? WHERE id = ?", (text, number))
        if "department" in changed:
            self._connection.execute(
                "UPDATE activity SET department_id = ? WHERE id = ?",
                (self._names.term("department", activity["department"]), number),
            )
        for table in ("answer", "extra"):
            if table.replace("answer", "answers") in changed:
                self._connection.execute(f"DELETE FROM {table} WHERE activity_id = ?", (number,))
        given = {key: value for key, value in activity.items() if key in changed}
        self._parts.clear(
            number, {key: value for key, value in given.items() if key not in ("answers", "extra")}
        )
        partial = complete_activity(given)
        if "data" in changed and "purposes" not in changed:
            self._parts.restate_data(number, activity)
            partial["data"] = []
        self._parts.add(number, partial)

    def _number(self, wanted: str) -> str:
        """`wanted` where it is free, else the next number of the register."""
        number = wanted
        if not number or number in self._numbers:
            while f"RA-{self._next:04d}" in self._numbers:
                self._next += 1
            number = f"RA-{self._next:04d}"
        counted = NUMBER.fullmatch(number)
        if counted:
            self._next = max(self._next, int(counted[1]) + 1)
        self._numbers.add(number)
        return number

    def finish(self) -> None:
        """Write what is still pending, and keep the next free number, so that no number is ever given twice."""
        self._pending.write()
        self._connection.execute(
            "UPDATE register SET next_number = ? WHERE next_number <> ?", (self._next, self._next)
        )


def _text(name: str, text: str) -> str:
    return one_line(text) if name in _ONE_LINE else clean(text)
