"""A heading beside the headings, stem rules and questions we know: one way of comparing at a time.

They lie in `resources/catalogues/headings.json`. Each way gives one field with how sure it is, or nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from register_app.base.paths import resource
from register_app.reading.fields import ARTICLE_30
from register_app.reading.folded import fold


@dataclass(frozen=True)
class Match:
    """A field a heading may stand for; `confidence` is 0 to 1."""

    field: str
    confidence: float


_Rule = tuple[str, re.Pattern[str], re.Pattern[str] | None]


@dataclass(frozen=True)
class _Catalogue:
    texts: dict[str, tuple[str, ...]]
    stems: tuple[_Rule, ...]
    questions: tuple[_Rule, ...]
    asks: re.Pattern[str]
    asked: tuple[_Rule, ...]
    """What is left when all else says nothing: the question word and the verb ("Who sees it", "O kim")."""


_MIN_LIKENESS = 88
_SHORTEST_LIKE = 5
_LONGEST_LIKE = 70
SLIP, SLIP_LENGTH = 93, 10


@cache
def catalogue() -> _Catalogue:
    raw = json.loads(resource("catalogues", "headings.json").read_text(encoding="utf-8"))
    texts: dict[str, list[str]] = {}
    for field, languages in raw["texts"].items():
        for entries in languages.values():
            for entry in entries:
                fields = texts.setdefault(fold(entry), [])
                if field not in fields:
                    fields.append(field)
    return _Catalogue(
        {text: tuple(fields) for text, fields in texts.items() if text},
        _rules(raw["stems"]),
        _rules(raw["questions"]),
        re.compile(raw["asks"]),
        _rules(raw["asked"]),
    )


def _rules(raw: Iterable[dict[str, str]]) -> tuple[_Rule, ...]:
    return tuple(
        (rule["field"], re.compile(rule["match"]), re.compile(rule["unless"]) if rule.get("unless") else None)
        for rule in raw
    )


def by_text(text: str) -> Match | None:
    fields = catalogue().texts.get(fold(text))
    if not fields:
        return None
    return Match(fields[0], 1.0 if len(fields) == 1 else 0.85)


def by_stem(text: str, confidence: float = 0.85) -> Match | None:
    folded = fold(text)
    if not folded:
        return None
    for field, rule, unless in catalogue().stems:
        if rule.search(folded) and not (unless and unless.search(folded)):
            words = folded.count(" ") + 1
            return Match(field, confidence if words <= 6 else confidence - 0.1)
    return None


def by_question(text: str) -> Match | None:
    """The field a question asks for ("Who do we share it with?"): its words alone would speak of something else.

    Of several the first counts: "Is it sent abroad? On what basis?" asks for the transfers.
    """
    first, mark, more = text.partition("?")
    if mark and fold(more) and (found := _asked_for(first + mark)) is not None and found.field != "deletion":
        return found
    return _asked_for(text)


def _asked_for(text: str) -> Match | None:
    folded = fold(text)
    if not ("?" in text or catalogue().asks.search(folded)):
        return None
    for field, rule, unless in catalogue().questions:
        if rule.search(folded) and not (unless and unless.search(folded)):
            return Match(field, 0.85)
    return None


@cache
def _asking_words() -> frozenset[str]:
    """The words that headings and questions are made of, as far as the catalogue spells them out."""
    raw = json.loads(resource("catalogues", "headings.json").read_text(encoding="utf-8"))
    rules = " ".join((raw["asks"], *(rule["match"] for rule in raw["questions"])))
    known = {word for text in catalogue().texts for word in text.split()}
    return frozenset(
        word for word in (*known, *re.findall(r"[a-z]+", rules)) if len(word) >= _SHORTEST_RESPELT
    )


_SHORTEST_RESPELT = 4


def by_question_respelt(text: str) -> Match | None:
    """The field of a question with one slip in one of its words ("Hvorfr behandler vi oplysningerne?")."""
    if not text.endswith("?"):
        return None
    from rapidfuzz.distance import OSA

    words = fold(text).split()
    for at, word in enumerate(words):
        if len(word) < _SHORTEST_RESPELT or word in _asking_words():
            continue
        for meant in sorted(_asking_words()):
            like = meant[0] in word[:2] and abs(len(meant) - len(word)) <= 1
            if not like or OSA.distance(word, meant, score_cutoff=1) != 1:
                continue
            respelt = " ".join((*words[:at], meant, *words[at + 1 :])) + "?"
            # Within a word a sign more or less makes another word: "¿Con qué derecho?" asks for no "derechos".
            stemmed = by_stem(respelt) if word[0] != meant[0] else None
            if (found := _asked_for(respelt) or stemmed) is not None:
                return Match(found.field, 0.8)
    return None


_MOST_SPOKEN = 9


def by_question_word(text: str) -> Match | None:
    """The field of a heading in everyday words, by its question word and its verb: "To whom we give it"."""
    folded = fold(text)
    if not folded or folded.count(" ") >= _MOST_SPOKEN:
        return None
    for field, rule, unless in catalogue().asked:
        if rule.search(folded) and not (unless and unless.search(folded)):
            return Match(field, 0.6)
    return None


def by_likeness(text: str, cutoff: int = _MIN_LIKENESS) -> Match | None:
    folded = fold(text)
    if not _SHORTEST_LIKE <= len(folded) <= _LONGEST_LIKE:
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(folded, catalogue().texts.keys(), scorer=fuzz.ratio, score_cutoff=cutoff)
    if found is None:
        return _by_swapped_letters(folded)
    return Match(catalogue().texts[found[0]][0], round(found[1] / 100 - 0.12, 2))


_SHORTEST_SWAPPED = 6


def _by_swapped_letters(folded: str) -> Match | None:
    """The field of a heading in which two letters changed places ("Actviity"), which likeness counts as two slips."""
    if len(folded) < _SHORTEST_SWAPPED:
        return None
    texts = catalogue().texts
    for at in range(len(folded) - 1):
        swapped = folded[:at] + folded[at + 1] + folded[at] + folded[at + 2 :]
        if swapped != folded and swapped in texts:
            return Match(texts[swapped][0], 0.8)
    return None


_LONGEST_SHORTENED = 45
_WHICH = re.compile(r"^(?:hvilke|which|what|welche|quelles|vilka|welke)\s+(?=\S)", re.IGNORECASE)
_SHORTENED = re.compile(r"([^\W\d_]{2,})\.")


@lru_cache(maxsize=4000)
def by_abbreviation(text: str) -> Match | None:
    """The field of a heading with words cut off by a full stop ("Pers.opl.", "Kat. af reg.")."""
    text = _WHICH.sub("", text)
    if not _SHORTENED.search(text) or len(text) > _LONGEST_SHORTENED or text[0].isdigit():
        return None
    parts = [(fold(part[1]), bool(part[2])) for part in re.finditer(r"([^\W\d_]+)(\.)?", text)]
    begun = [known for known in catalogue().texts if known.startswith(parts[0][0])]
    if not begun:
        return None
    expanded = re.compile("".join(re.escape(part) + (r"\w* ?" if cut else " ?") for part, cut in parts))
    known = [text for text in begun if expanded.fullmatch(text)]
    # What every register has is meant, and the shortest: "Databeh." is the processor rather than the agreement with one.
    texts = catalogue().texts
    best = min(known, key=lambda text: (texts[text][0] not in ARTICLE_30 | {"name"}, len(text)), default=None)
    return Match(texts[best][0], 0.85) if best is not None else None


def alternatives(text: str) -> tuple[str, ...]:
    """All fields whose known texts include exactly this one (an ambiguous heading has several)."""
    return catalogue().texts.get(fold(text), ())
