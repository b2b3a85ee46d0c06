"""The numbers and letters that stand before the purposes of a list, set apart from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.notice.naming import NOUN
from register_app.reading.notice.record import read_bases
from register_app.reading.texts import Block

_MARK = re.compile(r"\(?(?P<mark>[A-Z]|\d{1,2})(?:[.)]|\s[–-])\)?\s+(?=[^\W\d_])")
"""A capital or a number before what it marks; small letters are seen to where the lines are read."""
_NAMED = re.compile(rf"{NOUN}\(?(?P<mark>[A-Z]|\d{{1,2}})\)?\s*(?:[:.]|[–—-](?=\s))\s*(?=\S)", re.IGNORECASE)
"""What a mark looks like that says what it marks: "Purpose 1 – Recruitment"."""
_SECTION = re.compile(r"§\s?(?P<mark>\d{1,2})[.:)]?(?:\s[–-])?\s+(?=[^\W\d_])")
"""How terms and handbooks number what they say: "§ 3 Payroll"; a law is cited in no such run from § 1."""
_ROMAN = re.compile(r"\(?(?P<mark>[IVX]{1,5})[.)]\s+(?=[^\W\d_])")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_Run = list[tuple[int, re.Match[str]]]
_LEVEL = 9
"""The level of a line that only a letter marks, as where lines are read."""


def set_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the marks apart that follow one another ("A. …", "B. …"), and the first run of "Purpose 1: …"."""
    found = list(blocks)
    deeper = [(at, match) for at, block in enumerate(blocks) if (match := _deeper(block)) is not None]
    for at, match in deeper if len(deeper) > 1 else ():
        found[at] = replace(blocks[at], cells=(blocks[at].text[match.end() :],), mark=match["mark"])
    named = [run for run in _runs(blocks, _NAMED, ("row",)) if not _tells_bases(blocks, run)]
    numbered = [_runs(blocks, pattern, ("row",)) for pattern in (_SECTION, _ROMAN)]
    for run in [*_runs(blocks, _MARK, ("row", "heading")), *numbered[0], *numbered[1], *named[:1]]:
        for at, match in run:
            block = found[at]
            level = _LEVEL if block.kind == "line" else block.level
            found[at] = replace(block, cells=(block.text[match.end() :],), mark=match["mark"], level=level)
    return found


_DEEPER = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_])")
"""The number of a paragraph within a section: "2.1 Purpose: …"."""


def _deeper(block: Block) -> re.Match[str] | None:
    return _DEEPER.match(block.text) if block.kind in ("paragraph", "item") and not block.mark else None


def _runs(blocks: Sequence[Block], pattern: re.Pattern[str], never: Sequence[str]) -> list[_Run]:
    """The runs of blocks, not of the kinds `never`, whose marks begin with the first and follow one another."""
    runs: list[_Run] = [[]]
    for at, block in enumerate(blocks):
        match = None if block.kind in never or block.mark else pattern.match(block.text)
        if match is None:
            continue
        if runs[-1] and not follows(runs[-1][-1][1]["mark"], match["mark"]):
            runs.append([])
        if runs[-1] or match["mark"] in _FIRST:
            runs[-1].append((at, match))
    return [run for run in runs if len(run) > 1]


_FIRST = frozenset({"A", "1", "I"})


def _tells_bases(blocks: Sequence[Block], run: _Run) -> bool:
    """Whether lines that name purposes by their numbers tell their bases, and so do not list the purposes."""
    return any(basis.article for at, match in run for basis in read_bases(blocks[at].text[match.end() :]))


def follows(mark: str, other: str) -> bool:
    """Whether a number or a letter is the next one; "2.4" follows "2.3", "II" follows "I"."""
    if mark in _ROMANS[:-1] and other == _ROMANS[_ROMANS.index(mark) + 1]:
        return True
    (above, _, last), (within, _, next_one) = mark.rpartition("."), other.rpartition(".")
    if last.isdecimal() and next_one.isdecimal():
        return above == within and int(next_one) == int(last) + 1
    return len(mark) == len(other) == 1 and ord(other) == ord(mark) + 1
