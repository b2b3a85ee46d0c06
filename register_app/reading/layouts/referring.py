"""Cells that only refer to another activity ("se nr. 3", "see Payroll"): the value that stands there is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from register_app.base.i18n import N_, Message
from register_app.reading.folded import fold
from register_app.reading.layouts.grid import Entry, shorten
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Line, Record
from register_app.reading.layouts.rowrecord import RowRecord

_LONGEST = 80
_OWN = frozenset(("number", "name", "department", "owner", "status", "part", "notes"))
"""What every activity says for itself."""

_SAYING = (
    r"se|jfr?\.?|jævnfør|som|samme som|ligesom|see|as|same as|cf\.?|siehe|wie|vgl\.?|voir|comme|zie|als|hetzelfde als|véase|vease|ver|igual que|vedi|come"
    r"|patrz|jak|zob\.|katso|ks\.?|kuten|samma som|likadant som|idem|dit+o|s\.(?=\s(?:lfd|nr))"
)
_BEGINS = frozenset(
    first + second
    for word in _SAYING.split("|")
    for first in (word[0], word[0].upper())
    for second in (word[1], word[1].upper())
)
"""The first two letters of these words: most other texts begin otherwise, and to ask for them is quick."""
_REFERENCE = re.compile(
    rf"^(?:[=→]|(?:{_SAYING})\s)\s*"
    r"(?:også |ovenfor |also |auch |above |oben |ved |under |i |in |for |at |bei |unter |à |en |bij |vid |pod |w |przy )*"
    r"(?P<noun>(?:(?:behandlings?(?:aktivitet)?|aktivitet|aktivitets|aktiviteten|activity|processing(?: activity)?|record|verarbeitung(?:stätigkeit)?|tätigkeit"
    r"|traitement|activité|verwerking|tratamiento|actividad|trattamento|attività|czynność|czynności|toiminto|käsittely)\s*)?"
    r"(?:(?:løbe)?nro?\b\.?|nummer|number|no\b\.?|lfd\. ?nr\.?|n\.?\s?[°º]|n\.(?=\s?\d)|pkt\.?|num\.?|numéro|número|numero|lp\b\.?|poz\.|punkt|kohta|#)?)\s*"
    r"(?P<what>\S.*?)(?:\s(?:above|below|ovenfor|nedenfor|oben|unten|ci-dessus|ci-dessous|hierboven|ovan|nedan|arriba|sopra|wyżej|yllä))?\.?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def target(text: str) -> tuple[str, bool] | None:
    """What a cell that is no more than a reference names, and whether it says that it is a number; None for others."""
    if not 4 < len(text) <= _LONGEST or "\n" in text:
        return None
    found = _REFERENCE.match(text.strip(" ()[]"))
    if found is None:
        return None
    counted = bool(found["noun"].strip()) and any(char.isdigit() for char in found["what"])
    if counted and " " in found["what"].strip():
        return None  # "se nr. 3 og 4", "see no. 3 for tenants": part of it is not said by any one value
    return fold(found["what"]), counted


def resolve(records: list[Record], ledger: Ledger) -> int:
    """Put the values that are referred to in place of the references in the records of one sheet; how many cells.

    Only where one activity alone has that number or name, and gives a value of its own in the same field; all other
    references stay as they are, and those that name a number are told of.
    """
    pointing = holding(records, points)
    if not pointing:
        return 0
    known = _by_key(records)
    count = 0
    for record in pointing:
        for line in record.lines:
            count += sum(_resolved(line, field, record, known, ledger) for field in list(line))
    return count


def points(text: str) -> bool:
    """Whether a cell is no more than a reference."""
    if not 4 < len(text) <= _LONGEST:
        return False
    begin = text[:2]
    # A sign or white space before the words: only the whole look can tell. Numbers are no words.
    if begin not in _BEGINS and (begin.isalpha() or begin[0].isdecimal()):
        return False
    return target(text) is not None


def holding(records: list[Record], wanted: Callable[[str], bool]) -> list[Record]:
    """The records with a text that is `wanted`; of rows nobody has touched only their grid's different texts are asked."""
    known: dict[int, frozenset[str]] = {}
    found = []
    for record in records:
        if isinstance(record, RowRecord) and record.untouched:
            grid = record.grid
            if (texts := known.get(id(grid))) is None:
                texts = known[id(grid)] = frozenset(filter(wanted, grid.distinct()))
            holds = bool(texts) and not texts.isdisjoint(grid.texts[record.row])
        else:
            entries = (entry for line in record.lines for items in line.values() for entry in items)
            holds = any(wanted(entry.text) for entry in entries)
        if holds:
            found.append(record)
    return found


def _by_key(records: list[Record]) -> dict[str, Record | None]:
    """The records by number and name; None where two have the same."""
    known: dict[str, Record | None] = {}
    for record in records:
        for key in {fold(record.text("number")), fold(record.text("name"))} - {""}:
            known[key] = None if key in known else record
    return known


def _resolved(
    line: Line, field: str, record: Record, known: Mapping[str, Record | None], ledger: Ledger
) -> bool:
    entries = line[field]
    if (
        not _OWN.isdisjoint(field.split("+"))
        or len(entries) != 1
        or (named := target(entries[0].text)) is None
    ):
        return False
    entry = entries[0]
    key, counted = named
    if not counted and key not in known:
        return False  # "see the policy": a text like any other
    values = _values(field, key, [record], known)
    if not values:
        message = N_(
            "“{text}” refers to another activity, but it is not certain which value is meant; it was kept as it stands."
        )
        ledger.tell(entry.cell, "warning", Message(message, {"text": entry.text}))
        return False
    line[field] = [replace(value, cell=entry.cell, sheet=entry.sheet) for value in values]
    message = N_("“{text}” refers to another activity; its value was read: “{value}”")
    shown = shorten([value.text for value in values])
    ledger.tell(entry.cell, "info", Message(message, {"text": entry.text, "value": shown}))
    return True


def _values(field: str, key: str, passed: list[Record], known: Mapping[str, Record | None]) -> list[Entry]:
    """The entries of a field in the record that is referred to, or in the one that this refers to in its turn."""
    record = known.get(key)
    if record is None or any(record is other for other in passed):
        return []
    values = record.entries(field)
    further = [named for value in values if (named := target(value.text)) is not None]
    if not further:
        return values
    if len(values) > 1:
        return []
    counted = further[0][1]
    if not counted and further[0][0] not in known:
        return values
    return _values(field, further[0][0], [*passed, record], known)
