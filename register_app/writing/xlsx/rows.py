"""What a sheet of a workbook holds: rows of stored values, of one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from register_app.model.workbook import EMPTY_MARK, SHEETS, Column


@dataclass(slots=True)
class Row:
    """A row of a table: stored values by the table's shown columns, then texts of its technical columns.

    `activity` is the position of its activity in the document (-1: none), `first` says that it begins there;
    `repeated` are the columns that say again what the row above says, `gaps` those that name something missing.
    """

    values: list[Any]
    technical: list[Any]
    activity: int = -1
    first: bool = False
    repeated: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()


@dataclass
class Table:
    """The rows of one sheet, by its key in `model.workbook.SHEETS`."""

    key: str
    rows: list[Row] = field(default_factory=list)
    title: str = ""
    """What stands above it; "" is the name of its sheet."""

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(column for column in SHEETS[self.key] if column.kind != "technical")

    @property
    def technical(self) -> tuple[Column, ...]:
        return tuple(column for column in SHEETS[self.key] if column.kind == "technical")


def mark(values: list[Any]) -> str:
    """What keeps a row apart from an empty one when nothing stands in it."""
    return "" if any(values) else EMPTY_MARK
