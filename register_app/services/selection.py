"""Which activities an export is about: a small language of `field = value` joined by `and`, `|` between values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, Document
from register_app.model.text import fold
from register_app.model.vocabulary import PARTS, STATUSES
from register_app.services.import_plan import as_text

FIELDS = (
    "number",
    "part",
    "name",
    "department",
    "owner",
    "status",
    "systems",
    "measures",
    "clients",
    "processing",
    "purposes",
    "data",
    "recipients",
    "transfers",
    "notes",
    "subjects",
    "id",
)

_NEAR = 0.6
"""How alike a value and one that the register has must be to be offered in its place (0 to 1)."""

_SHOWN = 200
"""Characters of an expression that are told."""

_CODES = {"part": frozenset(PARTS), "status": frozenset(STATUSES)}

_CLAUSE = re.compile(r"""\s*(\w+)\s*(=|!=|~)\s*("[^"]*"|'[^']*'|.*?)\s*$""", re.DOTALL)
_AND = re.compile(r"""\s+and\s+(?=(?:[^"]*"[^"]*")*[^"]*$)(?=\w+\s*(?:=|!=|~))""", re.IGNORECASE)

_OR = re.compile(r"""\|(?=(?:[^"]*"[^"]*")*[^"]*$)""")


class BadExpression(RegisterError):
    """An expression that cannot be read."""


class NothingFits(RegisterError):
    """An expression that no activity fits."""


@dataclass(frozen=True)
class Clause:
    """One condition: `operator` is "=", "!=" or "~", `values` are alternatives as they were written."""

    field: str
    operator: str
    values: tuple[str, ...]

    def fits(self, activity: ActivityDoc) -> bool:
        held, values = _held(activity, self.field), frozenset(fold(value) for value in self.values)
        if self.operator == "~":
            return any(value in fold(as_text(held)) for value in values)
        same = any(fold(text) in values for text in _texts(held))
        return same if self.operator == "=" else not same


@dataclass(frozen=True)
class Unknown:
    """A value of an expression that no activity has in `field`, with those it has that look most like it."""

    field: str
    value: str
    near: tuple[str, ...]

    def told(self) -> Message:
        params = {
            "field": self.field,
            "value": self.value,
            "near": ", ".join(f"“{name}”" for name in self.near),
        }
        if self.near:
            return Message(N_("No activity has “{value}” as {field}. Is {near} meant?"), params)
        return Message(N_("No activity has “{value}” as {field}."), params)


def parse(expression: str) -> Callable[[ActivityDoc], bool]:
    """A test for activities from text such as `department = Credit | HR and status != retired and data ~ health`.

    `=` and `!=` compare the whole field (of a list: any entry), `~` asks whether the text occurs in it; case
    does not count. Values between `|` are alternatives; what stands in double quotes is one value, whatever is in it.
    BadExpression where it cannot be read.
    """
    found = clauses(expression)
    return lambda activity: all(clause.fits(activity) for clause in found)


def clauses(expression: str) -> list[Clause]:
    """The conditions of an expression, all of which must hold; BadExpression where it cannot be read."""
    return [_clause(part) for part in _AND.split(expression)]


def _clause(text: str) -> Clause:
    found = _CLAUSE.fullmatch(text)
    if found is None or found[1] not in FIELDS:
        raise BadExpression(
            N_(
                "“{text}” is not a condition. Write a field, =, != or ~, and a value, for example: {example}. "
                "The fields are: {fields}"
            ),
            text=text.strip(),
            example="department = HR and status != retired",
            fields=", ".join(FIELDS),
        )
    values = tuple(part.strip().strip("\"'") for part in _alternatives(found[3]))
    return Clause(found[1], found[2], values)


def _texts(held: object) -> list[str]:
    return [as_text(item) for item in held] if isinstance(held, list) else [str(held)]


def _alternatives(text: str) -> list[str]:
    return [text] if re.fullmatch(r"'[^']*'", text) else _OR.split(text)


def _held(activity: ActivityDoc, name: str) -> object:
    if name == "subjects":
        return list(dict.fromkeys(person for use in activity["data"] for person in use["subjects"]))
    return activity[name]  # type: ignore[literal-required]


def condition(field: str, values: Sequence[str]) -> str | None:
    """The expression for activities whose `field` is one of `values`; None where it cannot be said."""
    if not values or any('"' in value or value != value.strip() for value in values):
        return None
    return f"{field} = " + " | ".join(f'"{value}"' for value in values)


def among(activities: Iterable[Mapping[str, object]], ids: Collection[str]) -> str:
    """The expression for the activities of a register that are in `ids`: by their numbers where these tell them apart."""
    rows = [(str(item["id"]), str(item["number"])) for item in activities]
    chosen = [row for row in rows if row[0] in ids]
    if all(number.strip() for _id, number in chosen) and len({fold(number) for _id, number in rows}) == len(
        rows
    ):
        said = condition("number", [number for _id, number in chosen])
        if said:
            return said
    return condition("id", [identity for identity, _number in chosen]) or 'id = "-"'


def unknown(document: Document, expression: str) -> list[Unknown]:
    """The values of an expression that no activity of `document` has; of those that are said to differ, too."""
    found = []
    for clause in clauses(expression):
        held = [text for activity in document["activities"] for text in _texts(_held(activity, clause.field))]
        known = {fold(text): text for text in held if text}
        for value in clause.values:
            folded = fold(value)
            there = any(folded in text for text in known) if clause.operator == "~" else folded in known
            if value and not there and folded not in _CODES.get(clause.field, ()):
                near = get_close_matches(folded, known, n=3, cutoff=_NEAR)
                found.append(Unknown(clause.field, value, tuple(known[name] for name in near)))
    return found


def require(document: Document, expression: str) -> list[Unknown]:
    """Refuse an expression that no activity fits, with the nearest it could mean; else what in it looks mistaken."""
    doubtful = unknown(document, expression)
    if any(map(parse(expression), document["activities"])):
        return [item for item in doubtful if item.near]
    where = expression if len(expression) <= _SHOWN else expression[:_SHOWN] + "…"
    if doubtful:
        raise NothingFits(
            N_("No activity fits “{where}”, so nothing was written. {reason}"),
            where=where,
            reason=doubtful[0].told(),
        )
    raise NothingFits(
        N_("No activity fits “{where}”, so nothing was written. Choose other conditions."), where=where
    )


def select(document: Document, expression: str) -> Document:
    """`document` with the activities that fit; everything else as it is."""
    fits = parse(expression)
    return {**document, "activities": [item for item in document["activities"] if fits(item)]}
