"""Activities in order: several columns, in the order of the user's language, numbers by their value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

from register_app.base import i18n
from register_app.model import vocabulary
from register_app.services.listing import Line
from register_app.viewmodels.columns import BY_KEY, reader, text_of

Sort = tuple[tuple[str, bool], ...]
"""Columns by weight; whether each is descending."""

_DIGITS = 18
"""A numeral is shorter."""

_RANKS = {"status": list(vocabulary.STATUSES), "part": list(vocabulary.PARTS)}


def collator() -> QCollator:
    made = QCollator(QLocale(i18n.language()))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


def ordered(lines: Mapping[int, Line], sort: Sort) -> list[int]:
    """Row numbers of activities in order."""

    def texts(numbers: list[int], key: str) -> dict[int, str]:
        if BY_KEY[key].kind == "date" or reader(key) is None:
            return {number: "; ".join(lines[number].get(key, ())) for number in numbers}
        return {number: text_of(lines[number], key) for number in numbers}

    return by_columns(list(lines), sort, texts)


def by_columns(
    numbers: list[int], sort: Sort, texts_of: Callable[[list[int], str], Mapping[int, str]]
) -> list[int]:
    """Row numbers in order; what is empty comes last in either direction: nobody sorts to see nothing."""
    by_text = collator()
    for key, descending in reversed(sort):
        texts = texts_of(numbers, key)
        different = set(texts.values()) - {""}
        keys: Mapping[str, Any] = numerals(different) or {
            shown: by_text.sortKey(shown) for shown in different
        }
        filled = [number for number in numbers if texts[number]]
        filled.sort(key=lambda number: keys[texts[number]], reverse=descending)
        numbers = filled + [number for number in numbers if not texts[number]]
    return numbers


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
