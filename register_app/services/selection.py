"""Which activities an export is about: a small language of `field = value` joined by `and`, `|` between values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc, Document
from register_app.model.text import fold
from register_app.services.importing import as_text

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

_CLAUSE = re.compile(r"""\s*(\w+)\s*(=|!=|~)\s*("[^"]*"|'[^']*'|.*?)\s*$""", re.DOTALL)
_AND = re.compile(r"""\s+and\s+(?=(?:[^"]*"[^"]*")*[^"]*$)(?=\w+\s*(?:=|!=|~))""", re.IGNORECASE)

_OR = re.compile(r"""\|(?=(?:[^"]*"[^"]*")*[^"]*$)""")


class BadExpression(RegisterError):
    """An expression that cannot be read."""


def parse(expression: str) -> Callable[[ActivityDoc], bool]:
    """A test for activities from text such as `department = Credit | HR and status != retired and data ~ health`.

    `=` and `!=` compare the whole field (of a list: any entry), `~` asks whether the text occurs in it; case
    does not count. Values between `|` are alternatives; what stands in double quotes is one value, whatever is in it.
    BadExpression where it cannot be read.
    """
    tests = [_clause(part) for part in _AND.split(expression)]
    return lambda activity: all(test(activity) for test in tests)


def _clause(text: str) -> Callable[[ActivityDoc], bool]:
    found = _CLAUSE.fullmatch(text)
    if found is None or found[1] not in FIELDS:
        raise BadExpression(
            N_("“{text}” is not a condition. Write a field, =, != or ~, and a value, for example: {example}"),
            text=text.strip(),
            example="department = HR and status != retired",
        )
    name, operator = found[1], found[2]
    values = frozenset(fold(part.strip().strip("\"'")) for part in _alternatives(found[3]))

    def test(activity: ActivityDoc) -> bool:
        held = _held(activity, name)
        if operator == "~":
            return any(value in fold(as_text(held)) for value in values)
        same = (
            any(fold(as_text(item)) in values for item in held)
            if isinstance(held, list)
            else fold(str(held)) in values
        )
        return same if operator == "=" else not same

    return test


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


def select(document: Document, expression: str) -> Document:
    """`document` with the activities that fit; everything else as it is."""
    fits = parse(expression)
    return {**document, "activities": [item for item in document["activities"] if fits(item)]}
