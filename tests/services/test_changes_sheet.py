"""The sheet of changes in the workbook: what it says, for whom, and that it comes back as nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from register_app.model.ref import Ref
from register_app.services import documents, edit, exporting, handover, importing, presets, reading, rows
from register_app.services.export_choices import ExportError, Look
from register_app.services.presets import Request
from register_app.store.register import Register

BEFORE = "Before the audit"


@pytest.fixture
def edited(sample: Register) -> Register:
    sample.save_version(BEFORE, "handed_over", "")
    edit.set_field(sample, Ref("activity", 1), "description", "New words")
    edit.set_field(sample, Ref("activity", 1), "owner", "Someone else")
    edit.set_field(sample, Ref("activity", 3), "name", "Another name")
    rows.remove(sample, [Ref("activity", 5)])
    return sample


def sheet(path: Path) -> Any:
    book = load_workbook(path)
    found = [page for page in book if str(page["A2"].value).startswith("changes:")]
    return found[0] if found else None


def told(path: Path) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row[:6]) for row in sheet(path).iter_rows(min_row=5)]


def test_it_tells_what_differs_with_links_to_the_activities(edited: Register, tmp_path: Path) -> None:
    made = exporting.export(edited, tmp_path / "a.xlsx", language="en", look=Look(since=BEFORE))
    rows_told = told(made.path)
    first = documents.dump(edited.read())["activities"][0]
    assert ("RA-0001", first["name"], "Changed", "Description") == rows_told[0][:4]
    assert rows_told[0][5] == "New words"
    assert (rows_told[1][0], rows_told[1][3], rows_told[1][5]) == (
        "RA-0001",
        "Person in charge",
        "Someone else",
    )
    assert [row[0] for row in rows_told] == ["RA-0001", "RA-0001", "RA-0003", "RA-0005"]
    assert rows_told[-1][2:4] == ("Removed", "Processing activity")
    page = sheet(made.path)
    assert page["A1"].value == f"Changes since {BEFORE}"
    assert page["A5"].hyperlink.location.startswith("'Overview'!A")
    assert page["A8"].hyperlink is None


def test_what_is_internal_is_told_only_inside(edited: Register, tmp_path: Path) -> None:
    made = exporting.export(
        edited, tmp_path / "a.xlsx", language="en", look=Look(since=BEFORE, profile="authority")
    )
    assert [row[3] for row in told(made.path)] == ["Description", "Name", "Processing activity"]


def test_nothing_changed_is_said(sample: Register, tmp_path: Path) -> None:
    sample.save_version(BEFORE, "saved", "")
    exporting.export(sample, tmp_path / "a.xlsx", language="en", look=Look(since=BEFORE))
    assert [row[1] for row in told(tmp_path / "a.xlsx")] == ["Nothing has changed."]
    exporting.export(sample, tmp_path / "b.xlsx", language="en")
    assert sheet(tmp_path / "b.xlsx") is None


@pytest.mark.parametrize("language", ["da", "en", "fi", "da+en"])
def test_it_comes_back_as_nothing(edited: Register, tmp_path: Path, language: str) -> None:
    exporting.export(edited, tmp_path / "a.xlsx", language=language, look=Look(since=BEFORE))
    batch = reading.read(tmp_path / "a.xlsx")
    planned = importing.plan(edited, batch)
    assert {row.state for row in planned.rows} == {"same"}
    assert planned.problems == []
    assert batch.cells.filled == batch.cells.imported


def test_long_texts_are_cut_and_the_file_is_the_same_each_time(edited: Register, tmp_path: Path) -> None:
    edit.set_field(edited, Ref("activity", 2), "description", "word " * 8000)
    for name in ("a.xlsx", "b.xlsx"):
        exporting.export(edited, tmp_path / name, language="en", look=Look(since=BEFORE))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    now = next(row[5] for row in told(tmp_path / "a.xlsx") if row[0] == "RA-0002")
    assert str(now).endswith(" …")
    assert len(str(now)) <= 1210


def test_the_command_line_and_a_package_have_it_too(edited: Register, tmp_path: Path) -> None:
    asked = Request(suffix=".xlsx", template="full", since=BEFORE)
    assert f"--since={BEFORE}" in presets.arguments(tmp_path / "r", asked, tmp_path / "a.xlsx")
    assert presets.fitted(Request(suffix=".xlsx", template="cnil", since=BEFORE)).since == ""
    assert presets.fitted(Request(suffix=".json", since=BEFORE)).since == ""
    handover.write_package(edited, tmp_path / "a.zip", name="Second", language="en")
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extract("register.xlsx", tmp_path)
    assert [row[3] for row in told(tmp_path / "register.xlsx")] == [
        "Description",
        "Name",
        "Processing activity",
    ]


def test_other_formats_do_not_promise_it(sample: Register, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="PDF or in the register"):
        exporting.export(sample, tmp_path / "a.json", look=Look(since="1"))
    with pytest.raises(ExportError, match="no chapter of changes"):
        exporting.export(sample, tmp_path / "a.xlsx", template="cnil", look=Look(since="1"))
    with pytest.raises(ExportError, match="Logo, colour and cover text"):
        exporting.export(sample, tmp_path / "a.xlsx", look=Look(accent="#000000"))
