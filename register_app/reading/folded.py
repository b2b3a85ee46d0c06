"""Texts without what makes no difference between words: case, accents, punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """`text` in small letters without accents, punctuation and doubled spaces; words of CamelCase are parted."""
    plain = text.isascii()
    text = _CAMEL.sub(" ", text if plain else unicodedata.normalize("NFKC", text)).casefold()
    if not plain and not (text := text.translate(_FOLD)).isascii():
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", text).strip()
