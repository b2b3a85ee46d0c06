"""From a table's stored values to cells: what each shows, where it was cut, and what must stand beside it whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc
from register_app.model.workbook import Column, fingerprint
from register_app.writing.xlsx import fit, layout
from register_app.writing.xlsx.package import Body, BodyRow
from register_app.writing.xlsx.rows import Row, Table
from register_app.writing.xlsx.styles import Styles
from register_app.writing.xlsx.widths import room
from register_app.writing.xlsx.words import CellValue, Words

_CONTINUED = N_("… [continues in “{sheet}”, {reference}]")
_GATHERED_MORE = N_("… [more in “{sheet}”]")
_PLACE = N_("{sheet}: {activity}, {heading}")
_PLACE_WITHOUT = N_("{sheet}: {heading}")
# A piece of a stored value must fit a cell, escapes included.
_CHUNK = 30_000
_STEP = 128
GATHERED_LINES = 24
"""Lines that a cell shows of what is gathered from another sheet."""


@dataclass(frozen=True)
class Exact:
    """A stored value that its cell does not show exactly: by sheet, `_row` and column; JSON in pieces."""

    sheet: str
    row: int
    column: str
    shown: str
    """Fingerprint of what the cell shows."""
    pieces: tuple[str, ...]
    reference: str = ""
    """Of the annex, when the whole text stands there."""
    head: int = 0
    """How many characters of it the cell shows."""


@dataclass(frozen=True)
class LongText:
    """A text that its cell does not show whole; it stands in the annex under `reference`."""

    reference: str
    place: str
    text: str


@dataclass(frozen=True)
class Shortened:
    """Where a text was cut: the sheet's name, the cell, the length of the text, and where it stands in full."""

    sheet: str
    cell: str
    length: int
    whole_in: str
    gathered: bool = False

    def told(self) -> tuple[str, str, int, str]:
        return self.sheet, self.cell, self.length, self.whole_in


_STYLES = {
    "activity.number": "link",
    "change.number": "link",
    "party.registration_number": "code",
    "party.phone": "code",
    "party.email": "code",
    "purpose_basis.section": "code",
    "version.hash": "code",
    "version.step": "number",
    "annex.reference": "link",
}
_KIND_STYLES = {"date": "date", "integer": "number", "numbers": "centre"}


def no_step(count: int) -> None:
    """Nobody listens to how far the work is."""


@dataclass
class Encoder:
    """Turns the tables of one document into cells and gathers what else the workbook must hold."""

    words: Words
    styles: Styles
    activities: list[ActivityDoc]
    exact: list[Exact] = field(default_factory=list)
    long: list[LongText] = field(default_factory=list)
    shortened: list[Shortened] = field(default_factory=list)
    step: Callable[[int], None] = no_step

    def body(self, table: Table, start: int, rows: list[Row], sheet_name: str) -> Body:
        """The cells of some rows of a table that begin in row `start` of a sheet."""
        columns = list(enumerate(table.shown))
        widths = [room(table.key, column) for _, column in columns]
        styles = [_STYLES.get(column.key) or _KIND_STYLES.get(column.kind, "text") for _, column in columns]
        technical = len(columns) + 1
        body = Body(start, width=len(columns) + len(table.technical))
        overview = table.key in ("controller", "processor")
        for number, row in enumerate(rows, start):
            marks: list[str] = []
            cells: list[tuple[int, CellValue, int]] = []
            most = 1
            for index, column in columns:
                value = row.values[index]
                if not value:
                    shown: CellValue = None
                else:
                    shown = self._cell(table, column, row, index, widths[index], (sheet_name, number))
                if overview and column.kind in ("names", "shown"):
                    marks.append(self._mark(column, row, shown))
                if shown is not None and (2 * len(text := str(shown)) > widths[index] or "\n" in text):
                    most = max(most, fit.lines(text, widths[index]))
                style = styles[index]
                if style == "date" and isinstance(shown, str):
                    style = "text"  # a text in the place of a date stays marked as a text
                if index in row.gaps:
                    style = "gap"
                elif index in row.repeated:
                    style = "muted number" if style == "number" else "muted"
                cells.append((index + 1, shown, self.styles.body[style, row.first]))
            hidden = [*row.technical[:-1], " ".join(marks) if overview else row.technical[-1]]
            plain = self.styles.body["muted", False]
            cells.extend((column, value or None, plain) for column, value in enumerate(hidden, technical))
            body.rows.append(BodyRow(cells, fit.height(most)))
            if number % _STEP == 0:
                self.step(_STEP)
        return body

    def value(
        self, sheet: str, row: int, column: Column, value: Any, width: float, place: Callable[[], str]
    ) -> tuple[CellValue, str]:
        """What a cell shows of a stored value, and the reference of the annex when that is only its beginning."""
        shown, exact = self.words.shown(column.kind, value)
        reference = ""
        head = 0
        # The annex itself is cut into what fits; only a piece of blanks may be higher than a row.
        if isinstance(shown, str) and sheet != "annex" and not fit.fits(shown, width):
            reference = f"T{len(self.long) + 1}"
            self.long.append(LongText(reference, place(), shown))
            annex = self.words.text(layout.SHEET_LOOKS["annex"].name)
            ending = " " + self.words.text(_CONTINUED).format(sheet=annex, reference=reference)
            whole = shown
            shown = fit.beginning(shown, width, ending)
            head = len(shown) - len(ending)
            exact = True
            # The beginning ends between words: what follows is the rest of the whole text.
            head = min(head, len(whole))
        if exact:
            self.exact.append(
                Exact(
                    sheet,
                    row,
                    column.key,
                    fingerprint(_text(shown)),
                    tuple(_json_pieces(value)),
                    reference,
                    head,
                )
            )
        return shown, reference

    def _cell(
        self, table: Table, column: Column, row: Row, index: int, width: float, place: tuple[str, int]
    ) -> CellValue:
        value = row.values[index]
        if column.kind == "integer":
            return int(value)
        if column.kind in ("names", "shown"):
            shown = self.words.shown("text", value).value
            # What stands whole elsewhere need not make this row as high as a row can be.
            if isinstance(shown, str) and fit.lines(shown, width) > GATHERED_LINES:
                source = self._source(table, column)
                cell = f"{get_column_letter(index + 1)}{place[1]}"
                self.shortened.append(Shortened(place[0], cell, len(shown), source, gathered=True))
                return fit.first_lines(
                    shown, width, self.words.text(_GATHERED_MORE).format(sheet=source), GATHERED_LINES
                )
            return shown
        if index in row.repeated:
            # Said above with all that belongs to it.
            shown = self.words.shown(column.kind, value).value
            return (
                fit.beginning(shown, width, "…")
                if isinstance(shown, str) and not fit.fits(shown, width)
                else shown
            )
        said, reference = self.value(
            table.key, row.technical[-2], column, value, width, lambda: self._place(table, column, row)
        )
        if reference:
            self.cut(*place, index + 1, len(value), reference)
        return said

    def _source(self, table: Table, column: Column) -> str:
        key = layout.gathered_from(column) if table.key in ("controller", "processor") else "controller"
        return self.words.text(layout.SHEET_LOOKS[key].name)

    def _place(self, table: Table, column: Column, row: Row) -> str:
        sheet = self.words.text(layout.SHEET_LOOKS[table.key].name)
        heading = self.words.text(layout.heading(column))
        if row.activity < 0:
            return self.words.text(_PLACE_WITHOUT).format(sheet=sheet, heading=heading)
        activity = self.activities[row.activity]
        named = " ".join(activity["number"].split()) or " ".join(activity["name"].split())
        return self.words.text(_PLACE).format(sheet=sheet, heading=heading, activity=named[:60])

    def cut(self, sheet: str, row: int, column: int, length: int, reference: str) -> None:
        """Report a text that stands in the annex."""
        whole_in = f"{self.words.text(layout.SHEET_LOOKS['annex'].name)}, {reference}"
        self.shortened.append(Shortened(sheet, f"{get_column_letter(column)}{row}", length, whole_in))

    def _mark(self, column: Column, row: Row, shown: CellValue) -> str:
        """What the cell shows and, for a list of names, what the list is: `measures=<shown>/<list>`."""
        name = column.key.partition(".")[2]
        mark = f"{name}={fingerprint(_text(shown))}"
        if column.kind == "names":
            names: list[str] = self.activities[row.activity][name]  # type: ignore[literal-required]
            mark += f"/{fingerprint(chr(10).join(names))}"
        return mark


def _text(value: CellValue) -> str:
    return "" if value is None else str(value)


def _json_pieces(value: Any) -> Iterator[str]:
    # In plain ASCII without anything like an escape of Excel nothing can change on the way through other programs.
    text = json.dumps(value).replace("_x", "\\u005fx")
    return (text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))
