"""Headings that are one question word each: "Why | Who | What | Where to | How long"."""

from __future__ import annotations

from register_app.reading.folded import fold
from register_app.reading.layouts.columns import Header

_ASKED: dict[str, tuple[str, ...]] = {
    "purpose": ("hvorfor", "why", "warum", "wozu", "pourquoi", "varför", "waarom", "por qué", "perché", "dlaczego", "miksi"),
    "subjects": ("hvem", "who", "wer", "qui", "vem", "wie", "quién", "chi", "kto", "kuka", "ketkä"),
    "data": ("hvad", "what", "was", "quoi", "vad", "hva", "wat", "qué", "cosa", "che cosa", "co", "mitä"),
    "recipients": (
        "hvortil", "hvorhen", "til hvem", "where to", "to whom", "wohin", "an wen", "vers où", "à qui", "vart", "till vem", "hvor til",
        "waarheen", "aan wie", "adónde", "a dónde", "a quién", "dove", "verso dove", "a chi", "dokąd", "komu", "minne", "kenelle",
    ),
    "retention": (
        "hvor længe", "how long", "wie lange", "combien de temps", "hur länge", "hvor lenge", "hoe lang", "cuánto tiempo",
        "quanto tempo", "per quanto tempo", "jak długo", "kuinka kauan",
    ),
}  # fmt: skip
_FEWEST = 3
"""Questions that stand side by side before a word like "Where to" is read by them."""


def asks(heading: str, name: str) -> bool:
    """Whether a heading is no more than the question word for a field ("Who" for the people)."""
    return fold(heading).strip(" ?") in {fold(word) for word in _ASKED[name]}


def settle(header: Header) -> None:
    """In a row of bare questions each column is what its question asks, where its heading alone left that open.

    A single question among other headings is left as it was read: alone it may ask anything.
    """
    words = {fold(word): name for name, asked in _ASKED.items() for word in asked}
    asked = [(column, words.get(fold(column.header).strip(" ?"), "")) for column in header.columns]
    names = [name for _, name in asked if name]
    if len(names) < _FEWEST or len(set(names)) != len(names):
        return
    for column, name in asked:
        told = bool(column.told) and column.told == column.field
        if name and column.field != name and not (column.forced or column.matrix or told):
            column.fields, column.confidence = (name,), _BY_QUESTION


_BY_QUESTION = 0.8
