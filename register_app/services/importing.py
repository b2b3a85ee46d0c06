"""Import: what a file holds (`Batch`) compared with a register (`plan`), then written as one step (`apply`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from sqlite3 import Connection
from typing import Any

from register_app.base.collecting import uncollected
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc
from register_app.model.text import clean
from register_app.reading.batch import Batch, CellCount, Draft, Problem, report
from register_app.services import documents, import_base, mappings, owncsv, ownshape, owntemplate, returning
from register_app.services.import_account import account
from register_app.services.import_base import Heard, last_import
from register_app.services.import_beside import beside
from register_app.services.import_differences import compare
from register_app.services.import_matching import Match, Matching
from register_app.services.import_merging import TIED, restated, taken_over
from register_app.services.import_plan import (
    Difference,
    Fact,
    ImportPlan,
    Likeness,
    PlannedRow,
    State,
)
from register_app.services.import_remarks import is_taken, key_label, remarks
from register_app.services.loading import Loader, is_empty
from register_app.services.resembling import resembling
from register_app.store.register import Register

__all__ = [
    "Difference",
    "Fact",
    "ImportCancelled",
    "ImportPlan",
    "ImportReport",
    "Likeness",
    "Match",
    "PlannedRow",
    "State",
    "apply",
    "foreseen",
    "key_label",
    "last_import",
    "plan",
]

_TOGETHER = 500
"""Activities that are read together."""

NUMBER_KEPT_AS = "Number"
"""Heading under which a number is kept that another activity has already."""


class ImportCancelled(RegisterError):
    """The user stopped an import; the register is as it was."""


@dataclass
class ImportReport:
    """What an import did: the contract of `import --report`."""

    batch: Batch
    problems: list[Problem]
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    activities: dict[int, int] = field(default_factory=dict)
    """The rows of the plan that were written, by their place, with the id that each has in the register."""
    drafts: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    """What the file says of them, by the same places."""
    numbers: dict[int, str] = field(default_factory=dict)
    """The numbers that they have in the register, by their ids."""
    left_out: list[Draft] = field(default_factory=list)
    """What the user did not choose."""
    refused: list[tuple[Draft, str]] = field(default_factory=list)
    """Keys of activities that were taken in which the register's value was left nevertheless."""
    heard: Heard | None = None
    """What the source said, for the next import of it; None where nothing was written."""

    @cached_property
    def cells(self) -> CellCount:
        """What became of the cells, also of those whose activity, or whose value, was not chosen; of a finished report."""
        return account(self.batch, self.left_out, self.refused)

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
            "cells": self.cells.to_json(),
            "problems": problems,
        }


@uncollected(freeze=True)
def plan(register: Register, batch: Batch, match: Match = "auto", *, take_theirs: bool = False) -> ImportPlan:
    """Compare a batch with a register.

    "number" and "name" look for an activity of the same number or name; "auto" for the same identity (of our own
    exports), for both the same, else for the name alone where it is the only one; "none" takes every activity of
    the file as new. Where the source was imported before, an activity is known by what it was called then, only what
    has changed in it since is a difference, and what was edited on both sides, or deleted here, is a conflict. An
    export of this very register is merged with it (services/returning.py); with `take_theirs` the conflicts are
    accepted from the start.
    """
    connection = register.read()
    if match == "auto" and returning.applies(register, batch):
        back = returning.plan(register, batch, take_theirs=take_theirs)
        _settle_numbers(back.rows, _numbers(connection), back.problems)
        back.likely = _likely(connection, back)
        return back
    if match == "auto" and batch.exported_rows:
        batch = owncsv.without_unchanged(connection, batch)
    problems = list(batch.problems)
    with import_base.earlier(register, batch.source) as earlier:
        matching = Matching(connection, [draft.activity for draft in batch.drafts], match, earlier)
        if match == "auto" and batch.exported_shape:
            batch = ownshape.without_unchanged(connection, batch, matching.found)
        rows = [
            PlannedRow(
                draft,
                "new",
                found,
                str(draft.activity.get("number", "")),
                str(draft.activity.get("name", "")),
                gone=place in matching.gone and not take_theirs,
            )
            for place, (draft, found) in enumerate(zip(batch.drafts, matching.found, strict=True))
        ]
        ids = sorted(row.activity_id for row in rows if row.activity_id)
        held = documents.activities(connection, ids)
        base = earlier.activities(ids) if earlier is not None else {}
        said = earlier.said if earlier is not None else {}

    def look(row: PlannedRow, number: int) -> None:
        row.differences, row.kept = compare(
            held[number], row.draft.activity, base.get(number), said.get(number, {})
        )
        row.accepted = {item.key for item in row.differences if take_theirs or not item.conflict}
        row.state = "changed" if row.accepted else "same"

    for row in rows:
        if row.activity_id:
            look(row, row.activity_id)
    if match == "auto" and batch.tables and not batch.exported_shape:
        other = [(row.activity_id or 0) if row.differences else 0 for row in rows]
        batch = owntemplate.without_unchanged(connection, batch, other)
        for row, draft, number in zip(rows, batch.drafts, other, strict=True):
            if number:
                row.draft = draft
                look(row, number)
    _settle_numbers(rows, matching.numbers, problems)
    planned = ImportPlan(batch, rows, problems)
    planned.likely = _likely(connection, planned)
    planned.beside = beside(connection, batch)
    return planned


def _likely(connection: Connection, planned: ImportPlan) -> list[Likeness]:
    """The new names of what would be written that resemble one of the register's."""
    written = (
        row.draft.activity
        if row.state == "new"
        else {item.key: row.draft.activity.get(item.key) for item in row.differences}
        for row in planned.rows
    )
    return resembling(
        connection, planned.batch, ({key: value for key, value in item.items() if value} for item in written)
    )


@uncollected()
def apply(
    register: Register,
    planned: ImportPlan,
    selected: AbstractSet[int] | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReport:
    """Write what was planned, as one step; `selected` are places in `planned.rows`, by default all but what is gone here.

    `progress` is told how many of how many activities are done; when `cancelled` says so, all of it is undone
    and ImportCancelled raised.
    """
    batch = planned.batch
    outcome = ImportReport(batch, [*planned.problems, *remarks(planned, selected)])
    outcome.heard = _heard(register, planned, selected)
    with register.edit_rows(
        Message(N_("Import {source}"), {"source": batch.source, "sha256": batch.sha256}), kind="import"
    ) as connection:
        empty = is_empty(connection)
        loader = Loader(connection)
        for (kind, given_name), existing in planned.replacements.items():
            loader.take_for(kind, given_name, existing)
        loader.load_catalogues(batch.catalogues)
        loader.load_parties(batch.parties)
        loader.load_register(batch.register, overwrite=empty)
        for fact in planned.facts:
            connection.execute(
                f"UPDATE {fact.table} SET {fact.column} = ? WHERE id = ?", (clean(fact.value), fact.row)
            )
        held = _Held(connection, planned.rows)
        for place, row in enumerate(planned.rows):
            if cancelled and cancelled():
                raise ImportCancelled(N_("The import was stopped; the register is as it was."))
            if not is_taken(place, row, selected):
                outcome.skipped += 1
                outcome.left_out.append(row.draft)
            elif row.state == "new":
                outcome.activities[place] = loader.add_activity(row.draft.activity)
                outcome.created += 1
            elif row.accepted and row.merged is not None:
                now = held.of(row)
                loader.restate_activity(
                    row.activity_id, restated(now, row.merged, row.accepted), row.accepted
                )
                outcome.activities[place] = row.activity_id
                outcome.updated += 1
            elif row.accepted & TIED:
                made = taken_over(held.of(row), row.draft.activity, row.accepted)
                loader.restate_activity(row.activity_id, made, row.accepted)
                outcome.activities[place] = row.activity_id
                outcome.updated += 1
            elif row.accepted:
                given = {key: row.draft.activity[key] for key in row.draft.activity if key in row.accepted}
                loader.update_activity(row.activity_id, given)
                outcome.activities[place] = row.activity_id
                outcome.updated += 1
            else:
                outcome.unchanged += 1
            if row.activity_id and is_taken(place, row, selected):
                keys = [item.key for item in row.differences if item.key not in row.accepted]
                outcome.refused += [(row.draft, key) for key in keys]
            if place in outcome.activities:
                outcome.drafts[place] = row.draft.activity
            if progress:
                progress(place + 1, len(planned.rows))
        loader.finish()
        import_base.keep(connection, [outcome.heard])
        written = set(outcome.activities.values())
        outcome.numbers = {
            row[0]: row[1]
            for row in connection.execute("SELECT id, number FROM activity")
            if row[0] in written
        }
    return outcome


def keep_all(connection: Connection, outcomes: Sequence[ImportReport]) -> None:
    """Note in the step being made, of several sources, what each of them said; within its edit."""
    for outcome in outcomes:
        if outcome.heard is not None:
            for place, number in outcome.activities.items():
                # Another source may have written over what this one brought.
                outcome.heard.values.setdefault(number, outcome.drafts[place])
    import_base.keep(connection, [outcome.heard for outcome in outcomes if outcome.heard is not None])


def _heard(register: Register, planned: ImportPlan, selected: AbstractSet[int] | None) -> Heard:
    """What the source says of the activities that the register has already."""
    batch = planned.batch
    heard = Heard(batch.source, batch.sha256, mappings.as_read(batch).to_json() if batch.sheets else {})
    left: list[PlannedRow] = []
    for place, row in enumerate(planned.rows):
        if row.activity_id and is_taken(place, row, selected):
            heard.values[row.activity_id] = row.draft.activity
        elif row.activity_id:
            left.append(row)
    if left:
        with import_base.earlier(register, planned.batch.source) as earlier:
            if earlier is not None:
                base = earlier.activities([row.activity_id for row in left])
                for row in left:
                    number = row.activity_id
                    heard.leave(number, row.draft.activity, base.get(number), earlier.said.get(number, {}))
    return heard


class _Held:
    """The activities that are put together with what they say now, read a batch at a time."""

    def __init__(self, connection: Connection, rows: Sequence[PlannedRow]) -> None:
        self._connection = connection
        self._ids = [row.activity_id for row in rows if row.accepted & TIED or row.merged is not None]
        self._read: dict[int, ActivityDoc] = {}
        self._next = 0

    def of(self, row: PlannedRow) -> ActivityDoc:
        while row.activity_id not in self._read:
            assert self._next < len(self._ids), "planned a moment ago"
            self._read = documents.activities(self._connection, self._ids[self._next :][:_TOGETHER])
            self._next += _TOGETHER
        return self._read[row.activity_id]


def foreseen(planned: ImportPlan) -> ImportReport:
    """The report of what `apply` would do, for a dry run."""
    gone = [row.draft for row in planned.rows if row.gone]
    return ImportReport(
        planned.batch,
        [*planned.problems, *remarks(planned)],
        planned.count("new") - len(gone),
        planned.count("changed"),
        planned.count("same"),
        len(gone),
        left_out=gone,
    )


def _numbers(connection: Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT number FROM activity")}


def _settle_numbers(rows: Sequence[PlannedRow], known: Collection[str], problems: list[Problem]) -> None:
    """A new activity whose number is taken gets one of ours; its own is kept beside it, never dropped."""
    given: Counter[str] = Counter()
    for row in rows:
        number = row.number
        if row.state != "new" or not number:
            continue
        given[number] += 1
        if number in known or given[number] > 1:
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
