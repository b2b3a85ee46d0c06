"""Words of many languages found in a text: folding that keeps positions, and a dictionary of phrases.

Texts are folded (lower case, no diacritics, one kind of apostrophe) character by character, so that a position
in the folded text is the same position in the text itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any, Generic, TypeVar

from register_app.base.paths import resource

T = TypeVar("T")

LANGUAGES = ("da", "en", "de", "fr", "sv", "nb", "nl", "es", "it", "pl", "fi")
"""The languages whose words are recognised."""

_SPECIAL = {
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ð": "d", "þ": "t",
    "’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'",
    "‑": "-", "‐": "-", "−": "-", "⁻": "-", "­": "-",
}  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(key): value for key, value in _SPECIAL.items()}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        if base != char and base.isascii():
            table.setdefault(code, base.lower())
    for code in [
        0xA0,
        0x1680,
        *range(0x2000, 0x200B),
        0x202F,
        0x205F,
        0x3000,
        0x0B,
        0x0C,
        0x85,
        0x2028,
        0x2029,
    ]:
        table[code] = " "
    return table


_FOLD = _table()
_DROPPED = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]|_x000D_")
_TRANSLITERATED = {
    "ä": ("ae",),
    "ö": ("oe",),
    "ü": ("ue",),
    "ø": ("oe",),
    "å": ("aa",),
    "æ": ("ae",),
    "ß": ("ss",),
}


@lru_cache(maxsize=16384)
def clean(text: str) -> str:
    """`text` in NFC with plain line breaks and without invisible characters; what positions refer to."""
    if text.isascii() and "\r" not in text and text.isprintable():
        return text.strip()
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return text.replace("\xa0", " ").replace("\u202f", " ").strip()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in lower case without diacritics, of the same length."""
    folded = text.translate(_FOLD).lower()
    if len(folded) == len(text):
        return folded
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text.translate(_FOLD))


def squeeze(text: str) -> str:
    """`text` with runs of white space as one space, and without it at the ends."""
    return " ".join(text.split())


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """The words shipped in `resources/catalogues/<name>.json`."""
    loaded = json.loads(resource("catalogues", f"{name}.json").read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise TypeError(name)
    return loaded


def entries(words: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """The (phrase, value) pairs of a vocabulary of the form value → language → phrases."""
    for value, by_language in words.items():
        for phrases in by_language.values():
            for phrase in phrases:
                yield phrase, value


_WORD = re.compile(r"\w+|[^\w\s]")
_PARTS = re.compile(r" ~ |[* ]")
_GAP = r"(?:[^\S\n]+[^\s,;:()]+){0,4}?\s+"


@dataclass(frozen=True)
class Hit(Generic[T]):
    """A phrase found at [start, end) of a text."""

    start: int
    end: int
    value: T


def _spellings(phrase: str) -> set[str]:
    """The folded forms of `phrase`: without diacritics, and transliterated (`ae`, `oe`, `ue`, `aa`, `ss`)."""
    choices = [(fold(char), *_TRANSLITERATED.get(char.lower(), ())) for char in phrase]
    if sum(len(choice) > 1 for choice in choices) > 3:
        return {fold(phrase), "".join(choice[-1] for choice in choices)}
    return {"".join(parts) for parts in product(*choices)}


def _expression(spelling: str) -> str:
    """Regular expression of one folded phrase: `*` is the rest of a word, `~` up to four words between."""
    source = ""
    for part in re.split(r"( ~ |[* ])", spelling):
        source += {" ~ ": _GAP, "*": r"\w*", " ": r"\s+"}.get(part, re.escape(part))
    head = r"(?<!\w)" if spelling[0].isalnum() else ""
    tail = r"(?!\w)" if spelling[-1].isalnum() else ""
    return head + source + tail


class _Phrase(Generic[T]):
    """One spelling of a phrase. Its expression is compiled when a text first holds how it begins: few ever do."""

    __slots__ = ("_compiled", "_expression", "core", "value")

    def __init__(self, core: str, expression: str, value: T) -> None:
        self.core, self.value = core, value
        self._expression = expression
        self._compiled: re.Pattern[str] | None = None

    def end(self, folded: str, start: int) -> int:
        """Where the phrase ends that begins exactly at `start`; -1 where it does not."""
        if self._compiled is None:
            self._compiled = re.compile(self._expression)
        found = self._compiled.match(folded, start)
        return found.end() if found is not None else -1


class _Word(_Phrase[T]):
    """A phrase of one word and nothing beside it, which needs no expression."""

    __slots__ = ()

    def end(self, folded: str, start: int) -> int:
        end = start + len(self.core)
        if not folded.startswith(self.core, start) or (start and _is_word(folded[start - 1])):
            return -1
        return -1 if end < len(folded) and _is_word(folded[end]) else end


def _is_word(char: str) -> bool:
    """Whether an expression counts the character among those of words."""
    return char.isalnum() or char == "_"


class Lexicon(Generic[T]):
    """Phrases with a value each, found at word starts; the longest wins.

    In a phrase `*` stands for the rest of a word (first: for the beginning of a compound), `~` for up to four
    words between. Phrases are folded, in both spellings of ä, ö, ü, ø, å, æ and ß.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._starts: dict[str, list[_Phrase[T]]] = {}
        self._inner: list[_Phrase[T]] = []
        known: set[str] = set()
        for phrase, value in phrases:
            for spelling in _spellings(phrase):
                if spelling in known:
                    continue
                known.add(spelling)
                if spelling.startswith("*"):
                    core = _PARTS.split(spelling[1:], maxsplit=1)[0]
                    expression = r"(?<!\w)\w*" + _expression(spelling[1:]).removeprefix(r"(?<!\w)")
                    self._inner.append(_Phrase(core, expression, value))
                    continue
                first = _WORD.match(spelling)
                if first is None:
                    continue
                core = _PARTS.split(spelling, maxsplit=1)[0]
                alone = core == spelling == first.group() and core[0].isalnum() and core[-1].isalnum()
                kind = _Word if alone else _Phrase
                bucket = self._starts.setdefault(first.group()[:3], [])
                bucket.append(kind(core, _expression(spelling), value))
        # Several readers look at the same text for the same words.
        self._found = lru_cache(maxsize=4096)(self._find)
        self._wholly = lru_cache(maxsize=4096)(self._whole)

    def find(self, folded: str) -> tuple[Hit[T], ...]:
        """The phrases in a folded text, from left to right, never overlapping."""
        return self._found(folded)

    def _find(self, folded: str) -> tuple[Hit[T], ...]:
        inner = [phrase for phrase in self._inner if phrase.core in folded]
        starts = self._starts
        hits: list[Hit[T]] = []
        position = 0
        for word in _WORD.finditer(folded):
            start, token = word.start(), word.group()
            if start < position:
                continue
            if not inner and token[:3] not in starts and token[:2] not in starts and token[:1] not in starts:
                continue
            hit = self._at(folded, start, token, inner)
            if hit is not None:
                hits.append(hit)
                position = hit.end
        return tuple(hits)

    def match(self, folded: str, position: int = 0) -> Hit[T] | None:
        """The longest phrase that begins exactly at `position`."""
        word = _WORD.match(folded, position)
        if word is None:
            return None
        inner = [phrase for phrase in self._inner if phrase.core in folded]
        return self._at(folded, position, word.group(), inner)

    def whole(self, folded: str) -> T | None:
        """The value of the phrase that is the whole text."""
        return self._wholly(folded)

    def _whole(self, folded: str) -> T | None:
        hit = self.match(folded)
        return hit.value if hit is not None and hit.end == len(folded) else None

    def _at(self, folded: str, start: int, word: str, inner: list[_Phrase[T]]) -> Hit[T] | None:
        best: Hit[T] | None = None
        for key in dict.fromkeys((word[:3], word[:2], word[:1])):
            for phrase in self._starts.get(key, ()):
                if folded.startswith(phrase.core, start):
                    end = phrase.end(folded, start)
                    if end >= 0 and (best is None or end > best.end):
                        best = Hit(start, end, phrase.value)
        for phrase in inner:
            end = phrase.end(folded, start)
            if end >= 0 and (best is None or end > best.end):
                best = Hit(start, end, phrase.value)
        return best
