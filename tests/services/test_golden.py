"""What each writer says, in each language and shape, as text that was read once and is kept: `tests/data/golden`.

A change there is a change for whoever gets the document: read the difference, then take it over with
`REGISTER_APP_GOLDEN=write pytest tests/services/test_golden.py`.
"""

from __future__ import annotations

import copy
import os
import re
import textwrap
from pathlib import Path
from typing import cast

import docx
import openpyxl
import pypdfium2
import pytest
from openpyxl.utils import get_column_letter

from register_app.model.document import Document
from register_app.services import diffing, export_writing, sample
from register_app.services.export_choices import Look
from register_app.services.export_writing import Extract
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.shapes.shape import shapes
from register_app.writing.spoken import spoken

KEPT = Path(__file__).parents[1] / "data" / "golden"
DAY = "2026-03-31"
LANGUAGES = (*document_languages(), "da+en")

CASES = [
    *(("pdf", language, "activity") for language in LANGUAGES),
    *(("pdf", language, "table") for language in ("da", "en")),
    *(("pdf", language, "full") for language in ("da", "en")),
    *(("csv", language, "") for language in LANGUAGES),
    *(("md", language, "notice") for language in document_languages()),
    *((format_, "da", "notice") for format_ in ("html", "docx", "pdf")),
    *((format_, language, "") for format_ in ("json", "jsonld") for language in ("da", "en")),
    *(("pdf", language, "changes") for language in LANGUAGES),
    *(("xlsx", language, "changes") for language in LANGUAGES),
    ("", "en", "tables"),
    *(("xlsx", language, "") for language in LANGUAGES),
    *(("xlsx", language, "questionnaire") for language in LANGUAGES),
    *(("xlsx", "en", item.name) for item in shapes()),
]


def content(language: str) -> Document:
    """Three activities of the sample: one with a gap, one with a transfer and the one as processor."""
    held = sample.sample("da" if language == "da" else "en")
    chosen = [held["activities"][place] for place in (1, 9, 10)]
    return cast(Document, {**held, "activities": chosen})


def changed(language: str) -> list[dict[str, str]]:
    """What differs when a name, a time limit and an internal note were changed, and one activity came and one went."""
    before = content(language)
    for place, activity in enumerate(before["activities"], 1):
        activity["id"] = f"00000000-0000-4000-9000-{place:012}"
    after = copy.deepcopy(before)
    first = after["activities"][0]
    first["name"] += " (2)"
    first["notes"] = "Internal"
    first["data"][0]["retention"]["period"] = "P7Y"
    after["activities"][1] |= {"id": "00000000-0000-4000-8000-000000000001", "number": "RA-0099"}
    labels = DocumentLabels(language)
    pair = [cast(Document, spoken(held, labels)) for held in (before, after)]
    return [entry.to_json() for entry in diffing.compare(*pair)]


def told(path: Path) -> str:
    if path.is_dir():
        return "\n".join(f"=== {part.name}\n{told(part)}" for part in sorted(path.iterdir()))
    match path.suffix:
        case ".docx":
            book = docx.Document(str(path))
            cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
            return "\n".join([*(paragraph.text for paragraph in book.paragraphs), "===", *cells])
        case ".pdf":
            with pypdfium2.PdfDocument(path) as pdf:
                pages = [page.get_textpage().get_text_range() for page in pdf]
            # Where lines break and words are hyphenated is the page's business, not the text's.
            return "\n\n".join(
                textwrap.fill(" ".join(page.replace("\ufffe\r\n", "").replace("\ufffe", "").split()), 110)
                for page in pages
            )
        case ".xlsx":
            return "\n".join(_cells(path))
        case ".csv":
            return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        case _:
            return path.read_text(encoding="utf-8")


def _of_changes(said: str) -> str:
    """Of a workbook only the sheet of changes: the others are read in a case of their own."""
    sheets = [part for part in said.split("=== ") if ": RA-0099" in part]
    return sheets[-1] if "=== " in said else said


def _cells(path: Path) -> list[str]:
    """The cells of the sheets that a person sees."""
    lines = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        if sheet.sheet_state == "visible":
            lines.append(f"=== {sheet.title}")
            for row in sheet.iter_rows():
                for cell in row:
                    letter = get_column_letter(cell.column or 1)
                    hidden = (
                        sheet.row_dimensions[cell.row or 1].hidden or sheet.column_dimensions[letter].hidden
                    )
                    if cell.value not in (None, "") and not hidden:
                        lines.append(f"{letter}{cell.row}: {cell.value}")
    return lines


@pytest.mark.parametrize(("format_", "language", "template"), CASES)
def test_what_a_document_says_has_been_read(
    format_: str, language: str, template: str, tmp_path: Path
) -> None:
    path = tmp_path / (f"a.{format_}" if format_ else "a")
    changes = changed(language) if template == "changes" else None
    export_writing.write(
        content(language),
        path,
        language=language,
        template="" if format_ == "xlsx" and changes else template,
        look=Look(profile="" if template == "questionnaire" else "authority"),
        extract=Extract(DAY, total=3),
        changes=changes,
        since="2026-01-31" if changes else "",
    )
    said = re.sub(r"[ \t]+\n", "\n", _of_changes(told(path)) if changes else told(path)).strip() + "\n"
    name = "-".join(part for part in (format_, template, language) if part)
    kept = KEPT / f"{name}.txt"
    if os.environ.get("REGISTER_APP_GOLDEN") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert said.splitlines() == kept.read_text(encoding="utf-8").splitlines()


def test_nothing_is_kept_that_is_no_longer_written() -> None:
    wanted = {"-".join(part for part in (case[0], case[2], case[1]) if part) for case in CASES}
    assert {path.stem for path in KEPT.glob("*.txt")} == wanted
