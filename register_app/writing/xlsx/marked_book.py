"""The workbook of marked cells while it is written: a sheet that tells of each cell, then the sheets of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from register_app.base.cellnames import cell_name, column_name
from register_app.base.i18n import N_, Message
from register_app.model.text import clean
from register_app.writing.xlsx.marked_cells import (
    FATES,
    Mark,
    MarkedSheet,
    Remark,
    Value,
    runs_over,
    set_height,
    shown,
    storable,
    widths,
    within_sheet,
)

_TITLE = N_("What became of it")
_SOURCE = N_("Source: {name}")
_REMARKS = N_("Also told")
_HEADINGS = (
    N_("Sheet"),
    N_("Cell"),
    N_("Text"),
    N_("What became of it"),
    N_("Field or reason"),
    N_("Activity"),
    N_("Beside the cell"),
)
_WIDTHS = (26, 9, 48, 26, 48, 32, 32)
_CUT = N_("The cell shows the beginning of a text of {length} characters; the whole stands in the source.")
_LONGEST = 32_000
_A4 = 9
_SHOWN = 300
_MOST_ROWS = 1_000_000
_MOST_COMMENTS = 5_000


class MarkedBook:
    """One workbook while it is written, row by row, so that a large source takes little memory."""

    def __init__(self, language: str) -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._language = language
        self._book = Workbook(write_only=True)
        self._top, self._over = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
        rule = Side("thin", "FFD9DFE4")
        self._border = Border(left=rule, right=rule, top=rule, bottom=rule)
        self._fills = {fate: PatternFill("solid", tint) for fate, (_, tint) in FATES.items()}
        self._plain, self._bold = Font(name="Calibri", size=10), Font(name="Calibri", size=10, bold=True)
        self._title = Font(name="Calibri", size=15, bold=True, color="FF1F4E6B")
        self._head = PatternFill("solid", "FFDDE8EF")
        self._titles: set[str] = set()
        self._comments = 0

    def _say(self, msgid: str, **params: object) -> str:
        return Message(msgid, params).text(self._language)

    def save(self, source: str, sheets: Sequence[MarkedSheet], remarks: Sequence[Remark], path: Path) -> None:
        first = self._name(self._say(_TITLE))
        names = [self._name(item.name) for item in sheets]
        rows = self._listed(sheets, names)
        more = True
        title = first
        while more:
            more = self._summary(title, source, sheets, remarks if title == first else (), rows)
            title = self._name(first) if more else title
        for name, item in zip(names, sheets, strict=True):
            self._copy(name, item)
        self._book.save(path)

    def _sheet(self, title: str) -> Any:
        """A sheet that prints across the page, all its columns on one."""
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet: Any = self._book.create_sheet(title)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 0
        return sheet

    def _name(self, wanted: str) -> str:
        """A name that a sheet may have and none has yet."""
        plain = "".join("_" if letter in "[]:*?/\\" else letter for letter in wanted if letter.isprintable())
        plain = plain.strip("'")[:31] or "_"
        name, number = plain, 1
        while name.casefold() in self._titles:
            number += 1
            name = f"{plain[: 31 - len(f' ({number})')]} ({number})"
        self._titles.add(name.casefold())
        return name

    # ---- the first sheet -------------------------------------------------------------------------

    def _summary(
        self,
        title: str,
        source: str,
        sheets: Sequence[MarkedSheet],
        remarks: Sequence[Remark],
        rows: Iterator[tuple[str, list[str]]],
    ) -> bool:
        """Write counts, colours, remarks and the list; whether there are more rows than the sheet takes."""
        sheet = self._sheet(title)
        for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        counts = Counter(mark.fate for item in sheets for mark in item.marks.values())
        above: list[list[Any]] = [
            [self._cell(sheet, self._say(_TITLE), font=self._title, wrap=False)],
            [self._cell(sheet, self._say(_SOURCE, name=source), wrap=False)],
            [],
        ]
        for fate, (words, _) in FATES.items():
            if counts[fate] or fate != "left_out":
                above.append(
                    [
                        self._cell(sheet, self._say(words), fill=self._fills[fate]),
                        self._cell(sheet, counts[fate], fill=self._fills[fate]),
                    ]
                )
        above.append([])
        if remarks:
            above.append([self._cell(sheet, self._say(_REMARKS), font=self._bold)])
            above += [
                [self._cell(sheet, remark.sheet), None, self._cell(sheet, remark.text, wrap=False)]
                for remark in remarks
            ]
            above.append([])
        sheet.freeze_panes = f"A{len(above) + 2}" if len(above) < 15 else None
        for row in above:
            sheet.append(row)
        sheet.append(
            [self._cell(sheet, self._say(text), font=self._bold, fill=self._head) for text in _HEADINGS]
        )
        head = len(above) + 1
        last = head
        for fate, texts in rows:
            last += 1
            set_height(sheet, last, zip(texts, _WIDTHS, strict=True))
            sheet.append(
                [
                    self._cell(sheet, text, fill=self._fills[fate] if place == 3 else None)
                    for place, text in enumerate(texts)
                ]
            )
            if last >= _MOST_ROWS:
                break
        sheet.auto_filter.ref = f"A{head}:G{last}"
        return last >= _MOST_ROWS

    def _listed(self, sheets: Sequence[MarkedSheet], names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        for item, name in zip(sheets, names, strict=True):
            for (row, column), mark in item.marks.items():
                text = shown(mark.value)
                yield (
                    mark.fate,
                    [
                        name,
                        cell_name(row, column),
                        text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…",
                        self._say(FATES[mark.fate][0]),
                        mark.text,
                        mark.activity,
                        mark.beside,
                    ],
                )

    # ---- the sheets of the source ----------------------------------------------------------------

    def _copy(self, name: str, item: MarkedSheet) -> None:
        sheet = self._sheet(name)
        found = widths(item)
        for column, width in enumerate(found):
            sheet.column_dimensions[column_name(column)].width = width
        if 0 <= item.header < 12:
            sheet.freeze_panes = f"A{item.header + 2}"
        rows: dict[int, dict[int, Mark]] = {}
        for (row, column), mark in item.marks.items():
            if within_sheet((row, column)):  # what a damaged file has beyond the edge stands in the list
                rows.setdefault(row, {})[column] = mark
        for row in range(max(rows, default=-1) + 1):
            marks = rows.get(row, {})
            wrapped = {column for column in marks if not runs_over(item, (row, column))}
            texts = ((shown(marks[column].value), found[column]) for column in wrapped)
            set_height(sheet, row + 1, texts)
            sheet.append(
                [
                    self._marked(sheet, marks[column], bold=row == item.header, wrap=column in wrapped)
                    if column in marks
                    else None
                    for column in range(max(marks, default=-1) + 1)
                ]
            )

    def _marked(self, sheet: Any, mark: Mark, *, bold: bool, wrap: bool) -> Any:
        from openpyxl.comments import Comment

        value = mark.value
        cell = self._cell(
            sheet,
            value,
            font=self._bold if bold else None,
            fill=self._fills[mark.fate],
            border=True,
            wrap=wrap,
        )
        said = [self._say(FATES[mark.fate][0]) + (f": {mark.text}" if mark.text else ""), mark.beside]
        if isinstance(value, str) and len(value) > _LONGEST:
            said.append(self._say(_CUT, length=len(value)))
        if (mark.fate != "imported" or mark.beside or len(said) > 2) and self._comments < _MOST_COMMENTS:
            self._comments += 1
            text = clean("\n".join(text for text in said if text))[:2000]
            cell.comment = Comment(text, "register-app", width=320, height=30 + 18 * (1 + len(text) // 45))
        return cell

    def _cell(
        self,
        sheet: Any,
        value: Value,
        *,
        font: Any = None,
        fill: Any = None,
        border: bool = False,
        wrap: bool = True,
    ) -> Any:
        from openpyxl.cell import WriteOnlyCell

        from register_app.writing.xlsx.package import put_text

        cell = WriteOnlyCell(sheet)
        plain = storable(value)
        if isinstance(plain, str):
            put_text(cell, plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…")
            if border and not cell.value:
                cell.value = "…"  # nothing but control characters
        else:
            cell.value = plain
        cell.font = font or self._plain
        cell.alignment = self._top if wrap else self._over
        if fill is not None:
            cell.fill = fill
        if border:
            cell.border = self._border
        return cell
