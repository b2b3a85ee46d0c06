"""What planning and writing an import takes: how much of it grows with the rows, and that it leaves the batch as it was."""

from __future__ import annotations

import copy
import subprocess
import sys
from pathlib import Path

import pytest

from register_app.reading.workbook import Sheet, Value, Workbook
from register_app.services import documents, importing, reading
from register_app.store.register import Register

HEADINGS = (
    "Nr.",
    "Behandlingsaktivitet",
    "Formål",
    "Retsgrundlag",
    "Kategorier af personoplysninger",
    "Modtagere",
    "Journal",
)


def workbook(rows: int) -> Workbook:
    cells: list[list[Value]] = [list(HEADINGS)]
    for number in range(1, rows + 1):
        kind = number % 3
        told = (f"Formål {kind}", "Samtykke", f"Navn {kind}; CPR-nummer", "Politiet; KMD A/S", f"J-{number}")
        cells.append([number, f"Behandling {number}", *told])
    return Workbook("file.xlsx", "xlsx", [Sheet("Fortegnelse", cells)])


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register.create(tmp_path / "a.register", title="A", language="da", author="Mette")


def statements(register: Register, rows: int) -> int:
    """How many statements the plan of so many rows asks the register."""
    batch = reading.interpret(workbook(rows))
    asked: list[str] = []
    connection = register.read()
    connection.set_trace_callback(asked.append)
    try:
        assert importing.plan(register, batch).count("new") == rows
    finally:
        connection.set_trace_callback(None)
    return len(asked)


def test_a_plan_asks_an_empty_register_as_little_for_many_rows_as_for_few(register: Register) -> None:
    few = statements(register, 10)
    assert 0 < few == statements(register, 400)
    register.close()


def test_planning_and_writing_leave_what_was_read_as_it_was(register: Register) -> None:
    """Drafts share the parts of their documents: what is changed in one would change in all of them."""
    batch = reading.interpret(workbook(30))
    before = [copy.deepcopy(draft.activity) for draft in batch.drafts]
    assert batch.drafts[0].activity["data"] is batch.drafts[3].activity["data"]
    report = importing.apply(register, importing.plan(register, batch))
    importing.apply(register, importing.plan(register, batch, "name"))
    assert report.created == 30
    assert [draft.activity for draft in batch.drafts] == before
    written = documents.dump(register.read())["activities"]
    assert [item["data"][0]["category"] for item in written] == ["Navn 1", "Navn 2", "Navn 0"] * 10
    register.close()


_COUNT = """
import re, sys
from re import _compiler as compiler
done = []
compile_ = compiler.compile
def counted(*arguments):
    done.append(arguments[0])
    return compile_(*arguments)
compiler.compile = counted
from pathlib import Path
from register_app.services import reading
assert len(reading.read(Path(sys.argv[1])).drafts) == 2
print(len(done))
"""


def test_the_first_file_after_the_start_compiles_few_expressions(tmp_path: Path) -> None:
    """The words of eleven languages are some six thousand expressions; a file needs few of them."""
    source = tmp_path / "small.csv"
    rows = [
        list(HEADINGS),
        ["1", "Løn", "Udbetale løn", "Art. 6, stk. 1, litra b", "Navn; CPR-nummer", "KMD A/S, USA", "J-1"],
    ]
    rows.append(
        [
            "2",
            "Klager",
            "Besvare klager",
            "Retlig forpligtelse, bogføringsloven § 12",
            "Adresse",
            "Politiet",
            "J-2",
        ]
    )
    source.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _COUNT, str(source)], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) < 1_500
