"""What reading a file gives: drafts of activities, register facts and catalogues, with the address of every cell.

Nothing here is in a register yet; `services/importing.py` compares a batch with one and applies what was accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field
from typing import Any

from register_app.base.i18n import Message
from register_app.reading.workbook import Problem, Severity

__all__ = [
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


@dataclass
class Draft:
    """A partial activity document (only the keys the file has) and the place it was read from (rows 1-based)."""

    activity: dict[str, Any]
    sheet: str
    rows: list[int] = _field(default_factory=list)
    cells: dict[str, list[str]] = _field(default_factory=dict)
    """Which cells each key of the activity was read from: {"retention": ["K7"], ...}."""


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


@dataclass(frozen=True)
class Origin:
    """Which register (its id) a workbook of ours is of, and which activities it was written with.

    `step` and `hash` are the state of the register that it showed; 0 and "" when it does not say.
    """

    register: str
    step: int = 0
    hash: str = ""
    activities: tuple[str, ...] = ()


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
    sha256: str = ""
    """Of the source's bytes, for the log of the import."""
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
