"""A large file in the dialogue: what is shown of it costs no look at all of it, and the window is told now and then."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.model.document import Document
from register_app.reading.layouts.rowrecord import RowCells
from register_app.reading.workbook import Sheet, Value, Workbook
from register_app.services import documents, importing, reading
from register_app.services.record import Reader
from register_app.store.register import Register
from register_app.viewmodels.importing.column_lines import lines_of
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.work import check_imported, import_all
from register_app.viewmodels.jobs import Control

ROWS = 1_000


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    monkeypatch.setenv("REGISTER_APP_CONFIG", str(tmp_path / "config"))
    return Register.create(tmp_path / "a.register", title="A", language="en", author="Mette")


@pytest.fixture
def source(register: Register) -> ImportSource:
    rows: list[list[Value]] = [["No.", "Processing activity", "Purpose", "Legal basis", "Recipients"]]
    rows += [
        [number, f"Payroll of department {number}", "Pay salaries", "Art. 6(1)(b)", "Police"]
        for number in range(1, ROWS + 1)
    ]
    made = ImportSource("large.xlsx", content=Workbook("large.xlsx", "xlsx", [Sheet("Register", rows)]))
    assert made.content is not None
    plan = importing.plan(register, reading.interpret(made.content))
    made.take_up(plan, set(range(len(plan.rows))))
    made.guessed, made.state = plan.batch, "ready"
    return made


def test_the_columns_show_examples_without_the_address_of_every_cell(
    source: ImportSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    spell = RowCells.__getitem__

    def counted(cells: RowCells, field: str) -> list[str]:
        asked.append(field)
        return spell(cells, field)

    monkeypatch.setattr(RowCells, "__getitem__", counted)
    lines = lines_of(source)
    assert [line.field for line in lines] == ["number", "name", "purpose", "basis", "recipients"]
    assert [sample.cell for sample in lines[1].samples] == ["B2", "B3", "B4"]
    assert 0 < len(asked) < ROWS


def test_the_window_is_told_how_far_it_is_some_hundred_times_at_most(
    source: ImportSource, register: Register
) -> None:
    told: list[float] = []
    import_all(register, [source], "auto", as_one=False)(Control(lambda share, _text: told.append(share)))
    assert source.outcome is not None
    assert source.outcome.created == ROWS
    assert 50 < len(told) <= 201
    assert told == sorted(told)
    assert told[-1] == 1
    register.close()


def test_the_checks_give_back_what_they_copied_piece_by_piece(
    source: ImportSource, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_all(register, [source], "auto", as_one=False)(Control(lambda _share, _text: None))
    assert source.outcome is not None
    copied: list[Document] = []
    dump = documents.dump

    def dumped(connection: Reader) -> Document:
        copied.append(dump(connection))
        return copied[-1]

    monkeypatch.setattr(documents, "dump", dumped)
    written = set(source.outcome.activities.values())
    told = check_imported(register, written)(Control(lambda _share, _text: None))
    assert told.keys() == written
    assert all(told.values())
    assert copied[0]["activities"] == []
    register.close()
