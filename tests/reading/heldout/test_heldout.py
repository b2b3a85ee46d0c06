"""Registers and notices in many makes and languages are read as a careful person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.services import reading
from tests.reading.heldout.abroad import CASES as ABROAD
from tests.reading.heldout.blocks import CASES as BLOCKS
from tests.reading.heldout.danish import CASES as DANISH
from tests.reading.heldout.english import CASES as ENGLISH
from tests.reading.heldout.everyday import CASES as EVERYDAY
from tests.reading.heldout.joined import CASES as JOINED
from tests.reading.heldout.kit import Case, gold
from tests.reading.heldout.more import CASES as MORE
from tests.reading.heldout.privacy import CASES as PRIVACY
from tests.reading.heldout.scoring import f1, likeness, mean, plain
from tests.reading.heldout.tools import CASES as TOOLS

CASES = DANISH + ABROAD + ENGLISH + PRIVACY + MORE + TOOLS + BLOCKS + JOINED + EVERYDAY
WORST, AVERAGE = 0.85, 0.95


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """What was read so far, so that no file is read twice."""
    return {}


def read(case: Case, folder: Path, scores: dict[str, float]) -> float:
    if case.name not in scores:
        scores[case.name] = score(case, folder)
    return scores[case.name]


def score(case: Case, folder: Path) -> float:
    batch = reading.read(case.write(folder))
    assert batch.cells.filled == batch.cells.imported + batch.cells.kept_as_extra + batch.cells.reported
    activities = [draft.activity for draft in batch.drafts]
    forbidden = {plain(text) for text in case.must_not}
    assert not [activity["name"] for activity in activities if plain(activity.get("name") or "") in forbidden]
    return mean(case.gold, activities)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_is_read_well(case: Case, tmp_path: Path, scores: dict[str, float]) -> None:
    assert read(case, tmp_path, scores) >= WORST


def test_the_files_are_read_well_on_average(tmp_path: Path, scores: dict[str, float]) -> None:
    means = [read(case, tmp_path, scores) for case in CASES]
    assert sum(means) / len(means) >= AVERAGE


def test_what_is_missing_or_invented_costs() -> None:
    wanted = gold("# Payroll\nP Pay staff => 6(1)(b)\nD Name ; Account\nK 5 years -> P5Y")
    activity = {
        "name": "Payroll",
        "purposes": [{"title": "Pay staff", "description": "", "bases": [{"article": "6(1)(b)"}]}],
        "data": [
            {"category": name, "subjects": [], "retention": {"text": "5 years", "period": "P5Y"}}
            for name in ("Name", "Account")
        ],
    }
    assert mean(wanted, [activity]) == 1.0
    assert mean(wanted, []) < 0.1
    assert mean(wanted, [activity, {"name": "Invented"}]) < 1.0
    assert mean(wanted, [{**activity, "data": activity["data"][:1]}]) < 0.95
    assert mean(wanted, [{**activity, "purposes": []}]) < 0.7
    assert f1(["a1b2c3"], ["a1b2c3", "zzzz"], likeness) == pytest.approx(2 / 3)
