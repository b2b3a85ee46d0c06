"""The register of parties: who appears where, in which role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from register_app.writing.pdf_blocks import PLAIN, SOFT, STRONG, Block, Cell, Composer, Line, table

Doc = Mapping[str, Any]
_NUMBERS_SHOWN = 40
_NUMBERS_NARROW = 12
"""So many numbers stand in a narrow column; more need a wide one, or the rows grow over whole pages."""
_NUMBER_LIMIT = 40
_OWN_CONTROLLER = "recipient as controller"
"""The role of a recipient that decides on its own, which is not that of the register's controller."""


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
    compose: Composer,
    parties: Mapping[str, KnownParty],
    activities: Sequence[Doc],
    *,
    internal: bool,
    concerned: bool = False,
) -> Block | None:
    """Name, contact details, roles and activities of each party; None when there is none.

    `concerned`: leave out the parties that neither the register as a whole nor one of these activities names.
    """
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
        if concerned and not roles[key]:
            continue
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
        shown = _roles(compose, roles[key])
        numbers = _numbers(compose, activities, places[key])
        rows.append([title, contact or [[compose.say("not_stated", SOFT)]], shown, numbers])
    if not rows:
        return None
    columns = [(labels["name"], 1.0), (labels["contact"], 1.2), (labels["roles"], 0.8)]
    return table([*columns, (labels["activities"], _share(places))], rows, lists=[2])


def recipient_table(
    compose: Composer, parties: Mapping[str, KnownParty], activities: Sequence[Doc]
) -> Block | None:
    """Recipients that are no parties: categories of recipients, with roles and activities; None when there is none."""
    labels = compose.labels
    names: dict[str, str] = {}
    roles: dict[str, list[str]] = {}
    places: dict[str, list[int]] = {}
    for i, activity in enumerate(activities):
        for name, role in _appearances(activity):
            key = fold(name)
            if not key or key in parties:
                continue
            names.setdefault(key, name)
            if role not in roles.setdefault(key, []):
                roles[key].append(role)
            if i not in places.setdefault(key, []):
                places[key].append(i)
    if not names:
        return None
    rows: list[list[Cell]] = [
        [
            [[compose.own(names[key], STRONG)]],
            _roles(compose, roles[key]),
            _numbers(compose, activities, places[key]),
        ]
        for key in sorted(names)
    ]
    heading = next(entry.heading for entry in labels.letters("controller") if "recipients" in entry.slots)
    columns = [(heading, 1.5), (labels["roles"], 1.0), (labels["activities"], _share(places) * 1.4)]
    return table(columns, rows, lists=[1])


def _roles(compose: Composer, roles: Sequence[str]) -> Cell:
    labels = compose.labels
    return [
        [
            compose.word(
                labels.term("role", "controller")
                if role == _OWN_CONTROLLER
                else labels.term("party_role", role)
            )
        ]
        for role in roles
    ]


def _numbers(compose: Composer, activities: Sequence[Doc], places: Sequence[int]) -> Cell:
    """The numbers of the activities at `places`, each a link; of very many the first, and how many there are."""
    labels = compose.labels
    line: Line = []
    for i in places[:_NUMBERS_SHOWN]:
        text = compose.cleaner.one_line(activities[i]["number"], _NUMBER_LIMIT) or str(i + 1)
        line += [compose.word(", ")] if line else []
        line.append([PLAIN, text, 1, f"act{i}"])
    if len(places) <= _NUMBERS_SHOWN:
        return [line] if line else []
    of = labels.fill("of_total", n=labels.number(_NUMBERS_SHOWN), total=labels.number(len(places)))
    return [line, [compose.word(of, SOFT)]]


def _share(places: Mapping[str, Sequence[int]]) -> float:
    """The share of the column of numbers."""
    return 1.7 if max(map(len, places.values())) > _NUMBERS_NARROW else 0.7


def _appearances(activity: Doc) -> list[tuple[str, str]]:
    """(name, role) of each party that an activity names."""
    found = [(name, "client") for name in activity["clients"]]
    found += [(name, "joint_controller") for name in activity["joint_controllers"]]
    for entry in activity["recipients"]:
        role = _OWN_CONTROLLER if entry["role"] == "controller" else entry["role"] or "recipient"
        found.append((entry["name"], role))
    found += [(entry["recipient"], "importer") for entry in activity["transfers"]]
    return found
