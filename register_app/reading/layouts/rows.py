"""Tables with one activity a row, or some rows: continuation rows, sub-rows, section rows, ticked columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from register_app.base.i18n import N_, Message
from register_app.reading.layouts import furniture, matrix, unheaded
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.evidence import is_mark, is_ticked
from register_app.reading.layouts.grid import Entry, Grid, shorten
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Line, Record, Table
from register_app.reading.layouts.rowkinds import RowKinds, State, in_one_line
from register_app.reading.layouts.rowrecord import RowRecord, Shape
from register_app.reading.workbook import Cell


class RowReader(RowKinds):
    """Reads the rows below one heading; `read` gives the records and where it stopped (the next table, or the end)."""

    def __init__(
        self,
        grid: Grid,
        header: Header,
        ledger: Ledger,
        *,
        part: str = "",
        department: str = "",
        key: Column | None = None,
        chosen: Mapping[int, str] | None = None,
    ) -> None:
        self.grid, self.header, self.ledger = grid, header, ledger
        self.chosen = {} if grid.turned else chosen or {}
        self.list_key = key
        self.columns = {column.index: column for column in header.columns}
        texts = {text for row in header.rows for text in grid.texts[row] if text}
        self.heading_texts = texts | set(map(in_one_line, texts))
        keys = ("name", "purpose", "processing", "clients")
        self.name = next((column for key in keys if (column := header.first(key)) is not None), None)
        self.number = header.first("number")
        if key is not None:
            self.name, self.number = key, None
        self.purpose = header.first("purpose")
        self.keys = [
            column
            for column in (self.name, self.purpose, header.first("processing"), header.first("description"))
            if column
        ]
        self.leftmost = min(self.columns)
        self.above: dict[int, str] = {}
        """The last text of each column, for cells that only say "as above"."""
        self._unnoted: list[int] = []
        """Rows read since, whose texts are not yet in `above`."""
        self._shapes: dict[tuple[int, ...], Shape | None] = {}
        self.state = State(part=part, section=department)
        self.given_department = department
        self._usual = self._usual_width()

    # ---- the walk ------------------------------------------------------------------------------

    def read(self) -> Table:
        grid, state = self.grid, self.state
        self._claim_heading()
        row = self.header.first_data_row
        state.width = len(grid.filled(row - 1))
        while row < grid.height:
            cells = grid.filled(row)
            if not cells:
                following = grid.next_filled(row + 1)
                state.blanks, state.width = state.blanks + following - row, 0
                row = following
                continue
            if self.chosen and (what := self.chosen.get(grid.place(row, 0)[0] + 1)):
                self._take_as(what, row, cells)
            elif self._is_repeated_heading(row, cells):
                self.ledger.imported(self._places(row, cells))
            elif self._is_next_heading(row, cells):
                return Table(state.records, row, state.part, state.titles)
            else:
                self._take(row, cells)
            state.blanks, state.width = 0, len(cells)
            row += 1
        return Table(state.records, row, state.part, state.titles)

    def _claim_heading(self) -> None:
        for row in self.header.rows:
            self.ledger.imported(self._places(row, self.grid.filled(row)))

    def _places(self, row: int, cells: list[int]) -> list[Cell]:
        return [self.grid.place(row, column) for column in cells]

    def _take_as(self, what: str, row: int, cells: list[int]) -> None:
        """Read a row as the user has said that it is."""
        if what == "left_out":
            self._report(row, cells, N_("Left out, as you chose: “{text}”"))
            return
        self.state.footer = self.state.apart = False
        if what == "more" and self.state.current is not None:
            self._continue(row, cells)
        else:
            self._record(row, cells)

    def _take(self, row: int, cells: list[int]) -> None:
        """Decide what a row is and read it."""
        name, number = self._text(row, self.name), self._text(row, self.number)
        first = self.grid.text(row, cells[0])
        if self._is_total(row, cells, first) or (name and name != first and self._is_total(row, cells, name)):
            self.state.footer = True
            self._report(row, cells, N_("Row of totals, left out."))
        elif self._is_example(row, cells, name, number):
            self._report(row, cells, N_("Example, left out: “{text}”"))
            self.state.records.append(Record("", rows=[-1]))
        elif self._is_footer(row, cells):
            self.state.footer = True
            self._report(row, cells, N_("Note beside the table, left out: “{text}”"))
        elif self.list_key is not None:
            self._record(row, cells)
        elif self._is_section(row, cells):
            self._section(row, cells)
        elif self._is_inventory() and self._is_record(row, cells):
            self._inventory(row, cells)
        elif self._is_sub_row(row, name, number):
            self._sub_row(row, cells)
        elif self._is_continuation(row, cells, name, number):
            self._continue(row, cells)
        elif not self._is_record(row, cells):
            self._report(row, cells, N_("Row without a name or a purpose, left out: “{text}”"))
        else:
            self._record(row, cells)

    def _report(self, row: int, cells: list[int], msgid: str) -> None:
        text = shorten([self.grid.text(row, column) for column in cells])
        self.ledger.reported(self._places(row, cells), "info", Message(msgid, {"text": text}))

    # ---- reading a row -------------------------------------------------------------------------

    def _section(self, row: int, cells: list[int]) -> None:
        text = self.grid.text(row, cells[-1])
        self.ledger.imported(self._places(row, cells))
        self.state.titles.append(shorten([self.grid.text(row, column) for column in cells], 200))
        part = furniture.part_of(text)
        if part:
            self.state.part = part
            self.state.section = self.given_department
        else:
            self.state.section = text.rstrip(":").strip()

    def _line(self, row: int, cells: list[int], record: Record) -> Line:
        """The entries of a row by field; columns without a place go to the extras of the record."""
        self._note_above()
        line: Line = {}
        imported: list[Cell] = []
        sheet = self.grid.sheet.name
        for index in cells:
            text = self.grid.texts[row][index]
            place = self.grid.place(row, index)
            column = self.columns.get(index)
            if furniture.is_ditto(text):
                text = self.above.get(index, text)
            else:
                self.above[index] = text
            if column is None and self.grid.turned and furniture.is_running_title(text):
                imported.append(place)
                self.state.titles.append(text)
            elif column is None:
                record.extras.append(
                    Entry(text, place, unheaded.stray_heading(self.grid, index), sheet=self.grid.sheet.name)
                )
                self.ledger.extra([place])
            elif column.matrix:
                imported.append(place)
                heading = matrix.value_of(column.header)
                if is_ticked(text):
                    note = "" if is_mark(text) else text
                    line.setdefault(column.matrix, []).append(
                        Entry(heading, place, column.group, whole=True, note=note, sheet=sheet)
                    )
                elif not is_mark(text):
                    line.setdefault(column.matrix, []).append(
                        Entry(f"{heading}: {text}", place, column.group, whole=True, sheet=sheet)
                    )
            elif not column.fields:
                record.extras.append(
                    Entry(text, place, column.header, self.grid.value(row, index), sheet=sheet)
                )
                self.ledger.extra([place])
            else:
                imported.append(place)
                value = self.grid.value(row, index) if column.dated else None
                entry = Entry(text, place, column.header, value, habit=column.habit, sheet=sheet)
                line.setdefault(_combined(column), []).append(entry)
        self.ledger.imported(imported)
        return line

    def _note_above(self) -> None:
        for row in self._unnoted:
            texts = self.grid.texts[row]
            self.above.update((index, texts[index]) for index in self.grid.filled(row))
        self._unnoted.clear()

    def _shape(self, row: int, cells: list[int]) -> Shape | None:
        """The shape of a row that says all it means itself; None where crosses, merged cells or the row above do."""
        grid = self.grid
        if grid.has_merged or grid.turned or grid.partial:
            return None
        if grid.dittos and not grid.dittos.isdisjoint(grid.texts[row]):
            return None
        key = tuple(cells)
        if key not in self._shapes:
            columns = [
                (index, self.columns.get(index) or Column(index, unheaded.stray_heading(self.grid, index)))
                for index in cells
            ]
            self._shapes[key] = None if any(column.matrix for _, column in columns) else Shape(columns)
        return self._shapes[key]

    def _record(self, row: int, cells: list[int]) -> None:
        self.state.footer = self.state.apart = False
        shape = self._shape(row, cells)
        if shape is not None:
            self._unnoted.append(row)
            self.ledger.whole_row(row, shape.codes)
            self.state.records.append(RowRecord(self.grid, row, shape, self.state.part, self.state.section))
            return
        record = Record(self.grid.sheet.name, rows=[row], part=self.state.part, department=self.state.section)
        record.index = row
        line = self._line(row, cells, record)
        self._fill_from_merged(row, line)
        record.lines.append(line)
        self.state.records.append(record)

    def _fill_from_merged(self, row: int, line: Line) -> None:
        """A cell merged over several activities speaks for each of them."""
        for column in self.header.columns:
            box = self.grid.box(row, column.index)
            if box is None or box[0] >= row or box[0] < self.header.first_data_row or not column.fields:
                continue
            text = self.grid.text(box[0], box[1])
            if text and not line.get(_combined(column)):
                line.setdefault(_combined(column), []).append(
                    Entry(
                        text,
                        self.grid.place(box[0], box[1]),
                        column.header,
                        habit=column.habit,
                        sheet=self.grid.sheet.name,
                    )
                )

    def _inventory(self, row: int, cells: list[int]) -> None:
        """A row of an inventory: a line of the activity that its section, or its sheet, is named after."""
        current = self.state.current
        if current is None or current.section != self.state.section:
            title = self.state.section or self.grid.sheet.name
            current = Record(
                self.grid.sheet.name, rows=[], part=self.state.part, section=self.state.section, title=title
            )
            current.index = row
            self.state.records.append(current)
        line = self._line(row, cells, current)
        if line:
            current.lines.append(line)
        current.rows.append(row)

    def _continue(self, row: int, cells: list[int]) -> None:
        current = self.state.current
        assert current is not None
        if current.rows == [-1]:
            self._report(row, cells, N_("Example, left out: “{text}”"))
            return
        line = self._line(row, cells, current)
        if "number" in line and current.text("number"):
            del line["number"]
        if line:
            current.lines.append(line)
        current.rows.append(row)

    def _sub_row(self, row: int, cells: list[int]) -> None:
        """A row below an activity that names one of its purposes."""
        current = self.state.current
        assert current is not None
        if current.rows == [-1]:
            self._report(row, cells, N_("Example, left out: “{text}”"))
            return
        line = self._line(row, cells, current)
        assert self.name is not None
        entries = line.pop(_combined(self.name), [])
        line.pop("number", None)
        if self.name is not self.purpose or "purpose" not in line:
            cleaned = [replace(entry, text=furniture.without_bullet(entry.text)) for entry in entries]
            line["purpose"] = cleaned + line.get("purpose", [])
        current.lines.append(line)
        current.rows.append(row)


def _combined(column: Column) -> str:
    """The key under which a column's entries are kept: a combined heading keeps all its fields."""
    return "+".join(column.fields)


def read(
    grid: Grid,
    header: Header,
    ledger: Ledger,
    *,
    part: str = "",
    department: str = "",
    key: Column | None = None,
    chosen: Mapping[int, str] | None = None,
) -> Table:
    """The records below one heading (examples already left out and reported).

    With a `key` the table is a list, not a register: each row is an entry of its own, named by that column. What rows
    of the sheet (from 1) were `chosen` to be goes before what they look like.
    """
    table = RowReader(grid, header, ledger, part=part, department=department, key=key, chosen=chosen).read()
    table.records = [record for record in table.records if record.rows != [-1]]
    return table
