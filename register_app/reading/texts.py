"""A running text as blocks: headings, paragraphs, list items and table rows, whatever file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from register_app.reading.workbook import Problem

KINDS = frozenset({"heading", "paragraph", "item", "row", "line"})


@dataclass(frozen=True)
class Block:
    """One block. `kind` is "heading", "paragraph", "item" (of a list), "row" (of a table) or "line".

    A "line" is a line of a text without marks of structure (.txt, .pdf): what belongs together is still to be
    found out. Only a row has more than one cell.
    """

    kind: str
    line: int
    """Where it begins in the source, from 1: a line, or the number of the paragraph where there are no lines."""
    level: int
    """Of a heading, 1 is the highest; of a line, how deep it is numbered ("2.1" is 2); 0 otherwise."""
    cells: tuple[str, ...]
    mark: str = ""
    """The number or letter that a line begins with, without brackets."""
    left_out: int = 0
    """Lines above it that belong to no text, as the margins of pages: they part nothing."""

    @property
    def text(self) -> str:
        return " ".join(cell for cell in self.cells if cell)


@dataclass
class SourceText:
    """A text as blocks; `kind` is "txt", "md", "html", "docx", "odt", "pdf" or "pasted"."""

    source: str
    kind: str
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Extracted:
    """The blocks of a file and the numbers of its pages without text."""

    blocks: list[Block]
    bare_pages: tuple[int, ...] = ()


_BLANKS = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")


def tidy(text: str) -> str:
    """`text` without doubled blanks, soft hyphens and characters that show nothing; line feeds are kept."""
    text = _INVISIBLE.sub("", text)
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def numbered(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without empty ones."""
    return [block for block in blocks if any(block.cells)]
