"""Who is responsible for the processing, as the notice says (Art. 13(1)(a) GDPR)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register_app.reading.notice import words
from register_app.reading.notice.units import Unit
from register_app.reading.recognise import parties

_SAYS = re.compile(
    r"(?:er|som) (?:den )?dataansvarlig\w*\b|\bdataansvarlig\w*(?: \w+){0,6} er\b|\bis the (?:data )?controller\b|\b(?:as|the) (?:data )?controller (?:is|for|of|:)|"
    r"\bis responsible for (?:the )?processing|\bdataansvarlig\s*:|\bcontroller\s*:|\bverantwortlich\w*\s*:|\bresponsable du traitement\s*:|"
    r"\bpersonuppgiftsansvarig\s*:|\bbehandlingsansvarlig\s*:|\bverwerkingsverantwoordelijke\s*:",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<name>[A-ZÆØÅÄÖ][^.;:()!?]{2,70}?)\s+(?:is the (?:data )?controller|er (?:den )?dataansvarlig\w*)\b"
)
_AFTER = re.compile(r"[^:.]{5,60}:\s*(?P<name>[A-ZÆØÅÄÖ][^.;:()!?]{2,70})")
_ONLY_CALLED = re.compile(r"(?:the|our|this|den|det|vores|denne|dette)\s+[a-zæøå]", re.IGNORECASE)
"""How a text speaks of somebody without a name: "the school"."""
_FEWEST, _MOST_WORDS = 2, 7
"""One word alone ("Foreningen") may be no name."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = re.compile(
    r"\b(?:cvr|company (?:registration )?(?:number|no)|registration (?:number|no)|org)\w*[\s.:-]*(?:nr|no|number|nummer)?\.?\s*:?\s*(?P<number>(?:DK)?[\s-]?\d(?:[\d ]{5,10})\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\b(?:tlf|telefon|tel|phone|telephone)\w*\.?\s*(?:nr\.?)?:?\s*(?P<number>\+?\d[\d ]{6,14}\d)",
    re.IGNORECASE,
)
_NEAR = 4


def find(units: Sequence[Unit]) -> tuple[dict[str, str] | None, set[int]]:
    """The controller with the contact data beside its name, and the lines they stand on; `None` when none is named."""
    inside = ""
    for at, unit in enumerate(units):
        heading = unit.kind == "heading" or (unit.kind == "paragraph" and len(unit.text) <= 80)
        own = words.section(unit.text) if heading else ""
        inside = own or inside
        says = bool(_SAYS.search(unit.text))
        if own == "controller" and not parties.has_form(unit.text) and not (says and _named(unit.text)):
            continue
        if not says and inside != "controller":
            continue
        name = parties.name_in(unit.text) or (_named(unit.text) if says else "")
        if not name:
            continue
        return _party(name, units[at : at + _NEAR + 1])
    return None, set()


def _named(text: str) -> str:
    """The name without a legal form in "Mill Council is the controller" or "Verantwortlich: Kanzlei Berg, …"."""
    found = _BEFORE.match(text) or _AFTER.match(text)
    name = found["name"].split(",")[0].strip() if found else ""
    if (
        words.begins_sentence(name)
        or _ONLY_CALLED.match(name)
        or not _FEWEST <= len(name.split()) <= _MOST_WORDS
    ):
        return ""
    return name


def _party(name: str, near: Sequence[Unit]) -> tuple[dict[str, str], set[int]]:
    party = {
        "name": name,
        "registration_number": "",
        "address": "",
        "country": "",
        "email": "",
        "phone": "",
        "web": "",
        "note": "",
    }
    lines = {near[0].line}
    for number, unit in enumerate(near):
        if number and (unit.kind == "heading" or words.section(unit.text) or len(unit.text) > 400):
            break
        for key, pattern in (("email", _EMAIL), ("registration_number", _NUMBER), ("phone", _PHONE)):
            match = pattern.search(unit.text)
            if match and not party[key]:
                party[key] = (match["number"] if "number" in match.groupdict() else match.group()).strip(" .")
                if len(unit.text) <= 120:
                    lines.add(unit.line)
    return party, lines
