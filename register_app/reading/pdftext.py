"""The text layer of a PDF → lines, by where the letters stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from register_app.reading import footnotes, pdfraised
from register_app.reading.columns import Segment
from register_app.reading.pdfblocks import Line, blocks
from register_app.reading.refusals import Refusal
from register_app.reading.texts import Extracted

_MOST_PAGES = 400
_MOST_LETTERS = 2_000_000


@dataclass
class _Run:
    """Letters that follow each other on one line; measures in points, from the top of the page."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    text: str
    words: list[Segment]


def extract(path: Path) -> Extracted:
    """The blocks of a PDF and its pages without text; `Refusal` for a damaged or protected one."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(str(path))
    except pdfium.PdfiumError as error:
        raise Refusal("password" if "password" in str(error).lower() else "damaged") from error
    lines: list[Line] = []
    bare: list[int] = []
    letters = 0
    for number in range(min(len(document), _MOST_PAGES)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            bare.append(number + 1)
            continue
        letters += text.count_chars()
        if letters > _MOST_LETTERS:
            raise Refusal("too_many_cells", limit=_MOST_LETTERS)
        found = _lines(list(_runs(text, page.get_height())), number)
        if not found:
            bare.append(number + 1)
        lines.extend(found)
    return Extracted(blocks(_without_margins(lines)), tuple(bare))


def _runs(text: Any, height: float) -> Iterator[_Run]:
    from pypdfium2 import raw

    run: _Run | None = None
    blank = False
    raised = pdfraised.find(text)
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = "-" if code in (0x02, 0xFFFE) else chr(code)
        if letter in "\r\n" or letter.isspace():
            # A line feed after a raised mark only says that what follows stands lower.
            blank = blank or letter not in "\r\n" or not raised.keys() & {index - 1, index - 2}
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        base = raised.get(index, index)  # a mark belongs to the line that it stands over
        if base != index:
            _, bottom, _, top = text.get_charbox(base, loose=True)
            letter = footnotes.mark(letter, begins=index - 1 not in raised, ends=index + 1 not in raised)
        size = raw.FPDFText_GetFontSize(text, base)
        bold = raw.FPDFText_GetFontWeight(text, base) >= 600
        top, bottom = height - top, height - bottom
        middle = (top + bottom) / 2
        em = max(size, bottom - top, 1.0)
        if (
            run is None
            or not run.top <= middle <= run.bottom
            or left < run.right - em
            or left > run.right + 0.45 * em
        ):
            if run is not None:
                yield run
            run = _Run(left, right, top, bottom, size, bold, letter, [Segment(left, right, letter)])
        else:
            if blank or left > run.right + 0.22 * em:
                run.text += " "
                run.words.append(Segment(left, right, letter))
            else:
                word = run.words[-1]
                run.words[-1] = Segment(word.left, max(word.right, right), word.text + letter)
            run.text += letter
            run.right = max(run.right, right)
            run.bold = run.bold and bold
            run.size = max(run.size, size)
        blank = False
    if run is not None:
        yield run


def _lines(runs: Sequence[_Run], page: int) -> list[Line]:
    """The runs of a page as lines from top to bottom, each with its segments from left to right."""
    edges = _edges(runs)
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: ((run.top + run.bottom) / 2, run.left)):
        middle = (run.top + run.bottom) / 2
        if rows and any(
            other.top < middle < other.bottom
            and abs(middle - (other.top + other.bottom) / 2) < 0.4 * (other.bottom - other.top)
            for other in rows[-1]
        ):
            rows[-1].append(run)
        else:
            rows.append([run])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda run: run.left)
        size = max(run.size for run in row)
        line = Line(
            page,
            min(run.top for run in row),
            max(run.bottom for run in row),
            _segments(row, edges),
            size,
            all(run.bold for run in row),
        )
        if lines:
            line.gap = max(0.0, (line.top - lines[-1].bottom) / max(1.0, line.bottom - line.top))
        lines.append(line)
    return lines


def _edges(runs: Sequence[_Run]) -> list[float]:
    """Places at which text begins on three lines at least: the left edges of columns."""
    places: dict[int, set[int]] = {}
    for run in runs:
        for near in (0, 1):
            places.setdefault(round(run.left / 2) + near, set()).add(round(run.top))
    return [2.0 * place for place, tops in places.items() if len(tops) >= 3]


_BULLETS = frozenset("•▪◦‣·●–-*►➢✓✔")
_INDENT = 3.5
"""How far behind its bullet an item may begin, in sizes of its letters; further away another column begins."""


def _segments(row: Sequence[_Run], edges: Sequence[float]) -> list[Segment]:
    """The runs of a line, joined where only the blanks of justified text part them."""
    segments: list[Segment] = []
    for run in row:
        if segments:
            last = segments[-1]
            white = run.left - last.right
            at_edge = white > 0.45 * run.size and any(abs(run.left - edge) <= 2 for edge in edges)
            listed = last.text in _BULLETS and white < _INDENT * run.size
            if listed or (white < 1.3 * run.size and not at_edge):
                blank = "" if white < 0.15 * run.size else " "
                text = last.text + blank + run.text
                segments[-1] = Segment(last.left, run.right, text, (*last.words, *run.words))
                continue
        segments.append(Segment(run.left, run.right, run.text, tuple(run.words)))
    return segments


_NUMBERS = re.compile(r"\d+")
_PAGE = re.compile(r"(?:(?:side|page|s\.|p\.)\s*)?#(?:\s*(?:af|of|/|-|–)\s*#)?", re.IGNORECASE)


def _without_margins(lines: list[Line]) -> list[Line]:
    """Without the lines that stand on every page (heads, feet, page numbers)."""
    pages = {line.page for line in lines}
    firsts: Counter[str] = Counter()
    edges: set[int] = set()
    for page in pages:
        own = [at for at, line in enumerate(lines) if line.page == page]
        for at in (*own[:2], *own[-2:]):
            edges.add(at)
        firsts.update({_NUMBERS.sub("#", lines[at].text) for at in (*own[:2], *own[-2:])})
    kept: list[Line] = []
    for at, line in enumerate(lines):
        pattern = _NUMBERS.sub("#", line.text)
        repeated = len(pages) > 1 and firsts[pattern] > max(1, 0.6 * len(pages)) and len(pattern) < 100
        if at in edges and (repeated or _PAGE.fullmatch(pattern)):
            continue
        kept.append(line)
    return kept
