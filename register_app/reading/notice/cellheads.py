"""Headings of a table that stand below each other, as where it was copied cell by cell, and what white parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from register_app.reading.columns import join_lines
from register_app.reading.notice import words
from register_app.reading.notice.record import is_basis
from register_app.reading.texts import Block

_MOST_COLUMNS = 8
_LONGEST_HEADING = 80
_MOST = 0.6


@dataclass(frozen=True)
class Heads:
    """The headings of the columns, the field of each, "" for one that nobody knows, and the lines they take."""

    texts: tuple[str, ...]
    fields: tuple[str, ...]
    lines: int


def heads(blocks: Sequence[Block], start: int) -> Heads | None:
    """The headings below each other from `start`, of which some may go on in a second line; `None` for none."""
    if not _may_head(blocks[start]):
        return None
    plain = blocks[start : start + _MOST_COLUMNS + 2]
    joined, sizes = _joined(blocks, start)
    for lines, counts in ((joined, sizes), (plain, [1] * len(plain))):
        fields = _fields([*blocks[max(0, start - 1) : start], *lines], min(1, start)) if lines else []
        if fields:
            texts = tuple(block.text for block in lines[: len(fields)])
            return Heads(texts, tuple(fields), sum(counts[: len(fields)]))
    return None


def _joined(blocks: Sequence[Block], start: int) -> tuple[list[Block], list[int]]:
    """The lines from `start` as headings of which some go on in small letters, and how many each was; else none."""
    found: list[Block] = []
    sizes: list[int] = []
    for at in range(start, min(start + _MOST_LINES, len(blocks))):
        block = blocks[at]
        goes_on = found and block.text[:1].islower() and found[-1].text[:1].isupper()
        if goes_on and not is_white(blocks, at):
            found[-1] = replace(found[-1], cells=(join_lines([found[-1].text, block.text]),))
            sizes[-1] += 1
            if len(found[-1].text) > _LONGEST_HEADING:
                break
            continue
        below = sizes[-1] - 1 if sizes else 0
        found.append(replace(block, left_out=block.left_out + below) if below else block)
        sizes.append(1)
        if not _may_head(block):
            break
    return (found, sizes) if sum(sizes) > len(sizes) else ([], [])


_MOST_LINES = 20


def _fields(blocks: Sequence[Block], start: int) -> list[str]:
    """The fields of the headings below each other from `start`, "" for one that nobody knows; [] when they are none."""
    fields: list[str] = []
    for at in range(start, min(start + _MOST_COLUMNS, len(blocks))):
        if not _may_head(blocks[at]):
            break
        field = words.column_field(blocks[at].text)
        if field in fields or (not field and not _stands_among(blocks, at, fields)):
            break
        fields.append(field)
    while fields and not fields[-1] and not is_white(blocks, start + len(fields)):
        fields.pop()
    below = start + len(fields)
    if fields and below < len(blocks) and _heads_again(blocks[below], fields):
        return []
    known = [field for field in fields if field]
    if "basis" not in fields or len(fields) < _FEWEST_COLUMNS or len(known) < _MOST * len(fields):
        return []
    if "purpose" in fields[1:] and is_white(blocks, start + 1):
        together = len(fields) > _FEWEST_COLUMNS and not is_white(blocks, start + 2)
        if together or blocks[start].text.endswith("?"):
            return []  # the title above the table
    if "purpose" not in fields:
        told = next((field for field in ("", "description") if field in fields), None)
        if told is None:
            return []
        fields[fields.index(told)] = "purpose"
    return fields


_FEWEST_COLUMNS = 2


def _heads_again(block: Block, fields: Sequence[str]) -> bool:
    """Whether the line below headings is one of them once more, as in a list of the headings of a page."""
    label = words.label(block.text)
    return label is not None and not label.rest and label.field in fields


def _may_head(block: Block) -> bool:
    text = block.text
    return (
        block.kind in ("line", "paragraph")
        and len(text) <= _LONGEST_HEADING
        and not text.endswith((".", ",", ";"))
        and not text.partition(":")[2]
    )


def _stands_among(blocks: Sequence[Block], at: int, before: Sequence[str]) -> bool:
    """Whether a line that is no known heading stands together with those that are: one of them before or after it."""
    if is_basis(blocks[at].text) or "" in before:
        return False
    if before and not is_white(blocks, at) and is_white(blocks, at + 1):
        return True
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if after is None or not _may_head(after) or is_white(blocks, at + 1):
        return False
    return words.label_field(after.text, 0.95) not in ("", *before) and (bool(before) or is_white(blocks, at))


def is_white(blocks: Sequence[Block], at: int) -> bool:
    """Whether white stands above a block; in a text that has no lines, nobody knows."""
    if at in (0, len(blocks)):
        return True
    block = blocks[at]
    return block.kind in ("line", "item") and block.line - block.left_out - blocks[at - 1].line > 1
