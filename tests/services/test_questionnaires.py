"""Questions that a department answers in a workbook: what it changes comes back as changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import Message
from register_app.model.questionnaire import KEY_PREFIX, QUESTIONS
from register_app.model.ref import Ref
from register_app.services import documents, edit, exporting, importing, loading, reading
from register_app.store.register import Register
from register_app.writing.xlsx import paper
from register_app.writing.xlsx.question_sheet import KEY
from tests.documents import documents as random_documents


def sent(register: Register, folder: Path, where: str | None = None, language: str = "en") -> Path:
    path = folder / "questions.xlsx"
    exporting.export(register, path, template="questionnaire", where=where, language=language)
    return path


def sheet_of(book: Any, register: Register, name: str) -> Worksheet:
    found = register.read().execute("SELECT uuid FROM activity WHERE name = ?", (name,)).fetchone()
    wanted = KEY_PREFIX + (found[0] if found else "")
    found_sheet: Worksheet = next(sheet for sheet in book if sheet.cell(1, KEY).value == wanted)
    return found_sheet


def row_of(sheet: Worksheet, key: str) -> int:
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, KEY).value == key)


def take(register: Register, path: Path) -> importing.ImportReport:
    return importing.apply(register, importing.plan(register, reading.read(path)))


def activity(register: Register, name: str) -> Any:
    return next(item for item in documents.dump(register.read())["activities"] if item["name"] == name)


@pytest.mark.parametrize("language", ["da", "en"])
def test_unanswered_it_changes_nothing(sample: Register, tmp_path: Path, language: str) -> None:
    before = documents.dump(sample.read())
    report = take(sample, sent(sample, tmp_path, language=language))
    assert (report.created, report.updated) == (0, 0)
    assert report.unchanged == len(before["activities"])
    assert not report.problems
    assert documents.dump(sample.read()) == before
    cells = report.batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported


def test_a_sheet_for_each_activity_of_the_department_and_one_more(sample: Register, tmp_path: Path) -> None:
    held = [item for item in documents.dump(sample.read())["activities"] if item["department"] == "HR"]
    book = load_workbook(sent(sample, tmp_path, where="department = HR"))
    visible = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(visible) == 1 + len(held) + 1
    for sheet in visible[1:]:
        assert sheet.column_dimensions["G"].hidden
        asked = [str(cell.value).split("\n")[0] for cell in sheet["A"] if cell.value]
        assert "Who is in charge of it?" in asked


def test_each_activity_of_the_sample_is_one_upright_page(sample: Register, tmp_path: Path) -> None:
    book = load_workbook(sent(sample, tmp_path))
    pages = [sheet for sheet in book if str(sheet.cell(1, KEY).value).startswith(KEY_PREFIX)]
    assert len(pages) == len(documents.dump(sample.read())["activities"]) + 1
    for sheet in pages:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, len(sheet.row_breaks.brk)) == ("portrait", 9, 0)
        rows = sum(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1))
        across = sum(sheet.column_dimensions[get_column_letter(column)].width for column in range(1, KEY))
        scale = (setup.scale or 0) / 100
        assert rows <= paper.depth("A4", scale, upright=True)
        assert 0.97 < across / paper.room("A4", scale, upright=True) <= 1


def test_answers_come_back_as_changes(sample: Register, tmp_path: Path) -> None:
    path = sent(sample, tmp_path, where="department = HR")
    book = load_workbook(path)
    sheet = sheet_of(book, sample, "Recruitment")
    was = activity(sample, "Recruitment")
    sheet.cell(row_of(sheet, "owner"), 2).value = "Birgit Holm"
    sheet.cell(row_of(sheet, "systems"), 2).value = "\n".join([*was["systems"], "The inbox"])
    data = row_of(sheet, "data:0")
    sheet.cell(data, 4).value = "1 year after rejection"
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, KEY).value == "recipients:+")
    sheet.cell(row, 1).value = "Test house"
    sheet.cell(row, 3).value = "Processor"
    sheet.cell(row, 4).value = "Sweden"
    book.save(path)
    rest = [item for item in documents.dump(sample.read())["activities"] if item["name"] != "Recruitment"]
    report = take(sample, path)
    assert (report.created, report.updated) == (0, 1)
    now = activity(sample, "Recruitment")
    assert now["owner"] == "Birgit Holm"
    assert now["systems"] == [*was["systems"], "The inbox"]
    assert now["data"][0]["retention"]["text"] == "1 year after rejection"
    assert now["data"][0]["retention"]["period"] == "P1Y"
    assert now["data"][0]["retention"]["action"] == was["data"][0]["retention"]["action"]
    assert now["data"][1:] == was["data"][1:]
    assert now["purposes"] == was["purposes"]
    added = now["recipients"][-1]
    assert (added["name"], added["role"], added["country"]) == ("Test house", "processor", "SE")
    assert now["recipients"][:-1] == was["recipients"]
    assert [i for i in documents.dump(sample.read())["activities"] if i["name"] != "Recruitment"] == rest


def test_what_the_register_says_since_stays(sample: Register, tmp_path: Path) -> None:
    path = sent(sample, tmp_path)
    book = load_workbook(path)
    sheet = sheet_of(book, sample, "Recruitment")
    sheet.cell(row_of(sheet, "owner"), 2).value = "Birgit Holm"
    book.save(path)
    number = sample.read().execute("SELECT id FROM activity WHERE name = 'Recruitment'").fetchone()[0]
    edit.set_field(sample, Ref("activity", number), "description", "Changed here")
    edit.set_field(sample, Ref("activity", number), "owner", "Changed here")
    planned = importing.plan(sample, reading.read(path))
    assert [(d.key, d.conflict) for row in planned.rows for d in row.differences] == [("owner", True)]
    importing.apply(sample, planned)
    assert activity(sample, "Recruitment")["description"] == "Changed here"
    assert activity(sample, "Recruitment")["owner"] == "Changed here"


def test_an_emptied_row_is_removed_with_what_points_to_it(sample: Register, tmp_path: Path) -> None:
    name = next(
        item["name"] for item in documents.dump(sample.read())["activities"] if len(item["purposes"]) > 1
    )
    was = activity(sample, name)
    path = sent(sample, tmp_path)
    book = load_workbook(path)
    sheet = sheet_of(book, sample, name)
    row = row_of(sheet, "purposes:0")
    for column in range(1, KEY):
        cell: Any = sheet.cell(row, column)
        if type(cell).__name__ == "Cell":
            cell.value = None
    book.save(path)
    assert take(sample, path).updated == 1
    now = activity(sample, name)
    assert now["purposes"] == was["purposes"][1:]
    assert [use["category"] for use in now["data"]] == [use["category"] for use in was["data"]]
    for use, before in zip(now["data"], was["data"], strict=True):
        assert use["purposes"] == [number - 1 for number in before["purposes"] if number > 1]


def test_the_last_sheet_makes_a_new_activity(sample: Register, tmp_path: Path) -> None:
    path = sent(sample, tmp_path, where="department = HR")
    book = load_workbook(path)
    sheet = next(item for item in book if item.cell(1, KEY).value == KEY_PREFIX)
    sheet.cell(row_of(sheet, "name"), 2).value = "Seminars for staff"
    sheet.cell(row_of(sheet, "purposes:+"), 1).value = "To plan seminars"
    sheet.cell(row_of(sheet, "data:+"), 1).value = "Name and allergies"
    book.save(path)
    report = take(sample, path)
    assert (report.created, report.updated) == (1, 0)
    made = activity(sample, "Seminars for staff")
    assert made["purposes"][0]["title"] == "To plan seminars"
    assert made["data"][0]["category"] == "Name and allergies"
    assert made["number"]
    assert made["status"] == "draft"


def test_what_is_written_below_is_told(sample: Register, tmp_path: Path) -> None:
    path = sent(sample, tmp_path, where="department = HR")
    book = load_workbook(path)
    sheet = sheet_of(book, sample, "Recruitment")
    sheet.cell(sheet.max_row + 2, 1).value = "Call me about this"
    book.save(path)
    report = take(sample, path)
    assert [problem.sheet for problem in report.problems] == [sheet.title]
    assert "Call me" in report.problems[0].message.text("en")


def test_choices_are_offered_in_every_language(sample: Register, tmp_path: Path) -> None:
    for language in ("da", "en"):
        book = load_workbook(sent(sample, tmp_path, language=language))
        sheet = sheet_of(book, sample, "Recruitment")
        kinds = {field.kind for question in QUESTIONS for field in question.fields} - {"text", "lines"}
        assert len(sheet.data_validations.dataValidation) == len(kinds)


@settings(max_examples=10, deadline=None)
@given(random_documents(activities=2, long=True))
def test_any_register_comes_back_unchanged(tmp_path_factory: pytest.TempPathFactory, document: Any) -> None:
    folder = tmp_path_factory.mktemp("back")
    with Register.create(folder / "a.register", title="R", language="en", author="tester") as register:
        with register.edit_rows(Message("load")) as connection:
            loading.Loader(connection).load(document)
        before = documents.dump(register.read())
        report = take(register, sent(register, folder))
        assert (report.created, report.updated) == (0, 0)
        assert documents.dump(register.read()) == before
