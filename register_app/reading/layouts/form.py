"""Forms: labels with their values beside or below them, and small tables under a label; one or more activities a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from register_app.reading import headings
from register_app.reading.fields import ARTICLE_30, PARTY_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.headingwords import alternatives
from register_app.reading.layouts import furniture
from register_app.reading.layouts.chosen import PARTY_LABELS, ChosenLabels
from register_app.reading.layouts.contents import field_of
from register_app.reading.layouts.cover import Cover
from register_app.reading.layouts.filling import Filling
from register_app.reading.layouts.grid import Grid, is_pointer
from register_app.reading.layouts.labels import (
    COMMENT,
    INLINE,
    Labels,
    hint_columns,
    label_text,
    pointing_columns,
    stray_columns,
)
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import answers
from register_app.reading.workbook import Cell

_FOLLOW_UP = re.compile(
    r"^(\d+[a-z]? |[a-z] )*(hvis (ja|nej)|i bekraeftende fald|if (yes|so|no)|wenn ja|falls ja|si oui|zo ja|indien ja|om ja|i saa fall|jos kyllae|en caso afirmativo|se si|in caso affermativo|jesli tak)\b"
)
_SURE = 0.95


@dataclass
class Form:
    """What a form gave: records, and the label cells with the fields they were read as ("" where none is known)."""

    records: list[Record]
    labels: list[tuple[Cell, str, str, float]]
    known: int
    """How many of the labels are known ones."""
    helped: list[str]
    """What was said in the columns of help."""


class FormReader(Filling):
    """Reads a form from top to bottom; a second label for the name begins another activity."""

    def __init__(
        self,
        grid: Grid,
        ledger: Ledger,
        labels: Labels,
        facts: dict[str, object],
        titles: list[str],
        chosen: ChosenLabels,
    ) -> None:
        self.grid, self.ledger, self.labels, self.chosen = grid, ledger, labels, chosen
        self.titles = titles
        self.helped: list[str] = []
        self.cover = Cover(facts, ledger, titles)
        self.records: list[Record] = []
        self.record = self._new()
        self.found: list[tuple[Cell, str, str, float]] = []
        self._own: set[str] = set()
        self._counted = 0
        """How many of what was found are in `_own`."""
        self.unknown: list[tuple[Cell, str, str, float]] = []
        self.column = labels.column
        self.above = not labels.value_columns and not labels.more and (self._spaced() or self._alternates())
        self.blank = True
        self.pending: tuple[str, str, Cell] | None = None
        self.last: tuple[str, str] | None = None
        self.last_field = ""
        self._lasts: dict[int, tuple[str, str] | None] = {}
        self.heading: tuple[str, Cell] | None = None
        self.help = pointing_columns(grid, labels.column) | (
            hint_columns(grid, labels) if not labels.more else set()
        )
        self.stray = stray_columns(grid, labels)
        self.comments: set[int] = set()
        self.seen_name = False

    # ---- the walk ------------------------------------------------------------------------------

    def read(self) -> Form:
        grid, row = self.grid, 0
        while row < grid.height:
            cells = grid.filled(row)
            if not cells and not grid.is_blank(row):
                row += 1  # options of which none is ticked
                continue
            if not cells:
                if self.above and self._spaced():
                    self.pending = None
                self.last = self.last if self._value_goes_on(row) else None
                self._lasts.clear()
                self.blank = True
                row += 1
                continue
            self.column = self.labels.column
            block = 0 if self._has_more_labels(cells) else self._headed(row, cells) or self._block(row, cells)
            if block:
                row = block
                self.blank = False
                continue
            self._segments(row, cells)
            self.blank = False
            row += 1
        kept: list[Record] = []
        for record in self.records:
            if record.filled_fields() or not kept:
                kept.append(record)
            else:
                kept[-1].extras.extend(record.extras)
        if len(kept) > 1 and not kept[0].filled_fields():
            kept[1].extras = kept[0].extras + kept[1].extras
            kept.pop(0)
        known = [item for item in self.found if item[2]]
        return Form(kept, sorted([*self.found, *self.unknown]), len(known), self.helped)

    def _has_more_labels(self, cells: list[int]) -> bool:
        """Whether a row reaches into further columns of labels; small tables stand where none does."""
        return bool(self.labels.more) and cells[-1] >= min(self.labels.more)

    def _value_goes_on(self, row: int) -> bool:
        return bool(self.pending) and row + 1 < self.grid.height

    def _segments(self, row: int, cells: list[int]) -> None:
        """Read a row, once for each column of labels that it has."""
        columns = [self.labels.column, *self.labels.more]
        if len(columns) == 1:
            self._row(row, cells)
            return
        for column, end in zip(columns, [*columns[1:], self.grid.width], strict=True):
            self.column = column
            own = [
                index for index in cells if column <= index < end or (column == columns[0] and index < column)
            ]
            if own:
                self.last = self._lasts.get(column)
                self.pending = None
                self._row(row, own)
                self._lasts[column] = self.last

    def _row(self, row: int, cells: list[int]) -> None:
        column = self.column
        left = [index for index in cells if index < column]
        for index in left:
            self.ledger.imported([self.grid.place(row, index)])
            self._named_title(row, index)
            if len(self.grid.text(row, index)) > 4:
                self.titles.append(self.grid.text(row, index))
        if self._is_head_row(row, cells):
            return
        text = self.grid.text(row, column)
        values = [index for index in cells if index > column and index not in self.help]
        values = self._without_remarks(row, text, values)
        helped = [self.grid.place(row, index) for index in cells if index in self.help]
        self.ledger.imported(helped)
        self.helped.extend(self.grid.text(row, index) for index in cells if index in self.help)
        if not text:
            if values and self.last:
                self._put(self.last[0], self.last[1], row, values)
            elif values:
                self._loose(row, values)
            return
        if self.above and self.pending is not None and not values and not self._is_label_above(row, text):
            self._put(self.pending[0], self.pending[1], row, [column])
            return
        self._labelled(row, text, values)

    def _without_remarks(self, row: int, text: str, values: list[int]) -> list[int]:
        """The values of a row but for arrows with a hint, and for remarks where nothing was answered: these are kept."""
        aside = [
            index
            for index in values
            if index in self.stray or (index > values[0] and is_pointer(self.grid.text(row, index)))
        ]
        if values and all(index in self.comments for index in values):
            aside = values
        for index in aside:
            entry = self._entry(row, index, label_text(text))
            self.record.extras.append(entry)
            self.ledger.extra([entry.cell])
        return [index for index in values if index not in aside]

    def _labelled(self, row: int, text: str, values: list[int]) -> None:
        """A row with something in the column of labels: a label, a value below one, or a title."""
        column = self.column
        inline = INLINE.match(text)
        said = self.chosen.of(text, self.grid.place(row, column))
        if said is not None and (values or not inline):
            self._known(row, text, said, 1.0, values)
            return
        if not values and self._begins_block(row):
            self._block_title(row, text)
            return
        if values and (self._counts_forms(row, text) or self._entitles(row, text, values)):
            if self.record.filled_fields():
                self.record = self._new()
            self._label(row, text, "name", 0.7)
            self._put("name", text, row, values)
            self.seen_name = True
            self.pending = self.last = None
            return
        if inline and not values and self._inlined(row, text, inline["label"], inline["rest"]):
            return
        found = match(label_text(text))
        name = "+".join(item.field for item in found)
        others = alternatives(label_text(text))
        if name == "name" and "data" in others and self.seen_name and values and not self._named_so(text):
            name = "data"  # "What" below the name
        if self.last_field and _FOLLOW_UP.match(fold(text)) and (not found or found[0].confidence < 0.9):
            name = self.last_field
        if not found and values and COMMENT.match(fold(text)):
            name = "notes"
        if name:
            self._known(row, text, name, found[0].confidence if found else 0.7, values)
        elif (
            values and not self.found and not self.cover.found and (len(text.split()) > 4 or len(values) > 1)
        ):
            self._title(row, text)
            for index in values:
                self._aside(row, index)
        elif values and len(text) <= 160:
            told = self._told(text, values)
            if told:
                self._known(row, text, told, 0.5, values)
            else:
                self._unknown(row, text, values)
        elif not values and self.pending is not None:
            self._put(self.pending[0], self.pending[1], row, [column])
        elif values:
            self._loose(row, [column, *values])
        else:
            self._named_title(row, column)
            self._title(row, text)

    def _inlined(self, row: int, text: str, label: str, rest: str) -> bool:
        """Read a cell "Label: value" that stands alone in its row; whether it was one."""
        if self._said_inline(row, label, rest):
            return True
        found = match(label)
        name, confidence = "+".join(item.field for item in found), found[0].confidence if found else 0.5
        if not found and self.found and not match(text):
            told = field_of([rest])
            name = "" if told in self.labels.fields else told
        elif not _is_inline(text, label):
            return False
        if not name:
            return False
        if name == "name" and (self.seen_name or self._has_body()):
            self.record = self._new()
        self.seen_name = self.seen_name or name == "name"
        self._label(row, label, name, confidence)
        self._inline(name, row, label, rest)
        return True

    def _named_so(self, text: str) -> bool:
        """Whether a label like this one gave an earlier form its name."""
        return any(name == "name" and fold(label) == fold(text) for _, label, name, _ in self.found)

    def _told(self, text: str, values: list[int]) -> str:
        """The field that the values beside an unknown label speak of, where no known label of the form does."""
        rows = [other for other in self.grid.rows() if self.grid.text(other, self.column) == text]
        texts = [self.grid.text(other, values[0]) for other in rows]
        told = field_of([text for text in texts if text]) if len(values) == 1 else ""
        return "" if told in self.labels.fields else told

    def _said_inline(self, row: int, label: str, rest: str) -> bool:
        """A cell "Label: value" whose label the user gave a field."""
        said = self.chosen.of(label, self.grid.place(row, self.column))
        if said is None:
            return False
        self._label(row, label, said, 1.0)
        if said in PARTY_FIELDS:
            self.cover.labelled(PARTY_LABELS[said], rest)
        else:
            self._inline(said, row, label, rest)
        return True

    def _known(self, row: int, text: str, name: str, confidence: float, values: list[int]) -> None:
        """A row whose label is a known one."""
        first = name.split("+", maxsplit=1)[0]
        said = self.chosen.of(text, self.grid.place(row, self.column)) is not None
        self.last_field = name
        if self.pending is not None and not values and first == "name" and self.pending[0] == "name":
            self._put(self.pending[0], self.pending[1], row, [self.column])
            return
        if not said and not self.found and not values and self._number_in_title(row, text):
            return
        beside = bool(self.labels.value_columns) and not self.above
        if not said and not self.found and not values and beside and confidence < _SURE:
            self._title(row, text)  # "Survey of personal data" above the first label
            return
        if first == "name" and values and (self.seen_name or self._has_body()) and self._starts_over(row):
            self.record = self._new()
            self.seen_name = False
        self._label(row, text, name, confidence)
        if first in PARTY_FIELDS:
            found = match(label_text(text))
            known = not said or (bool(found) and found[0].field == first)
            self._party(row, text, text.rstrip(": ") if known else PARTY_LABELS[first], values)
            return
        self.seen_name = self.seen_name or (first == "name" and bool(values))
        if values:
            self._put(name, text, row, values)
            self.last = (name, text)
            self.pending = None
        else:
            self.pending = (name, text, self.grid.place(row, self.column))
            self.last = (name, text)

    def _has_body(self) -> bool:
        return len(self.record.filled_fields() & ARTICLE_30) >= 2

    def _starts_over(self, row: int) -> bool:
        """Whether the labels from here on repeat those already read."""
        own = self._own_labels()
        following = [
            fold(self.grid.text(below, self.column)) for below in range(row, min(row + 12, self.grid.height))
        ]
        return sum(text in own for text in following if text) >= 2

    def _own_labels(self) -> set[str]:
        """The labels read so far, folded: those that came since are added, as there may be very many forms."""
        self._own.update(fold(label) for _, label, _, _ in self.found[self._counted :])
        self._counted = len(self.found)
        return self._own


def _is_inline(text: str, label: str) -> bool:
    """Whether a cell is "Label: value", rather than a label that holds a colon itself."""
    found, whole = match(label), match(text)
    if not found:
        return False
    return not whole or (headings.is_known_text(label) and not headings.is_known_text(text))


def read(
    grid: Grid,
    ledger: Ledger,
    labels: Labels,
    facts: dict[str, object],
    titles: list[str],
    chosen: Mapping[str, str],
) -> Form:
    """The activities of a form sheet; parties named in it go to `facts`, titles and help to `titles`.

    `chosen` maps labels, or their cells, to the fields that the user said they are.
    """
    return FormReader(grid, ledger, labels, facts, titles, ChosenLabels(chosen)).read()


def is_example(grid: Grid, titles: list[str], record: Record) -> bool:
    """Whether a form says of itself that it is only an example."""
    if furniture.is_example(record.text("name")) or furniture.is_example(record.text("number")):
        return True
    return furniture.is_example(grid.sheet.name.lstrip("0123456789_- ")) or any(
        furniture.is_example(title) for title in titles[:2]
    )


def is_blank(record: Record) -> bool:
    """Whether a form was not filled in: no name and no purpose but what a template says."""
    fields = ("name", "purpose", "data", "processing")
    return not any(entry.text and answers.read(entry.text) == "" for entry in record.entries(*fields))
