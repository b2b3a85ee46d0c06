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
                    "rows": [[self._cell(cell) for cell in row] for row in rows],
                }

    def _clean(self, text: str) -> str:
        """`text` on one line, with the blanks at which none may end."""
        return self._cleaner.clean(_BLANKS.sub(" ", text))

    def _cell(self, cell: Cell) -> list[list[Any]]:
        return [[self._clean(line.text), line.strong, line.own] for line in cell]


def shares(table: Table) -> list[float]:
    """The width of each column as a share of the whole, by how much the longest of its lines has to say."""
    weights = []
    for place, head in enumerate(table.head):
        longest = max((len(line.text) for row in table.rows for line in row[place]), default=0)
        weights.append(max(len(head), min(300, longest), 8) ** 0.6)
    least = 0.6 / len(weights)
    raised = [max(least, weight / sum(weights)) for weight in weights]
    return [round(weight / sum(raised), 4) for weight in raised]
