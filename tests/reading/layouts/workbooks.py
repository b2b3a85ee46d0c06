"""Workbooks of plain cells for the tests, and short views of what was read from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from register_app.reading import layouts
from register_app.reading.batch import Batch
from register_app.reading.layouts import Choices
from register_app.reading.workbook import Sheet, Value, Workbook

Rows = Sequence[Sequence[Value]]


def sheet(name: str, rows: Rows, **more: Any) -> Sheet:
    """A sheet; an empty text is an empty cell."""
    return Sheet(name, [[None if value == "" else value for value in row] for row in rows], **more)


def workbook(*sheets: Sheet) -> Workbook:
    return Workbook("test.xlsx", "xlsx", list(sheets))


def read(*sheets: Sheet, choices: Choices | None = None) -> Batch:
    """The batch of a workbook; every filled cell must be accounted for once."""
    batch = layouts.read(workbook(*sheets), choices)
    cells = batch.cells
    assert cells.filled == sum(item.filled() for item in sheets)
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    return batch


def one(rows: Rows, name: str = "Sheet1", **more: Any) -> Batch:
    return read(sheet(name, rows, **more))


def activities(batch: Batch) -> dict[str, dict[str, Any]]:
    """The activities by name; a name twice is an error of the test or the reader."""
    found = {draft.activity["name"]: draft.activity for draft in batch.drafts}
    assert len(found) == len(batch.drafts), [draft.activity["name"] for draft in batch.drafts]
    return found


def bases(activity: dict[str, Any]) -> dict[str, list[str]]:
    """The articles by purpose."""
    return {
        purpose["title"]: [basis["article"] for basis in purpose["bases"]]
        for purpose in activity.get("purposes", [])
    }


def categories(activity: dict[str, Any]) -> list[str]:
    return [use["category"] for use in activity.get("data", []) if use["category"]]


def limits(activity: dict[str, Any]) -> dict[str, str]:
    """The period by category of data."""
    return {use["category"]: use["retention"]["period"] for use in activity.get("data", [])}


def people(activity: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(name for use in activity.get("data", []) for name in use["subjects"]))


def recipients(activity: dict[str, Any]) -> list[str]:
    return [item["name"] for item in activity.get("recipients", [])]


def countries(activity: dict[str, Any]) -> list[str]:
    return [item["country"] for item in activity.get("transfers", [])]


def layout(batch: Batch) -> list[str]:
    return [item.layout for item in batch.sheets]


def fields(batch: Batch, index: int = 0) -> list[str]:
    return [column.field for column in batch.sheets[index].columns]
