"""A sheet in the making: lines that know what they are, so that habits can alter them without knowing the layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from register_app.reading.workbook import Sheet, Value

Cell = tuple["Line", int]


@dataclass
class Line:
    """A row; `role` is "title", "head", "record", "more" (of the one above), "section", "entry" (of a form) or "note"."""

    cells: list[Value]
    role: str = "record"
    wide: list[tuple[int, int, int]] = field(default_factory=list)
    """Merged from a column of this line: column, rows, columns."""
    hidden: bool = False

    def value(self, column: int) -> Value:
        return self.cells[column] if column < len(self.cells) else None

    def put(self, column: int, value: Value) -> None:
        self.cells.extend([None] * (column + 1 - len(self.cells)))
        self.cells[column] = value

    @property
    def blank(self) -> bool:
        return all(value is None for value in self.cells)


@dataclass
class Page:
    """A sheet: "table" with fields by column, "form" with labels in columns, "turned" table, or "other"."""

    name: str
    kind: str
    lines: list[Line] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    labels: tuple[int, ...] = (0,)
    """Forms and turned tables: the columns with labels."""
    hidden: bool = False
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[int, str] = field(default_factory=dict)
    """By column, on the first heading."""

    def find(self, *roles: str) -> list[Line]:
        return [line for line in self.lines if line.role in roles]

    def heads(self) -> Iterator[Cell]:
        """The cells that are headings or labels."""
        for line in self.lines:
            if line.role == "head":
                yield from (
                    (line, column) for column, value in enumerate(line.cells) if isinstance(value, str)
                )
            elif line.role == "entry":
                yield from ((line, column) for column in self.labels if isinstance(line.value(column), str))

    def before(self, line: Line, new: Line) -> None:
        self.lines.insert(self.at(line), new)

    def at(self, line: Line) -> int:
        return next(index for index, item in enumerate(self.lines) if item is line)

    def loose(self, index: int) -> bool:
        """Nothing merged reaches across the gap before the line."""
        return all(
            above + rows <= index or above >= index
            for above, line in enumerate(self.lines)
            for _, rows, _ in line.wide
        )

    def gaps(self) -> list[int]:
        """Places before a record, the first one of a table left out, where a line may be put in."""
        records = [index for index, line in enumerate(self.lines) if line.role == "record"]
        return [index for index in records[1:] if self.loose(index)]

    def add_column(self, at: int, make: Callable[[Line], Value], field_name: str = "") -> None:
        """A column put in; merged ranges grow over it or move."""
        for line in self.lines:
            value = make(line)
            if at < len(line.cells):
                line.cells.insert(at, value)
            elif value is not None:
                line.put(at, value)
            line.wide = [
                (column + (at <= column), rows, columns + (column < at < column + columns))
                for column, rows, columns in line.wide
            ]
        if at <= len(self.fields):
            self.fields.insert(at, field_name)
        self.labels = tuple(column + (at <= column) for column in self.labels)
        self.hidden_columns = {column + (at <= column) for column in self.hidden_columns}
        self.comments = {column + (at <= column): text for column, text in self.comments.items()}

    def sheet(self) -> Sheet:
        merged = [
            (row, column, row + rows - 1, column + columns - 1)
            for row, line in enumerate(self.lines)
            for column, rows, columns in line.wide
            if rows * columns > 1
        ]
        head = next((row for row, line in enumerate(self.lines) if line.role == "head"), 0)
        rows = [list(line.cells) for line in self.lines]
        for row in rows:
            while row and row[-1] is None:
                row.pop()
        while rows and not rows[-1]:
            rows.pop()
        return Sheet(
            self.name[:31],
            [[None if value == "" else value for value in row] for row in rows],
            hidden=self.hidden,
            merged=merged,
            hidden_rows={row for row, line in enumerate(self.lines) if line.hidden},
            hidden_columns=self.hidden_columns,
            comments={(head, column): text for column, text in self.comments.items()},
        )


def pick(chance: random.Random, items: list[Line], share: float) -> list[Line]:
    """A share of the lines, one at least where there are any."""
    if not items:
        return []
    return chance.sample(items, max(1, round(share * len(items))))
