"""Time limits in the running text about one purpose: "We delete the messages after six months"."""

from __future__ import annotations

import re

from register_app.reading.recognise import durations

_KEEPS = re.compile(
    r"\b(?:opbevare[rs]?|opbevaret|gemme[rs]?|gemt|slette[rs]?|slettet|anonymisere[rs]?|bevare[rs]?|lagre[rs]?|"
    r"keep|keeps|kept|retain|retains|retained|stored?|stores|hold|held|delete[sd]?|erase[sd]?|anonymi[sz]e[sd]?)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:indtil|så længe|senest|straks|until|for as long as|as long as|no later than|immediately)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:slette[rs]?|slettet|anonymisere[rs]?|delete[sd]?|erase[sd]?|anonymi[sz]e[sd]?)\b[^.;:]{0,60}?[\s,]"
    r"(?P<event>(?:når|så snart|when|once|as soon as)\s)",
    re.IGNORECASE,
)
"""At what event data are deleted: "We delete your number when you opt out"."""
_WIDER = re.compile(
    r"(?:\b(?:op til|mindst|højst|maksimalt|en periode på|up to|at least|at most|a period of|a maximum of)\s+)$",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\b(?:art|artikel|article)\b(?:[^()]|\([^()]*\))*\)$", re.IGNORECASE
)
_LONGEST_LEAD = 10
"""Words; a longer beginning tells more than that something is kept."""


def limit(sentence: str) -> str:
    """The time limit that a sentence tells, without the words that only say that data are kept; "" when it tells none."""
    keeps = _KEEPS.search(sentence)
    if keeps is None:
        return ""
    found = durations.find(sentence)
    until = _UNTIL.search(sentence)
    once = _ONCE.search(sentence)
    places = [duration.start for duration in found[:1]] + ([until.start()] if until is not None else [])
    places += [once.start("event")] if once is not None and not places else []
    if not places:
        return ""
    start = min(places)
    wider = _WIDER.search(sentence[:start])
    start = wider.start() if wider is not None else start
    if len(sentence[:start].split()) > _LONGEST_LEAD or start < keeps.start():
        start = 0
    return _CITED.sub("", sentence[start:].strip().rstrip(".")).strip()
