"""A notice beside the register, and what has changed since a hand-over, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from register_app.services import documents, edit, handover, notice, record
from register_app.viewmodels.changes import ChangesModel
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.noticedrift import KIND_ROLE, DriftModel
from register_app.viewmodels.session import Session

TEXT = """Privacy notice

Purposes and legal bases

We process your data to administer the loan agreement (GDPR Article 6(1)(b)).

We process your data to breed dragons for the coast guard (GDPR Article 6(1)(e)).
"""


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop_all()


@pytest.fixture
def own_notice(sample: Session, tmp_path: Path) -> Path:
    """The register's own notice, without the first activity."""
    document = documents.dump(sample.read())
    document["activities"] = document["activities"][1:]
    notice.write(notice.text(document, language="en"), tmp_path / "notice.html")
    return tmp_path / "notice.html"


def test_a_purpose_that_the_notice_lacks_leads_to_its_activity(
    sample: Session, jobs: Jobs, qtbot: QtBot, own_notice: Path
) -> None:
    model = DriftModel(sample, jobs)
    with qtbot.waitSignal(model.done, timeout=60_000):
        model.compare_file(own_notice)
    first = sample.read().execute("SELECT id, name FROM activity ORDER BY position").fetchone()
    counts = model.counts()
    assert counts["missing"] >= 1
    assert counts["agree"] > counts["missing"]
    model.filter("missing")
    assert model.rowCount() == counts["missing"]
    assert {model.index(row, 0).data(KIND_ROLE) for row in range(model.rowCount())} == {"missing"}
    assert first["id"] in {model.activity(row) for row in range(model.rowCount())}
    assert model.source == own_notice.name


def test_the_report_is_saved(
    sample: Session, jobs: Jobs, qtbot: QtBot, own_notice: Path, tmp_path: Path
) -> None:
    model = DriftModel(sample, jobs)
    with qtbot.waitSignal(model.done, timeout=60_000):
        model.compare_file(own_notice)
    with qtbot.waitSignal(model.saved, timeout=60_000) as saved:
        model.save(tmp_path / "report.md", "en")
    assert saved.args[0] == tmp_path / "report.md"
    assert own_notice.name in (tmp_path / "report.md").read_text("utf-8")


def test_pasted_text_is_compared(sample: Session, jobs: Jobs, qtbot: QtBot) -> None:
    model = DriftModel(sample, jobs)
    with qtbot.waitSignal(model.done, timeout=60_000):
        model.compare_text(TEXT)
    model.filter("unknown")
    told = " ".join(str(model.index(row, 1).data()) for row in range(model.rowCount()))
    assert "dragons" in told
    assert all(model.activity(row) == 0 for row in range(model.rowCount()))
    sample.close()
    assert model.rowCount() == 0
    assert model.source == ""


def test_a_notice_that_is_not_there_is_told(
    sample: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    model = DriftModel(sample, jobs)
    with qtbot.waitSignal(model.failed, timeout=60_000) as failed:
        model.compare_file(tmp_path / "none.txt")
    assert "none.txt" in str(failed.args[0])
    assert not model.busy


def _hand_over_and_change(sample: Session) -> int:
    sample.register.save_version("Spring", "handed_over", "")
    number = int(sample.read().execute("SELECT id FROM activity ORDER BY position").fetchone()["id"])
    found = record.read(sample.read(), number)
    assert found is not None
    edit.set_field(sample.register, found.rows[()], "owner", "Somebody Else")
    return number


def test_what_changed_since_a_hand_over_leads_to_its_activity(
    sample: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    number = _hand_over_and_change(sample)
    model = ChangesModel(sample, jobs)
    assert [(version.name, version.handed_over) for version in model.versions()] == [("Spring", True)]
    with qtbot.waitSignal(model.done, timeout=60_000):
        model.compare("Spring")
    assert model.rowCount() == 1
    texts = [model.index(0, column).data() for column in range(model.columnCount())]
    assert texts[4] == "Somebody Else"
    assert texts[2] == "Owner"
    assert model.activity(0) == number
    with qtbot.waitSignal(model.saved, timeout=60_000):
        model.save(tmp_path / "changes.pdf", "en")
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF")


def test_a_package_is_a_state_to_compare_with(
    sample: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    handover.write_package(sample.register, tmp_path / "spring.zip", name="Spring")
    number = int(sample.read().execute("SELECT id FROM activity ORDER BY position").fetchone()["id"])
    found = record.read(sample.read(), number)
    assert found is not None
    edit.set_field(sample.register, found.rows[()], "name", "Another name")
    model = ChangesModel(sample, jobs)
    with qtbot.waitSignal(model.done, timeout=60_000):
        model.compare(str(tmp_path / "spring.zip"))
    assert [model.index(row, 4).data() for row in range(model.rowCount())] == ["Another name"]


def test_a_state_that_is_not_there_is_told(sample: Session, jobs: Jobs, qtbot: QtBot) -> None:
    model = ChangesModel(sample, jobs)
    with qtbot.waitSignal(model.failed, timeout=60_000) as failed:
        model.compare("Never")
    assert "Never" in str(failed.args[0])
