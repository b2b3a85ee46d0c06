"""The sheet of one activity in a questionnaire: questions with room for answers, hidden keys beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc, blank_data_use, blank_recipient, blank_transfer
from register_app.model.questionnaire import KEY_PREFIX, READ_ONLY, Field, Question, asked
from register_app.model.text import clean
from register_app.model.workbook import fingerprint
from register_app.writing.xlsx import fit, paper
from register_app.writing.xlsx.package import merge, put_text
from register_app.writing.xlsx.words import Words

WIDTHS = (34.0, 30.0, 26.0, 32.0, 20.0, 24.0)
"""Column of the questions, then those of the answers."""
KEY, MARKS = len(WIDTHS) + 1, len(WIDTHS) + 2
_NOT_LISTED = N_("Choose from the list where you can; other words are kept as they are.")


def put(sheet: Worksheet, row: int, column: int, text: str, style: str) -> Cell:
    """A text in one of the hand-over styles."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.style = f"Register {style}"
    if text:
        put_text(cell, text)
    return cell


class QuestionSheet:
    """The sheet of one activity."""

    def __init__(self, sheet: Worksheet, words: Words, shortened: list[tuple[str, str]]) -> None:
        self.sheet, self.words, self._shortened = sheet, words, shortened
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
        put(sheet, 1, 1, self.title, "title")
        sheet.row_dimensions[1].height = 30
        put(sheet, 1, KEY, KEY_PREFIX + ("" if new else activity["id"]), "hidden")
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
        paper.together(sheet, paper.room("A4") / sum(WIDTHS), starts)
        sheet.print_area = f"A1:{get_column_letter(len(WIDTHS))}{self.row}"

    def _question(self, question: Question, activity: ActivityDoc) -> None:
        asks = self.words.text(question.text)
        hint = self.words.text(question.hint)
        put(self.sheet, self.row, 1, f"{asks}\n{hint}" if hint else asks, "label")
        kind = question.fields[0].kind
        value: Any = activity[question.key]  # type: ignore[literal-required]
        width = sum(WIDTHS[1:])
        shown, mark = self._answer(2, kind, value, width)
        for column in range(3, len(WIDTHS) + 1):
            put(self.sheet, self.row, column, "", "text")
        merge(self.sheet, self.row, 2, len(WIDTHS))
        self._close(question.key, [mark], max(fit.lines(shown, width), fit.lines(asks, 34) + bool(hint), 2))

    def _table(self, question: Question, activity: ActivityDoc, *, spare: int) -> None:
        self.row += 1
        for column in range(1, len(WIDTHS) + 1):
            put(
                self.sheet,
                self.row,
                column,
                self.words.text(question.text) if column == 1 else "",
                "cover section",
            )
        self.sheet.row_dimensions[self.row].height = 22
        self.row += 1
        put(self.sheet, self.row, 1, self.words.text(question.hint), "about")
        self.row += 1
        widths = _columns(len(question.fields))
        for (start, end), item in zip(widths, question.fields, strict=True):
            for column in range(start, end + 1):
                put(
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
                    put(self.sheet, self.row, column, "", "text")
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
            self._shortened.append((self.sheet.title, f"{get_column_letter(column)}{self.row}"))
        put(self.sheet, self.row, column, text, "text")
        return text, mark

    def _close(self, key: str, marks: list[str], lines: int) -> None:
        put(self.sheet, self.row, KEY, key, "hidden")
        put(self.sheet, self.row, MARKS, " ".join(marks), "hidden")
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
