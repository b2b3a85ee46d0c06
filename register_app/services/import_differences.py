"""Where an activity of a file says something else than the register does, and who has changed it since the last import."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from register_app.model.document import ActivityDoc, complete_activity
from register_app.model.text import clean, fold
from register_app.services.import_plan import Difference, as_text

Said = Mapping[str, str]
"""By key, the `fingerprint` of what a source said at its last import, where the register then said something else."""

_NOT_COMPARED = ("id", "number")
BY_NAME = ("answers", "extra")
"""Keys of which only those names are compared that the file speaks of."""
_LETTERS = 24


class Compared(NamedTuple):
    """What an import would change of an activity; and, by key, what the register says where its own word stays."""

    differences: list[Difference]
    kept: dict[str, str]


def compare(
    held: ActivityDoc, given: Mapping[str, Any], base: ActivityDoc | None = None, said: Said | None = None
) -> Compared:
    """Where `given` (a partial activity document) says something else than the register does.

    What `given` leaves empty is no difference: an import adds and corrects, it does not erase. With `base`, the
    state both sides began from, what `given` has not changed since is no difference either; what the source `said`
    then goes before what `base` holds. That is `kept`, as a number is, which no import changes.
    """
    full = cast(Mapping[str, Any], complete_activity(given))
    differences: list[Difference] = []
    kept: dict[str, str] = {}
    for key, value in given.items():
        if key == "number" and value and held["number"] and plain(value) != plain(held["number"]):
            kept[key] = held["number"]
        if not value or key in _NOT_COMPARED:
            continue
        new = full.get(key)
        old, first = narrowed(key, held, new), narrowed(key, base, new) if base is not None else None
        if plain(new) == plain(old):
            continue
        conflict = False
        if base is not None:
            mark = (said or {}).get(key) or fingerprint(first)
            if fingerprint(new) == mark:
                kept[key] = as_text(old)
                continue
            conflict = fingerprint(old) != mark
        before = as_text(first) if base is not None else ""
        differences.append(Difference(key, as_text(old), as_text(new), before, conflict))
    return Compared(differences, kept)


def compared(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a draft says of the keys that `compare` looks at, each completed."""
    full = cast(Mapping[str, Any], complete_activity(given))
    return {key: full.get(key) for key, value in given.items() if value and key not in _NOT_COMPARED}


def narrowed(key: str, activity: ActivityDoc, wanted: Any) -> Any:
    """What an activity says of a key; of answers and further columns only those that `wanted` speaks of."""
    value = cast(Mapping[str, Any], activity).get(key)
    if key in BY_NAME and isinstance(value, dict) and isinstance(wanted, dict):
        return {name: value[name] for name in wanted if name in value}
    return value


def plain(value: Any) -> Any:
    """A value for comparing: case and white space do not count, nor does the sensitivity kept with the category."""
    if isinstance(value, str):
        return fold(clean(value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "sensitivity"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def fingerprint(value: Any) -> str:
    """A value told from others without keeping it."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]
