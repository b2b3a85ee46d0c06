"""The register of parties: who appears where, in which role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from register_app.writing.pdf_blocks import PLAIN, SOFT, STRONG, Block, Cell, Composer, table

Doc = Mapping[str, Any]
_NUMBERS_SHOWN = 40
_NUMBERS_NARROW = 12
"""So many numbers stand in a narrow column; more need a wide one, or the rows grow over whole pages."""
_NUMBER_LIMIT = 40


@dataclass
class KnownParty:
    """A party with its details, its roles in the register as a whole and the activities it appears in."""

    party: Doc
    roles: list[str] = field(default_factory=list)


def fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def known_parties(document: Doc) -> dict[str, KnownParty]:
    """All parties of a register by folded name: those in roles of the register first, then the others by name."""
    register = document["register"]
    found: dict[str, KnownParty] = {}

    def add(party: Doc | None, role: str = "") -> None:
        if party and party["name"].strip():
            known = found.setdefault(fold(party["name"]), KnownParty(party))
            if role and role not in known.roles:
                known.roles.append(role)

    add(register["controller"], "controller")
    for party in register["joint_controllers"]:
        add(party, "joint_controller")
    add(register["representative"], "representative")
    add(register["dpo"], "dpo")
    for party in sorted(document["parties"], key=lambda p: fold(p["name"])):
        add(party)
    return found


def party_table(
    compose: Composer, parties: Mapping[str, KnownParty], activities: Sequence[Doc], *, internal: bool
) -> Block | None:
    """Name, contact details, roles and activities of each party; None when there is none."""
    if not parties:
        return None
    labels = compose.labels
    roles: dict[str, list[str]] = {key: list(known.roles) for key, known in parties.items()}
    places: dict[str, list[int]] = {key: [] for key in parties}
    for i, activity in enumerate(activities):
        for name, role in _appearances(activity):
            key = fold(name)
            if key in parties:
                if role not in roles[key]:
                    roles[key].append(role)
                if i not in places[key]:
                    places[key].append(i)
    rows: list[list[Cell]] = []
    for key, known in parties.items():
        party = known.party
        title: Cell = [
            [compose.own(party["name"], STRONG)],
            *compose.lines(party["registration_number"], SOFT),
        ]
        contact = compose.lines(party["address"]) + (
            [[compose.country(party["country"])]] if party["country"] else []
        )
        for field_name in ("email", "phone", "web"):
            contact += compose.lines(party[field_name])
        if internal:
            contact += compose.lines(party["note"], SOFT)
        numbers: Cell = []
        for i in places[key][:_NUMBERS_SHOWN]:
            text = compose.cleaner.one_line(activities[i]["number"], _NUMBER_LIMIT) or str(i + 1)
            if numbers:
                numbers[0].append(compose.word(", "))
            else:
                numbers.append([])
            numbers[0].append([PLAIN, text, 1, f"act{i}"])
        if len(places[key]) > _NUMBERS_SHOWN:
            of = labels.fill(
                "of_total", n=labels.number(_NUMBERS_SHOWN), total=labels.number(len(places[key]))
            )
            numbers.append([compose.word(of, SOFT)])
        shown: Cell = [[compose.word(labels.term("party_role", role))] for role in roles[key]]
        rows.append([title, contact or [[compose.say("not_stated", SOFT)]], shown, numbers])
    most = max(len(found) for found in places.values())
    columns = [
        (labels["name"], 1.0),
        (labels["contact"], 1.2),
        (labels["roles"], 0.8),
        (labels["activities"], 1.7 if most > _NUMBERS_NARROW else 0.7),
    ]
    return table(columns, rows)


def _appearances(activity: Doc) -> list[tuple[str, str]]:
    """(name, role) of each party that an activity names."""
    found = [(name, "client") for name in activity["clients"]]
    found += [(name, "joint_controller") for name in activity["joint_controllers"]]
    found += [(entry["name"], entry["role"] or "recipient") for entry in activity["recipients"]]
    found += [(entry["recipient"], "importer") for entry in activity["transfers"]]
    return found
