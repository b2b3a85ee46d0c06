"""Headings of registers in many languages → the field that stands under them, with how sure we are.

The texts and the stem rules lie in `resources/catalogues/headings.json`; this module only compares. A heading is
compared in six steps, each less sure than the one before: the very text, what it asks when it is a question, its
parts ("Purpose / formål"), the stem rules, likeness of letters, and at last no more than question word and verb ("Who
sees it", "O kim").
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from register_app.base.paths import resource

ACTIVITY_FIELDS = (
    "number", "name", "department", "owner", "status", "part", "description", "purpose", "purpose_detail", "basis",
    "basis9", "basis_reason", "law", "interest", "subjects", "data", "special", "recipients", "recipient_country", "recipient_role",
    "processors",
    "contract", "transfer", "transfer_country", "transfer_recipient", "safeguards", "tia", "retention",
    "retention_start", "retention_law", "deletion", "measures", "source", "systems", "clients", "processing",
    "valid_from", "valid_until", "last_review", "next_review", "notes",
)  # fmt: skip
"""Fields that have a place in an activity."""

PARTY_FIELDS = ("controller", "joint_controllers", "representative", "dpo", "organisation")
"""Fields that name somebody; above a table or on a cover sheet they belong to the register."""

SIDE_FIELDS = (
    "location", "automated", "dpia", "notice", "consent", "rights", "breach", "volume", "risk", "created", "updated_by",
)  # fmt: skip
"""Fields that registers often have and an activity has no place for: kept as extra under their own heading."""

FIELDS = ACTIVITY_FIELDS + PARTY_FIELDS + SIDE_FIELDS

ARTICLE_30 = frozenset(
    ("purpose", "subjects", "data", "recipients", "processors", "transfer", "retention", "measures", "basis", "clients",
     "processing", "special", "basis9")
)  # fmt: skip
"""Fields that make a table a register rather than some other list."""


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


_FOLD = str.maketrans(
    {
        "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "œ": "oe",
        "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        # What ends words anyway; most texts are plain after this, which spares them the rest.
        "–": " ", "—": " ", "’": " ", "‘": " ", "“": " ", "”": " ", "„": " ", "»": " ", "«": " ", "•": " ", "§": " ",
    }
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^0-9a-z#]+")
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
_MIN_LIKENESS = 88
_SHORTEST_LIKE = 5
_LONGEST_LIKE = 70
_SLIP, _SLIP_LENGTH = 93, 10


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` in small letters without accents, punctuation and doubled spaces; words of CamelCase are parted."""
    plain = text.isascii()
    text = _CAMEL.sub(" ", text if plain else unicodedata.normalize("NFKC", text)).casefold()
    if not plain and not (text := text.translate(_FOLD)).isascii():
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", text).strip()


@cache
def _catalogue() -> _Catalogue:
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


def _by_text(text: str) -> Match | None:
    fields = _catalogue().texts.get(fold(text))
    if not fields:
        return None
    return Match(fields[0], 1.0 if len(fields) == 1 else 0.85)


def _by_stem(text: str, confidence: float = 0.85) -> Match | None:
    folded = fold(text)
    if not folded:
        return None
    for field, rule, unless in _catalogue().stems:
        if rule.search(folded) and not (unless and unless.search(folded)):
            words = folded.count(" ") + 1
            return Match(field, confidence if words <= 6 else confidence - 0.1)
    return None


def _by_question(text: str) -> Match | None:
    """The field a question asks for ("Who do we share it with?"): its words alone would speak of something else.

    Of several the first counts: "Is it sent abroad? On what basis?" asks for the transfers.
    """
    first, mark, more = text.partition("?")
    if mark and fold(more) and (found := _asked_for(first + mark)) is not None and found.field != "deletion":
        return found
    return _asked_for(text)


def _asked_for(text: str) -> Match | None:
    folded = fold(text)
    if not ("?" in text or _catalogue().asks.search(folded)):
        return None
    for field, rule, unless in _catalogue().questions:
        if rule.search(folded) and not (unless and unless.search(folded)):
            return Match(field, 0.85)
    return None


@cache
def _asking_words() -> frozenset[str]:
    """The words that headings and questions are made of, as far as the catalogue spells them out."""
    raw = json.loads(resource("catalogues", "headings.json").read_text(encoding="utf-8"))
    rules = " ".join((raw["asks"], *(rule["match"] for rule in raw["questions"])))
    known = {word for text in _catalogue().texts for word in text.split()}
    return frozenset(
        word for word in (*known, *re.findall(r"[a-z]+", rules)) if len(word) >= _SHORTEST_RESPELT
    )


_SHORTEST_RESPELT = 4


def _by_question_respelt(text: str) -> Match | None:
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
            by_stem = _by_stem(respelt) if word[0] != meant[0] else None
            if (found := _asked_for(respelt) or by_stem) is not None:
                return Match(found.field, 0.8)
    return None


_MOST_SPOKEN = 9


def _by_question_word(text: str) -> Match | None:
    """The field of a heading in everyday words, by its question word and its verb: "To whom we give it"."""
    folded = fold(text)
    if not folded or folded.count(" ") >= _MOST_SPOKEN:
        return None
    for field, rule, unless in _catalogue().asked:
        if rule.search(folded) and not (unless and unless.search(folded)):
            return Match(field, 0.6)
    return None


def _by_likeness(text: str, cutoff: int = _MIN_LIKENESS) -> Match | None:
    folded = fold(text)
    if not _SHORTEST_LIKE <= len(folded) <= _LONGEST_LIKE:
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(folded, _catalogue().texts.keys(), scorer=fuzz.ratio, score_cutoff=cutoff)
    if found is None:
        return _by_swapped_letters(folded)
    return Match(_catalogue().texts[found[0]][0], round(found[1] / 100 - 0.12, 2))


_SHORTEST_SWAPPED = 6


def _by_swapped_letters(folded: str) -> Match | None:
    """The field of a heading in which two letters changed places ("Actviity"), which likeness counts as two slips."""
    if len(folded) < _SHORTEST_SWAPPED:
        return None
    texts = _catalogue().texts
    for at in range(len(folded) - 1):
        swapped = folded[:at] + folded[at + 1] + folded[at] + folded[at + 2 :]
        if swapped != folded and swapped in texts:
            return Match(texts[swapped][0], 0.8)
    return None


_LONGEST_SHORTENED = 45
_WHICH = re.compile(r"^(?:hvilke|which|what|welche|quelles|vilka|welke)\s+(?=\S)", re.IGNORECASE)
_SHORTENED = re.compile(r"([^\W\d_]{2,})\.")


@lru_cache(maxsize=4000)
def _by_abbreviation(text: str) -> Match | None:
    """The field of a heading with words cut off by a full stop ("Pers.opl.", "Kat. af reg.")."""
    text = _WHICH.sub("", text)
    if not _SHORTENED.search(text) or len(text) > _LONGEST_SHORTENED or text[0].isdigit():
        return None
    parts = [(fold(part[1]), bool(part[2])) for part in re.finditer(r"([^\W\d_]+)(\.)?", text)]
    begun = [known for known in _catalogue().texts if known.startswith(parts[0][0])]
    if not begun:
        return None
    expanded = re.compile("".join(re.escape(part) + (r"\w* ?" if cut else " ?") for part, cut in parts))
    known = [text for text in begun if expanded.fullmatch(text)]
    # What every register has is meant, and the shortest: "Databeh." is the processor rather than the agreement with one.
    texts = _catalogue().texts
    best = min(known, key=lambda text: (texts[text][0] not in ARTICLE_30 | {"name"}, len(text)), default=None)
    return Match(texts[best][0], 0.85) if best is not None else None


def alternatives(text: str) -> tuple[str, ...]:
    """All fields whose known texts include exactly this one (an ambiguous heading has several)."""
    return _catalogue().texts.get(fold(text), ())


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
    found = [_by_text(part) or (None if exact else _by_stem(part, 0.8)) for part in parts]
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
    if (whole := _by_text(text)) is not None:
        return (whole,)
    if (asked := _by_question(text) or _by_question_respelt(text) or _by_part(text)) is not None:
        return (asked,)
    outside = _BRACKET.sub(" ", text).strip()
    if (cut := _by_abbreviation(text) or _by_abbreviation(outside)) is not None:
        return (cut,)
    hard = [part for part in _SPLIT_SLASH.split(text) if fold(part)]
    if len(hard) == 1:
        hard = [part for part in _SPLIT_DASH.split(text) if fold(part)]
    # A slip of the pen in a known heading is likelier than another heading that happens to share a stem with it.
    if len(text) >= _SLIP_LENGTH and len(hard) == 1 and (slip := _by_likeness(text, _SLIP)) is not None:
        return (slip,)
    stem = _by_stem(text)
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
    if outside != text and outside and (short := _by_text(outside)) is not None:
        if stem is not None and stem.field in ("basis9", "special", "contract", "processors", "recipients"):
            return (Match(stem.field, 0.9),)
        return (Match(short.field, 0.95),)
    if found := _joined([part for part in _SPLIT_SOFT.split(outside or text) if fold(part)]):
        return found
    if stem is not None:
        return (stem,)
    if (like := _by_likeness(text)) is not None:
        return (like,)
    if (spoken := _by_question_word(text)) is not None:
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
    return len(text) <= _LONGEST and fold(text) in _catalogue().texts
