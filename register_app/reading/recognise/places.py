"""Countries named in a text, in eleven languages, as ISO 3166 alpha-2 codes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from register_app.reading.recognise.lexicon import LANGUAGES, Lexicon, clean, fold, vocabulary

_CODES = re.compile(r"[A-Z]{2}(?:\s*(?:[,;/&+\n]|\s)\s*[A-Z]{2})*")
_CODE = re.compile(r"(?<![\w-])[A-Z]{2}(?![\w-])")
_BRACKETED = re.compile(r"[(\[]\s*([A-Z]{2}(?:\s*[,/]\s*[A-Z]{2})*)\s*[)\]]")
_FRAMEWORK = re.compile(
    r"\beu\s*[-–/]\s*u\.?s\.?a?\.?(?!\w)|\bswiss\s*[-–]\s*u\.?s\.?|\bue\s*[-–/]\s*ee\.?\s?uu\.?|\bu\.?k\.?\s+(?:gdpr|addendum|idta|extension|bridge)\b"
)
"""Instruments that name the parties to them: "EU-U.S. Data Privacy Framework" says nothing of where data go."""

_DEPARTMENTS = frozenset(
    {
        "IT",
        "HR",
        "PR",
        "QA",
        "BI",
        "AI",
        "PM",
        "CV",
        "ID",
        "TV",
        "CC",
        "SE",
        "NO",
        "IN",
        "IS",
        "AT",
        "LA",
        "MA",
        "PA",
        "SA",
        "CO",
        "AL",
        "ME",
        "AM",
        "BE",
        "DO",
        "GP",
        "MD",
        "VA",
        "AG",
        "AS",
        "BR",
        "LI",
        "MS",
        "MP",
        "PS",
        "SB",
        "AD",
        "TM",
        "GA",
        "SO",
        "TO",
        "BA",
    }
)
"""Codes that a cell of a register more often means as something else (a department, "no", a word)."""
_CUSTOMARY = {"UK": "GB", "VS": "US"}
"""What people write for a country instead of its code ("VS" is Dutch for the USA)."""
_NO_COUNTRIES = frozenset({"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "TA", "QO", "UN", "XA", "XB", "ZZ"})


@cache
def codes() -> frozenset[str]:
    """The alpha-2 codes of all countries and territories."""
    from babel import Locale

    territories = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in territories if len(code) == 2 and code.isalpha()) - _NO_COUNTRIES


@cache
def _names() -> Lexicon[str]:
    from babel import Locale

    names: dict[str, str] = {}
    for code, aliases in vocabulary("places")["aliases"].items():
        for alias in aliases:
            names.setdefault(alias, code)
    for language in LANGUAGES:
        for key, name in Locale(language).territories.items():
            code = str(key)
            if code in codes() and len(name) > 3:
                names.setdefault(name, code)
                names.setdefault(re.sub(r"\s*\(.*\)|,.*", "", name), code)
    return Lexicon((name.removesuffix("."), code) for name, code in names.items() if name)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(vocabulary("places")[name])


@cache
def _within() -> Lexicon[str]:
    return Lexicon((name, "EU") for name in vocabulary("places")["within"])


def is_third_country(code: str) -> bool:
    """Whether `code` lies outside the EU and the EEA (Art. 44 GDPR)."""
    return bool(code) and code not in _set("eea")


def is_adequate(code: str) -> bool:
    """Whether the Commission has decided on adequacy for `code`, for some sectors at least (Art. 45 GDPR)."""
    return code in _set("adequate")


def _is_likely(code: str) -> bool:
    """Whether two letters beside a name mean a country there, not a system or a unit ("Cloudworks (KY)")."""
    known = any(code in _set(name) for name in ("eea", "adequate", "frequent"))
    return known or code in _DEPARTMENTS or code in _CUSTOMARY


def names_union(text: str) -> bool:
    """Whether the text names the EU or the EEA."""
    text = clean(text)
    return any(text[hit.start].isupper() for hit in _within().find(_masked(fold(text))))


def read(text: str) -> list[str]:
    """The countries of `text` as distinct alpha-2 codes, in order; the EU and the EEA are none."""
    return [code for code, _, _ in spans(text)]


def country(text: str) -> str:
    """The one country that `text` names, or ""."""
    found = read(text)
    return found[0] if len(found) == 1 else ""


def spans(text: str) -> list[tuple[str, int, int]]:
    """The first mention of each country in the cleaned text, as (code, start, end)."""
    return list(_spans(clean(text)))


_INSTRUMENTS = frozenset({"SCC", "DPF", "BCR", "TIA"})
_ABBREVIATION = re.compile(r"[A-ZÆØÅÄÖ]{2}")


def looks_like(text: str) -> float:
    """How much `text` looks like nothing but countries, from 0 to 1."""
    text = clean(text)
    if not text or len(text) > 300:
        return 0.0
    if text in _DEPARTMENTS or (_CODE.fullmatch(text) and not _is_likely(text)):
        return 0.3
    rest = text
    found = spans(text)
    for _, start, end in reversed(found):
        rest = rest[:start] + rest[end:]
    if not found:
        return 0.6 if names_union(text) and len(text) < 12 else 0.0
    left = re.sub(r"\W|\b(?:og|and|und|et|og|i|in)\b", "", rest)
    return 1.0 if len(left) <= 3 and (left in _INSTRUMENTS or not _ABBREVIATION.search(left)) else 0.5


def _masked(folded: str) -> str:
    for found in _FRAMEWORK.finditer(folded):
        folded = folded[: found.start()] + "_" * (found.end() - found.start()) + folded[found.end() :]
    return folded


@lru_cache(maxsize=8192)
def _spans(text: str) -> tuple[tuple[str, int, int], ...]:
    if not text:
        return ()
    if _CODES.fullmatch(text):
        found = [(m.group(), m.start(), m.end()) for m in _CODE.finditer(text)]
        return _distinct(
            [
                (_CUSTOMARY.get(code, code), start, end)
                for code, start, end in found
                if code in codes() or code in _CUSTOMARY
            ]
        )
    spans: list[tuple[str, int, int]] = []
    for hit in _names().find(_masked(fold(text))):
        word = text[hit.start : hit.end]
        # Names begin with a capital; "US", "UK" and "USA" are nothing but capitals ("us" is a pronoun).
        if not word[0].isupper() or (len(word) <= 3 and not word.isupper()):
            continue
        spans.append((hit.value, hit.start, hit.end))
    for group in _BRACKETED.finditer(text):
        for code in _CODE.finditer(text, group.start(1), group.end(1)):
            if not _is_likely(code.group()):
                continue
            if code.group() in codes() and all(not start <= code.start() < end for _, start, end in spans):
                spans.append((code.group(), code.start(), code.end()))
    return _distinct(sorted(spans, key=lambda span: span[1]))


def _distinct(found: list[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    first: dict[str, tuple[str, int, int]] = {}
    for span in found:
        first.setdefault(span[0], span)
    return tuple(first.values())
