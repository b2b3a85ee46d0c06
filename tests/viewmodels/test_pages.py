"""The preview: the very file, page by page or cell by cell, and nothing of it left afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from register_app.base.errors import RegisterError
from register_app.services.presets import Request
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.pages import BEGINNING, PagesView
from register_app.viewmodels.session import Session


@pytest.fixture
def jobs(session: Session) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop_all()


@pytest.fixture
def view(sample: Session, jobs: Jobs) -> Iterator[PagesView]:
    made = PagesView(sample, jobs)
    yield made
    made.close()


def _opened(view: PagesView, qtbot: QtBot, *, template: str = "activity") -> int:
    with qtbot.waitSignal(view.opened, timeout=60_000) as opened:
        view.open(".pdf", "da", template, [1])
    return int(opened.args[0])


def test_pages_are_drawn_as_asked(view: PagesView, qtbot: QtBot) -> None:
    pages = _opened(view, qtbot)
    assert pages == view.pages >= 1
    with qtbot.waitSignal(view.drawn, timeout=60_000) as drawn:
        view.draw(pages, 50.0)
    assert drawn.args[0] == pages
    assert drawn.args[1].startswith(b"\x89PNG")
    assert not view.busy


def test_only_the_last_page_asked_for_meanwhile_is_drawn(view: PagesView, qtbot: QtBot) -> None:
    pages = _opened(view, qtbot, template="full")
    heard: list[int] = []
    view.drawn.connect(lambda page, _png: heard.append(page))
    for page in (1, 2, 3, pages):
        view.draw(page, 40.0)
    qtbot.waitUntil(lambda: bool(heard) and not view.busy, timeout=60_000)
    assert heard == [pages]


def test_pages_that_are_not_there_are_not_drawn(view: PagesView, qtbot: QtBot) -> None:
    pages = _opened(view, qtbot)
    view.draw(pages + 1, 50.0)
    view.draw(0, 50.0)
    assert not view.busy


def test_a_workbook_shows_the_cells_of_its_first_sheet(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.cells, timeout=60_000) as told:
        view.open(".xlsx", "de", "", None)
    rows = told.args[0]
    assert len({len(row) for row in rows}) == 1
    said = {text for row in rows for text in row}
    assert "Verzeichnis von Verarbeitungstätigkeiten" in said
    assert "register-app" not in " ".join(said)


def test_closing_removes_the_file(sample: Session, jobs: Jobs, qtbot: QtBot) -> None:
    view = PagesView(sample, jobs)
    _opened(view, qtbot)
    assert view._made is not None
    folder = Path(view._made.folder.name)
    assert folder.is_dir()
    view.close()
    assert not folder.exists()
    view.open(".pdf", "da", "activity", [1])
    assert not view.busy


def test_closing_while_it_is_made_leaves_nothing(
    sample: Session, jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    view = PagesView(sample, jobs)
    told: list[object] = []
    view.opened.connect(told.append)
    view.failed.connect(told.append)
    view.open(".pdf", "da", "full", None)
    view.close()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=60_000)
    qtbot.waitUntil(lambda: not list(tmp_path.glob("register-app-*")), timeout=10_000)
    assert told == []


def test_a_refusal_comes_at_once(view: PagesView) -> None:
    with pytest.raises(RegisterError):
        view.open(".pdf", "da", "no such shape", None)
    assert not view.busy


def test_a_failure_is_told(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed, timeout=60_000) as told:
        view.open(".pdf", "tlh", "activity", [1])
    assert isinstance(told.args[0], RegisterError)


def test_a_folder_shows_the_beginning_of_each_of_its_tables(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.cells, timeout=60_000) as told:
        view.open_request(Request(suffix="", template="tables"))
    rows = told.args[0]
    assert len({len(row) for row in rows}) == 1
    named = [place for place, row in enumerate(rows) if row[0].partition(":")[0].endswith(".csv")]
    assert rows[named[0]][0].startswith("activities.csv: 11")
    assert rows[named[0] + 1][:3] == ["id", "number", "part"]
    assert rows[named[0] + 2][1] == "RA-0001"
    assert len(named) >= 16
    assert all(later - earlier <= BEGINNING + 3 for earlier, later in pairwise(named))
