"""A workbook of somebody's cells, each tinted by what became of it, behind a sheet that says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from register_app.base.i18n import N_
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.xlsx.marked_book import MarkedBook
from register_app.writing.xlsx.marked_cells import FATES, Mark, MarkedSheet, Remark, within_sheet

__all__ = ["FATES", "Mark", "MarkedSheet", "Remark", "write_marked"]


def write_marked(
    source: str, sheets: Sequence[MarkedSheet], remarks: Sequence[Remark], target: Path, *, language: str
) -> None:
    """Write the workbook in the words of `language`. Texts are never formulas. Raises WriteError."""
    expected = sum(sum(map(within_sheet, item.marks)) for item in sheets)

    def write(part: Path) -> None:
        MarkedBook(language).save(source, sheets, remarks, part)

    def check(part: Path) -> None:
        found = _count(part, len(sheets))
        if found != expected:
            raise Incomplete(
                N_("“{name}” came out with {found} cells instead of {expected}; please try again."),
                name=target.name,
                found=found,
                expected=expected,
            )

    write_atomic(target, write, check)


def _count(path: Path, sheets: int) -> int:
    """How many cells the last `sheets` sheets of a workbook hold."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return sum(
            1
            for sheet in book.worksheets[-sheets:]
            for row in sheet.iter_rows(values_only=True)
            for value in row
            if value is not None
        )
    finally:
        book.close()
