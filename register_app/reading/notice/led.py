"""A legal basis that leads its purposes: "Legal obligation: We keep invoices …"."""

from __future__ import annotations

import re

from register_app.reading.notice import aims, listing, paired, spoken, words
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.record import (
    Record,
    clean_title,
    is_basis,
    read_bases,
    sentences,
    title_and_rest,
)
from register_app.reading.notice.units import Unit
from register_app.reading.recognise.found import BasisFound

_NAMED_BASIS = re.compile(r"(?P<basis>[^:]{4,90}):\s+(?P<rest>\S.*)", re.DOTALL)


def names_basis(unit: Unit) -> bool:
    named = _NAMED_BASIS.match(unit.text)
    return named is not None and words.label(unit.text) is None and is_basis(named["basis"])


def _names_purpose(head: str) -> bool:
    """Whether words before a colon are a purpose with its basis, and not a basis told twice ("To obey the law (Art. …)")."""
    parts = paired.titled(head)
    if parts is None:
        return False
    cited = {basis.article for basis in read_bases(parts[1])}
    return not any(basis.article in cited for basis in read_bases(parts[0]) + spoken.read(parts[0]))


def _cites(text: str, *, unless: str) -> bool:
    """Whether what stands below a basis is another itself; below a cited one only what is cited too."""
    if any(not basis.by_words for basis in read_bases(unless)):
        return is_basis(text) and any(not basis.by_words for basis in read_bases(text))
    return is_basis(text)


def _tells_both(text: str) -> bool:
    """Whether a line is a purpose and its basis ("To pay our staff: legal obligation"), not a basis alone."""
    parts = paired.divided(text, paired.DIVIDER)
    return parts is not None and not is_basis(parts[0])


def basis_first(chunk: Chunk) -> list[Record]:
    """Lines like "Legal obligation: We keep invoices …": the basis stands first, as a label or on a line of its own."""
    found: list[Record] = []
    lead: list[BasisFound] = []
    lead_line = 0
    heads = [named["basis"] for unit in chunk.units if (named := _NAMED_BASIS.match(unit.text))]
    if sum(_names_purpose(head) for head in heads) * 2 > len(heads):
        return []  # "Marketing (consent): …" names the purpose as well
    for at, unit in enumerate(chunk.units):
        named = _NAMED_BASIS.match(unit.text)
        if named and is_basis(named["basis"]) and not _cites(named["rest"], unless=named["basis"]):
            _add_led(found, named["rest"], read_bases(named["basis"]), [unit.line])
            lead = []
            continue
        if is_basis(unit.text) and unit.kind != "item" and not _tells_both(unit.text):
            follows = chunk.units[at + 1] if at + 1 < len(chunk.units) else None
            if follows is None or is_basis(follows.text):
                return found
            if at and not lead and not found:
                return []  # something stands above the first basis: it belongs to that
            lead, lead_line = read_bases(listing.BEFORE_LIST.sub("", unit.text)), unit.line
        elif lead:
            _add_led(found, unit.text, lead, [unit.line, lead_line])
    return found if len(found) > 1 or (found and not chunk.own_title) else []


def _add_led(found: list[Record], text: str, led: list[BasisFound], lines: list[int]) -> None:
    """Add what a text under a basis tells: a purpose in its words, or the text itself when it is short."""
    if _WHEN_IT_APPLIES.match(text):
        return
    text = _INTERESTED.sub("", text)
    purpose = aims.first(text)
    first, *others = sentences(text)
    title, rest = (purpose, text) if purpose else title_and_rest(text)
    if not purpose and title.count(" ") > _LONG and others:
        title, rest = clean_title(first), " ".join(others)
    title = _NECESSARY.sub("", title)
    longest = _LONGER if any(not basis.by_words for basis in led) else _LONG
    if purpose or title.count(" ") <= longest:
        found.append(Record(title, [rest] if rest else [], list(led), lines=lines))


_WHEN_IT_APPLIES = re.compile(
    r"(?:only )?(?:when|where|if|wherever|whenever|når|hvor|hvis|såfremt|i det omfang)\b[^.]{0,80}?\b"
    r"(?:processing|behandling\w*|necessary|nødvendig\w*|permission|consent\w*|samtykke\w*|law|lov|lovgivning\w*|comply|accept\w*|required|krævet)\b",
    re.IGNORECASE,
)
"""What only explains a basis: "Contract: where processing is necessary to perform one"."""
_LONG, _LONGER = 14, 30
"""Blanks in a title; below a basis that is cited it may be a list of several things."""
_NECESSARY = re.compile(
    r",?\s+(?:is|are|er)\s+(?:necessary|needed|required|nødvendigt?e?)\b.*$", re.IGNORECASE | re.DOTALL
)
"""What says only once more that there is a basis: "… is necessary to perform our contract"."""
_INTERESTED = re.compile(
    r"^(?:vi|we|it is)\s+(?:har|have|in)\s+(?:en|a|an|our|vores)\s+(?:legitim|berettiget|legitimate)\w*\s+interesse?t?s?\s+(?:i at|i|in|to)\s+",
    re.IGNORECASE,
)
"""What leads to the purpose once more under its basis: "Legitimate interests: we have a legitimate interest in …"."""
