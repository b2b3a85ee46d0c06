"""What reading a file gives: drafts of activities, register facts and catalogues, with the address of every cell.

Nothing here is in a register yet; `services/importing.py` compares a batch with one and applies what was accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Any

from register_app.base.i18n import Message
from register_app.reading.workbook import Problem, Severity, Sheet

__all__ = [
    "FATES",
    "Alternative",
    "Batch",
    "CellCount",
    "ColumnReading",
    "Draft",
    "Origin",
    "Problem",
    "Severity",
    "SheetReading",
    "report",
]


@dataclass
class ColumnReading:
    """How one column (or, in a form, one label) was understood.

    `column` is its letter, or the address of its label in a form; `field` is a field of `headings.FIELDS`
    or "" (kept as extra, or ignored when it holds nothing); `confidence` is 0 to 1.
    """

    column: str
    header: str
    field: str
    confidence: float
    samples: list[str] = _field(default_factory=list)


@dataclass(frozen=True)
class Alternative:
    """A way to read a sheet, with how well it explains it (0 to 1); `header_row` counts from 1, 0 when it has none."""

    sheet: str
    layout: str
    header_row: int
    score: float


@dataclass
class SheetReading:
    """How one sheet was understood: `layout` names the kind ("rows", "form", "matrix", "list:party", "ignored", ...)."""

    name: str
    layout: str
    header_row: int = 0
    activities: int = 0
    columns: list[ColumnReading] = _field(default_factory=list)
    headings: list[str] = _field(default_factory=list)
    reasons: list[Message] = _field(default_factory=list)
    score: float = 0.0
    roles: dict[int, str] = _field(default_factory=dict)
    """What lines are that belong to no activity (`layouts/roles.py`); rows, or columns when "transposed"; from 1."""
    others: list[Alternative] = _field(default_factory=list)
    """The other ways to read the sheet, the best first."""


@dataclass
class Draft:
    """A partial activity document (only the keys the file has) and the place it was read from (rows 1-based).

    Drafts that say the same share the parts of their documents: who changes one makes a copy first.
    """

    activity: dict[str, Any]
    sheet: str
    rows: list[int] = _field(default_factory=list)
    cells: Mapping[str, list[str]] = _field(default_factory=dict)
    """Which cells each field was read from: {"retention": ["K7"], "extra": ["M7", "'Annex'!B3"], ...}."""


@dataclass
class CellCount:
    """Non-empty cells of the file, each counted exactly once: filled = imported + kept_as_extra + reported."""

    filled: int = 0
    imported: int = 0
    kept_as_extra: int = 0
    reported: int = 0

    def to_json(self) -> dict[str, int]:
        return {
            "filled": self.filled,
            "imported": self.imported,
            "kept_as_extra": self.kept_as_extra,
            "reported": self.reported,
        }


FATES: Mapping[str, int] = {"": ord("."), "imported": ord("i"), "extra": ord("e"), "reported": ord("r")}
"""What can become of a cell, and the code that says so in `Batch.fates`; "" is an empty cell."""


@dataclass(frozen=True)
class Origin:
    """Which register (its id) a workbook of ours is of, and which activities it was written with.

    `step` and `hash` are the state of the register that it showed; 0 and "" when it does not say. `profile` is for whom
    it was made (writing/profiles.py): what that leaves out was never in it; `language` is that of its words.
    """

    register: str
    step: int = 0
    hash: str = ""
    activities: tuple[str, ...] = ()
    profile: str = "internal"
    language: str = ""


@dataclass
class Batch:
    """All that was read from one source; see docs/architecture.md, "The batch"."""

    source: str
    sheets: list[SheetReading] = _field(default_factory=list)
    register: dict[str, Any] = _field(default_factory=dict)
    drafts: list[Draft] = _field(default_factory=list)
    parties: list[dict[str, Any]] = _field(default_factory=list)
    catalogues: dict[str, list[dict[str, Any]]] = _field(default_factory=dict)
    cells: CellCount = _field(default_factory=CellCount)
    problems: list[Problem] = _field(default_factory=list)
    ambiguous_dates: int = 0
    """How many dates could be day/month or month/day, where none of the file tells which: `Choices.date_order` does."""
    fates: dict[str, list[bytes]] = _field(default_factory=dict)
    """By sheet, what became of each cell: row by row a code a column (`FATES`); empty where cells are not told apart."""
    sha256: str = ""
    """Of the source's bytes, for the log of the import."""
    exported_rows: dict[str, dict[str, str]] = _field(default_factory=dict)
    """Of our own separated file: by the id of an activity, what its columns say (writing/csvfile.py)."""
    exported_language: str = ""
    exported_shape: str = ""
    """Of our own workbook in the shape of an authority: the shape's name."""
    tables: list[Sheet] = _field(default_factory=list)
    """The sheets as they were read, of a workbook that may be a user's own template which was filled."""
    origin: Origin | None = None
    """Set when the source is an export of a register that may come back to it."""


def report(batch: Batch, language: str | None = None) -> dict[str, Any]:
    """The import report as JSON (created, updated, ... are added by the service that applied it).

    Messages are sentences in `language`, by default the program's own.
    """
    return {
        "source": batch.source,
        "sheets": [
            {
                "name": sheet.name,
                "layout": sheet.layout,
                "header_row": sheet.header_row,
                "activities": sheet.activities,
                "columns": [
                    {
                        "column": column.column,
                        "header": column.header,
                        "field": column.field,
                        "confidence": round(column.confidence, 2),
                    }
                    for column in sheet.columns
                ],
                "headings": list(sheet.headings),
                "reasons": [reason.text(language) for reason in sheet.reasons],
            }
            for sheet in batch.sheets
        ],
        "cells": batch.cells.to_json(),
        "problems": [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "severity": problem.severity,
                "message": problem.message.text(language),
            }
            for problem in batch.problems
        ],
    }
