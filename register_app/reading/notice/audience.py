"""Whom a heading of a notice speaks to ("For customers"): the data subjects of the purposes that stand below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from register_app.reading.notice import chunks, people, words
from register_app.reading.notice.units import Unit


@dataclass(frozen=True)
class Audience:
    """Data subjects (Art. 30(1)(c) GDPR) as a heading names them, and the line of that heading."""

    people: str
    line: int


_MARKED, _GROUP, _GUESSED = 9, 55, 60
"""Levels: below _MARKED the headings of the text itself; of titles guessed from lines a group's and any other's."""
_KEEPS = frozenset(("", "purposes", "general"))
"""Sections that go on speaking to the same people."""


def by_line(units: Sequence[Unit]) -> dict[int, Audience]:
    """To whom each line of a notice speaks, as the nearest heading above it says that names people."""
    running = [unit for unit in units if unit.kind != "row"]
    titles = {chunk.title.line for chunk in chunks.cut(running) if chunk.title is not None}
    titles |= {unit.line for unit in running if unit.kind == "heading"}
    found: dict[int, Audience] = {}
    stack: list[tuple[int, Audience | None]] = []
    for at, unit in enumerate(units):
        if unit.kind != "row" and unit.line in titles:
            named = people.of(unit.text)
            follows = at + 1 < len(units) and units[at + 1].line in titles
            level = _level(unit, named, follows=follows)
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, Audience(named, unit.line) if named else None))
        if (nearest := next((held for _level_, held in reversed(stack) if held), None)) is not None:
            found[unit.line] = nearest
    return found


def _level(unit: Unit, named: str, *, follows: bool) -> int:
    if unit.kind == "heading" or 0 < unit.level < _MARKED:
        return unit.level or 1
    if named:
        return _GROUP if follows else _GUESSED
    return _GUESSED if words.section(unit.text) in _KEEPS else _MARKED
