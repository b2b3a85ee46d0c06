"""How an extract was chosen, in the words of its reader: each condition with the field's own heading.

The exact expression, which only the program reads, stands in the metadata of a file.
"""

from __future__ import annotations

from dataclasses import dataclass

from register_app.model.vocabulary import PARTS, STATUSES
from register_app.writing.labels import DocumentLabels
from register_app.writing.pairs import Pair, before, capitalised

Part = tuple[str, bool]
"""A piece of text, and whether it is in the user's words."""

SHOWN = 12
"""Values of one condition that are told by name; what goes beyond is counted."""

_HEADINGS = {
    "number": "number",
    "part": "role",
    "name": "activity",
    "department": "department",
    "owner": "owner",
    "status": "status",
    "systems": "systems",
    "measures": "measures",
    "clients": "client",
    "processing": "processing",
    "purposes": "purpose",
    "data": "categories",
    "recipients": "recipients",
    "transfers": "third_country",
    "notes": "notes",
    "subjects": "subjects",
}


@dataclass(frozen=True)
class Condition:
    """One condition: `operator` is "=" (is), "!=" (is not) or "~" (contains); `values` are alternatives."""

    field: str
    operator: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Scope:
    """How an extract was chosen: all `conditions` hold. `name`: what the user calls the choice; `expression`: exactly."""

    expression: str = ""
    conditions: tuple[Condition, ...] = ()
    name: str = ""


def scope_lines(labels: DocumentLabels, scope: Scope) -> list[list[Part]]:
    """The choice as lines for its reader, a condition a line; of one that has a name the name, then the conditions.

    A name that stands for activities which were picked one by one says it all: their numbers are then left out.
    """
    lines: list[list[Part]] = []
    if scope.name.strip():
        lines.append(_named(labels, scope.name.strip()))
    picked = all(item.field in ("id", "number") and item.operator == "=" for item in scope.conditions)
    if lines and picked:
        return lines
    return lines + [_told(labels, condition) for condition in scope.conditions]


def scope_text(labels: DocumentLabels, scope: Scope) -> str:
    """The same as one text, a line each."""
    return "\n".join("".join(text for text, _own in line) for line in scope_lines(labels, scope))


def _named(labels: DocumentLabels, name: str) -> list[Part]:
    return [(before(labels["scope_named"], "text"), False), (name, True)]


def _told(labels: DocumentLabels, condition: Condition) -> list[Part]:
    if condition.field == "id":
        return [(capitalised(labels["scope_picked"]), False)]
    line: list[Part] = [(labels[_HEADINGS[condition.field]], False)]
    if condition.operator == "~":
        line += [(" ", False), (labels["scope_contains"], False), (" ", False)]
    else:
        line.append((_first(labels["colon"]) + " ", False))
        if condition.operator == "!=":
            line += [(labels["scope_except"], False), (" ", False)]
    # One more than is shown is shown too: it takes no more room than the words that count it.
    most = SHOWN if len(condition.values) > SHOWN + 1 else len(condition.values)
    for place, value in enumerate(condition.values[:most]):
        if place:
            last = place == len(condition.values) - 1
            line += [(" ", False), (labels["or"], False), (" ", False)] if last else [(", ", False)]
        line += _value(labels, condition, value)
    if most < len(condition.values):
        rest = labels.fill("scope_more", n=labels.number(len(condition.values) - most))
        line += [(" ", False), (rest, False)]
    return line


def _value(labels: DocumentLabels, condition: Condition, value: str) -> list[Part]:
    word = _word(labels, condition, value)
    if word is not None:
        return [(word, False)]
    opening, closing = _first(labels["quoted"]).split("{text}")
    return [(opening, False), (value, True), (closing, False)]


def _word(labels: DocumentLabels, condition: Condition, value: str) -> str | None:
    """The document's word for a stored choice; None for what somebody wrote."""
    if condition.operator == "~":
        return None
    folded = value.strip().casefold()
    if condition.field == "part" and folded in PARTS:
        return labels[folded]
    if condition.field == "status" and folded in STATUSES:
        return labels.term("status", folded)
    return None


def _first(label: str) -> str:
    return label.first if isinstance(label, Pair) else label
