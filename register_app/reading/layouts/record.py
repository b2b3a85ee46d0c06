"""An activity on its way from cells to a document: its lines of entries by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from register_app.reading.layouts.grid import Entry
from register_app.reading.workbook import Cell

Line = dict[str, list[Entry]]
"""The entries of one row (or block) by field: what stands on a line belongs together."""


@dataclass
class Record:
    """One activity as read: `rows` are rows of its sheet from 0, `extras` what has no place in an activity.

    `part`, `department` come from a section or the sheet, not from a cell of the activity.
    """

    sheet: str
    lines: list[Line] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    extras: list[Entry] = field(default_factory=list)
    part: str = ""
    department: str = ""
    index: int = 0
    section: str = ""
    title: str = ""
    """What the activity is called when no cell of it names it: its section or sheet."""

    def entries(self, *fields: str) -> list[Entry]:
        """All entries of these fields, from the first line to the last."""
        if len(fields) == 1 and len(self.lines) == 1:  # nearly every call: a row of a table, one field
            return list(self.lines[0].get(fields[0], ()))
        return [entry for line in self.lines for name in fields for entry in line.get(name, ())]

    def texts(self, *fields: str) -> list[str]:
        """What the entries of these fields say."""
        return [entry.text for entry in self.entries(*fields)]

    def text(self, name: str) -> str:
        """The first entry of a field."""
        return next((found[0].text for line in self.lines if (found := line.get(name))), "")

    def said(self, line: int) -> dict[str, list[str]]:
        """What one of its lines says, by field."""
        return {name: [entry.text for entry in entries] for name, entries in self.lines[line].items()}

    def add(self, name: str, entry: Entry, line: int = -1) -> None:
        if not self.lines:
            self.lines.append({})
        self.lines[line].setdefault(name, []).append(entry)

    def cells(self) -> Iterator[Cell]:
        for line in self.lines:
            for entries in line.values():
                for entry in entries:
                    yield entry.cell
        for entry in self.extras:
            yield entry.cell

    def is_empty(self) -> bool:
        """Whether no row has given it anything yet."""
        return not self.lines

    def filled_fields(self) -> set[str]:
        return {name for line in self.lines for name, entries in line.items() if entries}


@dataclass
class Table:
    """The records of one table, the row it ends before, the part a title there named, and section titles on the way."""

    records: list[Record]
    stop: int
    part: str = ""
    titles: list[str] = field(default_factory=list)
