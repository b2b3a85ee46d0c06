"""What an activity says after an import: the keys taken over from the file, all else as the register has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from register_app.model.document import ActivityDoc, complete_activity
from register_app.model.text import fold

TIED = frozenset(("purposes", "data"))
"""Data names purposes by their place, so that neither is taken over without a look at the other."""


def taken_over(held: ActivityDoc, given: Mapping[str, Any], keys: Collection[str]) -> ActivityDoc:
    """`held` with `keys` as `given` (a partial activity document) has them.

    Of answers and further columns only those that `given` speaks of are replaced. Data stays with the purposes that it
    was for, by their titles.
    """
    full, now = (cast(Mapping[str, Any], item) for item in (complete_activity(given), held))
    made = {**now, **{key: full[key] for key in keys}}
    for key in ("answers", "extra"):
        if key in keys:
            made[key] = {**now[key], **full[key]}
    if "purposes" in keys and "data" not in keys:
        made["data"] = _repointed(held["data"], held["purposes"], full["purposes"])
    elif "data" in keys and "purposes" not in keys and full["purposes"]:
        made["data"] = _repointed(full["data"], full["purposes"], held["purposes"])
    return cast(ActivityDoc, made)


def restated(held: ActivityDoc, merged: ActivityDoc, keys: Collection[str]) -> ActivityDoc:
    """`held` with `keys` as `merged`, the outcome of a merge of both sides, has them."""
    made = cast(Mapping[str, Any], merged)
    return cast(ActivityDoc, {**held, **{key: made[key] for key in keys}})


def _repointed(
    uses: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Data uses that named purposes by their place `before`, naming the same ones by their place `after`.

    A purpose whose title is gone is the one in its place, where the number of purposes is the same.
    """
    titles = [fold(item["title"]) for item in after]
    places = {}
    for place, item in enumerate(before, 1):
        title = fold(item["title"])
        if title in titles:
            places[place] = titles.index(title) + 1
        elif len(before) == len(after):
            places[place] = place
    return [
        {
            **use,
            "purposes": list(dict.fromkeys(places[place] for place in use["purposes"] if place in places)),
        }
        for use in uses
    ]
