"""Texts of a document in two languages at once: "Formål / Purpose"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Self

_ENDS_OPEN = re.compile(r"(.*?)\s?:\s(\{\w+\})\.?")


class Pair(str):
    """A text said in two languages, "Formål / Purpose"; each half stays known, so that it can be filled in alone.

    `tail` is said once after both, as in "Kilde / Source: {text}".
    """

    __slots__ = ("first", "second", "tail")
    first: str
    second: str
    tail: str

    def __new__(cls, first: str, second: str, tail: str = "") -> Self:
        made = super().__new__(cls, (first if first == second else f"{first} / {second}") + tail)
        made.first, made.second, made.tail = first, second, tail
        return made

    def each(self, change: Callable[[str], str]) -> Pair:
        """The pair of what `change` makes of each half, and of the tail."""
        return Pair(change(self.first), change(self.second), change(self.tail) if self.tail else "")

    def __add__(self, other: str) -> str:
        """The pair with something more said after it: once, or of another pair each half by itself."""
        if isinstance(other, Pair):
            return Pair(
                self.first + self.tail + other.first, self.second + self.tail + other.second, other.tail
            )
        return Pair(self.first, self.second, self.tail + other)

    def __radd__(self, other: str) -> str:
        return Pair(other + self.first, self.second, self.tail)


def each(text: str, change: Callable[[str], str]) -> str:
    """`change` of a text; of a pair the change of each half."""
    return text.each(change) if isinstance(text, Pair) else change(text)


def tied(one: str, between: str, other: str) -> str:
    """Two texts as one, of pairs half by half."""
    if isinstance(one, Pair) and isinstance(other, Pair):
        both = zip(halves(one), halves(other), strict=True)
        return Pair(*(f"{first}{between}{second}" for first, second in both))
    return one + between + other


def capitalised(text: str) -> str:
    """A text with a capital letter first, and nothing else changed."""
    return each(text, lambda half: half[:1].upper() + half[1:])


def parted(value: Any) -> Any:
    """Plain data with each pair as a list of first half, second half and tail, for who marks the language of each."""
    match value:
        case Pair() if value.first != value.second:
            return [value.first, value.second, value.tail]
        case dict():
            return {key: parted(item) for key, item in value.items()}
        case list() | tuple():
            return [parted(item) for item in value]
        case _:
            return value


def halves(text: object) -> tuple[object, object]:
    """What stands for a text in the first language and in the second."""
    return (text.first + text.tail, text.second + text.tail) if isinstance(text, Pair) else (text, text)


def template(first: str, second: str) -> str:
    """Two labels as one that is filled in once where both end in the same braces: "Kilde / Source: {text}"."""
    ends = _ENDS_OPEN.fullmatch(first), _ENDS_OPEN.fullmatch(second)
    if ends[0] and ends[1] and ends[0][2] == ends[1][2]:
        return Pair(ends[0][1], ends[1][1], f": {ends[0][2]}")
    return Pair(first, second)


def before(label: str, name: str) -> str:
    """What a label such as "Source: {text}" says before its braces `name`."""
    if isinstance(label, Pair) and label.tail:
        return Pair(label.first, label.second, label.tail.split("{" + name)[0])
    return each(label, lambda half: half.split("{" + name)[0])
