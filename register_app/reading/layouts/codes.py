"""Codes that a sheet of its own explains ("H1 | Art. 6(1)(b)"), and the cells of a register that hold them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts.contents import field_of
from register_app.reading.layouts.evidence import looks_like_basis
from register_app.reading.layouts.grid import Entry, Grid
from register_app.reading.layouts.record import Line, Record
from register_app.reading.workbook import Cell

_CODE = re.compile(r"[^\W\d_]{1,4}[ ._-]?\d{1,3}[a-z]?|\d{1,2}[a-z]|[A-ZÆØÅÄÖ]{1,4}")
_FEWEST = 2
_TELLING = 0.6
_ALL_ITEMS = re.compile(r"\s*(?:[,;/+&\n]|\s(?:og|and|und|et|och|en|y|e|i|ja)\s)\s*|\s+")


@dataclass(frozen=True)
class Legend:
    """What codes stand for, by the code in small letters, with the cells that say so."""

    meanings: dict[str, str]
    cells: dict[str, tuple[Cell, ...]]
    heads: tuple[Cell, ...] = ()
    """The cells of the headings above the codes."""
    field: str = ""
    """What the heading above the meanings says they are, "" when it says nothing."""
    bound: bool = False
    """Whether the codes are those of this field alone, so that bare numbers may be codes."""


def legend_of(grid: Grid) -> Legend:
    """The codes that the rows of a sheet explain: a code and right beside it words that are none."""
    meanings: dict[str, str] = {}
    cells: dict[str, tuple[Cell, ...]] = {}
    headed: set[str] = set()
    for row in grid.rows():
        filled = grid.filled(row)
        for code, words in itertools.pairwise(filled):
            key, meaning = fold(grid.text(row, code)), grid.text(row, words)
            if _CODE.fullmatch(grid.text(row, code).strip()) and not _CODE.fullmatch(meaning):
                cited = [
                    column for column in filled if column > words and looks_like_basis(grid.text(row, column))
                ]
                told = [grid.text(row, column) for column in cited if not looks_like_basis(meaning)]
                meanings.setdefault(key, " – ".join((*told, meaning)))
                cells.setdefault(key, tuple(grid.place(row, column) for column in (code, words, *cited)))
                above = next((grid.text(up, words) for up in range(row) if grid.text(up, words)), "")
                headed.update(found.field for found in match(above)[:1])
    return Legend(meanings, cells, _heads(grid, cells), headed.pop() if len(headed) == 1 else "")


_LONGEST_HEAD = 60


def _heads(grid: Grid, cells: dict[str, tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The title and headings above the first code: short lines, none of them a sentence."""
    if grid.turned:
        return ()
    first = min((row for places in cells.values() for row, _column in places), default=0)
    above = [(row, column) for row in range(first) for column in grid.filled(row)]
    texts = [grid.text(row, column) for row, column in above]
    if any(len(text) > _LONGEST_HEAD or text.endswith((".", "!", "?")) for text in texts):
        return ()
    return tuple(grid.place(row, column) for row, column in above)


_EXPLAINED = re.compile(rf"(?P<code>{_CODE.pattern})\s*=\s*(?P<meaning>\S.*)", re.DOTALL)


def legend_beside(grid: Grid) -> Legend:
    """The codes that notes beside a table explain, a cell each: "A = Art. 6(1)(f)"."""
    meanings: dict[str, str] = {}
    cells: dict[str, tuple[Cell, ...]] = {}
    for row, texts in enumerate(grid.texts):
        if texts.count("") != grid.width - 1:
            continue
        (column,) = grid.filled(row)
        found = _EXPLAINED.fullmatch(texts[column])
        if found is not None:
            meanings.setdefault(fold(found["code"]), found["meaning"])
            cells.setdefault(fold(found["code"]), (grid.place(row, column),))
    return Legend(meanings, cells)


def legend_apart(grid: Grid) -> Legend:
    """The codes that a small table right of the register explains, an empty column between."""
    filled = [any(texts[column] for texts in grid.texts) for column in range(grid.width)]
    starts = [column for column in range(2, grid.width) if filled[column] and not filled[column - 1]]
    for left in starts if any(filled) and not grid.turned else []:
        right = next((column for column in range(left, grid.width) if not filled[column]), grid.width) - 1
        if right - left != 1:
            continue
        legend = legend_of(grid.only(left, right))
        if len(legend.meanings) >= _FEWEST:
            return legend
    return Legend({}, {})


@dataclass
class Resolved:
    """What came of the codes of a register: the cells that held them, and the codes found."""

    cells: list[Cell] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)


def resolve(records: Sequence[Record], legend: Legend) -> Resolved:
    """Replace cells of codes by what these stand for.

    A column is one of codes when most of its cells are nothing else, so that a short name is not taken for one; the
    numbers of the activities are none, so they are only where they repeat themselves.
    """
    result = Resolved()
    if len(legend.meanings) < _FEWEST:
        return result
    columns: dict[int, list[_Place]] = {}
    for record in records:
        for place in _places(record):
            columns.setdefault(place.entry.cell[1], []).append(place)
    for places in columns.values():
        known = [
            place
            for place in places
            if place.codes
            and set(place.codes) <= legend.meanings.keys()
            and (not legend.bound or place.field == legend.field)
        ]
        if len(known) < max(_FEWEST, _TELLING * len(places)) or _are_keys(known):
            continue
        meant = legend.field or field_of([legend.meanings[code] for place in known for code in place.codes])
        for place in known:
            name = place.field if place.field not in _OPEN else meant
            if name in _OPEN:
                continue
            text = "\n".join(legend.meanings[code] for code in place.codes)
            text = f"{text} ({place.remark})" if place.remark else text
            place.entries.remove(place.entry)
            place.line.setdefault(name, []).append(replace(place.entry, text=text))
            result.cells.append(place.entry.cell)
            result.codes.update(place.codes)
    return result


def _are_keys(places: list[_Place]) -> bool:
    """Whether a column gives each activity a code of its own."""
    distinct = {tuple(place.codes) for place in places}
    return (
        places[0].field in _OPEN and len(distinct) == len(places) and all(len(item) == 1 for item in distinct)
    )


_OPEN = ("", "number")
"""Fields of a column of codes that say nothing of what the codes stand for."""


@dataclass(frozen=True)
class _Place:
    """An entry of a record, the line and the list that hold it, and the codes it may be."""

    field: str
    line: Line
    entries: list[Entry]
    entry: Entry
    codes: list[str]
    remark: str = ""
    """What stands in brackets behind the codes: "W (Care Act § 4)"."""


def _places(record: Record) -> Iterator[_Place]:
    for line in record.lines:
        for name, entries in list(line.items()):
            if name != "name":
                yield from (
                    _Place(name, line, entries, entry, *_codes(entry.text)) for entry in list(entries)
                )
    for entry in list(record.extras) if record.lines else ():
        yield _Place("", record.lines[0], record.extras, entry, *_codes(entry.text))


_REMARKED = re.compile(r"(?P<codes>[^()]{1,20}?)\s*\((?P<remark>[^()]{3,})\)")


def _codes(text: str) -> tuple[list[str], str]:
    """The codes that a cell may hold, and the remark in brackets behind them."""
    found = _REMARKED.fullmatch(text.strip()) if text.endswith(")") else None
    codes, remark = (found["codes"], found["remark"]) if found is not None else (text.strip(), "")
    return [fold(part) for part in _ALL_ITEMS.split(codes) if part], remark
