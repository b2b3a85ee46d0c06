"""Tables that were copied cell by cell, each cell on lines of its own → table rows.

What is copied out of a browser keeps the headings of a table below each other, and below them its rows: white between
two rows, or nothing that parts them. Which column a line stands in is told by what it reads like (`aligning`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from register_app.reading.notice import limits, pages, words
from register_app.reading.notice.aligning import align, field_of
from register_app.reading.notice.cellheads import Heads, heads, is_white
from register_app.reading.notice.cellrows import (
    FEWEST_COLUMNS,
    Group,
    by_white,
    cell_text,
    in_sequence,
    is_row,
    made_row,
)
from register_app.reading.notice.record import is_basis
from register_app.reading.texts import Block

_CELLS = frozenset({"line", "paragraph", "item"})
_LONGEST_HEADING = 80
_MOST = 0.6


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
    made = by_white(groups, top.fields) or in_sequence(groups, top.fields)
    if not made:
        return None
    below = [at for at in range(top.lines, len(blocks)) if at not in again]
    taken = below[sum(len(lines) for lines, _ in made) - 1]
    return [_headings(blocks[0], top), *(made_row(lines, row) for lines, row in made)], taken + 1


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
    if len(groups) < _FEWEST_BARE or count < _MOST * len(groups) or width <= FEWEST_COLUMNS:
        return None
    usual = [[block.text for block in group] for group in groups if len(group) == width]
    fields = ["purpose", *(field_of(texts) for texts in list(zip(*usual, strict=True))[1:])]
    if fields.count("basis") != 1:
        return None
    made = [made_row(group, align([block.text for block in group], fields, one=True)[0]) for group in groups]
    return made, sum(map(len, groups))


def _is_plain_row(group: Group) -> bool:
    """Whether lines may be the cells of a row, none being a sentence, an item or labelled itself."""
    return (
        is_row(group, ("purpose", "basis"))
        and not is_basis(group[0].text)
        and all(
            block.kind == "line"
            and not block.text.endswith((".", ":"))
            and ((label := words.label(block.text)) is None or not label.rest)
            for block in group
        )
    )


_FEWEST_BARE = 3


def _groups(blocks: Sequence[Block], start: int) -> list[Group]:
    """The blocks below the headings that may be cells, up to the next section."""
    groups = list(_parted(blocks, start))
    for number, (group, after) in enumerate(itertools.pairwise([*groups, []])):
        if _announces(group) and not (after and all(is_basis(block.text) for block in after)):
            return groups[:number]
    return groups


def _parted(blocks: Sequence[Block], start: int) -> Iterator[Group]:
    """The blocks from `start` as white parts them, up to one that is none of a table."""
    group: Group = []
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


def _announces(group: Group) -> bool:
    """Whether lines begin the next section with its heading, not with a purpose that reads like one."""
    first, *others = (block.text for block in group)
    if not words.section(first) or len(first) > _LONGEST_HEADING or first.endswith("."):
        return False
    if limits.begins(first):
        return False
    whole, *below = cell_text([first, *others]).split("\n")
    goes_on_as_basis = whole != first and is_basis(whole)
    return not goes_on_as_basis and not any(map(is_basis, [*others, *below]))
