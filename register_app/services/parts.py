"""The rows below one activity: purposes with their bases, data, recipients, transfers and what is linked to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, cast

from register_app.model.document import RETENTION_FIELDS, ActivityDoc
from register_app.model.text import clean
from register_app.model.vocabulary import ACTIVITY_PARTIES, ACTIVITY_TERMS
from register_app.services.names import Names
from register_app.services.pending import PendingRows


class Parts:
    """Writes what a document says of an activity into the tables below it, by way of `pending`."""

    def __init__(self, connection: Connection, names: Names, pending: PendingRows) -> None:
        self._connection = connection
        self._names = names
        self._pending = pending

    def add(self, number: int, activity: ActivityDoc) -> None:
        """Add the rows below an activity that its document lists."""
        purposes = [
            self._add_purpose(number, place, item) for place, item in enumerate(activity["purposes"], 1)
        ]
        for place, use in enumerate(activity["data"], 1):
            self._add_data_use(number, place, use, purposes)
        for place, item in enumerate(activity["recipients"], 1):
            self._add_recipient(number, place, item)
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
        lists = cast(Mapping[str, Any], activity)
        for key, kind in ACTIVITY_TERMS.items():
            self._link_terms(number, kind, lists[key])
        for key, role in ACTIVITY_PARTIES.items():
            parties = dict.fromkeys(self._names.party(name) for name in lists[key])
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

    def restate_data(self, number: int, activity: ActivityDoc) -> None:
        """Data uses anew, pointing to the purposes that stay."""
        rows = self._connection.execute(
            "SELECT id FROM purpose WHERE activity_id = ? ORDER BY position, id", (number,)
        )
        purposes = [int(row[0]) for row in rows]
        for place, use in enumerate(activity["data"], 1):
            self._add_data_use(number, place, use, purposes)

    def clear(self, number: int, given: Mapping[str, Any]) -> None:
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
        for key, kind in ACTIVITY_TERMS.items():
            if key in given:
                delete(
                    "DELETE FROM activity_term WHERE activity_id = ? AND term_id IN "
                    "(SELECT id FROM term WHERE kind = ?)",
                    (number, kind),
                )
        for key, role in ACTIVITY_PARTIES.items():
            if key in given:
                delete("DELETE FROM role WHERE activity_id = ? AND role = ?", (number, role))
        for slot in given.get("answers", ()):
            delete("DELETE FROM answer WHERE activity_id = ? AND slot = ?", (number, slot))
        for heading in given.get("extra", ()):
            delete("DELETE FROM extra WHERE activity_id = ? AND heading = ?", (number, clean(heading)))

    def _link_terms(self, number: int, kind: str, values: Iterable[str]) -> None:
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

    def _add_recipient(self, activity: int, place: int, recipient: Mapping[str, Any]) -> int | None:
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


def _cleaned(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, object]:
    return {name: clean(row[name]) for name in names}
