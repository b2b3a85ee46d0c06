"""Activities in order: several columns, in the order of the user's language, numbers by their value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

from register_app.base import i18n
from register_app.model import vocabulary
from register_app.services.listing import Line
from register_app.viewmodels.columns import BY_KEY, reader, text_of

Sort = tuple[tuple[str, bool], ...]
"""Columns by weight; whether each is descending."""

Pieces = Generator[None, None, list[int]]
"""Work that gives row numbers, in pieces of a few milliseconds between which a window lives on."""

_DIGITS = 18
"""A numeral is shorter."""

_PIECE = 1500
"""Texts taken at a time."""

_RANKS = {"status": list(vocabulary.STATUSES), "part": list(vocabulary.PARTS)}


def collator() -> QCollator:
    made = QCollator(QLocale(i18n.language()))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


class Collation:
    """The texts of a column in the order of the user's language: what was compared once is not compared again."""

    def __init__(self) -> None:
        self._by_text = collator()
        self._keys: dict[str, QCollatorSortKey] = {}
        self._known: list[str] = []
        self.ranks: dict[str, int] = {}
        """The place of each text that was learned; texts that the language does not tell apart have the same one."""

    def learn(self, texts: Collection[str]) -> Iterator[None]:
        """Take these texts in, in pieces, so that `ranks` has all of them."""
        new = [text for text in texts if text not in self._keys]
        if not new:
            return
        keys: dict[str, QCollatorSortKey] = {}
        runs: list[str] = []
        for start in range(0, len(new), _PIECE):
            piece = new[start : start + _PIECE]
            keys.update((text, self._by_text.sortKey(text)) for text in piece)
            yield
            # Of pieces that are sorted each by itself, the whole is soon sorted.
            runs += sorted(piece, key=keys.__getitem__)
            yield
        while True:
            known = self._known
            fresh = [text for text in runs if text not in self._keys]
            every = sorted(known + fresh, key=(self._keys | keys).__getitem__)
            yield
            ranks = yield from _ranked(every, self._keys | keys)
            if known is self._known:
                break
            # Somebody else has learned something meanwhile.
        # At once: whoever is given up in the midst of learning leaves nothing half known.
        self._keys, self._known, self.ranks = self._keys | keys, every, ranks


def _ranked(texts: list[str], keys: Mapping[str, QCollatorSortKey]) -> Generator[None, None, dict[str, int]]:
    """The places of texts that are in order."""
    ranks: dict[str, int] = {}
    rank, last = 0, None
    for start in range(0, len(texts), _PIECE):
        for text in texts[start : start + _PIECE]:
            key = keys[text]
            if last is not None and last < key:
                rank += 1
            ranks[text], last = rank, key
        yield
    return ranks


Collations = dict[str, Collation]
"""What was learned of each column."""


def in_pieces(lines: Mapping[int, Line], sort: Sort, collations: Collations) -> Pieces:
    """Row numbers of activities in order, found in pieces; what is learned on the way stays in `collations`."""

    def texts(numbers: list[int], key: str) -> dict[int, str]:
        # An activity may go while the pieces are at work; whoever takes it away has the order found anew.
        if BY_KEY[key].kind == "date" or reader(key) is None:
            return {number: "; ".join(lines.get(number, {}).get(key, ())) for number in numbers}
        return {number: text_of(lines.get(number, {}), key) for number in numbers}

    return _by_columns(list(lines), sort, texts, collations)


def ordered(lines: Mapping[int, Line], sort: Sort, collations: Collations | None = None) -> list[int]:
    """Row numbers of activities in order."""
    return _at_once(in_pieces(lines, sort, {} if collations is None else collations))


def by_columns(
    numbers: list[int], sort: Sort, texts_of: Callable[[list[int], str], Mapping[int, str]]
) -> list[int]:
    """Row numbers in order; what is empty comes last in either direction: nobody sorts to see nothing."""
    return _at_once(_by_columns(numbers, sort, texts_of, {}))


def _by_columns(
    numbers: list[int],
    sort: Sort,
    texts_of: Callable[[list[int], str], Mapping[int, str]],
    collations: Collations,
) -> Pieces:
    for key, descending in reversed(sort):
        texts: dict[int, str] = {}
        for start in range(0, len(numbers), _PIECE):
            texts.update(texts_of(numbers[start : start + _PIECE], key))
            yield
        different = set(texts.values()) - {""}
        keys = numerals(different)
        yield
        if keys is None:
            collation = collations.get(key) or Collation()
            yield from collation.learn(different)
            keys = (collations.setdefault(key, collation)).ranks
        places = {number: keys[text] for number, text in texts.items() if text}
        empty = [number for number in numbers if number not in places] if len(places) < len(numbers) else []
        numbers = sorted(places, key=places.__getitem__, reverse=descending) + empty
        yield
    return numbers


def _at_once(pieces: Pieces) -> list[int]:
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            return cast(list[int], end.value)


def numerals(texts: Collection[str]) -> dict[str, int] | None:
    """The value of each text where all are one word and a number, such as "HR-7": sorted as the language does, but sooner.

    None where any of them is something else.
    """
    if not texts:
        return None
    word = next(iter(texts)).rstrip("0123456789")
    number = re.compile(re.escape(word) + f"([0-9]{{1,{_DIGITS - 1}}})").fullmatch
    found: dict[str, int] = {}
    for text in texts:
        value = number(text)
        if value is None:
            return None
        found[text] = int(value[1])
    return found


def turned(sort: Sort, key: str, *, further: bool = False) -> Sort:
    """The order after a click on a heading: by that column, or the other way round; `further` as one column more."""
    now = dict(sort)
    if further and key in now:
        return tuple((held, down != (held == key)) for held, down in sort)
    rest = tuple(item for item in sort if item[0] != key) if further else ()
    return (*rest, (key, not now[key] if sort[:1] and sort[0][0] == key else False))


def grouped(lines: Mapping[int, Line], numbers: Sequence[int], key: str) -> list[tuple[str, list[int]]]:
    """Activities by the value of a column, each group in the order given; what has no value comes last."""
    groups: dict[str, list[int]] = {}
    for number in numbers:
        values = lines[number].get(key, ())
        groups.setdefault(values[0] if values else "", []).append(number)
    return [(value, groups[value]) for value in _group_order(groups, key)]


def _group_order(values: Iterable[str], key: str) -> list[str]:
    ranks = _RANKS.get(key)
    if ranks is not None:
        return sorted(
            values, key=lambda value: (not value, ranks.index(value) if value in ranks else len(ranks))
        )
    by_text = collator()
    return sorted(values, key=lambda value: (not value, by_text.sortKey(value)))
