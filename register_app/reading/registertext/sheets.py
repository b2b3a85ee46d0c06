"""The parts of a register told as a text, as the sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from register_app.reading import footnotes
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts.parties import label_of
from register_app.reading.notice.units import Unit, units
from register_app.reading.registertext import evidence, labelled, parts
from register_app.reading.registertext.labelled import Entry, Form, is_party
from register_app.reading.registertext.outline import Section, outline
from register_app.reading.registertext.parts import Part, Parts
from register_app.reading.texts import Block, SourceText
from register_app.reading.workbook import Sheet, Value, Workbook

_LONGEST_NAME = 60
_COUNTED = re.compile(
    r"^(?P<what>[^\W\d_]+(?: [^\W\d_]+)?)\s*(?:nr\.?|no\.?|nro\.?|n\s?[°ºo]\.?|#)?\s*\d{1,3}\s*[:.)–—-]+\s*(?P<name>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)


def workbook_of(source: SourceText) -> Workbook | None:
    """The text as a workbook, where it is a register; None where it is a privacy notice, or anything else."""
    if not _may_be(source.blocks):
        return None
    told = _units(source.blocks)
    root = outline(told)
    found = parts.find(root)
    if not _is_register(told, found):
        return None
    book = Workbook(source.source, source.kind, problems=list(source.problems))
    stem = PurePath(source.source).stem or source.source
    title = next((unit.text for unit in told if unit.kind == "heading"), _title_of(told))
    cover, taken = _cover(root, found)
    if cover:
        _add(book, str(cover[0][0]).partition(":")[0], cover, "cover")
    for part in found.parts:
        _add(book, part.name or title or stem, _rows_of(part))
    aside = [_cells(unit) for unit in told if unit not in found.taken and unit not in taken]
    if aside:
        _add(book, stem, aside, "ignored")
    return book


def _title_of(told: Sequence[Unit]) -> str:
    """The title of a text that marks no headings: its first line, when it says what the text is."""
    return told[0].text if told and evidence.says_register(told[0].text) else ""


def _units(blocks: Sequence[Block]) -> list[Unit]:
    """The units of a text; of one that marks its paragraphs they are its blocks as they stand."""
    if any(block.kind == "line" for block in blocks):
        return units(blocks)
    return [
        Unit(block.kind, block.text, block.line, block.level, block.cells, gap=True, mark=block.mark)
        for block in footnotes.found(blocks)
    ]


def _add(book: Workbook, name: str, rows: list[list[Value]], layout: str = "") -> None:
    name = " ".join(name.split())[:_LONGEST_NAME].strip()
    known, number, whole = {sheet.name for sheet in book.sheets}, 1, name
    while name in known:
        number += 1
        name = f"{number}. {whole}"  # behind a title, "Art. 30 (2)" would be the paragraph about processors
    book.sheets.append(Sheet(name, rows, layout=layout))


def _cells(unit: Unit) -> list[Value]:
    return [cell or None for cell in unit.cells] if unit.kind == "row" else [unit.text or None]


# -- What kind of text it is ------------------------------------------------------------------------------

_FIRST = 6
"""Among so many lines the title of a text stands."""
_MANY = 5


def _may_be(blocks: Sequence[Block]) -> bool:
    """What `_is_register` asks, as far as it is soon seen: most texts are none, and to read them twice takes time."""
    titles = [block.text for at, block in enumerate(blocks) if at < 2 * _FIRST or block.kind == "heading"]
    if any(map(evidence.says_register, titles)):
        return True
    if sum(evidence.counts_activity(block.text) for block in blocks if block.kind != "row") >= 2:
        return True
    return any(
        "measures" in labelled.fields_of(label) for block in blocks for label in labelled.labels_in(block)
    )


def _is_register(told: Sequence[Unit], found: Parts) -> bool:
    forms = [form for part in found.parts for form in part.forms]
    if not found.parts:
        return False
    titles = [unit.text for unit in told[:_FIRST] if not unit.text.endswith((".", ","))]
    titles += [section.title for part in found.parts for section in part.section.path()]
    if any(map(evidence.says_register, titles)):
        return True
    if sum(evidence.counts_activity(form.title) for form in forms) >= 2:
        return True
    return any(
        "measures" in part.telling and len(part.telling) >= _MANY
        for part in found.parts
        if part.kind != "headings"
    )


# -- Its parts --------------------------------------------------------------------------------------------


def _rows_of(part: Part) -> list[list[Value]]:
    above = [_cells(unit) for unit in part.above]
    shared, forms = _shared(part.forms) if part.forms else ([], [])
    above += [[entry.label, entry.value] for entry in shared]
    if above:
        above.append([])  # what is told above a table is no heading of its columns
    return above + (_table(forms) if forms else [_cells(row) for row in part.rows])


def _shared(forms: Sequence[Form]) -> tuple[list[Entry], list[Form]]:
    """Who is responsible, where all forms say the same of it: that is told above them."""
    party = [entry for entry in forms[0].entries if is_party(entry.label) and entry.value]
    shared = [
        entry for entry in party if all(any(_same(entry, other) for other in form.entries) for form in forms)
    ]
    rest = [
        Form(
            form.title,
            [entry for entry in form.entries if not any(_same(entry, own) for own in shared)],
            form.units,
        )
        for form in forms
    ]
    return shared, rest


def _same(first: Entry, second: Entry) -> bool:
    return fold(first.label) == fold(second.label) and first.value == second.value


def _table(forms: Sequence[Form]) -> list[list[Value]]:
    """A row a form, a column a label; the titles of the forms stand in a column of their own."""
    columns: dict[tuple[str, int], str] = {}
    lines: list[dict[tuple[str, int], str]] = []
    for form in forms:
        line: dict[tuple[str, int], str] = {}
        for entry in form.entries:
            number = 0
            while (fold(entry.label), number) in line:
                number += 1
            key = (fold(entry.label), number)
            columns.setdefault(key, entry.label)
            line[key] = entry.value
        lines.append(line)
    heading, titles = _titles(forms)
    named = any((found := match(label)) and found[0].field == "name" for label in columns.values())
    if not named:
        heading = heading or _NAME
    made: list[list[Value]] = []
    for title, line in zip([heading, *titles], [columns, *lines], strict=True):
        cells: list[Value] = [line.get(key) or None for key in columns]
        if any(titles):
            cells = [*cells, title or None] if named else [title or None, *cells]
        made.append(cells)
    return made


_NAME = "Name"
"""The heading of the titles of forms, where no word of the text says what they are; that they name them is sure."""


def _titles(forms: Sequence[Form]) -> tuple[str, list[str]]:
    """The heading of the column of titles, which the titles say themselves ("Activity 2: Payroll"), and the titles."""
    counted = [_COUNTED.match(form.title) for form in forms]
    what = next((found["what"] for found in counted if found), "")
    if not what or not (
        evidence.counts_activity(f"{what} 1") or any(item.field == "name" for item in match(what))
    ):
        return "", [form.title for form in forms]
    names = [found["name"] if found else form.title for found, form in zip(counted, forms, strict=True)]
    return what, names


# -- Who is responsible -----------------------------------------------------------------------------------


def _cover(root: Section, found: Parts) -> tuple[list[list[Value]], set[Unit]]:
    """What headings and labels outside the parts say of the controller and their people; and the lines it takes up."""
    rows: list[list[Value]] = []
    taken: set[Unit] = set()
    leading = {id(section) for part in found.parts for section in part.section.path()}
    for section in root.every():
        rest = [unit for unit in section.body if unit not in found.taken]
        if id(section) in leading:
            lines = _party_lines(rest)
            rows += map(_cells, lines)
            taken.update(lines)
            continue
        if section.heading is None or section.heading in found.taken or not _names_party(section.title):
            continue
        if not rest or len(rest) > _MOST_LINES or any(len(unit.cells) > 2 for unit in rest):
            continue
        lines_told = list(map(_cells, rest))
        if len(lines_told[0]) == 1 and labelled.parted(rest[0]) is None:
            lines_told[0] = [section.heading.text, *lines_told[0]]
        else:
            lines_told.insert(0, [section.heading.text])
        rows += lines_told
        taken.update([section.heading, *rest])
    return rows, taken


_MOST_LINES = 14


def _party_lines(body: Sequence[Unit]) -> list[Unit]:
    """The lines that say who somebody is, each with those right below it that say more of them."""
    found: list[Unit] = []
    within = False
    for unit in body:
        label = labelled.parted(unit)
        within = label is not None and (is_party(label[0]) or (within and bool(label_of(label[0]))))
        if within:
            found.append(unit)
    return found


def _names_party(title: str) -> bool:
    return is_party(re.sub(r"\([^)]*\)", "", title))
