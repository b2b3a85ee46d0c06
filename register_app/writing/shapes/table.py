"""The sheet of a shape that is a table: contacts, headings with their letters of Art. 30, a row for each activity."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.text import clean
from register_app.writing.shapes.page import Page
from register_app.writing.shapes.setting import Setting
from register_app.writing.xlsx import fit, sheets
from register_app.writing.xlsx.package import merge

_LABEL_WIDTH = 26
_CONTACT = 16.0
_FROZEN = frozenset(("number", "name", "department"))


def write(sheet: Worksheet, setting: Setting) -> list[int]:
    """Write the table; gives the row of each activity."""
    columns = setting.shape.columns
    page = Page(sheet, setting.shortened)
    page.widths([column.width for column in columns])
    page.put(1, setting.title, "title")
    page.next(27)
    for label, said in setting.contacts():
        _contact(page, label, said, [column.width for column in columns])
    page.next(8)
    heading = _headings(page, setting)
    rows: list[int] = []
    for activity in setting.activities:
        rows.append(page.row)
        for number, column in enumerate(columns, 1):
            joined = setting.fills.cell(activity, column.fill, column.heading)
            style = "gap first" if joined.gap else "text first"
            page.put(number, "\n".join(joined.lines), style, width=column.width)
        page.next()
    _finish(sheet, setting, heading, max(page.row - 1, heading))
    return rows


def _contact(page: Page, label: str, said: str, widths: list[float]) -> None:
    """A contact on one line, or on more where the columns beside its label end before it does.

    What reaches beyond the last column is not printed: the contact details are asked for by Art. 30(1)(a) and (2)(a).
    """
    beside = _beside(widths)
    page.put(1, label, "about")
    page.put(beside, said, "line")
    lines = fit.lines(clean(said), sum(widths[beside - 1 :]))
    if lines == 1:
        page.next(_CONTACT)
        return
    for number in range(beside, len(widths) + 1):
        if number > beside:
            page.put(number, "", "line")
        cell = page.sheet.cell(page.row, number)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    merge(page.sheet, page.row, beside, len(widths))
    page.next(max(_CONTACT, fit.height(lines)))


def _beside(widths: list[float]) -> int:
    """The column in which the contacts stand, so that their labels have room before it."""
    room = 0.0
    for number, width in enumerate(widths, 1):
        if room >= _LABEL_WIDTH:
            return number
        room += width
    return len(widths)


def _headings(page: Page, setting: Setting) -> int:
    """The letters of Art. 30, the wider headings where there are some, the headings; gives their row."""
    columns = setting.shape.columns
    if setting.groups():
        for text, first, last in setting.groups():
            for place in range(first, last + 1):
                page.put(place, text if place == first else "", "group")
            merge(page.sheet, page.row, first, last)
        page.next(18)
    for number, column in enumerate(columns, 1):
        page.put(
            number,
            setting.headed(column.heading, column.fill),
            "heading" if setting.article(column.fill) else "heading supplement",
            width=column.width * 0.92,
        )
    row = page.row
    page.next()
    return row


def _finish(sheet: Worksheet, setting: Setting, heading: int, last: int) -> None:
    columns = setting.shape.columns
    frozen = next((number for number, item in enumerate(columns) if item.fill not in _FROZEN), 1) or 1
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(columns))}{last}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"{heading - 1 if setting.groups() else heading}:{heading}"
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
    sheets.across(sheet, [item.width for item in columns], frozen)


def link(sheet: Worksheet, row: int, name: str) -> None:
    """Let the first cell of an activity's row open its own sheet."""
    cell = sheet.cell(row, 1)
    quoted = name.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
    cell.style = "Register link first"
    cell.quotePrefix = True
