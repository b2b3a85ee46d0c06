"""What a source says of an activity, value by value, beside what the register says: in words, without codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.vocabulary import (
    ANSWER_STATES,
    BASIS_USES,
    END_ACTIONS,
    LOCATIONS,
    RECIPIENT_ROLES,
    SENSITIVITIES,
    SLOT_LABELS,
)
from register_app.services.import_fields import KEY_FIELDS, cells_of_key
from register_app.services.import_plan import PlannedRow, as_text
from register_app.services.importing import key_label
from register_app.viewmodels.citation import cite
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_shown

_ORDER = (
    "number", "name", "part", "status", "department", "owner", "description", "clients", "joint_controllers", "processing",
    "purposes", "data", "recipients", "transfers", "systems", "measures", "answers", "valid_from", "valid_until",
    "last_review", "next_review", "notes", "extra",
)  # fmt: skip

_UNSAID = ("ordinary", "inherited", "party", "category")
"""What goes without saying."""


@dataclass(frozen=True)
class Line:
    """One key: what the register says now, the file, and what the last import had left; `cells` are its addresses.

    `kept` is where the register's own word stays although the file says something else.
    """

    key: str
    label: str
    register: str
    file: str
    base: str = ""
    differs: bool = False
    conflict: bool = False
    kept: bool = False
    cells: tuple[str, ...] = ()


def lines_of(row: PlannedRow) -> list[Line]:
    """All the file says of an activity, what differs first where there is anything to compare with."""
    differences = {difference.key: difference for difference in row.differences}
    known = row.state != "new" or bool(row.activity_id)
    made = []
    for key, value in row.draft.activity.items():
        if key == "id" or not value:
            continue
        found = differences.get(key)
        text = _shown(key, value)
        cells = cells_of_key(row.draft, key)
        if found is not None:
            made.append(
                Line(
                    key,
                    _(key_label(key)),
                    _code(key, found.before),
                    _code(key, found.after) or text,
                    _code(key, found.base),
                    differs=True,
                    conflict=found.conflict,
                    cells=cells,
                )
            )
        elif key in row.kept:
            own = _code(key, row.kept[key])
            made.append(Line(key, _(key_label(key)), own, text, kept=True, cells=cells))
        else:
            made.append(Line(key, _(key_label(key)), text if known else "", text, cells=cells))
    place = {key: number for number, key in enumerate(_ORDER)}
    return sorted(made, key=lambda line: (not line.differs, not line.kept, place.get(line.key, len(_ORDER))))


def _shown(key: str, value: object) -> str:
    if key == "answers" and isinstance(value, dict):
        return "\n".join(_answer(slot, said) for slot, said in value.items())
    if key == "extra" and isinstance(value, dict):
        return "\n".join(f"{heading}: {text}" for heading, text in value.items())
    return _code(key, as_text(value))


def _answer(slot: str, said: Mapping[str, str]) -> str:
    """What a source says of a letter of Art. 30 as a whole, with its own words."""
    state = said.get("state", "")
    words = _(ANSWER_STATES[state]) if state in ANSWER_STATES else state
    reason = said.get("reason", "")
    return f"{_(SLOT_LABELS.get(slot, slot))}: {words}" + (f" ({reason})" if reason else "")


def _code(key: str, text: str) -> str:
    if key in KEY_FIELDS:
        # The first part of a recipient is its name, whatever letters that has.
        names = {"recipients": 1, "transfers": 0}
        return "\n".join(spoken(line, countries_from=names.get(key)) for line in text.split("\n"))
    described = FIELDS.get(f"activity.{key}")
    return (
        _(described.choices[text]) if described and described.choices and text in described.choices else text
    )


def spoken(line: str, *, countries_from: int | None = None) -> str:
    """A row of an activity without its codes: articles and periods as one writes them, vocabularies in words.

    From the part at `countries_from` on, the letters of countries are told as their names; None: nowhere.
    """
    parts = ["; ".join(_word(text) for text in part.split("; ")) for part in line.split(" · ")]
    if countries_from is not None:
        parts[countries_from:] = map(country, parts[countries_from:])
    # A period often says what the text beside it says.
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _word(text: str) -> str:
    if text in _UNSAID:
        return ""
    for words in (SENSITIVITIES, BASIS_USES, RECIPIENT_ROLES, LOCATIONS, END_ACTIONS):
        if text in words:
            return _(words[text])
    return period_shown(text) if re.fullmatch(r"P\d+[YMWD]", text) else cite(text)
