"""Characters that nobody sees: zero-width ones, soft hyphens, those that turn the direction of writing, controls.

They come along when one copies from web pages, PDFs and word processors. They make two names that look alike differ,
and can make a text read otherwise than it is stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""No format characters for Unicode, but drawn as nothing."""

_CANDIDATES = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    f"\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb{_FILLERS}"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_SHOWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Signs of Arabic, Syriac and Kaithi that are format characters, but seen."""

_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = ("ARABIC", "DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "KANNADA", "MALAYALAM", "TAMIL",
                   "TELUGU", "ORIYA", "SINHALA", "SYRIAC", "MONGOLIAN", "KHMER", "MYANMAR", "TIBETAN")  # fmt: skip
_EMOJI_KINDS = ("So", "Sk", "Mn", "Me")


def invisible(text: str) -> dict[str, int]:
    """The invisible characters of `text` that say nothing, each with how often; in the order they occur."""
    if text.isascii() and text.isprintable():
        return {}
    return dict(Counter(text[place] for place in _places(text)))


def without_invisible(text: str) -> str:
    """`text` without them; everything else stays as it is."""
    gone = set(_places(text))
    return "".join(letter for place, letter in enumerate(text) if place not in gone) if gone else text


def name_of(letter: str) -> str:
    """How a character is called where characters are listed: U+200B ZERO WIDTH SPACE."""
    name = unicodedata.name(letter, "")
    return f"U+{ord(letter):04X} {name}".rstrip()


def _places(text: str) -> list[int]:
    return [
        match.start()
        for match in _CANDIDATES.finditer(text)
        if match[0] not in _SHOWN and not _means_something(text, match.start())
    ]


def _means_something(text: str, place: int) -> bool:
    """Whether a character joins the parts of an emoji, or letters of a script that needs it to be spelt right."""
    letter = text[place]
    before = text[place - 1] if place else ""
    after = text[place + 1 : place + 2]
    if letter in _JOINERS and before and after:
        if unicodedata.category(before) in _EMOJI_KINDS and unicodedata.category(after) == "So":
            return True
        return all(unicodedata.name(side, "").startswith(_JOINED_SCRIPTS) for side in (before, after))
    # The flags of Scotland, Wales and England: a black flag, then invisible letters.
    flag = place
    while flag and "\U000e0020" <= text[flag] <= "\U000e007f":
        flag -= 1
    return flag < place and text[flag] == "\U0001f3f4"
