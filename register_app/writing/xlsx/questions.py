"""The sheets of a questionnaire: questions with room for answers, hidden keys beside them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.model.document import (
    ActivityDoc,
    Document,
    blank_data_use,
    blank_recipient,
    blank_transfer,
    complete_activity,
)
from register_app.model.questionnaire import KEY_PREFIX, MAGIC, READ_ONLY, VERSION, Field, Question, asked
from register_app.model.text import clean
from register_app.model.workbook import REGISTER_SHEET, fingerprint
from register_app.writing.xlsx import fit, sheets
from register_app.writing.xlsx.assemble import Book, base_facts
from register_app.writing.xlsx.package import merge, put_text
from register_app.writing.xlsx.styles import Styles
from register_app.writing.xlsx.words import Words

WIDTHS = (34.0, 30.0, 26.0, 32.0, 20.0, 24.0)
"""Column of the questions, then those of the answers."""
KEY, MARKS = len(WIDTHS) + 1, len(WIDTHS) + 2
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
_NOT_LISTED = N_("Choose from the list where you can; other words are kept as they are.")


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
    pages: list[_Page] = []
    activities = document["activities"]
    blank = complete_activity({"part": activities[0]["part"] if activities else "controller"})
    for number, activity in enumerate([*activities, blank], 1):
        new = number > len(activities)
        title = words.text(_NEW) if new else activity["name"] or words.text(_UNNAMED)
        name = sheets.name(" ".join(clean(title).split()) or words.text(_UNNAMED), workbook.sheetnames)
        page = _Page(workbook.create_sheet(name), words, made)
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
        sheets.running_titles(sheet, organisation, words.text(_TITLE), date, words)
    _hidden(workbook, document, language, base)
    workbook.properties.title = words.text(_TITLE)
    workbook.properties.language = language
    return made


def _front(sheet: Worksheet, document: Document, words: Words, named: list[tuple[str, str]]) -> None:
    register = document["register"]
    _put(sheet, 2, 2, words.text(_TITLE), "cover title")
    sheet.row_dimensions[2].height = 40
    if register["controller"]:
        _put(sheet, 3, 2, clean(register["controller"]["name"])[:200], "cover organisation")
    _put(sheet, 5, 2, words.text(_INTRO), "cover text")
    sheet.row_dimensions[5].height = fit.height(fit.lines(words.text(_INTRO), 96, 10.5), 10.5)
    _put(sheet, 7, 2, words.text(_SHEETS), "cover section")
    sheet.row_dimensions[7].height = 20
    for row, (title, name) in enumerate(named, 8):
        _put(sheet, row, 2, title, "cover link left")
        sheet.row_dimensions[row].height = 17
        cell = sheet.cell(row, 2)
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        cell.style = "Register cover link left"
        cell.quotePrefix = True
    sheets.cover_view(sheet, (2.5, 96))


def _put(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.style = f"Register {style}"
    if text:
        put_text(cell, text)
    return cell


class _Page:
    """The sheet of one activity."""

    def __init__(self, sheet: Worksheet, words: Words, made: Asked) -> None:
        self.sheet, self.words, self.made = sheet, words, made
        self.row = 1
        self.title = ""
        self._choices: dict[str, list[str]] = {}

    def write(self, activity: ActivityDoc, title: str, *, new: bool) -> None:
        sheet = self.sheet
        for number, width in enumerate(WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        for number in (KEY, MARKS):
            sheet.column_dimensions[get_column_letter(number)].hidden = True
        self.title = " ".join(clean(title).split())[:100]
        _put(sheet, 1, 1, self.title, "title")
        sheet.row_dimensions[1].height = 30
        _put(sheet, 1, KEY, KEY_PREFIX + ("" if new else activity["id"]), "hidden")
        self.row = 3
        starts: list[int] = []
        for question in asked(activity["part"]):
            starts.append(self.row)
            if question.listed:
                self._table(question, activity, spare=question.spare + (3 if new else 0))
            else:
                self._question(question, activity)
        sheet.sheet_view.showGridLines = False
        sheet.freeze_panes = "A2"
        sheets.together(sheet, WIDTHS, starts)
        sheet.print_area = f"A1:{get_column_letter(len(WIDTHS))}{self.row}"

    def _question(self, question: Question, activity: ActivityDoc) -> None:
        asks = self.words.text(question.text)
        hint = self.words.text(question.hint)
        _put(self.sheet, self.row, 1, f"{asks}\n{hint}" if hint else asks, "label")
        kind = question.fields[0].kind
        value: Any = activity[question.key]  # type: ignore[literal-required]
        width = sum(WIDTHS[1:])
        shown, mark = self._answer(2, kind, value, width)
        for column in range(3, len(WIDTHS) + 1):
            _put(self.sheet, self.row, column, "", "text")
        merge(self.sheet, self.row, 2, len(WIDTHS))
        self._close(question.key, [mark], max(fit.lines(shown, width), fit.lines(asks, 34) + bool(hint), 2))

    def _table(self, question: Question, activity: ActivityDoc, *, spare: int) -> None:
        self.row += 1
        for column in range(1, len(WIDTHS) + 1):
            _put(
                self.sheet,
                self.row,
                column,
                self.words.text(question.text) if column == 1 else "",
                "cover section",
            )
        self.sheet.row_dimensions[self.row].height = 22
        self.row += 1
        _put(self.sheet, self.row, 1, self.words.text(question.hint), "about")
        self.row += 1
        widths = _columns(len(question.fields))
        for (start, end), item in zip(widths, question.fields, strict=True):
            for column in range(start, end + 1):
                _put(
                    self.sheet,
                    self.row,
                    column,
                    self.words.text(item.heading) if column == start else "",
                    "heading",
                )
            merge(self.sheet, self.row, start, end)
        self.sheet.row_dimensions[self.row].height = 18
        self.row += 1
        items: list[Any] = list(activity[question.key])  # type: ignore[literal-required]
        first = self.row
        for place in range(len(items) + spare):
            item = items[place] if place < len(items) else _BLANKS[question.key]()
            marks, most = [], 1
            for (start, end), asked_for in zip(widths, question.fields, strict=True):
                width = sum(WIDTHS[start - 1 : end])
                value = self._value(question.key, item, asked_for)
                shown, mark = self._answer(start, asked_for.kind, value, width)
                for column in range(start + 1, end + 1):
                    _put(self.sheet, self.row, column, "", "text")
                merge(self.sheet, self.row, start, end)
                marks.append(mark)
                most = max(most, fit.lines(shown, width))
            self._close(f"{question.key}:{place if place < len(items) else '+'}", marks, most)
        for (start, _), asked_for in zip(widths, question.fields, strict=True):
            if asked_for.kind not in ("text", "lines"):
                letter = get_column_letter(start)
                self._choices.setdefault(asked_for.kind, []).append(f"{letter}{first}:{letter}{self.row - 1}")
        self.row += 1

    def _value(self, key: str, item: Any, asked_for: Field) -> Any:
        if key == "data" and asked_for.name in ("limit", "action"):
            retention = item["retention"]
            if asked_for.name == "action":
                return retention["action"]
            return retention["text"] or self.words.labels.period(retention["period"])
        return item[asked_for.name]

    def _answer(self, column: int, kind: str, value: Any, width: float) -> tuple[str, str]:
        """Put an answer into a cell; gives what it shows and the mark of it."""
        shown = self.words.shown(kind if kind != "text" else "text", value).value
        text = "" if shown is None else str(shown)
        mark = fingerprint(text)
        if not fit.fits(text, width):
            text, mark = fit.beginning(text, width, " …"), READ_ONLY
            self.made.shortened.append((self.sheet.title, f"{get_column_letter(column)}{self.row}"))
        _put(self.sheet, self.row, column, text, "text")
        return text, mark

    def _close(self, key: str, marks: list[str], lines: int) -> None:
        _put(self.sheet, self.row, KEY, key, "hidden")
        _put(self.sheet, self.row, MARKS, " ".join(marks), "hidden")
        self.sheet.row_dimensions[self.row].height = fit.height(lines)
        self.row += 1

    def offer(self, lists: dict[str, str]) -> None:
        """Offer the choices in their cells."""
        for kind, areas in self._choices.items():
            rule = DataValidation(
                "list",
                formula1=lists[kind],
                allow_blank=True,
                showErrorMessage=True,
                errorStyle="warning",
                error=self.words.text(_NOT_LISTED)[:225],
                sqref=" ".join(areas),
            )
            self.sheet.add_data_validation(rule)


_BLANKS: dict[str, Callable[[], Any]] = {
    "purposes": lambda: {"title": "", "description": ""},
    "data": blank_data_use,
    "recipients": blank_recipient,
    "transfers": blank_transfer,
}


def _columns(count: int) -> list[tuple[int, int]]:
    """First and last column of each of `count` answers beside each other; the first ones get the most room."""
    width = len(WIDTHS)
    spans = [width // count + (1 if place < width % count else 0) for place in range(count)]
    found, start = [], 1
    for span in spans:
        found.append((start, start + span - 1))
        start += span
    return found


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
