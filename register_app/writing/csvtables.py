"""A document as plain tables for programs: stored values under the keys of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from register_app.model.document import (
    ACTIVITY_TEXTS,
    PARTY_FIELDS,
    RETENTION_FIELDS,
    ActivityDoc,
    Document,
    complete_document,
)
from register_app.model.vocabulary import TERM_KINDS

Table = tuple[str, tuple[str, ...], Iterable[Iterable[object]]]
"""Name, headings, rows; rows belong to activities by the id in `activity` and stand in order."""

ACTIVITIES = "activities"
STORED_ACTIVITY = ("id", *ACTIVITY_TEXTS, "department")
"""The headings of the table of activities."""


def tables(document: Document) -> Iterator[Table]:
    """All tables of a document."""
    activities = document["activities"]
    yield ACTIVITIES, STORED_ACTIVITY, (_of(a, STORED_ACTIVITY) for a in activities)
    yield (
        "purposes",
        ("activity", "position", "title", "description"),
        (
            (a["id"], position, purpose["title"], purpose["description"])
            for a in activities
            for position, purpose in enumerate(a["purposes"], 1)
        ),
    )
    bases = ("article", "law", "section", "reason", "lia")
    yield (
        "bases",
        ("activity", "purpose", *bases),
        (
            (a["id"], position, *_of(basis, bases))
            for a in activities
            for position, purpose in enumerate(a["purposes"], 1)
            for basis in purpose["bases"]
        ),
    )
    yield from _data_tables(activities)
    recipients = ("name", "kind", "location", "role", "country", "contract", "note")
    yield (
        "recipients",
        ("activity", *recipients),
        ((a["id"], *_of(recipient, recipients)) for a in activities for recipient in a["recipients"]),
    )
    transfers = ("country", "organisation", "recipient", "mechanism", "safeguards", "tia", "note")
    yield (
        "transfers",
        ("activity", *transfers),
        ((a["id"], *_of(transfer, transfers)) for a in activities for transfer in a["transfers"]),
    )
    lists = ("measures", "systems", "processing", "clients", "joint_controllers")
    yield (
        "lists",
        ("activity", "list", "name"),
        ((a["id"], key, name) for a in activities for key in lists for name in _of(a, (key,))[0]),
    )
    yield (
        "answers",
        ("activity", "slot", "state", "reason"),
        (
            (a["id"], slot, said["state"], said["reason"])
            for a in activities
            for slot, said in a["answers"].items()
        ),
    )
    yield (
        "extra",
        ("activity", "heading", "text"),
        ((a["id"], heading, text) for a in activities for heading, text in a["extra"].items()),
    )
    yield from _register_tables(document)


def table_of(headings: Sequence[str]) -> str:
    """The name of the table that has these headings, "" for none."""
    given = tuple(headings)
    return next((name for name, head, _rows in tables(complete_document({})) if head == given), "")


def _data_tables(activities: list[ActivityDoc]) -> Iterator[Table]:
    own = ("category", "sensitivity", "basis_use", "basis", "source")
    yield (
        "data",
        ("activity", "position", *own, "purposes", *RETENTION_FIELDS),
        (
            (
                a["id"],
                position,
                *_of(use, own),
                " ".join(str(number) for number in use["purposes"]),
                *_of(use["retention"], RETENTION_FIELDS),
            )
            for a in activities
            for position, use in enumerate(a["data"], 1)
        ),
    )
    yield (
        "subjects",
        ("activity", "data", "name"),
        (
            (a["id"], position, name)
            for a in activities
            for position, use in enumerate(a["data"], 1)
            for name in use["subjects"]
        ),
    )


def _register_tables(document: Document) -> Iterator[Table]:
    register = document["register"]
    facts = ("id", "title", "language", "scope", "security")
    yield "register", facts, [_of(register, facts)]
    joint = [("joint_controller", party) for party in register["joint_controllers"]]
    single = [
        ("controller", register["controller"]),
        ("representative", register["representative"]),
        ("dpo", register["dpo"]),
    ]
    held = [*((role, party) for role, party in single if party is not None), *joint]
    yield "roles", ("role", "party"), ((role, party["name"]) for role, party in held)
    yield "parties", PARTY_FIELDS, (_of(party, PARTY_FIELDS) for party in document["parties"])
    catalogues = document["catalogues"]
    yield (
        "catalogues",
        ("catalogue", "name", "sensitivity", "note"),
        (
            (key, entry["name"], entry.get("sensitivity", ""), entry["note"])
            for key in TERM_KINDS.values()
            for entry in catalogues[key]  # type: ignore[literal-required]
        ),
    )
    rules = ("name", *RETENTION_FIELDS)
    yield "retention_rules", rules, (_of(rule, rules) for rule in catalogues["retention_rules"])
    versions = ("name", "kind", "at", "note", "step", "hash")
    yield "versions", versions, (_of(version, versions) for version in document["versions"])


def _of(entry: Any, keys: Iterable[str]) -> list[Any]:
    return [entry[key] for key in keys]
