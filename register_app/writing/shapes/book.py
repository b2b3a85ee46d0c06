"""A document written in a shape: one table, or a list and a form for each activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from register_app.base.i18n import N_, catalogue
from register_app.model.document import ActivityDoc, Document, PartyDoc
from register_app.model.text import clean
from register_app.writing.files import write_atomic
from register_app.writing.shapes.shape import Shape

_ANNEX = N_("Long texts")
_PARTS = ("controller", "processor")


@dataclass(frozen=True)
class ShapeResult:
    """What was written: activities in it, and how many are left out because they belong to the other part.

    `shortened` says (sheet, cell, where in full) of texts longer than a cell, `tall` (sheet, cell) of those that stand
    whole in a cell but are higher than a row can be shown.
    """

    path: Path
    activities: int
    other_part: int
    sheets: tuple[str, ...]
    shortened: tuple[tuple[str, str, str], ...] = ()
    tall: tuple[tuple[str, str], ...] = field(default=())


def write_shape(
    document: Document,
    shape: Shape,
    target: Path,
    *,
    day: dt.date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ShapeResult:
    """Write the activities of the shape's part to `target` (.xlsx), headings and fixed words as the shape has them.

    The same arguments give the same bytes. Raises WriteError (writing/files.py); the old target then stays.
    """
    # openpyxl takes a fifth of a second to import: nobody waits for it who only opens a register.
    from register_app.writing.xlsx.package import check, save

    on = day or dt.date.today()  # noqa: DTZ011 - the user's own day
    chosen = [item for item in document["activities"] if _part(item) == shape.part]
    maker = _Maker(document, shape, chosen, on, progress)
    book = maker.make()
    write_atomic(
        target,
        lambda path: save(book.workbook, {}, path, on, book.step),
        lambda path: check(path, book.expected(), target.name),
    )
    short = maker.shortened
    return ShapeResult(
        target,
        len(chosen),
        len(document["activities"]) - len(chosen),
        tuple(book.workbook.sheetnames),
        tuple((sheet, cell, f"{short.annex}, {reference}") for sheet, cell, reference, _ in short.texts),
        tuple(short.tall),
    )


def _part(activity: ActivityDoc) -> str:
    return activity["part"] if activity["part"] in _PARTS else "controller"


class _Maker:
    """Makes the workbook of one shape."""

    def __init__(
        self,
        document: Document,
        shape: Shape,
        activities: Sequence[ActivityDoc],
        day: dt.date,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        from register_app.writing.shapes.fills import ARTICLES, Fills
        from register_app.writing.shapes.page import Shortened
        from register_app.writing.shapes.words import ShapeLabels

        self.document, self.shape, self.activities, self.day = document, shape, activities, day
        self.labels = ShapeLabels(shape.language)
        common = clean(document["register"]["security"]).strip()
        self.fills = Fills(self.labels, document["parties"], common=common)
        self.articles = ARTICLES[shape.part]
        self.shortened = Shortened(catalogue(shape.language).gettext(_ANNEX))
        self._progress = progress

    def make(self):  # type: ignore[no-untyped-def]  # openpyxl is imported only here
        from openpyxl.workbook import Workbook

        from register_app.writing.shapes.forms import form
        from register_app.writing.shapes.table import table
        from register_app.writing.xlsx import sheets
        from register_app.writing.xlsx.assemble import Book
        from register_app.writing.xlsx.styles import Styles
        from register_app.writing.xlsx.words import Words

        workbook = Workbook()
        Styles(self.shape.language).add_to(workbook)
        first = workbook.active
        first.title = sheets.name(self.shape.sheet, ())
        table(first, self)
        if self.shape.kind == "forms":
            for number, activity in enumerate(self.activities, 1):
                title = sheets.name(f"{activity['number']} {activity['name']}"[:60], workbook.sheetnames)
                form(workbook.create_sheet(title), activity, self)
                self.told(len(self.activities) + number)
        self._annex(workbook)
        words = Words("da" if self.shape.language == "da" else "en")
        register = self.document["register"]
        organisation = clean(register["controller"]["name"]) if register["controller"] else ""
        for sheet in workbook.worksheets:
            date = self.labels.date(self.day.isoformat())
            sheets.running_titles(sheet, organisation, clean(register["title"]), date, words)
        workbook.properties.title = clean(register["title"]) or None
        workbook.properties.language = self.shape.language
        return Book(workbook)

    def told(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, len(self.activities) * (2 if self.shape.kind == "forms" else 1))

    def contacts(self) -> list[tuple[str, str]]:
        """The label and the contact details of each party in a role of the register, a line each."""
        register = self.document["register"]
        found = []
        for label, role in self.shape.contacts:
            held = register[role]  # type: ignore[literal-required]
            parties: list[PartyDoc] = held if isinstance(held, list) else [held] if held else []
            found.extend((label, self.contact(party)) for party in parties)
        return found

    def contact(self, party: PartyDoc) -> str:
        details = [
            party["registration_number"],
            party["address"],
            self.labels.country(party["country"]),
            party["email"],
            party["phone"],
            party["web"],
        ]
        return ", ".join(" ".join(text.split()) for text in [party["name"], *details] if text)

    def groups(self) -> list[tuple[str, int, int]]:
        """The wider headings: text, first and last column."""
        found, column = [], 1
        for text, items in groupby(self.shape.columns, key=lambda item: item.group):
            count = len(list(items))
            if text:
                found.append((text, column, column + count - 1))
            column += count
        return found

    def _annex(self, workbook) -> None:  # type: ignore[no-untyped-def]
        from register_app.writing.shapes.page import Page, Shortened
        from register_app.writing.xlsx import fit, sheets

        if not self.shortened.texts:
            return
        page = Page(
            workbook.create_sheet(sheets.name(self.shortened.annex, workbook.sheetnames)), Shortened("")
        )
        page.widths([10, 30, 100])
        page.put(1, self.shortened.annex, "title")
        page.next(27)
        for sheet, cell, reference, text in self.shortened.texts:
            for piece in fit.pieces(text, 100):
                page.put(1, reference, "text")
                page.put(2, f"{sheet}!{cell}", "text")
                page.put(3, piece, "text", width=100)
                page.next()
