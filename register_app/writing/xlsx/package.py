"""Writing a workbook's bytes: openpyxl makes everything but the rows of data, which are streamed between its parts.

Rows written as text take a fifth of the time of cell objects, and every one of them is a text, a number or a date:
there is no way for a formula to come about. The same workbook gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.packaging.relationship import RelationshipList
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from register_app.base.i18n import N_
from register_app.model.workbook import MAGIC
from register_app.writing.files import Incomplete
from register_app.writing.xlsx.words import CellValue

_CLOSE = b"</sheetData>"
_EPOCH = dt.date(1899, 12, 30)
# A literal "_x0041_" would be read back as "A": its first underscore is written as an escape.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Nothing of this is text in XML; what cleans a document's texts has removed it before.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x")
_PIECE = 512
_INCOMPLETE = N_(
    "“{name}” was written but does not hold all that it should (sheet “{sheet}”), so it was not put in place; "
    "check the disk and try again."
)


@dataclass
class BodyRow:
    """A row of data: its cells by column (from 1) with the number of their style, and its height in points."""

    cells: list[tuple[int, CellValue, int]]
    height: float


@dataclass
class Body:
    """The rows of data of a sheet, from row `start` on, and the links in them (cell, target)."""

    start: int
    rows: list[BodyRow] = field(default_factory=list)
    width: int = 1
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def last(self) -> int:
        return max(self.start - 1, self.start + len(self.rows) - 1)

    def xml(self) -> Iterator[str]:
        """The rows as XML of a worksheet."""
        letters = [get_column_letter(column) for column in range(1, self.width + 1)]
        for number, row in enumerate(self.rows, self.start):
            cells = "".join(
                [_cell(f"{letters[column - 1]}{number}", value, style) for column, value, style in row.cells]
            )
            yield f'<row r="{number}" ht="{row.height:g}">{cells}</row>'

    def counts(self) -> tuple[int, int]:
        """Rows and filled cells."""
        return len(self.rows), sum(1 for row in self.rows for _, value, _ in row.cells if value is not None)


def _cell(place: str, value: CellValue, style: int) -> str:
    if value is None:
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
    number = (value - _EPOCH).days if isinstance(value, dt.date) else value
    return f'<c r="{place}" s="{style}"><v>{number}</v></c>'


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell that openpyxl writes: as text whatever it begins with, and with its escapes."""
    assert isinstance(cell, Cell), "nothing is merged"
    text = _IMPOSSIBLE.sub("", text)
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text
    cell.data_type = "s"
    cell.quotePrefix = True


def merge(sheet: Worksheet, row: int, first: int, last: int) -> None:
    """Let the cells of a row from column `first` to `last` be one; each of them has its style already.

    openpyxl's own way makes the borders of every cell anew, which takes most of the time of a workbook of many forms.
    """
    if last > first:
        sheet.merged_cells.add(CellRange(min_col=first, min_row=row, max_col=last, max_row=row))


def escaped(text: str) -> str:
    """A text as content of XML."""
    if _SPECIAL.search(text) is None:
        return text
    text = _LOOKS_ESCAPED.sub("_x005F_", _IMPOSSIBLE.sub("", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def save(
    workbook: Workbook, bodies: dict[str, Body], path: Path, day: dt.date, step: Callable[[int], None]
) -> None:
    """Write `workbook`, with the data rows in `bodies` by the title of their sheet, to `path`.

    `day` is the only time that the file tells, and this program the only maker: no user, no computer. `step` hears of
    the rows written.
    """
    properties = workbook.properties
    properties.creator = MAGIC
    properties.lastModifiedBy = None
    properties.created = properties.modified = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as the format has it
    with _Archive(path, day) as archive:
        _Writer(workbook, archive, bodies, step).write_data()


class _Archive(zipfile.ZipFile):
    """A zip whose entries all bear the day of the document, so that the same document gives the same bytes."""

    def __init__(self, path: Path, day: dt.date) -> None:
        super().__init__(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._time = (max(day.year, 1980), day.month, day.day, 0, 0, 0)

    def entry(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._time)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3
        info.external_attr = 0o600 << 16
        return info

    def writestr(  # type: ignore[override]  # openpyxl passes a name and the content, nothing else
        self, name: str, data: str | bytes, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        if name == "docProps/app.xml":
            # openpyxl says that Excel made the file.
            data = (
                '<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="http://schemas.openxmlformats.org/'
                f'officeDocument/2006/extended-properties"><Application>{MAGIC}</Application>'
                "</Properties>"
            )
        super().writestr(self.entry(name), data)


class _SheetWriter(WorksheetWriter):
    """Writes a sheet whose size and links also count its streamed rows."""

    _rels: RelationshipList

    def __init__(self, sheet: Worksheet, out: io.BytesIO, body: Body | None) -> None:
        super().__init__(sheet, out)
        self._sheet: Any = sheet
        self._body = body

    def write_dimensions(self) -> None:
        body = self._body
        if body is None or not body.rows:
            super().write_dimensions()
            return
        self.xf.send(SheetDimension(f"A1:{get_column_letter(body.width)}{body.last}").to_tree())

    def write_hyperlinks(self) -> None:
        if self._body is not None:
            self._sheet._hyperlinks.extend(  # noqa: SLF001 - where openpyxl gathers the links of a sheet
                Hyperlink(ref=cell, location=target) for cell, target in self._body.links
            )
        super().write_hyperlinks()


class _Writer(ExcelWriter):
    """openpyxl's writer of workbooks, with rows of data put into each sheet as it passes."""

    def __init__(
        self, workbook: Workbook, archive: _Archive, bodies: dict[str, Body], step: Callable[[int], None]
    ) -> None:
        super().__init__(workbook, archive)
        self._entries = archive
        self._bodies = bodies
        self._step = step

    def write_worksheet(self, sheet: Any) -> None:
        body = self._bodies.get(sheet.title)
        frame = io.BytesIO()
        writer = _SheetWriter(sheet, frame, body)
        writer.write()
        sheet._rels = writer._rels  # noqa: SLF001 - as the method does that this one takes the place of
        head, close, tail = frame.getvalue().partition(_CLOSE)
        if not close:
            head, close, tail = _opened(frame.getvalue())
        with self._entries.open(self._entries.entry(sheet.path[1:]), "w") as stream:
            stream.write(head)
            if body is not None:
                for count, piece in _pieces(body.xml()):
                    stream.write(piece.encode("utf-8"))
                    self._step(count)
            stream.write(close + tail)
        self.manifest.append(sheet)


def _opened(xml: bytes) -> tuple[bytes, bytes, bytes]:
    """A sheet that openpyxl wrote without any row, cut where rows belong."""
    head, tag, tail = (
        re.split(rb"(<sheetData ?/>)", xml, maxsplit=1) if b"<sheetData" in xml else (xml, b"", b"")
    )
    if not tag:
        message = "a worksheet without a place for rows"
        raise ValueError(message)
    return head + b"<sheetData>", _CLOSE, tail


def _pieces(rows: Iterator[str]) -> Iterator[tuple[int, str]]:
    piece: list[str] = []
    for row in rows:
        piece.append(row)
        if len(piece) == _PIECE:
            yield len(piece), "".join(piece)
            piece.clear()
    yield len(piece), "".join(piece)


def check(path: Path, expected: dict[str, tuple[str, int, int]], shown_name: str) -> None:
    """Reopen a written workbook and count: `expected` says, by part, the sheet's name, its rows and its cells.

    Every part is read whole (its checksum too) and must be well-formed. Raises Incomplete.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                sheet, rows, cells = expected.get(name, (name, -1, -1))
                found = _read_through(archive, name)
                if rows >= 0 and found != (rows, cells):
                    raise Incomplete(_INCOMPLETE, name=shown_name, sheet=sheet)
            missing = set(expected) - set(archive.namelist())
            if missing:
                raise Incomplete(_INCOMPLETE, name=shown_name, sheet=expected[min(missing)][0])
    except (zipfile.BadZipFile, expat.ExpatError, EOFError) as error:
        raise Incomplete(_INCOMPLETE, name=shown_name, sheet="") from error


def _read_through(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Rows and filled cells of a part."""
    parser = expat.ParserCreate() if name.endswith((".xml", ".rels", ".vml")) else None
    rows = cells = 0
    rest = b""
    with archive.open(name) as stream:
        while chunk := stream.read(1 << 20):
            if parser is not None:
                parser.Parse(chunk)
            window = rest + chunk
            rows += window.count(b"<row ") - rest.count(b"<row ")
            cells += window.count(b"</is>") + window.count(b"</v>") - rest.count(b"</v>")
            rest = window[-4:]
    if parser is not None:
        parser.Parse(b"", True)
    return rows, cells
