"""Codes of one column that a sentence explains: "Legal basis: 1 = legal obligation, 2 = public task, 3 = contract"."""

from __future__ import annotations

import re

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts.codes import Legend
from register_app.reading.layouts.grid import Grid

_CODE = re.compile(r"(?:(?<=[\s,;:(/])|^)(?P<code>\d{1,2}|[^\W\d_]{1,3}\d{0,2})\s*=\s*")
_LABEL = re.compile(r"(?P<label>[^:=\n]{2,60}?)\s*[:(–-]\s*")
_LONGEST = 1500
_FEWEST = 2
_SURE = 0.85


def legends(grid: Grid) -> list[Legend]:
    """The codes that single cells of a sheet explain for the column they name.

    The name stands before the codes, in the cell left of them or in the one above.
    """
    found: list[Legend] = []
    if not grid.turned and not any("=" in text for text in grid.distinct()):
        return found
    for row in grid.rows():
        for column, text in enumerate(grid.texts[row]):
            if "=" not in text or len(text) > _LONGEST:
                continue
            hits = list(_CODE.finditer(text))
            if len(hits) < _FEWEST:
                continue
            lead = text[: hits[0].start()]
            said = _LABEL.fullmatch(lead)
            about = (
                _field(said["label"])
                if said is not None
                else ""
                if lead.strip()
                else _beside(grid, row, column)
            )
            if not about:
                continue
            ends = [hit.start() for hit in hits[1:]] + [len(text)]
            meanings = {
                fold(hit["code"]): text[hit.end() : end].strip(" \n\t,;./)")
                for hit, end in zip(hits, ends, strict=True)
            }
            place = (grid.place(row, column),)
            found.append(Legend(meanings, dict.fromkeys(meanings, place), field=about, bound=True))
    return found


def _field(label: str) -> str:
    hits = match(label)
    return hits[0].field if hits and hits[0].confidence >= _SURE else ""


def _beside(grid: Grid, row: int, column: int) -> str:
    """The field that the cell left of one names, or the one above it."""
    left = grid.texts[row][column - 1] if column else ""
    above = grid.texts[row - 1][column] if row else ""
    return next((field for text in (left, above) if text and (field := _field(text.rstrip(" :")))), "")
