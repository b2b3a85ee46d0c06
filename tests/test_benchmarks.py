"""The benchmarks measure what they say: small sizes, no judgement of times."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from benchmarks import __main__ as command
from benchmarks import registers, spreadsheets
from benchmarks.cases import CASES
from benchmarks.measure import Case, Pair, Proof, Result, Run, Side, Target, measure
from register_app.services import documents
from register_app.store.register import Register

DISTINCT = tuple({case.prepare: case for case in reversed(CASES)}.values())[::-1]
"""Those that differ in more than their full size, which is not the one of the tests."""


def test_the_generated_register_is_the_same_each_time_and_no_two_activities_have_one_name() -> None:
    assert registers.document(60) == registers.document(60)
    names = [activity["name"] for activity in registers.document(6_000)["activities"]]
    assert len(set(names)) == len(names)


def test_what_is_generated_is_what_the_register_file_holds(tmp_path: Path) -> None:
    content = registers.document(25)
    with Register.open(registers.write(tmp_path / "made.register", content)) as register:
        held = documents.dump(register.read())
        assert register.verify() == []
    assert held["activities"] == content["activities"]


def test_the_generated_spreadsheet_has_twenty_columns(tmp_path: Path) -> None:
    book = load_workbook(spreadsheets.write(tmp_path / "source.xlsx", 12))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(spreadsheets.HEADINGS) == 20
    assert rows[2] == spreadsheets.HEADINGS
    assert [list(row) for row in rows[3:]] == [
        [text or None for text in row] for row in spreadsheets.rows(12)
    ]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all of them: a register of one size is written once, as it is for the command."""
    folder = tmp_path_factory.mktemp("benchmarks")
    (folder / registers.SHARED).mkdir()
    return folder


@pytest.mark.parametrize("case", DISTINCT, ids=lambda case: str(case.name))
def test_each_benchmark_does_its_work_on_both_sides(case: Case, scratch: Path) -> None:
    folder = scratch / case.name
    folder.mkdir()
    result = measure(case, folder, case.quick, 1, warm=False)
    for side in (result.ours, result.floor):
        assert [run.seconds > 0 for run in side.runs] == [True]
    ours, floor = result.ours.proof, result.floor.proof
    known = _window_did(case, ours, floor) or _files_did(case, ours, floor)
    assert known, f"nothing is asserted of {case.name}"


def _window_did(case: Case, ours: Proof, floor: Proof) -> bool:
    """Whether it is a benchmark of the window or the register, which did its work."""
    match case.name:
        case "start" | "first-20000" | "first-crashed":
            assert (ours, floor) == ({"rows": case.quick}, {"rows": 0})
        case "open" | "sort":
            assert ours == floor == {"rows": case.quick}
        case "activity":
            assert ours == floor == {"rows": 1}
        case "key":
            assert ours == {"keys": floor["keys"], "stored": 1}
        case "gap-open" | "gap-scroll" | "gap-sort" | "gap-look" | "gap-catalogues":
            assert ours == floor == {"rows": case.quick}
        case "gap-undo" | "gap-bulk":
            assert ours == floor == {"rows": case.quick}
        case "gap-search":
            assert ours == floor
            assert ours["keys"] > 5
        case "search":
            assert ours == floor
            assert 0 < ours["found"] < case.quick
        case "edit":
            assert ours == floor == {"steps": 20}
        case "gap-preview" | "gap-apply" | "gap-export":
            assert ours == floor == {"activities": case.quick}
        case _:
            return False
    return True


def _files_did(case: Case, ours: Proof, floor: Proof) -> bool:
    """Whether it is a benchmark of what comes in and goes out, which did its work."""
    match case.name:
        case "read":
            assert ours["rows"] == case.quick + 3
            assert floor["filled"] > 15 * case.quick
        case "import":
            assert ours["activities"] == case.quick
            assert ours["filled"] == floor["filled"]
            assert floor["rows"] > 10 * case.quick
        case "plan-20000" | "preview-200" | "preview-first" | "child-20000" | "editor-20000":
            assert ours["activities"] == case.quick
            assert ours["filled"] == floor["filled"] > 20 * case.quick
        case "apply-20000":
            assert ours["activities"] == floor["activities"] == case.quick
            assert floor["rows"] > 10 * case.quick
        case "excel-1000" | "excel-5000" | "forms":
            assert ours["cells"] == floor["cells"] > 20 * case.quick
        case "pdf" | "pdf-5000":
            assert ours["pages"] == floor["pages"] > case.quick
        case "pdf-office":
            assert min(ours["pages"], floor["pages"]) > case.quick
        case "json" | "json-1000":
            assert ours["bytes"] > 1_000 * case.quick
        case "verify":
            assert ours["findings"] == floor["findings"] == 0
            assert floor["rows"] > 20 * case.quick
        case _:
            return False
    return True


def fixed(seconds: float) -> Run:
    return Run(seconds, seconds, {"rows": 1})


def test_both_sides_run_in_turns_after_one_run_to_warm_up(tmp_path: Path) -> None:
    order: list[str] = []

    def side(name: str, seconds: float) -> Run:
        order.append(name)
        return fixed(seconds)

    def prepare(folder: Path, size: int) -> Pair:
        return Pair(lambda: side("a", 6.0), lambda: side("b", 2.0), lambda: order.append("closed"))

    result = measure(Case("x", "X", "nothing", 1, 1, prepare, Target(3)), tmp_path, 1, 3)
    assert order == ["a", "b"] * 4 + ["closed"]
    assert result.ratio == 3
    assert result.met is True


@pytest.mark.parametrize(
    ("target", "met"),
    [
        (Target(3), True),
        (Target(2.9), False),
        (Target(6, "ms"), True),
        (Target(5, "ms"), False),
        (Target(40, "MB"), True),
        (Target(39, "MB"), False),
        (None, None),
    ],
)
def test_a_target_is_a_ratio_milliseconds_or_megabytes(
    target: Target | None, met: bool | None, tmp_path: Path
) -> None:
    case = Case(
        "x", "X", "nothing", 1, 1, lambda _folder, _size: Pair(lambda: fixed(1), lambda: fixed(1)), target
    )
    ours, floor = (replace(fixed(seconds), memory=mb) for seconds, mb in ((0.006, 40.0), (0.002, 40 / 3)))
    result = Result(case, 1, Side([ours] * 3), Side([floor] * 3))
    assert result.met is met
    assert result.to_json()["ratio"] == 3


def test_the_ratio_is_taken_between_neighbours_so_that_a_busy_minute_does_not_count() -> None:
    case = Case("x", "X", "nothing", 1, 1, lambda _folder, _size: Pair(lambda: fixed(1), lambda: fixed(1)))
    ours, floor = Side([fixed(2), fixed(20), fixed(2)]), Side([fixed(1), fixed(10), fixed(1)])
    assert Result(case, 1, ours, floor).ratio == 2


def test_what_is_compiled_is_kept_while_it_is_measured_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "measured_module", raising=False)
    (tmp_path / "measured_module.py").write_text("KNOWN = 1\n", encoding="utf-8")
    code = tmp_path / "code"
    with command.compiled(code):
        importlib.import_module("measured_module")
        assert [path.name.split(".")[0] for path in code.rglob("*.pyc")] == ["measured_module"]
        child = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"]
        told = subprocess.run(child, capture_output=True, text=True, check=True).stdout.strip()
        assert told == f"False {code}"
    assert sys.dont_write_bytecode
    assert os.environ["PYTHONDONTWRITEBYTECODE"] == "1"


def test_the_command_prints_a_table_and_writes_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "figures.json"
    command.main(
        ["--quick", "--only", "open", "--only", "edit", "--json", str(out), "--folder", str(tmp_path)]
    )
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert [item["name"] for item in figures["results"]] == ["open", "edit"]
    edit = figures["results"][1]
    assert edit["target"] == {"most": 3, "unit": "ratio"}
    assert edit["met"] is (edit["ratio"] <= 3) or abs(edit["ratio"] - 3) < 0.001
    assert set(edit["ours"]) == {"seconds", "cpu", "runs", "did"}
    assert edit["floor"]["did"] == {"steps": 20}
    printed = capsys.readouterr().out
    assert "one edit, stored and sealed" in printed
    assert "≤ 3 ×" in printed
    assert list(tmp_path.iterdir()) == [out]
