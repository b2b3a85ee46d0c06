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
    Column("name", N_("Activity"), 34),
    Column("department", N_("Department"), 20),
    Column("purposes", N_("Purposes"), 38),
    Column("bases", N_("Legal bases"), 32),
    Column("data", N_("Personal data"), 34),
    Column("subjects", N_("Data subjects"), 24),
    Column("retention", N_("Time limits for erasure"), 32),
    Column("recipients", N_("Recipients"), 26),
    Column("countries", N_("Third countries"), 16),
    Column("status", N_("Status"), 14, "choice"),
    Column("next_review", N_("Next review"), 14, "date"),
    Column("part", N_("Part"), 14, "choice", shown=False),
    Column("owner", N_("Owner"), 20, shown=False),
    Column("sensitivity", N_("Sensitivity"), 22, "choice", shown=False),
    Column("systems", N_("Systems"), 26, shown=False),
    Column("measures", N_("Security measures"), 30, shown=False),
    Column("clients", N_("On behalf of"), 24, shown=False),
    Column("processing", N_("Categories of processing"), 26, shown=False),
    Column("joint_controllers", N_("Joint controllers"), 24, shown=False),
    Column("last_review", N_("Last review"), 14, "date", shown=False),
    Column("valid_from", N_("Valid from"), 14, "date", shown=False),
    Column("valid_until", N_("Valid until"), 14, "date", shown=False),
    Column("description", N_("Description"), 38, shown=False),
    Column("notes", N_("Notes"), 30, shown=False),
)

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
        case _:
            return None


def text_of(line: Line, key: str) -> str:
    """The text of a cell."""
    values = line.get(key, ())
    if not values:
        return ""
    read = reader(key)
    return "; ".join(read(value) for value in values) if read else "; ".join(values)
