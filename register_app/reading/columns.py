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


def table_rows(
    lines: Sequence[Sequence[Segment]], *, unit: float, gaps: Sequence[float] | None = None
) -> list[TableRow]:
    """The table rows among `lines`.

    `unit` is the width of a character; `gaps` is the white above each line in units of its own height, where it
    is known: more white than usual begins a new row.
    """
    rows: list[TableRow] = []
    at = 0
    while at < len(lines):
        end, lefts = _region(lines, at, unit)
        if lefts:
            rows.extend(_rows(lines, at, end, lefts, unit, gaps))
            at = end
        else:
            at += 1
    return rows


def _region(lines: Sequence[Sequence[Segment]], start: int, unit: float) -> tuple[int, list[float]]:
    """The end of the run of lines set in the columns that line `start` begins, and where these begin."""
    lefts = [segment.left for segment in lines[start]]
    if len(lefts) < 2:  # noqa: PLR2004
        return start, []
    end, shared = start, 0
    last = start
    for at in range(start, len(lines)):
        segments = lines[at]
        if not segments:
            if at - last > 2:  # noqa: PLR2004 - more than two empty lines end a table
                break
            continue
        places = [_column(segment.left, lefts, unit) for segment in segments]
        if None in places or len(set(places)) != len(places):
            break
        if len(segments) == 1 and places[0] == 0 and segments[0].right > lefts[1] - unit:
            break
        shared += len(segments) >= 2  # noqa: PLR2004
        end = last = at
    return (end + 1, lefts) if shared >= _FEWEST else (start, [])


def _column(left: float, lefts: Sequence[float], unit: float) -> int | None:
    for column, place in enumerate(lefts):
        if abs(left - place) <= 2 * unit:
            return column
    return None


def _rows(
    lines: Sequence[Sequence[Segment]],
    start: int,
    end: int,
    lefts: Sequence[float],
    unit: float,
    gaps: Sequence[float] | None,
) -> list[TableRow]:
    rows: list[TableRow] = []
    cells: list[list[str]] = [[] for _ in lefts]
    used: list[int] = []
    blank = False

    def finish() -> None:
        if used:
            joined = tuple(tidy(join_lines(cell)) for cell in cells)
            rows.append(TableRow(tuple(used), joined))
            used.clear()
            for cell in cells:
                cell.clear()

    usual = _usual_gap(gaps, start, end)
    separated = _blank_lines_part(lines, start, end)
    for at in range(start, end):
        segments = lines[at]
        if not segments:
            blank = True
            continue
        wide = gaps is not None and used and gaps[at] > usual + 0.35
        begins = _column(segments[0].left, lefts, unit) == 0
        full = len(segments) == len(lefts)
        sentence = segments[0].text[:1].isupper() or segments[0].text[:1].isdigit()
        if gaps is not None:
            new = bool(wide) or (at == start + 1 and full)
        elif separated:
            new = blank
        else:
            new = begins and full and sentence
        if new or at == start:
            finish()
        blank = False
        used.append(at)
        for segment in segments:
            column = _column(segment.left, lefts, unit)
            if column is not None:
                cells[column].append(segment.text)
    finish()
    return rows


def _usual_gap(gaps: Sequence[float] | None, start: int, end: int) -> float:
    inside = sorted(gaps[start + 1 : end]) if gaps is not None else []
    return inside[len(inside) // 4] if inside else 0.0


def _blank_lines_part(lines: Sequence[Sequence[Segment]], start: int, end: int) -> bool:
    """Whether empty lines stand between the rows (rather than nowhere)."""
    return sum(1 for at in range(start, end) if not lines[at]) >= 2  # noqa: PLR2004


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
        elif text.endswith("-") and not text.endswith(" -") and part.split(" ", 1)[0].strip(",.") not in _COORDINATORS:
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
    return len(word) > 2 and word.isalpha() and not word[:1].isupper()  # noqa: PLR2004
