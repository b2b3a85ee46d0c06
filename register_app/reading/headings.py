"""Headings of registers in many languages → the field that stands under them, with how sure we are.

The texts and the stem rules lie in `resources/catalogues/headings.json`; this module only compares. A heading is
compared in six steps, each less sure than the one before: the very text, what it asks when it is a question, its
parts ("Purpose / formål"), the stem rules, likeness of letters, and at last no more than question word and verb ("Who
sees it", "O kim").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from register_app.reading.folded import fold
from register_app.reading.headingwords import (
    SLIP,
    SLIP_LENGTH,
    Match,
    by_abbreviation,
    by_likeness,
    by_question,
    by_question_respelt,
    by_question_word,
    by_stem,
    by_text,
    catalogue,
)

_LIST_PREFIX = re.compile(
    r"^\s*(?:\(?[a-z]\d?\)|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-h][.:])\s+(?=\D)", re.IGNORECASE
)
_WRAPPED = re.compile(r"[^\S\n]*\n\s*(?=[a-zà-ÿ])")
"""A line break within a heading: what follows goes on in small letters ("Description⏎of purpose")."""
_COUNTED = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})*\s+(?=[A-ZÀ-ÞĀ-Ž])")
"""A heading that is numbered without a stop: "4 Recipients"."""
_CITATION = (
    r"(?:(?:jf|cf|see|se|gem|gemaess|gemäß|nach|under|efter|acc|pursuant to|conform|ex)\.?\s+)?(?:(?:gdpr|dsgvo|ds-gvo|rgpd|avg|forordningen\w*)[,\s]+)?"
    r"art(?:\.|\b|ikel\w*|icle|icolo|ículo|ykuł)\s*30(?!\d)"
)
_CITED = re.compile(
    rf"[\s,;:–-]*[(\[]\s*{_CITATION}[^\n]*[)\]]\s*$|\s*\n\s*{_CITATION}[^\n]*$|^\s*[(\[]?{_CITATION}[^\n:–]*?[)\]:–]+\s+(?=[^\W\d_]{{3}})",
    re.IGNORECASE,
)
"""The place in Art. 30 that a heading names behind or before what it says."""
_SPLIT_SLASH = re.compile(r"\s*[/&+\n|]\s*")
_SPLIT_DASH = re.compile(r"\s+[–—-]\s+")
_SLASH = re.compile(r"[/&+\n|]")
_SPLIT_SOFT = re.compile(r"\s+(?:og|and|und|et|y|e|i|en|och|ja|samt|sowie|oraz)\s+|\s*,\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*)\)")
YES_OR_NO = r"\s*[(\[]\s*(?:ja|j|yes|y|oui|o|s[iíì]|tak|kyll[äa]|jo)\s*[/,|-]\s*(?:nej|nein|nei|nee|n|no|non|nie|ei)\s*[)\]]\s*$"
"""How a heading ends that is answered, and says nothing of what it stands for: "Transfer (yes/no)"."""
_ANSWERED = re.compile(YES_OR_NO, re.IGNORECASE)
_LONGEST = 170
_MOST_WORDS = 26
_SENTENCE = 7
_STOP = re.compile(r"[^\W\d_]{4,}[.!] [^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]\s*/\s*[^\W\d_]")
_BULLETED = re.compile(r"[-–•▪*●]\s")


def _merge(matches: Iterable[Match | None], confidence: float) -> tuple[Match, ...]:
    found: dict[str, Match] = {}
    for match in matches:
        if match is not None and match.field not in found:
            found[match.field] = Match(match.field, min(match.confidence, confidence))
    return tuple(found.values())


_CODE = re.compile(
    r"^(?P<what>.+) (?:id|ids|nr|no|number|nummer|ref|code|kode|kennung|key|noegle|schluessel|nyckel|noekkel|sleutel)$"
    r"|^(?P<whole>\w{3,}?)(?:s|en)?(?:nr|nummer|kode|kennung|noegle|schluessel|nyckel|noekkel|sleutel)$"
    r"|^(?:id|no?|nr|code|key|cle|clave|chiave|codigo|codice|klucz) (?:of |de |del |della |du |do )?(?:the |la |le |el )?(?P<of>\w.+)$"
)
_PAIRS = frozenset(
    frozenset(pair)
    for pair in (
        ("subjects", "data"), ("recipients", "processors"), ("purpose", "basis"), ("name", "purpose"), ("name", "purpose_detail"),
        ("transfer", "safeguards"), ("recipients", "transfer"), ("data", "retention"), ("purpose", "description"),
        ("name", "description"), ("number", "name"), ("basis", "law"), ("data", "special"), ("basis", "basis9"),
        ("systems", "processors"), ("department", "owner"), ("transfer_country", "safeguards"), ("basis", "interest"),
        ("processors", "transfer"), ("systems", "measures"), ("retention", "deletion"), ("clients", "processing"),
        ("name", "processing"), ("recipients", "transfer_country"), ("data", "subjects"), ("processors", "contract"),
    )
)  # fmt: skip
"""Fields that people put under one heading."""

_SPOKEN = frozenset(
    frozenset(pair) for pair in (("subjects", "data"), ("purpose", "basis"), ("purpose", "description"))
)
"""Fields that an "and" joins in one heading, even where its halves are no known headings."""


def _combined(parts: list[str], *, exact: bool) -> tuple[Match, ...]:
    found = [by_text(part) or (None if exact else by_stem(part, 0.8)) for part in parts]
    if exact and not all(found):
        return ()
    merged = _merge(found, 0.95)
    if len(merged) == 1 and sum(1 for item in found if item) > 1:
        return (Match(merged[0].field, 0.97),)
    if len(merged) >= 2 and all(
        frozenset((first.field, second.field)) in _PAIRS for first, second in itertools.pairwise(merged)
    ):
        return merged
    return merged[:1] if len(merged) == 1 else ()


def is_former(text: str) -> bool:
    """Whether a heading says that what stands below it is no longer so: "Old retention period"."""
    return _FORMER.match(fold(text)) is not None


@lru_cache(maxsize=20_000)
def match(text: str) -> tuple[Match, ...]:
    """The fields a heading stands for: none, one, or several when it is a combined one, in the heading's order."""
    found = _match(text)
    if found and found[0].confidence < 1.0 and is_former(text):
        return ()
    if len(found) == 1 and found[0].field == "name" and _CODE.match(fold(text)):
        return (Match("number", 0.85),)
    return found


def _heads_nothing(text: str) -> bool:
    """Whether a text is too long, a bullet, a sentence or "n/a": no heading looks like that."""
    if (
        not text
        or _LETTERS.fullmatch(text)
        or len(text) > _LONGEST
        or text.count(" ") > _MOST_WORDS
        or _BULLETED.match(text)
    ):
        return True
    return text.count(" ") >= _SENTENCE and bool(text.endswith(".") or _STOP.search(text))


def _joined(parts: list[str]) -> tuple[Match, ...]:
    """The fields of a heading whose parts commas or an "and" join."""
    if len(parts) > 1 and (found := _combined(parts, exact=True)):
        return found
    if len(parts) == 2:
        halves = _combined(parts, exact=False)
        if frozenset(item.field for item in halves) in _SPOKEN:
            return halves
    return ()


_FORMER = re.compile(
    r"(?:gammel|gamle|tidligere|old|previous|former|alte|altes|fruehere[rs]?|bisherige[rs]?|ancien(?:ne)?s?|precedente?s?|gamla|tidigare|"
    r"foerra|oude?|vorige|antigu[oa]s?|anterior(?:es)?|vecchi[oae]?|precedent[ei]|star[yae]|poprzedni[ae]?|vanha|vanhat|aiempi|entinen|"
    r"edellinen)\s+\w"
)
"""How a heading begins over what was so before: it is kept under its own heading."""


_THEREOF = re.compile(
    r"(?:davon|darunter|heraf|deraf|herav|derav|dont|of which|thereof|waarvan|waaronder|varav|därav|di cui|de los cuales|de las cuales|de ellos|w tym|joista|niistä)\s+",
    re.IGNORECASE,
)
"""How a heading begins that is about a part of what stands in the column before."""


def _by_part(text: str) -> Match | None:
    """Sensitive data as a part of the data: they cite Art. 9 for what they are ("of which sensitive (Art. 9)")."""
    part = _THEREOF.match(text)
    told = _match(text[part.end() :]) if part else ()
    return Match("special", told[0].confidence) if told and told[0].field in ("special", "basis9") else None


def _match(text: str) -> tuple[Match, ...]:
    text = _WRAPPED.sub(" ", text.strip())
    if _heads_nothing(text):
        return ()
    text = _LIST_PREFIX.sub("", text)
    text = _COUNTED.sub("", text)
    text = _CITED.sub("", text) or text
    text = _ANSWERED.sub("", text) or text
    if (whole := by_text(text)) is not None:
        return (whole,)
    if (asked := by_question(text) or by_question_respelt(text) or _by_part(text)) is not None:
        return (asked,)
    outside = _BRACKET.sub(" ", text).strip()
    if (cut := by_abbreviation(text) or by_abbreviation(outside)) is not None:
        return (cut,)
    hard = [part for part in _SPLIT_SLASH.split(text) if fold(part)]
    if len(hard) == 1:
        hard = [part for part in _SPLIT_DASH.split(text) if fold(part)]
    # A slip of the pen in a known heading is likelier than another heading that happens to share a stem with it.
    if len(text) >= SLIP_LENGTH and len(hard) == 1 and (slip := by_likeness(text, SLIP)) is not None:
        return (slip,)
    stem = by_stem(text)
    if (
        stem is not None
        and stem.field in ("basis9", "safeguards", "retention_law")
        and not _SLASH.search(text)
    ):
        return (stem,)
    if len(hard) > 1 and (found := _combined(hard, exact=False)):
        sure = [item for item in found if item.confidence >= 0.8]
        if len(sure) > 1 or (len(sure) == 1 and len(found) == 1):
            return found
    if outside != text and outside and (short := by_text(outside)) is not None:
        if stem is not None and stem.field in ("basis9", "special", "contract", "processors", "recipients"):
            return (Match(stem.field, 0.9),)
        return (Match(short.field, 0.95),)
    if found := _joined([part for part in _SPLIT_SOFT.split(outside or text) if fold(part)]):
        return found
    if stem is not None:
        return (stem,)
    if (like := by_likeness(text)) is not None:
        return (like,)
    if (spoken := by_question_word(text)) is not None:
        return (spoken,)
    return ()


@lru_cache(maxsize=2_000)
def code_of(text: str) -> str:
    """The field whose rows a heading like "Processor ID" numbers, or ""."""
    found = _CODE.match(fold(text))
    if found is None:
        return ""
    fields = match(found["what"] or found["whole"] or found["of"])
    return fields[0].field if fields else ""


def is_known_text(text: str) -> bool:
    """Whether a text is a known heading to the letter; much quicker than `match`."""
    return len(text) <= _LONGEST and fold(text) in catalogue().texts
