"""Two recipients that a word like "and" joins, where no comma tells that it does."""

from __future__ import annotations

import re

from register_app.reading.recognise import parties

_AND = re.compile(r",?\s+(?:og|and|samt|as well as)\s+(?=\S)")
_OWN = re.compile(r"(?:din|dit|dine|jeres|vores|your|our)\s", re.IGNORECASE)
"""How a second one begins that no name goes on with: "Paywell and your bank"."""
_YOURSELF = re.compile(r"\b(?:du|dig|jer|os|vi|you|us|we|he|she|they|them)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_NAME = 3
"""Words of a name that stands before somebody's own ("the card company and your bank")."""


def parted(text: str) -> list[str]:
    """The recipients in `text`; one where nothing says that there are two."""
    for joint in _AND.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if left.count("(") != left.count(")") or _YOURSELF.search(left):
            continue
        company = parties.has_form(_ASIDE.sub("", left).rstrip(".")) and not _ASIDE.sub("", left).endswith(
            "&"
        )
        named = right[:1].isupper() or right[:1].isdigit()
        if (company and (named or _OWN.match(right))) or (_OWN.match(right) and len(left.split()) <= _NAME):
            return [left, *parted(right)]
    return [text]


_LAST = re.compile(r"(?P<word>[^\s.()]+)\.$")
_ABBREVIATED = frozenset({"corp", "bros", "dept", "intl"})


def without_stop(text: str) -> str:
    """`text` without the full stop of the sentence that it ended; that of an abbreviation ("Inc.") stays."""
    found = _LAST.search(text)
    if found is None or (found.start() and text[found.start() - 1] == "."):
        return text
    word = found["word"]
    shown = len(word) > 3 and word.casefold() not in _ABBREVIATED
    capitals = len(word) > 1 and (word.isupper() or not (word.istitle() or word.islower()))
    return text[:-1] if shown or capitals else text
