"""How a sheet lies on paper: its size, margins and scale, where pages begin, what each page says above and below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.writing.xlsx.words import Words

Size = Literal["A3", "A4"]

_MARGIN, _MARGIN_DOWN = 0.4, 0.65
# Inches of paper, the longer side first.
_INCHES: dict[Size, tuple[float, float]] = {"A3": (16.54, 11.69), "A4": (11.69, 8.27)}
_SURE = 0.95
"""How much of a page is filled at most, since programs draw rows a little higher than others."""
_HEADED = 4
"""Rows at the beginning of a part that stay together: title, hint, headings, the first row."""
_UNIT = 7.5 / 96
"""Inches of one unit of column width: 7 pixels of 96 to the inch, a little more in print, where digits are not fitted
to pixels."""
_LEGIBLE = 0.55
"""The smallest scale of a printed page at which its text is still read with ease."""
_OFFICE = 0.8
"""The smallest scale at which a table goes onto the paper that every printer has."""
_CALM = 0.7
"""The scale of a table of several pages across: larger, its rows would take pages downwards instead."""
_WIDEST = 1.7
"""How much wider than it needs to be a column gets to fill its page."""
_LEANING = 1.15
"""How much wider than need be the widest page may be, when pages then begin where the reader expects it."""
_FORM_SCALES = (0.95, 0.88, 0.8, 0.72)
"""Scales of a form, the largest first: the first at which it stands on one page is taken."""
_PAGE = N_("Page {page} of {pages}")


def room(size: Size, scale: float = 1.0, *, upright: bool = False) -> float:
    """Units of column width that a page holds across, at a scale (1 is 100 %)."""
    return (_INCHES[size][1 if upright else 0] - 2 * _MARGIN) / scale / _UNIT


def depth(size: Size, scale: float = 1.0, *, upright: bool = False) -> float:
    """Points of row height that a page surely holds, at a scale."""
    return (_INCHES[size][0 if upright else 1] - 2 * _MARGIN_DOWN) * 72 * _SURE / scale


def paper(sheet: Worksheet, size: Size, *, upright: bool = False) -> None:
    """Put a sheet on A3 or A4, with the margins of every sheet."""
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
    sheet.page_setup.paperSize = 8 if size == "A3" else 9
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top = margins.bottom = _MARGIN_DOWN
    margins.header = margins.footer = 0.3


def one_across(sheet: Worksheet) -> None:
    """Let no column go onto a page of its own."""
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def several_across(sheet: Worksheet, scale: float, begins: Sequence[int], frozen: int) -> None:
    """Pages beside each other that begin with the columns `begins`, each with the first `frozen` columns again."""
    sheet.page_setup.scale = max(10, min(100, int(100 * scale)))
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_cols = f"A:{get_column_letter(frozen)}"
    for column in begins:
        sheet.col_breaks.append(Break(id=column - 1))


# -- tables ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Across:
    """How the columns of a table lie on paper.

    `widths` fill each page; `begins` are the columns (from 1) with which the second and further pages across begin.
    """

    size: Size
    scale: float
    widths: list[float]
    begins: tuple[int, ...] = ()

    def set_up(self, sheet: Worksheet, frozen: int) -> None:
        """Let a sheet be printed like that."""
        paper(sheet, self.size)
        if self.begins:
            several_across(sheet, self.scale, self.begins, frozen)
        else:
            one_across(sheet)


def lay(widths: Sequence[float], frozen: int = 1, borders: Collection[int] = ()) -> Across:
    """Lay columns of such widths on the smallest paper and the fewest pages on which they can be read.

    The first `frozen` columns stand on each page across; a page begins at one of the columns `borders` where that costs
    little. Columns are made wider where a page has room left.
    """
    total = sum(widths)
    for size, least in (("A4", _OFFICE), ("A3", _LEGIBLE)):
        scale = min(1.0, room(size, 1.0) / total)  # type: ignore[arg-type]
        if scale >= least:
            return Across(size, scale, _stretched(widths, room(size, scale)))  # type: ignore[arg-type]
    begins = _begins(widths, frozen, borders)
    pages = _pages(widths, frozen, begins)
    scale = min(_CALM, room("A3") / max(named + sum(own) for named, own in pages))
    filled: list[float] = list(widths[:frozen])
    for named, own in pages:
        filled += _stretched(own, room("A3", scale) - named)
    return Across("A3", scale, filled, begins)


def _stretched(widths: Sequence[float], to: float) -> list[float]:
    factor = max(1.0, min(_WIDEST, to / sum(widths))) if widths else 1.0
    return [int(width * factor * 10) / 10 for width in widths]


def _pages(
    widths: Sequence[float], frozen: int, begins: Sequence[int]
) -> list[tuple[float, Sequence[float]]]:
    """For each page the width of the columns that stand on every page, and those of its own."""
    named = sum(widths[:frozen])
    starts = [frozen, *(begin - 1 for begin in begins)]
    ends = [*starts[1:], len(widths)]
    return [(named, widths[start:end]) for start, end in zip(starts, ends, strict=True)]


def _begins(widths: Sequence[float], frozen: int, borders: Collection[int]) -> tuple[int, ...]:
    """With which columns the pages begin, so that there are few and the widest is narrow."""
    places = range(frozen + 2, len(widths) + 1)
    most = room("A3", _LEGIBLE)
    for count in range(1, 4):
        found = [
            (max(named + sum(own) for named, own in _pages(widths, frozen, begins)), begins)
            for begins in combinations(places, count)
        ]
        least = min((widest for widest, _ in found), default=0.0)
        if 0 < least <= most:
            near = [item for item in found if item[0] <= min(most, least * _LEANING)]
            return min(near, key=lambda item: (-len(set(item[1]) & set(borders)), item[0]))[1]
    return _greedy(widths, frozen, most)


def _greedy(widths: Sequence[float], frozen: int, most: float) -> tuple[int, ...]:
    """Page after page as full as it gets, for tables that are wider than three pages."""
    named = sum(widths[:frozen])
    begins: list[int] = []
    used = named
    for column, width in enumerate(widths[frozen:], frozen + 1):
        if used > named and used + width > most:
            begins.append(column)
            used = named
        used += width
    return tuple(begins)


# -- forms -------------------------------------------------------------------------------------------------------


def form_scales() -> tuple[tuple[float, float], ...]:
    """For each scale that a form may have: it, and how wide the form then is to fill an upright page."""
    return tuple((scale, room("A4", scale, upright=True)) for scale in _FORM_SCALES)


def together(
    sheet: Worksheet, scale: float, starts: Sequence[int], *, upright: bool = False, last: int = 0
) -> None:
    """A form on A4 at a scale, no part that fits on a page torn apart; parts begin at the rows `starts`.

    Where a part is longer than a page, its heading at least stays with what follows. Breaks hold only beside a scale of
    our own: Excel forgets them where it is to fit pages itself.
    """
    paper(sheet, "A4", upright=upright)
    scale = max(0.1, min(1.0, int(100 * scale) / 100))
    sheet.page_setup.scale = int(100 * scale)
    most = depth("A4", scale, upright=upright)
    heights = [sheet.row_dimensions[row].height or 15.0 for row in range(1, (last or sheet.max_row) + 1)]
    if sum(heights) <= most:
        return
    ends = [*starts[1:], len(heights) + 1]
    used = sum(heights[: starts[0] - 1]) if starts else 0.0
    for start, end in zip(starts, ends, strict=True):
        whole = sum(heights[start - 1 : end - 1])
        least = sum(heights[start - 1 : min(end - 1, start - 1 + _HEADED)])
        if used and used + (whole if whole <= most else least) > most:
            sheet.row_breaks.append(Break(id=start - 1))
            used = 0.0
        for height in heights[start - 1 : end - 1]:
            used = height if used + height > most else used + height


# -- above and below -----------------------------------------------------------------------------------------------


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
    paper(sheet, "A4", upright=True)
    one_across(sheet)
