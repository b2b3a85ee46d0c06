from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from register_app.model.document import Document, complete_activity
from register_app.services import documents as service
from register_app.services import reading
from register_app.services import sample as samples
from register_app.store.register import Register
from register_app.writing.shapes.book import ShapeResult, write_shape
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.shape import EVIDENCE, Shape, shape, shapes
from register_app.writing.shapes.words import ShapeLabels
from register_app.writing.xlsx import fit, paper
from tests.documents import documents

DAY = dt.date(2026, 3, 31)
NAMES = [item.name for item in shapes()]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Document]:
    @cache
    def dumped(language: str) -> Document:
        path = tmp_path_factory.mktemp("sample") / "a.register"
        with Register.create(path, title="Record", language=language, author="tester") as register:
            samples.fill(register, language)
            return service.dump(register.read())

    return dumped


def known(name: str) -> Shape:
    found = shape(name)
    assert found is not None
    return found


def fills(item: Shape) -> set[str]:
    found = set() if item.kind == "forms" else {column.fill for column in item.columns}
    for section in item.sections:
        found.update(fill for _, fill in section.rows)
        if section.table:
            found.add(section.table.of)
            found.update(what for _, what in section.table.columns if section.table.of.startswith("data"))
    return found


def written(document: Document, item: Shape, folder: Path) -> ShapeResult:
    return write_shape(document, item, folder / f"{item.name}.xlsx", day=DAY)


# What of an activity a shape has when it has one of these fills, as the importer should give it back.
def _purposes(activity: Any) -> Any:
    return [purpose["title"] for purpose in activity["purposes"]]


def _bases(activity: Any) -> Any:
    return [
        {(basis["article"]) for basis in purpose["bases"] if basis["article"]}
        for purpose in activity["purposes"]
    ]


def _retention(activity: Any) -> Any:
    return {
        (use["category"], use["retention"]["period"], use["retention"]["action"])
        for use in activity["data"]
        if use["retention"]["period"]
    }


FACTS: dict[str, tuple[frozenset[str], Callable[[Any], Any]]] = {
    "number": (frozenset({"number"}), lambda activity: activity["number"]),
    "name": (frozenset({"name"}), lambda activity: activity["name"]),
    "department": (frozenset({"department"}), lambda activity: activity["department"]),
    "purposes": (frozenset({"purposes", "purpose_main"}), _purposes),
    "bases": (frozenset({"bases", "bases6"}), _bases),
    "subjects": (
        frozenset({"subjects"}),
        lambda activity: {name for use in activity["data"] for name in use["subjects"]},
    ),
    "data": (
        frozenset({"data", "data_ordinary"}),
        lambda activity: {use["category"] for use in activity["data"] if use["category"]},
    ),
    "retention": (frozenset({"retention"}), _retention),
    "recipients": (
        frozenset({"recipients", "recipient_names", "recipients_other"}),
        lambda activity: {item["name"] for item in activity["recipients"]},
    ),
    "transfers": (
        frozenset({"transfers", "transfer_places"}),
        lambda activity: [item["country"] for item in activity["transfers"]],
    ),
    "mechanisms": (
        frozenset({"transfers", "safeguards"}),
        lambda activity: [item["mechanism"] for item in activity["transfers"]],
    ),
    "measures": (frozenset({"measures"}), lambda activity: set(activity["measures"])),
    "systems": (frozenset({"systems"}), lambda activity: set(activity["systems"])),
    "clients": (frozenset({"clients"}), lambda activity: set(activity["clients"])),
    "processing": (frozenset({"processing"}), lambda activity: set(activity["processing"])),
}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_shape_has_comes_back_through_the_importer(
    name: str, sample: Callable[[str], Document], tmp_path: Path
) -> None:
    item = known(name)
    document = sample("da" if item.language == "da" else "en")
    result = written(document, item, tmp_path)
    batch = reading.read(result.path)
    mine = [activity for activity in document["activities"] if activity["part"] == item.part]
    assert result.activities == len(mine) == len(batch.drafts) > 0
    wrong = []
    for activity, draft in zip(mine, batch.drafts, strict=True):
        back = complete_activity(draft.activity)
        for fact, (by, of) in FACTS.items():
            if fills(item) & by and of(activity) != of(back):
                wrong.append((activity["number"], fact, of(activity), of(back)))
    assert not wrong, wrong
    controller = document["register"]["controller"]
    assert controller is not None
    assert batch.register["controller"]["name"] == controller["name"]
    assert batch.register["dpo"]["email"] == document["register"]["dpo"]["email"]  # type: ignore[index]


@pytest.mark.parametrize("name", NAMES)
def test_a_shape_says_where_its_headings_come_from(name: str) -> None:
    item = known(name)
    assert item.evidence in EVIDENCE
    assert item.authority
    assert item.source
    assert not (item.official and item.evidence != "primary")
    assert set(item.titles) == {"da", "en"}
    assert item.part in ("controller", "processor")
    told = item.sourced().text("en")
    assert item.authority in told
    assert ("not an official form" in told) is not item.official
    assert not item.date or item.date in told
    da = item.sourced().text("da")
    assert item.source in da


@pytest.mark.parametrize("name", NAMES)
def test_a_shape_only_asks_for_what_can_be_filled(name: str) -> None:
    item = known(name)
    empty: Any = complete_activity({})
    filler = Fills(ShapeLabels(item.language))
    for column in item.columns:
        filler.cell(empty, column.fill, column.heading)
    for section in item.sections:
        for label, fill in section.rows:
            filler.cell(empty, fill, label)
        if section.table is not None:
            keys = {key for row in filler.items(FULL, section.table.of) for key in row}
            asked = {what for _, what in section.table.columns if not what.startswith("#") and what != "none"}
            assert asked <= keys, section.table.of
    roles = {"controller", "joint_controllers", "representative", "dpo"}
    assert {role for _, role in item.contacts} <= roles


FULL: Any = complete_activity(
    {
        "data": [{"category": "Name"}, {"category": "Health", "sensitivity": "special"}],
        "recipients": [{"name": "Bank", "role": "processor", "country": "DK"}],
        "transfers": [{"country": "US", "mechanism": "46(2)(c)"}],
        "measures": ["Locks"],
        "data_special": [],
    }
)


def test_a_shape_leaves_out_the_other_part_and_counts_it(
    sample: Callable[[str], Document], tmp_path: Path
) -> None:
    document = sample("en")
    parts = [activity["part"] for activity in document["activities"]]
    for name, part in (("ico-controller", "controller"), ("ico-processor", "processor")):
        result = written(document, known(name), tmp_path)
        assert result.activities == parts.count(part) > 0
        assert result.other_part == len(parts) - parts.count(part) > 0
        told = "".join(
            str(cell.value)
            for sheet in load_workbook(result.path)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        )
        for activity in document["activities"]:
            if activity["part"] == "controller":
                assert (activity["purposes"][0]["title"] in told) == (part == "controller")


@settings(max_examples=8, deadline=None)
@given(documents(activities=3))
def test_every_shape_takes_every_text_and_makes_no_formula(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    for item in shapes():
        result = written(document, item, tmp_path_factory.mktemp("shape"))
        with zipfile.ZipFile(result.path) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    assert b"<f>" not in archive.read(name)
        book = load_workbook(result.path)
        assert tuple(book.sheetnames) == result.sheets
        for sheet in book:
            for row in range(1, sheet.max_row + 1):
                height = sheet.row_dimensions[row].height
                assert height is None or 0 < height <= fit.MAX_HEIGHT


def test_a_text_longer_than_a_cell_stands_whole_in_the_annex(
    sample: Callable[[str], Document], tmp_path: Path
) -> None:
    document: Any = {**sample("en"), "activities": [dict(sample("en")["activities"][0])]}
    text = " ".join(f"word{number}" for number in range(6000))
    assert len(text) > fit.CELL_LIMIT
    document["activities"][0]["measures"] = [text]
    result = written(document, known("ico-controller"), tmp_path)
    ((sheet, cell, place),) = result.shortened
    book = load_workbook(result.path)
    shown = book[sheet][cell].value
    assert text.startswith(shown[:1000])
    assert place.split(", ")[1] in shown
    annex = book[result.sheets[-1]]
    whole = "".join(str(annex.cell(row, 3).value) for row in range(2, annex.max_row + 1))
    assert whole == text


def test_the_same_document_and_day_give_the_same_bytes(
    sample: Callable[[str], Document], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    for name in ("ico-controller", "cnil"):
        first = written(sample("en"), known(name), tmp_path).path.read_bytes()
        assert first == written(sample("en"), known(name), tmp_path / "other").path.read_bytes()


def test_what_the_register_keeps_under_a_heading_of_a_shape_fills_it(
    sample: Callable[[str], Document], tmp_path: Path
) -> None:
    document: Any = {**sample("en"), "activities": [dict(sample("en")["activities"][0])]}
    document["activities"][0]["extra"] = {"Rights available to individuals": "All but portability"}
    result = written(document, known("ico-controller"), tmp_path)
    batch = reading.read(result.path)
    assert "All but portability" in str(batch.drafts[0].activity)
    sheet = load_workbook(result.path).worksheets[0]
    assert any(cell.value == "All but portability" for row in sheet.iter_rows() for cell in row)


def test_a_form_stands_on_one_upright_page(sample: Callable[[str], Document], tmp_path: Path) -> None:
    """Breaks and scales of our own hold in Excel only without "fit to page"."""
    for name in ("cnil", "dsk-controller", "edps"):
        result = written(sample("en"), known(name), tmp_path)
        forms = [sheet for sheet in load_workbook(result.path) if sheet.page_setup.orientation == "portrait"]
        assert len(forms) == result.activities
        for sheet in forms:
            assert sheet.page_setup.paperSize == 9
            assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
            letters = [get_column_letter(number) for number in range(1, sheet.max_column + 1)]
            width = sum(sheet.column_dimensions[letter].width for letter in letters)
            assert 0.9 < width / paper.room("A4", (sheet.page_setup.scale or 100) / 100, upright=True) <= 1
            high = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
            assert high <= paper.depth("A4", (sheet.page_setup.scale or 100) / 100, upright=True)
            assert not sheet.row_breaks.brk


def test_a_part_of_a_long_form_stays_on_one_page(sample: Callable[[str], Document], tmp_path: Path) -> None:
    activity: Any = dict(sample("en")["activities"][0])
    activity["measures"] = [f"Measure {number}" for number in range(15)]
    activity["recipients"] = [{**activity["recipients"][0], "name": f"Name {number}"} for number in range(15)]
    activity["data"] = [{**activity["data"][0], "category": f"Kind {number}"} for number in range(15)]
    item = known("cnil")
    sheet = load_workbook(
        written({**sample("en"), "activities": [activity]}, item, tmp_path).path
    ).worksheets[1]
    breaks = [border.id for border in sheet.row_breaks.brk]
    assert breaks
    starts = {part.title or (part.table.columns[0][0] if part.table else "") for part in item.sections}
    for row in breaks:
        assert sheet.cell(row + 1, 1).value is None
        assert sheet.cell(row + 2, 1).value in starts
    most = paper.depth("A4", (sheet.page_setup.scale or 100) / 100, upright=True)
    for start, end in zip([0, *breaks], [*breaks, sheet.max_row], strict=True):
        heights = [sheet.row_dimensions[row].height or 15 for row in range(start + 1, end + 1)]
        assert sum(heights) <= most


def test_pages_beside_each_other_say_whose_they_are(
    sample: Callable[[str], Document], tmp_path: Path
) -> None:
    """The columns that each page repeats hold the whole title, and what tells one activity from another."""
    for name in ("ico-controller", "datatilsynet", "apd-gba"):
        sheet = load_workbook(written(sample("en"), known(name), tmp_path).path).worksheets[0]
        assert sheet.col_breaks.brk
        last = column_index_from_string(str(sheet.print_title_cols).replace("$", "").split(":")[1])
        room = sum(sheet.column_dimensions[get_column_letter(column)].width for column in range(1, last + 1))
        lines = fit.lines(str(sheet["A1"].value), room, 16)
        assert sheet.row_dimensions[1].height >= fit.height(lines, 15)
        assert lines == 1 or sheet["A1"].alignment.wrap_text
        heading = int(str(sheet.auto_filter.ref).split(":")[0][1:])
        told = [
            tuple(sheet.cell(row, column).value for column in range(1, last + 1))
            for row in range(heading + 1, sheet.max_row + 1)
        ]
        assert len(set(told)) == len(told) == 10
        assert not any(area.min_col <= last < area.max_col for area in sheet.merged_cells.ranges)
        # Nothing else stands there: it would be cut at the edge of the second page.
        for row in range(2, heading - 1):
            assert all(sheet.cell(row, column).value is None for column in range(1, last + 1))


@pytest.mark.parametrize("name", [item.name for item in shapes()])
def test_contact_details_have_the_room_they_need_within_what_is_printed(
    name: str, sample: Callable[[str], Document], tmp_path: Path
) -> None:
    item = known(name)
    sheet = load_workbook(written(sample("en"), item, tmp_path).path).worksheets[0]
    merged = {str(area).split(":")[0]: area.max_col for area in sheet.merged_cells.ranges}
    rows = [
        [cell for cell in row if cell.value]
        for row in sheet.iter_rows(min_row=2, max_row=8)
        if any(cell.style == "Register about" for cell in row)
    ]
    said = [row[1] for row in rows]
    assert said
    # What is said must not run over the border of the first page.
    last = min([border.id for border in sheet.col_breaks.brk], default=len(item.columns))
    widths = [
        sheet.column_dimensions[get_column_letter(number)].width for number in range(1, len(item.columns) + 1)
    ]
    for cell in said:
        lines = fit.lines(str(cell.value), sum(widths[cell.column - 1 : last]))
        if lines > 1:
            assert cell.alignment.wrap_text
            assert merged[cell.coordinate] == last
            assert sheet.row_dimensions[cell.row].height >= fit.height(lines)
