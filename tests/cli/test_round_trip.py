"""Handing out and taking back on the command line: shapes, a template of one's own, an edited workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Run


def edited(path: Path, name: str, owner: str) -> None:
    book = load_workbook(path)
    sheet: Any = book["Overview"]
    keys = {str(cell.value).partition(":")[2]: place for place, cell in enumerate(sheet[2], 1)}
    for row in range(5, sheet.max_row + 1):
        if sheet.cell(row, keys["activity.name"]).value == name:
            sheet.cell(row, keys["activity.owner"]).value = owner
    book.save(path)


def owner(run: Run, file: Path, name: str) -> str:
    activities = run("show", file, "--json").json["activities"]
    return next(str(item["owner"]) for item in activities if item["name"] == name)


def test_shapes_are_listed_with_their_source(run: Run) -> None:
    listed = {item["name"]: item for item in run("export", "--templates", "--json").json["templates"]}
    for name in (
        "ico-controller",
        "ico-processor",
        "cnil",
        "datatilsynet",
        "dsk-controller",
        "edps",
        "garante",
    ):
        assert listed[name]["formats"] == [".xlsx"]
        assert listed[name]["source"]
    assert "not an official form" in listed["garante"]["source"]
    told = run("export", "--templates").out
    assert "Information Commissioner" in told


def test_a_processor_shape_says_what_it_leaves_out(run: Run, file: Path) -> None:
    result = run("export", file, "out.xlsx", "--template", "ico-processor")
    assert result.status == 0
    assert "10 as controller are not in it" in result.err
    assert "not an official form" in result.err


def test_a_shape_is_only_made_as_a_workbook(run: Run, file: Path) -> None:
    result = run("export", file, "out.pdf", "--template", "cnil")
    assert result.status != 0
    assert ".xlsx" in result.err


def test_an_edited_part_comes_back(run: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "hr.xlsx"
    assert run("export", file, path, "--where", "department = HR").status == 0
    edited(path, "Recruitment", "Birgit Holm")
    dry = run("import", file, path, "--dry-run", "--report", "r.json", "--lang", "en")
    assert "0 new, 1 changed, 1 the same, 0 left out" in dry.out
    assert owner(run, file, "Recruitment") != "Birgit Holm"
    assert run("import", file, path).status == 0
    assert owner(run, file, "Recruitment") == "Birgit Holm"
    assert len(run("show", file, "--json").json["activities"]) == 11
    assert "0 new, 0 changed, 2 the same" in run("import", file, path, "--lang", "en").out


def test_theirs_is_taken_when_asked(run: Run, file: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    for path, name in ((one, "Birgit Holm"), (two, "Ole Bech")):
        run("export", file, path)
        edited(path, "Recruitment", name)
    # Both were handed out before either came back.
    run("import", file, one)
    register = owner(run, file, "Recruitment")
    two_again = run("import", file, two, "--lang", "en")
    assert register == "Birgit Holm"
    assert "0 new, 0 changed" in two_again.out
    assert "Recruitment" in two_again.out
    assert owner(run, file, "Recruitment") == "Birgit Holm"
    assert "1 changed" in run("import", file, two, "--take", "theirs", "--lang", "en").out
    assert owner(run, file, "Recruitment") == "Ole Bech"


def test_a_template_of_one_s_own(run: Run, file: Path, tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Processing activity", "Purpose", "Retention period", "Security measures"])
    book.save(tmp_path / "ours.xlsx")
    result = run("export", file, "out.xlsx", "--template", "ours.xlsx")
    assert result.status == 0
    filled: Any = load_workbook(tmp_path / "out.xlsx").active
    assert filled.max_row == 12
    assert filled["A2"].value == "Loan agreements and payments"
    missing = run("export", file, "out2.xlsx", "--template", "nowhere.xlsx", "--lang", "en")
    assert missing.status != 0
    assert "nowhere.xlsx" in missing.err
    assert not (tmp_path / "out2.xlsx").exists()
