"""Lines at places on the pages of a PDF → blocks: headings by size and weight, tables by columns."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from register_app.reading import footnotes
from register_app.reading.aligned import table_rows
from register_app.reading.columns import Page, Segment, join_lines
from register_app.reading.plaintext import line_block
from register_app.reading.texts import Block, numbered, tidy


@dataclass
class Line:
    page: int
    top: float
    bottom: float
    segments: list[Segment]
    size: float
    bold: bool
    gap: float = 0.0
    """The white above, in heights of the line."""

    @property
    def text(self) -> str:
        return tidy(" ".join(segment.text for segment in self.segments))


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a text by the looks of its lines: table rows, headings by size and weight, lines."""
    if not lines:
        return []
    sizes: Counter[float] = Counter()
    heavy = 0
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
        heavy += len(line.text) if line.bold else 0
    body = sizes.most_common(1)[0][0]
    mostly_bold = heavy > 0.5 * sum(sizes.values())
    unit = statistics.median(_letter_width(line) for line in lines)
    titles = frozenset(
        at
        for at, line in enumerate(lines)
        if len(line.segments) == 1 and (line.size > 1.1 * body or footnotes.begun(line.text))
    )
    gaps = [line.gap for line in lines]
    page = Page([line.segments for line in lines], unit, gaps, titles, _leading(lines))
    table = {row.lines[0]: row for row in table_rows(page)}
    taken = {at for row in table.values() for at in row.lines}
    usual = _usual_gap(lines)
    body = max(body, _size_of_text([line for at, line in enumerate(lines) if at not in taken]))
    found: list[Block] = []
    places: dict[int, Line] = {}
    number = 0
    heading: Line | None = None
    for at, line in enumerate(lines):
        number += 2 if line.gap > usual + _APART or (at and lines[at - 1].page != line.page) else 1
        places[number] = line
        if at in table:
            found.append(Block("row", number, 0, table[at].cells))
            heading = None
            continue
        if at in taken:
            continue
        larger = line.size > 1.1 * body
        if (
            (larger or (line.bold and not mostly_bold))
            and len(line.text) <= 140
            and not line.text.endswith((".", ","))
            and not _goes_on_as_text(lines, at, usual, taken)
        ):
            level = 1 if line.size > 1.5 * body else 2 if line.size > 1.25 * body else 3 if larger else 5
            goes_on = (
                heading is not None and abs(heading.size - line.size) < _ALIKE and line.gap < usual + _APART
            )
            if (
                goes_on
                and found
                and found[-1].kind == "heading"
                and heading is not None
                and heading.bold == line.bold
            ):
                last = found[-1]
                found[-1] = Block("heading", last.line, last.level, (join_lines([last.text, line.text]),))
            else:
                found.append(Block("heading", number, level, (line_block(line.text, number).text,)))
            heading = line
            continue
        heading = None
        found.append(line_block(line.text, number))
    return _with_notes(numbered(found), places, body)


def _with_notes(blocks: list[Block], places: Mapping[int, Line], body: float) -> list[Block]:
    """The blocks with the footnotes of each page where it refers to them; of a note the mark may stand on the line."""
    wanted = {mark for block in blocks for cell in block.cells for mark in footnotes.refers_to(cell)}
    begun = [footnotes.begun(block.text) for block in blocks if block.kind != "row"]
    for at, block in enumerate(blocks):
        small = places[block.line].size < _SMALLER * body
        if small and block.kind == "line" and block.mark in wanted.difference(begun):
            begun.append(block.mark)
            blocks[at] = Block("line", block.line, 0, (f"{footnotes.named(block.mark)} {block.text}",))
    marks = [mark for mark in begun if mark]
    if len(set(marks)) == len(marks):
        return footnotes.placed(blocks)
    # Where they are counted anew on each page, each page has its own.
    pages = itertools.groupby(blocks, key=lambda block: places[block.line].page)
    return [block for _, own in pages for block in footnotes.placed(list(own))]


_SMALLER = 0.95
"""Sizes of the text that the letters of a footnote have at most."""


def _size_of_text(lines: Sequence[Line]) -> float:
    """The size of the letters in paragraphs, which tables may not share; 0 when there are none."""
    sizes: Counter[float] = Counter()
    for line, after in itertools.pairwise(lines):
        if len(line.text) >= _PARAGRAPH and after.text[:1].islower() and abs(line.size - after.size) < _ALIKE:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


_PARAGRAPH = 40
"""Letters of a line that begins a paragraph, at least; a heading of two lines is rarely as long."""
_ALIKE = 0.2
"""Points by which letters of one size differ."""
_APART = 0.35
"""Heights of a line by which the white between two paragraphs is more than usual."""


def _goes_on_as_text(lines: Sequence[Line], at: int, usual: float, taken: AbstractSet[int]) -> bool:
    """Whether a line that looks like a heading is the first of a paragraph: one of the lines below it ends a sentence."""
    for number in range(at + 1, len(lines)):
        before, line = lines[number - 1], lines[number]
        if (
            number in taken
            or line.page != before.page
            or line.gap > usual + _APART
            or abs(line.size - before.size) >= _ALIKE
            or line.bold != before.bold
        ):
            return False
        if line.text.endswith("."):
            return True
    return False


def _letter_width(line: Line) -> float:
    letters = sum(len(segment.text) for segment in line.segments)
    return sum(segment.right - segment.left for segment in line.segments) / max(1, letters)


def _leading(lines: Sequence[Line]) -> float:
    """The white between two lines of a paragraph, in heights of a line; cells side by side have their own lines."""
    whites: list[float] = []
    for at, line in enumerate(lines):
        for before in reversed(lines[max(0, at - _BESIDE) : at]):
            if before.page == line.page and _over_another(before, line):
                whites.append(max(0.0, (line.top - before.bottom) / max(1.0, line.bottom - line.top)))
                break
    whites.sort()
    return whites[len(whites) // 6] if whites else 0.0


_BESIDE = 6
"""Lines among which that above is looked for."""


def _over_another(first: Line, second: Line) -> bool:
    return any(
        min(one.right, other.right) > max(one.left, other.left)
        for one in first.segments
        for other in second.segments
    )


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = sorted(line.gap for at, line in enumerate(lines) if at and lines[at - 1].page == line.page)
    return gaps[len(gaps) // 3] if gaps else 0.0
