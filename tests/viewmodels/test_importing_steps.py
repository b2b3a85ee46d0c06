"""Which steps of the import there is something to show in, and what is said before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.base import i18n
from register_app.reading.received import OwnDocument
from register_app.reading.workbook import Sheet, Workbook
from register_app.services import documents, exporting, importing, reading
from register_app.services.import_plan import Fact
from register_app.services.sample import fill
from register_app.viewmodels.importing.beside import BesideModel
from register_app.viewmodels.importing.column_lines import lines_of
from register_app.viewmodels.importing.source import ImportSource, decide_again
from register_app.viewmodels.importing.steps import beside, reachable
from register_app.viewmodels.importing.verdict import brings_anything, cells_text, confident, doubts, summary
from register_app.viewmodels.session import Session
from tests.viewmodels.importing_sources import LAYOUTS, Rows


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def _planned(session: Session, source: ImportSource) -> ImportSource:
    assert source.content is not None
    source.guessed, source.state = reading.interpret(source.content), "ready"
    plan = importing.plan(session.register, source.guessed)
    source.take_up(plan, decide_again(plan, {}))
    return source


def _sheet(session: Session, rows: Rows) -> ImportSource:
    plain = Sheet("Register", [[cell or None for cell in row] for row in rows])
    return _planned(session, ImportSource("a.xlsx", content=Workbook("a.xlsx", "xlsx", [plain])))


def test_of_a_register_there_are_no_sheets_to_look_at(session: Session) -> None:
    fill(session.register, "en")
    content = OwnDocument("other.json", dict(documents.dump(session.read())))
    source = _planned(session, ImportSource("other.json", content=content))
    open_ = reachable([source], source)
    assert (open_["sheets"], open_["columns"], open_["preview"]) == (False, False, True)
    assert beside("choose", 1, open_) == "preview"
    assert beside("preview", -1, open_) == "choose"
    assert beside("preview", 1, open_) is None
    assert "values" in cells_text(source)


def test_no_column_of_our_own_workbook_is_chosen(session: Session, tmp_path: Path) -> None:
    fill(session.register, "en")
    exporting.export(session.register, tmp_path / "own.xlsx", language="en")
    content, _hash = reading.open_source(tmp_path / "own.xlsx")
    source = _planned(session, ImportSource("own.xlsx", content=content))
    open_ = reachable([source], source)
    assert (open_["sheets"], open_["columns"]) == (True, False)
    assert lines_of(source) == []


def test_a_file_with_nothing_in_it_brings_nothing(session: Session) -> None:
    empty = _sheet(session, (("Notes",), ("we talked",), ("xx", "yy")))
    assert not brings_anything(empty)
    assert reachable([empty], empty)["sheets"]
    assert brings_anything(_sheet(session, LAYOUTS["rows"]["Register"]))
    assert brings_anything(_sheet(session, LAYOUTS["list"]["Vendors"]))


def test_an_activity_without_a_name_is_worth_a_look(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Legal basis", "Data"),
        ("", "Pay staff", "Art. 6(1)(b)", "Name"),
        ("News", "Send news", "Consent", "E-mail"),
    )
    source = _sheet(session, rows)
    assert source.plan is not None
    source.plan.rows[0].name = " "
    assert not confident(source)
    assert ("sheets", "1 activity without a name") in [(doubt.step, doubt.text) for doubt in doubts(source)]


def test_what_an_export_that_came_back_changes_beside_the_activities_is_shown(session: Session) -> None:
    source = _sheet(session, LAYOUTS["rows"]["Register"])
    assert source.plan is not None
    source.plan.facts.append(Fact("party", 1, "email", "new@a.example", "Mail Co", "old@a.example"))
    assert "1 change beside the activities" in [doubt.text for doubt in doubts(source)]
    model = BesideModel()
    model.show(source)
    line = [model.index(0, column).data() for column in range(4)]
    assert line == ["Changed", "Party", "Mail Co", "E-mail: old@a.example → new@a.example"]


def test_large_counts_are_told_as_the_language_writes_them(session: Session) -> None:
    head = ("No.", "Activity", "Purpose", "Legal basis")
    rows = [head, *((str(n), f"Activity {n}", f"Purpose {n}", "Consent") for n in range(1, 1101))]
    source = _sheet(session, tuple(rows))
    assert summary(source).startswith("1,100 activities: 1,100 new")
    assert cells_text(source).startswith("4,404 cells: ")
