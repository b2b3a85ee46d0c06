"""Small tables under a label of a form: "Recipients | Type | Details" and the rows below."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.fields import ACTIVITY_FIELDS, ARTICLE_30, PARTY_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.headingwords import Match
from register_app.reading.layouts.chosen import ChosenLabels
from register_app.reading.layouts.cover import Cover
from register_app.reading.layouts.evidence import is_mark, looks_like_retention
from register_app.reading.layouts.grid import Entry, Grid, is_pointer
from register_app.reading.layouts.labels import label_text
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.lists import habit_of
from register_app.reading.layouts.parties import label_of
from register_app.reading.layouts.record import Line, Record
from register_app.reading.recognise import answers
from register_app.reading.subheadings import match_under
from register_app.reading.workbook import Cell

_GENERIC = re.compile(
    r"^(beskrivelse|description|beschreibung|precisions?|detaljer|details?|type\b.*|navn|name|nom|naam|namn|nimi|nombre|nome|nazwa|land|country|pays|pais|paese|kraj|maa|bemaerk\w*|note\w*|kommentar\w*|comment\w*|"
    r"adresse|address|anschrift|adres|adress|telefon\w*|telephone|phone|e ?mail|adresse? mel|ville|city|by|ort|code postal|postnr|kategori\w*|categor\w*|svar|rolle|role|omschrijving|toelichting|beskrivning|liens? vers .*|documentation|"
    r"kilde|source|art|slettefrist|formaal|anvendelse|pays|destinataire|cvr|cvr nr)$"
)
_PAIRED = frozenset(
    frozenset(pair)
    for pair in (
        ("subjects", "data"), ("data", "retention"), ("purpose", "basis"), ("data", "source"),
        ("recipients", "contract"), ("processors", "contract"), ("recipients", "purpose"),
    )
)  # fmt: skip
"""Fields that a small table inside a form pairs."""
_ENUMERATED = re.compile(r"^(?P<what>.*?\D)\s*(?:n[ro°.]*\s*)?\d{1,2}\s*[.:]?$")
QUESTION = re.compile(
    r"^(spoergsmaal|question\w*|frage\w*|felt|field|feld|label|emne|punkt|abschnitt|rubrique|vraag|fraaga|spoersmaal|kysymys|pregunta|domanda|pytanie|krav|requirement|topic|omraade)( \w+)?$"
)


class Blocks:
    """Reads small tables for `FormReader`; `column` is the column of labels it stands at."""

    grid: Grid
    ledger: Ledger
    cover: Cover
    record: Record
    chosen: ChosenLabels
    column: int
    titles: list[str]
    help: set[int]
    found: list[tuple[Cell, str, str, float]]
    pending: tuple[str, str, Cell] | None
    last: tuple[str, str] | None

    def _entry(self, row: int, index: int, header: str) -> Entry:
        text = self.grid.text(row, index)
        return Entry(
            text,
            self.grid.place(row, index),
            header,
            self.grid.value(row, index),
            habit=habit_of([text]),
            sheet=self.grid.sheet.name,
        )

    def _block(self, row: int, cells: list[int]) -> int:
        """Read a small table whose first heading is a label ("Recipients | Type | Details"); the row after it, or 0."""
        column = self.column
        if column not in cells:
            return 0
        label = self.grid.text(row, column)
        heads = {
            index: self.grid.text(row, index) for index in cells if index > column and index not in self.help
        }
        if not heads or not self._is_block(row, label, heads):
            return 0
        found = match(label_text(label))
        said = self.chosen.of(label, self.grid.place(row, column))
        if said == "":
            return 0  # its rows are kept one by one
        if said is not None:
            found = tuple(Match(name, 1.0) for name in said.split("+"))
        what = found[0].field if found else ""
        heads = {index: text for index, text in heads.items() if self._belongs(row, index, text)} or heads
        names = {}
        for index, text in heads.items():
            # What the user said the table is, its own words say no longer.
            under = match_under(label, text) if said is None else match(text)
            names[index] = under[0].field if under else ""
        self.ledger.imported(self.grid.place(row, index) for index in (column, *heads))
        self.titles.append(" | ".join([label, *heads.values()]))
        if found:
            self.found.append((self.grid.place(row, column), label, what, found[0].confidence))
        below = row + 1
        while below < self.grid.height:
            filled = self.grid.filled(below)
            if not [index for index in filled if index == column or index in heads]:
                break
            if self._ends_block(below, what) and not self._gives_limit(below, names):
                break
            self._block_row(below, label, what, heads, names)
            for index in filled:
                if index != column and index not in heads:
                    self._aside(below, index)
            below += 1
        for index in cells:
            if index not in heads and index != column:
                self._aside(row, index)
        self.pending = self.last = None
        return below

    def _aside(self, row: int, index: int) -> None:
        """A cell beside a small table: help or a link."""
        place = self.grid.place(row, index)
        self.ledger.imported([place])
        self.titles.append(" ".join(self.grid.text(row, index).split()))

    def _belongs(self, row: int, index: int, text: str) -> bool:
        return not is_pointer(text) and (
            bool(_GENERIC.match(fold(text))) or bool(match(text)) or bool(label_of(text))
        )

    def _is_block(self, row: int, label: str, heads: dict[int, str]) -> bool:
        heads = {index: text for index, text in heads.items() if not is_pointer(text)}
        if not heads:
            return False
        known = sum(
            bool(_GENERIC.match(fold(text))) or bool(label_of(text)) or bool(match(text))
            for text in heads.values()
        )
        if known == len(heads) == 1 and self._lists_pairs(row, label, next(iter(heads.values()))):
            return True
        generic = sum(bool(_GENERIC.match(fold(text))) or bool(label_of(text)) for text in heads.values())
        if known < len(heads) or len(label) > 120:
            return False
        if QUESTION.match(fold(label)) or label.rstrip().endswith("?"):
            return False
        below = self.grid.text(row + 1, self.column)
        if not below:
            return len(heads) >= 2 and generic >= 1 and bool(match(label))
        follower = match(label_text(below))
        same = bool(follower) and bool(match(label)) and follower[0].field == match(label)[0].field
        enumerated = _ENUMERATED.match(below) is not None
        if (
            follower
            and not same
            and not enumerated
            and follower[0].field not in PARTY_FIELDS
            # One value may be a heading elsewhere ("Personal data | E-mail").
            and follower[0].confidence >= (0.95 if len(heads) > 1 else 0.8)
        ):
            return False
        return generic >= 1 and (len(heads) >= 2 or enumerated or bool(match(label)))

    def _lists_pairs(self, row: int, label: str, head: str) -> bool:
        """Whether two headings stand over rows of pairs ("Data subjects | Personal data"), no label beside its value."""
        upper, beside = match(label_text(label)), match(head)
        if not upper or not beside or min(upper[0].confidence, beside[0].confidence) < 0.9:
            return False
        below = self.grid.text(row + 1, self.column)
        at = next((index for index in self.grid.filled(row) if self.grid.text(row, index) == head), 0)
        return (
            frozenset((upper[0].field, beside[0].field)) in _PAIRED
            and bool(below)
            and len(self.grid.filled(row + 1)) > 1
            and (not match(label_text(below)) or self._gives_limit(row + 1, {at: beside[0].field}))
        )

    def _gives_limit(self, row: int, names: dict[int, str]) -> bool:
        """Whether a length of time stands where the heading promises one: then what is left of it is no label."""
        return any(
            name == "retention" and looks_like_retention(self.grid.text(row, index))
            for index, name in names.items()
        )

    def _ends_block(self, row: int, what: str) -> bool:
        text = self.grid.text(row, self.column)
        if not text or not what:
            return False
        found = match(label_text(text))
        if not found or found[0].field == what or found[0].confidence < 0.95:
            return False
        return (
            _ENUMERATED.match(text) is None
            and found[0].field in ARTICLE_30 | {"name", "notes", "description"}
            and what not in PARTY_FIELDS
        )

    def _block_row(
        self, row: int, label: str, what: str, heads: dict[int, str], names: dict[int, str]
    ) -> None:
        column = self.column
        item = self.grid.text(row, column)
        place = self.grid.place(row, column)
        values = {index: self.grid.text(row, index) for index in heads if self.grid.text(row, index)}
        real = {index: text for index, text in values.items() if answers.read(text) != "unclarified"}
        self.ledger.imported([place] if item else [])
        self.ledger.imported(self.grid.place(row, index) for index in values)
        if not what or what in PARTY_FIELDS or (match(item) and match(item)[0].field in PARTY_FIELDS):
            if item and real and self._party_row(row, item, real, heads):
                return
            self.titles.extend(text for text in (item, *values.values()) if text)
            return
        enumerated = _ENUMERATED.match(item)
        what_for = enumerated["what"] if enumerated else ""
        is_label = bool(what_for) and (
            bool(match(what_for)) or bool(set(fold(what_for).split()) & set(fold(label).split()))
        )
        if not real:
            # A category without anything beside it is one of a printed list that was not filled in.
            self.titles.extend(text for text in (item, *values.values()) if text)
            return
        self.record.rows.append(row)
        line: Line = {}
        said: list[tuple[int, str]] = []
        for index, text in real.items():
            name = names[index] or what
            if what == "transfer" and name in ("transfer", "notes", "contract", "description"):
                name = (
                    "safeguards" if not _GENERIC.match(fold(heads[index])) or name == "contract" else "notes"
                )
            if name in ("notes", "description", "name", what) or (
                name not in ARTICLE_30 | set(ACTIVITY_FIELDS)
            ):
                said.append((index, text))
            else:
                line.setdefault(name, []).append(self._entry(row, index, heads[index]))
        self._said(row, item if not is_label else "", what, said, line, label)
        self._line(line)

    def _said(
        self, row: int, item: str, what: str, said: list[tuple[int, str]], line: Line, label: str
    ) -> None:
        if item and said:
            entry = self._entry(row, self.column, label)
            words = "; ".join(text for _, text in said)
            if all(is_mark(text) for _, text in said):
                words = ""
                if answers.read(said[0][1]) in ("no", "none", "not_applicable"):
                    return
            line.setdefault(what, []).append(
                replace(entry, text=f"{item}: {words}" if words else item, whole=True)
            )
        elif item:
            line.setdefault(what, []).append(replace(self._entry(row, self.column, label), whole=True))
        elif said and what in ("recipients", "processors") and len(said) > 1:
            kind, name = said[0], said[-1]
            line.setdefault(what, []).append(replace(self._entry(row, name[0], label), note=kind[1]))
        elif said:
            first = self._entry(row, said[0][0], label)
            more = "; ".join(text for _, text in said[1:])
            line.setdefault(what, []).append(
                replace(first, text=f"{first.text} ({more})" if more else first.text)
            )

    def _party_row(self, row: int, item: str, values: dict[int, str], heads: dict[int, str]) -> bool:
        del row
        if all(answers.read(text) in ("none", "not_applicable", "no") for text in values.values()):
            return False
        return self.cover.row(item, {heads[index]: text for index, text in values.items()})

    def _line(self, line: Line) -> None:
        if line:
            self.record.lines.append(line)
