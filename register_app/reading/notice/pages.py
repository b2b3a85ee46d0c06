"""What the margins of pages leave in a text that was copied out of them: page numbers, and heads and feet beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.folded import fold
from register_app.reading.notice import limits, words
from register_app.reading.notice.record import is_basis
from register_app.reading.texts import Block

_WORD = r"(?:side|page|seite|sida|pagina|página|strona|sivu|s\.|p\.)"
_OF = r"(?:\s*(?:af|of|von|av|van|de|di|z|/|–|-)\s*\d{1,3})"
_NUMBER = re.compile(rf"{_WORD}\s*\d{{1,3}}{_OF}?|\d{{1,3}}\s*(?:/|af|of|von)\s*\d{{1,3}}", re.IGNORECASE)
_NUMBER_AT_END = re.compile(rf"(?P<before>.{{2,100}})[\s|·•–—-]{_WORD}\s*\d{{1,3}}{_OF}?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_REACH = 2
"""Lines of a head or a foot, at most."""
_TITLES = 3
_LONGEST = 110
_MOST = 0.6


def without_margins(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the page numbers of a text in lines, and without the heads and feet beside them.

    A head or foot is a line that stands beside most page numbers, or says once more what the text is called.
    """
    titles = [_words(block.text) for block in blocks[:_TITLES]]
    numbers = _numbers(blocks, titles)
    if not numbers:
        return list(blocks)
    beside = [at for number in sorted(numbers) for at in _beside(blocks, number, numbers)]
    seen = Counter(_pattern(blocks[at]) for at in set(beside))
    often = max(2, _MOST * len(numbers))
    margins = {
        at
        for at in beside
        if at >= _TITLES
        and (
            _repeats(blocks[at].text, titles)
            or (seen[_pattern(blocks[at])] >= often and not _may_be_cell(blocks[at].text, titles))
        )
    }
    return left_out(blocks, numbers | margins)


def left_out(blocks: Sequence[Block], places: set[int]) -> list[Block]:
    """The blocks without those at `places`; the one below knows how many lines it stands lower for it."""
    found: list[Block] = []
    count = 0
    for at, block in enumerate(blocks):
        if at in places:
            count += 1 + block.left_out
            continue
        found.append(replace(block, left_out=block.left_out + count) if count else block)
        count = 0
    return found


def _numbers(blocks: Sequence[Block], titles: Sequence[list[str]]) -> set[int]:
    """The places of page numbers: alone on a line, or after what the text is called or what stands there again."""
    lines = [(at, block.text) for at, block in enumerate(blocks) if block.kind in ("line", "row")]
    ending = [(at, found["before"]) for at, text in lines if (found := _NUMBER_AT_END.fullmatch(text))]
    alike = Counter(before for _, before in ending)
    return {at for at, text in lines if _NUMBER.fullmatch(text)} | {
        at for at, before in ending if alike[before] > 1 or _repeats(before, titles, fewest=1)
    }


def _beside(blocks: Sequence[Block], number: int, numbers: set[int]) -> list[int]:
    """The places of the lines next to a page number, those of other page numbers apart."""
    near = range(max(0, number - _REACH), min(len(blocks), number + _REACH + 1))
    return [
        at
        for at in near
        if at not in numbers and blocks[at].kind == "line" and len(blocks[at].text) <= _LONGEST
    ]


def _pattern(block: Block) -> str:
    return _DIGITS.sub("#", block.text)


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if not any(map(str.isdigit, word))]


def _repeats(text: str, titles: Sequence[list[str]], fewest: int = 2) -> bool:
    """Whether a line says once more what the text is called: one of its first lines, with words of the others."""
    found = set(_words(text))
    known = {word for title in titles for word in title}
    whole = any(
        len(title) >= fewest and len(found & set(title)) >= _ALIKE * len(set(title)) for title in titles
    )
    return whole and len(found & known) >= _ALIKE * len(found)


_ALIKE = 0.8


def _may_be_cell(text: str, titles: Sequence[list[str]]) -> bool:
    """Whether a line that stands beside page numbers may be one of a table or a paragraph nevertheless."""
    told = (
        is_basis(text) or limits.begins(text) or bool(words.column_field(text)) or text.endswith((".", ","))
    )
    known = {word for title in titles for word in title if len(word) > _SHORT}
    return told or known.isdisjoint(_words(text))


_SHORT = 3
