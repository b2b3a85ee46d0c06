"""The columns of a table, and what each of them is: by its heading, by its contents, by the others."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from register_app.base.i18n import Message
from register_app.reading import headings
from register_app.reading.headings import ARTICLE_30
from register_app.reading.layouts.evidence import Content
from register_app.reading.layouts.grid import column_name
from register_app.reading.layouts.lists import PLAIN, Habit

_SINGLE = frozenset(
    (
        "number",
        "name",
        "department",
        "owner",
        "status",
        "part",
        "valid_from",
        "valid_until",
        "last_review",
        "next_review",
    )
)
_BASIS_LIKE = frozenset(
    ("basis", "basis9", "basis_reason", "law", "purpose", "retention_law", "interest", "notes", "description")
)
_RETENTION_LIKE = frozenset(
    ("retention", "retention_start", "retention_law", "deletion", "description", "notes", "next_review")
)
_KIND_WORDS = frozenset(
    ("type", "art", "slags", "kind", "typ", "tipo", "soort", "rodzaj", "tyyppi", "roolli")
)
_RECEIVERS = frozenset(("recipients", "processors", "recipient_country"))
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


def settle(header: Header) -> None:
    """Let the contents of the columns and the other columns decide where headings alone leave it open."""
    for column in header.columns:
        if not column.forced:
            _by_content(column)
    _ambiguous(header)
    _role_column(header)
    _name_column(header)
    _number_column(header)
    best: dict[str, Column] = {}
    for column in header.columns:
        name = column.field
        if name in _SINGLE and (name not in best or _better(column, best[name])):
            best[name] = column
    for column in header.columns:
        name = column.field
        if name in _SINGLE and best[name] is not column and not column.forced:
            column.fields = column.fields[1:]


def _role_column(header: Header) -> None:
    """A column "Role" beside the recipients gives theirs, not that of the organisation in the activity."""
    for before, column in itertools.pairwise(header.columns):
        if column.forced or before.field not in _RECEIVERS:
            continue
        if column.field == "part" or (not column.fields and headings.fold(column.header) in _KIND_WORDS):
            column.fields = ("recipient_role",)


def _number_column(header: Header) -> None:
    """A column of codes left of the names numbers the activities, whatever it is called."""
    name = header.first("name") or header.first("purpose")
    if name is None or header.first("number") is not None:
        return
    for column in header.columns:
        content = column.content
        if column.index >= name.index:
            return
        if (
            not column.fields
            and content.count > 1
            and content.codes > 0.8
            and content.distinct == 1
            and content.marks < 0.8
        ):
            column.fields, column.confidence = ("number",), 0.5
            return


def _better(column: Column, other: Column) -> bool:
    """Whether a later column fits a field better that only one column can have."""
    if column.forced or other.forced:
        return column.forced and not other.forced
    return bool(column.content.count) and not other.content.count


def _by_content(column: Column) -> None:
    content = column.content
    name = column.field
    if (
        name in ("name", "owner", "department", "description", "status", "location")
        and content.count
        and content.marks > 0.8
        and content.numbers < 0.5
    ):
        column.fields, column.confidence = (), 0.0
        return
    if content.count < 2:
        return
    sure = column.confidence >= 0.9
    if name == "name" and content.codes > 0.8 and content.distinct == 1 and content.length < 12:
        column.fields, column.confidence = ("number",), 0.6
    elif not sure and name not in _BASIS_LIKE and content.basis >= 0.65:
        column.fields, column.confidence = ("basis",), 0.6 * content.basis + 0.1
    elif (
        not sure
        and name not in _RETENTION_LIKE
        and content.retention >= 0.65
        and content.length < 80
        and content.basis < 0.3
    ):
        column.fields, column.confidence = ("retention",), 0.6 * content.retention + 0.05
    elif (
        name in ("law", "notes", "description", "interest")
        and content.basis >= 0.7
        and column.confidence < 1.0
    ):
        column.fields, column.confidence = ("basis",), 0.7
    elif name in ("basis", "basis9") and content.basis >= 0.5:
        column.confidence = min(1.0, column.confidence + 0.1)
    elif name in _DATES and content.dates == 0 and content.length > 40:
        column.fields, column.confidence = (), 0.0
    elif (
        name in ("data", "special", "subjects", "measures")
        and content.marks >= 0.9
        and len(column.fields) == 1
    ):
        column.confidence = min(column.confidence, 0.5)


def _ambiguous(header: Header) -> None:
    """Headings that mean different things in different registers are settled by the other headings."""
    fields = header.fields()
    for column in header.columns:
        others = headings.alternatives(column.header)
        if len(others) < 2 or column.forced:
            continue
        taken = {name for other in header.columns if other is not column for name in other.fields}
        for candidate in others:
            if candidate not in taken:
                column.fields = (candidate,)
                break
    del fields


def _name_column(header: Header) -> None:
    """A register needs a column that tells its activities apart; find it among the unknown ones if need be."""
    names = [column for column in header.columns if "name" in column.fields]
    if len(names) > 1:
        best = max(
            names,
            key=lambda column: (
                column.content.distinct * min(1.0, column.content.count / 3),
                column.confidence,
            ),
        )
        for column in names:
            if column is not best and column.field == "name":
                column.fields = column.fields[1:]
    if names or "processing" in header.fields():
        return
    limit = min((column.index for column in header.columns if set(column.fields) & ARTICLE_30), default=0)
    purpose = header.first("purpose")
    for column in header.columns[:5]:
        content = column.content
        if column.index > limit:
            break
        if (
            column.fields
            or not content.count
            or content.marks >= 0.3
            or content.dates
            or content.numbers
            or content.codes > 0.5
        ):
            continue
        short = 3 <= content.length <= 90 and (purpose is None or content.length < purpose.content.length)
        if content.distinct > 0.8 and short and len(header.fields()) >= 2:
            column.fields, column.confidence = ("name",), 0.45
            return


def for_processor(header: Header) -> None:
    """In a processor's record the controllers are those on whose behalf it processes (Art. 30(2)(a))."""
    if "clients" in header.fields():
        return
    for column in header.columns:
        if not column.forced and column.fields == ("controller",):
            column.fields = ("clients",)


def forced(header: Header, mapping: dict[str, str], *, turned: bool = False) -> Header:
    """The same heading with columns mapped as the user said: heading text or column letter → field, "" for extra.

    Where the table is on its side (`turned`), the number of the row is what the letter is elsewhere.
    """
    wanted = {key.casefold().strip(): value for key, value in mapping.items()}
    columns = []
    for column in header.columns:
        place = str(column.index + 1) if turned else column.letter.casefold()
        key = next((k for k in (place, column.header.casefold().strip()) if k in wanted), None)
        if key is None:
            columns.append(column)
            continue
        fields = tuple(part for part in wanted[key].split("+") if part in headings.FIELDS)
        columns.append(replace(column, fields=fields, confidence=1.0, matrix="", forced=True))
    return replace(header, columns=columns)
