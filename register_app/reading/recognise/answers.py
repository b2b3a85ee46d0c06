"""Answers in eleven languages: yes, no, none, not applicable, not clarified; a blank answers nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, vocabulary

_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_LONGEST = 90
_TWICE = re.compile(r"([^,;:.–—-]{1,30})\s*[,;:.–—-]\s*([^,;:.]{2,50})[.]?$")
_NOTHING = ("no", "none")


@cache
def _answers() -> dict[str, str]:
    """Every answer in its folded spellings; where languages clash ("ei", "si") the first meaning listed holds."""
    known: dict[str, str] = {}
    for phrase, value in entries(vocabulary("answer_words")):
        for spelling in (fold(phrase), fold(phrase).replace(" ", ""), *_transliterated(phrase)):
            known.setdefault(spelling, value)
    return known


def _transliterated(phrase: str) -> tuple[str, ...]:
    long = phrase.lower()
    for letter, spelling in {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "æ": "ae",
        "ß": "ss",
    }.items():
        long = long.replace(letter, spelling)
    return (fold(long),)


@cache
def _none_of() -> Lexicon[str]:
    """Nouns after "no" that make a whole answer: "Ingen overførsel", "Keine Empfänger", "No transfer"."""
    return Lexicon(entries(vocabulary("answer_nouns")))


def read(text: str) -> str:
    """One of "yes" | "no" | "none" | "not_applicable" | "unclarified" when the whole text is such an answer, else ""."""
    return _read(clean(text))


def lead(text: str) -> tuple[str, str]:
    """The answer a text begins with, and the words after it: ("no", "kun inden for EU") of "Nej, kun inden for EU"."""
    text = clean(text)
    whole = _read(text)
    if whole:
        bracket = _BRACKET.search(text)
        return whole, text[bracket.start() :].strip(" ()[]") if bracket and bracket.start() > 0 else ""
    found = re.match(r"([^,;:.(\n–—-]{1,40})(?:\s*[,;:.(\n–—]|\s+-\s)\s*(.+)", text, re.DOTALL)
    if found is None:
        return "", text
    state = _read(found.group(1).strip())
    rest = found.group(2).strip()
    if rest.count(")") > rest.count("("):
        rest = rest.rstrip(")")  # its bracket began before the words
    return (state, rest) if state else ("", text)


def looks_like(text: str) -> float:
    """How much `text` looks like an answer, from 0 to 1."""
    return 1.0 if read(text) else 0.0


@lru_cache(maxsize=8192)
def _read(text: str) -> str:
    if not text or len(text) > _LONGEST:
        return ""
    folded = " ".join(fold(text).split())
    known = _answers()
    for form in (folded, folded.rstrip(".!,;: "), folded.strip(" .!,;:()[]*\"'")):
        if form in known:
            return known[form]
    without = _BRACKET.sub("", folded)
    if without != folded and without:
        state = _read(without)
        if state:
            return state
    nothing = re.fullmatch(
        r"(?:der (?:er|sker) )?(?:ingen|intet|ikke nogen|no|keine?[rsn]?|aucune?|pas de|inga|inget|geen|sin|ningun[oa]?|"
        r"nessun[oa]?|brak|ei|not)\s+(.+)",
        folded.rstrip(". "),
    )
    if nothing is not None and _only_nouns(nothing.group(1)):
        return "none"
    for phrase in (
        "ikke relevant for ",
        "not applicable to ",
        "not applicable for ",
        "ikke aktuelt for ",
        "trifft nicht zu auf ",
    ):
        if folded.startswith(phrase):
            return "not_applicable"
    said = {_read(part) for part in folded.split(" / ")} if " / " in folded else set()
    if len(said) == 1 and "" not in said:
        return said.pop()  # the same in two languages: "No / Nej"
    twice = _TWICE.match(folded)
    if twice is not None and all(_read(part) in _NOTHING for part in twice.groups()):
        return "none"  # "Nej, ikke noget særligt"
    return ""


def _only_nouns(words: str) -> bool:
    """Whether the words are nothing but nouns of a register's columns and the little words around them."""
    rest = words
    for hit in reversed(_none_of().find(words)):
        rest = rest[: hit.start] + rest[hit.end :]
    return rest != words and not rest.strip(" ,/-")
