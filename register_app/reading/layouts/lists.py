"""Cells that hold several values: where they may be divided, seen from the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from register_app.reading.layouts.contents import kind_of
from register_app.reading.recognise import places
from register_app.reading.recognise.division import divide, unwrap
from register_app.reading.recognise.parties import has_form, rejoined

_LINE = re.compile(r"\n+")
_SEMICOLON = re.compile(r"\s*;\s*")
_PIPE = re.compile(r"\s*\|\s*")
_INLINE_BULLET = re.compile(r"(?:(?<=\s)|^)[•▪●◦►✓]\s*")
_COMMA = re.compile(r"\s*,\s+|\s*,(?=[^\W\d_])")
_SLASH = re.compile(r"\s+/\s+")
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◦*►✓·→]+|o(?=\s))\s*")
_NUMBERED = re.compile(r"^\s*(?:\(?(?P<n>\d{1,2})\s*[.):](?!\d)|\(?(?P<l>[a-hA-H])\))\s*")
_NUMBERED_INLINE = re.compile(
    r"(?:^|(?<=\s))\(?(?:\d{1,2})\)\s+|(?:^|(?<=[\s;,.]))(?:\d{1,2})[.:]\s+(?=[^\W\d_])"
)
_LAST_AND = re.compile(r"\s+(?:og|and|und|et|y|e|i|en|och|ja|samt|sowie|oraz)\s+", re.IGNORECASE)
_EDGE = " \t,;.·"
_SENTENCE_END = re.compile(r"[.!?:]\s")
_ANY_DIGIT = re.compile(r"\d")
_NO_DIGIT = re.compile(r"\D")
_PROSE = 8


@dataclass(frozen=True)
class Habit:
    """How the cells of a column part their values, besides line breaks, semicolons and bullets."""

    commas: bool = False
    slashes: bool = False


PLAIN = Habit()
"""Of a column about which nothing is known."""


def habit_of(texts: Iterable[str]) -> Habit:
    """Commas part values only in a column that uses nothing better, and whose pieces are short words, not prose."""
    commas = slashes = clear = prose = 0
    for text in texts:
        if "\n" in text.strip() or ";" in text or _INLINE_BULLET.search(text):
            clear += 1
            continue
        if len(divide(text, _SLASH)) > 1:
            slashes += 1
        pieces = divide(text, _COMMA)
        if len(pieces) > 1:
            commas += 1
            if (
                any(len(piece.split()) > 5 or len(piece) > 45 for piece in pieces)
                or len(_LAST_AND.split(pieces[-1])) > 1
                or _SENTENCE_END.search(text)
            ):
                prose += 1
    return Habit(
        commas=commas > 0 and clear <= 0.34 * (commas + clear) and prose <= 0.3 * commas,
        slashes=slashes > 0 and clear <= slashes,
    )


_OPEN_END = re.compile(
    r"(?:,|\b(?:og|eller|samt|and|or|und|oder|et|ou|och|y|e|i|ja|tai|af|of|for|til|with|med))$", re.IGNORECASE
)


def _rejoin(text: str) -> str:
    """`text` with a line joined to the one before where that one ends in a comma or a small word."""
    joined: list[str] = []
    for line in text.split("\n"):
        if joined and line.strip()[:1].islower() and _OPEN_END.search(joined[-1].rstrip()):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _clean(item: str) -> str:
    item = _BULLET.sub("", item)
    return item.strip().strip(_EDGE.replace(".", "")).strip() if not item.endswith("...") else item.strip()


@lru_cache(maxsize=30_000)
def split(text: str, habit: Habit = PLAIN) -> tuple[str, ...]:
    """The values of a cell: by line, semicolon, bullet or number; by comma and slash as `habit` allows."""
    text = text.strip()
    numbered = _split_numbered(text)
    if numbered:
        return numbered
    if "\n" in text:
        parts = divide(_rejoin(text), _LINE)
        parts = [piece for part in parts for piece in divide(part, _SEMICOLON)]
    else:
        parts = divide(text, _PIPE)
        if len(parts) == 1:
            parts = divide(text, _SEMICOLON)
        if len(parts) == 1 and len(_INLINE_BULLET.findall(text)) > 1:
            parts = divide(text, _INLINE_BULLET)
        if len(parts) == 1 and (habit.slashes or len(divide(text, _SLASH)) >= _MANY):
            parts = divide(text, _SLASH)
        if len(parts) == 1 and not habit.commas and _enumerates(text):
            parts = divide(text, _COMMA)
        if len(parts) == 1 and habit.commas and not _BULLET.match(text):
            pieces = rejoined(divide(text, _COMMA))
            if all(len(piece.split()) <= _PROSE for piece in pieces):
                parts = pieces
    cleaned = []
    for part in parts:
        for item in _people(_clean(part)):
            if item and item not in cleaned:
                cleaned.append(item)
    return tuple(cleaned)


_MANY, _SHORT = 3, 4
"""Parts of what can be nothing but a list, and the words of each of them."""


def _enumerates(text: str) -> bool:
    """Whether a text counts things up whatever other cells of its column do: three at least, each with a capital.

    "Name, address and phone" goes on in small letters and stays one; names with a place or a number are addresses.
    """
    pieces = divide(text, _COMMA)
    return (
        len(pieces) >= _MANY
        and not _ANY_DIGIT.search(text)
        and len(_LAST_AND.split(pieces[-1])) == 1
        and not _SENTENCE_END.search(text)
        and all(piece[:1].isupper() and len(piece.split()) <= _SHORT for piece in pieces)
        and not any(has_form(piece) or places.read(piece) for piece in pieces)
    )


_GENDERED = re.compile(r"-?(?:innen|in|r|e|trice|euse|rice|a|as|e?s)", re.IGNORECASE)
"""What follows a slash for the other gender ("Bewerber/innen")."""


def _people(item: str) -> list[str]:
    """The groups of people that a slash parts ("employees/contractors"); what is no such list stays whole."""
    parts = item.split("/") if "/" in item and "(" not in item else []
    people = len(parts) > 1 and all(
        len(part) > 2 and not _GENDERED.fullmatch(part) and " " not in part and kind_of(part) == "subjects"
        for part in parts
    )
    return parts if people else [item]


def _split_numbered(text: str) -> tuple[str, ...]:
    """The items of "1) … 2) …", whether on lines of their own or one after another."""
    if ")" not in text and "." not in text and ":" not in text:
        return ()
    starts = list(_NUMBERED_INLINE.finditer(text))
    numbers = [int(_NO_DIGIT.sub("", found.group())) for found in starts]
    if (
        len(numbers) < 2
        or numbers != list(range(numbers[0], numbers[0] + len(numbers)))
        or numbers[0] > 1
        or text[: starts[0].start()].strip()
    ):
        return ()
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return tuple(
        item
        for found, end in zip(starts, ends, strict=True)
        if (item := " ".join(text[found.end() : end].split()).strip(" ;,"))
    )


def numbered(text: str) -> bool:
    """Whether a cell is a list numbered from 1."""
    return bool(_split_numbered(text.strip()))


def lines(text: str) -> tuple[str, ...]:
    """The items of a cell by line or number only, for pairing with those of another cell."""
    found = _split_numbered(text.strip())
    if found:
        return found
    parts = divide(unwrap(text, lambda line: bool(_BULLET.match(line))), _LINE)
    if len(parts) == 1:
        parts = divide(text, _PIPE)
    return tuple(item for part in _unnumbered(parts) if (item := _clean(part)))


def _unnumbered(parts: list[str]) -> list[str]:
    """Lines without their numbers, where these count from 1: in "1. 5 years" the first is none of the limit."""
    counted = [_NUMBERED.match(part) for part in parts]
    numbers = [int(found["n"] or 0) if found else 0 for found in counted]
    if len(parts) < 2 or numbers != list(range(1, len(parts) + 1)):
        return parts
    return [part[found.end() :] for part, found in zip(parts, counted, strict=True) if found]


@lru_cache(maxsize=20_000)
def statements(text: str) -> tuple[str, ...]:
    """The purposes (or other statements) of a cell: divided by line, number and bullet, by semicolon only when short."""
    found = _split_numbered(text.strip())
    if found:
        return found
    parts = divide(unwrap(text, lambda line: bool(_BULLET.match(line) or _NUMBERED.match(line))), _LINE)
    if len(parts) == 1 and "|" in text:
        parts = divide(text, _PIPE)
    if len(parts) == 1:
        if len(_INLINE_BULLET.findall(text)) > 1:
            parts = divide(text, _INLINE_BULLET)
        else:
            short = divide(text, _SEMICOLON)
            if len(short) > 1 and all(len(piece) <= 70 for piece in short) and not _SENTENCE_END.search(text):
                parts = short
    elif sum(len(part) for part in parts) / len(parts) > 220:
        return (" ".join(text.split()),)
    return tuple(item for part in parts if (item := _NUMBERED.sub("", _clean(part)).strip() or _clean(part)))
