"""The sheet of a shape that is a table: contacts, headings with their letters of Art. 30, a row for each activity."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.text import clean
from register_app.writing.shapes.page import Page
from register_app.writing.shapes.setting import Setting
from register_app.writing.xlsx import fit, paper
from register_app.writing.xlsx.package import merge
from register_app.writing.xlsx.widths import INDENT

_LABEL_WIDTH = 26
_CONTACT = 16.0
_NAMING = frozenset(("number", "name", "department"))
_TELLING = frozenset(("number", "name", "purposes", "purpose_main"))
"""What says which activity a row is about."""
_FIRST = 4
"""Among so many columns one is looked for that says so."""


@dataclass(frozen=True)
class _Place:
    """Where the columns lie: on paper, how many say which activity it is, and where the contacts begin (from 1)."""

    across: paper.Across
    frozen: int

    @property
    def contacts(self) -> int:
        """What stands in the first columns is printed on every page across: contacts stand beside them, then."""
        return self.frozen + 1 if self.across.begins else 1


def write(sheet: Worksheet, setting: Setting) -> list[int]:
    """Write the table; gives the row of each activity."""
    columns = setting.shape.columns
    place = _placed(setting)
    widths = place.across.widths
    page = Page(sheet, setting.shortened)
    page.widths(widths)
    page.title(setting.title, widths[: place.frozen] if place.across.begins else widths)
    for label, said in setting.contacts():
        _contact(page, label, said, widths, place)
    page.next(8)
    heading = _headings(page, setting, place)
    rows: list[int] = []
    for activity in setting.activities:
        rows.append(page.row)
        for number, column in enumerate(columns, 1):
            joined = setting.fills.cell(activity, column.fill, column.heading)
            style = "gap first" if joined.gap else "text first"
            page.put(number, "\n".join(joined.lines), style, width=widths[number - 1] - INDENT)
        page.next()
    _finish(sheet, setting, place, heading, max(page.row - 1, heading))
    return rows


def _placed(setting: Setting) -> _Place:
    fills = [column.fill for column in setting.shape.columns]
    frozen = next((number for number, fill in enumerate(fills) if fill not in _NAMING), 1) or 1
    telling = next((number for number, fill in enumerate(fills[:_FIRST], 1) if fill in _TELLING), 0)
    frozen = max(frozen, telling)
    # A heading over several columns is not cut between them.
    frozen = next((last for _, first, last in setting.groups() if first <= frozen < last <= _FIRST), frozen)
    asked = [bool(setting.article(fill)) for fill in fills]
    borders = {number for number in range(2, len(fills) + 1) if asked[number - 1] != asked[number - 2]}
    borders |= {first for _, first, _ in setting.groups()}
    wanted = [column.width + INDENT for column in setting.shape.columns]
    return _Place(paper.lay(wanted, frozen, borders), frozen)


def _contact(page: Page, label: str, said: str, widths: list[float], place: _Place) -> None:
    """A contact on one line, or on more where the columns beside its label end before it does.

    What reaches beyond the last column is not printed: the contact details are asked for by Art. 30(1)(a) and (2)(a).
    """
    last = place.across.begins[0] - 1 if place.across.begins else len(widths)
    beside = _beside(widths[:last], place.contacts)
    page.put(place.contacts, label, "about")
    page.put(beside, said, "line")
    lines = fit.lines(clean(said), sum(widths[beside - 1 : last]))
    if lines == 1:
        page.next(_CONTACT)
        return
    for number in range(beside, last + 1):
        if number > beside:
            page.put(number, "", "line")
        cell = page.sheet.cell(page.row, number)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    merge(page.sheet, page.row, beside, last)
    page.next(max(_CONTACT, fit.height(lines)))


def _beside(widths: list[float], start: int) -> int:
    """The column in which the contacts stand, so that their labels, which begin at `start`, have room before it."""
    room = 0.0
    for number, width in enumerate(widths[start - 1 :], start):
        if room >= _LABEL_WIDTH:
            return number
        room += width
    return len(widths)


def _headings(page: Page, setting: Setting, place: _Place) -> int:
    """The letters of Art. 30, the wider headings where there are some, the headings; gives their row."""
    columns = setting.shape.columns
    if setting.groups():
        for text, first, last in setting.groups():
            # One that goes on over the border of two pages stands on both.
            starts = [first, *(begin for begin in place.across.begins if first < begin <= last)]
            for start, end in zip(starts, [*(start - 1 for start in starts[1:]), last], strict=True):
                for number in range(start, end + 1):
                    page.put(number, text if number == start else "", "group")
                merge(page.sheet, page.row, start, end)
        page.next(18)
    for number, column in enumerate(columns, 1):
        page.put(
            number,
            setting.headed(column.heading, column.fill),
            "heading" if setting.article(column.fill) else "heading supplement",
            width=(place.across.widths[number - 1] - INDENT) * 0.92,
        )
    row = page.row
    page.next()
    return row


def _finish(sheet: Worksheet, setting: Setting, place: _Place, heading: int, last: int) -> None:
    columns = setting.shape.columns
    sheet.freeze_panes = f"{get_column_letter(place.frozen + 1)}{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(columns))}{last}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{heading - 1 if setting.groups() else heading}:{heading}"
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
    place.across.set_up(sheet, place.frozen)


def link(sheet: Worksheet, row: int, name: str) -> None:
    """Let the first cell of an activity's row open its own sheet."""
    cell = sheet.cell(row, 1)
    quoted = name.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
    cell.style = "Register link first"
    cell.quotePrefix = True
