"""The overview's charts in words, and the activities behind each value."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from register_app.base import i18n
from register_app.services import activities as acts
from register_app.services import documents
from register_app.viewmodels import activities
from register_app.viewmodels.charts import TONES, Chart
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.overview import OverviewModel
from register_app.viewmodels.session import Session

_TODAY = datetime.date(2026, 6, 1)


def _counted(session: Session, qtbot: QtBot) -> OverviewModel:
    model = OverviewModel(session, Jobs())
    with qtbot.waitSignal(model.ready):
        model.start(_TODAY)
    return model


@pytest.fixture
def model(sample: Session, qtbot: QtBot) -> OverviewModel:
    return _counted(sample, qtbot)


def _chart(model: OverviewModel, name: str) -> Chart:
    return next(chart for chart in model.charts() if chart.name == name)


def test_counts_are_those_of_the_record(model: OverviewModel, sample: Session) -> None:
    document = documents.dump(sample.read())
    used = [item for item in document["activities"] if item["status"] != "retired"]
    assert sum(line.total for line in _chart(model, "status").lines) == len(used)
    bases = _chart(model, "bases")
    consent = next(line for line in bases.lines if "Consent" in line.label and "Explicit" not in line.label)
    expected = [
        item["id"]
        for item in used
        if any(basis["article"] == "6(1)(a)" for purpose in item["purposes"] for basis in purpose["bases"])
    ]
    assert consent.marks[0].activities == tuple(expected)
    assert consent.label == "Art. 6(1)(a) – Consent"


def test_each_value_leads_to_rows_of_the_register(model: OverviewModel, sample: Session) -> None:
    for chart in model.charts():
        for line in chart.lines:
            for mark in line.marks:
                rows = model.rows_of(mark.activities)
                assert len(rows) == mark.count
                for row in rows:
                    assert sample.read().execute("SELECT 1 FROM activity WHERE id = ?", (row,)).fetchone()


def test_the_parts_of_a_whole_differ_in_pattern_too(model: OverviewModel) -> None:
    for chart in model.charts():
        if chart.stacked:
            for line in chart.lines:
                assert len({mark.pattern for mark in line.marks}) == len(line.marks)
    kinds = {kind for kind, _key in TONES}
    for kind in kinds:
        looks = [look for (other, _key), look in TONES.items() if other == kind]
        assert len(set(looks)) == len(looks)


def test_words_follow_the_language(model: OverviewModel) -> None:
    i18n.use("da")
    labels = [line.label for line in _chart(model, "bases").lines]
    assert any(label.startswith("art. 6, stk. 1, litra a") for label in labels)
    assert "USA" in [line.label for line in _chart(model, "countries").lines]


def test_bands_are_as_wide_as_they_have_activities(model: OverviewModel) -> None:
    flow = model.flow()
    assert flow is not None
    assert len(flow.columns) == len(flow.titles) == 4
    for band in flow.bands:
        (column, place), (after, other) = band.source, band.target
        assert after == column + 1
        assert set(band.activities) <= set(flow.columns[column][place].activities)
        assert set(band.activities) <= set(flow.columns[after][other].activities)
    for column, nodes in enumerate(flow.columns):
        for place, node in enumerate(nodes):
            out = sum(len(band.activities) for band in flow.bands if band.source == (column, place))
            into = sum(len(band.activities) for band in flow.bands if band.target == (column, place))
            assert node.weight == max(out, into)


def test_a_retired_activity_is_told_apart(sample: Session, qtbot: QtBot) -> None:
    number = (
        sample.read().execute("SELECT id FROM activity WHERE status <> 'retired' LIMIT 1").fetchone()["id"]
    )
    before = _counted(sample, qtbot).summary()
    activities.retire(sample, [number])
    after = _counted(sample, qtbot).summary()
    assert before != after
    assert "retired" in after


def test_what_has_not_changed_is_not_counted_again(
    model: OverviewModel, sample: Session, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.ready, wait=50):
        model.start(_TODAY)
    acts.add_activity(sample.register, "controller", "New")
    before = sum(line.total for line in _chart(model, "status").lines)
    with qtbot.waitSignal(model.ready):
        model.start(_TODAY)
    assert sum(line.total for line in _chart(model, "status").lines) == before + 1
    assert model.lately()[0].message == "Add activity"


def test_an_empty_register_has_no_flow(session: Session, qtbot: QtBot) -> None:
    model = _counted(session, qtbot)
    assert model.flow() is None
    assert all(not line.total for chart in model.charts() for line in chart.lines)


def test_nothing_is_left_when_the_register_closes(model: OverviewModel, sample: Session) -> None:
    sample.close()
    assert model.charts() == []
    assert model.lately() == []


def test_a_register_that_was_closed_meanwhile_is_not_shown(
    sample: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    jobs = Jobs()
    model = OverviewModel(sample, jobs)
    model.start(_TODAY)
    sample.create(tmp_path / "other.register", "Other", "en")
    with qtbot.waitSignal(model.ready):
        model.start(_TODAY)
    assert all(not line.total for chart in model.charts() for line in chart.lines)
