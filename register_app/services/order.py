"""The order of a list that was told in several places, found again by another that kept it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from register_app.model.text import fold


def as_told(entries: Sequence[Mapping[str, Any]], names: Iterable[str], by: str) -> list[Any]:
    """The entries in the order in which `names` has what they are called (`by`); the others stay behind their neighbour."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(fold(name), []).append(place)
    ranks: list[tuple[int, int, int]] = []
    last = -1
    for number, entry in enumerate(entries):
        known = places.get(fold(str(entry.get(by, ""))))
        if known:
            last = known.pop(0) if len(known) > 1 else known[0]
        ranks.append((last, 0 if known else 1, number))
    return [entries[number] for _, _, number in sorted(ranks)]
