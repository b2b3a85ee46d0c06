"""Our own exported workbook, read back: exactly what was exported, and what a person has changed in it since."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from register_app.base.cellnames import column_name
from register_app.model.document import FORMAT, FORMAT_VERSION, Document, complete_document
from register_app.reading import ownregister
from register_app.reading.batch import (
    FATES,
    Batch,
    CellCount,
    ColumnReading,
    Draft,
    Origin,
    SheetReading,
)
from register_app.reading.owncells import OwnCells, is_ours
from register_app.reading.ownrows import OwnRows
from register_app.reading.ownsheets import OwnSheet, plain
from register_app.reading.problems import NOTES
from register_app.reading.workbook import Problem, Workbook

__all__ = ["is_ours", "read", "to_batch"]


def read(workbook: Workbook) -> Document:
    """The document in a workbook for which `is_ours` holds, whatever language it is in.

    Cells that a person edited count as edited. Raises a `SourceError` when a newer program wrote the workbook.
    """
    rows = OwnRows(OwnCells(workbook))
    facts = rows.cells.facts
    parties, roles = ownregister.parties(rows.cells)
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "register": {
            "id": facts.get("register.id", ""),
            "language": facts.get("register.language", ""),
            **ownregister.facts(rows.cells),
            **roles,
        },
        "activities": [activity.content for activity in rows.activities],
        "parties": parties,
        "catalogues": ownregister.catalogues(rows.cells, rows.refuse_kind),
        "versions": ownregister.versions(rows.cells),
    }
    return complete_document(document)


def to_batch(workbook: Workbook) -> Batch:
    """The batch of such a workbook: one draft for each activity, without the keys whose sheets or columns are gone."""
    cells = OwnCells(workbook)
    rows = OwnRows(cells)
    parties, roles = ownregister.parties(rows.cells)
    register: dict[str, Any] = {
        "language": cells.facts.get("register.language", ""),
        **ownregister.facts(rows.cells),
    }
    if cells.of("parties"):
        register.update(roles)
    drafts = [
        Draft(activity.content, activity.row.sheet.sheet.name, [activity.row.index + 1], activity.places)
        for activity in rows.activities
    ]
    catalogues = ownregister.catalogues(rows.cells, rows.refuse_kind)
    filled = sum(sheet.filled() for sheet in workbook.sheets)
    reported = _filled(workbook, rows.refused)
    extra = _filled(workbook, rows.extra - rows.refused)
    return Batch(
        source=workbook.source,
        sheets=[_reading(own, rows) for own in cells.sheets],
        register={key: value for key, value in register.items() if value},
        drafts=drafts,
        parties=parties,
        catalogues=catalogues,
        cells=CellCount(filled, filled - reported - extra, extra, reported),
        problems=[*_foreign(workbook.problems, cells), *rows.problems],
        origin=origin(cells),
        fates=_fates(workbook, rows.refused, rows.extra),
    )


def origin(cells: OwnCells) -> Origin | None:
    """Which register and which state of it a workbook is of; None where it does not say."""
    facts = cells.facts
    register = facts.get("register.id", "")
    if not register:
        return None
    step = facts.get("base.step", "")
    activities: list[str] = []
    while (part := facts.get(f"activities.{len(activities)}")) is not None and part:
        activities.extend(part.split())
    return Origin(
        register,
        int(step) if step.isdecimal() and len(step) < 16 else 0,
        facts.get("base.hash", ""),
        tuple(activities),
        facts.get("profile", "internal"),
        facts.get("language", ""),
    )


def _foreign(problems: list[Problem], cells: OwnCells) -> list[Problem]:
    """What reading noted of the workbook, less what the writer itself put there: notes, links and hidden parts."""
    ours = {NOTES["hidden_rows"][1], NOTES["hidden_columns"][1]}
    headings = {own.sheet.name: own.first for own in cells.sheets}

    def is_ours_too(problem: Problem) -> bool:
        message = problem.message
        if message.msgid == NOTES["comment"][1]:
            return problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(headings.get(problem.sheet))
        if message.msgid == NOTES["link"][1]:
            return str(message.params.get("address", "")).startswith("#")
        return message.msgid in ours

    return [problem for problem in problems if not is_ours_too(problem)]


def _fates(
    workbook: Workbook,
    reported: Collection[tuple[str, int, int]],
    extra: Collection[tuple[str, int, int]] = (),
) -> dict[str, list[bytes]]:
    """`Batch.fates` where every filled cell was taken over but these (sheet, row, column)."""
    found = {}
    for sheet in workbook.sheets:
        rows = [bytearray(FATES["" if value is None else "imported"] for value in row) for row in sheet.rows]
        for fate, cells in (("extra", extra), ("reported", reported)):
            for name, row, column in cells:
                if name == sheet.name and sheet.value(row, column) is not None:
                    rows[row][column] = FATES[fate]
        found[sheet.name] = [bytes(row) for row in rows]
    return found


def _filled(workbook: Workbook, cells: set[tuple[str, int, int]]) -> int:
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    return sum(1 for name, row, column in cells if sheets[name].value(row, column) is not None)


def _reading(own: OwnSheet, rows: OwnRows) -> SheetReading:
    heading = max(own.first - 1, 0)
    columns = [
        ColumnReading(column_name(column), plain(own.sheet.value(heading, column)), key, 1.0)
        for key, column in own.columns.items()
        if not key.startswith("_")
    ]
    columns.extend(ColumnReading(column_name(column), text, "", 1.0) for column, text in own.others.items())
    activities = sum(1 for activity in rows.activities if activity.row.sheet is own)
    return SheetReading(own.sheet.name, "own", heading + 1, activities, columns, score=1.0)
