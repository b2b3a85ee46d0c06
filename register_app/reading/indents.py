"""Tabs that set off a number or a bullet, as a word processor copies them: "2.1<tab>Payroll" has no column."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = r"(?:[-–—*•▪●◦‣·►✓✔➢➤o\uf0b7\uf0a7]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4})[.):]|\d{1,2}(?:\.\d{1,2}){0,3}|§\s?\d{1,2}\.?)"
_SET_OFF = re.compile(rf"(?P<before>\s*)(?P<mark>{_MARK})[ ]*\t\s*(?P<text>[^\s\t][^\t]*?)\s*")
"""A line of which a tab only parts the mark from the text: one with further tabs is a row."""


def unindented(lines: Sequence[str]) -> list[str]:
    """The lines, of which those that begin with a number or bullet and a tab have a blank there instead.

    Where the lines begin as a table does, with cells that are no mark ("No.<tab>Purpose"), the numbers are cells.
    """
    made = list(lines)
    start = 0
    while start < len(made):
        end = start
        while end < len(made) and "\t" in made[end].strip():
            end += 1
        if end > start and not _is_table(made[start:end]):
            for at in range(start, end):
                found = _SET_OFF.fullmatch(made[at])
                if found is not None:
                    made[at] = f"{found['before']}{found['mark']} {found['text']}"
        start = end + 1
    return made


def _is_table(lines: Sequence[str]) -> bool:
    """Whether lines with tabs that stand together begin like a table: with cells that are neither marks nor labels."""
    first = lines[0].strip()
    return (
        len(lines) > 1
        and _SET_OFF.fullmatch(first) is None
        and not first.split("\t", 1)[0].rstrip().endswith(":")
    )
