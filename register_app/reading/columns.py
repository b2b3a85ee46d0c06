"""Pieces of text at places on the lines of a page, and lines of a cell or a paragraph → one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """Text between two places of a line, in characters or points; wide gaps part the segments of a line.

    `words` are where it can still be parted, should a column turn out to begin there.
    """

    left: float
    right: float
    text: str
    words: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class TableRow:
    lines: tuple[int, ...]
    """The lines it was made of, by their index."""
    cells: tuple[str, ...]


APART = 0.25
"""Heights of a line by which the white between two rows is more than that between two lines of a cell."""


@dataclass(frozen=True)
class Page:
    """Lines with their segments from left to right, and what is known of their looks.

    `unit` is the width of a letter; `gaps` the white above each line in heights of the line, where it is known: more
    white than usual begins a new row; `breaks` the lines that no table goes across (headings).
    """

    lines: Sequence[Sequence[Segment]]
    unit: float
    gaps: Sequence[float] = ()
    breaks: frozenset[int] = frozenset()
    leading: float = 0.0
    """The white between two lines of a paragraph, in heights of a line."""

    def white_above(self, at: int) -> bool:
        """Whether an empty line, or more white than within a paragraph, stands above a line."""
        if self.gaps:
            return self.gaps[at] > self.leading + APART
        return at > 0 and not self.lines[at - 1]

    def ends(self, at: int) -> bool:
        """Whether a line is the last before an empty one, or before white."""
        return at + 1 >= len(self.lines) or not self.lines[at + 1] or self.white_above(at + 1)


def cell_text(segments: Sequence[Segment], right: float, unit: float) -> str:
    """The lines of a cell as text; a line that ends although the next word had room ends a paragraph."""
    paragraphs: list[list[str]] = []
    before: Segment | None = None
    for segment in segments:
        word = segment.text.split(" ", 1)[0]
        had_room = before is not None and before.right + unit * (1.5 + len(word)) < right
        listed = segment.text[:1] in _BULLETS
        if (
            before is None
            or listed
            or (had_room and segment.text[:1].isupper() and not before.text.endswith((",", "-")))
        ):
            paragraphs.append([])
        paragraphs[-1].append(segment.text[1:].strip() if listed else segment.text)
        before = segment
    return "\n".join(join_lines(paragraph) for paragraph in paragraphs)


_BULLETS = frozenset("•▪◦‣·●►➢✓✔")
_COORDINATORS = ("og", "eller", "samt", "and", "or", "og/eller", "and/or")


def join_lines(parts: Sequence[str]) -> str:
    """Lines of one paragraph as one text; words parted at the end of a line are whole again."""
    text = ""
    for part in parts:
        part = part.strip()
        if not text:
            text = part
        elif _is_parted(text, part):
            text = text[:-1] + part
        elif (
            text.endswith("-")
            and not text.endswith(" -")
            and part.split(" ", 1)[0].strip(",.") not in _COORDINATORS
        ):
            text += part
        else:
            text += " " + part
    return text


def _is_parted(text: str, part: str) -> bool:
    """Whether the hyphen at the end belongs to the line break: "person-" + "oplysninger", not "e-" + "mail"."""
    if not text.endswith(("-", "\u00ad", "\u2010")) or not part[:1].islower():
        return False
    word = text[:-1].rsplit(" ", 1)[-1]
    if part.split(" ", 1)[0].strip(",.") in _COORDINATORS:
        return False  # "kunde- og" / "leverandørforhold"
    return len(word) > 2 and word.isalpha() and not word[:1].isupper()
