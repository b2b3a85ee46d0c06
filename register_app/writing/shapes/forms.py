"""The sheet of one activity in a shape of forms: labels with their values, and small tables."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.document import ActivityDoc
from register_app.writing.shapes.page import Page
from register_app.writing.shapes.setting import Setting
from register_app.writing.shapes.shape import FormTable
from register_app.writing.xlsx import sheets
from register_app.writing.xlsx.package import merge

_LABEL, _VALUE = 38.0, 92.0


def write(sheet: Worksheet, activity: ActivityDoc, setting: Setting) -> None:
    """Write the form of one activity."""
    shape = setting.shape
    page = Page(sheet, setting.shortened)
    across = max([2, *(len(part.table.columns) for part in shape.sections if part.table)])
    rest = across - 1
    widths = [_LABEL, *([_VALUE / rest] * rest)]
    page.widths(widths)
    page.put(1, activity["name"] or setting.labels["unnamed_activity"], "title")
    page.next(27)
    starts: list[int] = []
    for section in shape.sections:
        starts.append(page.row)
        page.next(8)
        if section.title:
            for column in range(1, across + 1):
                page.put(column, section.title if column == 1 else "", "cover section")
            page.next(20)
        if shape.form_heads:
            _wide(page, shape.form_heads[0], shape.form_heads[1], across, ("heading", "heading"))
        for label, fill in section.rows:
            said = setting.fills.cell(activity, fill, label)
            shown = setting.headed(label, fill)
            _wide(page, shown, "\n".join(said.lines), across, ("label", "gap" if said.gap else "text"))
        if section.table is not None:
            _table(page, activity, section.table, setting, across)
    sheet.sheet_view.showGridLines = False
    sheets.together(sheet, widths, starts)


def _wide(page: Page, label: str, text: str, across: int, styles: tuple[str, str]) -> None:
    """A label with its value, which has the whole width."""
    page.put(1, label, styles[0], width=_LABEL)
    page.put(2, text, styles[1], width=_VALUE)
    for column in range(3, across + 1):
        page.put(column, "", styles[1])
    merge(page.sheet, page.row, 2, across)
    page.next()


def _table(page: Page, activity: ActivityDoc, table: FormTable, setting: Setting, across: int) -> None:
    items = setting.fills.items(activity, table.of)
    if items and all("" in item for item in items):
        # An answer stands in the place of the items.
        lines = "\n".join(item[""] for item in items)
        _wide(page, table.columns[0][0], lines, across, ("label", "text"))
        return
    each = _VALUE / (across - 1)
    last = len(table.columns)
    # The last column takes what other tables of the form have more.
    widths = [_LABEL, *([each] * (last - 2)), each * (across - last + 1)]

    def close(style: str) -> None:
        for column in range(last + 1, across + 1):
            page.put(column, "", style)
        merge(page.sheet, page.row, last, across)
        page.next()

    for number, (heading, _) in enumerate(table.columns, 1):
        page.put(number, heading, "heading", width=widths[number - 1] * 0.92)
    close("heading")
    for place, item in enumerate(items, 1):
        for number, (_, what) in enumerate(table.columns, 1):
            # "#Destinataire {n}" is a label that counts the rows.
            counted = what.startswith("#")
            text = what[1:].format(n=place) if counted else item.get(what, "")
            page.put(number, text, "label" if counted else "text", width=widths[number - 1])
        close("text")
