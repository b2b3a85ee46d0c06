"""The lines of a form that are no labels: titles, numbers, and where one of several forms of a sheet begins."""

from __future__ import annotations

import re

from register_app.reading.fields import PARTY_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import furniture
from register_app.reading.layouts.blocks import Blocks
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.labels import INLINE, Labels, label_text
from register_app.reading.layouts.record import Record
from register_app.reading.workbook import Cell

_COUNTER = re.compile(r"(?P<what>[^\W\d_][^\d:]{0,30}?)\s*(?:n[ro°.]*\s*|#\s*)?\d{1,3}\s*[.:]?")
_TITLE_NUMBER = re.compile(
    r"(?:\bnr\b|\bno\b|n°|#|nummer|number)\.?\s*:?\s*(?P<n>[A-Z]{0,4}-?\d+(?:[.-]\d+)*)\b", re.IGNORECASE
)

_CODED = re.compile(r"(?P<code>[A-Z]{1,5}[ .-]?\d{1,3})\s*[–—:-]\s+(?P<name>[^\W\d_].{2,90})")
"""A title that numbers an activity by a code and names it."""
_SHEET = re.compile(
    r"\b(?:fiche|formul\w*|form|sheet|record|skema|skjema|blanket\w*|ark|blad|blankett\w*|\w*blatt|ficha|hoja|scheda|foglio|karta|arkusz|lomake|kortti"
    r"|fortegnelse\w*|registerblad|verzeichnis\w*|registre|registro|register\w*|rejestr\w*|seloste\w*)\b",
    re.IGNORECASE,
)


class Titles(Blocks):
    """Reads titles for `FormReader`, which keeps what is read."""

    labels: Labels
    records: list[Record]
    found: list[tuple[Cell, str, str, float]]
    seen_name: bool

    def _new(self) -> Record:
        record = Record(self.grid.sheet.name, lines=[{}])
        self.records.append(record)
        return record

    def _begins_block(self, row: int) -> bool:
        """Whether a line alone is the title of one of several forms: the same labels stand below another such line."""
        first = self._label_below(row)
        if not first or self._is_unanswered(row):
            return False
        starts = [
            other
            for other in self.grid.rows()
            if fold(self.grid.text(other, self.column)) == first and self._is_alone(other - 1)
        ]
        return len(starts) >= 2 and row + 1 in starts

    def _is_unanswered(self, row: int) -> bool:
        """Whether a line alone is a label that nothing was written beside, rather than what a form is called."""
        text = self.grid.text(row, self.column)
        found = match(label_text(text))
        if not found or found[0].field == "name":
            return False
        above = row > 0 and bool(self.grid.text(row - 1, self.column))
        again = sum(self.grid.text(other, self.column) == text for other in self.grid.rows())
        return above or again > 1

    def _counts_forms(self, row: int, text: str) -> bool:
        """Whether a label only counts the forms of a sheet ("Area 2: | Payroll"), and no other label names them."""
        counted = _COUNTER.fullmatch(text)
        below = self._label_below(row)
        if counted is None or not below or "name" in self.labels.fields:
            return False
        others = [
            other
            for other in self.grid.rows()
            if (found := _COUNTER.fullmatch(self.grid.text(other, self.column)))
            and fold(found["what"]) == fold(counted["what"])
            and self._label_below(other) == below
        ]
        return len(others) >= 2

    def _entitles(self, row: int, text: str, values: list[int]) -> bool:
        """Whether a form begins with what it is and, beside that, its name: "Record sheet | Payroll"."""
        if self.found or len(values) != 1 or "name" in self.labels.fields or match(label_text(text)):
            return False
        beside = self.grid.text(row, values[0])
        return (
            bool(_SHEET.search(text))
            and len(text.split()) <= 5
            and len(beside) <= 120
            and not re.search(r"\d{2,}", beside)
        )

    def _is_alone(self, row: int) -> bool:
        cells = self.grid.filled(row) if row >= 0 else []
        left = [index for index in cells if index != self.column]
        return self.column in cells and all(
            index < self.column and furniture.is_number(self.grid.text(row, index)) for index in left
        )

    def _label_below(self, row: int) -> str:
        """The label right below a row, folded, when a value stands beside it."""
        text = self.grid.text(row + 1, self.column)
        found = match(label_text(text)) if text and len(self.grid.filled(row + 1)) > 1 else ()
        return fold(text) if found and found[0].field not in PARTY_FIELDS else ""

    def _block_title(self, row: int, text: str) -> None:
        if self.record.filled_fields():
            self.record = self._new()
            self.seen_name = False
        place = self.grid.place(row, self.column)
        below = match(label_text(self.grid.text(row + 1, self.column)))
        if below and below[0].field == "name":
            self._title(row, text)  # "Record no. 2" stands above the label of the name
            self.pending = self.last = None
            return
        inline = INLINE.match(text)
        name = inline["rest"] if inline and match(inline["label"]) else text
        self.record.add("name", Entry(name.strip(), place, "", sheet=self.grid.sheet.name))
        self.record.rows.append(row)
        self.ledger.imported([place])
        self.seen_name = True
        self.pending = self.last = None

    def _named_title(self, row: int, index: int) -> None:
        """A title like "Record of processing activity: Payroll" or "R4 – Payroll" above the labels names the activity."""
        text = self.grid.text(row, index)
        inline = INLINE.match(text)
        coded = _CODED.fullmatch(text) if not self.found and "name" not in self.labels.fields else None
        if (
            coded
            and not self.record.text("name")
            and not _SHEET.search(coded["name"])
            and not match(coded["name"])
        ):
            place = self.grid.place(row, index)
            for field, said in (("number", coded["code"]), ("name", coded["name"])):
                if not self.record.text(field):
                    self.record.add(field, Entry(said, place, "", sheet=self.grid.sheet.name))
            return
        found = match(inline["label"]) if inline and not self.found else ()
        if inline and found and found[0].field == "name" and not self.record.text("name"):
            entry = Entry(
                inline["rest"].strip(),
                self.grid.place(row, index),
                inline["label"],
                sheet=self.grid.sheet.name,
            )
            self.record.add("name", entry)

    def _title(self, row: int, text: str) -> None:
        self._number_in_title(row, text)
        self.titles.append(" ".join(text.split()))
        self.ledger.imported([self.grid.place(row, self.column)])

    def _number_in_title(self, row: int, text: str) -> bool:
        """A title like "Processing activity no. 3" above the labels gives the number."""
        found = _TITLE_NUMBER.search(text)
        if found is None or self.record.text("number"):
            return False
        place = self.grid.place(row, self.column)
        self.record.add("number", Entry(found["n"], place, text, sheet=self.grid.sheet.name))
        self.ledger.imported([place])
        self.titles.append(" ".join(text.split()))
        return True
