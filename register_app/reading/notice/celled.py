"""Tables that were copied cell by cell, each cell on lines of its own → table rows.

What is copied out of a browser keeps the headings of a table below each other, and below them its rows: white between
two rows, or nothing that parts them. Which column a line stands in is told by what it reads like (`aligning`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from register_app.reading.columns import join_lines
from register_app.reading.notice import limits, pages, people, words
from register_app.reading.notice.aligning import Row, align, field_of, fits, goes_on, is_nothing
from register_app.reading.notice.cellheads import Heads, heads, is_white
from register_app.reading.notice.record import is_basis
from register_app.reading.texts import Block

_CELLS = frozenset({"line", "paragraph", "item"})
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_LONGEST_HEADING = 80
_MOST = 0.6
_Group = list[Block]
"""Blocks that stand together, with white above the first."""


def rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the lines of tables that were copied cell by cell as rows."""
    found: list[Block] = []
    texts = [block.text for block in blocks]
    at = tried = 0
    while at < len(blocks):
        top = heads(blocks, at)
        below, again = _below(texts, at, top.lines, pages_too=at >= tried) if top else (0, set())
        table = _table(blocks[at : at + below], top, again) if top else None
        tried = max(tried, at + below) if again else tried
        table = table or _bare(blocks, at)
        found.extend(table[0] if table else blocks[at : at + 1])
        at += table[1] if table else 1
    return found


def _below(texts: Sequence[str], start: int, size: int, *, pages_too: bool) -> tuple[int, set[int]]:
    """How many lines a table may take with its headings, and where among them these stand once more.

    It may go on below the same headings on the next page, but not below others of which the first two are the same.
    """
    again: set[int] = set()
    top = texts[start : start + size]
    end = min(len(texts), start + size + _LONGEST)
    at = start + size
    while (at := _next(texts, top[0], at, end)) < end:
        if texts[at + 1 : at + 2] == top[1:2]:
            if not pages_too or texts[at : at + size] != top:
                return at - start, again
            again.update(range(at - start, at - start + size))
        at += 1
    return end - start, again


def _next(texts: Sequence[str], text: str, start: int, end: int) -> int:
    try:
        return texts.index(text, start, end)
    except ValueError:
        return end


def _table(blocks: Sequence[Block], top: Heads, again: set[int]) -> tuple[list[Block], int] | None:
    """The rows of the table whose headings stand first, and the number of blocks it takes; else `None`."""
    groups = _groups(pages.left_out(blocks, again), top.lines)
    made = _by_white(groups, top.fields) or _in_sequence(groups, top.fields)
    if not made:
        return None
    below = [at for at in range(top.lines, len(blocks)) if at not in again]
    taken = below[sum(len(lines) for lines, _ in made) - 1]
    return [_headings(blocks[0], top), *(_row(lines, row) for lines, row in made)], taken + 1


def _headings(first: Block, top: Heads) -> Block:
    return Block("row", first.line, 0, top.texts)


_LONGEST = 4000
"""Lines of one table."""


def _bare(blocks: Sequence[Block], start: int) -> tuple[list[Block], int] | None:
    """The rows from `start` of a table whose headings were not copied, if white parts them and all have one form."""
    if not is_white(blocks, start) or blocks[start].kind != "line":
        return None
    groups = list(itertools.takewhile(_is_plain_row, _parted(blocks, start)))
    width, count = Counter(map(len, groups)).most_common(1)[0] if groups else (0, 0)
    if len(groups) < _FEWEST_BARE or count < _MOST * len(groups) or width <= _FEWEST_COLUMNS:
        return None
    usual = [[block.text for block in group] for group in groups if len(group) == width]
    fields = ["purpose", *(field_of(texts) for texts in list(zip(*usual, strict=True))[1:])]
    if fields.count("basis") != 1:
        return None
    made = [_row(group, align([block.text for block in group], fields, one=True)[0]) for group in groups]
    return made, sum(map(len, groups))


def _is_plain_row(group: _Group) -> bool:
    """Whether lines may be the cells of a row, none being a sentence, an item or labelled itself."""
    return (
        _is_row(group, ("purpose", "basis"))
        and not is_basis(group[0].text)
        and all(
            block.kind == "line"
            and not block.text.endswith((".", ":"))
            and ((label := words.label(block.text)) is None or not label.rest)
            for block in group
        )
    )


_FEWEST_BARE = 3


def _groups(blocks: Sequence[Block], start: int) -> list[_Group]:
    """The blocks below the headings that may be cells, up to the next section."""
    groups = list(_parted(blocks, start))
    for number, (group, after) in enumerate(itertools.pairwise([*groups, []])):
        if _announces(group) and not (after and all(is_basis(block.text) for block in after)):
            return groups[:number]
    return groups


def _parted(blocks: Sequence[Block], start: int) -> Iterator[_Group]:
    """The blocks from `start` as white parts them, up to one that is none of a table."""
    group: _Group = []
    for at in range(start, len(blocks)):
        if _ends(blocks, at):
            break
        if group and is_white(blocks, at):
            yield group
            group = []
        group.append(blocks[at])
    if group:
        yield group


def _ends(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is none of a table; in a text without lines, also the heading of a section over its sentences."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if block.kind not in _CELLS:
        return True
    if block.kind != "paragraph" or after is None or not words.section(block.text) or _says_all(block):
        return False
    return _says_all(after) and not is_basis(after.text)


def _says_all(block: Block) -> bool:
    return block.text.endswith((".", ":"))


def _announces(group: _Group) -> bool:
    """Whether lines begin the next section with its heading, not with a purpose that reads like one."""
    first, *others = (block.text for block in group)
    if not words.section(first) or len(first) > _LONGEST_HEADING or first.endswith("."):
        return False
    if limits.begins(first):
        return False
    whole, *below = _cell([first, *others]).split("\n")
    goes_on_as_basis = whole != first and is_basis(whole)
    return not goes_on_as_basis and not any(map(is_basis, [*others, *below]))


_Made = list[tuple[Sequence[Block], Row]]
"""The lines of each row, and the columns they stand in."""


def _by_white(groups: Sequence[_Group], fields: Sequence[str]) -> _Made:
    """The rows where white parts each from the next; a line that stands alone among them heads those below it."""
    if _has_sentences(groups, fields) or _only_pages_part(groups):
        return []
    groups = list(_over_pages(groups, fields))
    bearing = list(filter(_bears_basis, groups))
    whole = sum(_is_row(group, fields) for group in bearing)
    if whole < _FEWEST_ROWS or whole < _MOST * len(bearing):
        return []
    made: _Made = []
    last = bare = 0
    for group in groups:
        if _is_row(group, fields):
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


def _has_sentences(groups: Sequence[_Group], fields: Sequence[str]) -> bool:
    """Whether sentences stand below purposes beside bases: they are read as they stand."""
    two = len(fields) == _FEWEST_COLUMNS and fields[0] == "purpose"
    return two and any(block.text.endswith(".") for group in groups for block in group)


def _only_pages_part(groups: Sequence[_Group]) -> bool:
    """Whether white stands between the rows only where a page ends."""
    bearing = list(filter(_bears_basis, groups))
    return len(bearing) > 1 and all(map(_begins_page, bearing[1:]))


def _bears_basis(group: _Group) -> bool:
    texts = [block.text for block in group]
    return any(map(is_basis, [*texts, *_cell(texts).split("\n")]))


def _over_pages(groups: Sequence[_Group], fields: Sequence[str]) -> Iterator[_Group]:
    """Rows between white lines: the end of a page may part two where it left no white, and none where it did."""
    waiting: _Group = []
    for group in itertools.chain.from_iterable(map(_at_pages, groups)):
        if waiting and group[0].left_out and _is_one(waiting, group, fields):
            waiting = [*waiting, *group]
            continue
        if waiting:
            yield waiting
        waiting = group
    if waiting:
        yield waiting


def _at_pages(group: _Group) -> Iterator[_Group]:
    starts = [0, *(at for at, block in enumerate(group) if at and block.left_out), len(group)]
    return (group[start:end] for start, end in itertools.pairwise(starts))


def _is_one(above: _Group, below: _Group, fields: Sequence[str]) -> bool:
    """Whether the lines before and after the end of a page fit better in one row than in two."""
    if any(len(group) == 1 and people.of(group[0].text) for group in (above, below)):
        return False
    if len(above) + len(below) > 2 * _TALLEST * len(fields):
        return False
    first, second = ([block.text for block in group] for group in (above, below))
    return fits([*first, *second], fields) > fits(first, fields) + fits(second, fields)


def _is_row(group: _Group, fields: Sequence[str]) -> bool:
    """Whether lines are the cells of one row: a purpose, and beside it one legal basis or several together."""
    texts = [block.text for block in group]
    joined = _cell(texts).split("\n")
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


def _in_sequence(groups: Sequence[_Group], fields: Sequence[str]) -> _Made:
    """The rows where white parts none from the next: as often as the columns begin anew.

    Between white lines stands a cell, or else the whole table.
    """
    if not groups or _has_sentences(groups, fields):
        return []
    first = list(itertools.chain(groups[0], *itertools.takewhile(_begins_page, groups[1:])))
    joined = _cell([block.text for block in first]).split("\n")
    whole = len(joined) > _TALLEST * len(fields) or 1 < sum(map(is_basis, joined)) < len(joined)
    cells = [[block] for block in _up_to_section(first)] if whole else list(_cells_over_pages(groups))
    found = align([_cell([block.text for block in cell]) for cell in cells], fields)
    with_basis = sum(bool(row[fields.index("basis")]) for row in found)
    if len(found) < _FEWEST_ROWS or with_basis < _MOST * len(found):
        return []
    made: _Made = []
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


def _begins_page(group: _Group) -> bool:
    return group[0].left_out > 0


def _up_to_section(lines: _Group) -> _Group:
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


def _cells_over_pages(groups: Sequence[_Group]) -> Iterator[_Group]:
    """Cells between white lines; the end of a page parts two of them, unless one goes on."""
    for group in groups:
        start = 0
        for at, block in enumerate(group):
            if at and block.left_out and not goes_on(group[at - 1].text, block.text):
                yield group[start:at]
                start = at
        yield group[start:]


def _row(lines: Sequence[Block], row: Row) -> Block:
    cells = tuple(_cell([lines[at].text for at in cell if not is_nothing(lines[at].text)]) for cell in row)
    return Block("row", lines[0].line, 0, cells, lines[0].mark)


def _cell(lines: Sequence[str]) -> str:
    """The text of a cell: what begins small goes on with the line above it."""
    found: list[str] = []
    for line in lines:
        if found and goes_on(found[-1], line):
            found[-1] = join_lines([found[-1], line])
        else:
            found.append(line)
    return "\n".join(found)
