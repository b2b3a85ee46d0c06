"""Cells of bare letters ("b og c") in a column whose other cells cite Art. 6: they are letters of that article, too."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.layouts.record import Record
from register_app.reading.layouts.referring import holding
from register_app.reading.recognise import bases

_LONGEST = 30
_BARE = re.compile(
    r"\(?[a-f]\)?(?:\s*(?:,|/|\+|&|;|\n|,?\s\b(?:og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|y|e|o|i|ja|oraz)\b)\s*\(?[a-f]\)?)*\.?",
    re.IGNORECASE,
)


_FIRST = frozenset("(abcdefABCDEF \t\n")
"""What such a text begins with, or white space before it."""


def is_bare(text: str) -> bool:
    """Whether a text is one or several of the letters of Art. 6(1) and nothing else."""
    if len(text) > _LONGEST or text[:1] not in _FIRST:
        return False
    return _BARE.fullmatch(text.strip()) is not None


def settle(records: list[Record]) -> None:
    """Tell the bare letters of one sheet which article they belong to, where other cells under their heading cite it."""
    bare = holding(records, is_bare)
    if not bare:
        return
    cited = {
        entry.header
        for record in records
        for entry in record.entries("basis")
        if not is_bare(entry.text) and _cites(entry.text)
    }
    for record in bare:
        for line in record.lines:
            if "basis" in line:
                line["basis"] = [
                    replace(entry, article="6") if entry.header in cited and is_bare(entry.text) else entry
                    for entry in line["basis"]
                ]


def _cites(text: str) -> bool:
    return any(found.article.startswith("6(1)") and not found.by_words for found in bases.read(text))
