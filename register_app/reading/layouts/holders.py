"""Who has which role in a register (Art. 30(1)(a) and (2)(a) GDPR), gathered fact by fact from labels and their values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import furniture
from register_app.reading.layouts.parties import Facts, label_of, party_document, party_of
from register_app.reading.recognise import answers, places

PARTIES = {
    "controller": "controller",
    "organisation": "controller",
    "joint_controllers": "joint_controllers",
    "representative": "representative",
    "dpo": "dpo",
}
DATED = re.compile(
    r"\b(opdateret|opdatert|uppdaterad|updated|version|versie|versjon|wersja|versione|versio\b|revision|revisjon|stand|dato|date|datum|mise a jour|udfyldt|udarbejdet|gyldig|per |as of|bijgewerkt|aggiornat|actualizad|aktualizac|paeivitetty|gennemgaaet|reviewed)"
)
_NOT_NAMED = re.compile(
    r"^(ikke udpeget|ikke relevant|ingen|not appointed|none|n a|nicht (benannt|bestellt)|keiner?|non designe|niet aangesteld|ej utsedd|ikke oppnevnt|no designado|non nominato|nie wyznaczono|ei nimetty)"
)

_LONGEST_DATED = 80
_NEAR = 25


def is_dated(text: str) -> bool:
    """Whether a text says of when, or of which version, a source is ("Updated 12.3.2024")."""
    found = DATED.search(fold(text))
    return found is not None and len(text) <= _LONGEST_DATED and found.start() < _NEAR


def is_of_processor(titles: Iterable[str]) -> bool:
    """Whether titles are those of a record under Art. 30(2), whose own processor is who keeps the record."""
    return any(furniture.part_of(title) == "processor" for title in titles)


class Holders:
    """Facts of the register and of those who have a role in it; `role` is that of the party spoken of last."""

    def __init__(self, facts: Facts, titles: list[str]) -> None:
        self.facts, self.titles = facts, titles
        self.role = "controller"
        self.found = 0

    def _label(self, label: str, value: str) -> bool:
        """A fact with its label; False when the label is none we know."""
        found = match(label)
        name = found[0].field if found else ""
        if name == "processors" and is_of_processor(self.titles):
            name = "controller"
        sub = label_of(label)
        if value and re.fullmatch(r"\[.*\]|<.*>|x{3,}|\.{3,}|_{3,}|…+", value):
            return bool(sub) or name in PARTIES
        if sub and not (name in PARTIES and name != "organisation" and sub not in ("name", "contact")):
            if not value:
                return True
            return self._sub(sub, value, label)
        if name in PARTIES:
            if value and (_NOT_NAMED.match(fold(value)) or answers.read(value)):
                self.titles.append(f"{label}: {value}")
                return True
            self.role = PARTIES[name]
            if not value:
                return True
            self._put(self.role, party_of(value))
            return True
        if name == "measures" and value:
            self.facts["security"] = "\n".join(filter(None, (self.facts.get("security", ""), value)))
            return True
        if value and DATED.search(fold(label)):
            self.titles.append(f"{label}: {value}")
            return True
        return False

    def labelled(self, label: str, value: str) -> bool:
        """Take a fact with a label that names a party."""
        return self._label(label, value)

    def labelled_part(self, label: str, value: str) -> bool:
        """Take a part of the address of the party spoken of last, when a party was spoken of."""
        sub = label_of(label)
        return bool(sub) and bool(value) and self.found > 0 and self._sub(sub, value, label)

    def row(self, role: str, parts: dict[str, str]) -> bool:
        """Take a party from a row of a small table: heading → text."""
        found = match(role)
        name = found[0].field if found else ""
        if name not in PARTIES:
            return False
        self.role = PARTIES[name]
        if self.role == "joint_controllers":
            self.facts.setdefault("joint_controllers", []).append(party_document())
        for heading, text in parts.items():
            sub = label_of(heading)
            if sub:
                self._sub(sub, text, heading)
            elif not self._party()["name"]:
                self._put(self.role, party_of(text))
            else:
                self._party()["note"] = "; ".join(filter(None, (self._party()["note"], f"{heading}: {text}")))
        return True

    def _sub(self, sub: str, value: str, label: str) -> bool:
        if answers.read(value) in ("none", "not_applicable", "unclarified"):
            return True
        if sub == "contact" and not self.found:
            return False
        party = self._party()
        self.found += 1
        match sub:
            case "zip" | "city":
                party["address"] = (
                    ", ".join(filter(None, (party["address"], value)))
                    if sub == "zip"
                    else " ".join(filter(None, (party["address"], value)))
                )
            case "first":
                party["name"] = f"{value} {party['name']}".strip()
            case "name" if not party["name"] or fold(party["name"]) == fold(value):
                party["name"] = value
            case "name" if self.role == "dpo":
                party["name"] = f"{party['name']} {value}"
            case "contact":
                party["note"] = "; ".join(filter(None, (party["note"], f"{label}: {value}")))
            case "country" if (code := places.country(value)) and len(value.split()) <= 3:
                party["country"] = code
            case "email" if "@" not in value:
                return False
            case "phone" if not re.search(r"\d{2}", value):
                return False
            case _ if sub in party and not party[sub]:
                party[sub] = value
            case _:
                party["note"] = "; ".join(filter(None, (party["note"], f"{label}: {value}")))
        return True

    def _party(self) -> Facts:
        if self.role == "joint_controllers":
            joint: list[Facts] = self.facts.setdefault("joint_controllers", [])
            if not joint:
                joint.append(party_document())
            return joint[-1]
        if not self.facts.get(self.role):
            self.facts[self.role] = party_document()
        found: Facts = self.facts[self.role]
        return found

    def _put(self, role: str, party: Facts) -> None:
        self.found += 1
        if role == "joint_controllers":
            self.facts.setdefault("joint_controllers", []).append(party)
            return
        old = self.facts.get(role)
        if old:
            for key, value in party.items():
                old[key] = old[key] or value
        else:
            self.facts[role] = party

    def _named(self) -> bool:
        return bool((self.facts.get("controller") or {}).get("name"))

    def _registration(self, number: str) -> bool:
        """A number that stands alone is that of the party spoken of last, at first of the controller."""
        party = self._party()
        if not party["registration_number"]:
            party["registration_number"] = number
        return bool(party["registration_number"] == number)


def clean(facts: Facts) -> dict[str, str]:
    """Drop parties of whom nothing tells a name or a mail address to name them by; what was said of those, by role."""
    nameless = {}
    for role in ("controller", "representative", "dpo"):
        party = facts.get(role)
        if party is None or party["name"]:
            continue
        if party["email"]:
            party["name"] = party["email"]
            continue
        if any(party.values()):
            nameless[role] = "; ".join(filter(None, party.values()))
        del facts[role]
    if "joint_controllers" in facts:
        facts["joint_controllers"] = [party for party in facts["joint_controllers"] if party["name"]]
        if not facts["joint_controllers"]:
            del facts["joint_controllers"]
    return nameless
