"""One sheet under construction: cells in the hand-over styles, row heights, and texts that no cell can hold."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.text import clean
from register_app.writing.shapes.words import ENDING
from register_app.writing.xlsx import fit
from register_app.writing.xlsx.package import merge, put_text

_TITLE = 27.0
_TITLE_SIZE = 16.0
"""Points of a title, a little more than it has, since it is bold."""


@dataclass
class Shortened:
    """Texts that a cell shows only the beginning of: (sheet, cell, reference, the whole text)."""

    annex: str
    texts: list[tuple[str, str, str, str]] = field(default_factory=list)
    tall: list[tuple[str, str]] = field(default_factory=list)
    """Cells that hold their whole text but are higher than a row can be shown and printed."""


class Page:
    """Puts texts into the cells of one sheet, row by row."""

    def __init__(self, sheet: Worksheet, shortened: Shortened) -> None:
        self.sheet = sheet
        self.row = 1
        self._shortened = shortened
        self._lines = 1
        self._styles: dict[str, Any] = {}

    def put(self, column: int, text: str, style: str, *, width: float = 0) -> None:
        """A text into the current row; `width` is the room it has, 0 when it need not be seen whole."""
        cell = self.sheet.cell(self.row, column)
        assert isinstance(cell, Cell)
        self._dress(cell, style)
        text = clean(text)
        if not text:
            return
        if fit.units(text) > fit.CELL_LIMIT:
            reference = f"T{len(self._shortened.texts) + 1}"
            self._shortened.texts.append((self.sheet.title, cell.coordinate, reference, text))
            ending = " " + ENDING.format(annex=self._shortened.annex, reference=reference)
            text = fit.beginning(text, width or 60, ending)
        elif width and not fit.fits(text, width):
            self._shortened.tall.append((self.sheet.title, cell.coordinate))
        put_text(cell, text)
        if width:
            self._lines = max(self._lines, fit.lines(text, width))

    def title(self, text: str, widths: list[float]) -> None:
        """What the sheet is called, over the columns that have these widths; on more lines where they are narrow."""
        self.put(1, text, "title")
        lines = fit.lines(clean(text), sum(widths), _TITLE_SIZE)
        if lines > 1:
            for column in range(1, len(widths) + 1):
                self.put(column, text if column == 1 else "", "title")
                self.sheet.cell(self.row, column).alignment = Alignment(vertical="center", wrap_text=True)
            merge(self.sheet, self.row, 1, len(widths))
        self.next(max(_TITLE, fit.height(lines, _TITLE_SIZE)))

    def _dress(self, cell: Cell, style: str) -> None:
        """Give a cell its style; openpyxl looks a name up anew for each cell, so the second one takes after the first."""
        known = self._styles.get(style)
        if known is None:
            cell.style = f"Register {style}"
            self._styles[style] = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001 - as openpyxl's own recipe has it
        else:
            cell._style = copy(known)  # type: ignore[attr-defined]  # noqa: SLF001

    def next(self, height: float = 0) -> None:
        """Close the row with the height that its texts need, or `height`."""
        self.sheet.row_dimensions[self.row].height = height or fit.height(self._lines)
        self.row += 1
        self._lines = 1

    def widths(self, widths: list[float]) -> None:
        for number, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
