"""What the words of a cell are about: people, data about them, or how these are protected.

By these a column is known whose heading says nothing. The words lie in `resources/catalogues/content_words.json`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial

from register_app.reading.folded import fold
from register_app.reading.recognise import bases, durations, parties, recipients, retention, transfers
from register_app.reading.recognise.lexicon import vocabulary

KINDS = ("measures", "data", "subjects")
"""In this order, for in "names of customers" the customers only say whose names: a kind before another outweighs it."""

_PARTS = re.compile(r"[,;\n/|•▪]|\s(?:og|and|und|et|och|en|y|e|i|ja|oraz|samt|sowie)\s")
_MOST_PARTS = 12
_LONGEST = 160
_TELLING = 0.6
_BASIS = 0.6
_ABROAD, _NEARLY_ALL = 0.8, 0.8
_WHOLE = 4
"""Letters up to which a word is no beginning of others."""


@cache
def _words(kind: str) -> re.Pattern[str]:
    begins: list[str] = []
    ends: list[str] = []
    for words in vocabulary("content_words")[kind].values():
        for word in words:
            folded = fold(word)
            if word.startswith("*"):
                ends.append(folded)
            elif len(folded) <= _WHOLE:
                begins.append(rf"{folded}\b")
            else:
                begins.append(rf"{folded}[a-z]{{0,5}}\b" if kind == "subjects" else folded)
    tails = rf"|(?:{'|'.join(sorted(set(ends)))})\b" if ends else ""
    return re.compile(rf"\b(?:{'|'.join(sorted(set(begins)))}){tails}")


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> str:
    """The kind of one item, "" when none of its words tell."""
    folded = fold(text)
    return next((kind for kind in KINDS if folded and _words(kind).search(folded)), "")


def _is_kind(kind: str, text: str) -> bool:
    return kind_of_cell(text) == kind


@lru_cache(maxsize=20_000)
def kind_of_cell(text: str) -> str:
    """The kind that at least half of the items of a cell have."""
    parts = [part for part in _PARTS.split(text)[:_MOST_PARTS] if part.strip()]
    kinds = [kind_of(part) for part in parts]
    return next((kind for kind in KINDS if kinds.count(kind) * 2 >= max(1, len(parts))), "")


def field_of(texts: Sequence[str]) -> str:
    """The field that most of the texts under one heading speak of, whatever the heading says; "" when they do not."""
    short = [text for text in texts if len(text) <= _LONGEST]
    for field, is_one in _SIGNS.items():
        if texts and sum(is_one(text) for text in short) >= _TELLING * len(texts):
            return field
    return "transfer" if _tell_transfers(texts) else ""


def _tell_transfers(texts: Sequence[str]) -> bool:
    """Whether some texts name third countries or the instrument, and nearly all others say that there is no transfer."""
    where = sum(transfers.looks_like(text) >= _ABROAD for text in texts)
    nowhere = sum(transfers.read(text).state in ("none", "not_applicable") for text in texts)
    return min(where, nowhere) > 0 and where + nowhere >= _NEARLY_ALL * len(texts)


def _is_basis(text: str) -> bool:
    return bases.looks_like(text) >= _BASIS


def _is_limit(text: str) -> bool:
    return bool(durations.find(text)) and retention.looks_like(text) == 1.0


def _is_receiver(text: str) -> bool:
    return any(
        parties.has_form(part) or recipients.is_authority(part) for part in _PARTS.split(text)[:_MOST_PARTS]
    )


_SIGNS: dict[str, Callable[[str], bool]] = {
    "basis": _is_basis,
    "retention": _is_limit,
    **{kind: partial(_is_kind, kind) for kind in KINDS},
    "recipients": _is_receiver,
}
