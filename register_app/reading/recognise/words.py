"""Words that stand for one of the document's fixed values: part, status."""

from __future__ import annotations

import re
from functools import cache

from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, squeeze, vocabulary


@cache
def _lexicon(name: str) -> Lexicon[str]:
    return Lexicon(entries(vocabulary("role_words")[name]))


def _whole(name: str, text: str) -> str:
    folded = squeeze(fold(clean(text))).strip(" .:;()[]*'\"")
    if not folded or len(folded) > 60:
        return ""
    value = _lexicon(name).whole(folded)
    if value is None and (head := re.split(r"\s*[(–:,]|\s-\s", folded, maxsplit=1)[0].strip()):
        value = _lexicon(name).whole(head)
    return value or ""


def part(text: str) -> str:
    """One of "controller" (Art. 30(1)) or "processor" (Art. 30(2)) when the text is a word for one of them, else ""."""
    return _whole("part", text)


def status(text: str) -> str:
    """One of "draft" | "in_review" | "approved" | "retired" when the text is a word for one of them, else ""."""
    return _whole("status", text)


def role(text: str) -> str:
    """The role of a recipient when the text is a word for one ("databehandler" → "processor"), else ""."""
    return _whole("roles", text)
