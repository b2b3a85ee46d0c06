"""A row of a table as the activity it is, while nobody has put anything beside it: texts, and what its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from register_app.base.cellnames import column_name
from register_app.reading.batch import FATES
from register_app.reading.layouts.columns import Column
from register_app.reading.layouts.grid import Entry, Grid
from register_app.reading.layouts.record import Line, Record


class Shape:
    """Which columns a row fills and what each of them is; the rows of a table share a few shapes.

    `columns` gives the place of each filled cell in the row and the column it stands in; one that is under no heading,
    or under one nobody knows, has no fields and is kept as extra.
    """

    def __init__(self, columns: Sequence[tuple[int, Column]]) -> None:
        self.columns = tuple(columns)
        self.by_field: dict[str, list[int]] = {}
        for index, column in self.columns:
            if column.fields:
                self.by_field.setdefault("+".join(column.fields), []).append(index)
        self.fields = frozenset(self.by_field)
        self.column = dict(self.columns)
        codes = bytearray([FATES[""]]) * (self.columns[-1][0] + 1)
        for index, column in self.columns:
            codes[index] = FATES["imported" if column.fields else "extra"]
        self.codes = bytes(codes)
        """What becomes of each cell of such a row, until a text turns out to have no place."""

    def entry(self, grid: Grid, row: int, index: int) -> Entry:
        """The cell of a row that stands in one of the columns."""
        column = self.column[index]
        # What has no field keeps the value of its cell; of the others only dates need more than their text.
        value = grid.value(row, index) if column.dated or not column.fields else None
        return Entry(
            grid.texts[row][index],
            (row, index),
            column.header,
            value,
            habit=column.habit,
            sheet=grid.sheet.name,
        )


class RowRecord(Record):
    """A record that is one upright row. Its entries are made when they are first asked for as a whole.

    Until then it is `untouched`: nothing was added to it or taken from it, so that it says what its row says.
    """

    def __init__(self, grid: Grid, row: int, shape: Shape, part: str, department: str) -> None:
        self.sheet, self.rows, self.index = grid.sheet.name, [row], row
        self.part, self.department = part, department
        self.section = self.title = ""
        self.grid, self.row, self.shape = grid, row, shape
        self._lines: list[Line] | None = None
        self._extras: list[Entry] = []

    @property
    def untouched(self) -> bool:
        return self._lines is None

    @property
    def lines(self) -> list[Line]:
        return self._made()

    @lines.setter
    def lines(self, lines: list[Line]) -> None:
        self._made()
        self._lines = lines

    @property
    def extras(self) -> list[Entry]:
        self._made()
        return self._extras

    @extras.setter
    def extras(self, extras: list[Entry]) -> None:
        self._made()
        self._extras = extras

    def _made(self) -> list[Line]:
        if self._lines is None:
            line: Line = {}
            for index, column in self.shape.columns:
                entry = self.shape.entry(self.grid, self.row, index)
                if column.fields:
                    line.setdefault("+".join(column.fields), []).append(entry)
                else:
                    self._extras.append(entry)
            self._lines = [line]
        return self._lines

    def entries(self, *fields: str) -> list[Entry]:
        if self._lines is not None:
            return super().entries(*fields)
        return [
            self.shape.entry(self.grid, self.row, index)
            for name in fields
            for index in self.shape.by_field.get(name, ())
        ]

    def texts(self, *fields: str) -> list[str]:
        if self._lines is not None:
            return super().texts(*fields)
        texts = self.grid.texts[self.row]
        return [texts[index] for name in fields for index in self.shape.by_field.get(name, ())]

    def text(self, name: str) -> str:
        if self._lines is not None:
            return super().text(name)
        found = self.shape.by_field.get(name)
        return self.grid.texts[self.row][found[0]] if found else ""

    def said(self, line: int) -> dict[str, list[str]]:
        if self._lines is not None:
            return super().said(line)
        texts = self.grid.texts[self.row]
        return {name: [texts[index] for index in columns] for name, columns in self.shape.by_field.items()}

    def filled_fields(self) -> set[str]:
        return super().filled_fields() if self._lines is not None else set(self.shape.fields)

    def is_empty(self) -> bool:
        return False


class RowCells(Mapping[str, list[str]]):
    """Which cells of one row each field was read from; the addresses are spelt out when somebody asks."""

    __slots__ = ("_columns", "_row")

    def __init__(self, columns: Mapping[str, tuple[int, ...]], row: int) -> None:
        self._columns, self._row = columns, row

    def __getitem__(self, field: str) -> list[str]:
        return [f"{column_name(index)}{self._row + 1}" for index in self._columns[field]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)
