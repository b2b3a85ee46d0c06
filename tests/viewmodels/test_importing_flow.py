"""From sources to steps of the register: read, chosen, decided, written, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from register_app.base.errors import RegisterError
from register_app.services import documents, edit, import_base, record
from register_app.store.register import Register
from register_app.viewmodels.importing.accounts import save_report
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.rows import RowsModel
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.verdict import confident, doubts
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.session import Session
from tests.viewmodels.importing_sources import LAYOUTS, PLAIN, Sheets, finish, separated, workbook


class Driven:
    """A flow whose work is waited for."""

    def __init__(self, session: Session) -> None:
        self.session, self.jobs = session, Jobs()
        self.flow = ImportFlow(session, self.jobs)
        self.sentences: list[str] = []
        self.errors: list[Exception] = []
        self.flow.applied.connect(self.sentences.append)
        self.flow.failed.connect(self.errors.append)

    def __call__(self, act: Callable[[], object]) -> None:
        act()
        finish(self.flow, self.jobs.finish)

    def read(self, *paths: Path) -> ImportSource:
        self(lambda: self.flow.add_paths(paths))
        assert self.flow.current is not None
        return self.flow.current

    def names(self) -> list[str]:
        rows = self.session.read().execute("SELECT name FROM activity ORDER BY position")
        return [row["name"] for row in rows]


@pytest.fixture
def driven(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driven:
    monkeypatch.setenv("REGISTER_APP_CONFIG", str(tmp_path / "config"))
    return Driven(session)


def test_a_good_file_is_in_with_one_act_and_out_with_one(driven: Driven, tmp_path: Path) -> None:
    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["two rows of headings"]))
    assert confident(source), doubts(source)
    steps = len(driven.session.register.steps())
    driven(driven.flow.apply)
    assert driven.names() == ["Payroll", "News"]
    assert len(driven.session.register.steps()) == steps + 1
    assert source.state == "done"
    assert source.sha256
    assert driven.sentences == ["2 activities added, 0 changed."]
    driven(driven.flow.undo)
    assert driven.names() == []
    assert [each.state for each in driven.flow.sources] == ["ready"]


def test_the_log_names_the_source_and_its_bytes(driven: Driven, tmp_path: Path) -> None:
    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    driven(driven.flow.apply)
    step = driven.session.register.undo_step()
    assert step is not None
    assert step.label.params["source"] == "a.xlsx"
    assert step.label.params["sha256"] == source.sha256 != ""


@pytest.mark.parametrize("as_one", [False, True])
def test_several_files_are_a_step_each_or_one(driven: Driven, tmp_path: Path, *, as_one: bool) -> None:
    first = workbook(tmp_path / "a.xlsx", LAYOUTS["two rows of headings"])
    second = separated(
        tmp_path / "b.csv", [PLAIN[2], ("1", "News", "Send more news", "Consent"), ("1", "Doors")]
    )
    driven.read(first, second)
    driven.flow.as_one = as_one
    steps = len(driven.session.register.steps())
    driven(driven.flow.apply)
    # The second knows what the first has brought: "News" is there already, and has another purpose.
    assert driven.names() == ["Payroll", "News", "Doors"]
    assert len(driven.session.register.steps()) == steps + (1 if as_one else 2)
    connection = driven.session.register.read()
    assert all(import_base.last_import(connection, source.name) for source in driven.flow.sources)
    driven(driven.flow.undo)
    assert driven.names() == []


@pytest.mark.parametrize("as_one", [False, True])
def test_a_file_takes_nothing_away_that_another_beside_it_brought(
    driven: Driven, tmp_path: Path, *, as_one: bool
) -> None:
    head = ("Activity", "Purpose", "Legal basis", "Personal data", "Notes")
    first = separated(
        tmp_path / "a.csv",
        [head, ("News", "Send news", "Consent", "E-mail", ""), ("Gate", "Guard", "", "", "")],
    )
    second = separated(
        tmp_path / "b.csv",
        [head, ("News", "Send offers", "Consent", "Phone", "ask Bo"), ("Doors", "Lock", "", "", "")],
    )
    driven.read(first, second)
    driven.flow.as_one = as_one
    driven(driven.flow.apply)
    document = documents.dump(driven.session.read())
    news = next(activity for activity in document["activities"] if activity["name"] == "News")
    assert [purpose["title"] for purpose in news["purposes"]] == ["Send news"]
    assert [use["category"] for use in news["data"]] == ["E-mail"]
    assert news["notes"] == "ask Bo"
    outcome = driven.flow.sources[1].outcome
    assert outcome is not None
    told = [problem.message.text("en") for problem in outcome.problems if problem.severity == "warning"]
    assert any("“News”: Purposes" in text for text in told)
    assert any("“News”: Personal data" in text for text in told)
    # Nobody has edited anything here.
    assert not any("edited" in text for text in told)


def test_a_file_that_cannot_be_read_keeps_nobody_else_out(driven: Driven, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of the kind")
    driven.read(broken, workbook(tmp_path / "a.xlsx", LAYOUTS["form"]))
    assert [source.state for source in driven.flow.sources] == ["failed", "ready"]
    assert "broken.xlsx" in driven.flow.sources[0].error
    driven(driven.flow.apply)
    assert driven.names() == ["Payroll"]


def test_the_register_itself_is_no_source(driven: Driven) -> None:
    assert driven.session.path is not None
    source = driven.read(driven.session.path)
    assert source.state == "failed"
    assert "itself" in source.error


def test_another_register_is_taken_over(driven: Driven, tmp_path: Path) -> None:
    from register_app.services.sample import fill

    path = tmp_path / "other.register"
    with Register.create(path, title="Other", language="en") as other:
        fill(other, "en")
    source = driven.read(path)
    assert source.plan is not None
    assert source.plan.count("new") > 3
    driven(driven.flow.apply)
    assert len(driven.names()) == len(source.plan.rows)


def test_pasted_cells_and_texts_are_sources(driven: Driven) -> None:
    text = "\n".join("\t".join(row) for row in PLAIN)
    driven(lambda: driven.flow.add_text(text))
    driven(lambda: driven.flow.add_text(text))
    driven(lambda: driven.flow.add_text("   "))
    assert [source.name for source in driven.flow.sources] == ["Pasted text", "Pasted text 2"]
    assert [row.name for source in driven.flow.sources for row in source.plan.rows] == [  # type: ignore[union-attr]
        "Payroll",
        "News",
        "Payroll",
        "News",
    ]


def test_another_row_can_hold_the_headings(driven: Driven, tmp_path: Path) -> None:
    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    sheet = source.sheets()[0]
    assert (sheet.header_row, sheet.activities) == (3, 2)

    def choose() -> None:
        source.choose_header("Register", 4)
        driven.flow.replan(source)

    driven(choose)
    assert source.sheets()[0].header_row == 4


def test_a_sheet_is_left_out_and_taken_back(driven: Driven, tmp_path: Path) -> None:
    both: Sheets = {"HR": PLAIN, "Sales": (PLAIN[2], ("3", "Orders", "Deliver", "Art. 6(1)(b)"))}
    source = driven.read(workbook(tmp_path / "a.xlsx", both))
    for out, names in ((True, ["Payroll", "News"]), (False, ["Payroll", "News", "Orders"])):
        source.leave_out("Sales", out=out)
        driven(lambda: driven.flow.replan(source))
        assert source.plan is not None
        assert [row.name for row in source.plan.rows] == names


def test_what_was_decided_stays_when_a_column_is_understood_otherwise(driven: Driven, tmp_path: Path) -> None:
    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    rows = RowsModel()
    rows.show(source)
    rows.take([0], on=False)
    source.choose_field("Register", "H", "notes")
    driven(lambda: driven.flow.replan(source))
    assert source.taken == {1}
    assert source.plan is not None
    assert source.plan.rows[1].draft.activity["notes"] == "N-2"
    driven(driven.flow.apply)
    assert driven.names() == ["News"]


def _again(driven: Driven, tmp_path: Path) -> ImportSource:
    """The same source once more, after both sides changed the purpose of an activity."""
    path = separated(tmp_path / "a.csv", PLAIN)
    driven.read(path)
    driven(driven.flow.apply)
    found = driven.session.read().execute("SELECT id FROM activity WHERE name = 'News'").fetchone()
    rows = record.read(driven.session.read(), found["id"])
    assert rows is not None
    edit.set_field(driven.session.register, rows.rows["purposes", 0], "title", "Tell our readers")
    changed = [
        tuple(cell.replace("Send news", "Send offers").replace("Pay staff", "Pay all staff") for cell in row)
        for row in PLAIN
    ]
    return driven.read(separated(path, changed))


def test_a_conflict_is_kept_until_it_is_accepted(driven: Driven, tmp_path: Path) -> None:
    source = _again(driven, tmp_path)
    rows = RowsModel()
    rows.show(source)
    assert rows.counts() == {"new": 0, "changed": 2, "conflicts": 1, "same": 0, "remarks": 0}
    assert source.taken == {0}
    rows.accept_all(on=True, conflicts=True)
    assert source.taken == {0, 1}
    driven(driven.flow.apply)
    titles = [row["title"] for row in driven.session.read().execute("SELECT title FROM purpose ORDER BY id")]
    assert set(titles) == {"Pay all staff", "Send offers"}


def test_a_value_that_is_refused_stays_as_it_was(driven: Driven, tmp_path: Path) -> None:
    source = _again(driven, tmp_path)
    rows = RowsModel()
    rows.show(source)
    rows.accept_all(on=False, key="purposes")
    assert source.taken == set()
    driven(driven.flow.apply)
    titles = {row["title"] for row in driven.session.read().execute("SELECT title FROM purpose")}
    assert titles == {"Pay staff", "Tell our readers"}


def _offers_mapping(source: ImportSource) -> bool:
    return source.recalled is not None


def test_a_mapping_is_remembered_offered_saved_and_loaded(driven: Driven, tmp_path: Path) -> None:
    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    assert not _offers_mapping(source)
    source.choose_field("Register", "H", "owner")
    driven(lambda: driven.flow.replan(source))
    mapping = tmp_path / "a.mapping.json"
    driven.flow.save_mapping(mapping)
    driven(driven.flow.apply)

    again = driven.read(workbook(tmp_path / "b.xlsx", LAYOUTS["rows"]))
    assert _offers_mapping(again)
    driven(driven.flow.use_recalled)
    assert not _offers_mapping(again)
    assert again.plan is not None
    assert again.plan.rows[0].draft.activity["owner"] == "L-1"

    third = driven.read(workbook(tmp_path / "c.xlsx", LAYOUTS["rows"]))
    driven.flow.look_at(third)
    driven.flow.ignore_recalled()
    assert not _offers_mapping(third)
    driven(lambda: driven.flow.load_mapping(mapping))
    assert third.plan is not None
    assert third.plan.rows[1].draft.activity["owner"] == "N-2"


def test_a_mapping_that_is_none_is_refused(driven: Driven, tmp_path: Path) -> None:
    driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    bad = tmp_path / "bad.json"
    bad.write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(RegisterError):
        driven.flow.load_mapping(bad)


def test_a_name_much_alike_is_one_only_when_the_user_says_so(driven: Driven, tmp_path: Path) -> None:
    from register_app.viewmodels.importing.likely import LikelyModel

    driven.read(separated(tmp_path / "a.csv", PLAIN))
    driven(driven.flow.apply)
    other = (PLAIN[2], ("9", "Holidays", "Plan leave", "Art. 6(1)(b)", "Employee", "Name", "2 years", ""))
    source = driven.read(separated(tmp_path / "b.csv", other))
    model = LikelyModel()
    model.show(source)
    pairs = [(model.index(row, 1).data(), model.index(row, 2).data()) for row in range(model.rowCount())]
    assert ("Employee", "Employees") in pairs
    assert source.replacements == {}
    model.merge([pairs.index(("Employee", "Employees"))], on=True)
    driven(driven.flow.apply)
    terms = [
        row["name"]
        for row in driven.session.read().execute("SELECT name FROM term WHERE kind = 'subject_category'")
    ]
    assert sorted(terms) == ["Employees", "Readers"]


def test_a_source_left_out_is_gone_and_nothing_was_written(driven: Driven, tmp_path: Path) -> None:
    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    driven.flow.remove(source)
    assert driven.flow.current is None
    driven(driven.flow.apply)
    assert driven.names() == []


def test_reading_that_is_stopped_says_so(driven: Driven, tmp_path: Path) -> None:
    told: list[bool] = []
    driven.flow.cancelled.connect(lambda: told.append(True))
    driven.flow.add_paths([workbook(tmp_path / "a.xlsx", LAYOUTS["rows"])])
    driven.flow.cancel()
    finish(driven.flow, driven.jobs.finish)
    assert told == [True]
    assert driven.flow.sources[0].state == "failed"
    assert driven.names() == []


def test_a_source_left_out_while_it_is_read_is_not_waited_for(driven: Driven, tmp_path: Path) -> None:
    told: list[bool] = []
    driven.flow.cancelled.connect(lambda: told.append(True))
    paths = [workbook(tmp_path / f"{name}.xlsx", LAYOUTS["rows"]) for name in "ab"]
    driven.flow.add_paths(paths)
    first, second = driven.flow.sources
    assert (first.state, second.state) == ("reading", "waiting")
    driven.flow.remove(first)
    finish(driven.flow, driven.jobs.finish)
    assert told == [], "only the one was stopped"
    assert first.content is None
    assert driven.flow.sources == [second]
    assert (second.state, driven.flow.current) == ("ready", second)


def test_the_report_accounts_for_every_cell(driven: Driven, tmp_path: Path) -> None:
    import json

    source = driven.read(workbook(tmp_path / "a.xlsx", LAYOUTS["rows"]))
    driven(driven.flow.apply)
    save_report(source, tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    cells = report["cells"]
    assert report["created"] == 2
    assert cells["filled"] == cells["imported"] + cells["kept_as_extra"] + cells["reported"] > 20
