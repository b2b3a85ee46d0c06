"""What the labels of a form are filled with: the values beside, below or in the cell of a label."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.fields import SIDE_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import tickboxes
from register_app.reading.layouts.blocks import QUESTION
from register_app.reading.layouts.chosen import ChosenLabels
from register_app.reading.layouts.evidence import is_mark, looks_like_retention
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.headed import Headed
from register_app.reading.layouts.labels import COMMENT, HELP, label_text
from register_app.reading.layouts.lists import habit_of
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import answers
from register_app.reading.workbook import Cell

_ANSWER = re.compile(
    r"^(?:(?:your|our|dit|jeres|deres|ihre?|votre|uw|din|ditt|su|tu|vostra) )?(svar|answer\w*|response|antwort\w*|inhalt|content|value|vaerdi|vardi|verdi|reponse|antwoord|beschrijving|vastaus|respuesta|risposta|odpowiedz|udfyldes|beskrivelse|besked|contenu|indhold|tekst|text|oplysning\w*|angaben?|eintrag)( \w+)?$"
)


_LISTED = frozenset(("data", "special", "subjects", "recipients", "processors", "measures"))


def _is_option(entry: Entry) -> bool:
    """Whether an entry is the only ticked one of several options: its commas stand within a name then."""
    listed = isinstance(entry.value, str) and tickboxes.lists_options(entry.value)
    return listed and "," in entry.text and "\n" not in entry.text and not answers.lead(entry.text)[0]


def _waits(entry: Entry) -> bool:
    """Whether a value is an option that is ticked, or ends with a colon: what stands beside it says more of it."""
    if answers.lead(entry.text)[0]:
        return False
    return entry.text.endswith(":") or ("\n" not in entry.text and _is_ticked(entry))


def _is_ticked(entry: Entry) -> bool:
    return isinstance(entry.value, str) and tickboxes.lists_options(entry.value)


def _listed_under(text: str) -> str:
    """The field of a label among values that lists more of them ("Sensitive data:"), or ""."""
    found = match(label_text(text))
    return found[0].field if found and found[0].field in _LISTED and found[0].confidence >= _LABEL else ""


_LABEL = 0.8


class Filling(Headed):
    """Takes the values for `FormReader`, which says what their labels are."""

    chosen: ChosenLabels
    record: Record
    unknown: list[tuple[Cell, str, str, float]]
    blank: bool
    pending: tuple[str, str, Cell] | None
    last: tuple[str, str] | None
    help: set[int]
    comments: set[int]

    def _inline(self, name: str, row: int, label: str, rest: str) -> None:
        """The value of a cell "Label: value"."""
        place, habit = self.grid.place(row, self.column), habit_of([rest])
        self._add(name, Entry(rest.strip(), place, label, habit=habit, sheet=self.grid.sheet.name))

    def _party(self, row: int, text: str, label: str, values: list[int]) -> None:
        place = self.grid.place(row, self.column)
        self.titles.append(text)
        value = self.grid.text(row, values[0]) if values else ""
        if values and answers.read(value) in ("", "yes"):
            self.cover.labelled(label, ", ".join(self.grid.text(row, index) for index in values))
        self.ledger.imported([place, *(self.grid.place(row, index) for index in values)])
        self.pending = None
        self.last = None

    def _unknown(self, row: int, text: str, values: list[int]) -> None:
        if self.cover.labelled_part(text, self.grid.text(row, values[0])):
            self.ledger.imported([self.grid.place(row, index) for index in (self.column, *values)])
            return
        place = self.grid.place(row, self.column)
        self.unknown.append((place, text.rstrip(": "), "", 0.0))
        self.ledger.imported([place])
        for index in values:
            entry = self._entry(row, index, text.rstrip(": "))
            self.record.extras.append(entry)
            self.ledger.extra([entry.cell])
        self.record.rows.append(row)
        self.pending = self.last = None

    def _loose(self, row: int, cells: list[int]) -> None:
        for index in cells:
            entry = self._entry(row, index, "")
            self.record.extras.append(replace(entry, header=f"({entry.address})"))
            self.ledger.extra([entry.cell])

    def _label(self, row: int, text: str, name: str, confidence: float) -> None:
        place = self.grid.place(row, self.column)
        self.found.append((place, text.rstrip(": "), name, confidence))
        self.ledger.imported([place])

    def _put(self, name: str, label: str, row: int, values: list[int]) -> None:
        """Values of one label: a yes or no with words beside it is one answer; other cells are values of their own."""
        entries = [self._entry(row, index, label.rstrip(": ")) for index in values]
        self.ledger.imported(entry.cell for entry in entries)
        ticked = tickboxes.beside([entry.text for entry in entries])
        if ticked is not None:
            entries = [entries[place] for place in ticked]
        if len(entries) > 1 and ticked is None:
            state = answers.read(entries[0].text)
            if state in ("yes", "no", "none", "not_applicable") or is_mark(entries[0].text):
                rest = "; ".join(entry.text for entry in entries[1:])
                text = rest if state == "yes" or (not state) else f"{entries[0].text}, {rest}"
                entries = [replace(entries[0], text=text, value=None), *[]]
            elif any(index in self.comments for index in values):
                notes = [
                    entry for entry, index in zip(entries, values, strict=True) if index in self.comments
                ]
                entries = [
                    entry for entry, index in zip(entries, values, strict=True) if index not in self.comments
                ]
                for note in notes:
                    self.record.extras.append(note)
                    self.ledger.extra([note.cell])
            else:
                entries = self._remarked(entries)
        if len(entries) == 1 and entries[0].text.endswith(":") and _listed_under(entries[0].text):
            self.titles.append(entries[0].text)  # "Special categories:" above those that are ticked
            return
        for entry in entries:
            if under := _listed_under(entry.header) if entry.header != label.rstrip(": ") else "":
                self._add(under, entry)
                continue
            self._add(name, replace(entry, whole=True) if name in _LISTED and _is_option(entry) else entry)

    def _remarked(self, entries: list[Entry]) -> list[Entry]:
        """The values of a label, with what stands beside an option that is ticked, or beside a label among them."""
        made: list[Entry] = []
        for entry in entries:
            last = made[-1] if made else None
            if last is None or not _waits(last) or _is_ticked(entry):
                made.append(entry)
            elif last.text.endswith(":") and _listed_under(last.text):
                made[-1] = replace(entry, header=last.text.rstrip(": "))
                if answers.read(entry.text) in ("no", "none", "not_applicable"):
                    made.pop()
                    self.record.extras.append(replace(entry, header=last.text.rstrip(": ")))
                    self.ledger.extra([entry.cell])
            else:
                between = "\n" if "\n" in entry.text else " "
                made[-1] = replace(last, text=f"{last.text.rstrip(':')}:{between}{entry.text}", value=None)
        return made

    def _add(self, name: str, entry: Entry) -> None:
        if name == "deletion" and "retention" not in self.labels.fields and looks_like_retention(entry.text):
            name = "retention"
        if not name or name in SIDE_FIELDS:
            self.record.extras.append(entry)
            self.ledger.extra([entry.cell])
            return
        self.record.add(name, entry, 0)
        self.record.rows.append(entry.cell[1] if self.grid.turned else entry.cell[0])

    def _is_head_row(self, row: int, cells: list[int]) -> bool:
        """A row like "Question | Answer | Guidance" above the labels says which columns hold what."""
        texts = {index: fold(self.grid.text(row, index)) for index in cells}
        if len(cells) < 2 or not any(QUESTION.match(text) or _ANSWER.match(text) for text in texts.values()):
            return False
        kinds = {
            index: ("help" if HELP.match(text) else "comment" if COMMENT.match(text) else "")
            for index, text in texts.items()
        }
        plain = [
            index
            for index, text in texts.items()
            if QUESTION.match(text)
            or _ANSWER.match(text)
            or kinds[index]
            or text in ("nr", "no", "", "#", "id")
        ]
        if len(plain) < 0.7 * len(cells):
            return False
        self.help |= {index for index, kind in kinds.items() if kind == "help" and index > self.column}
        self.comments = {index for index, kind in kinds.items() if kind == "comment" and index > self.column}
        self.ledger.imported(self.grid.place(row, index) for index in cells)
        self.titles.append(" | ".join(self.grid.text(row, index) for index in cells))
        return True

    # ---- values below their labels -------------------------------------------------------------

    def _is_label_above(self, row: int, text: str) -> bool:
        """Where values stand below their labels: a label comes after a blank row, or is surely one after a value."""
        if self.chosen.of(text, self.grid.place(row, self.column)) is not None:
            return True
        if self._spaced():
            return self.blank
        found = match(label_text(text))
        has_value = self.pending is not None and bool(self.record.entries(*self.pending[0].split("+")))
        return bool(found) and found[0].confidence >= 0.95 and (has_value or text.endswith(":"))

    def _spaced(self) -> bool:
        """Whether blank rows part the labels with their values from each other."""
        starts = [row for row in self.labels.rows if row == 0 or self.grid.is_blank(row - 1)]
        return len(starts) >= 3 and len(starts) >= 0.5 * len(self.labels.rows)

    def _alternates(self) -> bool:
        """Whether most labels have something that is no label below them."""
        sure = [row for row in self.labels.rows if self._is_sure(row)]
        followed = [
            row for row in sure if self.grid.text(row + 1, self.labels.column) and not self._is_sure(row + 1)
        ]
        return len(sure) >= 3 and len(followed) >= 0.7 * len(sure)

    def _is_sure(self, row: int) -> bool:
        found = match(label_text(self.grid.text(row, self.labels.column)))
        return bool(found) and found[0].confidence >= 0.95
