"""How well a reading agrees with the facts: F1 for each kind of fact over the workbook, and their mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from register_app.reading.batch import Batch
from tests.reading.heldout.scoring import days, f1, likeness, texts
from tests.reading.layouts.handmade.hand import OTHERS
from tests.reading.layouts.handmade.material import Activity, Purpose

KINDS = (
    "activities",
    "purposes",
    "bases",
    "data",
    "subjects",
    "recipients",
    "transfers",
    "retention",
    "periods",
)
ALWAYS = 0.55


class Tally:
    """Hits, wanted and found of each kind."""

    def __init__(self) -> None:
        self.counts: dict[str, list[float]] = {kind: [0.0, 0.0] for kind in KINDS}
        self.wrong: list[str] = []

    def add(
        self,
        kind: str,
        wanted: Sequence[Any],
        found: Sequence[Any],
        alike: Callable[[Any, Any], float],
        of: str,
    ) -> None:
        value = f1(list(wanted), list(found), alike)
        if value is None:
            return
        both = len(wanted) + len(found)
        self.counts[kind][0] += value * both
        self.counts[kind][1] += both
        if value < 0.999:
            self.wrong.append(f"{of} | {kind}: wanted {list(wanted)} found {list(found)}")

    def scores(self) -> dict[str, float]:
        return {kind: hits / both for kind, (hits, both) in self.counts.items() if both}

    def mean(self) -> float:
        scores = self.scores()
        return sum(scores.values()) / len(scores) if scores else 1.0


def forms(purpose: dict[str, Any]) -> list[str]:
    title, description = purpose["title"], purpose.get("description") or ""
    return [
        text
        for text in (title, description, f"{title} {description}" if title and description else "")
        if text
    ]


def same_purpose(wanted: Purpose, found: dict[str, Any]) -> float:
    return max((likeness(wanted.title, text) for text in forms(found)), default=0.0)


def paired(
    wanted: Sequence[Purpose], found: Sequence[dict[str, Any]]
) -> list[tuple[Purpose | None, dict[str, Any] | None]]:
    """The purposes, each with that which was read for it; what is left of either stands alone."""
    left = list(found)
    pairs: list[tuple[Purpose | None, dict[str, Any] | None]] = []
    for purpose in wanted:
        best = max(left, key=lambda item: same_purpose(purpose, item), default=None)
        if best is not None and same_purpose(purpose, best) > 0:
            left.remove(best)
            pairs.append((purpose, best))
        else:
            pairs.append((purpose, None))
    return [*pairs, *((None, item) for item in left)]


def equal(one: Any, other: Any) -> float:
    return float(one == other)


def either(one: Sequence[str], other: str) -> float:
    return max(likeness(text, other) for text in one)


def match(
    items: Sequence[Activity], read: Sequence[dict[str, Any]]
) -> list[tuple[Activity | None, dict[str, Any] | None]]:
    left = list(read)
    pairs: list[tuple[Activity | None, dict[str, Any] | None]] = []
    for item in items:
        best = max(left, key=lambda got: likeness(item.name, got.get("name") or ""), default=None)
        if best is not None and likeness(item.name, best.get("name") or "") > ALWAYS:
            left.remove(best)
            pairs.append((item, best))
        else:
            pairs.append((item, None))
    return [*pairs, *((None, got) for got in left)]


def measure(items: Sequence[Activity], batch: Batch) -> Tally:
    """What was read against what was written; every filled cell must be accounted for."""
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    tally = Tally()
    for item, got in match(items, [draft.activity for draft in batch.drafts]):
        compare(tally, item, got)
    return tally


def compare(tally: Tally, item: Activity | None, got: dict[str, Any] | None) -> None:
    wanted, read = item or Activity(""), got or {}
    of = wanted.name or f"(no such: {read.get('name')})"
    tally.add(
        "activities",
        [wanted.part] if item else [],
        [read["part"]] if got else [],
        lambda a, b: equal(a, b or "controller"),
        of,
    )
    purposes = [
        purpose
        for purpose in read.get("purposes") or []
        if wanted.purposes or not likeness(purpose["title"], read.get("name") or "")
    ]
    tally.add("purposes", wanted.purposes, purposes, same_purpose, of)
    for purpose, found in paired(wanted.purposes, purposes):
        expected = [basis.article for basis in purpose.bases] if purpose else []
        articles = [basis["article"] for basis in (found or {}).get("bases") or []]
        tally.add("bases", expected, articles, equal, of)
    uses = read.get("data") or []
    others = set(OTHERS.values())
    tally.add("data", wanted.data, [name for name in texts(uses) if name not in others], likeness, of)
    tally.add(
        "subjects", wanted.subjects, texts(name for use in uses for name in use["subjects"]), likeness, of
    )
    tally.add(
        "recipients",
        [*wanted.recipients, *wanted.processors],
        texts(read.get("recipients") or []),
        likeness,
        of,
    )
    countries = sorted({transfer["country"] for transfer in read.get("transfers") or []})
    tally.add("transfers", sorted({transfer.country for transfer in wanted.transfers}), countries, equal, of)
    limits = {
        (
            limit.length or limit.text,
            limit.text,
            f"{limit.text} {limit.law}",
            f"{limit.category}: {limit.text}",
        )
        for limit in wanted.limits
    }
    found_limits = {use["retention"]["text"] for use in uses if use["retention"]["text"]}
    tally.add("retention", sorted(limits), sorted(found_limits), either, of)
    periods = {days(limit.period) for limit in wanted.limits if limit.period}
    tally.add(
        "periods",
        sorted(periods),
        sorted({days(use["retention"]["period"]) for use in uses if use["retention"]["period"]}),
        equal,
        of,
    )
