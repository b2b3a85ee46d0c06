"""Tables that were copied cell by cell, each cell on lines of its own → table rows.

What is copied out of a browser keeps the headings of a table below each other, and below them its rows: white between
two rows, or nothing that parts them. Which column a line stands in is told by what it reads like (`aligning`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from register_app.reading.columns import join_lines
from register_app.reading.notice import people, words
from register_app.reading.notice.aligning import Row, align, field_of
from register_app.reading.notice.cellheads import headings, is_white
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
    at = 0
    while at < len(blocks):
        table = _table(blocks, at) or _bare(blocks, at)
        found.extend(table[0] if table else blocks[at : at + 1])
        at += table[1] if table else 1
    return found


def _table(blocks: Sequence[Block], start: int) -> tuple[list[Block], int] | None:
    """The rows of the table whose headings begin at `start`, and the number of blocks it takes; else `None`."""
    fields = headings(blocks, start)
    if not fields:
        return None
    body = start + len(fields)
    groups = _groups(blocks[: _again(blocks, start, body)], body)
    made = _by_white(groups, fields) or _in_sequence(groups, fields)
    if not made:
        return None
    heads = Block("row", blocks[start].line, 0, tuple(block.text for block in blocks[start:body]))
    return [heads, *(_row(lines, row) for lines, row in made)], len(fields) + sum(
        len(lines) for lines, _ in made
    )


def _again(blocks: Sequence[Block], start: int, body: int) -> int:
    """Where the first two headings stand once more: the next table, or the next page of this one."""
    first, second = blocks[start].text, blocks[start + 1].text
    end = min(len(blocks) - 1, body + _LONGEST)
    found = (at for at in range(body, end) if blocks[at].text == first and blocks[at + 1].text == second)
    return next(found, end + 1)


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
    return not any(map(is_basis, others))


_Made = list[tuple[Sequence[Block], Row]]
"""The lines of each row, and the columns they stand in."""


def _by_white(groups: Sequence[_Group], fields: Sequence[str]) -> _Made:
    """The rows where white parts each from the next; a line that stands alone among them heads those below it."""
    if len(fields) == _FEWEST_COLUMNS and any(
        block.text.endswith(".") for group in groups for block in group
    ):
        return []  # sentences below the purposes: read as they stand
    bearing = [group for group in groups if any(is_basis(block.text) for block in group)]
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


def _is_row(group: _Group, fields: Sequence[str]) -> bool:
    """Whether lines are the cells of one row: a purpose, and beside it one legal basis or several together."""
    bases = [at for at, block in enumerate(group) if is_basis(block.text)]
    if bases[:1] == [0] and len(bases) < len(group) and fields[0] != "basis":
        del bases[0]  # a purpose like "Compliance with laws"
    if not bases or len(bases) == len(group) or len(group) > _TALLEST * len(fields):
        return False
    return all(is_basis(block.text) for block in group[bases[0] : bases[-1]])


_TALLEST = 3
"""Lines of a cell, at most."""


def _in_sequence(groups: Sequence[_Group], fields: Sequence[str]) -> _Made:
    """The rows where white parts none from the next: as often as the columns begin anew.

    Between white lines stands a cell, or else the whole table.
    """
    if len(fields) <= _FEWEST_COLUMNS or not groups:
        return []
    bases = sum(is_basis(block.text) for block in groups[0])
    whole = len(groups[0]) > _TALLEST * len(fields) or 1 < bases < len(groups[0])
    cells = [[block] for block in groups[0]] if whole else groups
    found = align(["\n".join(block.text for block in cell) for cell in cells], fields)
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


def _row(lines: Sequence[Block], row: Row) -> Block:
    cells = tuple(_cell([lines[at].text for at in cell]) for cell in row)
    return Block("row", lines[0].line, 0, cells, lines[0].mark)


def _cell(lines: Sequence[str]) -> str:
    """The text of a cell: what begins small goes on with the line above it."""
    found: list[str] = []
    for line in lines:
        if found and (line[:1].islower() or line[:1] in "(§" or found[-1].endswith((",", "-"))):
            found[-1] = join_lines([found[-1], line])
        else:
            found.append(line)
    return "\n".join(found)
