"""Puts a workbook together: tables become sheets, linked with one another, behind a cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.document import ActivityDoc, Document
from register_app.model.text import clean
from register_app.model.workbook import fingerprint
from register_app.writing.overview import OverviewTexts
from register_app.writing.profiles import HIDDEN_COLUMNS
from register_app.writing.xlsx import cover, fit, layout, paper, sheets, tables
from register_app.writing.xlsx.encode import Encoder, LongText, Shortened, no_step
from register_app.writing.xlsx.package import Body
from register_app.writing.xlsx.rows import Row, Table
from register_app.writing.xlsx.styles import Styles
from register_app.writing.xlsx.widths import room
from register_app.writing.xlsx.words import Words

_IDS = 500
LINK_LIMIT = 60_000
"""Links that a sheet gets at most; Excel opens no sheet with more than 65,530."""


@dataclass(frozen=True)
class _Placed:
    """A part of a table on its own sheet (a table with more rows than a sheet has goes on in the next)."""

    table: Table
    rows: list[Row]
    sheet: Worksheet


class _Steps:
    """Counts rows for `progress`; those of the annex, which nobody could count before, come on top of the last."""

    def __init__(self, total: int, progress: Callable[[int, int], None]) -> None:
        self._done = 0
        self._total = total
        self._progress = progress

    def __call__(self, count: int) -> None:
        self._done = min(self._total, self._done + count)
        self._progress(self._done, self._total)

    def half(self) -> None:
        """All rows are made, whatever was told of them."""
        self._done = 0
        self(self._total // 2)


@dataclass
class Book:
    """A workbook ready to be saved."""

    workbook: Workbook
    bodies: dict[str, Body] = field(default_factory=dict)
    counts: list[cover.SheetCount] = field(default_factory=list)
    shortened: list[Shortened] = field(default_factory=list)
    step: Callable[[int], None] = no_step

    def expected(self) -> dict[str, tuple[str, int, int]]:
        """By the part of the file: the name of its sheet, its rows, its filled cells."""
        found = {}
        for number, sheet in enumerate(self.workbook.worksheets, 1):
            cells = sheet._cells  # noqa: SLF001 - looking through `iter_rows` would make empty cells
            own = {row for row, _ in cells} | set(sheet.row_dimensions)
            filled = sum(1 for cell in cells.values() if cell.value is not None and cell.value != "")
            rows, more = self.bodies[sheet.title].counts() if sheet.title in self.bodies else (0, 0)
            found[f"xl/worksheets/sheet{number}.xml"] = (sheet.title, len(own) + rows, filled + more)
        return found


def assemble(
    document: Document,
    words: Words,
    texts: OverviewTexts,
    extract: cover.Extract,
    progress: Callable[[int, int], None] | None = None,
    changes: tables.Changes | None = None,
) -> Book:
    """All sheets of a document; `progress` hears how far it is, writing the workbook counting as the other half."""
    workbook = Workbook()
    styles = Styles(words.language)
    styles.add_to(workbook)
    front = workbook.active
    assert isinstance(front, Worksheet)
    front.title = sheets.name(words.text(layout.SHEET_LOOKS["cover"].name), ())
    styles.number_body(front)
    book = Book(workbook)
    placed = [
        part for table in tables.build(document, texts, changes) for part in _place(workbook, table, words)
    ]
    if progress is not None:
        book.step = _Steps(2 * sum(len(part.rows) for part in placed), progress)
    encoder = Encoder(words, styles, document["activities"], step=book.step)
    for part in placed:
        _fill(book, part, encoder)
    if isinstance(book.step, _Steps):
        book.step.half()
    _link(book, placed)
    page = cover.Cover(front, encoder)
    # The facts on the cover may add to the annex, which the list of contents on the cover counts.
    page.facts(document, extract)
    placed.extend(_annex(book, encoder))
    page.contents(document, book.counts)
    paper.cover_view(front, (2.5, cover.LABEL_WIDTH, cover.TEXT_WIDTH, cover.COUNT_WIDTH, 0))

    lists = sheets.lists(workbook, words, texts.placeholders)
    register = document["register"]
    organisation = clean(register["controller"]["name"]) if register["controller"] else ""
    title = clean(register["title"])
    day = words.labels.date(extract.day.isoformat())
    for part in placed:
        sheets.finish(part.sheet, part.table.key, book.bodies[part.sheet.title].last, words, lists)
        paper.running_titles(part.sheet, organisation, title, day, words)
        sheets.hide(part.sheet, part.table.key, HIDDEN_COLUMNS[extract.profile])
    paper.running_titles(front, organisation, title, day, words)
    facts = {
        "language": words.language,
        "register.id": register["id"],
        "register.language": register["language"],
    }
    if extract.profile != "internal":
        facts["profile"] = extract.profile
    if extract.base is not None:
        facts |= base_facts(extract.base, document["activities"])
    sheets.register(workbook, facts, encoder.exact)
    workbook.properties.title = title or None
    workbook.properties.language = words.language
    book.shortened = encoder.shortened
    return book


def base_facts(base: tuple[int, str], activities: Sequence[ActivityDoc]) -> dict[str, str]:
    """What a workbook keeps of the state it is of, for when it comes back: step, hash, and which activities it has."""
    facts = {"base.step": str(base[0]), "base.hash": base[1]}
    ids = [activity["id"] for activity in activities]
    for start in range(0, len(ids), _IDS):
        facts[f"activities.{start}"] = " ".join(ids[start : start + _IDS])
    return facts


def _place(workbook: Workbook, table: Table, words: Words) -> list[_Placed]:
    """Make the sheets of a table, each with its head."""
    most = sheets.MAX_ROWS - sheets.FIRST_ROW + 1
    title = words.text(layout.SHEET_LOOKS[table.key].name)
    said = table.title or title
    parts = [table.rows[start : start + most] for start in range(0, len(table.rows), most)] or [[]]
    found = []
    for rows in parts:
        sheet = workbook.create_sheet(sheets.name(title, workbook.sheetnames))
        sheets.head(sheet, table.key, said, words)
        found.append(_Placed(table, rows, sheet))
    return found


def _fill(book: Book, part: _Placed, encoder: Encoder) -> None:
    title = part.sheet.title
    book.bodies[title] = encoder.body(part.table, sheets.FIRST_ROW, part.rows, title)
    book.counts.append(cover.SheetCount(part.table.key, title, len(part.rows)))


def _annex(book: Book, encoder: Encoder) -> list[_Placed]:
    """The sheet of long texts, when there are any."""
    if not encoder.long:
        return []
    table = Table("annex")
    width = room("annex", table.shown[-1])
    for item in encoder.long:
        table.rows.extend(_annex_rows(item, len(table.rows), width))
    placed = _place(book.workbook, table, encoder.words)
    for part in placed:
        _fill(book, part, encoder)
    return placed


def _annex_rows(item: LongText, before: int, width: float) -> list[Row]:
    pieces = fit.pieces(item.text, width)
    return [
        Row(
            [item.reference, item.place, f"{number}/{len(pieces)}", piece],
            [before + number, f"{fingerprint(piece)} {len(pieces)}"],
            first=number == 1,
            repeated=() if number == 1 else (0, 1),
        )
        for number, piece in enumerate(pieces, 1)
    ]


def _link(book: Book, placed: list[_Placed]) -> None:
    """Let each overview row open the activity's purposes, and each first row of details its overview row."""
    overview: dict[int, str] = {}
    purposes: dict[int, str] = {}
    for part in placed:
        for number, row in enumerate(part.rows, sheets.FIRST_ROW):
            if row.activity >= 0 and row.first:
                if part.table.key in ("controller", "processor"):
                    overview[row.activity] = _target(part.sheet.title, number)
                elif part.table.key == "purposes":
                    purposes.setdefault(row.activity, _target(part.sheet.title, number))
    for part in placed:
        body = book.bodies[part.sheet.title]
        targets = purposes if part.table.key in ("controller", "processor") else overview
        for number, row in enumerate(part.rows, sheets.FIRST_ROW):
            if row.first and row.activity in targets and len(body.links) < LINK_LIMIT:
                body.links.append((f"{get_column_letter(1)}{number}", targets[row.activity]))


def _target(title: str, row: int) -> str:
    quoted = title.replace("'", "''")
    return f"'{quoted}'!A{row}"
