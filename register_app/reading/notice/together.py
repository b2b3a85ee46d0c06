"""Cells that tell people and their data together: "Customers: name, address" under "Data subjects and data"."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.reading.layouts import combined, contents
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.matrix import is_people
from register_app.reading.notice import people, words

_MOST = 0.6


def columns(rows: Sequence[Sequence[str]], fields: Sequence[str], heads: Sequence[str]) -> set[int]:
    """The columns of data that tell whose they are as well, as the heading says or most of the cells do."""
    if "subjects" in fields:
        return set()
    found: set[int] = set()
    for at, field in enumerate(fields):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        named = [cell for cell in cells if ":" in cell and _people(cell.partition(":")[0])]
        joint = at < len(heads) and words.names_people_and_data(heads[at])
        if field == "data" and (joint or (named and len(named) >= _MOST * len(cells))):
            found.add(at)
    return found


def parts(cell: str) -> list[tuple[str, str]]:
    """The people ("subjects") and the data of a cell; all of it is data where it does not tell them apart."""
    line = combined.expand({"subjects+data": [Entry(cell, (0, 0))]})
    told = [(name, entry.text) for name in ("subjects", "data") for entry in line.get(name, ())]
    subjects = [text for name, text in told if name == "subjects"]
    if len(told) > len(subjects):
        return [("data", cell)] if any(contents.kind_of_cell(text) == "data" for text in subjects) else told
    return [("subjects" if _people(cell) else "data", cell)]


def _people(text: str) -> bool:
    return bool(people.of(text)) or is_people(text)
