"""Grounds written as an article and its letter alone ("6e – public task", "6b, 6c"), as lists to choose from have them."""

from __future__ import annotations

import re

from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.remainder import around

_CODES = re.compile(
    r"\(?(?P<codes>(?:6[a-f]|9[a-j])(?:\s*(?:,|/|&|\+|;|\b(?:og|and|und|et|och|en|y|e|i|ja|oraz)\b)\s*(?:6[a-f]|9[a-j]))*)\)?"
    r"(?=\s*$|\s*[–—:(=]|\s+-\s|\.\s|\.$)",
    re.IGNORECASE,
)
_CODE = re.compile(r"([69])([a-j])", re.IGNORECASE)
_PARAGRAPH = {"6": "1", "9": "2"}


def begins(text: str) -> bool:
    """Whether a text begins with such a ground."""
    return _CODES.match(text) is not None


def read(text: str) -> list[BasisFound]:
    """The grounds that a line of a legal basis begins with, the words after them as their reason; [] for any other line."""
    found = _CODES.match(text)
    if found is None:
        return []
    law, section, reason, note = around(text[found.end() :])
    articles = [
        f"{number}({_PARAGRAPH[number]})({letter.lower()})"
        for number, letter in _CODE.findall(found["codes"])
    ]
    return [
        BasisFound(article, law, section, reason, doubtful=bool(note), note=note)
        for article in dict.fromkeys(articles)
    ]
