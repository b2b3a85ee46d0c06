"""Cells that tell people and their data together: "Customers: name, address" under "Data subjects and data"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register_app.reading.layouts import combined, contents
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.matrix import is_people
from register_app.reading.notice import people, words

_MOST = 0.6
_IN_BRACKETS = re.compile(r"(?P<people>[^():]+?)\s*\((?P<data>[^()]+)\)\.?")


def columns(rows: Sequence[Sequence[str]], fields: Sequence[str], heads: Sequence[str]) -> set[int]:
    """The columns that tell both people and their data, as the heading says or most of the cells do."""
    if {"subjects", "data"} <= set(fields):
        return set()
    found: set[int] = set()
    for at, field in enumerate(fields):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        named = [cell for cell in cells if ":" in cell and _people(cell.partition(":")[0])]
        joint = at < len(heads) and words.names_people_and_data(heads[at])
        if field in ("subjects", "data") and (joint or (named and len(named) >= _MOST * len(cells))):
            found.add(at)
    return found


def parts(cell: str, field: str) -> list[tuple[str, str]]:
    """The people ("subjects") and the data of a cell; all of it belongs to `field` where it does not tell them apart."""
    bracket = _IN_BRACKETS.fullmatch(cell.strip())
    if bracket is not None and _people(bracket["people"]):
        return [("subjects", bracket["people"]), ("data", bracket["data"])]
    line = combined.expand({"subjects+data": [Entry(cell, (0, 0))]})
    told = [(name, entry.text) for name in ("subjects", "data") for entry in line.get(name, ())]
    subjects = [text for name, text in told if name == "subjects"]
    if len(told) > len(subjects):
        return [("data", cell)] if any(contents.kind_of_cell(text) == "data" for text in subjects) else told
    return [("subjects" if _people(cell) else field, cell)]


def _people(text: str) -> bool:
    return bool(people.of(text)) or is_people(text)
