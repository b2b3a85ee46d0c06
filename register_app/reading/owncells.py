"""The cells of our own workbook: where each column stands, and what stored value each cell means.

An edited cell counts as edited; one that still shows what was written gives back the stored value, however little of
it the cell can show (model/workbook.py).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from register_app.model.text import clean
from register_app.model.workbook import (
    CHOICE_LISTS,
    CODE_SUFFIX,
    LISTS_SHEET,
    MAGIC,
    REGISTER_SHEET,
    SHEETS,
    VERSION,
    Column,
    fingerprint,
    folded,
)
from register_app.reading import refusals
from register_app.reading.ownsheets import OwnRow, OwnSheet, own_sheet, plain, rows
from register_app.reading.recognise import citations, dates, durations, mechanisms, places, words
from register_app.reading.workbook import Sheet, Value, Workbook

_CONTINUED = re.compile(r"\s*… \[[^\[\]]*\b(T\d+)\]\s*$")
_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class _Exact:
    shown: str
    value: Any
    reference: str
    head: int


class OwnCells:
    """The cells of one workbook. Raises a `SourceError` when a newer program wrote it."""

    def __init__(self, workbook: Workbook) -> None:
        sheets = {sheet.name: sheet for sheet in workbook.sheets}
        self.facts: dict[str, str] = {}
        self._exact: dict[tuple[str, int, str], _Exact] = {}
        self._read_register(sheets[REGISTER_SHEET], workbook.source)
        self._codes: dict[str, dict[str, str]] = {}
        self.placeholders: set[str] = set()
        self._read_lists(sheets.get(LISTS_SHEET))
        self.sheets = [found for sheet in workbook.sheets if (found := own_sheet(sheet)) is not None]
        self._annex: dict[str, tuple[str, bool]] = {}
        self._annex = self._read_annex()

    def of(self, key: str) -> list[OwnSheet]:
        """The sheets of one table: usually one, more when it was longer than a sheet."""
        return [sheet for sheet in self.sheets if sheet.key == key]

    def rows(self, key: str) -> list[OwnRow]:
        """The filled rows of a table in the order of the register; an added one stays behind the row above it."""
        found: list[tuple[int, OwnRow]] = []
        seen: dict[int, OwnRow] = {}
        before = 0
        for own in self.of(key):
            for row in rows(own):
                if row.number is not None:
                    original = seen.setdefault(row.number, row)
                    row.copy = original is not row
                    if row.copy and self._texts(row) == self._texts(original):
                        continue  # such as a whole sheet that was copied to try something
                    before = row.number
                found.append((before, row))
        return [row for _, row in sorted(found, key=lambda item: item[0])]

    def _texts(self, row: OwnRow) -> dict[str, str]:
        return {key: self.text(row, key) for key in row.sheet.columns if not key.startswith("_")}

    def raw(self, row: OwnRow, key: str) -> Value:
        """The cell as it stands."""
        place = row.place(key)
        return None if place is None else row.sheet.sheet.value(*place)

    def text(self, row: OwnRow, key: str) -> str:
        """The cell as a text, whatever it means."""
        return plain(self.raw(row, key))

    def text_at(self, row: OwnRow, column: int) -> str:
        """The cell of a row in a column that has no key, as a text."""
        return plain(row.sheet.sheet.value(row.index, column))

    def cover(self, row: OwnRow, key: str) -> str:
        """The stored value of a fact on the cover."""
        raw = row.sheet.sheet.value(row.index, row.sheet.columns.get("value", -1))
        return str(self._value(row, key, "text", raw))

    def value(self, row: OwnRow, column: Column) -> Any:
        """The stored value that a cell means, by the column's kind; of an empty cell that of an empty field."""
        return self._value(row, column.key, column.kind, self.raw(row, column.key))

    def _value(self, row: OwnRow, key: str, kind: str, raw: Value) -> Any:
        exact = self._exact.get((row.sheet.key, row.number or 0, key))
        if exact is None or not _is_of(kind, exact.value):
            return self._meaning(kind, raw)
        text = plain(raw)
        annex, edited = self._annex.get(exact.reference, ("", False))
        if fingerprint(text) == exact.shown:
            return self._meaning(kind, annex) if edited else exact.value
        continued = _CONTINUED.search(text)
        if continued is None or continued[1] != exact.reference:
            return self._meaning(kind, raw)
        # The beginning was edited: what follows it stands in the annex.
        whole = "\n".join(exact.value) if isinstance(exact.value, list) else str(exact.value)
        rest = (annex if edited else clean(whole))[exact.head :]
        return self._meaning(kind, text[: continued.start()] + rest)

    def same(self, row: OwnRow, key: str, shown: str) -> bool:
        """Whether a cell still shows the text with the fingerprint `shown`."""
        return fingerprint(self.text(row, key)) == shown

    def names(self, text: str) -> list[str]:
        """The lines of a cell, without those that only said that there is nothing."""
        return [
            line.strip()
            for line in text.split("\n")
            if line.strip() and fingerprint(line) not in self.placeholders
        ]

    def _meaning(self, kind: str, raw: Value) -> Any:
        text = plain(raw)
        if kind in CHOICE_LISTS:
            return self._choice(kind, text)
        if kind == "lines":
            return [line.strip() for line in text.split("\n") if line.strip()]
        if kind == "roles":
            return [self._choice("register_role", line.strip()) for line in text.split("\n") if line.strip()]
        if kind == "numbers":
            return [int(number) for number in _NUMBER.findall(text)]
        if kind == "integer":
            found = _NUMBER.search(text)
            return int(found[0]) if found else 0
        if kind == "date":
            return dates.read(raw) or text
        return text

    def _choice(self, name: str, text: str) -> str:
        codes = self._codes.get(name, {})
        if not text or text in codes.values():
            return text
        return codes.get(folded(text)) or _typed(name, text) or text

    def _read_register(self, sheet: Sheet, source: str) -> None:
        for row in sheet.rows:
            texts = [plain(value) for value in row]
            if not texts or texts[0] != "exact":
                if len(texts) > 1:
                    self.facts[texts[0]] = texts[1]
                continue
            texts += [""] * (7 - len(texts))
            _, key, number, column, shown, reference, head = texts[:7]
            try:
                value = json.loads("".join(texts[7:]))
                self._exact[key, int(number), column] = _Exact(shown, value, reference, int(head))
            except (ValueError, RecursionError):
                continue  # somebody edited what nobody sees: then the cells count
        version = _NUMBER.search(self.facts.get("version", ""))
        if version is not None and int(version[0]) > VERSION:
            raise refusals.error("newer_document", {"name": source, "version": int(version[0])})

    def _read_lists(self, sheet: Sheet | None) -> None:
        if sheet is None or not sheet.rows:
            return
        heads = {plain(value): column for column, value in enumerate(sheet.rows[0])}
        for name in CHOICE_LISTS:
            labels, codes = heads.get(name), heads.get(name + CODE_SUFFIX)
            if labels is not None and codes is not None:
                pairs = [
                    (plain(sheet.value(row, labels)), plain(sheet.value(row, codes)))
                    for row in range(1, len(sheet.rows))
                ]
                self._codes[name] = {folded(label): code for label, code in pairs if label}
        if "placeholder" in heads:
            column = heads["placeholder"]
            texts = (plain(sheet.value(row, column)) for row in range(1, len(sheet.rows)))
            self.placeholders = {fingerprint(text) for text in texts if text}

    def _read_annex(self) -> dict[str, tuple[str, bool]]:
        """The texts of the annex by their reference, and whether a person edited them."""
        pieces: dict[str, list[str]] = {}
        edited: set[str] = set()
        total: dict[str, int] = {}
        column = next(column for column in SHEETS["annex"] if column.key == "annex.text")
        for row in self.rows("annex"):
            reference = self.text(row, "annex.reference")
            piece = str(self.value(row, column))
            pieces.setdefault(reference, []).append(piece)
            shown, _, count = row.mark.partition(" ")
            total[reference] = int(count) if count.isdecimal() and len(count) < 10 else 0
            if fingerprint(piece) != shown:
                edited.add(reference)
        return {
            reference: ("".join(found), reference in edited or len(found) != total[reference])
            for reference, found in pieces.items()
        }


def is_ours(workbook: Workbook) -> bool:
    """Whether a workbook is one that this program wrote, in whatever format it was saved since."""
    for sheet in workbook.sheets:
        if sheet.name == REGISTER_SHEET:
            return plain(sheet.value(0, 0)) == "format" and plain(sheet.value(0, 1)) == MAGIC
    return False


def _is_of(kind: str, value: object) -> bool:
    """Whether a stored value is one that a column of `kind` can have; a workbook may come from anybody."""
    if kind in ("lines", "roles"):
        return isinstance(value, list) and all(
            isinstance(item, str) and clean(item) == item for item in value
        )
    if kind in ("numbers", "integer"):
        return False  # these always stand in their cells
    return isinstance(value, str) and clean(value) == value


def _typed(name: str, text: str) -> str:
    """The stored form of what a person typed where a choice belongs; empty when it is no choice."""
    if name == "article":
        found = citations.find(text)
        return found[0].articles[0] if len(found) == 1 and len(found[0].articles) == 1 else ""
    if name == "mechanism":
        return mechanisms.read(text)
    if name == "country":
        return places.country(text) if places.looks_like(text) == 1.0 else ""
    if name == "period":
        spans = durations.find(text.strip())
        return (
            spans[0].period
            if len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(text.strip()))
            else ""
        )
    if name == "status":
        return words.status(text)
    if name == "role":
        return words.role(text)
    return ""
