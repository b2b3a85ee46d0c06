"""Whether an e-mail address names a person: an office has its own mailbox, a person has one made of their name."""

from __future__ import annotations

import re
import unicodedata

FUNCTIONS = frozenset(
    {
        "dpo",
        "dpd",
        "rgpd",
        "gdpr",
        "dsb",
        "fg",
        "iod",
        "rpd",
        "tsv",
        "info",
        "post",
        "mail",
        "kontakt",
        "contact",
    }
)
"""Short names of mailboxes of an office, which could otherwise pass for somebody's initials."""

_LETTERS = re.compile(r"[a-z]+")
_LEAST = 3
_SPELLED = (
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l"},
    {"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "u", "ß": "s", "ł": "l"},
)
"""How letters beyond ASCII are written in an address, in two usual ways."""


def names_person(address: str, name: str) -> bool:
    """Whether the part of `address` before the @ is made of `name`: a part of it, or the beginnings of its parts.

    "ellen.k@…" and "elki@…" name Ellen Kirkegaard; "dpo@…" and "privacy@…" name nobody.
    """
    local = address.strip().casefold().partition("@")[0]
    return any(_made_of(_plain(local, spelled), _plain(name.casefold(), spelled)) for spelled in _SPELLED)


def _plain(text: str, spelled: dict[str, str]) -> str:
    for letter, written in spelled.items():
        text = text.replace(letter, written)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _made_of(local: str, name: str) -> bool:
    parts = _LETTERS.findall(name)
    letters = "".join(_LETTERS.findall(local))
    if not parts or not letters or letters in FUNCTIONS:
        return False
    if any(len(part) >= _LEAST and part in letters for part in parts):
        return True
    return len(parts) > 1 and re.fullmatch("".join(_beginning(part) for part in parts), letters) is not None


def _beginning(part: str) -> str:
    """A pattern for the first letters of a part of a name, at least one."""
    pattern = ""
    for letter in reversed(part[1:]):
        pattern = f"(?:{letter}{pattern})?"
    return part[0] + pattern
