"""The export dialogue without widgets: choices, scope, gaps, presets, the work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from register_app.base.errors import RegisterError
from register_app.services import documents, selection
from register_app.services.presets import AUDIENCES
from register_app.viewmodels import activities, views
from register_app.viewmodels.exporting.choices import shapes
from register_app.viewmodels.exporting.flow import ExportFlow, told
from register_app.viewmodels.exporting.scopes import Scopes
from register_app.viewmodels.exporting.work import Looked
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop_all()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


@pytest.fixture
def flow(sample: Session, jobs: Jobs, preferences: Preferences) -> ExportFlow:
    return ExportFlow(sample, jobs, preferences)


def _looked(flow: ExportFlow, qtbot: QtBot) -> Looked:
    with qtbot.waitSignal(flow.looked, timeout=20_000) as found:
        flow.look()
    looked = found.args[0]
    assert isinstance(looked, Looked)
    return looked


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_sets_all_the_rest_and_keeps_scope_and_language(flow: ExportFlow, audience: str) -> None:
    flow.choose(where="part = controller", language="da")
    flow.choose_audience(audience)
    usual = AUDIENCES[audience][1]
    now = flow.request
    assert (now.audience, now.suffix, now.template, now.profile) == (
        audience,
        usual.suffix,
        usual.template,
        usual.profile,
    )
    assert (now.language, now.where) == ("da", "part = controller")


def test_what_does_not_go_with_a_format_is_put_right(flow: ExportFlow) -> None:
    flow.choose(suffix=".pdf", template="table")
    flow.choose(suffix=".xlsx")
    assert flow.request.template == "full"
    flow.choose(language="da+en")
    flow.choose(suffix=".html")
    assert (flow.request.template, flow.request.language) == ("notice", "en")
    flow.choose(suffix=".zip")
    assert flow.request.name
    flow.choose(suffix=".xlsx", template="mine.xlsx")
    assert flow.request.template == "mine.xlsx"


def test_the_shape_of_an_authority_tells_its_source() -> None:
    found = [shape for shape in shapes(".xlsx") if shape.source]
    assert len(found) > 8
    assert all(shape.source for shape in shapes(".xlsx") if shape.name not in ("full", "questionnaire"))
    assert [shape.name for shape in shapes(".html")] == ["notice"]


def test_what_is_chosen_is_counted_and_checked(flow: ExportFlow, sample: Session, qtbot: QtBot) -> None:
    before = _looked(flow, qtbot)
    assert before.chosen == before.total
    number = activities.add(sample, "controller")
    after = _looked(flow, qtbot)
    assert after.chosen == before.chosen + 1
    counts = {gap.rule: gap.count for gap in after.gaps}
    earlier = {gap.rule: gap.count for gap in before.gaps}
    assert counts["purpose-missing"] == earlier.get("purpose-missing", 0) + 1
    assert "1 activity has no purpose" in [gap.text for gap in after.gaps]
    activities.remove(sample, [number])
    flow.choose(where="part = processor")
    narrowed = _looked(flow, qtbot)
    assert 0 < narrowed.chosen < narrowed.total


def test_an_expression_that_cannot_be_read_is_told(flow: ExportFlow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.refused, timeout=20_000) as refused:
        flow.choose(where="nonsense")
    assert "nonsense" in refused.args[0]
    assert flow.last_look is None


def test_the_file_is_written_and_counted(
    flow: ExportFlow, sample: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    flow.choose(suffix=".json", where="part = controller")
    with qtbot.waitSignal(flow.done, timeout=20_000) as done:
        flow.start(tmp_path / "out.json")
    outcome = done.args[0]
    held = json.loads((tmp_path / "out.json").read_text("utf-8"))["activities"]
    purposes = sum(len(item["purposes"]) for item in held)
    assert told(outcome) == f"{len(held)} of {outcome.total} activities, {purposes} purposes"
    assert outcome.complete
    assert not sample.read().execute("SELECT 1 FROM version").fetchone()


def test_a_package_names_the_version_that_it_shows(
    flow: ExportFlow, sample: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    head = sample.register.head()
    flow.choose(suffix=".zip", name="Board, May")
    with qtbot.waitSignal(flow.done, timeout=60_000) as done:
        flow.start(tmp_path / "out.zip")
    assert (done.args[0].step, done.args[0].seal) == head
    version = documents.dump(sample.read())["versions"][0]
    assert (version["name"], version["kind"], version["hash"]) == ("Board, May", "handed_over", head[1])
    assert flow.versions() == ["Board, May"]


def test_a_package_of_a_state_that_is_no_longer_the_newest_is_refused(
    flow: ExportFlow, sample: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    flow.choose(suffix=".zip", name="Board, May")
    with qtbot.waitSignal(flow.failed, timeout=60_000) as failed:
        flow.start(tmp_path / "out.zip")
        flow._jobs.finish()
        activities.add(sample, "controller")
    assert isinstance(failed.args[0], RegisterError)
    assert not (tmp_path / "out.zip").exists()
    assert flow.versions() == []


def test_stopping_leaves_the_old_file(flow: ExportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_text("old", "utf-8")
    with qtbot.waitSignal(flow.cancelled, timeout=60_000):
        flow.start(target)
        flow.cancel()
    assert target.read_text("utf-8") == "old"
    assert not flow.busy


def test_refusals_come_at_once(flow: ExportFlow, sample: Session, tmp_path: Path) -> None:
    flow.choose(suffix=".json")
    with pytest.raises(RegisterError):
        flow.start(tmp_path / "out.what")
    flow.choose(suffix=".html")
    with pytest.raises(RegisterError):
        flow.start(tmp_path / "out.json")
    path = sample.path
    assert path is not None
    sample.close()
    sample.open(path, read_only=True)
    flow.choose(suffix=".zip")
    with pytest.raises(RegisterError, match="read only"):
        flow.start(tmp_path / "out.zip")
    assert not flow.busy


def test_choices_are_kept_under_a_name(
    flow: ExportFlow, sample: Session, jobs: Jobs, preferences: Preferences, tmp_path: Path
) -> None:
    flow.choose(suffix=".xlsx", template="cnil", where="part = controller", profile="public")
    flow.save_preset("Mine")
    flow.choose_audience("machine")
    again = ExportFlow(sample, jobs, Preferences(tmp_path / "settings.toml"))
    assert again.preset_names() == ["Mine"]
    assert again.use_preset("Mine")
    assert (again.request.template, again.request.where, again.request.profile) == (
        "cnil",
        "part = controller",
        "public",
    )
    again.delete_preset("Mine")
    assert again.preset_names() == []
    assert not again.use_preset("Mine")


def test_the_last_choices_are_a_habit_but_not_their_scope(
    flow: ExportFlow, sample: Session, jobs: Jobs, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    flow.choose(suffix=".json", where="part = processor", profile="public")
    with qtbot.waitSignal(flow.done, timeout=20_000):
        flow.start(tmp_path / "out.json")
    again = ExportFlow(sample, jobs, preferences)
    assert (again.request.suffix, again.request.profile, again.request.where) == (".json", "public", "")
    assert again.preset_names() == []


def _scopes(sample: Session, shown: list[int], selected: list[int], saved: dict[str, str]) -> Scopes:
    table = RegisterTable(sample)
    table.load()
    table.load_linked()
    return Scopes(sample, shown, selected, table.line, saved)


def test_every_scope_selects_what_it_says(sample: Session) -> None:
    rows = {
        int(row["id"]): str(row["uuid"]) for row in sample.read().execute("SELECT id, uuid FROM activity")
    }
    numbers = list(rows)
    view = views.View(filters=(Filter("part", "any", ("processor",)),))
    scopes = _scopes(sample, numbers[:3], numbers[1:2], {"Mine": views.to_text(view)})
    whole = documents.dump(sample.read())

    def ids(kind: str, value: str = "") -> set[str]:
        where = scopes.where(kind, value)
        content = selection.select(whole, where) if where else whole
        assert scopes.found(where)[0] in (kind, "view", "part", "all", "selected", "shown", "department")
        return {item["id"] for item in content["activities"]}

    assert ids("all") == set(rows.values())
    assert ids("shown") == {rows[number] for number in numbers[:3]}
    assert ids("selected") == {rows[numbers[1]]}
    processors = {item["id"] for item in whole["activities"] if item["part"] == "processor"}
    assert ids("view", "saved:Mine") == processors == ids("part", "processor")
    for department in scopes.values("department"):
        expected = {item["id"] for item in whole["activities"] if item["department"] == department}
        assert ids("department", department) == expected
    for status in ("approved", "draft"):
        assert ids("status", status) == {
            item["id"] for item in whole["activities"] if item["status"] == status
        }
    for person in scopes.values("subjects"):
        assert ids("subjects", person) == {
            item["id"]
            for item in whole["activities"]
            if any(person in use["subjects"] for use in item["data"])
        }


def test_a_scope_that_says_nothing_is_not_offered(sample: Session) -> None:
    numbers = [int(row["id"]) for row in sample.read().execute("SELECT id FROM activity")]
    kinds = _scopes(sample, numbers, [], {}).kinds()
    assert "shown" not in kinds
    assert "selected" not in kinds
    assert "department" in kinds


def test_a_look_that_was_asked_for_ends_with_the_register(
    flow: ExportFlow, sample: Session, qtbot: QtBot, jobs: Jobs
) -> None:
    heard: list[object] = []
    flow.looked.connect(heard.append)
    flow.refused.connect(heard.append)
    flow.look()
    sample.close()
    qtbot.wait(300)  # longer than the pause before a look; an error in the timer would fail the test
    assert not flow.busy
    assert heard == []
