"""What a notice says of its purposes in another place: a table of time limits by purpose, a list by groups of people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from register_app.reading.folded import fold
from register_app.reading.layouts.evidence import is_mark, is_ticked
from register_app.reading.notice import limits, people, words
from register_app.reading.notice.audience import Audience
from register_app.reading.notice.naming import Names
from register_app.reading.notice.record import Record, sentences
from register_app.reading.notice.referred import PLACED
from register_app.reading.notice.units import Unit

_NAMED = re.compile(r"(?P<name>[^:\n]{3,110}?)\s*(?::|\s[–—-])\s+(?P<told>\S.*)", re.DOTALL)
_SHORTEST = 5


def add(records: Sequence[Record], units: Sequence[Unit], spoken_to: Mapping[int, Audience]) -> None:
    """Give the records what is said of them elsewhere, by their titles, their numbers or the people they are about.

    `spoken_to`: to whom each line speaks.
    """
    known = _Known(records, units)
    used = {line for record in records for line in record.lines}
    section = ""
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.kind == "row":
            end = next((n for n in range(at, len(units)) if units[n].kind != "row"), len(units))
            if not any(row.line in used for row in units[at:end]):
                _table(units[at:end], section, known)
            at = end
            continue
        at += 1
        if unit.kind == "heading" or (len(unit.text) <= 100 and not unit.text.endswith(".")):
            section = words.section(unit.text) or (
                "" if unit.kind == "heading" and unit.level <= 2 else section
            )
        if section not in PLACED or unit.line in used:
            continue
        named = _NAMED.fullmatch(unit.text)
        if named is not None and (found := known.by(named["name"])):
            known.give(found, section, named["told"], unit.line)
        elif (begun := known.begun(unit.text)) is not None:
            known.give(begun[0], section, begun[1], unit.line)
        elif section == "retention" and unit.line in spoken_to:
            told = [limit for sentence in sentences(unit.text) if (limit := limits.limit(sentence))]
            if told:
                known.give(known.about(spoken_to[unit.line].people), section, told[0], unit.line)


class _Known:
    """The records by their titles, groups, numbers and people."""

    def __init__(self, records: Sequence[Record], units: Sequence[Unit]) -> None:
        self._titles: dict[str, list[Record]] = {}
        self._people: dict[str, list[Record]] = {}
        for record in records:
            for name in {fold(record.title), fold(record.group)} - {""}:
                self._titles.setdefault(name, []).append(record)
            for group in _groups([*record.subjects, people.of(record.group)]):
                self._people.setdefault(group, []).append(record)
        self._records = list(records)
        self._names = Names(_marks(records, units), [record.title for record in records])
        self._grouped = Names((), [record.group for record in records])
        self._bare = {
            (id(record), field) for record in records for field in PLACED if not getattr(record, field)
        }

    def by(self, name: str) -> list[Record]:
        """The records that a name means: of the same title, of one that goes on, of their numbers, about these people."""
        folded = fold(name)
        if found := self._titles.get(folded):
            return found
        if named := self._names.whole(name) or self._grouped.whole(name):
            return [self._records[at] for at in named]
        longer = [
            records
            for title, records in self._titles.items()
            if min(len(title), len(folded)) >= _SHORTEST
            and (title.startswith(f"{folded} ") or folded.startswith(f"{title} "))
        ]
        return longer[0] if len(longer) == 1 else self.about(people.of(name))

    def begun(self, text: str) -> tuple[list[Record], str] | None:
        """The records that a line begins with, and what it says of them; `None` when it begins otherwise."""
        found = self._names.begin(text)
        return ([self._records[at] for at in found[0]], found[1]) if found is not None and found[1] else None

    def about(self, groups: str) -> list[Record]:
        found: list[Record] = []
        for group in _groups([groups]):
            found.extend(record for record in self._people.get(group, []) if record not in found)
        return found

    def give(self, records: Sequence[Record], field: str, text: str, line: int) -> None:
        """Add a text to the records that said nothing of this where they stood."""
        for record in records:
            if (id(record), field) in self._bare:
                if text not in getattr(record, field):
                    record.put(field, text)
                record.lines.append(line)


_MARK = re.compile(r"\(?(?P<mark>[a-z]|\d{1,2})(?:[.)]\)?\s|[.)]*$)", re.IGNORECASE)


def _marks(records: Sequence[Record], units: Sequence[Unit]) -> list[str]:
    """The number or letter of each record: that of the line its title stands on, or the first cell of its row."""
    by_line: dict[int, Unit] = {unit.line: unit for unit in units}
    found: list[str] = []
    for record in records:
        mark, title = "", fold(record.title)
        for unit in (by_line[line] for line in record.lines if line in by_line):
            told = _MARK.match(unit.cells[0] if unit.kind == "row" and unit.cells else unit.text)
            if title and title in fold(unit.text) and (unit.mark or told is not None):
                mark = unit.mark or (told["mark"] if told is not None else "")
                break
        found.append(mark)
    marks = [mark for mark in found if mark]
    return found if len(set(marks)) == len(marks) else [""] * len(found)


def _groups(texts: Sequence[str]) -> set[str]:
    return {fold(part) for text in texts for part in text.split(";")} - {""}


def _table(rows: Sequence[Unit], section: str, known: _Known) -> None:
    """A table that says something of purposes or people it names, under headings or under that of its section."""
    fields = [words.column_field(cell) for cell in rows[0].cells]
    if "basis" in fields or _ticked(rows, section, known):
        return
    told = {at: field for at, field in enumerate(fields) if field in PLACED}
    body = rows[1:]
    if not told and section in PLACED and all(len(row.cells) == 2 for row in rows):
        told, body = {1: section}, rows
    names = min(set(range(len(rows[0].cells))) - told.keys(), default=None)
    if not told or names is None:
        return
    found = [(row, known.by(row.cells[names])) for row in body if names < len(row.cells) and row.cells[names]]
    if sum(bool(records) for _, records in found) * 2 < len(found):
        return
    for row, records in found:
        for at, field in told.items():
            if at < len(row.cells) and row.cells[at]:
                known.give(records, field, row.cells[at], row.line)


def _ticked(rows: Sequence[Unit], section: str, known: _Known) -> bool:
    """Take a table that ticks what belongs to which purpose, whichever of both stands at the top; whether it is one."""
    head, body = rows[0].cells, rows[1:]
    cells = [cell for row in body for cell in row.cells[1:] if cell]
    if len(body) < _FEWEST or len(head) <= _FEWEST or not cells or not all(map(is_mark, cells)):
        return False
    field = section if section in PLACED else "data"
    left = [known.by(row.cells[0]) for row in body]
    top = [known.by(cell) for cell in head[1:]]
    for row, at_left in zip(body, left, strict=True):
        for at, (cell, at_top) in enumerate(zip(row.cells[1:], top, strict=False)):
            if is_ticked(cell) and any(left):
                known.give(at_left, field, head[at + 1], row.line)
            elif is_ticked(cell):
                known.give(at_top, field, row.cells[0], row.line)
    return any(left) or any(top)


_FEWEST = 2
"""Rows, and columns of ticks, of a table in which two kinds of things meet."""
