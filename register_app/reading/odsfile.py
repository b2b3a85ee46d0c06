"""OpenDocument sheets (.ods) → plain cells in one pass, with repeats held back until something is known to need them.

The parser of values used for Excel files can hang on these and does not tell merged cells, notes or hidden rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from register_app.base.cellnames import cell_name
from register_app.reading import ooxml
from register_app.reading.container import Package
from register_app.reading.extras import Extras
from register_app.reading.odscell import OdsCell
from register_app.reading.refusals import Refusal
from register_app.reading.workbook import Value

_BROADEST = 16_384
_TALLEST = 1_048_576
_MOST_MARKS = 1000
"""Times that a mark (a link, a note) is repeated with its row."""


@dataclass
class OdsSheet:
    name: str
    hidden: bool
    rows: list[list[Value]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    extras: Extras = field(default_factory=Extras)


_SKIPPED = frozenset(
    {"tracked-changes", "shapes", "forms", "dde-links", "database-ranges", "named-expressions"}
)


class _Reader:
    """Builds the sheets while the elements of content.xml pass by."""

    def __init__(self, most_cells: int, largest_area: int) -> None:
        self.sheets: list[OdsSheet] = []
        self.hidden_styles: set[str] = set()
        self.most_cells, self.largest_area = most_cells, largest_area
        self.cells = self.area = 0
        self.style = ""
        self.depth = 0
        self.skip = 0
        self.sheet: OdsSheet | None = None
        self.row: list[Value] = []
        self.row_number = self.column = self.column_style = self.row_repeated = 0
        self.row_hidden = False
        self.row_marks: list[tuple[int, OdsCell]] = []
        self.cell: OdsCell | None = None
        self.text: list[str] | None = None
        self.in_note = False

    # Only one cell is open at a time; a table within a cell does not occur in spreadsheets and counts as text.

    def start(self, element: str, attributes: ooxml.Attributes) -> None:
        if self.skip or element in _SKIPPED:
            self.skip += 1
            return
        handler = getattr(self, "_start_" + element.replace("-", "_"), None)
        if handler is not None:
            handler(attributes)

    def end(self, element: str) -> None:
        if self.skip:
            self.skip -= 1
            return
        handler = getattr(self, "_end_" + element.replace("-", "_"), None)
        if handler is not None:
            handler()

    def characters(self, text: str) -> None:
        if self.text is not None and not self.skip:
            # White space in the XML is one blank; real blanks and breaks have elements of their own.
            self.text.append(re.sub(r"[ \t\r\n]+", " ", text))

    def _start_style(self, attributes: ooxml.Attributes) -> None:
        self.style = ooxml.attribute(attributes, "name")

    def _start_table_properties(self, attributes: ooxml.Attributes) -> None:
        if ooxml.attribute(attributes, "display") == "false":
            self.hidden_styles.add(self.style)

    def _start_table(self, attributes: ooxml.Attributes) -> None:
        self.depth += 1
        if self.depth > 1:
            return
        hidden = ooxml.attribute(attributes, "style-name") in self.hidden_styles
        self.sheet = OdsSheet(ooxml.attribute(attributes, "name"), hidden)
        self.row_number = self.column_style = 0

    def _end_table(self) -> None:
        self.depth -= 1
        if self.depth or self.sheet is None:
            return
        while self.sheet.rows and not self.sheet.rows[-1]:
            self.sheet.rows.pop()
        self.sheets.append(self.sheet)
        self.sheet = None

    def _start_table_column(self, attributes: ooxml.Attributes) -> None:
        repeated = _count(ooxml.attribute(attributes, "number-columns-repeated"), _BROADEST)
        if self.sheet is not None and _is_hidden(attributes):
            last = min(_BROADEST, self.column_style + repeated)
            self.sheet.extras.hidden_columns.update(range(self.column_style, last))
        self.column_style += repeated

    def _start_table_row(self, attributes: ooxml.Attributes) -> None:
        if self.depth != 1:
            return
        self.row, self.row_marks, self.column = [], [], 0
        self.row_repeated = _count(ooxml.attribute(attributes, "number-rows-repeated"), _TALLEST)
        self.row_hidden = _is_hidden(attributes)

    def _end_table_row(self) -> None:
        sheet = self.sheet
        if sheet is None or self.depth != 1:
            return
        first, repeated = self.row_number, self.row_repeated
        self.row_number += repeated
        if self.row_hidden and repeated < 10_000:
            sheet.extras.hidden_rows.update(range(first, first + repeated))
        if not self.row and not self.row_marks:
            return
        self._charge(first, repeated)
        # Rows that are the same are one list: nobody changes it before it is sent.
        sheet.rows.extend([[]] * (first - len(sheet.rows)))
        sheet.rows.extend([self.row] * repeated)
        for column, cell in self.row_marks:
            for at in range(min(repeated, _MOST_MARKS)):
                self._mark(sheet, first + at, column, cell)

    def _charge(self, first: int, repeated: int) -> None:
        self.cells += len(self.row) * repeated
        if self.cells > self.most_cells:
            raise Refusal("too_many_cells", limit=self.most_cells)
        # Empty rows in between cost little each, but a million of them is no table.
        rows = first + repeated
        if rows > _TALLEST or rows * max(1, len(self.row)) > self.largest_area:
            name = self.sheet.name if self.sheet else ""
            raise Refusal("far_cell", sheet=name, cell=cell_name(rows - 1, max(0, len(self.row) - 1)))

    def _start_table_cell(self, attributes: ooxml.Attributes, covered: bool = False) -> None:
        if self.depth != 1:
            return
        get = ooxml.attribute
        kind = get(attributes, "value-type")
        value = {
            "date": get(attributes, "date-value"),
            "time": get(attributes, "time-value"),
            "boolean": get(attributes, "boolean-value"),
            "string": get(attributes, "string-value"),
        }.get(kind, get(attributes, "value"))
        spans = (
            _count(get(attributes, "number-rows-spanned"), _TALLEST),
            _count(get(attributes, "number-columns-spanned"), _BROADEST),
        )
        repeated = _count(get(attributes, "number-columns-repeated"), _BROADEST)
        formula = bool(get(attributes, "formula"))
        self.cell = OdsCell(kind, value, formula, repeated, spans, covered)

    def _start_covered_table_cell(self, attributes: ooxml.Attributes) -> None:
        self._start_table_cell(attributes, covered=True)

    def _end_table_cell(self) -> None:
        cell = self.cell
        if cell is None or self.depth != 1:
            return
        self.cell = None
        value = None if cell.covered else cell.plain()
        error = cell.failed()
        marked = bool(
            cell.note or cell.link or error or (cell.formula and value is None) or cell.spans != (1, 1)
        )
        if value is not None or marked:
            if self.column + cell.repeated > _BROADEST:
                raise Refusal("damaged_part", part="content.xml")
            self.cells += cell.repeated
            if self.cells > self.most_cells:
                raise Refusal("too_many_cells", limit=self.most_cells)
            self.row.extend([None] * (self.column - len(self.row)))
            if value is not None and not error:
                self.row.extend([value] * cell.repeated)
            if marked:
                self.row_marks.extend((self.column + at, cell) for at in range(cell.repeated))
        self.column += cell.repeated

    _end_covered_table_cell = _end_table_cell

    def _mark(self, sheet: OdsSheet, row: int, column: int, cell: OdsCell) -> None:
        place = (row, column)
        if cell.note:
            sheet.extras.comments[place] = "\n".join(cell.note).strip()
        if cell.link:
            sheet.extras.links[place] = cell.link
        error = cell.failed()
        if error:
            sheet.extras.errors[place] = error
        elif cell.formula and not cell.covered and not cell.kind and not cell.paragraphs:
            sheet.extras.formulas.add(place)
        if cell.spans != (1, 1) and len(sheet.merged) < 100_000:
            sheet.merged.append((row, column, row + cell.spans[0] - 1, column + cell.spans[1] - 1))

    def _start_annotation(self, attributes: ooxml.Attributes) -> None:
        self.in_note = True

    def _end_annotation(self) -> None:
        self.in_note = False

    def _start_creator(self, attributes: ooxml.Attributes) -> None:
        # Who wrote a note, and when, are no part of its text.
        if self.in_note:
            self.skip += 1

    _start_date = _start_creator
    _start_date_string = _start_creator

    def _start_p(self, attributes: ooxml.Attributes) -> None:
        if self.cell is not None:
            self.text = []

    _start_h = _start_p

    def _end_p(self) -> None:
        if self.cell is not None and self.text is not None:
            (self.cell.note if self.in_note else self.cell.paragraphs).append("".join(self.text))
        self.text = None

    _end_h = _end_p

    def _start_s(self, attributes: ooxml.Attributes) -> None:
        if self.text is not None:
            self.text.append(" " * _count(ooxml.attribute(attributes, "c"), 10_000))

    def _start_tab(self, attributes: ooxml.Attributes) -> None:
        if self.text is not None:
            self.text.append("\t")

    def _start_line_break(self, attributes: ooxml.Attributes) -> None:
        if self.text is not None:
            self.text.append("\n")

    def _start_a(self, attributes: ooxml.Attributes) -> None:
        if self.cell is not None and not self.in_note and not self.cell.link:
            self.cell.link = ooxml.attribute(attributes, "href")


def _is_hidden(attributes: ooxml.Attributes) -> bool:
    return ooxml.attribute(attributes, "visibility") in ("collapse", "filter")


def _count(text: str, most: int) -> int:
    return min(int(text[:9]), most) if text.isdecimal() and text.strip("0") else 1


def read(package: Package) -> list[OdsSheet]:
    """The sheets of an .ods; far or endlessly repeated cells are refused before they are made."""
    bounds = package.bounds
    reader = _Reader(bounds.cells, bounds.area)
    ooxml.parse(package, "content.xml", reader.start, reader.end, reader.characters)
    for sheet in reader.sheets:
        width = max((len(row) for row in sheet.rows), default=0)
        sheet.extras.hidden_columns = {column for column in sheet.extras.hidden_columns if column < width}
        sheet.extras.hidden_rows = {row for row in sheet.extras.hidden_rows if row < len(sheet.rows)}
    return reader.sheets
