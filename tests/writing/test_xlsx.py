"""The workbook: nothing live, nothing lost, nothing cut, the same bytes, and fit to be handed over."""

from __future__ import annotations

import datetime as dt
import errno
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.document import Document, blank_document
from register_app.model.text import clean
from register_app.writing import files
from register_app.writing.labels import DocumentLabels, UnknownDocumentLanguage
from register_app.writing.xlsx import assemble, fit, package, sheets
from register_app.writing.xlsx.package import escaped
from register_app.writing.xlsx.widths import INDENT
from register_app.writing.xlsx.words import Words
from register_app.writing.xlsx.workbook import XlsxResult, write_xlsx
from tests.documents import documents, sized
from tests.payloads import PAYLOADS

DAY = dt.date(2026, 3, 31)


def written(document: Document, folder: Path, **options: Any) -> tuple[Path, XlsxResult]:
    path = folder / "register.xlsx"
    return path, write_xlsx(document, path, **{"language": "en", "day": DAY, **options})


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def with_payloads() -> Document:
    """Every text field of an activity, a party and the register holds payloads, all of them somewhere."""
    document: Any = sized(24, seed=3)
    supply = iter(PAYLOADS * 100)

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return clean(next(supply))
        if isinstance(value, list):
            return [fill(item) if not isinstance(item, int) else item for item in value]
        if isinstance(value, dict):
            return {key: fill(item) for key, item in value.items()}
        return value

    document["activities"] = [fill(activity) for activity in document["activities"]]
    for number, activity in enumerate(document["activities"]):
        activity["id"] = str(number)
    document["register"] = fill(document["register"])
    document["parties"] = fill(document["parties"])
    document["catalogues"] = fill(document["catalogues"])
    return document  # type: ignore[no-any-return]


# -- safe --------------------------------------------------------------------------------------------------------


def test_no_text_is_ever_a_formula(tmp_path: Path) -> None:
    document = with_payloads()
    assert len(set(PAYLOADS)) >= 200
    path, _ = written(document, tmp_path)
    for name, content in parts(path).items():
        if name.startswith("xl/worksheets/sheet"):
            assert b"<f>" not in content
            assert b"<f " not in content
            kinds = set(re.findall(rb'<c r="[A-Z]+\d+"[^>]*?(?: t="(\w+)")?/?>', content))
            assert kinds <= {b"inlineStr", b"n", b""}
    for sheet in opened(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "inlineStr", "n", "d")
                if (
                    isinstance(cell.value, str)
                    and cell.row > sheets.HEADING_ROW
                    and sheet.sheet_state == "visible"
                ):
                    assert cell.quotePrefix, cell.coordinate


def test_metadata_tells_nothing_of_user_host_or_path(tmp_path: Path) -> None:
    path, _ = written(sized(2), tmp_path)
    found = parts(path)
    core = found["docProps/core.xml"].decode()
    assert re.findall(r"<dc:creator[^>]*>([^<]*)<", core) == ["register-app"]
    assert "lastModifiedBy" not in core
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2026-03-31T00:00:00"}
    assert "register-app" in found["docProps/app.xml"].decode()
    for content in found.values():
        for secret in (
            str(tmp_path),
            Path.home().name.encode() and str(Path.home()),
            "openpyxl",
            "Microsoft Excel",
        ):
            assert str(secret).encode() not in content
    assert all(info.date_time == (2026, 3, 31, 0, 0, 0) for info in zipfile.ZipFile(path).infolist())


def test_same_document_and_day_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, _ = written(sized(3), tmp_path)
    second, _ = written(sized(3), tmp_path / "other")
    assert first.read_bytes() == second.read_bytes()
    third, _ = written(sized(3), tmp_path / "other", day=dt.date(2026, 4, 1))
    assert first.read_bytes() != third.read_bytes()


@given(st.text())
def test_escaping_gives_the_text_back(text: str) -> None:
    from xml.etree import ElementTree

    text = clean(text)
    shown = ElementTree.fromstring(f"<t>{escaped(text)}</t>").text or ""
    unescaped = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), shown)
    assert unescaped == text


# -- whole -------------------------------------------------------------------------------------------------------


@settings(max_examples=10)
@given(documents(versions=True, long=True))
def test_what_is_reported_is_what_is_there(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    path, result = written(document, tmp_path_factory.mktemp("xlsx"))
    book = opened(path)
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert [name for name, _ in result.sheets] == visible[1:]
    assert result.rows == sum(rows for _, rows in result.sheets)
    assert result.cells == sum(
        1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    )
    for name, rows in result.sheets:
        assert book[name].max_row - sheets.HEADING_ROW == rows
        for row in range(sheets.FIRST_ROW, book[name].max_row + 1):
            assert 0 < book[name].row_dimensions[row].height <= fit.MAX_HEIGHT
    for sheet, cell, length, whole_in in result.shortened + result.abridged:
        assert "…" in book[sheet][cell].value
        assert length > len(book[sheet][cell].value) - 60
        assert whole_in.split(",")[0] in visible


def test_a_text_longer_than_a_cell_stands_whole_in_the_annex(tmp_path: Path) -> None:
    document = sized(1)
    text = "".join(f"Sætning nummer {number} om formålet med behandlingen.\n" for number in range(2000))
    assert len(text) > 2 * fit.CELL_LIMIT
    document["activities"][0]["description"] = text
    path, result = written(document, tmp_path)
    assert [(sheet, length, place) for sheet, _, length, place in result.shortened] == [
        ("Overview", len(text), "Long texts, T1")
    ]
    annex = opened(path)["Long texts"]
    pieces = [row[3].value for row in annex.iter_rows(min_row=sheets.FIRST_ROW)]
    assert "".join(pieces) == text
    assert all(
        fit.units(piece) <= fit.CELL_LIMIT and fit.lines(piece, 110) <= fit.MAX_LINES for piece in pieces
    )
    assert annex.cell(sheets.FIRST_ROW, 2).value == "Overview: RA-0001, Description"


def links(sheet: Worksheet) -> list[Any]:
    return [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_a_long_list_is_cut_between_its_lines(tmp_path: Path) -> None:
    document = sized(1)
    use = document["activities"][0]["data"][0]
    document["activities"][0]["data"] = [{**use, "category": f"Category {number}"} for number in range(200)]
    said = overview_of(document, tmp_path, "Personal data").split("\n")
    assert said[-1] == "… [more in “Data and time limits”]"
    assert said[0].startswith("Category 0")
    assert 10 < len(said) <= 24
    assert all(line.startswith("Category ") for line in said[:-1])


def test_links_lead_to_cells_that_say_the_activity(tmp_path: Path) -> None:
    path, _ = written(sized(4), tmp_path)
    book = opened(path)
    count = 0
    for sheet in book:
        for link in links(sheet):
            count += 1
            assert link.target is None
            name, _, cell = link.location.rpartition("!")
            target = book[name.strip("'")]
            if sheet.title != "Cover":
                assert target[cell].value == sheet[link.ref].value
    assert count > 20


def test_links_stay_below_what_excel_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assemble, "LINK_LIMIT", 3)
    path, _ = written(sized(6), tmp_path)
    assert len(links(opened(path)["Overview"])) == 3


@given(st.lists(st.text(max_size=40), max_size=12))
def test_sheet_names_are_ones_that_excel_takes(wanted: list[str]) -> None:
    taken: list[str] = []
    for text in wanted:
        name = sheets.name(text, taken)
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
        assert name.casefold() not in {other.casefold() for other in taken}
        taken.append(name)


# -- fit to be handed over ---------------------------------------------------------------------------------------


def test_every_sheet_is_set_up_for_screen_and_print(tmp_path: Path) -> None:
    path, result = written(sized(3), tmp_path)
    book = opened(path)
    for name, rows in result.sheets:
        sheet: Worksheet = book[name]
        assert str(sheet.freeze_panes).endswith(str(sheets.FIRST_ROW))
        assert sheet.auto_filter.ref.startswith(f"A{sheets.HEADING_ROW}:")
        assert sheet.auto_filter.ref.endswith(str(sheets.HEADING_ROW + rows))
        assert sheet.print_title_rows == "$3:$4"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize in (8, 9)
        assert re.search("&P.*&N", str(getattr(getattr(sheet.oddFooter, "right", None), "text", "")))
        assert all(sheet.cell(sheets.HEADING_ROW, column).value for column in range(1, sheet.max_column + 1))
        hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
        assert hidden
        assert sheet.column_dimensions["A"].width >= 8
    overview = book["Overview"]
    assert overview.print_title_cols == "$A:$B"
    assert 60 <= overview.page_setup.scale <= 100
    assert [b.id for b in overview.col_breaks.brk] == [11]


@pytest.mark.parametrize("language", ["da+en", "fi", "de"])
def test_nothing_above_the_rows_is_cut(language: str, tmp_path: Path) -> None:
    """Titles, explanations and headings stand whole, on as many lines as they need, within the page."""
    path, result = written(sized(3), tmp_path, language=language)
    book = opened(path)
    for name, _ in result.sheets:
        sheet: Worksheet = book[name]
        until = min([border.id for border in sheet.col_breaks.brk], default=sheet.max_column)
        shown = [number for number in range(1, until + 1) if not hidden(sheet, number)]
        merged = {area.min_col: area.max_col for area in sheet.merged_cells.ranges if area.min_row == 1}
        texts = [number for number in shown if sheet.cell(1, number).value]
        for first, following in zip(texts, [*texts[1:], shown[-1] + 1], strict=True):
            room = sum(wide(sheet, number) for number in range(first, following) if number in shown)
            cell = sheet.cell(1, first)
            size = 15 if first == 1 else 10
            lines = fit.lines(str(cell.value), room, size)
            if lines > 1:
                assert cell.alignment.wrap_text
                assert merged[first] == following - 1
            assert sheet.row_dimensions[1].height >= fit.height(lines, size)
        for number in range(1, sheet.max_column + 1):
            text = sheet.cell(sheets.HEADING_ROW, number).value
            if text and not hidden(sheet, number):
                lines = fit.lines(str(text), wide(sheet, number) - INDENT)
                assert sheet.row_dimensions[sheets.HEADING_ROW].height >= fit.height(lines), text


def wide(sheet: Worksheet, column: int) -> float:
    return float(sheet.column_dimensions[get_column_letter(column)].width)


def hidden(sheet: Worksheet, column: int) -> bool:
    return bool(sheet.column_dimensions[get_column_letter(column)].hidden)


def test_choices_are_offered_from_lists_that_exist(tmp_path: Path) -> None:
    path, _ = written(sized(3), tmp_path)
    book = opened(path)
    found = {}
    for sheet in book:
        for validation in sheet.data_validations.dataValidation:
            name, _, cells = validation.formula1.rpartition("!")
            labels = [row[0].value for row in book[name.strip("'")][cells]]
            assert all(labels)
            assert validation.errorStyle == "warning"
            found[str(validation.sqref), sheet.title] = labels
    article = next(labels for (_, sheet), labels in found.items() if sheet == "Purposes and legal bases")
    assert "Art. 6(1)(f) – legitimate interests" in article
    assert any("Denmark" in labels for labels in found.values())


def test_headings_carry_the_regulation(tmp_path: Path) -> None:
    path, _ = written(sized(1), tmp_path, language="da")
    sheet = opened(path).worksheets[1]
    articles = [cell.value for cell in sheet[sheets.ARTICLE_ROW]]
    letters = [text[-1] for text in articles if text and text.startswith("art. 30")]
    assert letters == list("abccdefg")
    column = articles.index("art. 30, stk. 1, litra b") + 1
    assert sheet.cell(sheets.HEADING_ROW, column).comment.text.startswith(
        "art. 30, stk. 1, litra b: formålene med behandlingen."
    )
    assert any(text and "ikke et krav efter art. 30" in text for text in articles)


def overview_of(document: Document, folder: Path, heading: str) -> str:
    path, _ = written(document, folder)
    sheet = opened(path)["Overview"]
    column = next(cell.column for cell in sheet[sheets.HEADING_ROW] if cell.value == heading)
    return str(sheet.cell(sheets.FIRST_ROW, column).value)


def test_missing_not_applicable_and_unclarified_are_three_things(tmp_path: Path) -> None:
    document = sized(1)
    activity = document["activities"][0]
    activity["answers"] = {}
    assert overview_of(document, tmp_path, "Third countries") == "Missing"
    activity["answers"] = {"transfers": {"state": "not_applicable", "reason": "all in Denmark"}}
    assert overview_of(document, tmp_path, "Third countries") == "Not applicable because: all in Denmark"
    activity["answers"] = {"transfers": {"state": "unclarified", "reason": ""}}
    assert overview_of(document, tmp_path, "Third countries") == "Not yet clarified"


def test_overview_says_it_as_a_person_would(tmp_path: Path) -> None:
    document = sized(1)
    activity: Any = document["activities"][0]
    basis = {
        "article": "6(1)(c)",
        "law": "bogføringsloven",
        "section": "§ 12",
        "reason": "accounts",
        "lia": "",
    }
    activity["purposes"] = [
        {"title": "To pay", "description": "", "bases": [basis]},
        {"title": "To count", "description": "", "bases": []},
    ]
    use = activity["data"][0]
    use |= {"category": "Bank account", "sensitivity": "confidential"}
    use["retention"] |= {
        "text": "",
        "period": "P5Y",
        "start": "Year end",
        "action": "delete",
        "law": "BL § 12",
    }
    activity["data"] = [use]
    activity["transfers"] = [
        {
            "country": "US",
            "organisation": "",
            "recipient": "X Inc.",
            "mechanism": "46(2)(c)",
            "safeguards": "",
            "tia": "",
            "note": "",
        }
    ]
    activity["answers"] = {}
    labels = DocumentLabels("en")
    expected = {
        "Purposes": "1. To pay\n2. To count",
        "Legal basis": "1. Art. 6(1)(c) (legal obligation), bogføringsloven § 12: accounts\n2. Legal basis not stated",
        "Personal data": f"Bank account ({labels.term('sensitivity', 'confidential')})",
        "Time limits for erasure": (
            f"Bank account: 5 years, {labels['counted_from'].lower()}: Year end; "
            f"{labels.term('action', 'delete').lower()} (BL § 12)"
        ),
        "Third countries": "United States: X Inc.; Art. 46(2)(c) (standard data protection clauses of the Commission)",
    }
    for heading, text in expected.items():
        assert overview_of(document, tmp_path, heading) == text


def test_parts_have_their_own_overviews(tmp_path: Path) -> None:
    document = sized(3)
    document["activities"][1]["part"] = "processor"
    path, result = written(document, tmp_path)
    assert result.sheets[:2] == (("Overview", 2), ("Overview, processor", 1))
    sheet = opened(path)["Overview, processor"]
    articles = [cell.value for cell in sheet[sheets.ARTICLE_ROW]]
    assert [text for text in articles if text and text.startswith("Art. 30")] == [
        f"Art. 30(2)({letter})" for letter in "abcd"
    ]


def test_empty_register_is_a_whole_workbook(tmp_path: Path) -> None:
    path, result = written(blank_document(), tmp_path, language="da")
    assert result.rows == 0
    assert opened(path).worksheets[0].title


def test_cover_says_whose_and_how_much(tmp_path: Path) -> None:
    document = sized(2)
    document["register"]["title"] = "=Our register"
    path, _ = written(document, tmp_path, scope="Department: IT", total=5)
    cover = opened(path)["Cover"]
    said = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None]
    assert "=Our register" in said
    assert "Department: IT\n2 of 5 activities of the register" in said
    assert "31 March 2026" in said
    assert any(text.startswith("Virksomhed 1 A/S") for text in said)


def test_unknown_language_is_refused_and_leaves_the_target(tmp_path: Path) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(UnknownDocumentLanguage):
        write_xlsx(sized(1), target, language="xx")
    assert target.read_bytes() == b"old"


# -- written whole or not at all ---------------------------------------------------------------------------------


@pytest.mark.parametrize("allowed", [0, 100, 5_000, 20_000])
def test_a_disk_that_fills_up_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")

    class Full(zipfile.ZipFile):
        left = allowed

    real = package._Archive.open

    def opening(self: Any, *arguments: Any, **options: Any) -> Any:
        stream = real(self, *arguments, **options)
        write = stream.write

        def limited(data: bytes) -> int:
            Full.left -= len(data)
            if Full.left < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return int(write(data))

        setattr(stream, "write", limited)  # noqa: B010 - a file object takes no other method by assignment
        return stream

    monkeypatch.setattr(package._Archive, "open", opening)
    with pytest.raises(files.DiskFull, match="full"):
        written(sized(20), tmp_path)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["register.xlsx"]


@pytest.mark.parametrize("damage", ["cut", "row", "part", "markup"])
def test_a_file_that_is_not_whole_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")
    real = package.save

    def damaged(*arguments: Any) -> None:
        real(*arguments)
        path: Path = arguments[2]
        if damage == "cut":
            path.write_bytes(path.read_bytes()[:-200])
            return
        content = parts(path)
        sheet = "xl/worksheets/sheet2.xml"
        if damage == "row":
            content[sheet] = re.sub(rb'<row r="6".*?</row>', b"", content[sheet], flags=re.DOTALL)
        elif damage == "part":
            del content[sheet]
        else:
            content[sheet] = content[sheet].replace(b"</sheetData>", b"")
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in content.items():
                archive.writestr(name, data)

    monkeypatch.setattr(package, "save", damaged)
    with pytest.raises(files.Incomplete, match="does not hold all"):
        written(sized(3), tmp_path)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["register.xlsx"]


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "register.xlsx"
    target.write_bytes(b"old")
    seen: list[tuple[int, int]] = []

    class Stopped(Exception):
        pass

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done > total // 2:
            raise Stopped

    with pytest.raises(Stopped):
        written(sized(200), tmp_path, progress=progress)
    assert target.read_bytes() == b"old"
    assert len(seen) > 2
    seen.clear()
    written(sized(50), tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1]
    assert seen == sorted(seen)


# -- room --------------------------------------------------------------------------------------------------------

_PROSE = st.text(st.sampled_from(list("abc iljMW.,\n æ日")), max_size=3_000)


@given(_PROSE, st.integers(8, 110))
def test_pieces_join_to_the_text_and_fit(text: str, width: int) -> None:
    pieces = fit.pieces(text, width)
    assert "".join(pieces) == text
    assert all(fit.fits(piece.rstrip(), width) for piece in pieces)


@given(_PROSE, st.integers(12, 60))
def test_a_beginning_fits_with_its_ending(text: str, width: int) -> None:
    found = fit.beginning(text, width, " … [T1]")
    assert found.endswith(" … [T1]")
    assert text.startswith(found.removesuffix(" … [T1]"))
    assert fit.lines(found, width) <= fit.MAX_LINES


def test_lines_of_known_texts() -> None:
    assert fit.lines("", 10) == 1
    assert fit.lines("short", 10) == 1
    assert fit.lines("one\ntwo\n\nfour", 10) == 4
    # Measured with the font in LibreOffice: 66 narrow letters fit 46 units, 40 wide ones need two lines.
    assert fit.lines("1. art. 6, stk. 1, litra b (opfyldelse af en kontrakt): N", 46) == 1
    assert fit.lines("WWWWWWWWWWWWWWWWWWWW WWWWWWWWWWWWWWWWWWWW", 46) == 2
    assert fit.lines("x" * 500, 10) > 30


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_choice_can_be_told_from_every_other(language: str) -> None:
    from register_app.model.workbook import CHOICE_LISTS, folded

    words = Words(language)
    for name in CHOICE_LISTS:
        labels = [folded(choice.label) for choice in words.choices(name)]
        assert len(labels) == len(set(labels))
        assert all(labels)
