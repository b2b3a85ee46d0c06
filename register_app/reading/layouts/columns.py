"""The columns of a table and its heading: what they are called, what they were found to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from register_app.base.cellnames import column_name
from register_app.base.i18n import Message
from register_app.reading.fields import FIELDS
from register_app.reading.layouts.chosen import ChosenLabels
from register_app.reading.layouts.evidence import Content
from register_app.reading.layouts.lists import PLAIN, Habit
from register_app.reading.workbook import Cell

_DATES = frozenset(("valid_from", "valid_until", "last_review", "next_review", "created"))


@dataclass
class Column:
    """One column of a table: `fields` has several entries for a combined heading, none when it is unknown.

    `matrix` is the field of which the heading itself is a value where a cross stands in the column.
    """

    index: int
    header: str
    fields: tuple[str, ...] = ()
    confidence: float = 0.0
    group: str = ""
    matrix: str = ""
    content: Content = field(default_factory=Content)
    habit: Habit = PLAIN
    samples: tuple[str, ...] = ()
    told: str = ""
    """The field its cells speak of, where its heading leaves that open."""
    forced: bool = False

    @property
    def field(self) -> str:
        return self.fields[0] if self.fields else ""

    @property
    def dated(self) -> bool:
        """Whether the column holds dates, so that the cells' own values matter besides their texts."""
        return self.field in _DATES

    @property
    def letter(self) -> str:
        return column_name(self.index)


@dataclass
class Header:
    """The heading of a table: `rows` are all rows it takes, `row` the most telling of them, all counted from 0."""

    row: int
    rows: list[int]
    columns: list[Column]
    score: float
    known: int
    filled: int
    reasons: list[Message] = field(default_factory=list)

    @property
    def first_data_row(self) -> int:
        return max(self.rows) + 1

    def fields(self) -> set[str]:
        return {name for column in self.columns for name in column.fields}

    def first(self, name: str) -> Column | None:
        """The first column of a field."""
        return next((column for column in self.columns if name in column.fields), None)

    def all(self, *names: str) -> list[Column]:
        return [column for column in self.columns if column.field in names]


def for_processor(header: Header) -> None:
    """In a processor's record the controllers are those on whose behalf it processes (Art. 30(2)(a))."""
    if "clients" in header.fields():
        return
    for column in header.columns:
        if not column.forced and column.fields == ("controller",):
            column.fields = ("clients",)
            for beside in header.columns:
                if column.group and beside.group == column.group and beside.fields == ("owner",):
                    beside.fields = ()  # whom to ask at the client, nobody of one's own


def chosen(header: Header, labels: ChosenLabels, place: Callable[[int], Cell]) -> Header:
    """The same heading where each column is a question, known by its words or its cell, with what the user said of them."""
    made = []
    for column in header.columns:
        name = labels.of(column.header, place(column.index))
        if name is not None:
            fields = tuple(part for part in name.split("+") if part in FIELDS)
            column = replace(column, fields=fields, confidence=1.0, forced=True)
        made.append(column)
    return replace(header, columns=made)


def forced(
    header: Header,
    mapping: dict[str, str],
    letters: Callable[[int], str] | None = None,
    *,
    ticked: frozenset[str] = frozenset(),
) -> Header:
    """The same heading with columns mapped as the user said: heading text or column letter → field, "" for extra.

    `letters` gives the letter of a column; without it the table is on its side, and the number of the row is what the
    letter is elsewhere. Of columns that share one cell of the sheet the letter means the first. A column of ticks stays
    one when it is given a field of which headings can be values (`ticked`).
    """
    wanted = {key.casefold().strip(): value for key, value in mapping.items()}
    columns = []
    before = ""
    for column in header.columns:
        place = letters(column.index).casefold() if letters is not None else str(column.index + 1)
        place, before = "" if place == before else place, place
        key = next((k for k in (place, column.header.casefold().strip()) if k in wanted), None)
        if key is None:
            columns.append(column)
            continue
        fields = tuple(part for part in wanted[key].split("+") if part in FIELDS)
        matrix = fields[0] if column.matrix and len(fields) == 1 and fields[0] in ticked else ""
        fields = () if matrix else fields
        columns.append(replace(column, fields=fields, confidence=1.0, matrix=matrix, forced=True))
    return replace(header, columns=columns)
