"""Import: what a file holds (`Batch`) compared with a register (`plan`), then written as one step (`apply`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any, Literal, cast

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, complete_activity
from register_app.model.text import clean, fold
from register_app.reading.batch import Batch, Draft, Problem, report
from register_app.services import documents
from register_app.services.loading import Loader
from register_app.store.register import Register

Match = Literal["auto", "number", "name", "none"]
State = Literal["new", "changed", "same"]

NUMBER_KEPT_AS = "Number"
"""Heading under which a number is kept that another activity has already."""


class ImportCancelled(RegisterError):
    """The user stopped an import; the register is as it was."""


@dataclass(frozen=True)
class Difference:
    """What one key of an activity says in the register and in the file, as text."""

    key: str
    before: str
    after: str


@dataclass
class PlannedRow:
    """One activity of the file against the register: `activity_id` is 0 for a new one."""

    draft: Draft
    state: State
    activity_id: int = 0
    number: str = ""
    name: str = ""
    differences: list[Difference] = field(default_factory=list)


@dataclass
class ImportPlan:
    """What an import would do. Nothing is written yet."""

    batch: Batch
    rows: list[PlannedRow]
    problems: list[Problem]

    def count(self, state: State) -> int:
        return sum(1 for row in self.rows if row.state == state)


@dataclass
class ImportReport:
    """What an import did: the contract of `import --report`."""

    batch: Batch
    problems: list[Problem]
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0

    def to_json(self, language: str | None = None) -> dict[str, Any]:
        data = report(self.batch, language)
        problems = [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "severity": problem.severity,
                "message": problem.message.text(language),
            }
            for problem in self.problems
        ]
        counts = {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": self.skipped,
        }
        return {
            "source": data["source"],
            "sheets": data["sheets"],
            **counts,
            "cells": data["cells"],
            "problems": problems,
        }


def plan(register: Register, batch: Batch, match: Match = "auto") -> ImportPlan:
    """Compare a batch with a register.

    "number" and "name" look for an activity of the same number or name; "auto" for both the same, else for the
    name alone where it is the only one; "none" takes every activity of the file as new.
    """
    connection = register.read()
    known = _Known(connection)
    problems = list(batch.problems)
    rows = []
    claimed: set[int] = set()
    for draft in batch.drafts:
        number, name = str(draft.activity.get("number", "")), str(draft.activity.get("name", ""))
        found = known.find(number, name, match) if match != "none" else 0
        if found in claimed:
            found = 0
        if found:
            claimed.add(found)
        rows.append(PlannedRow(draft, "new", found, number, name))
    held = documents.activities(connection, sorted(claimed))
    for row in rows:
        if row.activity_id:
            row.differences = compare(held[row.activity_id], row.draft.activity)
            row.state = "changed" if row.differences else "same"
    _settle_numbers(rows, known, problems)
    return ImportPlan(batch, rows, problems)


def apply(
    register: Register,
    planned: ImportPlan,
    selected: Collection[int] | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReport:
    """Write what was planned, as one step; `selected` are places in `planned.rows`, all by default.

    `progress` is told how many of how many activities are done; when `cancelled` says so, all of it is undone
    and ImportCancelled raised.
    """
    batch = planned.batch
    outcome = ImportReport(batch, planned.problems)
    with register.edit_rows(
        Message(N_("Import {source}"), {"source": batch.source}), kind="import"
    ) as connection:
        empty = not connection.execute(
            "SELECT 1 FROM activity UNION ALL SELECT 1 FROM party LIMIT 1"
        ).fetchone()
        loader = Loader(connection)
        loader.load_catalogues(batch.catalogues)
        loader.load_parties(batch.parties)
        loader.load_register(batch.register, overwrite=empty)
        for place, row in enumerate(planned.rows):
            if cancelled and cancelled():
                raise ImportCancelled(N_("The import was stopped; the register is as it was."))
            if selected is not None and place not in selected:
                outcome.skipped += 1
            elif row.state == "new":
                loader.add_activity(row.draft.activity)
                outcome.created += 1
            elif row.state == "changed":
                loader.update_activity(row.activity_id, row.draft.activity)
                outcome.updated += 1
            else:
                outcome.unchanged += 1
            if progress:
                progress(place + 1, len(planned.rows))
        loader.finish()
    return outcome


def foreseen(planned: ImportPlan) -> ImportReport:
    """The report of what `apply` would do, for a dry run."""
    return ImportReport(
        planned.batch, planned.problems, planned.count("new"), planned.count("changed"), planned.count("same")
    )


class _Known:
    """The activities of a register, by number and by name."""

    def __init__(self, connection: Connection) -> None:
        self.numbers: dict[str, tuple[int, str]] = {}
        self.names: dict[str, list[int]] = {}
        for row, number, name in connection.execute("SELECT id, number, name FROM activity ORDER BY id"):
            self.numbers[number] = (row, fold(name))
            self.names.setdefault(fold(name), []).append(row)

    def find(self, number: str, name: str, match: Match) -> int:
        by_number = self.numbers.get(number) if number else None
        same_name = self.names.get(fold(name), []) if name else []
        if match == "number":
            return by_number[0] if by_number else 0
        if match == "auto" and by_number and by_number[0] in same_name:
            return by_number[0]
        return same_name[0] if len(same_name) == 1 else 0


def _settle_numbers(rows: Sequence[PlannedRow], known: _Known, problems: list[Problem]) -> None:
    """A new activity whose number is taken gets one of ours; its own is kept beside it, never dropped."""
    given: Counter[str] = Counter()
    for row in rows:
        number = row.number
        if row.state != "new" or not number:
            continue
        given[number] += 1
        if number in known.numbers or given[number] > 1:
            activity = dict(row.draft.activity)
            activity["number"] = ""
            activity["extra"] = {**activity.get("extra", {}), NUMBER_KEPT_AS: number}
            row.draft = Draft(activity, row.draft.sheet, row.draft.rows, row.draft.cells)
            problems.append(
                Problem(
                    row.draft.sheet,
                    "",
                    "info",
                    Message(
                        N_(
                            "“{name}”: the number {number} is taken; it gets a new one, and {number} is kept beside it."
                        ),
                        {"name": row.name, "number": number},
                    ),
                )
            )


def compare(held: ActivityDoc, given: Mapping[str, Any]) -> list[Difference]:
    """Where `given` (a partial activity document) says something else than the register does.

    What `given` leaves empty is no difference: an import adds and corrects, it does not erase.
    """
    full = complete_activity(given)
    differences = []
    for key, value in given.items():
        if not value or key in ("id", "number"):
            continue
        new, old = full.get(key), held.get(key)
        if key in ("answers", "extra"):
            new, old = dict(cast(Mapping[str, Any], new)), dict(cast(Mapping[str, Any], old))
            old = {name: old[name] for name in new if name in old}
        if _plain(new) != _plain(old):
            differences.append(Difference(key, as_text(old), as_text(new)))
    return differences


def _plain(value: Any) -> Any:
    """A value for comparing: case and white space do not count, nor does the sensitivity kept with the category."""
    if isinstance(value, str):
        return fold(clean(value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key != "sensitivity"}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def as_text(value: Any) -> str:
    """A part of a document as a person reads it in a preview: an item a line, its parts joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        parts = [as_text(item).replace("\n", "; ") for item in value.values()]
        return " · ".join(part for part in parts if part)
    if isinstance(value, list):
        return "\n".join(as_text(item) for item in value)
    return str(value) if value else ""
