"""Our own workbook read back: the same document, and whatever a person changed in the cells."""

from __future__ import annotations

import copy
import datetime as dt
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.paths import resource
from register_app.model.document import Document, complete_document
from register_app.model.workbook import LISTS_SHEET, REGISTER_SHEET, column_key
from register_app.reading import ownworkbook
from register_app.reading.guarded import read_workbook
from register_app.reading.refusals import SourceError, WrongKind
from register_app.reading.workbook import Sheet, Workbook
from register_app.writing.xlsx import sheets
from register_app.writing.xlsx.workbook import write_xlsx
from tests.cells import plain_cells
from tests.documents import documents, sized

DAY = dt.date(2026, 3, 31)
LONG = "Første afsnit.\n" + "En lang sætning om behandlingen, som ingen celle viser hele. " * 900 + "\nSlut."


def trip(document: Document, folder: Path, language: str = "en") -> Document:
    path = folder / "trip.xlsx"
    write_xlsx(document, path, language=language, day=DAY)
    return ownworkbook.read(plain_cells(path))


@given(documents(versions=True))
@settings(max_examples=12)
def test_read_back_is_the_same(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    language = "da" if len(document["activities"]) % 2 else "en"
    assert trip(document, tmp_path_factory.mktemp("trip"), language) == document


@settings(max_examples=8)
@given(documents(long=True))
def test_long_texts_come_back_whole(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    assert trip(document, tmp_path_factory.mktemp("trip")) == document


def test_odd_values_are_kept_as_they_are(tmp_path: Path) -> None:
    """Values that no choice knows, also such as look like a label of one, come back as they were."""
    document = sized(1)
    activity: Any = document["activities"][0]
    activity |= {
        "status": "Approved",
        "valid_from": "31-03-2026",
        "valid_until": "1899-12-31",
    }
    basis = activity["purposes"][0]["bases"][0]
    basis["article"] = "Consent"
    activity["purposes"].append({"title": "", "description": "", "bases": [dict.fromkeys(basis, "")]})
    activity["data"][0]["retention"]["period"] = "5 years"
    activity["data"][0]["retention"]["action"] = "Erased"
    activity["recipients"][0]["country"] = "Danmark"
    assert trip(document, tmp_path) == document
    assert trip(document, tmp_path, "da") == document


def test_document_without_ids_comes_back_without(tmp_path: Path) -> None:
    document = sized(3)
    for activity in document["activities"]:
        activity["id"] = ""
    assert trip(document, tmp_path) == document


def test_the_child_process_reads_the_same(tmp_path: Path) -> None:
    document = sized(2)
    path = tmp_path / "own.xlsx"
    write_xlsx(document, path, day=DAY)
    workbook = read_workbook(path)
    assert ownworkbook.is_ours(workbook)
    assert ownworkbook.read(workbook) == document


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 8)
    document = sized(7)
    assert trip(document, tmp_path) == document
    names = openpyxl.load_workbook(tmp_path / "trip.xlsx").sheetnames
    assert {"Overview", "Overview (2)", "Purposes and legal bases (3)"} <= set(names)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_saved_by_libreoffice_it_is_the_same(tmp_path: Path) -> None:
    found: list[Document] = []

    @settings(max_examples=1, database=None)
    @given(
        documents(activities=4, versions=True, long=True).filter(lambda drawn: len(drawn["activities"]) > 1)
    )
    def write(document: Document) -> None:
        write_xlsx(document, tmp_path / f"{len(found)}.xlsx", language="da", day=DAY)
        found.append(document)

    write()
    sources = [str(tmp_path / f"{number}.xlsx") for number in range(len(found))]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for suffix in ("ods", "xlsx"):
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(tmp_path / "saved"),
        ]
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=240)
        for number, document in enumerate(found):
            saved = tmp_path / "saved" / f"{number}.{suffix}"
            assert ownworkbook.read(plain_cells(saved)) == document
            if suffix == "ods":
                with zipfile.ZipFile(saved) as archive:
                    assert b"table:formula" not in archive.read("content.xml")


# -- edited by a person ------------------------------------------------------------------------------------------


@cache
def _written(document: str) -> bytes:
    """The workbook of a document in JSON: most tests edit the same one."""
    with tempfile.TemporaryDirectory() as folder:
        return write_xlsx(
            json.loads(document), Path(folder) / "a.xlsx", language="en", day=DAY
        ).path.read_bytes()


class Editor:
    """A workbook opened as a person would: by names of sheets and headings."""

    def __init__(self, document: Document, folder: Path) -> None:
        self.path = folder / "edited.xlsx"
        self.path.write_bytes(_written(json.dumps(document)))
        self.book = openpyxl.load_workbook(self.path)

    def sheet(self, name: str) -> Worksheet:
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def column(self, name: str, heading: str) -> int:
        row = self.sheet(name)[sheets.HEADING_ROW]
        return next(cell.column for cell in row if cell.value == heading)

    def cell(self, name: str, heading: str, row: int) -> Any:
        """The cell in the `row`-th row of data, from 1."""
        return self.sheet(name).cell(sheets.HEADING_ROW + row, self.column(name, heading))

    def set(self, name: str, heading: str, row: int, value: object) -> None:
        self.cell(name, heading, row).value = value

    def append(self, name: str, values: dict[str, object]) -> None:
        row = self.sheet(name).max_row + 1
        for heading, value in values.items():
            self.sheet(name).cell(row, self.column(name, heading)).value = value  # type: ignore[assignment]

    def copy_row(self, name: str, row: int, changes: dict[str, object]) -> None:
        """Copy a whole row, hidden columns too, below the last one."""
        sheet = self.sheet(name)
        source = [cell.value for cell in sheet[sheets.HEADING_ROW + row]]
        new = sheet.max_row + 1
        for column, value in enumerate(source, 1):
            setattr(sheet.cell(new, column), "value", value)  # noqa: B010 - any value will do
        for heading, wanted in changes.items():
            setattr(sheet.cell(new, self.column(name, heading)), "value", wanted)  # noqa: B010 - any value will do

    def delete_row(self, name: str, row: int) -> None:
        self.sheet(name).delete_rows(sheets.HEADING_ROW + row)

    def workbook(self) -> Workbook:
        self.book.save(self.path)
        return plain_cells(self.path)

    def read(self) -> Document:
        return ownworkbook.read(self.workbook())


def small() -> Document:
    """Two activities, each with two purposes (the first with two bases), two data uses, two measures."""
    document = sized(2, seed=5)
    for activity in document["activities"]:
        basis = activity["purposes"][0]["bases"][0]
        activity["purposes"] = [
            {
                "title": "To sell",
                "description": "In words",
                "bases": [{**basis, "article": "6(1)(b)"}, {**basis, "article": "6(1)(f)"}],
            },
            {"title": "To count", "description": "", "bases": []},
        ]
        use = activity["data"][0]
        activity["data"] = [
            use,
            {**use, "category": "Addresses", "purposes": [1, 2], "retention": {**use["retention"]}},
        ]
        activity["measures"] = ["Locks", "Keys"]
    return document


Change = Callable[[Editor], None]
Expect = Callable[[Any], None]


def edited(change: Change, expect: Expect, folder: Path) -> None:
    """What `change` does to the workbook, `expect` does to the document; nothing else differs."""
    document = small()
    editor = Editor(document, folder)
    change(editor)
    expected = copy.deepcopy(document)
    expect(expected)
    assert editor.read() == complete_document(expected)


def test_an_edited_text_counts(tmp_path: Path) -> None:
    def expect(document: Any) -> None:
        document["activities"][0]["name"] = "Another name"
        document["activities"][1]["purposes"][0]["bases"][1]["reason"] = "Because"

    def change(editor: Editor) -> None:
        editor.set("Overview", "Activity", 1, "Another name")
        editor.set("Purposes and legal bases", "Reason", 5, "Because")

    edited(change, expect, tmp_path)


@pytest.mark.parametrize(
    ("heading", "typed", "key", "stored"),
    [
        ("Status", "In review", "status", "in_review"),
        ("Status", "in_review", "status", "in_review"),
        ("Status", "retired", "status", "retired"),
        ("Valid from", dt.datetime(2025, 2, 1), "valid_from", "2025-02-01"),
        ("Valid from", "01-02-2025", "valid_from", "2025-02-01"),
        ("Valid from", "next year", "valid_from", "next year"),
        ("Owner", 17, "owner", "17"),
        ("Owner", None, "owner", ""),
    ],
)
def test_choices_dates_and_numbers_as_people_type_them(
    tmp_path: Path, heading: str, typed: object, key: str, stored: str
) -> None:
    def expect(document: Any) -> None:
        document["activities"][0][key] = stored

    edited(lambda editor: editor.set("Overview", heading, 1, typed), expect, tmp_path)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Art. 6(1)(a) – consent", "6(1)(a)"),
        ("art. 6, stk. 1, litra a", "6(1)(a)"),
        ("6(1)(a)", "6(1)(a)"),
        ("something else", "something else"),
    ],
)
def test_citations_as_people_type_them(tmp_path: Path, typed: str, stored: str) -> None:
    def expect(document: Any) -> None:
        document["activities"][0]["purposes"][0]["bases"][0]["article"] = stored

    edited(lambda editor: editor.set("Purposes and legal bases", "Legal basis", 1, typed), expect, tmp_path)


def test_periods_and_countries_as_people_type_them(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        editor.set("Data and time limits", "Period", 1, "18 months")
        editor.set("Recipients", "Country", 1, "Tyskland")

    def expect(document: Any) -> None:
        document["activities"][0]["data"][0]["retention"]["period"] = "P18M"
        document["activities"][0]["recipients"][0]["country"] = "DE"

    edited(change, expect, tmp_path)


@pytest.mark.parametrize("row", [1, 2])
def test_a_repeated_title_may_be_edited_in_either_row(tmp_path: Path, row: int) -> None:
    def expect(document: Any) -> None:
        document["activities"][0]["purposes"][0]["title"] = "To sell more"

    edited(
        lambda editor: editor.set("Purposes and legal bases", "Purpose", row, "To sell more"),
        expect,
        tmp_path,
    )


def test_deleting_rows(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        editor.delete_row("Purposes and legal bases", 1)
        editor.delete_row("Purposes and legal bases", 1)  # the whole first purpose
        editor.delete_row("Data and time limits", 1)

    def expect(document: Any) -> None:
        activity = document["activities"][0]
        del activity["purposes"][0]
        del activity["data"][0]
        activity["data"][0]["purposes"] = [1]  # the second purpose is now the first

    edited(change, expect, tmp_path)


def test_emptying_a_row_deletes_what_it_stood_for(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        for cell in editor.sheet("Recipients")[sheets.FIRST_ROW][2:9]:
            cell.value = None

    edited(change, lambda document: document["activities"][0]["recipients"].pop(0), tmp_path)


def test_adding_rows_of_details(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        editor.append(
            "Purposes and legal bases",
            {"Number": "RA-0001", "Purpose": "To learn", "Legal basis": "Art. 6(1)(a)"},
        )
        editor.append(
            "Purposes and legal bases", {"Number": "ra-0001", "Purpose no.": 2, "Legal basis": "6(1)(c)"}
        )
        editor.append("Recipients", {"Number": "RA-0002", "Recipient": "The bank", "Role": "Processor"})
        editor.append("Measures and systems", {"Number": "RA-0002", "Kind": "System", "Name": "Ledger"})

    def expect(document: Any) -> None:
        first, second = document["activities"]
        basis = {"article": "6(1)(a)"}
        first["purposes"].append({"title": "To learn", "description": "", "bases": [basis]})
        first["purposes"][1]["bases"] = [{"article": "6(1)(c)"}]
        second["recipients"].append({"name": "The bank", "kind": "party", "role": "processor"})
        second["systems"].append("Ledger")

    edited(change, expect, tmp_path)


def test_a_copied_row_is_another_one(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        editor.copy_row("Recipients", 1, {"Recipient": "Copy"})
        editor.copy_row("Purposes and legal bases", 1, {"Purpose": "Copied purpose"})

    def expect(document: Any) -> None:
        first = document["activities"][0]
        first["recipients"].insert(1, {**first["recipients"][0], "name": "Copy"})
        first["purposes"].append(
            {**first["purposes"][0], "title": "Copied purpose", "bases": first["purposes"][0]["bases"][:1]}
        )

    edited(change, expect, tmp_path)


def test_a_copied_sheet_says_nothing_new(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        for name in ("Overview", "Recipients", "Purposes and legal bases"):
            editor.book.copy_worksheet(editor.sheet(name))

    edited(change, lambda document: None, tmp_path)


def test_an_added_activity(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        editor.append(
            "Overview",
            {
                "Number": "RA-0009",
                "Activity": "Newcomer",
                "Purposes": "1. To greet\n2. To part",
                "Data subjects": "Guests",
                "Personal data": "Names\nFaces",
                "Time limits for erasure": "Names: 2 years",
                "Recipients": "The doorman",
                "Security measures": "Locks\nDogs",
            },
        )
        editor.append("Third countries", {"Number": "RA-0009", "Third country": "Norway"})

    document = small()
    editor = Editor(document, tmp_path)
    change(editor)
    found = editor.read()
    assert found["activities"][:2] == document["activities"]
    added = found["activities"][2]
    assert (added["id"], added["number"], added["name"], added["part"]) == (
        "",
        "RA-0009",
        "Newcomer",
        "controller",
    )
    assert [purpose["title"] for purpose in added["purposes"]] == ["To greet", "To part"]
    assert [(use["category"], use["subjects"]) for use in added["data"]] == [
        ("Names", ["Guests"]),
        ("Faces", ["Guests"]),
    ]
    assert added["data"][0]["retention"]["text"] == "2 years"
    assert [recipient["name"] for recipient in added["recipients"]] == ["The doorman"]
    assert added["measures"] == ["Locks", "Dogs"]
    assert [transfer["country"] for transfer in added["transfers"]] == ["NO"]


def test_sorting_and_moving_columns_changes_nothing(tmp_path: Path) -> None:
    def change(editor: Editor) -> None:
        sheet = editor.sheet("Recipients")
        values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=sheets.FIRST_ROW)]
        for row, line in enumerate(
            sorted(values, key=lambda line: str(line[2]), reverse=True), sheets.FIRST_ROW
        ):
            for column, value in enumerate(line, 1):
                sheet.cell(row, column).value = value
        editor.sheet("Overview").insert_cols(3, 2)
        editor.sheet("Data and time limits").insert_rows(1, 2)
        editor.sheet("Purposes and legal bases").title = "Renamed"

    edited(change, lambda document: None, tmp_path)


def test_an_added_column_is_kept_under_its_heading(tmp_path: Path) -> None:
    editor = Editor(small(), tmp_path)
    sheet = editor.sheet("Overview")
    sheet.insert_cols(3)
    sheet.cell(sheets.HEADING_ROW, 3).value = "Remarks of the board"
    sheet.cell(sheets.FIRST_ROW, 3).value = "Fine"
    workbook = editor.workbook()
    assert ownworkbook.read(workbook)["activities"][0]["extra"] == {"Remarks of the board": "Fine"}
    batch = ownworkbook.to_batch(workbook)
    assert batch.cells.kept_as_extra == 1
    assert any(column.header == "Remarks of the board" for sheet in batch.sheets for column in sheet.columns)


def test_names_may_be_edited_in_the_overview_or_in_their_sheet(tmp_path: Path) -> None:
    def in_overview(editor: Editor) -> None:
        editor.set("Overview", "Security measures", 1, "Locks\nDogs\n\n")

    def in_sheet(editor: Editor) -> None:
        sheet = editor.sheet("Measures and systems")
        row = next(
            row for row in range(1, 20) if editor.cell("Measures and systems", "Name", row).value == "Keys"
        )
        sheet.cell(sheets.HEADING_ROW + row, editor.column("Measures and systems", "Name")).value = "Dogs"

    def expect(document: Any) -> None:
        document["activities"][0]["measures"] = ["Locks", "Dogs"]

    edited(in_overview, expect, tmp_path)
    edited(in_sheet, expect, tmp_path)


def test_a_name_instead_of_the_word_for_missing(tmp_path: Path) -> None:
    document = small()
    document["activities"][0]["measures"] = []
    editor = Editor(document, tmp_path)
    assert editor.cell("Overview", "Security measures", 1).value == "Missing"
    editor.set("Overview", "Security measures", 1, "Missing\nDogs")
    assert editor.read()["activities"][0]["measures"] == ["Dogs"]


def test_names_changed_in_both_places_are_reported(tmp_path: Path) -> None:
    editor = Editor(small(), tmp_path)
    editor.set("Overview", "Security measures", 1, "Locks\nDogs")
    editor.append("Measures and systems", {"Number": "RA-0001", "Kind": "Security measure", "Name": "Cats"})
    batch = ownworkbook.to_batch(editor.workbook())
    assert batch.drafts[0].activity["measures"] == ["Locks", "Keys", "Cats"]
    assert [(problem.sheet, problem.severity) for problem in batch.problems] == [("Overview", "warning")]


def test_gathered_cells_that_were_changed_are_reported(tmp_path: Path) -> None:
    editor = Editor(small(), tmp_path)
    editor.set("Overview", "Purposes", 1, "Something else")
    workbook = editor.workbook()
    assert ownworkbook.read(workbook) == small()
    batch = ownworkbook.to_batch(workbook)
    assert [problem.cell for problem in batch.problems] == ["E5"]
    assert "gathered" in batch.problems[0].message.text("en")
    assert batch.cells.reported == 1


def test_details_of_an_unknown_activity_are_reported(tmp_path: Path) -> None:
    editor = Editor(small(), tmp_path)
    editor.append("Recipients", {"Number": "RA-4711", "Recipient": "Nobody"})
    batch = ownworkbook.to_batch(editor.workbook())
    assert "RA-4711" in batch.problems[0].message.text("en")
    assert batch.cells.reported == 2
    assert batch.cells.filled == batch.cells.imported + batch.cells.reported + batch.cells.kept_as_extra


def test_a_deleted_activity_is_gone_and_its_details_reported(tmp_path: Path) -> None:
    editor = Editor(small(), tmp_path)
    editor.delete_row("Overview", 1)
    batch = ownworkbook.to_batch(editor.workbook())
    assert [draft.activity["number"] for draft in batch.drafts] == ["RA-0002"]
    assert batch.problems
    assert batch.cells.filled == batch.cells.imported + batch.cells.reported + batch.cells.kept_as_extra


@pytest.fixture
def with_long_text() -> Document:
    document = small()
    document["activities"][0]["notes"] = LONG
    return document


def test_a_long_text_edited_at_its_beginning(tmp_path: Path, with_long_text: Document) -> None:
    editor = Editor(with_long_text, tmp_path)
    cell = editor.cell("Overview", "Notes", 1)
    assert cell.value.startswith("Første afsnit.")
    assert "Long texts" in cell.value
    cell.value = cell.value.replace("Første afsnit.", "Nyt afsnit.")
    assert editor.read()["activities"][0]["notes"] == LONG.replace("Første afsnit.", "Nyt afsnit.")


def test_a_long_text_edited_in_the_annex(tmp_path: Path, with_long_text: Document) -> None:
    editor = Editor(with_long_text, tmp_path)
    sheet = editor.sheet("Long texts")
    last = sheet.max_row
    column = editor.column("Long texts", "Text")
    sheet.cell(last, column).value = str(sheet.cell(last, column).value).replace("Slut.", "Ny slutning.")
    assert editor.read()["activities"][0]["notes"] == LONG.replace("Slut.", "Ny slutning.")


def test_a_long_text_replaced_in_its_cell(tmp_path: Path, with_long_text: Document) -> None:
    editor = Editor(with_long_text, tmp_path)
    editor.set("Overview", "Notes", 1, "Short now")
    assert editor.read()["activities"][0]["notes"] == "Short now"


# -- batches -----------------------------------------------------------------------------------------------------


@settings(max_examples=6)
@given(documents(versions=True))
def test_batch_holds_the_whole_document(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    path = tmp_path_factory.mktemp("batch") / "own.xlsx"
    write_xlsx(document, path, language="en", day=DAY)
    workbook = plain_cells(path)
    batch = ownworkbook.to_batch(workbook)
    assert (
        complete_document({"activities": [draft.activity for draft in batch.drafts]})["activities"]
        == document["activities"]
    )
    assert batch.parties == document["parties"]
    assert batch.problems == []
    assert batch.cells.filled == batch.cells.imported == sum(sheet.filled() for sheet in workbook.sheets)
    assert batch.cells.kept_as_extra == batch.cells.reported == 0
    for draft in batch.drafts:
        assert plain_cell(workbook, draft.sheet, draft.cells["number"][0]) == draft.activity["number"]
        assert draft.rows


def plain_cell(workbook: Workbook, name: str, address: str) -> object:
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == name)
    return sheet.value(int(address[1:]) - 1, ord(address[0]) - ord("A"))


def test_what_a_workbook_no_longer_has_is_left_alone(tmp_path: Path) -> None:
    """Without a sheet or a column the batch says nothing of it, so that importing changes nothing there."""
    editor = Editor(small(), tmp_path)
    editor.book.remove(editor.sheet("Recipients"))
    editor.sheet("Overview").delete_cols(editor.column("Overview", "Owner"))
    batch = ownworkbook.to_batch(editor.workbook())
    for draft in batch.drafts:
        assert "recipients" not in draft.activity
        assert "owner" not in draft.activity
        assert draft.activity["purposes"]
    assert batch.problems == []


def test_a_remark_that_a_colleague_left_is_passed_on(tmp_path: Path) -> None:
    """Notes, links and hidden rows of the writer itself are no news."""
    editor = Editor(small(), tmp_path)
    editor.cell("Overview", "Owner", 1).comment = Comment("Is this right?", "A colleague")
    batch = ownworkbook.to_batch(editor.workbook())
    assert [(problem.sheet, problem.message.params) for problem in batch.problems] == [
        ("Overview", {"text": "Is this right?"})
    ]


def test_other_workbooks_are_not_ours(tmp_path: Path) -> None:
    assert not ownworkbook.is_ours(
        Workbook("a.xlsx", "xlsx", [Sheet("Register", [["format", "register-app"]])])
    )
    assert not ownworkbook.is_ours(Workbook("a.xlsx", "xlsx", [Sheet(REGISTER_SHEET, [["format", "other"]])]))
    assert not ownworkbook.is_ours(Workbook("a.xlsx", "xlsx", [Sheet(REGISTER_SHEET)]))


def test_a_newer_workbook_is_refused() -> None:
    sheet = Sheet(REGISTER_SHEET, [["format", "register-app"], ["version", "99"]])
    workbook = Workbook("newer.xlsx", "xlsx", [sheet])
    assert ownworkbook.is_ours(workbook)
    with pytest.raises(WrongKind, match="newer"):
        ownworkbook.read(workbook)


def test_damage_to_the_hidden_sheets_is_survived(tmp_path: Path) -> None:
    """Without its hidden words a workbook is still read: choices then stay the words that they are."""
    editor = Editor(small(), tmp_path)
    editor.book.remove(editor.book[LISTS_SHEET])
    sheet = editor.book[REGISTER_SHEET]
    sheet.append(["exact", "controller", "x", "activity.name", "0", "", "0", "{"])
    found = editor.read()
    assert [activity["name"] for activity in found["activities"]] == [
        activity["name"] for activity in small()["activities"]
    ]


def test_keys_stand_in_a_hidden_row(tmp_path: Path) -> None:
    editor = Editor(small(), tmp_path)
    sheet = editor.sheet("Overview")
    assert sheet.row_dimensions[sheets.KEY_ROW].hidden
    assert sheet.cell(sheets.KEY_ROW, 1).value == column_key("controller", "activity.number")


_BASE: list[Workbook] = []


def base() -> Workbook:
    """The cells of one workbook of ours, read once."""
    if not _BASE:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "own.xlsx"
            document = small()
            document["activities"][0]["notes"] = LONG
            document["activities"][1]["owner"] = " _x0041_ "
            write_xlsx(document, path, language="en", day=DAY)
            _BASE.append(plain_cells(path))
    return _BASE[0]


_VALUES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(
        [
            "#",
            "e",
            "²",
            "9" * 5000,
            "controller:activity.name",
            "rules:_row",
            "exact",
            "{}",
            "[" * 3000,
            "1/1",
        ]
    ),
)


@settings(max_examples=25)
@given(st.data())
def test_whatever_stands_in_the_cells_gives_a_valid_document(data: st.DataObject) -> None:
    """A workbook may come from anybody, hidden cells too."""
    workbook = copy.deepcopy(base())
    schema = json.loads(resource("schema", "register-1.json").read_text(encoding="utf-8"))
    for _ in range(data.draw(st.integers(1, 12))):
        sheet = data.draw(st.sampled_from(workbook.sheets))
        act = data.draw(st.sampled_from(["cell", "cell", "cell", "row", "copy", "swap"]))
        place = data.draw(st.integers(0, len(sheet.rows) - 1))
        if act == "cell" and sheet.rows[place]:
            sheet.rows[place][data.draw(st.integers(0, len(sheet.rows[place]) - 1))] = data.draw(_VALUES)
        elif act == "row" and len(sheet.rows) > 1:
            del sheet.rows[place]
        elif act == "copy":
            sheet.rows.insert(place, list(sheet.rows[place]))
        else:
            sheet.rows[0], sheet.rows[place] = sheet.rows[place], sheet.rows[0]
    if not ownworkbook.is_ours(workbook):
        return
    try:
        document = ownworkbook.read(workbook)
    except SourceError:
        return
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(document)]
    assert errors == []
    batch = ownworkbook.to_batch(workbook)
    cells = batch.cells
    assert (
        cells.filled
        == cells.imported + cells.kept_as_extra + cells.reported
        == sum(s.filled() for s in workbook.sheets)
    )
    assert len(batch.drafts) == len(document["activities"])
