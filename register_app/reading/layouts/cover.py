"""Cover data: who the controller, the representative and the data protection officer are, titles, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from register_app.reading.headings import fold, match
from register_app.reading.layouts.evidence import looks_like_company
from register_app.reading.layouts.grid import Grid, is_pointer
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.parties import (
    REGISTRATION,
    TITLE_WORD,
    Facts,
    label_of,
    party_document,
    party_of,
)
from register_app.reading.recognise import answers, places
from register_app.reading.workbook import Cell

PARTIES = {
    "controller": "controller",
    "organisation": "controller",
    "joint_controllers": "joint_controllers",
    "representative": "representative",
    "dpo": "dpo",
}
_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:\s*(?P<rest>.*)$", re.DOTALL)
_DATED = re.compile(
    r"\b(opdateret|opdatert|uppdaterad|updated|version|revision|stand|dato|date|datum|mise a jour|udfyldt|udarbejdet|gyldig|per |as of|bijgewerkt|aggiornat|actualizad|aktualizac|paeivitetty|gennemgaaet|reviewed)"
)
_NOT_NAMED = re.compile(
    r"^(ikke udpeget|ikke relevant|ingen|not appointed|none|n a|nicht (benannt|bestellt)|keiner?|non designe|niet aangesteld|ej utsedd|ikke oppnevnt|no designado|non nominato|nie wyznaczono|ei nimetty)"
)


class Cover:
    """Collects register facts from rows above tables and from cover sheets."""

    def __init__(self, facts: Facts, ledger: Ledger, titles: list[str]) -> None:
        self.facts, self.ledger, self.titles = facts, ledger, titles
        self.role = "controller"
        self.roles: dict[int, str] = {}
        self.found = 0

    def read(self, grid: Grid, rows: Iterable[int]) -> None:
        """Read all cells of these rows: facts go to the register, everything else is a title or an instruction."""
        for row in rows:
            columns = grid.filled(row)
            skip: set[int] = set()
            for position, column in enumerate(columns):
                if column in skip:
                    continue
                text = grid.text(row, column)
                after = columns[position + 1] if position + 1 < len(columns) else None
                value = grid.text(row, after) if after is not None else ""
                if is_pointer(value) or (value.endswith(":") and len(value) < 60):
                    value, after = "", None
                place = grid.place(row, column)
                left = [index for index in self.roles if index <= column]
                if left:
                    self.role = self.roles[max(left)]
                if self._heads(text, column, value):
                    self.ledger.imported([place])
                    self.titles.append(" ".join(text.split()))
                    continue
                raw = grid.value(row, after) if after is not None else None
                pair = len(columns) == 2 and position == 0 and not _LABELLED.match(text)
                if self._label_beside(text, value, raw) or (pair and self._unknown_beside(text, value)):
                    self.ledger.imported([place, grid.place(row, after)] if after is not None else [place])
                    self.titles.append(" ".join(text.split()))
                    if after is not None:
                        skip.add(after)
                    continue
                self._cell(text, place)

    def _heads(self, text: str, column: int, value: str) -> bool:
        """Whether a cell only says of whom the labels below it or beside it speak."""
        inline = _LABELLED.match(text)
        if len(_segments(text)) > 1 and "\n" not in text:
            return False
        found = match(text.rstrip(": "))
        if (
            not found
            or found[0].field not in PARTIES
            or found[0].field == "organisation"
            or (inline and inline["rest"])
        ):
            return False
        beside = _LABELLED.match(value) or re.match(r"(?P<label>.*)", value)
        follower = match(value.rstrip(": "))
        named = bool(follower) and follower[0].field in PARTIES and follower[0].confidence >= 0.95
        is_label = bool(value) and "@" not in value and (bool(beside and label_of(beside["label"])) or named)
        if value and not is_label:
            return False
        self.role = PARTIES[found[0].field]
        self.roles = {index: role for index, role in self.roles.items() if index < column}
        self.roles[column] = self.role
        return True

    def _unknown_beside(self, label: str, value: str) -> bool:
        """Two short cells side by side below a party say something more of it ("Clinic number | 012345")."""
        if (
            not value
            or not self.found
            or len(label) > 40
            or len(value) > 80
            or is_pointer(label)
            or len(label.split()) > 5
        ):
            return False
        party = self._party()
        party["note"] = "; ".join(filter(None, (party["note"], f"{label.rstrip(': ')}: {value}")))
        return True

    def _cell(self, text: str, place: Cell) -> None:
        self.ledger.imported([place])
        understood = False
        for piece in _segments(text):
            understood = self._piece(piece) or understood
        line = " ".join(text.split())
        if line not in self.titles and not (self.titles and line.startswith(self.titles[-1])):
            self.titles.append(line)
        folded = fold(text)
        if (
            not self.facts.get("title")
            and len(text) < 150
            and TITLE_WORD.search(folded)
            and not _LABELLED.match(text)
        ):
            self.facts["title"] = line
            named = next(
                (piece for piece in re.split(r"\s+[–—|-]\s+|,\s+", line) if looks_like_company(piece)), ""
            )
            if named and len(named) < 60 and not self.facts.get("controller"):
                self._put("controller", party_document(named))

    def _piece(self, text: str) -> bool:
        found = _LABELLED.match(text)
        if found:
            return self._label(found["label"], found["rest"].strip())
        first = text.split(",", maxsplit=1)[0]
        start = re.match(
            r"^(?P<label>[^\d]{3,60}?)\s*\((?P<short>DPO|DSB|DPD|FG|DSO|IOD|RPD)\)\s+(?P<rest>.+)$", text
        )
        if start:
            return self._label("DPO", start["rest"])
        short = re.match(
            r"^(?P<label>DPO|DSB|FG|IOD|RPD|DPD|Datenschutzbeauftragte\w*|Databeskyttelsesrådgiver|Dataskyddsombud|Personvernombud|Verantwortlicher|Dataansvarlig)\s+(?P<rest>[^\s].+)$",
            text,
        )
        if short and not short["rest"].startswith(("for", "for ", "der", "og", "and")):
            return self._label(short["label"], short["rest"])
        if (
            looks_like_company(first)
            and len(text) < 200
            and not self.facts.get("controller")
            and (REGISTRATION.search(text) or len(text.split(",")) > 1)
        ):
            self._put("controller", party_of(text))
            return True
        return False

    def _label_beside(self, label: str, value: str, raw: object) -> bool:
        if not value or len(label) > 90 or (len(label) > 12 and label.rstrip().endswith((".", ","))):
            return False
        if _LABELLED.match(label) and _LABELLED.match(label)["rest"]:  # type: ignore[index]
            return False
        if isinstance(raw, datetime.date) and _DATED.search(fold(label)):
            self.titles.append(f"{label} {raw.isoformat()[:10]}")
            return True
        if _LABELLED.match(value) and label_of(_LABELLED.match(value)["label"]):  # type: ignore[index]
            return False
        return self._label(label.strip().rstrip(":"), value)

    def _label(self, label: str, value: str) -> bool:
        """A fact with its label; False when the label is none we know."""
        found = match(label)
        name = found[0].field if found else ""
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
        if value and _DATED.search(fold(label)):
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


def _segments(text: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"\s+\|\s+|\n+|\s+·\s+|\s{3,}", text) if piece.strip()]


def clean(facts: Facts) -> None:
    """Drop parties that turned out to be empty."""
    for role in ("controller", "representative", "dpo"):
        party = facts.get(role)
        if party is not None and not any(party.values()):
            del facts[role]
    if "joint_controllers" in facts:
        facts["joint_controllers"] = [party for party in facts["joint_controllers"] if party["name"]]
        if not facts["joint_controllers"]:
            del facts["joint_controllers"]


_TALLEST = 600
"""No cover has more rows than this."""


def is_cover(grid: Grid) -> bool:
    """Whether a sheet is mostly labels of a cover: who, where, since when."""
    if grid.height > _TALLEST:
        return False
    hits = filled = 0
    for row in grid.rows():
        cells = grid.filled(row)
        filled += 1
        label = grid.text(row, cells[0])
        found = _LABELLED.match(label)
        label = found["label"] if found else label
        fields = match(label)
        if label_of(label) or (fields and fields[0].field in PARTIES) or _DATED.search(fold(label)):
            hits += 1
    return filled > 0 and hits >= 2 and hits >= 0.4 * filled
