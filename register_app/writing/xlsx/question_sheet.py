"""The sheet of one activity in a questionnaire: questions with room for answers, hidden keys beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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

SHARES = (0.27, 0.06, 0.18, 0.18, 0.165, 0.145)
"""Of the width of the page: the column of the questions, then those of the answers."""
KEY, MARKS = len(SHARES) + 1, len(SHARES) + 2
_TITLE, _SECTION, _HEADING, _BETWEEN = 30.0, 22.0, 18.0, 12.0
_BOLD = 0.92
"""The room that bold letters leave of a column."""
_NOT_LISTED = N_("Choose from the list where you can; other words are kept as they are.")


@dataclass(frozen=True)
class _Box:
    """A text in the columns from `first` to `last`; an `answer` may be changed, and offers the choices of its `kind`."""

    text: str
    style: str
    first: int
    last: int
    answer: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class _Row:
    """A row of the form; `height` 0 is that of its texts, of `least` lines; `key` tells which answers it holds."""

    boxes: tuple[_Box, ...] = ()
    height: float = 0
    least: int = 1
    key: str = ""
    begins: bool = False
    """Whether a part of the form begins here, which stays on one page."""

    def high(self, widths: Sequence[float]) -> float:
        """The height in points when the columns have these widths."""
        if self.height:
            return self.height
        lines = (
            fit.lines(box.text, _room(box, widths) * (_BOLD if box.style in ("label", "heading") else 1))
            for box in self.boxes
            if box.text
        )
        return fit.height(max(self.least, max(lines, default=1)))


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
        """Write the form, as large as it can be on one upright page; on more where it would be too small."""
        sheet = self.sheet
        rows = list(self._rows(activity, new=new))
        scale, widths = _fitted(rows)
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        for number in (KEY, MARKS):
            sheet.column_dimensions[get_column_letter(number)].hidden = True
        self.title = " ".join(clean(title).split())[:100]
        put(sheet, 1, 1, self.title, "title")
        sheet.row_dimensions[1].height = _TITLE
        put(sheet, 1, KEY, KEY_PREFIX + ("" if new else activity["id"]), "hidden")
        self.row = 2
        starts: list[int] = []
        for row in rows:
            if row.begins:
                starts.append(self.row)
            self._write_row(row, widths)
        sheet.sheet_view.showGridLines = False
        sheet.freeze_panes = "A2"
        paper.together(sheet, scale, starts, upright=True, last=self.row - 1)
        sheet.print_area = f"A1:{get_column_letter(len(SHARES))}{self.row - 1}"

    def _write_row(self, row: _Row, widths: Sequence[float]) -> None:
        marks = []
        for box in row.boxes:
            text = box.text
            if box.answer:
                text, mark = self._shown(box, _room(box, widths))
                marks.append(mark)
            for column in range(box.first, box.last + 1):
                put(self.sheet, self.row, column, text if column == box.first else "", box.style)
            if box.style not in ("cover section", "about"):
                merge(self.sheet, self.row, box.first, box.last)
            if box.kind not in ("text", "lines"):
                letter = get_column_letter(box.first)
                self._choices.setdefault(box.kind, []).append(f"{letter}{self.row}")
        if row.key:
            put(self.sheet, self.row, KEY, row.key, "hidden")
            put(self.sheet, self.row, MARKS, " ".join(marks), "hidden")
        self.sheet.row_dimensions[self.row].height = row.high(widths)
        self.row += 1

    def _shown(self, box: _Box, width: float) -> tuple[str, str]:
        """What the cell of an answer shows, and the mark of it."""
        if fit.fits(box.text, width):
            return box.text, fingerprint(box.text)
        self._shortened.append((self.sheet.title, f"{get_column_letter(box.first)}{self.row}"))
        return fit.beginning(box.text, width, " …"), READ_ONLY

    # -- what stands on it ------------------------------------------------------------------------------------------

    def _rows(self, activity: ActivityDoc, *, new: bool) -> Iterator[_Row]:
        after_table = True
        for question in asked(activity["part"]):
            if question.listed or after_table:
                yield _Row(height=_BETWEEN, begins=True)
            if question.listed:
                yield from self._table(question, activity, spare=question.spare + (3 if new else 0))
            else:
                yield self._question(question, activity)
            after_table = question.listed

    def _question(self, question: Question, activity: ActivityDoc) -> _Row:
        asks = self.words.text(question.text)
        hint = self.words.text(question.hint)
        value: Any = activity[question.key]  # type: ignore[literal-required]
        label = _Box(f"{asks}\n{hint}" if hint else asks, "label", 1, 1)
        answer = self._answer(2, len(SHARES), question.fields[0].kind, value)
        return _Row((label, answer), key=question.key, least=2)

    def _table(self, question: Question, activity: ActivityDoc, *, spare: int) -> Iterator[_Row]:
        last = len(SHARES)
        yield _Row((_Box(self.words.text(question.text), "cover section", 1, last),), _SECTION)
        yield _Row((_Box(self.words.text(question.hint), "about", 1, last),))
        columns = list(zip(_columns(len(question.fields)), question.fields, strict=True))
        headings = (
            _Box(self.words.text(item.heading), "heading", first, end) for (first, end), item in columns
        )
        yield _Row(tuple(headings))
        items: list[Any] = list(activity[question.key])  # type: ignore[literal-required]
        for place in range(len(items) + spare):
            item = items[place] if place < len(items) else _BLANKS[question.key]()
            answers = (
                self._answer(first, end, field.kind, self._value(question.key, item, field))
                for (first, end), field in columns
            )
            yield _Row(tuple(answers), key=f"{question.key}:{place if place < len(items) else '+'}")

    def _value(self, key: str, item: Any, asked_for: Field) -> Any:
        if key == "data" and asked_for.name in ("limit", "action"):
            retention = item["retention"]
            if asked_for.name == "action":
                return retention["action"]
            return retention["text"] or self.words.labels.period(retention["period"])
        return item[asked_for.name]

    def _answer(self, first: int, last: int, kind: str, value: Any) -> _Box:
        shown = self.words.shown(kind, value).value
        return _Box("" if shown is None else str(shown), "text", first, last, answer=True, kind=kind)

    def offer(self, lists: dict[str, str]) -> None:
        """Offer the choices in their cells."""
        for kind, cells in self._choices.items():
            rule = DataValidation(
                "list",
                formula1=lists[kind],
                allow_blank=True,
                showErrorMessage=True,
                errorStyle="warning",
                error=self.words.text(_NOT_LISTED)[:225],
                sqref=" ".join(cells),
            )
            self.sheet.add_data_validation(rule)


_BLANKS: dict[str, Callable[[], Any]] = {
    "purposes": lambda: {"title": "", "description": ""},
    "data": blank_data_use,
    "recipients": blank_recipient,
    "transfers": blank_transfer,
}


def _fitted(rows: Sequence[_Row]) -> tuple[float, list[float]]:
    """The largest scale at which all rows stand on one page, and the widths of the columns at it; else the largest."""
    scales = [
        (scale, [int(width * share * 10) / 10 for share in SHARES]) for scale, width in paper.form_scales()
    ]
    for scale, widths in scales:
        if _TITLE + sum(row.high(widths) for row in rows) <= paper.depth("A4", scale, upright=True):
            return scale, widths
    return scales[0]


def _room(box: _Box, widths: Sequence[float]) -> float:
    return sum(widths[box.first - 1 : box.last])


def _columns(count: int) -> list[tuple[int, int]]:
    """First and last column of each of `count` answers beside each other; the first ones get the most room."""
    width = len(SHARES)
    spans = [width // count + (1 if place < width % count else 0) for place in range(count)]
    found, start = [], 1
    for span in spans:
        found.append((start, start + span - 1))
        start += span
    return found
