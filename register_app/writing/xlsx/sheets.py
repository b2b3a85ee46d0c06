"""Each table as a sheet: headings, notes, choices, print set-up; and the two hidden sheets that make it readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
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
    Column,
    column_key,
)
from register_app.writing.labels import Pair
from register_app.writing.xlsx import layout
from register_app.writing.xlsx.encode import Exact
from register_app.writing.xlsx.package import put_text
from register_app.writing.xlsx.words import Words

TITLE_ROW, KEY_ROW, ARTICLE_ROW, HEADING_ROW = 1, 2, 3, 4
FIRST_ROW = 5
MAX_ROWS = 1_048_576
NAME_LIMIT = 31
"""Characters that Excel takes in the name of a sheet."""
SPARE_ROWS = 500
"""Rows below the last one in which choices are offered, too."""

_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "()     ")
_MARGIN = 0.4
# Printable inches across and the inches of one unit of column width: 7 pixels of 96 to the inch, a little more in
# print, where digits are not fitted to pixels.
_ACROSS = {"A3": 16.54 - 2 * _MARGIN, "A4": 11.69 - 2 * _MARGIN}
_DOWN_A4 = 8.27 - 2 * 0.65
_SURE = 0.95
"""How much of a page is filled at most, since programs draw rows a little higher than others."""
_HEADED = 4
"""Rows at the beginning of a part that stay together: title, hint, headings, the first row."""
_UNIT = 7.5 / 96
_LEGIBLE = 0.55
"""The smallest scale of a printed page at which its text is still read with ease."""
_CHOICE_TITLE = N_("Not in the list")
_CHOICE_TEXT = N_("Choose from the list where you can; other words are kept as they are.")
_PAGE = N_("Page {page} of {pages}")


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
    _text(sheet, TITLE_ROW, 1, title, "title")
    sheet.row_dimensions[TITLE_ROW].height = 27
    about = len([column for column in columns if column.kind != "technical"])
    anchor = min(3, about)
    _text(sheet, TITLE_ROW, anchor, words.text(look.about), "about")
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[ARTICLE_ROW].height = (
        24 if key in layout.FIRST_SUPPLEMENT or _has_articles(key) else 6
    )
    sheet.row_dimensions[HEADING_ROW].height = 31
    supplement = False
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        _text(sheet, KEY_ROW, number, column_key(key, column.key), "hidden")
        if column.kind == "technical":
            sheet.column_dimensions[letter].hidden = True
            _text(sheet, ARTICLE_ROW, number, HEADING_MARK, "hidden")
            _text(sheet, HEADING_ROW, number, HEADING_MARK, "hidden")
            continue
        sheet.column_dimensions[letter].width = layout.width(key, column)
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


def _has_articles(key: str) -> bool:
    return any(layout.article(key, column) for column in SHEETS[key])


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
    paper(sheet, look.paper)
    sheet.print_title_rows = f"{ARTICLE_ROW}:{HEADING_ROW}"
    sheet.print_area = f"A{TITLE_ROW}:{get_column_letter(len(shown))}{max(last, FIRST_ROW)}"
    across = sum(layout.width(key, column) for column in shown) * _UNIT
    first = layout.FIRST_SUPPLEMENT.get(key)
    if first is None or across <= _ACROSS[look.paper]:
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return
    # Art. 30 on one page across, the supplement on the next, each beside the number and name of its activity.
    position = next(number for number, column in enumerate(shown) if column.key == first)
    named = _width(key, shown[: look.frozen])
    widest = max(_width(key, shown[:position]), named + _width(key, shown[position:]))
    sheet.page_setup.scale = max(40, min(100, int(100 * _ACROSS[look.paper] / widest)))
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_cols = f"A:{get_column_letter(look.frozen)}"
    sheet.col_breaks.append(Break(id=position))


def hide(sheet: Worksheet, key: str, left_out: frozenset[str]) -> None:
    """Take out of sight the columns that a copy for others leaves empty."""
    for number, column in enumerate(SHEETS[key], 1):
        if column.key in left_out:
            sheet.column_dimensions[get_column_letter(number)].hidden = True


def _width(key: str, columns: Sequence[Column]) -> float:
    return sum(layout.width(key, column) for column in columns) * _UNIT


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


def paper(sheet: Worksheet, size: str) -> None:
    """Landscape on `size` ("A3" or "A4"), with the margins of every sheet."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8 if size == "A3" else 9
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top = margins.bottom = 0.65
    margins.header = margins.footer = 0.3


def across(sheet: Worksheet, widths: Sequence[float], frozen: int) -> None:
    """A wide table on A3: one page across where it can still be read, else several, each with the `frozen` columns."""
    paper(sheet, "A3")
    share = _ACROSS["A3"] / (sum(widths) * _UNIT)
    if share >= _LEGIBLE:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        return
    sheet.page_setup.scale = int(100 * _LEGIBLE)
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_cols = f"A:{get_column_letter(frozen)}"
    room = _ACROSS["A3"] / _LEGIBLE / _UNIT
    named = sum(widths[:frozen])
    used = 0.0
    for number, width in enumerate(widths):
        if used and used + width > room:
            sheet.col_breaks.append(Break(id=number))
            used = named
        used += width


def together(sheet: Worksheet, widths: Sequence[float], starts: Sequence[int]) -> None:
    """A form on A4: as wide as the page, and no part that fits on a page is torn apart; parts begin at the rows `starts`.

    Where a part is longer than a page, its heading at least stays with what follows. Breaks hold only beside a scale of
    our own: Excel forgets them where it is to fit pages itself.
    """
    paper(sheet, "A4")
    scale = max(0.1, min(1.0, int(100 * _ACROSS["A4"] / (sum(widths) * _UNIT)) / 100))
    sheet.page_setup.scale = int(100 * scale)
    room = _DOWN_A4 * 72 * _SURE / scale
    heights = [sheet.row_dimensions[row].height or 15.0 for row in range(1, sheet.max_row + 1)]
    ends = [*starts[1:], len(heights) + 1]
    used = sum(heights[: starts[0] - 1]) if starts else 0.0
    for start, end in zip(starts, ends, strict=True):
        whole = sum(heights[start - 1 : end - 1])
        least = sum(heights[start - 1 : min(end - 1, start - 1 + _HEADED)])
        if used and used + (whole if whole <= room else least) > room:
            sheet.row_breaks.append(Break(id=start - 1))
            used = 0.0
        for height in heights[start - 1 : end - 1]:
            used = height if used + height > room else used + height


def running_titles(sheet: Worksheet, organisation: str, title: str, day: str, words: Words) -> None:
    """What each printed page says above and below its content."""
    size, colour = 8, "707C86"
    page = words.text(_PAGE).format(page="&P", pages="&N")
    above, below = HeaderFooterItem(), HeaderFooterItem()
    for part, text in (
        (above.left, _running(organisation)),
        (above.right, _running(title)),
        (below.left, _running(sheet.title)),
        (below.center, _running(day)),
        (below.right, page),
    ):
        part.text = text
        part.size = size
        part.color = colour
    sheet.oddHeader, sheet.oddFooter = above, below


def _running(text: str) -> str:
    """A text as part of a header: one line, short (all parts share 255 characters), its "&" no command."""
    flat = " ".join(text.split())
    if len(flat) > 60:
        flat = flat[:59].rstrip() + "…"
    return flat.replace("&", "&&")


def cover_view(sheet: Worksheet, widths: Sequence[float]) -> None:
    """View and print set-up of the cover: upright, one page across."""
    for number, width in enumerate(widths, 1):
        letter = get_column_letter(number)
        if width:
            sheet.column_dimensions[letter].width = width
        else:
            sheet.column_dimensions[letter].hidden = True
    sheet.sheet_view.showGridLines = False
    paper(sheet, "A4")
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


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
