"""Where a register goes in a user's own workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A column of the template (from 1), its heading, and what fills it; several are joined."""

    column: int
    heading: str
    fills: tuple[str, ...]


@dataclass(frozen=True)
class Filling:
    """Where a register goes in a template: sheet, last row of the headings (from 1) and columns."""

    template: Path
    sheet: str
    heading: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Filled:
    """What was written: the first row of the activities; cells whose text was longer than a cell: (cell, length)."""

    path: Path
    activities: int
    first: int
    cut: tuple[tuple[str, int], ...] = ()
