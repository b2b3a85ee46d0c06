"""What registers hold, as plain facts, and a notation of lines for it.

``# name @ department``; ``P purpose => bases`` with bases like ``b{reason}``, ``c<law § 1>``, ``9h``; ``D``, ``S``, ``R``,
``X`` lists of data, subjects, recipients and processors between semicolons; ``K length | word | start | law``; ``T country
instrument importer``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tests.reading.layouts.handmade import abroad, danish, english, german

BASIS = re.compile(r"(?P<code>10|9?[a-j])(?:<(?P<law>[^>]*)>)?(?:\{(?P<reason>[^}]*)\})?(?:\s+|$)")
UNITS = {
    "D": r"dage?|days?|tage?n?|stunden|jours?|dagar|dager|dagen|días?|giorni|dni|päivää",
    "W": r"uger|weeks?|wochen|weken",
    "M": r"måneder|months?|monate?|mois|månader|maanden|meses|mesi|miesięcy|kuukautta",
    "Y": r"år|years?|jahre?|ans?|jaar|años?|anni|lat|lata|vuotta",
}
MECHANISMS = {"SCC": "46(2)(c)", "DPF": "45", "45": "45"}


@dataclass(frozen=True)
class Basis:
    article: str
    law: str = ""
    reason: str = ""

    @property
    def letter(self) -> str:
        """ "b" of Art. 6(1)(b), "9h" of Art. 9(2)(h), "10"."""
        if self.article == "10":
            return "10"
        return ("9" if self.article.startswith("9") else "") + self.article[-2]


@dataclass(frozen=True)
class Purpose:
    title: str
    bases: tuple[Basis, ...]


@dataclass(frozen=True)
class Limit:
    """A time limit: of all data, or of one category."""

    length: str
    word: str = ""
    start: str = ""
    law: str = ""
    category: str = ""
    meant: str = ""
    """The period, where the length is written otherwise than in a number and a unit."""

    @property
    def text(self) -> str:
        return " ".join(filter(None, (self.length, self.word, self.start)))

    @property
    def period(self) -> str:
        if self.meant:
            return self.meant
        found = re.match(r"(\d+) (\w+)", self.length)
        if not found:
            return ""
        if found[2].casefold() == "stunden":
            return f"P{int(found[1]) // 24}D"
        unit = next(key for key, words in UNITS.items() if re.fullmatch(words, found[2].casefold()))
        return f"P{found[1]}{unit}"


@dataclass(frozen=True)
class Transfer:
    country: str
    instrument: str
    importer: str


@dataclass
class Activity:
    """What a careful person would read of one activity; the generator empties what it does not write."""

    name: str
    department: str = ""
    number: str = ""
    owner: str = ""
    status: str = ""
    reviewed: str = ""
    part: str = "controller"
    purposes: list[Purpose] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    processors: list[str] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    systems: list[str] = field(default_factory=list)
    clients: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)
    """Lists of which the file says that they are to be clarified, rather than that there is nothing."""


def parse(text: str) -> list[Activity]:
    """The activities of a notation."""
    found: list[Activity] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        kind, _, rest = line.partition(" ")
        if kind == "#":
            name, _, department = rest.partition(" @ ")
            found.append(Activity(name, department))
            continue
        item = found[-1]
        parts = [part.strip() for part in rest.split(" ; ")]
        match kind:
            case "P":
                title, _, bases = rest.partition(" => ")
                item.purposes.append(Purpose(title, tuple(map(_basis, BASIS.finditer(bases)))))
            case "D":
                item.data = parts
            case "S":
                item.subjects = parts
            case "R":
                item.recipients = parts
            case "X":
                item.processors = parts
            case "K":
                length, word, start, law = (part.strip() for part in rest.split("|"))
                item.limits = [Limit(length.removeprefix("-"), word, start, law)]
            case "T":
                item.transfers.append(Transfer(*rest.split(" ", 2)))
    return found


def _basis(found: re.Match[str]) -> Basis:
    code = found["code"]
    article = "10" if code == "10" else f"9(2)({code[1]})" if code.startswith("9") else f"6(1)({code})"
    return Basis(article, found["law"] or "", found["reason"] or "")


@lru_cache
def activities(language: str) -> tuple[Activity, ...]:
    own = {"da": danish.TEXT, "en": english.TEXT, "de": german.TEXT}
    return tuple(parse(own.get(language) or abroad.TEXTS[language]))


LANGUAGES = ("da", "en", "de", *abroad.TEXTS)
