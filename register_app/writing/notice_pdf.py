"""A notice as PDF: accessible (PDF/UA-1), archivable (PDF/A-2a), set in the process that sets every PDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from register_app.base.paths import resource
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.font_coverage import coverage
from register_app.writing.notice import Block, Bullets, Cell, Facts, NoticeText, Paragraph, Table
from register_app.writing.notice_html import INCOMPLETE
from register_app.writing.pdf_process import Cancel, Job, UnprintableText, compile_job, run_job
from register_app.writing.text_safety import TextCleaner

ACCENT = "#1f4e79"
_LONGEST_TITLE = 160
_WIDTH, _PADDING, _LETTER = 166.0, 4.0, 1.85
"""Millimetres: of a table, of the blanks beside a text in its column, and of a letter, bold and wide as some are."""
_LONGEST_WORD = 22
"""Letters of a word that still gets a column wide enough for it."""
_BLANKS = re.compile(r"[^\S\u00a0]+")


def write_notice_pdf(content: NoticeText, target: Path, *, cancel: Cancel | None = None) -> int:
    """Write `content` to `target` and return its number of pages; the same text gives the same bytes.

    Raises PdfCancelled, WriteError or PdfError; the old file then stays.
    """
    pages: list[int] = []

    def write(path: Path) -> None:
        pages[:] = [_written(content, path, cancel)]

    def check(path: Path) -> None:
        import pikepdf

        try:
            with pikepdf.open(path) as pdf:
                whole = len(pdf.pages) == pages[0] and "/StructTreeRoot" in pdf.Root
        except pikepdf.PdfError as error:
            raise Incomplete(INCOMPLETE, name=target.name) from error
        if not whole:
            raise Incomplete(INCOMPLETE, name=target.name)

    write_atomic(target, write, check)
    return pages[0]


def _written(content: NoticeText, path: Path, cancel: Cancel | None) -> int:
    for narrow in (False, True):
        cleaner = TextCleaner(coverage(resource("fonts"), only_main=narrow))
        job = compile_job(
            page_data(content, cleaner),
            path,
            strict=True,
            timestamp=int(content.moment.timestamp()),
            shrink=True,
        )
        job["template"] = str(resource("templates", "pdf", "notice.typ"))
        try:
            return int(run_job(job, cancel)["pages"])
        except UnprintableText:
            # A combination of characters that each font knows but none can join: only the main face, then.
            if narrow:
                raise
    raise AssertionError("the loop returns or raises")


def page_data(content: NoticeText, cleaner: TextCleaner) -> Job:
    """The notice as the template takes it: plain data, each text printable."""
    data = _Data(cleaner)
    return {
        "language": _code(content.language, "en"),
        "own_language": _code(content.own_language, content.language),
        "accent": ACCENT,
        "title": cleaner.one_line(content.title, _LONGEST_TITLE),
        "organisation": cleaner.one_line(content.organisation, _LONGEST_TITLE),
        "updated": cleaner.one_line(content.updated),
        "page": content.words["page"],
        "lead": [data.block(block) for block in content.lead],
        "sections": [
            {
                "key": part.key,
                "title": cleaner.one_line(part.title),
                "blocks": [data.block(block) for block in part.blocks],
            }
            for part in content.sections
        ],
    }


def _code(language: str, otherwise: str) -> str:
    """A language as the typesetter takes it."""
    return language if language.isascii() and language.isalpha() and 2 <= len(language) <= 3 else otherwise


class _Data:
    def __init__(self, cleaner: TextCleaner) -> None:
        self._cleaner = cleaner

    def block(self, block: Block) -> Job:
        match block:
            case Paragraph(lines):
                return {"k": "text", "c": self._cell(lines)}
            case Bullets(items):
                return {"k": "list", "items": [self._cell(item) for item in items]}
            case Facts(_, rows):
                return {
                    "k": "facts",
                    "rows": [[self._clean(label), self._cell(value)] for label, value in rows],
                }
            case Table(_, head, rows):
                return {
                    "k": "table",
                    "head": [self._clean(text) for text in head],
                    "widths": shares(block),
                    "parted": parted(block),
                    "rows": [[self._cell(cell) for cell in row] for row in rows],
                }

    def _clean(self, text: str) -> str:
        """`text` on one line, with the blanks at which none may end."""
        return self._cleaner.clean(_BLANKS.sub(" ", text))

    def _cell(self, cell: Cell) -> list[list[Any]]:
        return [[self._clean(line.text), line.strong, line.own] for line in cell]


def shares(table: Table) -> list[float]:
    """The width of each column as a share of the whole, by how much the longest of its lines has to say.

    No column is so narrow that its words are parted, unless there is one that is longer than _LONGEST_WORD.
    """
    weights = []
    for place, head in enumerate(table.head):
        longest = max((len(line.text) for row in table.rows for line in row[place]), default=0)
        weights.append(max(len(head), min(300, longest), 8) ** 0.6)
    least = [
        max(0.6 / len(weights), (_PADDING + _LETTER * min(word, _LONGEST_WORD)) / _WIDTH)
        for word in _longest_words(table)
    ]
    return [round(share, 4) for share in _raised(weights, least)]


def parted(table: Table) -> list[bool]:
    """For each column whether it has a word that is too long for it and may be parted."""
    return [
        share * _WIDTH < _PADDING + _LETTER * word
        for share, word in zip(shares(table), _longest_words(table), strict=True)
    ]


def _longest_words(table: Table) -> list[int]:
    """The letters of the longest word in each column, its heading included."""
    columns = (
        (head, *(line.text for row in table.rows for line in row[place]))
        for place, head in enumerate(table.head)
    )
    return [max((len(word) for text in said for word in text.split()), default=0) for said in columns]


def _raised(weights: list[float], least: list[float]) -> list[float]:
    """Shares of 1 by weight, none below its least; where the least are too much together, by them."""
    if sum(least) >= 1:
        return [share / sum(least) for share in least]
    held: dict[int, float] = {}
    while True:
        rest = sum(weight for place, weight in enumerate(weights) if place not in held)
        room = 1 - sum(held.values())
        found = [
            held[place] if place in held else weight / rest * room for place, weight in enumerate(weights)
        ]
        short = {place: least[place] for place, share in enumerate(found) if share < least[place]}
        if not short.keys() - held.keys():
            return found
        held |= short
