"""Workbooks as people make them by hand are read as a careful person reads them: a short share of the campaign."""

from __future__ import annotations

import pytest

from register_app.reading import layouts
from tests.reading.layouts.handmade.campaign import GOOD, Outcome, mean, run
from tests.reading.layouts.handmade.habits import HABITS
from tests.reading.layouts.handmade.making import ALL_HABITS, LAYOUTS, make
from tests.reading.layouts.handmade.material import LANGUAGES, activities
from tests.reading.layouts.handmade.measure import measure

SEEDS = range(300)
ABROAD = range(3)
"""The seeds tried in each layout and each of the languages with little material."""
LAYOUT, WORST = 0.97, 0.6


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return run(SEEDS)


def test_workbooks_are_read_well_on_average(outcomes: list[Outcome]) -> None:
    assert mean([item.score for item in outcomes]) >= GOOD


def test_every_layout_is_read_well(outcomes: list[Outcome]) -> None:
    of = {layout: [item.score for item in outcomes if item.made.layout == layout] for layout in LAYOUTS}
    assert {layout: mean(scores) for layout, scores in of.items() if mean(scores) < LAYOUT} == {}


def test_no_workbook_is_misread_as_a_whole(outcomes: list[Outcome]) -> None:
    assert {item.made.seed: item.score for item in outcomes if item.score < WORST} == {}


@pytest.mark.parametrize("language", LANGUAGES[3:])
def test_registers_of_other_languages_are_read_in_every_layout(language: str) -> None:
    scores = {layout: mean([item.score for item in run(ABROAD, layout, language)]) for layout in LAYOUTS}
    assert mean(list(scores.values())) >= GOOD, scores


def test_the_material_is_rich_and_every_habit_is_met(outcomes: list[Outcome]) -> None:
    assert min(len(activities(language)) for language in LANGUAGES[:3]) >= 25
    met = set().union(*(item.made.habits for item in outcomes))
    assert met == set(ALL_HABITS) >= HABITS.keys()


def test_a_workbook_without_a_habit_says_the_same() -> None:
    made = make(11)
    assert [make(11, without=frozenset({name})).activities for name in made.habits] == [
        made.activities
    ] * len(made.habits)


def test_what_is_left_out_or_invented_costs() -> None:
    made = make(3, "rows", "en")
    batch = layouts.read(made.workbook)
    whole = measure(made.activities, batch).mean()
    lacking = measure(made.activities[1:], batch).mean()
    batch.drafts.pop()
    assert max(lacking, measure(made.activities, batch).mean()) < whole
