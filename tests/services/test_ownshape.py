"""A workbook in the shape of an authority that comes back: what it says, exactly, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from register_app.base.i18n import Message
from register_app.model.document import complete_activity, complete_document
from register_app.model.text import one_line
from register_app.services import documents, export_choices, exporting, importing, reading
from register_app.services.loading import Loader
from register_app.services.shape_facts import Cells, cells_of
from register_app.store.register import Register
from register_app.writing.shapes.book import write_shape
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.shape import Shape, shape, shapes
from register_app.writing.shapes.words import ShapeLabels
from tests.documents import documents as random_documents

NAMES = [item.name for item in shapes()]
DAY = dt.date(2026, 3, 31)


def known(name: str) -> Shape:
    found = shape(name)
    assert found is not None
    return found


def says(activity: Any, item: Shape, common: str = "") -> Cells:
    return cells_of(activity, item, Fills(ShapeLabels(item.language), common=common))


@contextmanager
def empty(folder: Path, name: str) -> Iterator[Register]:
    with Register.create(folder / f"{name}.register", title="", language="en", author="tester") as register:
        yield register


def taken(register: Register, path: Path) -> list[Any]:
    importing.apply(register, importing.plan(register, reading.read(path)))
    return list(documents.dump(register.read())["activities"])


def mine(document: Mapping[str, Any], item: Shape) -> list[Any]:
    return [activity for activity in document["activities"] if activity["part"] == item.part]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=6)
@given(document=random_documents(activities=3))
def test_any_register_says_the_same_in_a_shape_again(
    tmp_path_factory: pytest.TempPathFactory, name: str, document: Any
) -> None:
    item, folder = known(name), tmp_path_factory.mktemp("shape")
    path = write_shape(document, item, folder / "a.xlsx", day=DAY).path
    batch = reading.read(path)
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    assert not batch.problems
    with empty(folder, "other") as register:
        back = taken(register, path) if mine(document, item) else []
    # Measures are names, each of one line: so the common ones come back where an activity has none of its own.
    lines = map(one_line, document["register"]["security"].split("\n"))
    common = "\n".join(line for line in lines if line)
    assert len(back) == len(mine(document, item))
    for now, before in zip(back, mine(document, item), strict=True):
        one, other = says(now, item), says(before, item, common)
        assert one.tables == other.tables
        assert {fill: text for fill, text in one.texts.items() if text != other.texts[fill]} == {
            fill: text for fill, text in other.texts.items() if text != one.texts[fill]
        }
        assert one.extra == other.extra


def test_data_told_in_two_places_keep_their_order(tmp_path: Path) -> None:
    uses = [
        {"category": "Names", "sensitivity": "ordinary", "retention": {"text": "5 years"}},
        {"category": "Health", "sensitivity": "special", "retention": {"text": "2 years"}},
        {"category": "Hobbies", "sensitivity": "ordinary"},
        {"category": "Faith", "sensitivity": "special"},
        {"category": "Salary", "sensitivity": "ordinary", "retention": {"text": "1 year"}},
    ]
    document = complete_document({"activities": [{"number": "1", "name": "Payroll", "data": uses}]})
    path = write_shape(document, known("dsk-controller"), tmp_path / "a.xlsx", day=DAY).path

    def order(register: Register) -> list[str]:
        return [use["category"] for use in taken(register, path)[0]["data"]]

    with empty(tmp_path, "new") as register:  # only the time limits tell it
        assert order(register) == ["Names", "Hobbies", "Health", "Faith", "Salary"]
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "Names\nHobbies\nSalary":
                    cell.value = "Names\nLeisure\nHobbies\nSalary"
    book.save(path)
    with empty(tmp_path, "own") as register:
        with register.edit_rows(Message("Import")) as connection:
            Loader(connection).load(document)
        assert order(register) == ["Names", "Leisure", "Health", "Hobbies", "Faith", "Salary"]


@pytest.mark.parametrize("name", NAMES)
def test_untouched_it_changes_nothing(sample: Register, tmp_path: Path, name: str) -> None:
    path = exporting.export(sample, tmp_path / "a.xlsx", template=name).path
    planned = importing.plan(sample, reading.read(path))
    if {"number", "name"} & {column.fill for column in known(name).columns}:
        assert [row.state for row in planned.rows] == ["same"] * len(planned.rows)
    else:  # a shape that calls no activity by a name
        assert not [row for row in planned.rows if row.activity_id]
    assert len(planned.rows) == len(mine(documents.dump(sample.read()), known(name)))


@pytest.mark.parametrize("profile", ["internal", "authority", "public"])
def test_untouched_it_changes_nothing_whatever_was_left_out(
    sample: Register, tmp_path: Path, profile: str
) -> None:
    look = export_choices.Look(profile=profile)
    path = exporting.export(sample, tmp_path / "a.xlsx", template="apd-gba", look=look).path
    assert {row.state for row in importing.plan(sample, reading.read(path)).rows} == {"same"}


@pytest.mark.parametrize(
    ("name", "heading", "text", "key"),
    [
        ("datatilsynet", "formålene", "At finde medarbejdere", "purposes"),
        ("dsk-controller", "Kategorien betroffener Personen", "Bewerber", "data"),
        ("garante", "Misure", "Cifratura", "measures"),
        ("cnil", "Responsable(s) conjoint(s)", "Havlund Bank", "joint_controllers"),
    ],
)
def test_a_changed_cell_is_that_change_alone(
    sample: Register, tmp_path: Path, name: str, heading: str, text: str, key: str
) -> None:
    path = exporting.export(sample, tmp_path / "a.xlsx", template=name).path
    held = next(item for item in documents.dump(sample.read())["activities"] if item["name"] == "Recruitment")
    book = load_workbook(path)
    changed = 0
    for sheet in book:
        rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
        if known(name).kind == "forms":
            if rows[0][0] == "Recruitment":
                (row,) = [place for place, cells in enumerate(rows) if cells[0].startswith(heading)]
                sheet.cell(row + 1, 2, text)
                changed += 1
        elif any("Recruitment" in cells for cells in rows):
            (row,) = [place for place, cells in enumerate(rows) if "Recruitment" in cells]
            head = next(
                cells for cells in rows if any(heading.casefold() in cell.casefold() for cell in cells)
            )
            (column,) = [place for place, cell in enumerate(head) if heading.casefold() in cell.casefold()]
            sheet.cell(row + 1, column + 1, text)
            changed += 1
    assert changed == 1
    book.save(path)
    planned = importing.plan(sample, reading.read(path))
    assert [
        (row.name, [item.key for item in row.differences]) for row in planned.rows if row.differences
    ] == [("Recruitment", [key])]
    importing.apply(sample, planned)
    now = next(item for item in documents.dump(sample.read())["activities"] if item["name"] == "Recruitment")
    assert text in str(now[key])  # type: ignore[literal-required]
    assert {**now, key: None} == {**held, key: None}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_no_name(tmp_path: Path, name: str) -> None:
    """In every language a gap comes back as a gap, and a reason as a reason."""
    item = known(name)
    slots = (
        ["recipients", "transfers", "retention"] if item.part == "controller" else ["clients", "transfers"]
    )
    activity = complete_activity(
        {
            "id": "6b1c1f4c-2f6e-4c53-9d3f-0c5f4c7f1d11",
            "number": "RA-0001",
            "part": item.part,
            "name": "Payroll",
            "purposes": [{"title": "To pay", "description": "", "bases": []}],
            "answers": {
                slots[0]: {"state": "unclarified", "reason": "We have asked\nthe bank"},
                slots[1]: {"state": "not_applicable", "reason": "All is in Denmark"},
            },
        }
    )
    document = complete_document({"activities": [activity]})
    path = write_shape(document, item, tmp_path / "a.xlsx", day=DAY).path
    (draft,) = reading.read(path).drafts
    asked = {slot for slot in slots[:2] if _has(item, slot)}
    assert draft.activity.get("answers", {}) == {slot: activity["answers"][slot] for slot in asked}
    empty_keys = {"data", "recipients", "transfers", "measures", "clients", "processing", "joint_controllers"}
    assert not empty_keys & draft.activity.keys()


def _has(item: Shape, slot: str) -> bool:
    fills = {column.fill for column in item.columns} | {
        fill for part in item.sections for _, fill in part.rows
    }
    tables = {part.table.of for part in item.sections if part.table}
    others = {"transfers": "transfer_places", "recipients": "recipient_names"}
    known_fills = {slot, others.get(slot, slot), f"{slot}_other"}
    return bool(
        known_fills
        & (fills if item.kind == "rows" else {f for p in item.sections for _, f in p.rows} | tables)
    )


def test_what_a_colleague_adds_is_kept_or_told(sample: Register, tmp_path: Path) -> None:
    path = exporting.export(sample, tmp_path / "a.xlsx", template="garante").path
    book = load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 30) if str(sheet.cell(row, 1).value) == "Tipologia di trattamento")
    last = len(known("garante").columns) + 1
    sheet.cell(head, last, "Comment")
    sheet.cell(head + 1, last, "Ask legal")
    book.create_sheet("Mine")["A1"] = "A note"
    book.save(path)
    batch = reading.read(path)
    assert batch.drafts[0].activity["extra"] == {"Comment": "Ask legal"}
    assert [(item.sheet, item.cell) for item in batch.problems] == [("Mine", "A1")]
    assert batch.cells.kept_as_extra == 1
    assert batch.cells.reported == 1


def test_a_choice_of_the_user_reads_it_as_any_table(sample: Register, tmp_path: Path) -> None:
    from register_app.reading.layouts import Choices

    path = exporting.export(sample, tmp_path / "a.xlsx", template="garante").path
    assert reading.read(path).exported_shape == "garante"
    assert reading.read(path, Choices(date_order="dmy")).exported_shape == ""


def test_a_file_of_the_authority_s_own_is_read_as_any_other(tmp_path: Path) -> None:
    """Without the letters of Art. 30 that only this program writes below the headings."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.append([column.heading for column in known("ico-controller").columns])
    sheet.append(["HR", "To pay salaries", "", "Staff", "Name, bank account"])
    book.save(tmp_path / "a.xlsx")
    batch = reading.read(tmp_path / "a.xlsx")
    assert batch.exported_shape == ""
    assert {use["category"] for use in batch.drafts[0].activity["data"]} == {"Name", "bank account"}


def test_a_transfer_that_says_nothing_is_told_as_missing(tmp_path: Path) -> None:
    """Else the cell is empty, and comes back as a question that nobody was asked."""
    document = complete_document({"activities": [{"name": "Payroll", "transfers": [{}]}]})
    item = known("ico-controller")
    path = write_shape(document, item, tmp_path / "a.xlsx", day=DAY).path
    with empty(tmp_path, "other") as register:
        (back,) = taken(register, path)
    one, other = says(back, item), says(document["activities"][0], item)
    assert one.texts == other.texts
    assert other.texts["transfer_places"]
