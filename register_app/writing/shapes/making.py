"""Puts the workbook of a shape together."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.text import clean
from register_app.writing.shapes import forms, table
from register_app.writing.shapes.page import Page, Shortened
from register_app.writing.shapes.setting import Setting
from register_app.writing.shapes.words import CONTACT_KEYS
from register_app.writing.xlsx import fit, paper, sheets
from register_app.writing.xlsx.assemble import Book
from register_app.writing.xlsx.styles import Styles
from register_app.writing.xlsx.widths import INDENT
from register_app.writing.xlsx.words import Words

_ANNEX_WIDTH = 100


def make(setting: Setting, progress: Callable[[int, int], None] | None = None) -> Book:
    """The workbook; `progress` hears how many of how many activities are in it."""
    shape = setting.shape
    workbook = Workbook()
    Styles(shape.language).add_to(workbook)
    first = workbook.active
    assert isinstance(first, Worksheet)
    first.title = sheets.name(shape.sheet, ())
    links = table.write(first, setting)
    for number, activity in enumerate(setting.activities if shape.kind == "forms" else (), 1):
        name = sheets.name(" ".join(f"{activity['number']} {activity['name']}".split()), workbook.sheetnames)
        forms.write(workbook.create_sheet(name), activity, setting)
        table.link(first, links[number - 1], name)
        if progress is not None:
            progress(number, len(setting.activities))
    _parties(workbook, setting)
    _annex(workbook, setting.shortened)
    register = setting.document["register"]
    organisation = clean(register["controller"]["name"]) if register["controller"] else ""
    day = setting.labels.date(setting.day.isoformat())
    words = Words(shape.language)
    for sheet in workbook.worksheets:
        paper.running_titles(sheet, organisation, setting.title, day, words)
    workbook.properties.title = setting.title
    workbook.properties.language = shape.language
    return Book(workbook)


def _parties(workbook: Workbook, setting: Setting) -> None:
    """The contact details of those who are named beside activities."""
    parties = setting.named()
    if not parties:
        return
    labels = setting.labels
    widths = [36.0, 20.0, 44.0, 18.0, 34.0, 20.0]
    page = Page(workbook.create_sheet(sheets.name(labels["contact"], workbook.sheetnames)), setting.shortened)
    across = paper.lay([width + INDENT for width in widths])
    page.widths(across.widths)
    for number, key in enumerate(CONTACT_KEYS, 1):
        page.put(number, labels[key], "heading", width=widths[number - 1])
    page.next()
    for party in parties:
        for number, key in enumerate(CONTACT_KEYS, 1):
            text: str = party[key]  # type: ignore[literal-required]
            shown = labels.country(text) if key == "country" else text
            page.put(number, shown, "text first", width=widths[number - 1])
        page.next()
    page.sheet.sheet_view.showGridLines = False
    page.sheet.freeze_panes = "B2"
    page.sheet.print_title_rows = "1:1"
    across.set_up(page.sheet, 1)


def _annex(workbook: Workbook, shortened: Shortened) -> None:
    """The sheet of texts that are longer than a cell."""
    if not shortened.texts:
        return
    page = Page(workbook.create_sheet(sheets.name(shortened.annex, workbook.sheetnames)), Shortened(""))
    page.widths([10, 30, _ANNEX_WIDTH])
    page.put(1, shortened.annex, "title")
    page.next(27)
    for sheet, cell, reference, text in shortened.texts:
        for piece in fit.pieces(text, _ANNEX_WIDTH):
            page.put(1, reference, "text")
            page.put(2, f"{sheet}!{cell}", "text", width=30)
            page.put(3, piece, "text", width=_ANNEX_WIDTH)
            page.next()
    paper.paper(page.sheet, "A4")
