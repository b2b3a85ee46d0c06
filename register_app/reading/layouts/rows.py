"""Tables with one activity a row, or some rows: continuation rows, sub-rows, section rows, ticked columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from register_app.base.i18n import N_, Message
from register_app.reading import headings
from register_app.reading.headings import ARTICLE_30
from register_app.reading.layouts import furniture
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.evidence import is_mark, is_ticked
from register_app.reading.layouts.grid import Entry, Grid, Ledger, column_name, shorten
from register_app.reading.layouts.header import Column, Header
from register_app.reading.layouts.record import Line, Record, Table
from register_app.reading.workbook import Cell

_RICH = frozenset(
    ("data", "subjects", "recipients", "processors", "retention", "measures", "transfer", "special")
)
_OWN_ALWAYS = ("department", "owner", "part", "status")
_DEFAULTED = frozenset(
    (
        "number",
        "status",
        "part",
        "department",
        "owner",
        "last_review",
        "next_review",
        "valid_from",
        "dpia",
        "risk",
        "created",
    )
)


@dataclass
class _State:
    """What is carried from row to row."""

    records: list[Record] = field(default_factory=list)
    section: str = ""
    part: str = ""
    blank: bool = False
    footer: bool = False
    titles: list[str] = field(default_factory=list)

    @property
    def current(self) -> Record | None:
        return self.records[-1] if self.records else None


class RowReader:
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
    ) -> None:
        self.grid, self.header, self.ledger = grid, header, ledger
        self.list_key = key
        self.columns = {column.index: column for column in header.columns}
        self.heading_texts = {text for row in header.rows for text in grid.texts[row] if text}
        self.name = header.first("name") or header.first("purpose") or header.first("processing")
        self.number = header.first("number")
        if key is not None:
            self.name, self.number = key, None
        self.purpose = header.first("purpose")
        self.leftmost = min(self.columns)
        self.above: dict[int, str] = {}
        """The last text of each column, for cells that only say "as above"."""
        self.state = _State(part=part, section=department)
        self.given_department = department
        self._usual = self._usual_width()

    def _usual_width(self) -> int:
        widths = sorted(
            len(self.grid.filled(row))
            for row in range(
                self.header.first_data_row, min(self.grid.height, self.header.first_data_row + 200)
            )
            if self.grid.filled(row)
        )
        return widths[len(widths) // 2] if widths else 0

    # ---- the walk ------------------------------------------------------------------------------

    def read(self) -> Table:
        grid, state = self.grid, self.state
        self._claim_heading()
        row = self.header.first_data_row
        while row < grid.height:
            cells = grid.filled(row)
            if not cells:
                state.blank = True
                row += 1
                continue
            if self._is_repeated_heading(row, cells):
                self.ledger.imported(self._places(row, cells))
            elif self._is_next_heading(row, cells):
                return Table(state.records, row, state.part, state.titles)
            else:
                self._take(row, cells)
            state.blank = False
            row += 1
        return Table(state.records, row, state.part, state.titles)

    def _claim_heading(self) -> None:
        for row in self.header.rows:
            self.ledger.imported(self._places(row, self.grid.filled(row)))

    def _places(self, row: int, cells: list[int]) -> list[Cell]:
        return [self.grid.place(row, column) for column in cells]

    def _is_repeated_heading(self, row: int, cells: list[int]) -> bool:
        if len(cells) < 2:
            return False
        texts = self.grid.texts[row]
        same = sum(1 for column in cells if texts[column] in self.heading_texts)
        return same >= 0.7 * len(cells)

    def _is_next_heading(self, row: int, cells: list[int]) -> bool:
        """A second table begins after a blank row or a title, or with headings like those of the first."""
        if len(cells) < 3:
            return False
        apart = self.state.blank or len(self.grid.filled(row - 1)) == 1
        if not apart and sum(headings.is_known_text(self.grid.text(row, column)) for column in cells[:4]) < 3:
            return False
        if not headers.is_heading_row(self.grid, row, needed=3):
            return False
        scored = headers.row_score(self.grid, row)
        return apart or (
            scored.known >= 0.9 * len(cells) and len(scored.distinct & self.header.fields()) >= 4
        )

    def _text(self, row: int, column: Column | None) -> str:
        return self.grid.text(row, column.index) if column else ""

    def _take(self, row: int, cells: list[int]) -> None:
        """Decide what a row is and read it."""
        name, number = self._text(row, self.name), self._text(row, self.number)
        first = self.grid.text(row, cells[0])
        if self._is_total(row, cells, first) or (name and self._is_total(row, cells, name)):
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

    # ---- what a row is -------------------------------------------------------------------------

    def _is_total(self, row: int, cells: list[int], first: str) -> bool:
        if not furniture.is_total(first):
            return False
        others = [self.grid.text(row, column) for column in cells if self.grid.text(row, column) != first]
        return all(
            text.replace(".", "").replace(",", "").replace("%", "").strip().isdecimal() or len(text) < 3
            for text in others
        )

    def _is_example(self, row: int, cells: list[int], name: str, number: str) -> bool:
        if name and furniture.is_example(name):
            return True
        if number and furniture.is_example(number):
            return True
        first = self.grid.text(row, cells[0])
        return len(first) < 60 and first != name and furniture.is_example(first) and len(cells) > 1

    def _is_footer(self, row: int, cells: list[int]) -> bool:
        text = self.grid.text(row, cells[0])
        inside = [column for column in cells if column in self.columns]
        if not inside and len(cells) <= 2:
            return True
        if len(cells) > max(3, 0.34 * len(self.columns)):
            return False
        if furniture.is_signature(text) and (self.state.blank or self.state.footer):
            return True
        if furniture.is_legend(text) and cells[0] != (self.number.index if self.number else -1):
            return True
        if len(cells) <= 2 and (self.state.blank or self.state.footer) and self._usual > 2:
            return (
                len(text) > 100 or self.state.footer or (len(text.split()) > 8 and text.endswith((".", ":")))
            )
        return False

    def _is_section(self, row: int, cells: list[int]) -> bool:
        if len(cells) > 2 or self._usual <= 2:
            return False
        text = self.grid.text(row, cells[-1])
        if len(cells) == 2 and not (
            furniture.is_number(self.grid.text(row, cells[0]))
            and cells[1] - cells[0] == 1
            and self._is_wide(row, cells[1])
        ):
            return False
        if len(text) > 110 or is_mark(text):
            return False
        column = cells[0]
        if column > (self.name.index if self.name else self.leftmost) and not self._is_wide(row, column):
            return False
        if self._is_wide(row, column):
            return True
        follower = self._next_filled(row)
        follows_own = (
            follower is not None
            and bool(self._text(follower, self.name))
            and len(self.grid.filled(follower)) > 1
        )
        if not follows_own:
            return False
        if self.name is not None and column == self.name.index and self.number is not None:
            number_used = bool(self._text(follower, self.number)) if follower is not None else False
            return number_used and not furniture.has_bullet(text)
        if self.number is not None and column == self.number.index and furniture.is_number(text):
            return False
        if furniture.is_section_title(text) or furniture.part_of(text):
            return True
        if self.name is not None and column == self.name.index:
            return self._usual >= 4 and self._lone_names() >= 2
        if self.number is not None and column == self.number.index:
            return not furniture.is_number(text)
        return column < (self.name.index if self.name else self.leftmost + 1)

    def _lone_names(self) -> int:
        """How many rows hold nothing but a name, counted once for the table."""
        if not hasattr(self, "_lone"):
            assert self.name is not None
            self._lone = sum(
                1
                for row in range(self.header.first_data_row, self.grid.height)
                if self.grid.filled(row) == [self.name.index]
            )
        return self._lone

    def _is_wide(self, row: int, column: int) -> bool:
        box = self.grid.box(row, column)
        return box is not None and box[3] - box[1] >= 2 and box[2] == box[0]

    def _next_filled(self, row: int) -> int | None:
        return next(
            (below for below in range(row + 1, min(row + 4, self.grid.height)) if self.grid.filled(below)),
            None,
        )

    def _is_sub_row(self, row: int, name: str, number: str) -> bool:
        parent = self.state.current
        if parent is None or not parent.lines or not name:
            return False
        if self.number is not None and number:
            over = parent.text("number")
            if not furniture.is_sub_number(number, over):
                return False
            return not self._rich(row) or bool(parent.filled_fields() & _RICH)
        if self.number is not None and not number:
            alone = name and not self._rich(row) and bool(parent.filled_fields() & _RICH)
            below_combined = self.name is not None and "purpose" in self.name.fields
            return bool(alone and (below_combined or self._is_indented(row)))
        return self._is_indented(row) and not self._rich(row)

    def _is_indented(self, row: int) -> bool:
        if self.name is None:
            return False
        value = self.grid.value(row, self.name.index)
        if not isinstance(value, str):
            return False
        return value.startswith(("  ", "\t", "\xa0\xa0")) or furniture.has_bullet(value)

    def _rich(self, row: int) -> bool:
        fields = {
            name
            for column in self.grid.filled(row)
            if column in self.columns
            for name in self.columns[column].fields
        }
        fields |= {
            self.columns[c].matrix
            for c in self.grid.filled(row)
            if c in self.columns and self.columns[c].matrix
        }
        return len(fields & _RICH) >= 2

    def _is_continuation(self, row: int, cells: list[int], name: str, number: str) -> bool:
        current = self.state.current
        if current is None or not any(column in self.columns for column in cells):
            return False
        if number and number != current.text("number"):
            return False
        if not name:
            return True
        if (
            self.name is not None
            and (box := self.grid.box(row, self.name.index)) is not None
            and box[0] < row
        ):
            return True
        if self.name is self.purpose and self.number is not None and not number and current.text("number"):
            return len(cells) < self._usual
        return False

    def _is_record(self, row: int, cells: list[int]) -> bool:
        keys = [
            column
            for column in (
                self.name,
                self.purpose,
                self.header.first("processing"),
                self.header.first("description"),
            )
            if column
        ]
        if any(self._text(row, column) and not is_mark(self._text(row, column)) for column in keys):
            return True
        fields = {name for column in cells if column in self.columns for name in self.columns[column].fields}
        return len(fields & ARTICLE_30) >= 2

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
            if column is None:
                record.extras.append(
                    Entry(text, place, self._stray_heading(index), sheet=self.grid.sheet.name)
                )
                self.ledger.extra([place])
            elif column.matrix:
                imported.append(place)
                if is_ticked(text):
                    note = "" if is_mark(text) else text
                    line.setdefault(column.matrix, []).append(
                        Entry(column.header, place, column.group, whole=True, note=note, sheet=sheet)
                    )
                elif not is_mark(text):
                    line.setdefault(column.matrix, []).append(
                        Entry(f"{column.header}: {text}", place, column.group, whole=True, sheet=sheet)
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

    def _stray_heading(self, index: int) -> str:
        return f"({column_name(index)})" if not self.grid.turned else f"({index + 1})"

    def _record(self, row: int, cells: list[int]) -> None:
        record = Record(self.grid.sheet.name, rows=[row], part=self.state.part, department=self.state.section)
        record.index = row
        line = self._line(row, cells, record)
        self._fill_from_merged(row, line)
        record.lines.append(line)
        self.state.records.append(record)
        self.state.footer = False

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

    def _is_inventory(self) -> bool:
        """Whether the table lists data (or the like) of one activity and has no column that could name activities."""
        return (
            self.list_key is None
            and self.name is None
            and self.number is None
            and self.header.first("description") is None
        )

    def _inventory(self, row: int, cells: list[int]) -> None:
        """A row of an inventory: a line of the activity that its section, or its sheet, is named after."""
        current = self.state.current
        if current is None or current.section != self.state.section:
            title = self.state.section or self.grid.sheet.name
            current = Record(self.grid.sheet.name, rows=[], part=self.state.part, section=self.state.section, title=title)
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
) -> Table:
    """The records below one heading (examples already left out and reported).

    With a `key` the table is a list, not a register: each row is an entry of its own, named by that column.
    """
    table = RowReader(grid, header, ledger, part=part, department=department, key=key).read()
    table.records = [record for record in table.records if record.rows != [-1]]
    return table
