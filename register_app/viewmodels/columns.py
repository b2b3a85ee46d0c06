"""The columns of the register table: what each is called, how wide it is at first, how its values read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from register_app.base import i18n
from register_app.base.i18n import N_, _
from register_app.model import vocabulary
from register_app.model.document import BasisDoc
from register_app.services.listing import Line
from register_app.viewmodels.citation import basis_text
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import date_shown


@dataclass(frozen=True)
class Column:
    """A column by the key of `services/listing.py`; `width` in average letters, `kind` tells how to filter it."""

    key: str
    label: str
    width: int
    kind: str = "text"
    shown: bool = True


COLUMNS = (
    Column("number", N_("Number"), 10),
    Column("name", N_("Activity"), 28),
    Column("department", N_("Department"), 20, "choice"),
    Column("purposes", N_("Purposes"), 30),
    Column("bases", N_("Legal bases"), 32, "choice"),
    Column("data", N_("Personal data"), 34, "choice"),
    Column("subjects", N_("Data subjects"), 24, "choice"),
    Column("retention", N_("Time limits for erasure"), 32),
    Column("recipients", N_("Recipients"), 26, "choice"),
    Column("countries", N_("Third countries"), 16, "choice"),
    Column("status", N_("Status"), 16, "choice"),
    Column("next_review", N_("Next review"), 14, "date"),
    Column("gaps", N_("Missing (Art. 30)"), 26, "choice", shown=False),
    Column("part", N_("Part"), 14, "choice", shown=False),
    Column("owner", N_("Owner"), 20, "choice", shown=False),
    Column("sensitivity", N_("Sensitivity"), 22, "choice", shown=False),
    Column("systems", N_("Systems"), 26, "choice", shown=False),
    Column("measures", N_("Security measures"), 30, "choice", shown=False),
    Column("clients", N_("On behalf of"), 24, "choice", shown=False),
    Column("processing", N_("Categories of processing"), 26, "choice", shown=False),
    Column("joint_controllers", N_("Joint controllers"), 24, "choice", shown=False),
    Column("last_review", N_("Last review"), 14, "date", shown=False),
    Column("valid_from", N_("Valid from"), 14, "date", shown=False),
    Column("valid_until", N_("Valid until"), 14, "date", shown=False),
    Column("description", N_("Description"), 38, shown=False),
    Column("notes", N_("Notes"), 30, shown=False),
)

EDITABLE = frozenset(
    ("number", "name", "owner", "description", "notes", "department", "status", "valid_from", "valid_until",
     "last_review", "next_review", "systems", "measures", "processing", "clients", "joint_controllers")
)  # fmt: skip
"""Columns edited in the table: those of `services/cells.py`, which is not loaded for the first list."""

SLOT_COLUMNS = {
    "purposes": "purposes",
    "subjects": "subjects",
    "data": "data",
    "recipients": "recipients",
    "transfers": "countries",
    "retention": "retention",
    "measures": "measures",
    "clients": "clients",
    "processing": "processing",
}
"""Slot of Art. 30 → the column that shows it."""

COLUMN_SLOTS = {column: slot for slot, column in SLOT_COLUMNS.items()}

BY_KEY = {column.key: column for column in COLUMNS}


@cache
def _basis(raw: str, _language: str) -> str:
    article, law, section, reason = raw.split("\x1f", 3)
    return basis_text(BasisDoc(article=article, law=law, section=section, reason=reason, lia=""))


def _choice(choices: vocabulary.Choices) -> Callable[[str], str]:
    return lambda value: _(choices[value]) if value in choices else value


def reader(key: str) -> Callable[[str], str] | None:
    """How one value of a column is put into words; None where it is shown as it is."""
    match key:
        case "bases":
            return lambda raw: _basis(raw, i18n.language())
        case "status":
            return _choice(vocabulary.STATUSES)
        case "part":
            return _choice(vocabulary.PARTS)
        case "sensitivity":
            return _choice(vocabulary.SENSITIVITIES)
        case "countries":
            return country
        case "gaps":
            return _choice(vocabulary.SLOT_LABELS)
        case "next_review" | "last_review" | "valid_from" | "valid_until":
            return date_shown
        case _:
            return None


def text_of(line: Line, key: str) -> str:
    """The text of a cell."""
    values = line.get(key, ())
    if not values:
        return ""
    read = reader(key)
    return "; ".join(read(value) for value in values) if read else "; ".join(values)


def slot_state(line: Line, slot: str) -> str:
    """The state of a slot of Art. 30, as `services/rules/slots.py` tells it of a whole document."""
    if _filled(line, slot):
        return "answered"
    prefix = f"{slot}:"
    said = next(
        (item.removeprefix(prefix) for item in line.get("answers", ()) if item.startswith(prefix)), ""
    )
    return said or "missing"


def missing(line: Line) -> tuple[str, ...]:
    """The slots of Art. 30 about which an activity says nothing."""
    part = line.get("part", ("controller",))[0]
    slots = vocabulary.SLOTS.get(part, vocabulary.SLOTS["controller"])
    return tuple(slot for slot in slots if slot_state(line, slot) == "missing")


def unclarified(line: Line, key: str) -> bool:
    """Whether somebody has marked a column of an activity as not yet clarified."""
    if key == "bases":
        return "basis" in line.get("open", ())
    slot = COLUMN_SLOTS.get(key, "")
    return bool(slot) and slot_state(line, slot) == "unclarified"


def _filled(line: Line, slot: str) -> bool:
    left_open = line.get("open", ())
    match slot:
        case "retention":
            return "limited" in left_open and "limit" not in left_open
        case "recipients" | "transfers":
            return slot in left_open
        case _:
            return bool(line.get(slot))
