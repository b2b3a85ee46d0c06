"""What the parser of values leaves out of an .xlsx sheet: hidden rows, comments, links, formulas, failed cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from register_app.reading import ooxml
from register_app.reading.container import Package
from register_app.reading.refusals import Refusal

Cell = tuple[int, int]

_MOST = 200_000
"""Marks kept of one kind and sheet; a hostile file could name one for every cell there is."""


@dataclass
class Extras:
    """Marks of one sheet by row and column from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[Cell, str] = field(default_factory=dict)
    links: dict[Cell, str] = field(default_factory=dict)
    formulas: set[Cell] = field(default_factory=set)
    errors: dict[Cell, str] = field(default_factory=dict)
    percent: dict[Cell, str] = field(default_factory=dict)
    """Cells shown as a percentage, as they are shown: "25%"."""


_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def position(reference: str) -> Cell | None:
    """Row and column from 0 of an address like "F14" or "$F$14"; `None` for anything else."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if row and column <= 16_384 and row <= 1_048_576 else None


class _SheetReader:
    """Collects the marks of one sheet while its elements pass by."""

    def __init__(
        self, found: Extras, addresses: dict[str, ooxml.Relation], percent_styles: frozenset[int]
    ) -> None:
        self.found = found
        self.addresses = addresses
        self.percent_styles = percent_styles
        self.row = self.column = -1
        self.kind = self.style = ""
        self.formula = False
        self.value: list[str] | None = None
        self.filled = False

    def start(self, element: str, attributes: ooxml.Attributes) -> None:
        if element == "c":
            place = position(attributes.get("r", ""))
            self.row, self.column = place or (self.row, self.column + 1)
            self.kind, self.style = attributes.get("t", ""), attributes.get("s", "")
            self.formula = self.filled = False
            self.value = None
        elif element == "f":
            self.formula = True
        elif element in ("v", "t"):
            self.value = []
        elif element == "row":
            number = attributes.get("r", "")
            self.row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self.row + 1
            self.column = -1
            if _true(attributes.get("hidden", "")) and len(self.found.hidden_rows) < _MOST:
                self.found.hidden_rows.add(self.row)
        elif element == "col" and _true(attributes.get("hidden", "")):
            self.found.hidden_columns.update(_columns(attributes))
        elif element == "hyperlink":
            self.link(attributes)

    def text(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)

    def end(self, element: str) -> None:
        if element in ("v", "t"):
            value = "".join(self.value or ())
            self.filled = self.filled or bool(value)
            cell = (self.row, self.column)
            if element == "v" and self.kind == "e" and value and len(self.found.errors) < _MOST:
                self.found.errors[cell] = value[:20]
            elif element == "v" and value and self.kind in ("", "n") and self._is_percent():
                self.found.percent[cell] = _percent(value)
            self.value = None
        elif element == "c" and self.formula and not self.filled and self.kind != "str":
            # A formula whose result is an empty text has a type; without either nothing was ever calculated.
            self._uncalculated()

    def _uncalculated(self) -> None:
        if len(self.found.formulas) < _MOST:
            self.found.formulas.add((self.row, self.column))

    def _is_percent(self) -> bool:
        return (
            bool(self.percent_styles)
            and self.style.isdecimal()
            and int(self.style[:9]) in self.percent_styles
        )

    def link(self, attributes: ooxml.Attributes) -> None:
        relation = self.addresses.get(ooxml.attribute(attributes, "id"))
        place = attributes.get("location", "")
        address = relation.target if relation and relation.external else ""
        if place:
            address += f"#{place}"
        if not address or len(self.found.links) >= _MOST:
            return
        for cell in _cells(attributes.get("ref", "")):
            self.found.links[cell] = address


def _true(value: str) -> bool:
    return value.lower() in ("1", "true", "on")


def _columns(attributes: ooxml.Attributes) -> Iterator[int]:
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if first.isdecimal() and last.isdecimal():
        yield from range(max(0, int(first[:6]) - 1), min(16_384, int(last[:6])))


def _cells(reference: str) -> Iterator[Cell]:
    """The cells of "B2" or "B2:C3", at most a thousand."""
    first, _, last = reference.partition(":")
    start, stop = position(first), position(last or first)
    if start is None or stop is None:
        return
    count = 0
    for row in range(start[0], stop[0] + 1):
        for column in range(start[1], stop[1] + 1):
            yield row, column
            count += 1
            if count >= 1000:
                return


def _percent(value: str) -> str:
    try:
        number = float(value) * 100
    except ValueError:
        return value
    return f"{round(number, 2):g}%" if abs(number) < 1e12 else value


def read(package: Package, part: str, percent_styles: frozenset[int], *, sheet: bool) -> Extras:
    """The marks of a sheet; without `sheet` only those kept outside of its own part (comments)."""
    found = Extras()
    related = ooxml.relations(package, part)
    if sheet:
        reader = _SheetReader(found, related, percent_styles)
        ooxml.parse(package, part, reader.start, reader.end, reader.text)
    # Threaded comments come twice: in full, and as a note for older programs that begins with a disclaimer.
    people = _people(package)
    for relation in related.values():
        if relation.kind == "comments" and relation.target in package.names:
            for cell, text in _comments(package, relation.target).items():
                found.comments.setdefault(cell, text)
    for relation in related.values():
        if relation.kind == "threadedComment" and relation.target in package.names:
            found.comments.update(_threads(package, relation.target, people))
    return found


def _comments(package: Package, part: str) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    reference, texts, inside, phonetic = "", [""], False, False

    def start(element: str, attributes: ooxml.Attributes) -> None:
        nonlocal reference, inside, phonetic
        if element == "comment":
            reference = attributes.get("ref", "")
            texts.clear()
        elif element == "rPh":
            phonetic = True
        elif element == "t":
            inside = not phonetic

    def text(value: str) -> None:
        if inside:
            texts.append(value)

    def end(element: str) -> None:
        nonlocal inside, phonetic
        if element == "t":
            inside = False
        elif element == "rPh":
            phonetic = False
        elif element == "comment":
            cell, whole = position(reference), "".join(texts).strip()
            if cell is not None and whole and len(found) < _MOST:
                found[cell] = whole

    ooxml.parse(package, part, start, end, text)
    return found


def _people(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(element: str, attributes: ooxml.Attributes) -> None:
        if element == "person":
            found[attributes.get("id", "")] = attributes.get("displayName", "")

    for name in sorted(package.names):
        if re.fullmatch(r"xl/persons/person\d*\.xml", name):
            try:
                ooxml.parse(package, name, start)
            except Refusal:
                continue
    return found


def _threads(package: Package, part: str, people: dict[str, str]) -> dict[Cell, str]:
    lines: dict[Cell, list[str]] = {}
    reference, author, texts, inside = "", "", [""], False

    def start(element: str, attributes: ooxml.Attributes) -> None:
        nonlocal reference, author, inside
        if element == "threadedComment":
            reference = attributes.get("ref", "")
            author = people.get(attributes.get("personId", ""), "")
            texts.clear()
        elif element == "text":
            inside = True

    def text(value: str) -> None:
        if inside:
            texts.append(value)

    def end(element: str) -> None:
        nonlocal inside
        if element == "text":
            inside = False
        elif element == "threadedComment":
            cell, whole = position(reference), "".join(texts).strip()
            if cell is not None and whole:
                lines.setdefault(cell, []).append(f"{author}: {whole}" if author else whole)

    ooxml.parse(package, part, start, end, text)
    return {cell: "\n".join(whole) for cell, whole in lines.items()}
