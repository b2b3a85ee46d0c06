"""Activities written in any of our layouts, in eleven languages and any order, read back as they were."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.reading import layouts
from register_app.reading.headings import fold
from tests.reading.layouts.renderings import LANGUAGES, LAYOUTS, Activity, Generator, Rendered

SEEDS = 6


def wanted(activity: Activity) -> dict[str, set[str]]:
    return {
        "purposes": {f"{fold(item['title'])}: {','.join(item['bases'])}" for item in activity["purposes"]},
        "data": set(map(fold, activity["data"])),
        "subjects": set(map(fold, activity["subjects"])),
        "recipients": set(map(fold, activity["recipients"])),
        "retention": {fold(activity["retention"])},
        "measures": set(map(fold, activity["measures"])),
    }


def found(activity: dict[str, Any]) -> dict[str, set[str]]:
    uses = activity.get("data", [])
    return {
        "purposes": {
            f"{fold(item['title'])}: {','.join(basis['article'] for basis in item['bases'])}"
            for item in activity.get("purposes", [])
        },
        "data": {fold(use["category"]) for use in uses if use["category"]},
        "subjects": {fold(name) for use in uses for name in use["subjects"]},
        "recipients": {fold(item["name"]) for item in activity.get("recipients", [])},
        "retention": {fold(use["retention"]["text"]) for use in uses if use["retention"]["text"]},
        "measures": set(map(fold, activity.get("measures", []))),
    }


def likeness(rendered: Rendered) -> float:
    """The mean F1 over activities and fields; an activity too many counts as one that failed."""
    batch = layouts.read(rendered.workbook)
    assert batch.cells.filled == batch.cells.imported + batch.cells.kept_as_extra + batch.cells.reported
    read = {fold(draft.activity["name"]): found(draft.activity) for draft in batch.drafts}
    total = 0.0
    for activity in rendered.activities:
        got = read.get(fold(activity["name"]))
        if got is not None:
            parts = [
                2 * len(want & got[name]) / (len(want) + len(got[name]))
                for name, want in wanted(activity).items()
            ]
            total += sum(parts) / len(parts)
    return total / max(len(rendered.activities), len(batch.drafts))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    scores = {
        (seed, language): likeness(Generator(seed, layout, language).make())
        for seed in range(SEEDS)
        for language in LANGUAGES
    }
    assert sum(scores.values()) / len(scores) >= 0.97, {
        key: value for key, value in scores.items() if value < 0.97
    }
    assert min(scores.values()) >= 0.6, {key: value for key, value in scores.items() if value < 0.97}
