from __future__ import annotations

import datetime

import pytest

from register_app.services import overview
from register_app.services.overview import Picture
from register_app.services.sample import sample

TODAY = datetime.date(2026, 11, 25)


def picture(name: str) -> Picture:
    return next(item for item in overview.pictures(sample("en"), TODAY) if item.name == name)


def test_every_activity_stands_once_in_each_letter() -> None:
    for name, count in (("completeness-controller", 10), ("completeness-processor", 1)):
        for row in picture(name).rows:
            assert row.total == count
            assert len({i for figure in row.figures for i in figure.activities}) <= count
    gaps = {row.key: {f.key: f.count for f in row.figures} for row in picture("completeness-controller").rows}
    assert gaps["transfers"] == {"answered": 2, "not_applicable": 6, "unclarified": 1, "missing": 1}


def test_bases_count_activities_not_mentions() -> None:
    counts = {row.key: row.total for row in picture("bases").rows}
    assert counts["6(1)(f)"] == 5
    assert counts["6(1)(c)"] == 3


def test_time_limits_are_banded_shortest_first_and_none_last() -> None:
    keys = [row.key for row in picture("retention").rows]
    order = ["half-year", "year", "three", "five", "ten", "longer", "criterion", ""]
    assert keys == [key for key in order if key in keys]
    assert {"half-year", "five", ""} <= set(keys)


@pytest.mark.parametrize(
    ("date", "band"),
    [
        ("2026-11-24", "overdue"),
        ("2026-11-25", "month"),
        ("2027-01-31", "quarter"),
        ("2028-01-01", "later"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_when_a_review_is_due(date: str, band: str) -> None:
    document = sample("en")
    activity = {**document["activities"][0], "id": "x", "next_review": date}
    found = overview.reviews([activity], TODAY)  # type: ignore[list-item]
    assert [(row.key, row.figures[0].activities) for row in found.rows] == [(band, ("x",))]


@pytest.mark.parametrize(
    ("period", "length"), [("P5Y", 5), ("P6M", 0.5), ("P1Y6M", 1.5), ("", None), ("five", None), ("P", None)]
)
def test_periods_in_years(period: str, length: float | None) -> None:
    assert overview.years(period) == length
