"""The sheet that a shape of forms has of each activity: labels, small tables, and what stands beside or below them."""

from __future__ import annotations

from register_app.base.cellnames import cell_name
from register_app.reading.batch import ColumnReading, Draft, SheetReading
from register_app.reading.workbook import Sheet
from register_app.services.shape_draft import ShapeDraft, field_of
from register_app.services.shape_facts import ANSWERED, Facts
from register_app.services.taken_cells import TakenCells
from register_app.writing.shapes.articles import headed
from register_app.writing.shapes.shape import FormTable, Shape
from register_app.writing.shapes.words import ShapeLabels


class Forms:
    """Reads the forms of one workbook."""

    def __init__(self, shape: Shape, labels: ShapeLabels, taken: TakenCells, facts: Facts) -> None:
        self._shape, self._taken, self._facts = shape, taken, facts
        self._rows = {
            headed(labels, shape.part, label, fill): (label, fill)
            for section in shape.sections
            for label, fill in section.rows
        }
        """By what stands beside them in a form: the labels of its rows, and what fills them."""

    def read(self, sheet: Sheet) -> tuple[SheetReading, Draft] | None:
        """The draft of an activity's own sheet, and how the sheet was read; None where a sheet is none."""
        rows = dict(self._rows)
        tables = {part.table.columns[0][0]: part.table for part in self._shape.sections if part.table}
        known = {str(sheet.value(row, 0)) for row in range(len(sheet.rows))}
        if len(known & rows.keys()) * 2 < len(rows):
            return None
        said = ShapeDraft(self._taken, sheet)
        fixed = self._fixed(sheet)
        for row in (0, *fixed):
            for column in range(sheet.width):
                self._taken.text(sheet, row, column)
        row = 1
        while row < len(sheet.rows):
            label = str(sheet.value(row, 0) or "")
            if label in rows and row not in fixed:
                self._taken.text(sheet, row, 0)
                heading, fill = rows.pop(label)
                said.put(row, 1, fill, heading)
            elif label in tables:
                row = self._table(sheet, row, tables.pop(label), said)
                continue
            row += 1
        filled = [number + 1 for number in range(len(sheet.rows)) if any(sheet.rows[number])]
        reading = SheetReading(sheet.name, "form", 0, 1, self._labelled(sheet), score=1.0)
        return reading, said.draft(self._facts, self._shape.part, filled)

    def _labelled(self, sheet: Sheet) -> list[ColumnReading]:
        return [
            ColumnReading(cell_name(row, 0), label, field_of(self._rows[label][1]), 1.0)
            for row in range(len(sheet.rows))
            if (label := str(sheet.value(row, 0) or "")) in self._rows
        ]

    def _fixed(self, sheet: Sheet) -> list[int]:
        """The rows that only hold fixed words: titles of sections, headings of the form."""
        titles = {section.title for section in self._shape.sections if section.title}
        heads = self._shape.form_heads
        return [
            row
            for row in range(1, len(sheet.rows))
            if (str(sheet.value(row, 0)) in titles and sheet.value(row, 1) is None)
            or (heads and (sheet.value(row, 0), sheet.value(row, 1)) == heads)
        ]

    def _table(self, sheet: Sheet, row: int, table: FormTable, said: ShapeDraft) -> int:
        """Read a small table whose headings stand in `row`; gives the row after it."""
        headings = [heading for heading, _ in table.columns]
        field = field_of(table.of) or table.of
        if [sheet.value(row, place) for place in range(len(headings))] != headings:
            # An answer stands in the place of the items.
            self._taken.text(sheet, row, 0)
            said.answer(row, 1, ANSWERED.get(table.of, table.of), field)
            return row + 1
        for place in range(len(headings)):
            self._taken.text(sheet, row, place)
        row += 1
        items = said.items(table.of)
        while row < len(sheet.rows) and any(value is not None for value in sheet.rows[row]):
            item = {}
            for place, (_, what) in enumerate(table.columns):
                text = self._taken.text(sheet, row, place)
                if text and what == "none":
                    self._taken.give_back(sheet, (row, place))
                elif text and not what.startswith("#"):
                    item[what] = text
                    said.at(field, row, place)
            if item:
                items.append(item)
            row += 1
        return row
