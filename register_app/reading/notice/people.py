"""Groups of people in the headings of a notice: "For customers", "Website visitors", "When you visit our website"."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from register_app.base.paths import resource
from register_app.reading.folded import fold

_LONGEST = 100
_MOST_WORDS = 5
_SHORTEST_JOINED = 5
_WITH_ADJECTIVE = 2
"""Words of a group where the adjective follows: "clients professionnels"."""
_AND = re.compile(
    r"\s*[,;/&]\s*(?:og |and |und |et )?|\s+(?:og|and|und|et|och|en|y|e|i|ja|samt|or|eller|oder|ou)\s+"
)
_DASH = re.compile(r"\s+[–—|-]\s+|:\s+")
_FOR = re.compile(r"\s(?:for|to|til|für|pour|för|till|voor|para|per|dla)\s")
_LINKS = frozenset(
    ("of", "on", "at", "to", "in", "with", "af", "paa", "hos", "til", "i", "ved", "fra", "der", "des", "von", "bei", "av", "de", "du", "des", "a", "au")
)  # fmt: skip
"""Words that say more of a group: "parents of pupils", "brugere af vores app"."""
_NEVER_BEFORE = _LINKS | {
    "med",
    "mit",
    "avec",
    "met",
    "con",
    "om",
    "about",
    "for",
    "fuer",
    "pour",
    "foer",
    "voor",
    "para",
    "per",
    "dla",
}
"""Before the noun they make it part of something else: "support for customers"."""
_ABOUT = re.compile(r"\s(?:om|about|regarding|concerning|über|sur|sobre|su)\s")


@dataclass(frozen=True)
class _People:
    nouns: frozenset[str]
    endings: tuple[str, ...]
    leads: re.Pattern[str]
    notices: re.Pattern[str]
    deeds: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _people() -> _People:
    raw = json.loads(resource("catalogues", "notice_people.json").read_text(encoding="utf-8"))
    nouns = {language: text.split() for language, text in raw["nouns"].items()}
    joining = {noun for language in raw["joining"].split() for noun in nouns[language]}
    return _People(
        frozenset(noun for listed in nouns.values() for noun in listed),
        tuple(sorted(noun for noun in joining if len(noun) >= _SHORTEST_JOINED)),
        re.compile(raw["leads"]),
        re.compile(raw["notices"]),
        tuple((rule["people"], re.compile(rule["match"])) for rule in raw["deeds"]),
    )


@lru_cache(maxsize=4000)
def of(heading: str) -> str:
    """The group of people that a heading speaks to, items joined by ";"; "" when it names something else."""
    heading = re.sub(r"^\s*(?:\d+[.)]?|[a-z]\))\s+", "", heading.strip()).strip(" :?.–—-")
    if not heading or len(heading) > _LONGEST:
        return ""
    folded = fold(heading)
    done = next((people for people, pattern in _people().deeds if pattern.search(folded)), "")
    if done:
        return done
    for piece in _DASH.split(heading):
        # "Privacy notice for our customers": what follows the last "for" is who reads it.
        parts = _FOR.split(f"{piece} ")
        if (
            len(parts) > 1
            and _people().notices.search(fold(piece))
            and (found := _listed(_ABOUT.split(parts[-1])[0]))
        ):
            return found
    return _listed(heading)


def _listed(text: str) -> str:
    """A list of groups of people, without the words that lead to it; "" when one of its items is something else."""
    items = [_without_lead(item.strip()) for item in _AND.split(text.strip()) if item.strip()]
    if not items or not all(_is_people(item) for item in items):
        return ""
    return "; ".join(item[:1].upper() + item[1:] for item in items)


def _without_lead(text: str) -> str:
    while (lead := _people().leads.match(f"{fold(text)} ")) is not None:
        kept = text.split()[lead.group().count(" ") :]
        if not kept:
            break
        text = " ".join(kept)
    return text


def _is_people(text: str) -> bool:
    """Whether words are a noun for people with what stands before it ("business customers") or a link after it."""
    found = fold(text).split()
    if not found or len(found) > _MOST_WORDS:
        return False
    at = next((at for at, word in enumerate(found) if _is_noun(word)), None)
    if at is None or any(word in _NEVER_BEFORE or word.endswith("ing") for word in found[:at]):
        return False
    return at == len(found) - 1 or found[at + 1] in _LINKS or (at == 0 and len(found) == _WITH_ADJECTIVE)


def _is_noun(word: str) -> bool:
    return word in _people().nouns or word.endswith(_people().endings)
