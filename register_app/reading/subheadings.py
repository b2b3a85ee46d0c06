"""What a heading means when it stands under a wider one: "Basis" under "Transfer" is a safeguard, no legal basis."""

from __future__ import annotations

import re
from functools import lru_cache

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.headingwords import Match

_REASON = re.compile(
    r"^(begrundelse|justifi\w*|reason\w*|rationale|begruend\w*|motiver\w*|motivation|motivo|motivazione|perustelu\w*|uzasadnienie|toelichting|onderbouwing|explanation|uddybning|details?|interesse|interest)\b"
)
"""What stands beside a legal basis to give its reason."""

_TIME = re.compile(
    r"^(frist\w*|period\w*|duration|dauer|zeit\w*|time|tid|delai|duree|termijn|plazo|termine|okres|aika)( \w+)?$"
)
"""What stands under a wide heading about erasure to give its time limit."""

_FROM = re.compile(
    r"^(fra|regnet fra|from|counted from|starting|starts?|start(dato|tidspunkt)|begin\w*|beginn\w*|ab( wann)?|a partir( de)?|depuis|vanaf|fraan|raeknat fraan|desde|a decorrere da|od|alkaen|lukien)( \w+)?$"
)
"""What stands under it to say from when that time runs."""

_UNDER: dict[str, dict[str, str]] = {
    "transfer": {
        "basis": "safeguards", "law": "safeguards", "contract": "safeguards", "name": "transfer_recipient",
        "recipients": "transfer_recipient", "processors": "transfer_recipient", "organisation": "transfer_recipient",
        "deletion": "safeguards", "measures": "safeguards", "department": "transfer_country",
    },
    "retention": {
        "basis": "retention_law", "law": "retention_law", "name": "retention", "description": "retention",
        "valid_from": "retention_start", "data": "retention", "notes": "retention", "created": "retention_start",
    },
    "recipients": {
        "name": "recipients", "organisation": "recipients", "transfer_country": "recipient_country",
        "description": "recipients", "part": "recipient_role", "location": "recipient_country",
        "department": "recipients", "data": "recipients",
    },
    "processors": {
        "name": "processors", "organisation": "processors", "transfer_country": "recipient_country",
        "description": "processors", "location": "recipient_country", "law": "contract", "part": "recipient_role",
    },
    "data": {"name": "data", "description": "data", "processing": "data", "basis9": "special"},
    "subjects": {"name": "subjects", "description": "subjects"},
    "basis": {
        "name": "basis", "description": "basis_reason", "notes": "basis_reason", "retention_start": "basis_reason",
        "purpose_detail": "basis_reason", "purpose": "basis_reason", "data": "basis",
    },
    "measures": {"name": "measures", "description": "measures", "systems": "measures", "automated": "measures"},
    "purpose": {"name": "purpose", "description": "purpose_detail", "notes": "purpose_detail"},
    "dpo": {"name": "dpo"},
    "controller": {"name": "controller", "organisation": "controller"},
    "clients": {"name": "clients", "organisation": "clients", "controller": "clients"},
}  # fmt: skip
"""What a heading means when it stands under a wider one: upper field → field of the lower text alone → field."""


_AND_MORE = re.compile(
    r"\b(divers\w*|diverse|andet|oevrigt?|other|miscellan\w*|sonstiges?|autres?|overige?|annet|muut?|otros|altro|altri|inne)\b"
)
_COMMAS = 2


def _lists_more(upper: str) -> bool:
    """Whether a wide heading only counts up what stands below it: "Storage, security, other"."""
    return upper.count(",") + upper.count(";") >= _COMMAS or _AND_MORE.search(fold(upper)) is not None


_JOINED = re.compile(r"\s+(?:og|and|und|et|y|e|och|en|ja|oraz|samt|sowie)\s+|\s*[/&]\s*", re.IGNORECASE)
_RECEIVERS = frozenset(("recipients", "processors"))


def _names_it_too(upper: str, field: str) -> bool:
    """Whether one of two things that a wide heading joins ("Disclosure and transfer") is what stands below it."""
    halves = _JOINED.split(upper)
    told = {found[0].field for half in halves if (found := match(half))} if len(halves) > 1 else set()
    return len(told) > 1 and (field in told or (field in _RECEIVERS and bool(told & _RECEIVERS)))


_OTHER = re.compile(
    r"^(?:andet|andre|anden|oevrige?t?|other|others|sonstige[sr]?|andere[sr]?|autres?|overige?|anders|annat|oevrigt?|annet|muut?|otr[oa]s?|altr[oie]|inne)"
    r"(?: (?:specify|please specify|angiv|angiv hvilke\w*|hvilke\w*|skriv|bitte angeben|angeben|welche|precise[rz]?|a preciser|specificer\w*|specificera|ange|namelijk|tarkenna|mitka|especificar|specificare|podac|jakie))?$"
)
"""The last of several columns for one thing, in which what has none of its own is written out."""
_WRITTEN_OUT = frozenset(("data", "special", "subjects", "recipients", "processors", "measures", "systems"))


@lru_cache(maxsize=20_000)
def match_under(upper: str, lower: str) -> tuple[Match, ...]:
    """The fields of a heading in two rows: `upper` spans several columns, or says the same in other words."""
    above, below = match(upper), match(lower)
    if not above or not lower.strip():
        return below if lower.strip() else above
    if not below and above[0].field in ("basis", "basis9") and _REASON.match(fold(lower)):
        return (Match("basis_reason", 0.85),)
    if not below and above[0].field in ("retention", "deletion") and _FROM.match(fold(lower)):
        return (Match("retention_start", 0.85),)
    if not below and above[0].field in ("retention", "deletion") and _TIME.match(fold(lower)):
        return (Match("retention", 0.85),)
    if not below and above[0].field == "retention" and _REASON.match(fold(lower)):
        return (Match("retention_law", 0.85),)
    if not below:
        return tuple(Match(item.field, min(item.confidence, 0.75)) for item in above[:1])
    wide = "transfer" if above[0].field in ("transfer_country", "transfer") else above[0].field
    if wide == "clients" and below[0].field in ("owner", "dpo"):
        return ()  # whom to ask at the client, nobody of one's own
    if above[0].field in _WRITTEN_OUT and below[0].field == "notes" and _OTHER.match(fold(lower)):
        return (Match(above[0].field, 0.9),)
    if above[0].field == below[0].field:
        return (Match(below[0].field, 1.0),)
    if _lists_more(upper) or _names_it_too(upper, below[0].field):
        return below
    narrowed = _UNDER.get(wide, {}).get(below[0].field)
    if narrowed is not None:
        return (Match(narrowed, 0.9),)
    return below
