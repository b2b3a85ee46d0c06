"""Blocks of a text → units of meaning: lines that were broken by a margin become paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from register_app.reading import footnotes
from register_app.reading.columns import join_lines
from register_app.reading.notice import celled, marks, pages, words
from register_app.reading.notice.record import is_basis, sentences
from register_app.reading.texts import Block

WIDEST = 120
"""Characters; a longer line was not broken by a margin."""


@dataclass(frozen=True)
class Unit:
    """A heading, paragraph, item or row: the smallest thing that is accounted for."""

    kind: str
    text: str
    line: int
    level: int = 0
    cells: tuple[str, ...] = ()
    gap: bool = False
    """Whether white stands above it."""
    raw: bool = False
    """Whether its kind is only guessed from lines."""
    mark: str = ""
    """The number or letter that it begins with, by which other lines may refer to it."""


def units(blocks: Sequence[Block]) -> list[Unit]:
    """The units of a text, in order."""
    blocks = celled.rows(marks.set_apart(pages.without_margins(footnotes.found(blocks))))
    lengths = sorted(
        len(block.text) for block in blocks if block.kind == "line" and len(block.text) <= WIDEST
    )
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    made: list[Unit] = []
    group: list[Block] = []

    def finish() -> None:
        if group:
            made.extend(_paragraphs(group, usual))
            group.clear()

    last = 0
    for block in blocks:
        connected = block.line - block.left_out - last <= 1
        last = block.line
        if (
            block.kind == "line"
            or (block.kind == "item" and group and connected)
            or (block.kind == "item" and usual)
        ):
            if not connected:
                finish()
            group.append(block)
            continue
        finish()
        made.append(
            Unit(block.kind, block.text, block.line, block.level, block.cells, gap=True, mark=block.mark)
        )
    finish()
    return made


def _paragraphs(group: Sequence[Block], usual: int) -> list[Unit]:
    """The paragraphs in lines without an empty one between them."""
    width = max(
        max((len(block.text) for block in group if len(block.text) <= WIDEST), default=0), int(0.6 * usual)
    )
    made: list[Unit] = []
    lines: list[str] = []
    first: Block | None = None

    def finish() -> None:
        if first is not None and lines:
            kind = "item" if first.kind == "item" else "paragraph"
            text = join_lines(lines)
            made.append(Unit(kind, text, first.line, first.level, gap=not made, raw=True, mark=first.mark))

    for block in group:
        if first is not None and _goes_on(lines, block, width):
            lines.append(block.text)
            continue
        finish()
        first, lines = block, [block.text]
    finish()
    return made


_CITED_AT_END = re.compile(r"(?:\blitra [a-z]|\([a-z]\)\)?|§ ?\d+)$", re.IGNORECASE)


_CODE_BEFORE = re.compile(r"§ ?\d+\w?.* [A-Z]{2,6}$")
_OPEN_END = re.compile(
    r"\s(?:und|oder|sowie|das|der|die|den|dem|des|ein|eine|einer|the|and|or|og|eller|samt|et|ou|och|en|het|een|oraz)$"
)
"""Articles and conjunctions, with which no line of its own ends."""
_ROMAN = re.compile(r"[IVX]{1,5}(?![\w.])")
"""The number of a statute book that a line break parted from its name: "§ 22 SGB", "VIII"."""
_NUMBERED = re.compile(
    r"[^\W\d_]{2,} \(?(?:\d{1,2}|[a-z])\)?\s*[:–-]\s"
    r"|\(?(?:[A-Z]|\d{1,2})\)?(?:\s*(?:,|&|[–-]|\b[^\W\d_]{1,4}\b)\s*\(?(?:[A-Z]|\d{1,2})\)?)*\s*:\s"
)
"""How a line begins that speaks of something by its number: "Purpose (2): …", "A and B: …"."""
_SENTENCE_ENDS = (".", "!", "?")
_SPEAKS_OF = re.compile(r"(?:for|til|ad|re|für|zu|pour|för|voor|para|per|dla)\s", re.IGNORECASE)
"""How lines begin of which each speaks of another purpose: "For payroll we rely on …"."""


def _goes_on(lines: Sequence[str], block: Block, width: int) -> bool:
    """Whether a line continues the paragraph of the lines before it."""
    before, text = lines[-1], block.text
    if block.kind == "item" or block.level:
        return False
    if len(before) > WIDEST or words.label(text) is not None or _NUMBERED.match(text):
        return False
    if before.endswith(".") and (begun := _SPEAKS_OF.match(text)) and lines[0].startswith(begun[0]):
        return False
    if before.endswith(":") and words.label(before) is not None and len(lines) == 1:
        return True  # "Legal basis:" and what it is on the next line
    if before.endswith(_SENTENCE_ENDS) and text[:1].isupper() and not text.endswith(".") and is_basis(text):
        return False  # the cell of a table written line by line, however long the sentence above it
    if _OPEN_END.search(before) or (_CODE_BEFORE.search(before) and _ROMAN.match(text)):
        return True
    if len(lines) == 1 and words.section(before) and not before.endswith((".", ",")) and text[:1].isupper():
        return False  # a heading, however long its line
    if text[:1].islower() or text[:1] in "(§&":
        return not before.endswith((".", ":", "?", "!")) or before.endswith(
            ("bl.a.", "f.eks.", "e.g.", "i.e.", "jf.", "art.", "stk.", "nr.")
        )
    if before.endswith(
        (",", "-", " og", " eller", " and", " or", " stk.", " art.", " litra", " Art.", " nr.", " §")
    ):
        return True
    if width < 45:
        return False
    first = text.split(" ", 1)[0]
    full = len(before) + 1 + len(first) > width
    return full and _in_sentence(lines) and not _CITED_AT_END.search(before)


_FEWEST_BLANKS = 8


def _in_sentence(lines: Sequence[str]) -> bool:
    """Whether the lines of a paragraph so far are running text; of many lines a few tell it."""
    if len(lines) > _FEWEST_BLANKS:
        return True
    so_far = " ".join(lines)
    return so_far.count(" ") >= _FEWEST_BLANKS or len(sentences(so_far)) > 1
