"""Purposes listed in one section of a notice and their legal bases told in a later one, for all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from register_app.reading.notice import listing, prose, words
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.record import Record, clean_title, is_basis, read_bases, title_and_rest
from register_app.reading.notice.units import Unit
from register_app.reading.recognise.found import BasisFound


@dataclass
class Waiting:
    """The purposes that a notice has listed so far and told no basis for."""

    purposes: list[Record] = field(default_factory=list)

    def hear(self, chunk: Chunk) -> None:
        """Take the purposes that a section lists, or that stand as titles below it, when it tells no bases itself."""
        if found := _listed(chunk):
            self.purposes = found

    def founded(self, chunk: Chunk) -> list[Record]:
        """The purposes with the bases that a section on nothing else tells; none when it is no such section."""
        title = chunk.title
        if (
            not self.purposes
            or title is None
            or words.label_field(words.without_number(title.text)) != "basis"
        ):
            return []
        lines = [title.line]
        told: list[BasisFound] = []
        for unit in chunk.units:
            if found := _bases(unit):
                told.extend(found)
                lines.append(unit.line)
        if not any(basis.article for basis in told):
            return []
        for record in self.purposes:
            record.add_bases(listing.own(record.title, told))
            record.lines.extend(lines)
        found_here, self.purposes = self.purposes, []
        return found_here


def _bases(unit: Unit) -> list[BasisFound]:
    text = unit.text.rstrip(":")
    if unit.kind == "item" or is_basis(text):
        return read_bases(text)
    return [basis for told in prose.told(unit.text) for basis in told.bases]


def _listed(chunk: Chunk) -> list[Record]:
    """The items of the one list of a section on purposes, when a line opens it as such and nothing speaks of a basis."""
    if chunk.section != "purposes" or any(_bases(unit) for unit in chunk.units if unit.kind != "item"):
        return []
    opens = [at for at, unit in enumerate(chunk.units) if unit.text.endswith(":") and unit.kind != "item"]
    items = [unit for unit in chunk.units if unit.kind == "item"]
    if (
        len(items) < _FEWEST
        or len(opens) > 1
        or any(listing.opens_data(chunk.units[at].text) for at in opens)
    ):
        return []
    found: list[Record] = []
    for unit in items:
        title, rest = title_and_rest(unit.text)
        found.append(Record(clean_title(title), [rest] if rest else [], lines=[unit.line]))
        if chunk.title is not None:
            found[-1].lines.append(chunk.title.line)
    return [replace(record) for record in found if record.title]


_FEWEST = 2
