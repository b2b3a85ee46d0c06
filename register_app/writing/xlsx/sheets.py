"""Each table as a sheet: headings, notes, choices, print set-up; and the two hidden sheets that make it readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.model.workbook import (
    CHOICE_LISTS,
    CODE_SUFFIX,
    HEADING_MARK,
    LISTS_SHEET,
    MAGIC,
    REGISTER_SHEET,
    SHEETS,
    VERSION,
    column_key,
)
from register_app.writing.pairs import Pair
from register_app.writing.xlsx import fit, layout, paper
from register_app.writing.xlsx.encode import Exact
from register_app.writing.xlsx.package import merge, put_text
from register_app.writing.xlsx.widths import room, width
from register_app.writing.xlsx.words import Words

TITLE_ROW, KEY_ROW, ARTICLE_ROW, HEADING_ROW = 1, 2, 3, 4
FIRST_ROW = 5
MAX_ROWS = 1_048_576
NAME_LIMIT = 31
"""Characters that Excel takes in the name of a sheet."""
SPARE_ROWS = 500
"""Rows below the last one in which choices are offered, too."""

_TITLE_SIZE = 16.0
"""Points of the title, a little more than it has, since it is bold."""

_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "()     ")
_CHOICE_TITLE = N_("Not in the list")
_CHOICE_TEXT = N_("Choose from the list where you can; other words are kept as they are.")


def name(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel takes and no other sheet has; of two languages too long for it, the first."""
    if isinstance(wanted, Pair):
        both = f"{wanted.first} - {wanted.second}"
        wanted = both if wanted.first != wanted.second and len(both) <= NAME_LIMIT else wanted.first
    base = wanted.translate(_NOT_IN_NAMES).strip().strip("'") or "Sheet"
    found = base[:NAME_LIMIT]
    number = 1
    used = {other.casefold() for other in taken}
    while found.casefold() in used:
        number += 1
        ending = f" ({number})"
        found = base[: NAME_LIMIT - len(ending)] + ending
    return found


def head(sheet: Worksheet, key: str, title: str, words: Words) -> None:
    """The rows above the data: the title, the hidden keys, the articles, the headings with their notes."""
    columns = SHEETS[key]
    look = layout.SHEET_LOOKS[key]
    shown = [column for column in columns if column.kind != "technical"]
    beside = min(3, len(shown))
    keys = [column.key for column in shown]
    # What is said of the sheet stays on the first page across.
    last = keys.index(layout.FIRST_SUPPLEMENT[key]) if key in layout.FIRST_SUPPLEMENT else len(shown)
    own = [width(key, column) for column in shown]
    sheet.row_dimensions[TITLE_ROW].height = max(
        27.0,
        _over(sheet, (1, beside - 1), own, title, ("title", _TITLE_SIZE)),
        _over(sheet, (beside, last), own, words.text(look.about), ("about", fit.BODY_SIZE)),
    )
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[ARTICLE_ROW].height = 24 if _has_articles(key) else 6
    headings = [words.text(layout.heading(column)) for column in shown]
    rooms = [0.92 * room(key, column) for column in shown]
    lines = max(map(fit.lines, headings, rooms))
    sheet.row_dimensions[HEADING_ROW].height = max(31.0, fit.height(lines))
    supplement = False
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        _text(sheet, KEY_ROW, number, column_key(key, column.key), "hidden")
        if column.kind == "technical":
            sheet.column_dimensions[letter].hidden = True
            _text(sheet, ARTICLE_ROW, number, HEADING_MARK, "hidden")
            _text(sheet, HEADING_ROW, number, HEADING_MARK, "hidden")
            continue
        sheet.column_dimensions[letter].width = width(key, column)
        if column.key == layout.FIRST_SUPPLEMENT.get(key):
            supplement = True
            said = f"{words.labels['supplement']} – {words.labels['supplement_cite']}"
            _text(sheet, ARTICLE_ROW, number, said, "article supplement")
        code = layout.article(key, column)
        if code:
            _text(sheet, ARTICLE_ROW, number, words.labels.citation(code), "article")
        style = "heading supplement" if supplement else "heading"
        _text(sheet, HEADING_ROW, number, words.text(layout.heading(column)), style)
        note = layout.comment(key, column, words)
        if note:
            lines = sum(1 + len(line) // 44 for line in note.split("\n"))
            sheet[f"{letter}{HEADING_ROW}"].comment = Comment(note, MAGIC, height=24 + 17 * lines, width=300)


def _over(
    sheet: Worksheet, columns: tuple[int, int], widths: list[float], text: str, look: tuple[str, float]
) -> float:
    """A text over some columns, on further lines where they are narrower than it; gives the height it needs."""
    (first, last), (style, size) = columns, look
    _text(sheet, TITLE_ROW, first, text, style)
    lines = fit.lines(text, sum(widths[first - 1 : last]), size) if text else 1
    if lines > 1:
        for column in range(first, last + 1):
            cell = sheet.cell(TITLE_ROW, column)
            cell.style = f"Register {style}"
            cell.alignment = Alignment(vertical="center", wrap_text=True)
        merge(sheet, TITLE_ROW, first, last)
    return fit.height(lines, size)


def _has_articles(key: str) -> bool:
    return key in layout.FIRST_SUPPLEMENT or any(layout.article(key, column) for column in SHEETS[key])


def _text(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    cell = sheet.cell(row, column)
    cell.style = f"Register {style}"
    put_text(cell, text)


def finish(sheet: Worksheet, key: str, last: int, words: Words, lists: dict[str, str]) -> None:
    """What depends on the number of rows: filter, choices; and view and print set-up."""
    shown = [column for column in SHEETS[key] if column.kind != "technical"]
    look = layout.SHEET_LOOKS[key]
    sheet.freeze_panes = f"{get_column_letter(look.frozen + 1)}{FIRST_ROW}"
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(len(shown))}{max(last, HEADING_ROW)}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    for number, column in enumerate(shown, 1):
        if column.is_choice and column.kind in lists:
            _offer(sheet, number, last, lists[column.kind], words)
    sheet.print_title_rows = f"{ARTICLE_ROW}:{HEADING_ROW}"
    sheet.print_area = f"A{TITLE_ROW}:{get_column_letter(len(shown))}{max(last, FIRST_ROW)}"
    paper.paper(sheet, look.paper)
    widths = [width(key, column) for column in shown]
    first = layout.FIRST_SUPPLEMENT.get(key)
    if first is None or sum(widths) <= paper.room(look.paper):
        paper.one_across(sheet)
        return
    # Art. 30 on one page across, the supplement on the next, each beside the number and name of its activity.
    position = next(number for number, column in enumerate(shown) if column.key == first)
    widest = max(sum(widths[:position]), sum(widths[: look.frozen]) + sum(widths[position:]))
    paper.several_across(sheet, paper.room(look.paper) / widest, [position + 1], look.frozen)


def hide(sheet: Worksheet, key: str, left_out: frozenset[str]) -> None:
    """Take out of sight the columns that a copy for others leaves empty."""
    for number, column in enumerate(SHEETS[key], 1):
        if column.key in left_out:
            sheet.column_dimensions[get_column_letter(number)].hidden = True


def _offer(sheet: Worksheet, column: int, last: int, source: str, words: Words) -> None:
    letter = get_column_letter(column)
    until = min(MAX_ROWS, max(last, FIRST_ROW) + SPARE_ROWS)
    validation = DataValidation(
        "list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=words.text(_CHOICE_TITLE)[:32],
        error=words.text(_CHOICE_TEXT)[:225],
        sqref=f"{letter}{FIRST_ROW}:{letter}{until}",
    )
    sheet.add_data_validation(validation)


# -- hidden sheets -----------------------------------------------------------------------------------------------


def lists(workbook: Workbook, words: Words, placeholders: Sequence[str]) -> dict[str, str]:
    """Write the sheet of choices, each beside its stored value; returns the range of labels of each list."""
    sheet = workbook.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "veryHidden"
    ranges: dict[str, str] = {}
    for index, list_name in enumerate(CHOICE_LISTS):
        column = 2 * index + 1
        put_text(sheet.cell(1, column), list_name)
        put_text(sheet.cell(1, column + 1), list_name + CODE_SUFFIX)
        choices = words.choices(list_name)
        for row, choice in enumerate(choices, 2):
            put_text(sheet.cell(row, column), choice.label)
            put_text(sheet.cell(row, column + 1), choice.code)
        letter = get_column_letter(column)
        ranges[list_name] = f"{quote_sheetname(LISTS_SHEET)}!${letter}$2:${letter}${len(choices) + 1}"
    column = 2 * len(CHOICE_LISTS) + 1
    put_text(sheet.cell(1, column), "placeholder")
    for row, text in enumerate(placeholders, 2):
        put_text(sheet.cell(row, column), text)
    return ranges


def register(workbook: Workbook, facts: dict[str, str], exact: Sequence[Exact]) -> None:
    """Write the sheet that says what the workbook is, and holds whole what cells do not show exactly."""
    sheet = workbook.create_sheet(REGISTER_SHEET)
    sheet.sheet_state = "veryHidden"
    rows: list[list[str]] = [["format", MAGIC], ["version", str(VERSION)]]
    rows.extend([key, value] for key, value in facts.items())
    rows.extend(
        [
            "exact",
            item.sheet,
            str(item.row),
            item.column,
            item.shown,
            item.reference,
            str(item.head),
            *item.pieces,
        ]
        for item in exact
    )
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                put_text(sheet.cell(number, column), text)
