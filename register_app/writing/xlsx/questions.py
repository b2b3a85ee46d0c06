"""The sheets of a questionnaire: questions with room for answers, hidden keys beside them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.model.document import (
    Document,
    complete_activity,
)
from register_app.model.questionnaire import MAGIC, VERSION
from register_app.model.text import clean
from register_app.model.workbook import REGISTER_SHEET
from register_app.writing.xlsx import fit, paper, sheets
from register_app.writing.xlsx.assemble import Book, base_facts
from register_app.writing.xlsx.package import put_text
from register_app.writing.xlsx.question_sheet import QuestionSheet, put
from register_app.writing.xlsx.styles import Styles
from register_app.writing.xlsx.words import Words

_CHUNK = 30_000

_TITLE = N_("Questions about how you use personal data")
_INTRO = N_(
    "Each sheet asks about one kind of work. Check what stands there, correct it in its cell and fill in what is "
    "missing; leave what is right. The last sheet is for work that is missing here; copy it if you need more. Send the "
    "file back when you are done."
)
_NEW = N_("New activity")
_UNNAMED = N_("Activity")
_SHEETS = N_("Sheets")


@dataclass
class Asked:
    """A questionnaire ready to be saved."""

    book: Book
    sheets: list[str] = field(default_factory=list)
    shortened: list[tuple[str, str]] = field(default_factory=list)


def ask(
    document: Document,
    language: str,
    base: tuple[int, str] | None,
    day: dt.date,
    progress: Callable[[int, int], None] | None,
) -> Asked:
    """All sheets of a questionnaire about the activities of `document`."""
    workbook = Workbook()
    Styles(language).add_to(workbook)
    words = Words(language)
    front = workbook.active
    assert isinstance(front, Worksheet)
    front.title = sheets.name(words.text(_TITLE), ())
    made = Asked(Book(workbook))
    pages: list[QuestionSheet] = []
    activities = document["activities"]
    blank = complete_activity({"part": activities[0]["part"] if activities else "controller"})
    for number, activity in enumerate([*activities, blank], 1):
        new = number > len(activities)
        title = words.text(_NEW) if new else activity["name"] or words.text(_UNNAMED)
        name = sheets.name(" ".join(clean(title).split()) or words.text(_UNNAMED), workbook.sheetnames)
        page = QuestionSheet(workbook.create_sheet(name), words, made.shortened)
        page.write(activity, title, new=new)
        pages.append(page)
        made.sheets.append(name)
        if progress is not None:
            progress(number, len(activities) + 1)
    # The lists are complete only now: they have grown by what the activities use.
    lists = sheets.lists(workbook, words, ())
    for page in pages:
        page.offer(lists)
    titles = [page.title for page in pages]
    _front(front, document, words, list(zip(titles, made.sheets, strict=True)))
    register = document["register"]
    organisation = clean(register["controller"]["name"]) if register["controller"] else ""
    date = words.labels.date(day.isoformat())
    for sheet in [front, *(page.sheet for page in pages)]:
        paper.running_titles(sheet, organisation, words.text(_TITLE), date, words)
    _hidden(workbook, document, language, base)
    workbook.properties.title = words.text(_TITLE)
    workbook.properties.language = language
    return made


def _front(sheet: Worksheet, document: Document, words: Words, named: list[tuple[str, str]]) -> None:
    register = document["register"]
    put(sheet, 2, 2, words.text(_TITLE), "cover title")
    sheet.row_dimensions[2].height = 40
    if register["controller"]:
        put(sheet, 3, 2, clean(register["controller"]["name"])[:200], "cover organisation")
    put(sheet, 5, 2, words.text(_INTRO), "cover text")
    sheet.row_dimensions[5].height = fit.height(fit.lines(words.text(_INTRO), 96, 10.5), 10.5)
    put(sheet, 7, 2, words.text(_SHEETS), "cover section")
    sheet.row_dimensions[7].height = 20
    for row, (title, name) in enumerate(named, 8):
        put(sheet, row, 2, title, "cover link left")
        sheet.row_dimensions[row].height = 17
        cell = sheet.cell(row, 2)
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        cell.style = "Register cover link left"
        cell.quotePrefix = True
    paper.cover_view(sheet, (2.5, 96))


def _hidden(workbook: Workbook, document: Document, language: str, base: tuple[int, str] | None) -> None:
    """What the reader needs: which register, which state of it, and what each activity said."""
    sheet = workbook.create_sheet(REGISTER_SHEET)
    sheet.sheet_state = "veryHidden"
    facts = {"language": language, "register.id": document["register"]["id"]}
    if base is not None:
        facts |= base_facts(base, document["activities"])
    rows = [["format", MAGIC], ["version", str(VERSION)], *([key, value] for key, value in facts.items())]
    for activity in document["activities"]:
        text = json.dumps(activity).replace("_x", "\\u005fx")
        pieces = [text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK)]
        rows.append(["activity", activity["id"], *pieces])
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                put_text(sheet.cell(number, column), text)
