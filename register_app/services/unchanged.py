"""What a table of ours that comes back says anew: its cells are for people and say less than the register."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from register_app.model.text import fold
from register_app.reading.batch import Draft
from register_app.services.order import as_told

KNOWN_BY = {"purposes": "title", "data": "category", "recipients": "name", "transfers": "country"}
"""By what an entry of a list is known again."""

_IDENTITY = ("id", "number", "name")
_PARTS = ("answers", "extra")

Same = Callable[[str, str, Any], bool]
"""Whether the register says so too: a key of the activity, in answers and extra the name in it, and the value."""


def news(draft: Draft, held: Mapping[str, Any], same: Same, parted: Collection[str] = frozenset()) -> Draft:
    """The draft with only what the register (`held`: its activity) does not say, and what names the activity.

    Lists are completed by what such a table never had (descriptions, assessments); those that it tells in several
    places (`parted`) stand in the order of the register.
    """
    activity: dict[str, Any] = {}
    for key, value in draft.activity.items():
        if key in _IDENTITY:
            activity[key] = value
        elif key in _PARTS:
            left = {name: told for name, told in value.items() if not same(key, name, told)}
            activity.update({key: left} if left else {})
        elif value and not same(key, "", value):
            by = KNOWN_BY.get(key)
            activity[key] = completed(value, held[key], by) if by else value
            if by and key in parted:
                activity[key] = as_told(activity[key], [str(item[by]) for item in held[key]], by)
    return replace(draft, activity=activity)


def completed(
    given: Sequence[Mapping[str, Any]], held: Sequence[Mapping[str, Any]], by: str
) -> list[dict[str, Any]]:
    """The entries of a list, with what an entry leaves empty from the one that is known by the same name."""
    known = {fold(str(item[by])): item for item in held}
    return [_filled(item, known.get(fold(str(item.get(by, ""))), {})) for item in given]


def _filled(given: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    filled = dict(given)
    for key, value in held.items():
        if isinstance(value, Mapping) and isinstance(filled.get(key), Mapping):
            filled[key] = _filled(cast(Mapping[str, Any], filled[key]), value)
        elif not filled.get(key):
            filled[key] = value
    return filled
