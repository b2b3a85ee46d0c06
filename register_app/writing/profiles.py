"""For whom a copy of a register is: what of it stays inside, in every format alike.

"internal" is everything. "authority" leaves out internal notes, the persons in charge and columns without a place.
"public" also leaves out balancing tests and transfer assessments, and names roles instead of persons: of a data
protection officer who is a person the office stays, with the contact details that Art. 13(1)(b) and 37(7) ask to be
published, but for an e-mail address that is made of the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc, Document, PartyDoc
from register_app.model.text import fold
from register_app.writing.labels import DocumentLabels
from register_app.writing.mailboxes import names_person

PROFILES = ("authority", "internal", "public")

HIDDEN_COLUMNS = {
    "internal": frozenset[str](),
    "authority": frozenset({"activity.owner", "activity.notes", "party.note"}),
    "public": frozenset(
        {"activity.owner", "activity.notes", "party.note", "purpose_basis.lia", "transfer.tia"}
    ),
}
"""Fields that a profile leaves empty, by the key of model/fields.py."""


class UnknownProfile(RegisterError):
    """A profile that does not exist."""


@dataclass(frozen=True)
class LeftOut:
    """How many texts of each kind a profile keeps back: notes and owners, extra columns, assessments, persons."""

    notes: int = 0
    extra: int = 0
    assessments: int = 0
    persons: int = 0

    def told(self, labels: DocumentLabels) -> str:
        """The sentence for the reader of the copy; "" when nothing was kept back."""
        said = []
        if self.notes:
            said.append(labels["notes_left_out"])
        if self.extra:
            said.append(labels.count("extra_left_out", self.extra))
        if self.assessments:
            said.append(labels["assessments_left_out"])
        if self.persons:
            said.append(labels["persons_left_out"])
        return labels.fill("left_out", what=labels.all_of(said)) if said else ""


def known(profile: str) -> str:
    """`profile`, if there is one of that name. Raises UnknownProfile."""
    if profile not in PROFILES:
        raise UnknownProfile(
            N_("There is no profile “{name}”. Choose one of: {names}."),
            name=profile,
            names=", ".join(PROFILES),
        )
    return profile


def left_out(document: Mapping[str, Any], profile: str) -> LeftOut:
    """What `shown` would take out of a document."""
    if known(profile) == "internal":
        return LeftOut()
    activities = document["activities"]
    notes = sum(bool(a["notes"].strip()) + bool(a["owner"].strip()) for a in activities)
    notes += sum(bool(party["note"].strip()) for party in document["parties"])
    extra = sum(bool(text.strip()) for a in activities for text in a["extra"].values())
    if profile == "authority":
        return LeftOut(notes, extra)
    bases = [basis for a in activities for purpose in a["purposes"] for basis in purpose["bases"]]
    assessments = sum(bool(basis["lia"].strip()) for basis in bases)
    assessments += sum(bool(item["tia"].strip()) for a in activities for item in a["transfers"])
    return LeftOut(notes, extra, assessments, int(bool(_person(document))))


def shown(document: Document, profile: str, labels: DocumentLabels) -> Document:
    """The document as those may see it whom `profile` is for; another document, save for "internal".

    What is taken out is empty, never missing, so that the form of the document stays. `labels` name a role.
    """
    if known(profile) == "internal":
        return document
    public = profile == "public"
    person = fold(_person(document)) if public else ""

    def party(held: PartyDoc) -> PartyDoc:
        named = bool(person) and fold(held["name"]) == person
        if not named:
            return {**held, "note": ""}
        email = "" if names_person(held["email"], held["name"]) else held["email"]
        return {**held, "note": "", "name": str(labels["dpo"]), "email": email}

    def role(held: PartyDoc | None) -> PartyDoc | None:
        return party(held) if held else held

    register = document["register"]
    return {
        **document,
        "register": {
            **register,
            "controller": role(register["controller"]),
            "joint_controllers": [party(held) for held in register["joint_controllers"]],
            "representative": role(register["representative"]),
            "dpo": role(register["dpo"]),
        },
        "activities": [_activity(activity, public=public) for activity in document["activities"]],
        "parties": [party(held) for held in document["parties"]],
    }


def _activity(held: ActivityDoc, *, public: bool) -> ActivityDoc:
    made: ActivityDoc = {**held, "owner": "", "notes": "", "extra": {}}
    if public:
        made["purposes"] = [
            {**purpose, "bases": [{**basis, "lia": ""} for basis in purpose["bases"]]}
            for purpose in held["purposes"]
        ]
        made["transfers"] = [{**transfer, "tia": ""} for transfer in held["transfers"]]
    return made


def _person(document: Mapping[str, Any]) -> str:
    """The data protection officer's name where it is that of a person; "" where an organisation holds the office.

    An organisation has a registration number, or another part in the register.
    """
    register = document["register"]
    officer = register["dpo"]
    if not officer or officer["registration_number"].strip():
        return ""
    name = fold(officer["name"])
    roles = [register["controller"], register["representative"], *register["joint_controllers"]]
    others = [party["name"] for party in roles if party]
    for activity in document["activities"]:
        others += [entry["name"] for entry in activity["recipients"]]
        others += [*activity["clients"], *activity["joint_controllers"]]
    return "" if name in {fold(other) for other in others} else str(officer["name"])
