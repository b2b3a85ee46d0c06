"""Where a register goes in a user's own workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from register_app.model.document import ActivityDoc
from register_app.model.text import clean
from register_app.writing.shapes.fills import Fills
from register_app.writing.xlsx import fit


@dataclass(frozen=True)
class Place:
    """A column of the template (from 1), its heading, and what fills it; several are joined."""

    column: int
    heading: str
    fills: tuple[str, ...]

    def text(self, activity: ActivityDoc, fills: Fills) -> str:
        """What stands in this column for an activity, each line once."""
        lines = (line for fill in self.fills for line in fills.cell(activity, fill, self.heading).lines)
        return clean("\n".join(dict.fromkeys(lines)))


def beginning(text: str) -> str:
    """As much of a text as a cell takes."""
    return fit.beginning(text, 60, " …") if fit.units(text) > fit.CELL_LIMIT else text


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
