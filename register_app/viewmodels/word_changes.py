"""Which words of a text are others than in the text it is compared with; the work is bounded, however long both are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = frozenset(".;!?:")
_SHORT, _BUDGET = 4_000, 150_000
"""Pairs of words of a part that is compared at once, and of all parts; beyond that a part is told as changed as a whole."""
_ISLAND = 3
"""Letters that stayed between two changes and are told with them: a lone comma or "a" helps nobody to read."""
_ALIKE = 0.3
"""Share of the words that stayed from which on it is of use to tell single words."""
_LONG, _AROUND, _LEAST = 500, 70, 60
"""Letters from which on what stayed is left out, those that are kept beside a change, and those worth leaving out."""
_GAP = " […] "
_TOLD = 300

Pair = tuple[int, int, int, int]
"""A part of the words before, and what stands there after: from and to, twice."""


class WordChanges(NamedTuple):
    """Where words of the text before are gone, and what stands there in the text after: as many spans in either.

    Where words were only left out, or only added, the span in the other text is empty.
    """

    before: tuple[Span, ...]
    after: tuple[Span, ...]


def word_changes(before: str, after: str) -> WordChanges:
    """The words that differ, those beside each other as one span. Of texts that have little in common: all of both."""
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    pairs = _joined(_differing([m.group() for m in old], [m.group() for m in new]), old)
    gone, come = sum(p[1] - p[0] for p in pairs), sum(p[3] - p[2] for p in pairs)
    stayed = len(old) - gone
    if pairs and stayed < _ALIKE * max(len(old), len(new)) and min(gone, come):
        pairs = [(0, len(old), 0, len(new))]
    return WordChanges(
        tuple(_span(before, old, first, last) for first, last, _, _ in pairs),
        tuple(_span(after, new, first, last) for _, _, first, last in pairs),
    )


def _span(text: str, words: Sequence[re.Match[str]], first: int, last: int) -> Span:
    if last > first:
        return words[first].start(), words[last - 1].end()
    place = words[first].start() if first < len(words) else len(text)
    return place, place


def _differing(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The parts that differ.

    Long texts are first held against each other at what occurs once in both: their sentences, then their words.
    """
    parts = [(0, len(old), 0, len(new))]
    for cuts in (_sentences, _words):
        parts = [each for part in parts for each in _parted(old, new, _without_ends(old, new, part), cuts)]
    found: list[Pair] = []
    budget = _BUDGET
    for part in parts:
        first, last, start, end = _without_ends(old, new, part)
        cost = (last - first) * (end - start)
        if 0 < cost <= budget:
            budget -= cost
            matcher = SequenceMatcher(None, old[first:last], new[start:end], autojunk=False)
            found += [
                (first + a, first + b, start + c, start + d)
                for tag, a, b, c, d in matcher.get_opcodes()
                if tag != "equal"
            ]
        elif last > first or end > start:
            found.append((first, last, start, end))
    return found


def _without_ends(old: Sequence[str], new: Sequence[str], part: Pair) -> Pair:
    first, last, start, end = part
    while first < last and start < end and old[first] == new[start]:
        first, start = first + 1, start + 1
    while first < last and start < end and old[last - 1] == new[end - 1]:
        last, end = last - 1, end - 1
    return first, last, start, end


def _sentences(words: Sequence[str], first: int, last: int) -> list[int]:
    """Where the sentences of a part begin, and its end."""
    return [first, *(place + 1 for place in range(first, last - 1) if words[place] in _SENTENCE), last]


def _words(_all: Sequence[str], first: int, last: int) -> list[int]:
    return list(range(first, last + 1))


def _parted(
    old: Sequence[str], new: Sequence[str], part: Pair, cuts: Callable[[Sequence[str], int, int], list[int]]
) -> list[Pair]:
    """A long part between the pieces that occur once on both sides, in the same order; a short one as it is."""
    first, last, start, end = part
    if (last - first) * (end - start) <= _SHORT:
        return [part]
    left, right = _once(old, cuts(old, first, last)), _once(new, cuts(new, start, end))
    both = [(left[piece], place) for piece, place in right.items() if piece in left]
    made, at, to = [], first, start
    for (a, b), (c, d) in _rising(both):
        made.append((at, a, to, c))
        at, to = b, d
    return [*made, (at, last, to, end)]


def _once(words: Sequence[str], cuts: Sequence[int]) -> dict[tuple[str, ...], Span]:
    """The pieces that occur once, and where, in their order."""
    found: dict[tuple[str, ...], Span] = {}
    many: set[tuple[str, ...]] = set()
    for a, b in pairwise(cuts):
        piece = tuple(words[a:b])
        if piece in found:
            many.add(piece)
        found[piece] = a, b
    return {piece: place for piece, place in found.items() if piece not in many}


def _rising(both: Sequence[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """The longest run of pairs, given in the order of the text after, that stand in the same order before."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (old, _new) in enumerate(both):
        at = bisect_left(tails, old[0])
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [old[0]]
        ends[at : at + 1] = [place]
    chosen, place = [], ends[-1] if ends else -1
    while place >= 0:
        chosen.append(both[place])
        place = before[place]
    return chosen[::-1]


def _joined(pairs: Sequence[Pair], old: Sequence[re.Match[str]]) -> list[Pair]:
    """Changes with next to nothing between them as one."""
    made: list[Pair] = []
    for pair in pairs:
        if made:
            first, last, start, end = made[-1]
            between = sum(len(word.group()) for word in old[last : pair[0]])
            # Where something was only added, or only left out, its neighbours are not told as changed.
            both = last > first and pair[1] > pair[0] and end > start and pair[3] > pair[2]
            if between == 0 or (both and between < _ISLAND):
                made[-1] = first, pair[1], start, pair[3]
                continue
        made.append(pair)
    return made


def united(spans: Iterable[Span]) -> list[Span]:
    """Spans in their order, those that overlap as one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return made


def condensed(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A long text without most of what stayed, so that its changes are in sight; and where each span is then."""
    if len(text) <= _LONG or not spans:
        return text, tuple(spans)
    parts: list[str] = []
    moved: list[Span] = []
    length = at = 0
    for number, (start, end) in enumerate((*spans, (len(text), len(text)))):
        head = _to_word(text, at, at + _AROUND, 1) if number else at
        tail = _to_word(text, at, start - _AROUND, -1) if number < len(spans) else len(text)
        if number == len(spans) and len(text) - head < _LEAST:
            head = len(text)
        gap = tail - head >= _LEAST if number < len(spans) else head < len(text)
        between = text[at:start]
        if gap:
            between = text[at:head].rstrip() + _GAP + text[tail:start].lstrip()
            between = (
                between.lstrip() if number == 0 else between.rstrip() if number == len(spans) else between
            )
        parts += [between, text[start:end]]
        length += len(between)
        if number < len(spans):
            moved.append((length, length + end - start))
        length += end - start
        at = end
    return "".join(parts), tuple(moved)


def _to_word(text: str, least: int, place: int, by: int) -> int:
    """The nearest place between two words, going on `by` 1 or back by -1; not before `least`, not beyond the text."""
    place = min(max(place, least), len(text))
    while least < place < len(text) and not text[place - 1 if by > 0 else place].isspace():
        place += by
    return place


def told(text: str, spans: Sequence[Span]) -> str:
    """The words at these places, as one would say them."""
    words = "; ".join(" ".join(text[start:end].split()) for start, end in spans if end > start)
    return words if len(words) <= _TOLD else words[:_TOLD].rstrip() + " …"
