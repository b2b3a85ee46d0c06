"""Three states of a value – as it was handed out, as it came back, as it is now – merged into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass
class Merge:
    """The merged value; `conflicts` are the places that both sides changed differently."""

    value: Any
    conflicts: list[Path] = field(default_factory=list)


def merge(base: Any, theirs: Any, now: Any, *, take_theirs: bool = False) -> Merge:
    """What both sides changed, together. Where both changed one thing differently: `now`, or `theirs` if asked.

    Objects are merged key by key, names by what was added and removed, other lists item by item as long as one side
    left their number alone. None stands for a key that is not there.
    """
    found = Merge(None)
    found.value = _merge(base, theirs, now, (), found.conflicts, take_theirs=take_theirs)
    return found


def _merge(base: Any, theirs: Any, now: Any, path: Path, conflicts: list[Path], *, take_theirs: bool) -> Any:
    if theirs in (base, now):
        return now
    if now == base:
        return theirs
    if all(isinstance(item, dict) for item in (base, theirs, now)):
        return _objects(base, theirs, now, path, conflicts, take_theirs=take_theirs)
    if all(isinstance(item, list) for item in (base, theirs, now)):
        if all(isinstance(item, str) for group in (base, theirs, now) for item in group):
            return _names(base, theirs, now)
        merged = _items(base, theirs, now, path, conflicts, take_theirs=take_theirs)
        if merged is not None:
            return merged
    conflicts.append(path)
    return theirs if take_theirs else now


def _objects(
    base: Mapping[str, Any],
    theirs: Mapping[str, Any],
    now: Mapping[str, Any],
    path: Path,
    conflicts: list[Path],
    *,
    take_theirs: bool,
) -> dict[str, Any]:
    merged = {}
    for key in dict.fromkeys([*now, *theirs]):
        value = _merge(
            base.get(key),
            theirs.get(key),
            now.get(key),
            (*path, key),
            conflicts,
            take_theirs=take_theirs,
        )
        if value is not None:
            merged[key] = value
    return merged


def _names(base: Sequence[str], theirs: Sequence[str], now: Sequence[str]) -> list[str]:
    removed = set(base) - set(theirs)
    kept = [name for name in now if name not in removed]
    return kept + [name for name in theirs if name not in base and name not in kept]


def _items(
    base: list[Any],
    theirs: list[Any],
    now: list[Any],
    path: Path,
    conflicts: list[Path],
    *,
    take_theirs: bool,
) -> list[Any] | None:
    """A list of objects: by place where the numbers agree; None where both sides changed which items there are."""
    if len(base) == len(theirs) == len(now):
        return [
            _merge(*three, (*path, place), conflicts, take_theirs=take_theirs)
            for place, three in enumerate(zip(base, theirs, now, strict=True))
        ]
    if len(base) == len(now):
        return _restructured(base, theirs, now)
    if len(base) == len(theirs):
        return _restructured(base, now, theirs)
    return None


def _restructured(base: list[Any], changed: list[Any], edited: list[Any]) -> list[Any] | None:
    """`changed` has other items than `base`; `edited` the same, some with other content. None where they collide."""
    free = list(range(len(base)))
    result = []
    for item in changed:
        place = next((place for place in free if base[place] == item), None)
        if place is None:
            result.append(item)
        else:
            free.remove(place)
            result.append(edited[place])
    # What is free was removed or rewritten on one side: then the other must not have touched it.
    return result if all(base[place] == edited[place] for place in free) else None
