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
        self.add_parts(number, activity)
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
        self._clear(number, given)
        self.add_parts(number, complete_activity(given))

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
        self._clear(number, {key: value for key, value in given.items() if key not in ("answers", "extra")})
        partial = complete_activity(given)
        if "data" in changed and "purposes" not in changed:
            self._restate_data(number, activity)
            partial["data"] = []
        self.add_parts(number, partial)

    def _restate_data(self, number: int, activity: ActivityDoc) -> None:
        """Data uses anew, pointing to the purposes that stay."""
        rows = self._connection.execute(
            "SELECT id FROM purpose WHERE activity_id = ? ORDER BY position, id", (number,)
        )
        purposes = [int(row[0]) for row in rows]
        for place, use in enumerate(activity["data"], 1):
            self._add_data_use(number, place, use, purposes)

    def _clear(self, number: int, given: Mapping[str, Any]) -> None:
        """Remove the rows that `given` states anew."""
        delete = self._connection.execute
        for key, table in (
            ("purposes", "purpose"),
            ("data", "data_use"),
            ("recipients", "disclosure"),
            ("transfers", "transfer"),
        ):
            if key in given:
                delete(f"DELETE FROM {table} WHERE activity_id = ?", (number,))
        for key, kind in (("systems", "system"), ("measures", "measure"), ("processing", "processing")):
            if key in given:
                delete(
                    "DELETE FROM activity_term WHERE activity_id = ? AND term_id IN "
                    "(SELECT id FROM term WHERE kind = ?)",
                    (number, kind),
                )
        for key, role in (("clients", "client"), ("joint_controllers", "joint_controller")):
            if key in given:
                delete("DELETE FROM role WHERE activity_id = ? AND role = ?", (number, role))
        for slot in given.get("answers", ()):
            delete("DELETE FROM answer WHERE activity_id = ? AND slot = ?", (number, slot))
        for heading in given.get("extra", ()):
            delete("DELETE FROM extra WHERE activity_id = ? AND heading = ?", (number, clean(heading)))

    def add_parts(self, number: int, activity: ActivityDoc) -> None:
        """Add the rows below an activity that its document lists."""
        purposes = [
            self._add_purpose(number, place, item) for place, item in enumerate(activity["purposes"], 1)
        ]
        for place, use in enumerate(activity["data"], 1):
            self._add_data_use(number, place, use, purposes)
        for place, item in enumerate(activity["recipients"], 1):
            self.add_recipient(number, place, item)
        for place, moved in enumerate(activity["transfers"], 1):
            self._pending.add(
                "transfer",
                {
                    "activity_id": number,
                    "party_id": self._names.party(moved["recipient"]),
                    **_cleaned(moved, ("country", "organisation", "mechanism", "safeguards", "tia", "note")),
                    "position": place,
                },
            )
        for kind, values in (
            ("system", activity["systems"]),
            ("measure", activity["measures"]),
            ("processing", activity["processing"]),
        ):
            self.link_terms(number, kind, values)
        for role, values in (
            ("client", activity["clients"]),
            ("joint_controller", activity["joint_controllers"]),
        ):
            parties = dict.fromkeys(self._names.party(name) for name in values)
            for place, party in enumerate((held for held in parties if held is not None), 1):
                self._pending.add(
                    "role", {"party_id": party, "activity_id": number, "role": role, "position": place}
                )
        for slot, said in activity["answers"].items():
            self._pending.add(
                "answer", {"activity_id": number, "slot": slot, **_cleaned(said, ("state", "reason"))}
            )
        kept: dict[str, str] = {}
        for heading, text in activity["extra"].items():
            kept.setdefault(clean(heading), clean(text))
        for place, (heading, text) in enumerate(kept.items(), 1):
            self._pending.add(
                "extra", {"activity_id": number, "heading": heading, "text": text, "position": place}
            )

    def link_terms(self, number: int, kind: str, values: Iterable[str]) -> None:
        """Link catalogue entries to an activity, each once, in order."""
        for place, term in enumerate(self._distinct(kind, values), 1):
            self._pending.add("activity_term", {"activity_id": number, "term_id": term, "position": place})

    def _distinct(self, kind: str, values: Iterable[str]) -> list[int]:
        numbers = (self._names.term(kind, name) for name in values)
        return list(dict.fromkeys(number for number in numbers if number is not None))

    def _add_purpose(self, activity: int, place: int, purpose: Mapping[str, Any]) -> int:
        number = self._pending.add(
            "purpose",
            {"activity_id": activity, **_cleaned(purpose, ("title", "description")), "position": place},
        )
        for order, basis in enumerate(purpose["bases"], 1):
            self._pending.add(
                "purpose_basis",
                {
                    "purpose_id": number,
                    "law_id": self._names.term("law", basis["law"]),
                    **_cleaned(basis, ("article", "section", "reason", "lia")),
                    "position": order,
                },
            )
        return number

    def _add_data_use(
        self, activity: int, place: int, use: Mapping[str, Any], purposes: Sequence[int]
    ) -> int:
        number = self._pending.add(
            "data_use",
            {
                "activity_id": activity,
                "category_id": self._names.term(
                    "data_category", use["category"], sensitivity=use["sensitivity"]
                ),
                **_cleaned(use, ("basis_use", "basis", "source")),
                **_cleaned(use["retention"], RETENTION_FIELDS),
                "position": place,
            },
        )
        for order, term in enumerate(self._distinct("subject_category", use["subjects"]), 1):
            self._pending.add("data_use_subject", {"data_use_id": number, "term_id": term, "position": order})
        for served in dict.fromkeys(use["purposes"]):
            if 1 <= served <= len(purposes):
                self._pending.add(
                    "data_use_purpose", {"data_use_id": number, "purpose_id": purposes[served - 1]}
                )
        return number

    def add_recipient(self, activity: int, place: int, recipient: Mapping[str, Any]) -> int | None:
        by_party = recipient["kind"] != "category"
        party = self._names.party(recipient["name"]) if by_party else None
        category = None if by_party else self._names.term("recipient_category", recipient["name"])
        if party is None and category is None:
            return None
        return self._pending.add(
            "disclosure",
            {
                "activity_id": activity,
                "party_id": party,
                "category_id": category,
                **_cleaned(recipient, ("location", "role", "country", "contract", "note")),
                "position": place,
            },
        )

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


def _cleaned(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, object]:
    return {name: clean(row[name]) for name in names}
