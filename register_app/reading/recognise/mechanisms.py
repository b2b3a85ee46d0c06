"""The instruments under which data leave the EU (Art. 45 to 49 GDPR), cited or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, vocabulary

_CITED = re.compile(
    r"(?:(?:art\w*\.?|artykul\w*|gdpr|dsgvo|rgpd)\s*)?(?<![\d.,/])(?P<article>45|46|47|49)(?!\d)"
    r"(?:[\s,.]*(?:stk|abs|absatz|lid|nr|no|ust|par|paragraph|apartado|comma|punkt|§|ledd)?\.?\s*\(?(?P<paragraph>[1-3])\)?(?!\d)"
    r"(?:[\s,.]*(?:litra|lit|bokstav|lettera|letter|point|lettre|lett|letra|let|onder|sub|buchst\w*|alakohta)?\.?\s*\(?(?P<letter>[a-g])(?!\w)\)?)?)?"
    r"(?:\s*(?:artikla\w*|artiklan))?"
)
_ARTICLE_WORD = re.compile(r"art|gdpr|dsgvo|rgpd")
_NOT = re.compile(
    r"(?:ikke|ingen|uden|not|no|non|nicht|kein\w*|ohne|inte|ej|ingen|niet|geen|sin|senza|nie|bez|ei|pas|sans)\s*-?\s*(?:et\s+|a\s+|an\s+|ein\s+)?$"
)
_LETTERS = {("46", "2"): "abcdef", ("46", "3"): "ab", ("49", "1"): "abcdefg"}


@dataclass(frozen=True)
class MechanismFound:
    """An instrument at [start, end) of a text."""

    start: int
    end: int
    mechanism: str


@cache
def _words() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("transfer_words")["mechanisms"]))


@cache
def _outdated() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("transfer_words")["outdated"]))


@lru_cache(maxsize=8192)
def find(text: str) -> tuple[MechanismFound, ...]:
    """The instruments of a cleaned text, cited ones first."""
    folded = fold(text)
    cited = [found for match in _CITED.finditer(folded) if (found := _cited(match)) is not None]
    worded = [
        MechanismFound(hit.start, hit.end, hit.value)
        for hit in _words().find(folded)
        if not _NOT.search(folded[: hit.start])
    ]
    return (*cited, *worded)


def read(text: str) -> str:
    """The instrument as the document has it ("45", "46(2)(c)", "47", "49(1)(a)"), or "".

    Of several a cited article comes first, then the order of the text. Void instruments give none.
    """
    found = find(clean(text))
    return found[0].mechanism if found else ""


def outdated(text: str) -> str:
    """The words that name an instrument since annulled (Privacy Shield, Safe Harbor), or ""."""
    text = clean(text)
    hits = _outdated().find(fold(text))
    return text[hits[0].start : hits[0].end] if hits else ""


def _cited(match: re.Match[str]) -> MechanismFound | None:
    article, paragraph, letter = match.group("article"), match.group("paragraph"), match.group("letter")
    if not letter and not _ARTICLE_WORD.search(match.group()):
        return None
    if article in {"45", "47"}:
        return MechanismFound(match.start(), match.end(), article)
    if paragraph and letter and letter in _LETTERS.get((article, paragraph), ""):
        return MechanismFound(match.start(), match.end(), f"{article}({paragraph})({letter})")
    if article == "49" and (not paragraph or paragraph == "1") and not letter:
        return MechanismFound(match.start(), match.end(), "49(1)")
    return None
