"""The words of privacy notices: what a heading announces, what a label stands for."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from register_app.base.paths import resource
from register_app.reading import headings
from register_app.reading.folded import fold
from register_app.reading.recognise import bases

LINES = 50_000
"""Lines that are remembered with what they say: a notice is gone through several times, and some have very many lines."""

PASSED_OVER = frozenset({"rights", "changes"})
"""Sections that give no purposes even where they cite articles ("you may object to processing under Art. 6(1)(f)")."""

ELSEWHERE = frozenset(
    {"retention", "recipients", "transfers", "source", "dpo", "controller", "automated", "data"}
)
"""Sections about the whole register: a purpose there must say its legal basis in so many words."""


@dataclass(frozen=True)
class Label:
    """What stands before a colon (or alone on a line), and what follows."""

    field: str
    """"purpose", "basis", "interest", "data", "subjects", "recipients", "retention", "transfers", "source" or
    "description"."""
    label: str
    rest: str


@dataclass(frozen=True)
class _Words:
    sections: tuple[tuple[str, re.Pattern[str]], ...]
    labels: dict[str, str]
    pronouns: frozenset[str]

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The labels after which the heading of a column may go on: those of some words."""
        return tuple(f"{label} " for label in self.labels if label.count(" ") >= 2)


@cache
def _words() -> _Words:
    raw = json.loads(resource("catalogues", "notice_words.json").read_text(encoding="utf-8"))
    return _Words(
        tuple((rule["section"], re.compile(rule["match"])) for rule in raw["sections"]),
        {fold(text): field for field, texts in raw["labels"].items() for text in texts},
        frozenset(raw["pronouns"]),
    )


@lru_cache(maxsize=LINES)
def section(title: str) -> str:
    """What a heading announces, "" when it names something of its own (a purpose, a group of people)."""
    title = without_number(title)
    folded = fold(title)
    if not folded or folded.count(" ") > 16:
        return ""
    own = next((name for name, pattern in _words().sections if pattern.search(folded)), "")
    return own or _section_asked(title)


def without_number(title: str) -> str:
    """A heading without the number of its section, as some write it: "Article 6 – Retention", "6. Retention"."""
    return _CLAUSE.sub("", title)


_CLAUSE = re.compile(
    r"^(?:article|artikel|artículo|articolo|section|abschnitt|afsnit|§)\s*\d{1,2}\s*[.:–—-]\s+"
    r"|^\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,2}[.)]?)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)


_SECTIONS = {
    "purpose": "purposes", "basis": "purposes", "data": "data", "special": "data", "recipients": "recipients",
    "processors": "recipients", "retention": "retention", "deletion": "retention", "transfer": "transfers",
    "safeguards": "transfers", "source": "source", "dpo": "dpo", "controller": "controller", "rights": "rights",
    "automated": "automated",
}  # fmt: skip


def _section_asked(title: str) -> str:
    """What a question, or a heading known from registers in another language, announces."""
    if not title.endswith("?") and not headings.is_known_text(title) and not _JOINED.search(title):
        return ""
    found = headings.match(title)
    told = {_SECTIONS.get(item.field, "") for item in found if item.confidence >= _SURE}
    return told.pop() if len(told) == 1 else ""


_JOINED = re.compile(r"\s(?:og|and|und|et|och|en|y|e|i|ja)\s")
"""What joins two headings in one: "Finalidades y base jurídica"."""
_SURE = 0.8


_FIELDS = {
    "purpose": "purpose", "name": "purpose", "purpose_detail": "description", "description": "description",
    "basis": "basis", "basis9": "basis", "law": "basis", "interest": "interest", "data": "data", "special": "data",
    "subjects": "subjects", "recipients": "recipients", "processors": "recipients", "retention": "retention",
    "deletion": "retention", "transfer": "transfers", "transfer_country": "transfers", "safeguards": "transfers",
    "source": "source",
}  # fmt: skip


@lru_cache(maxsize=LINES)
def label_field(text: str, sure: float = 0.8) -> str:
    """The field that a label or the heading of a column stands for, "" when it is none.

    `sure` is how well it must be known: words alone on a line may also be the title of what follows.
    """
    text = text.strip(" :?*–—-")
    folded = fold(text)
    if not folded or folded.count(" ") > 9:
        return ""
    own = _words().labels.get(folded)
    if own:
        return own
    if any(character.isdigit() for character in text) or begins_sentence(text):
        return ""  # a citation heads no column, and "We use it for:" opens a list
    if any(basis.article for basis in bases.read(text)):
        return ""  # "Contract" is a legal basis itself, not the name of a column
    return _matched(text, sure)


def _matched(text: str, sure: float) -> str:
    found = [match for match in headings.match(text) if match.confidence >= sure]
    if not found:
        return ""
    fields = {_FIELDS.get(match.field, "") for match in found}
    return next(
        (field for field in ("basis", "purpose", "retention", "recipients", "data") if field in fields),
        next(iter(fields)),
    )


_MOST_ASKED = 9
"""Blanks in a question that is a label; a longer one is the heading of a section."""


@lru_cache(maxsize=LINES)
def asked_field(text: str) -> str:
    """The field that a question is the label of ("How long?"), as columns of registers ask; "" when it is none."""
    text = text.strip(" :*–—-¿")
    if not text.endswith("?") or text.count(" ") > _MOST_ASKED:
        return ""
    own = _words().labels.get(fold(text))
    return own or _matched(text, _SURE if _YES_OR_NO.match(text) else _ASKED_SURE)


_ASKED_SURE = 0.6
"""A question mark says that it asks, which the words alone leave open."""
_YES_OR_NO = re.compile(
    r"(?:do|does|did|is|are|will|can|may|must|have|has|er|har|kan|skal|må|vil|bliver|bruger|behandler|deler|indsamler|gemmer|sender|foretager|ringer|ser)\b",
    re.IGNORECASE,
)
"""How questions begin that are answered by yes or no: whether something is done, and so mostly a purpose of its own."""


def cell_field(text: str) -> str:
    """The field that a label at the left of its value stands for, in a few words or as a question."""
    return asked_field(text) or label_field(text)


def column_field(text: str) -> str:
    """The field that the heading of a column stands for; there a label may go on ("Legal basis for processing, with …")."""
    if {label_field(half) for half in _JOINED.split(text)} == {"recipients", "transfers"}:
        return "recipients"  # who they are says where they are
    if field := cell_field(text):
        return field
    folded, known = fold(text), _words()
    if folded.count(" ") > 14 or not folded.startswith(known.leading):
        return ""
    return known.labels[next(label for label in known.leading if folded.startswith(label)).rstrip()]


def names_people_and_data(text: str) -> bool:
    """Whether a heading is that of the data subjects and of their data ("Data subjects / personal data")."""
    return {"subjects", "data"} <= {
        found.field for found in headings.match(text) if found.confidence >= _SURE
    }


_WITHIN = re.compile(
    r"(?:^|(?<=[.;|!?)])\s+|\s+[–—|/]\s+|\n)(?P<label>[A-ZÆØÅÄÖ][^:.;?\n]{2,60}?)[:?]\s+(?=\S)"
)


def parts(text: str, fewest: int = 2) -> list[str]:
    """A text cut before each label in it ("Purpose: … Legal basis: …"), when it has at least so many different ones."""
    starts = [
        (match.start("label"), field)
        for match in _WITHIN.finditer(text)
        if (field := label_field(match["label"]))
    ]
    if len({field for _, field in starts}) < fewest:
        return [text]
    places = [0, *(start for start, _ in starts if start > 0), len(text)]
    cut = [text[start:end].strip(" ;|/–—") for start, end in itertools.pairwise(places)]
    return [part for part in cut if part]


_COLON = re.compile(r"(?P<label>[^:\n]{2,70}?)\s*:(?:\s+|$)(?P<rest>.*)", re.DOTALL)
_DASH = re.compile(r"(?P<label>[^:\n–—]{2,60}?)\s+[–—-]\s+(?P<rest>.+)", re.DOTALL)
_IS = re.compile(
    r"(?P<label>(?:Vores |Our |The |Det )?(?:rets|behandlings|lov)?(?:grundlag|hjemmel|legal basis|lawful basis|legal ground)\w*"
    r"(?: for (?:denne |this |the |our )?(?:behandling|processing)\w*)?)"
    r"\s+(?:er|is|are|findes i|følger af|can be found in|is found in)\s+(?P<rest>.+)",
    re.DOTALL | re.IGNORECASE,
)


_ASKED = re.compile(r"(?P<label>[^:?.\n]{2,70}\?)\s+(?P<rest>\S.*)", re.DOTALL)
"""A question as the label of its answer on one line: "How long? Two years."."""
_TWO_SENTENCES = re.compile(r"[^\W\d]{4,}[.!?]\s+[A-ZÆØÅÄÖ]")


@lru_cache(maxsize=LINES)
def label(text: str) -> Label | None:
    """The label that `text` begins with (or is), when it is one of a record of processing."""
    for pattern in (_COLON, _IS, _DASH, _ASKED):
        match = pattern.match(text)
        if match and not _TWO_SENTENCES.search(match["label"]):
            field = "basis" if pattern is _IS else cell_field(match["label"])
            if (
                field
                and not _is_named(match["label"])
                and not (field == "purpose" and _lists(match["label"]))
            ):
                return Label(field, match["label"].strip(), match["rest"].strip())
    alone = len(text) <= 80 and not text.rstrip().endswith((".", ",", ";"))
    field = (asked_field(text) or label_field(text, 0.95)) if alone else ""
    return Label(field, text.strip(" :?"), "") if field else None


def _lists(text: str) -> bool:
    """Whether words before a colon list several things, of which not all are labels ("Fines, tolls and charges")."""
    parts = re.split(r",\s+(?:og\s+|and\s+)?", text)
    return len(parts) > 1 and not all(headings.match(part) for part in parts)


def _is_named(text: str) -> bool:
    """Whether something of its own stands before a label ("Marketing — Legal basis")."""
    before, _, after = _DASHED.sub("\n", text).rpartition("\n")
    return bool(before) and bool(label_field(after)) and not label_field(before)


_DASHED = re.compile(r"\s+[–—|]\s+")


def begins_sentence(text: str) -> bool:
    """Whether `text` begins like a sentence ("We use …", "Hvis du …") rather than like a title."""
    first = fold(text.split(" ", 1)[0]) if text else ""
    return first in _words().pronouns
