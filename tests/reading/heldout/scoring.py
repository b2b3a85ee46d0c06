"""How well a reading agrees with what a careful person reads: F1 for each kind of fact, and their mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import fuzz

Facts = dict[str, list[Any]]
ALIKE = 85.0
HALF = 60.0
DAYS = {"Y": 365, "M": 30.4, "W": 7, "D": 1}


def plain(text: str) -> str:
    text = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", text)
    return re.sub(r"\W+", " ", text.casefold().replace("_", " ")).strip()


def likeness(one: str, other: str) -> float:
    """1 for texts that are (nearly) the same, less for one that holds the other, 0 for strangers."""
    one, other = plain(one), plain(other)
    if not one or not other:
        return 0.0
    ratio = fuzz.ratio(one, other)
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and f" {short} " in f" {long} ":
        ratio = max(ratio, 90.0 if 2 * len(short) >= len(long) else HALF)
    return 1.0 if ratio >= ALIKE else ratio / 100 if ratio >= HALF else 0.0


def days(period: str) -> int:
    return round(sum(int(number) * DAYS[unit] for number, unit in re.findall(r"(\d+)([YMWD])", period)))


def same_limit(one: Any, other: Any) -> float:
    return likeness(one[0], other[0])


def same_basis(one: Any, other: Any) -> float:
    if one[0] or other[0]:
        return float(one[0] == other[0])
    return likeness(" ".join(one[1:]), " ".join(other[1:]))


def equal(one: Any, other: Any) -> float:
    return float(one == other)


def f1(wanted: list[Any], found: list[Any], alike: Callable[[Any, Any], float]) -> float | None:
    """Harmonic mean of recall and precision, pairing the likest first; None where nothing is and nothing should be."""
    if not wanted and not found:
        return None
    pairs = sorted(
        ((alike(want, have), i, j) for i, want in enumerate(wanted) for j, have in enumerate(found)),
        reverse=True,
    )
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    hits = 0.0
    for value, i, j in pairs:
        if value > 0 and i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            hits += value
    return 2 * hits / (len(wanted) + len(found))


def texts(items: Iterable[Any]) -> list[str]:
    seen: dict[str, str] = {}
    for item in items:
        text = (
            item
            if isinstance(item, str)
            else str(item.get("text") or item.get("name") or item.get("category") or "")
        )
        if plain(text):
            seen.setdefault(plain(text), text)
    return list(seen.values())


def bases(purposes: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return [
        tuple(str(basis.get(key) or "") for key in ("article", "law", "section", "reason"))
        for purpose in purposes
        for basis in purpose.get("bases") or []
    ]


def of_reading(activity: dict[str, Any]) -> Facts:
    uses = activity.get("data") or []
    limits = {
        (use["retention"]["text"], use["retention"]["period"]) for use in uses if use["retention"]["text"]
    }
    return {
        "purposes": texts(
            " ".join(filter(None, (item["title"], item.get("description") or "")))
            for item in activity.get("purposes") or []
        ),
        "bases": bases(activity.get("purposes") or []),
        "data": texts(uses),
        "subjects": texts(name for use in uses for name in use["subjects"]),
        "recipients": texts(activity.get("recipients") or []),
        "transfers": sorted({item["country"] for item in activity.get("transfers") or []}),
        "retention": sorted(limits),
        "periods": sorted({days(period) for _, period in limits if period}),
    }


def of_gold(activity: dict[str, Any], accepted: dict[str, Any]) -> Facts:
    """The facts of a gold activity, some of its fields in another accepted reading."""
    said = {**activity, **accepted}
    limits = [(item["text"], item.get("period") or "") for item in said.get("retention") or []]
    return {
        "purposes": texts(item["title"] for item in said.get("purposes") or []),
        "bases": bases(said.get("purposes") or []),
        "data": texts(said.get("data") or []),
        "subjects": texts(said.get("subjects") or []),
        "recipients": texts(said.get("recipients") or []),
        "transfers": sorted({item["country"] for item in said.get("transfers") or []}),
        "retention": limits,
        "periods": sorted({days(period) for _, period in limits if period}),
    }


ALIKE_BY = {"bases": same_basis, "retention": same_limit, "transfers": equal, "periods": equal}
TOGETHER = (
    ("purposes", "bases"),
    ("retention", "periods"),
    ("data",),
    ("subjects",),
    ("recipients",),
    ("transfers",),
)
KEYS = {"bases": "purposes", "periods": "retention"}


def likest(wanted: dict[str, Any], found: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The activity that was read for a gold one: by its name, or by its purpose."""
    names = [wanted["name"], *wanted.get("accept", {}).get("name", [])]
    purposes = [item["title"] for item in wanted.get("purposes") or []]
    best, top = None, 0.54
    for activity in found:
        said = [activity.get("name") or "", *(item["title"] for item in activity.get("purposes") or [])]
        value = max(
            [likeness(name, said[0]) for name in names]
            + [0.95 * likeness(purpose, text) for purpose in purposes for text in said]
        )
        if value > top:
            best, top = activity, value
    return best


def mean(gold: list[dict[str, Any]], activities: list[dict[str, Any]]) -> float:
    """The mean over the kinds of facts, each averaged over the activities that tell any."""
    left = list(activities)
    scores: dict[str, list[float]] = {}
    pairs = 0
    for wanted in gold:
        activity = likest(wanted, left)
        if activity is not None:
            left.remove(activity)
            pairs += 1
        found = of_reading(activity or {})
        for kinds in TOGETHER:
            key = KEYS.get(kinds[0], kinds[0])
            others = [{key: other} for other in wanted.get("accept", {}).get(key, [])]
            tried = []
            for accepted in [{}, *others]:
                facts = of_gold(wanted, accepted)
                tried.append([f1(facts[kind], found[kind], ALIKE_BY.get(kind, likeness)) for kind in kinds])
            best = max(tried, key=lambda values: sum(1.0 if value is None else value for value in values))
            for kind, value in zip(kinds, best, strict=True):
                if value is not None:
                    scores.setdefault(kind, []).append(value)
    total = [2 * pairs / (len(gold) + len(activities))] if gold or activities else [1.0]
    total += [sum(values) / len(values) for values in scores.values()]
    return sum(total) / len(total)
