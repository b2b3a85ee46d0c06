"""A user's own template: headings are enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.table import Table

from register_app.base.i18n import Message
from register_app.model.document import complete_activity, complete_document
from register_app.services import documents, exporting, loading, reading, templates
from register_app.services.export_choices import ExportError
from register_app.services.templates import TemplateRefused
from register_app.store.register import Register
from register_app.writing.labels import document_languages
from register_app.writing.xlsx import fit

HEADINGS = ["No.", "Processing activity", "Purpose", "Legal basis", "Data subjects", "Personal data", "Recipients",
            "Retention period", "Security measures", "Favourite colour"]  # fmt: skip


def template(folder: Path, name: str = "ours.xlsx", headings: list[str] = HEADINGS) -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Our register"
    sheet["A1"] = "Havlund"
    sheet["A1"].font = Font(size=20)
    for column, heading in enumerate(headings, 1):
        sheet.cell(3, column).value = heading
        sheet.cell(4, column).fill = PatternFill("solid", fgColor="FFEEEE00")
    sheet.column_dimensions["C"].width = 40
    other = book.create_sheet("Notes")
    other["A1"] = "Ask legal"
    path = folder / name
    book.save(path)
    return path


def test_headings_are_filled_and_everything_else_stays(sample: Register, tmp_path: Path) -> None:
    source = template(tmp_path)
    before = source.read_bytes()
    result = exporting.export(sample, tmp_path / "out.xlsx", template=str(source))
    held = documents.dump(sample.read())["activities"]
    assert result.activities == len(held)
    book = load_workbook(result.path)
    sheet = book["Our register"]
    assert [cell.value for cell in sheet[3]] == HEADINGS
    assert sheet["A1"].value == "Havlund"
    assert sheet["A1"].font.size == 20
    assert sheet.column_dimensions["C"].width == 40
    assert book["Notes"]["A1"].value == "Ask legal"
    for row, activity in enumerate(held, 4):
        assert sheet.cell(row, 1).value == activity["number"]
        assert sheet.cell(row, 2).value == activity["name"]
        for purpose in activity["purposes"]:
            assert purpose["title"] in str(sheet.cell(row, 3).value)
        assert sheet.cell(row, 10).value is None
        assert sheet.cell(row, 5).fill.fgColor.rgb == "FFEEEE00"
    assert [note.text("en") for note in result.notes] == [
        "The heading “Favourite colour” (J3) is not one that the register can fill; its column stays empty."
    ]
    assert source.read_bytes() == before


def test_it_comes_back_through_the_importer(sample: Register, tmp_path: Path) -> None:
    result = exporting.export(sample, tmp_path / "out.xlsx", template=str(template(tmp_path)))
    held = documents.dump(sample.read())["activities"]
    drafts = reading.read(result.path).drafts
    assert [draft.activity["name"] for draft in drafts] == [item["name"] for item in held]
    for draft, activity in zip(drafts, held, strict=True):
        assert [p["title"] for p in draft.activity.get("purposes", [])] == [
            p["title"] for p in activity["purposes"]
        ]


def test_what_stands_below_the_headings_is_kept(sample: Register, tmp_path: Path) -> None:
    source = template(tmp_path)
    book = load_workbook(source)
    book["Our register"]["B4"] = "An activity of last year"
    book.save(source)
    result = exporting.export(sample, tmp_path / "out.xlsx", template=str(source))
    sheet = load_workbook(result.path)["Our register"]
    assert sheet["B4"].value == "An activity of last year"
    assert sheet["B5"].value == documents.dump(sample.read())["activities"][0]["name"]


def test_tables_and_filters_reach_over_the_new_rows(sample: Register, tmp_path: Path) -> None:
    source = template(tmp_path)
    book = load_workbook(source)
    book["Our register"].add_table(Table(displayName="Ours", ref="A3:J4"))
    book.save(source)
    result = exporting.export(sample, tmp_path / "out.xlsx", template=str(source))
    sheet = load_workbook(result.path)["Our register"]
    assert sheet.tables["Ours"].ref == f"A3:J{3 + result.activities}"


def test_no_text_becomes_a_formula(register: Register, tmp_path: Path) -> None:
    from register_app.services import activities, edit

    made = activities.add_activity(register, name="=1+1")
    edit.set_field(register, made, "notes", "@x")
    result = exporting.export(
        register,
        tmp_path / "out.xlsx",
        template=str(template(tmp_path, headings=["Name", "Purpose", "Notes"])),
    )
    cell = load_workbook(result.path)["Our register"]["A4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("headings", [["Red", "Green", "Blue"], []])
def test_a_template_without_headings_of_a_register_is_refused(
    headings: list[str], sample: Register, tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    with pytest.raises(TemplateRefused):
        exporting.export(sample, target, template=str(template(tmp_path, headings=headings)))
    assert not target.exists()


def test_what_is_no_workbook_or_too_large_or_not_there_is_refused(
    sample: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text.xlsx"
    text.write_text("Name;Purpose\n", encoding="utf-8")
    for path in (text, tmp_path / "nothing.xlsx"):
        with pytest.raises(TemplateRefused):
            templates.look(path)
    monkeypatch.setattr(templates, "LARGEST", 100)
    with pytest.raises(TemplateRefused, match="larger"):
        templates.look(template(tmp_path))


def test_the_template_itself_is_never_written(sample: Register, tmp_path: Path) -> None:
    source = template(tmp_path)
    before = source.read_bytes()
    with pytest.raises(ExportError):
        exporting.export(sample, source, template=str(source))
    assert source.read_bytes() == before


GAPS: dict[str, Any] = {
    "number": "RA-0001",
    "name": "Payroll",
    "purposes": [{"title": "To pay salaries", "description": "", "bases": []}],
    "measures": ["Locks"],
    "answers": {
        "subjects": {"state": "unclarified", "reason": "we have asked HR"},
        "recipients": {"state": "unclarified", "reason": ""},
        "data": {"state": "not_applicable", "reason": "nothing is kept"},
    },
}


@pytest.mark.parametrize("language", document_languages())
def test_what_is_missing_comes_back_as_no_name(register: Register, tmp_path: Path, language: str) -> None:
    with register.edit_rows(Message("load")) as connection:
        loading.Loader(connection).load(complete_document({"activities": [complete_activity(GAPS)]}))
    made = exporting.export(
        register, tmp_path / "out.xlsx", template=str(template(tmp_path)), language=language
    )
    (draft,) = reading.read(made.path).drafts
    assert draft.activity["measures"] == ["Locks"]
    assert [purpose["title"] for purpose in draft.activity["purposes"]] == ["To pay salaries"]
    assert not draft.activity.get("data")
    assert not draft.activity.get("recipients")
    assert draft.activity["answers"]["subjects"]["state"] == "unclarified"
    assert draft.activity["answers"]["data"]["state"] == "not_applicable"


def test_nothing_is_cut_off_where_the_template_leaves_it_open(sample: Register, tmp_path: Path) -> None:
    source = template(tmp_path)
    book = load_workbook(source)
    book["Our register"]["B4"].alignment = Alignment(vertical="center", shrink_to_fit=True)
    book.save(source)
    result = exporting.export(sample, tmp_path / "out.xlsx", template=str(source))
    sheet = load_workbook(result.path)["Our register"]
    long = [
        cell
        for row in sheet.iter_rows(min_row=4, min_col=3)
        for cell in row
        if cell.value
        and fit.lines(str(cell.value), sheet.column_dimensions[cell.column_letter].width or 13) > 1
    ]
    assert long
    for cell in long:
        assert (cell.alignment.wrap_text, cell.alignment.vertical) == (True, "top")
    assert (sheet["B4"].alignment.wrap_text, sheet["B4"].alignment.vertical) == (None, "center")
