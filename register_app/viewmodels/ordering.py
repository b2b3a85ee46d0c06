"""Activities in order: several columns, in the order of the user's language, numbers by their value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCollator, QLocale, Qt

from register_app.base import i18n
from register_app.model import vocabulary
from register_app.services.listing import Line
from register_app.viewmodels.columns import BY_KEY, text_of

Sort = tuple[tuple[str, bool], ...]
"""Columns by weight; whether each is descending."""

_RANKS = {"status": list(vocabulary.STATUSES), "part": list(vocabulary.PARTS)}


def collator() -> QCollator:
    made = QCollator(QLocale(i18n.language()))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made


def ordered(lines: Mapping[int, Line], sort: Sort) -> list[int]:
    """Row numbers in order; what is empty comes last in either direction: nobody sorts to see nothing."""
    numbers = list(lines)
    by_text = collator()
    for key, descending in reversed(sort):
        if BY_KEY[key].kind == "date":
            texts = {number: "; ".join(lines[number].get(key, ())) for number in numbers}
        else:
            texts = {number: text_of(lines[number], key) for number in numbers}
        keys = {text: by_text.sortKey(text) for text in set(texts.values())}
        filled = [number for number in numbers if texts[number]]
        filled.sort(key=lambda number: keys[texts[number]], reverse=descending)
        numbers = filled + [number for number in numbers if not texts[number]]
    return numbers


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
