"""Search as one types: words anywhere in any text, without regard to case."""

from __future__ import annotations

import re


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query; what stands in quotation marks stays together."""
    found = re.findall(r'"([^"]+)"|(\S+)', query.casefold())
    return tuple(
        dict.fromkeys((quoted or word).strip('"') for quoted, word in found if (quoted or word).strip('"'))
    )


def fits(haystack: str, words: tuple[str, ...]) -> bool:
    """Whether each word occurs; `haystack` is case-folded."""
    return all(word in haystack for word in words)


def hits(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where in `text` the words occur: (start, length) in characters, in order and without overlap."""
    if not words or not text:
        return []
    folded, places = _fold_with_places(text)
    spans = []
    for word in words:
        start = folded.find(word)
        while start >= 0:
            spans.append((places[start], places[start + len(word)]))
            start = folded.find(word, start + len(word))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [(start, max(end - start, 1)) for start, end in merged]


def _fold_with_places(text: str) -> tuple[str, list[int]]:
    """Case-folded text, and for each of its characters (and its end) the place in `text`."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded, list(range(len(text) + 1))
    pieces, places = [], []
    for place, character in enumerate(text):
        piece = character.casefold()
        pieces.append(piece)
        places += [place] * len(piece)
    return "".join(pieces), [*places, len(text)]
