"""Lines below the headings of a copied table → its rows: white parts them, or the columns begin anew; pages part none."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from register_app.reading.columns import join_lines
from register_app.reading.notice import people, words
from register_app.reading.notice.aligning import Row, align, fits, goes_on, is_nothing
from register_app.reading.notice.record import is_basis
from register_app.reading.texts import Block

Group = list[Block]
"""Blocks that stand together, with white above the first."""
FEWEST_COLUMNS = 2
_FEWEST_ROWS = 2
_MOST = 0.6

Made = list[tuple[Sequence[Block], Row]]
"""The lines of each row, and the columns they stand in."""


def by_white(groups: Sequence[Group], fields: Sequence[str]) -> Made:
    """The rows where white parts each from the next; a line that stands alone among them heads those below it."""
    if _has_sentences(groups, fields) or _only_pages_part(groups):
        return []
    groups = list(_over_pages(groups, fields))
    bearing = list(filter(_bears_basis, groups))
    whole = sum(is_row(group, fields) for group in bearing)
    if whole < _fewest(fields) or whole < _MOST * len(bearing):
        return []
    made: Made = []
    last = bare = 0
    for group in groups:
        if is_row(group, fields):
            bare = 0
            made.append((group, align([block.text for block in group], fields, one=True)[0]))
            last = len(made)
            continue
        bare += 1
        if bare > 1 or any(block.text.endswith(".") for block in group):
            break
        if len(group) == 1:
            made.append((group, [[0], *([] for _ in fields[1:])]))
        else:
            made.append((group, align([block.text for block in group], fields, one=True)[0]))
    return made[:last]


def _fewest(fields: Sequence[str]) -> int:
    """The rows that make a table; where the basis stands first, nothing else can be read of even a single one."""
    return 1 if fields[0] == "basis" else _FEWEST_ROWS


def _has_sentences(groups: Sequence[Group], fields: Sequence[str]) -> bool:
    """Whether sentences stand below purposes beside bases: they are read as they stand."""
    two = len(fields) == FEWEST_COLUMNS and fields[0] == "purpose"
    return two and any(block.text.endswith(".") for group in groups for block in group)


def _only_pages_part(groups: Sequence[Group]) -> bool:
    """Whether white stands between the rows only where a page ends."""
    bearing = list(filter(_bears_basis, groups))
    over_pages = len(bearing) > 1 or any(block.left_out for group in bearing for block in group[1:])
    return over_pages and all(map(_begins_page, bearing[1:]))


def _bears_basis(group: Group) -> bool:
    texts = [block.text for block in group]
    return any(map(is_basis, [*texts, *cell_text(texts).split("\n")]))


def _over_pages(groups: Sequence[Group], fields: Sequence[str]) -> Iterator[Group]:
    """Rows between white lines: the end of a page may part two where it left no white, and none where it did."""
    waiting: Group = []
    for group in itertools.chain.from_iterable(map(_at_pages, groups)):
        if waiting and group[0].left_out and _is_one(waiting, group, fields):
            waiting = [*waiting, *group]
            continue
        if waiting:
            yield waiting
        waiting = group
    if waiting:
        yield waiting


def _at_pages(group: Group) -> Iterator[Group]:
    starts = [0, *(at for at, block in enumerate(group) if at and block.left_out), len(group)]
    return (group[start:end] for start, end in itertools.pairwise(starts))


def _is_one(above: Group, below: Group, fields: Sequence[str]) -> bool:
    """Whether the lines before and after the end of a page fit better in one row than in two."""
    if any(len(group) == 1 and people.of(group[0].text) for group in (above, below)):
        return False
    if len(above) + len(below) > 2 * _TALLEST * len(fields):
        return False
    first, second = ([block.text for block in group] for group in (above, below))
    return fits([*first, *second], fields) > fits(first, fields) + fits(second, fields)


def is_row(group: Group, fields: Sequence[str]) -> bool:
    """Whether lines are the cells of one row: a purpose, and beside it one legal basis or several together."""
    texts = [block.text for block in group]
    joined = cell_text(texts).split("\n")
    if len(joined) == 1 and fields[0] == "basis":
        return False  # a basis that goes on
    return _are_cells(joined if any(map(is_basis, joined)) else texts, fields)


def _are_cells(texts: Sequence[str], fields: Sequence[str]) -> bool:
    bases = [at for at, text in enumerate(texts) if is_basis(text)]
    if bases[:1] == [0] and len(bases) < len(texts) and fields[0] != "basis":
        del bases[0]  # a purpose like "Compliance with laws"
    if not bases or len(bases) == len(texts) or len(texts) > _TALLEST * len(fields):
        return False
    return all(is_basis(text) for text in texts[bases[0] : bases[-1]])


_TALLEST = 3
"""Lines of a cell, at most."""


def in_sequence(groups: Sequence[Group], fields: Sequence[str]) -> Made:
    """The rows where white parts none from the next: as often as the columns begin anew.

    Between white lines stands a cell, or else the whole table.
    """
    if not groups or _has_sentences(groups, fields):
        return []
    first = list(itertools.chain(groups[0], *itertools.takewhile(_begins_page, groups[1:])))
    joined = cell_text([block.text for block in first]).split("\n")
    whole = len(joined) > _TALLEST * len(fields) or 1 < sum(map(is_basis, joined)) < len(joined)
    cells = [[block] for block in _up_to_section(first)] if whole else list(_cells_over_pages(groups))
    found = align([cell_text([block.text for block in cell]) for cell in cells], fields)
    with_basis = sum(bool(row[fields.index("basis")]) for row in found)
    if len(found) < _fewest(fields) or with_basis < _MOST * len(found):
        return []
    made: Made = []
    for row in found:
        lines: list[Block] = []
        placed: Row = []
        for column in row:
            texts = [block for at in column for block in cells[at]]
            placed.append(list(range(len(lines), len(lines) + len(texts))))
            lines.extend(texts)
        if len(row[0]) > 1 and fields[0] == "purpose" and people.of(lines[0].text):
            made.append((lines[:1], [[0], *([] for _ in fields[1:])]))  # heads the rows below it
            lines, placed = lines[1:], [[at - 1 for at in cell if at] for cell in placed]
        made.append((lines, placed))
    return made


def _begins_page(group: Group) -> bool:
    return group[0].left_out > 0


def _up_to_section(lines: Group) -> Group:
    """Lines up to the heading of a section over its sentences."""
    return next(
        (
            lines[:at]
            for at, (line, after) in enumerate(itertools.pairwise(lines))
            if words.section(line.text) and not is_basis(line.text) and _is_sentence(after.text)
        ),
        lines,
    )


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and words.begins_sentence(text) and not is_basis(text)


def _cells_over_pages(groups: Sequence[Group]) -> Iterator[Group]:
    """Cells between white lines; the end of a page parts two of them, unless one goes on."""
    for group in groups:
        start = 0
        for at, block in enumerate(group):
            if at and block.left_out and not goes_on(group[at - 1].text, block.text):
                yield group[start:at]
                start = at
        yield group[start:]


def made_row(lines: Sequence[Block], row: Row) -> Block:
    cells = tuple(
        cell_text([lines[at].text for at in cell if not is_nothing(lines[at].text)]) for cell in row
    )
    return Block("row", lines[0].line, 0, cells, lines[0].mark)


def cell_text(lines: Sequence[str]) -> str:
    """The text of a cell: what begins small goes on with the line above it."""
    found: list[str] = []
    for line in lines:
        if found and goes_on(found[-1], line):
            found[-1] = join_lines([found[-1], line])
        else:
            found.append(line)
    return "\n".join(found)
