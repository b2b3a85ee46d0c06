"""Which activities an export is about: a small language of `field = value` joined by `and`."""

from __future__ import annotations

import re
from collections.abc import Callable

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
)

_CLAUSE = re.compile(r"""\s*(\w+)\s*(=|!=|~)\s*("[^"]*"|'[^']*'|.*?)\s*$""", re.DOTALL)
_AND = re.compile(r"""\s+and\s+(?=(?:[^"]*"[^"]*")*[^"]*$)(?=\w+\s*(?:=|!=|~))""", re.IGNORECASE)


class BadExpression(RegisterError):
    """An expression that cannot be read."""


def parse(expression: str) -> Callable[[ActivityDoc], bool]:
    """A test for activities from text such as `department = Credit and status != retired and data ~ health`.

    `=` and `!=` compare the whole field (of a list: any entry), `~` asks whether the text occurs in it; case
    does not count. BadExpression where it cannot be read.
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
    name, operator, value = found[1], found[2], fold(found[3].strip("\"'"))

    def test(activity: ActivityDoc) -> bool:
        held = activity[name]  # type: ignore[literal-required]
        if operator == "~":
            return value in fold(as_text(held))
        same = (
            any(fold(as_text(item)) == value for item in held)
            if isinstance(held, list)
            else fold(held) == value
        )
        return same if operator == "=" else not same

    return test


def select(document: Document, expression: str) -> Document:
    """`document` with the activities that fit; everything else as it is."""
    fits = parse(expression)
    return {**document, "activities": [item for item in document["activities"] if fits(item)]}
