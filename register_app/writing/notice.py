"""A privacy notice as plain data: sections of paragraphs, lists, facts and tables, whatever file it is written as.

Each text is a `Line` and never markup: a writer escapes it or places it as a value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from register_app.base.i18n import Message


@dataclass(frozen=True)
class Line:
    """A text on one line; `own`: the register's words, in the register's language; `strong`: to be seen first."""

    text: str
    strong: bool = False
    own: bool = False


Cell = tuple[Line, ...]


@dataclass(frozen=True)
class Paragraph:
    lines: Cell


@dataclass(frozen=True)
class Bullets:
    items: tuple[Cell, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with their values beneath each other, such as a name and an address; `title` names whom they are of."""

    title: str
    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Table:
    """A table with a heading for each column; the first cell of a row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Bullets | Facts | Table


@dataclass(frozen=True)
class Section:
    """A part with a heading; `key` is a short ASCII name that stays the same in each language."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class NoticeText:
    """A whole notice in `language`; the register's own words are in `own_language`.

    `day`: ISO date printed as that of the text. `remarks`: what the reader should add or repair before publishing it,
    for the screen only.
    """

    language: str
    own_language: str
    title: str
    organisation: str
    day: str
    updated: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    words: dict[str, str]
    remarks: list[Message] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The text as JSON: each block with its kind."""
        return {
            "language": self.language,
            "title": self.title,
            "organisation": self.organisation,
            "date": self.day,
            "lead": [_block(block) for block in self.lead],
            "sections": [
                {"key": part.key, "title": part.title, "blocks": [_block(block) for block in part.blocks]}
                for part in self.sections
            ],
            "remarks": [str(remark) for remark in self.remarks],
        }

    @property
    def moment(self) -> dt.datetime:
        """Noon UTC of its day, so that no time zone turns it into another day."""
        return dt.datetime.combine(dt.date.fromisoformat(self.day), dt.time(12), dt.UTC)


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def own(text: str, *, strong: bool = False) -> Cell:
    """The register's words, a line for each of their lines that is not blank."""
    return tuple(Line(" ".join(line.split()), strong, own=True) for line in text.splitlines() if line.strip())


def word(text: str, *, strong: bool = False) -> Cell:
    return (Line(text, strong),) if text else ()


def without_empty_columns(head: Sequence[str], rows: Sequence[Sequence[Cell]], caption: str) -> Table:
    """A table without the columns that are empty in each row, save the first."""
    keep = [place for place in range(len(head)) if place == 0 or any(row[place] for row in rows)]
    return Table(
        caption,
        tuple(head[place] for place in keep),
        tuple(tuple(row[place] for place in keep) for row in rows),
    )
