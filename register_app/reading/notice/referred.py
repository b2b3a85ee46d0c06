"""Purposes in a list, and their legal bases further on: "For purposes A and C: our contract with you"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from register_app.reading.notice import limits, told, words
from register_app.reading.notice.marks import follows
from register_app.reading.notice.naming import NOUN, Names
from register_app.reading.notice.record import Record, is_basis, read_bases, sentences, title_and_rest
from register_app.reading.notice.units import Unit

PLACED = ("retention", "recipients", "transfers", "data")
"""What may be said of purposes in a place of its own, by section and by field of a record."""


@dataclass(frozen=True)
class Told:
    """What a line or a cell says of some purposes of a list, by their places in it."""

    unit: Unit
    purposes: tuple[int, ...]
    field: str
    text: str


def records(units: Sequence[Unit]) -> tuple[list[Record], list[Unit]]:
    """The purposes that later lines give bases for by their number, letter or name, and the units that are none of it."""
    best: list[Record] = []
    if len(units) > _LONGEST:
        return best, list(units)
    for listed in itertools.islice(_lists(units), _MOST_LISTS):
        found = _joined(listed, units)
        if len(found) > len(best):
            best = found
    used = {line for record in best for line in record.lines}
    return best, [unit for unit in units if unit.line not in used]


_LONGEST = 3000
"""Paragraphs, items and rows; what is longer is no notice, and each list is compared with all that follows it."""
_MOST_LISTS = 20


def _joined(listed: Sequence[Unit], units: Sequence[Unit]) -> list[Record]:
    """The records of a list of purposes whose bases are told after it; none when most of them have none."""
    titles = [title_and_rest(unit.text) for unit in listed]
    names = Names([unit.mark for unit in listed], [title for title, _ in titles])
    last = max(unit.line for unit in listed)
    said = list(references(names, [unit for unit in units if unit.line > last], listed))
    founded = {at for here in said if here.field == "basis" for at in here.purposes}
    referred = {at for here in said for at in here.purposes}
    if len(listed) < _FEWEST or len(founded) < max(_FEWEST, _MOST * len(listed)) or referred - founded:
        return []
    found = [
        Record(title, [rest] if rest else [], lines=[unit.line])
        for unit, (title, rest) in zip(listed, titles, strict=True)
    ]
    for here in said:
        for at in here.purposes:
            found[at].put(here.field, here.text)
            found[at].lines.append(here.unit.line)
    for unit, record in zip(listed, found, strict=True):
        if unit.kind == "heading":
            under = _under(unit, units)
            told.add([record], under)
            record.description.extend(other.text for other in under)
            record.lines.extend(other.line for other in under)
    return [record for at, record in enumerate(found) if at in founded]


def _under(heading: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The paragraphs and items that stand under a heading."""
    after = itertools.dropwhile(lambda unit: unit.line <= heading.line, units)
    return list(itertools.takewhile(lambda unit: unit.kind not in ("heading", "row"), after))


_FEWEST, _MOST = 2, 0.75


def references(names: Names, units: Sequence[Unit], listed: Sequence[Unit] = ()) -> Iterator[Told]:
    """What lines and tables say of the purposes that `names` knows, with the field that it belongs to."""
    section = ""
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.kind == "row":
            end = next((n for n in range(at, len(units)) if units[n].kind != "row"), len(units))
            yield from table(names, units[at:end], section)
            at = end
            continue
        at += 1
        said_apart = _sayings(names, unit)
        named = [said for text in said_apart if (said := _line(names, text, listed, section)) is not None]
        if not named:
            section = words.section(unit.text) or section
        for purposes, text in named:
            if section in PLACED:
                yield Told(unit, tuple(purposes), section, text)
            elif basis := _stated(text):
                yield Told(unit, tuple(purposes), "basis", basis)
            elif limit := limits.limit(text):
                yield Told(unit, tuple(purposes), "retention", limit)


def _sayings(names: Names, unit: Unit) -> list[Unit]:
    """The parts of a paragraph that speak of purposes each; else the paragraph as a whole."""
    clauses = _CLAUSE.split(unit.text)
    if len(clauses) >= _FEWEST and is_basis(clauses[-1].partition(" ")[2].partition(" ")[2].rstrip(". ")):
        return [replace(unit, text=part) for part in clauses]
    parts = sentences(unit.text) if unit.kind == "paragraph" else []
    begun: list[str] = []
    for part in parts:
        if not begun or _BRACKETED.search(part) or names.begin(part) is not None:
            begun.append(part)
        else:
            begun[-1] += f" {part}"
    return [replace(unit, text=part) for part in begun] if len(begun) >= _FEWEST else [unit]


_CLAUSE = re.compile(
    r",\s+(?:(?:and|og|und|et|och|en|y|e)\s+)?(?=(?:for|til|für|zu|pour|för|voor|para|per)\s+\(?[A-Z\d]\d?\)?\s)"
)
"""Where a sentence goes on to another purpose: "The basis for A is …, for B …"."""
_BRACKETED = re.compile(
    rf"\s(?:for|til|under|zu|für|pour|för|voor|para|per)\s+(?:{NOUN})?(?=\((?:[a-z]|\d{{1,2}})\))",
    re.IGNORECASE,
)
"""What stands before marks within a sentence: "We keep the data for (a) and (b) for six years"."""


def _line(names: Names, unit: Unit, listed: Sequence[Unit], section: str) -> tuple[list[int], str] | None:
    """The purposes a line speaks of and what it says: at its beginning, by the number it bears, within, or at its end."""
    found = names.begin(unit.text)
    if found is not None and found[1]:
        return found
    same = [at for at, other in enumerate(listed) if unit.mark and other.mark == unit.mark]
    parallel = is_basis(unit.text.rstrip(". ")) or unit.kind == "item" or section in PLACED
    if same and parallel and not words.section(unit.text):
        return same, unit.text
    within = _BRACKETED.search(unit.text)
    if within is not None and (marked := names.marked(unit.text, within.end())) is not None:
        rest = unit.text[: within.start()] + " " + unit.text[marked[1] :].strip()
        return marked[0], (limits.limit(rest) if section == "retention" else "") or rest
    ends = _AT_END.fullmatch(unit.text.rstrip(". "))
    if ends is not None and is_basis(ends["told"]) and (purposes := names.whole(ends["names"])):
        return purposes, ends["told"]
    return None


_AT_END = re.compile(r"(?P<told>.+?)(?:\s*:|\s+[–—-])\s+(?P<names>[^:]{1,120})", re.DOTALL)


def _stated(text: str) -> str:
    """The basis that a reference states: all of it, or its first sentence; "" when it states none."""
    whole, first = text.rstrip(". "), sentences(text)[0].rstrip(". ") if text.strip() else ""
    if is_basis(whole):
        return whole
    if is_basis(first) or any(basis.article and not basis.by_words for basis in read_bases(first)):
        return first
    return ""


def table(names: Names, rows: Sequence[Unit], section: str) -> Iterator[Told]:
    """What the rows of a table say of purposes that one of its columns names, under headings or those of its section."""
    fields = [words.column_field(cell) for cell in rows[0].cells]
    told = {at: field for at, field in enumerate(fields) if field in (*PLACED, "basis")}
    body = rows[1:]
    if not told and section in PLACED and all(len(row.cells) == _TWO for row in rows):
        told, body = {0: section, 1: section}, rows
    width = min((len(row.cells) for row in rows), default=0)
    column, named = 0, list[list[int]]()
    for at in range(width):
        here = [names.whole(row.cells[at]) for row in body]
        if sum(map(bool, here)) > sum(map(bool, named)):
            column, named = at, here
    told.pop(column, None)
    if not told or sum(map(bool, named)) * 2 < len(body) or not body:
        return
    for row, purposes in zip(body, named, strict=True):
        for at, field in told.items():
            if purposes and at < len(row.cells) and row.cells[at]:
                yield Told(row, tuple(purposes), field, row.cells[at])


_TWO = 2


# -- The lists ----------------------------------------------------------------------------------------


def _lists(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The lists of purposes that later lines may refer to: with marks, as rows with marks, counted, or by name alone."""
    yield from _marked(units)
    yield from _inline(units)
    yield from _rows(units)
    yield from _headings(units)
    for run in _items(units):
        for marks in (map(str, itertools.count(1)), iter("abcdefghijklmnopqrstuvwxyz")):
            yield [replace(unit, mark=mark) for unit, mark in zip(run, marks, strict=False)]


def _marked(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Runs of lines whose numbers or letters follow one another; headings of sections end them."""
    run: list[Unit] = []
    for unit in units:
        if not unit.mark or words.section(unit.text):
            continue
        if not run or not follows(run[-1].mark, unit.mark):
            yield from _whole(run)
            run = []
        if run or unit.mark.lower().rpartition(".")[2] in ("1", "a"):
            run.append(unit)
    yield from _whole(run)


def _whole(run: list[Unit]) -> Iterator[list[Unit]]:
    if len(run) >= _FEWEST:
        yield run


_INLINE = re.compile(r"\((?P<mark>[a-z]|\d{1,2})\)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;.]+(?:(?:and|og|samt|und|sowie|et|och|en|y|e|i|oraz|ja)\s*)?$")


def _inline(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The lists within a sentence: "for the purposes of (a) letting flats; (b) collecting rent"."""
    for unit in units:
        marks = list(_INLINE.finditer(unit.text)) if unit.kind != "row" else []
        if len(marks) < _FEWEST or marks[0]["mark"].lower() not in ("a", "1"):
            continue
        if not all(follows(one["mark"], two["mark"]) for one, two in itertools.pairwise(marks)):
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(sentences(unit.text)[0])]
        parts = [_BETWEEN.sub("", unit.text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
        if all(parts):
            yield [
                replace(unit, text=part, mark=mark["mark"]) for part, mark in zip(parts, marks, strict=True)
            ]


def _headings(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Headings of one level that stand below the same one, each the name of a purpose."""
    headings = [unit for unit in units if unit.kind == "heading"]
    for level in sorted({unit.level for unit in headings} - {1}):
        run: list[Unit] = []
        for unit in headings:
            if unit.level < level or (unit.level == level and words.section(unit.text)):
                yield from _whole(run)
                run = []
            elif unit.level == level:
                run.append(unit)
        yield from _whole(run)


_NUMBER = re.compile(r"\(?(?P<mark>[a-z]|\d{1,2})[.)]?", re.IGNORECASE)


def _rows(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The rows of tables that begin with numbers or letters, and those of tables that tell no basis."""
    for is_row, group in itertools.groupby(units, key=lambda unit: unit.kind == "row"):
        rows = list(group)
        if not is_row or len(rows) <= _FEWEST:
            continue
        fields = [words.column_field(cell) for cell in rows[0].cells]
        column = fields.index("purpose", 1) if "purpose" in fields[1:] else 1
        found = [
            replace(row, text=row.cells[column], mark=mark["mark"])
            for row in rows
            if len(row.cells) > column
            and row.cells[column]
            and (mark := _NUMBER.fullmatch(row.cells[0].strip())) is not None
        ]
        yield from _whole(found)


def _items(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Lists without numbers of their own."""
    for is_item, group in itertools.groupby(units, key=lambda unit: unit.kind == "item" and not unit.mark):
        if is_item:
            yield from _whole(list(group))
