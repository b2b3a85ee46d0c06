"""Where a text may be cut: outside brackets, at separators, at line ends that are no mere wrapping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

_OPEN = {"(": ")", "[": "]", "{": "}"}
_OPENING = re.compile(r"[(\[{]")
_WRAP_LENGTH = 30
_LAST_HALF = re.compile(r"(?:og|eller|and|or|und|oder|et|ou|och|en|of|y|o|e|i|ja|tai)\s")
_NUMBERING = re.compile(r"[\d)]$")
_NAMED = re.compile(r"\((?:EU|UE|EC|EF|EG|CE|WE|EY)(?:, ?\w+)?\)\s*(?:n\S{1,2}\s*)?\d", re.IGNORECASE)
"""A bracket within the name of an act: "Regulation (EU) 2018/1725"."""
_AND_LETTER = re.compile(r"\)(?:,|\s*\b(?:and|or|og|eller|und|oder|et|ou|och|en|y|e|i|oraz|ja))\s*$")
"""What stands before a further letter: "Article 5(1)(a) and (b)"."""
_OPEN_ENDED = re.compile(
    r"(?:,|\b(?:og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|of|y|o|e|i|lub|oraz|ja|tai|at|to|zu|for|med|til|af|"
    r"with|the|der|die|das|de|la|le|les|von|på|om|i|in|som|den|det))$",
    re.IGNORECASE,
)


def brackets(text: str) -> list[tuple[int, int]]:
    """The outermost balanced brackets as (open, close) positions; a lone `)` as in `1)` is none."""
    return list(_brackets(text)) if _OPENING.search(text) else []


@lru_cache(maxsize=8192)
def _brackets(text: str) -> tuple[tuple[int, int], ...]:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(text):
        if char in _OPEN:
            stack.append((_OPEN[char], index))
        elif stack and char == stack[-1][0]:
            pairs.append((stack.pop()[1], index))
    pairs.sort()
    outer: list[tuple[int, int]] = []
    for start, end in pairs:
        if not outer or start > outer[-1][1]:
            outer.append((start, end))
    return tuple(outer)


def divide(text: str, separator: re.Pattern[str], whole: Iterable[tuple[int, int]] = ()) -> list[str]:
    """The parts of `text` between matches of `separator` outside brackets and the spans `whole`; empty ones left out."""
    parts: list[str] = []
    position = 0
    groups = [*brackets(text), *whole]
    for found in separator.finditer(text):
        if found.end() == found.start() or any(start <= found.start() < end for start, end in groups):
            continue
        parts.append(text[position : found.start()])
        position = found.end()
    parts.append(text[position:])
    return [part.strip() for part in parts if part.strip()]


def unwrap(text: str, begins_item: Callable[[str], bool] | None = None) -> str:
    """`text` with lines joined that are one sentence wrapped by hand.

    A line continues the one before when it starts in lower case and that one is long or ends in a comma or a
    small word; `begins_item(line)` tells of lines that start something of their own all the same.
    """
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    joined = [lines[0].rstrip()]
    for line in lines[1:]:
        stripped, before = line.strip(), joined[-1]
        if stripped[:1].islower() and before:
            open_ended = _OPEN_ENDED.search(before) is not None
            wrapped = len(before.rsplit("\n", 1)[-1]) >= _WRAP_LENGTH and before[-1] not in ".;:!?"
            if re.search(r"[^\W\d]-$", before) and not _LAST_HALF.match(stripped):
                joined[-1] = f"{before[:-1]}{stripped}"  # a word divided at the line's end
                continue
            if open_ended or (wrapped and not (begins_item is not None and begins_item(stripped))):
                joined[-1] = f"{before} {stripped}"
                continue
        joined.append(line.rstrip())
    return "\n".join(joined)


def outside(text: str) -> tuple[str, list[str]]:
    """`text` without its outermost brackets (each replaced by a line break), and their contents."""
    pieces: list[str] = []
    contents: list[str] = []
    position = 0
    for start, end in brackets(text):
        if _NUMBERING.search(text[:start]) and end - start <= 4:
            continue  # "art. 22(1)"
        if _NAMED.match(text, start) or (
            end - start == 2 and _AND_LETTER.search(text[max(0, start - 12) : start])
        ):
            continue
        pieces.append(text[position:start])
        contents.append(text[start + 1 : end].strip())
        position = end + 1
    pieces.append(text[position:])
    return "\n".join(pieces), [content for content in contents if content]
