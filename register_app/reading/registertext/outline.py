"""The units of a text as an outline: headings with what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from register_app.reading.notice.units import Unit
from register_app.reading.registertext.labelled import BOLD, fields_of


@dataclass(eq=False)
class Section:
    """A heading with the units below it up to the next one, and the sections of deeper headings."""

    heading: Unit | None = None
    above: Section | None = None
    body: list[Unit] = field(default_factory=list)
    below: list[Section] = field(default_factory=list)

    @property
    def title(self) -> str:
        return " ".join(self.heading.text.split()) if self.heading is not None else ""

    @property
    def level(self) -> int:
        return self.heading.level if self.heading is not None else 0

    def every(self) -> Iterator[Section]:
        """The section itself and all below it, in the order of the text."""
        yield self
        for section in self.below:
            yield from section.every()

    def path(self) -> list[Section]:
        """The sections that this one stands in, the outermost first; itself the last."""
        return [*(self.above.path() if self.above is not None else ()), self]


def outline(units: Sequence[Unit]) -> Section:
    """The text as one section without a heading, and all others below it; a label in bold heads no section."""
    root = current = Section()
    for unit in units:
        if unit.kind != "heading" or (unit.level >= BOLD and fields_of(unit.text)):
            current.body.append(unit)
            continue
        while current.above is not None and current.level >= unit.level:
            current = current.above
        made = Section(unit, current)
        current.below.append(made)
        current = made
    return root
