"""Pieces of text at places on lines → table rows, when several lines are set in the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from register_app.reading.texts import tidy


@dataclass(frozen=True)
class Segment:
    """Text between two places of a line, in characters or points; wide gaps part the segments of a line."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class TableRow:
    lines: tuple[int, ...]
    """The lines it was made of, by their index."""
    cells: tuple[str, ...]


_FEWEST = 3
"""Lines that must share columns before they are a table: two may be chance."""


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


def table_rows(page: Page) -> list[TableRow]:
    """The table rows among the lines of a page."""
    rows: list[TableRow] = []
    at = 0
    while at < len(page.lines):
        end, lefts = _region(page, at)
        if lefts:
            rows.extend(_rows(page, at, end, lefts))
            at = end
        else:
            at += 1
    return rows


def _region(page: Page, start: int) -> tuple[int, list[float]]:
    """The end of the run of lines set in the columns that line `start` begins, and where these begin."""
    lefts = [segment.left for segment in page.lines[start]]
    if len(lefts) < 2:
        return start, []
    end = last = start
    shared = 0
    for at in range(start, len(page.lines)):
        segments = page.lines[at]
        if not segments:
            if at - last > 2:
                break
            continue
        places = [_column(segment.left, lefts, page.unit) for segment in segments]
        if at in page.breaks or None in places or len(set(places)) != len(places):
            break
        if len(segments) == 1 and places[0] == 0 and segments[0].right > lefts[1] - page.unit:
            break
        shared += len(segments) >= 2
        end = last = at
    return (end + 1, lefts) if shared >= _FEWEST else (start, [])


def _column(left: float, lefts: Sequence[float], unit: float) -> int | None:
    return next((column for column, place in enumerate(lefts) if abs(left - place) <= 2 * unit), None)


def _rows(page: Page, start: int, end: int, lefts: Sequence[float]) -> list[TableRow]:
    """The lines of a region gathered to rows."""
    rows: list[TableRow] = []
    cells: list[list[Segment]] = [[] for _ in lefts]
    rights = [0.0] * len(lefts)
    for segments in page.lines[start:end]:
        for segment in segments:
            column = _column(segment.left, lefts, page.unit) or 0
            rights[column] = max(rights[column], segment.right)
    used: list[int] = []

    def finish() -> None:
        if used:
            joined = (_cell(cell, right, page.unit) for cell, right in zip(cells, rights, strict=True))
            rows.append(TableRow(tuple(used), tuple(tidy(cell) for cell in joined)))
            used.clear()
            for cell in cells:
                cell.clear()

    begins = _row_begins(page, start, end, lefts)
    for at in range(start, end):
        if at in begins:
            finish()
        if page.lines[at]:
            used.append(at)
        for segment in page.lines[at]:
            cells[_column(segment.left, lefts, page.unit) or 0].append(segment)
    finish()
    return rows


def _row_begins(page: Page, start: int, end: int, lefts: Sequence[float]) -> set[int]:
    """The lines of a region with which a row begins: after white, or where all columns begin anew."""
    filled = [at for at in range(start, end) if page.lines[at]]
    if page.gaps:
        inside = sorted(page.gaps[at] for at in filled[1:])
        usual = inside[len(inside) // 4]
        if inside[-1] - usual > 0.25:
            return {start, *(at for at in filled[1:] if page.gaps[at] > usual + 0.25)}
    elif len(filled) < end - start - 1:
        return {start, *(at for at in filled[1:] if not page.lines[at - 1])}
    begins = {start}
    for at in filled[1:]:
        segments = page.lines[at]
        first = segments[0].text[:1]
        if len(segments) == len(lefts) and (first.isupper() or first.isdigit()):
            begins.add(at)
    return begins


def _cell(segments: Sequence[Segment], right: float, unit: float) -> str:
    """The lines of a cell as text; a line that ends although the next word had room ends a paragraph."""
    paragraphs: list[list[str]] = []
    before: Segment | None = None
    for segment in segments:
        word = segment.text.split(" ", 1)[0]
        had_room = before is not None and before.right + unit * (1.5 + len(word)) < right
        if before is None or (
            had_room and segment.text[:1].isupper() and not before.text.endswith((",", "-"))
        ):
            paragraphs.append([])
        paragraphs[-1].append(segment.text)
        before = segment
    return "\n".join(join_lines(paragraph) for paragraph in paragraphs)


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
