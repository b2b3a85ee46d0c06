"""Import: what a file holds (`Batch`) compared with a register (`plan`), then written as one step (`apply`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from sqlite3 import Connection
from typing import Any, Literal, cast

from register_app.base.collecting import uncollected
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, complete_activity
from register_app.model.fields import FIELDS
from register_app.model.text import clean, fold
from register_app.model.vocabulary import SLOT_LABELS
from register_app.reading.batch import Batch, Draft, Problem, report
from register_app.services import documents, owncsv, returning
from register_app.services.import_plan import (
    Difference,
    Fact,
    ImportPlan,
    Likeness,
    PlannedRow,
    State,
    as_text,
)
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
    "as_text",
    "compare",
    "foreseen",
    "key_label",
    "last_import",
    "plan",
]

Match = Literal["auto", "number", "name", "none"]

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
    left_out: list[Draft] = field(default_factory=list)
    """What the user did not choose."""

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


@uncollected()
def plan(register: Register, batch: Batch, match: Match = "auto", *, take_theirs: bool = False) -> ImportPlan:
    """Compare a batch with a register.

    "number" and "name" look for an activity of the same number or name; "auto" for the same identity (of our own
    exports), for both the same, else for the name alone where it is the only one; "none" takes every activity of
    the file as new. Where the source was imported before, only what has changed in it since is a difference, and
    what was edited on both sides is a conflict. An export of this very register is merged with it
    (services/returning.py); with `take_theirs` the conflicts are accepted from the start.
    """
    connection = register.read()
    known = _Known(connection)
    if match == "auto" and returning.applies(register, batch):
        back = returning.plan(register, batch, take_theirs=take_theirs)
        back.problems += [problem for row in back.rows for problem in _conflicts(row)]
        _settle_numbers(back.rows, known, back.problems)
        back.likely = _likely(connection, back)
        return back
    if match == "auto" and batch.exported_rows:
        batch = owncsv.without_unchanged(connection, batch)
    problems = list(batch.problems)
    rows = []
    claimed: set[int] = set()
    for draft in batch.drafts:
        number, name = str(draft.activity.get("number", "")), str(draft.activity.get("name", ""))
        found = known.find(draft.activity, match) if match != "none" else 0
        if found in claimed:
            found = 0
        if found:
            claimed.add(found)
        rows.append(PlannedRow(draft, "new", found, number, name))
    held = documents.activities(connection, sorted(claimed))
    base = _base(register, batch, sorted(claimed))
    for row in rows:
        if row.activity_id:
            row.differences = compare(held[row.activity_id], row.draft.activity, base.get(row.activity_id))
            row.accepted = {item.key for item in row.differences if take_theirs or not item.conflict}
            row.state = "changed" if row.accepted else "same"
            problems += _conflicts(row)
    _settle_numbers(rows, known, problems)
    planned = ImportPlan(batch, rows, problems)
    planned.likely = _likely(connection, planned)
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


def last_import(connection: Connection, source: str) -> int:
    """The step that last imported a source of that name; 0 where none did."""
    found = connection.execute(
        "SELECT max(id) FROM step WHERE kind = 'import' AND json_extract(params, '$.source') = ?", (source,)
    ).fetchone()
    return int(found[0] or 0)


def _base(register: Register, batch: Batch, ids: Sequence[int]) -> dict[int, ActivityDoc]:
    """The activities as the last import of this source left them; empty where there was none."""
    step = last_import(register.read(), batch.source)
    if not step or not ids:
        return {}
    with closing(register.as_of(step)) as earlier:
        return documents.activities(earlier, ids)


def _conflicts(row: PlannedRow) -> list[Problem]:
    return [
        Problem(
            row.draft.sheet,
            "",
            "warning",
            Message(
                N_(
                    "“{name}”: {field} was edited here and is different in the file too; it was left as it is."
                ),
                {"name": row.name or row.number, "field": Message(key_label(item.key))},
            ),
        )
        for item in row.differences
        if item.conflict and item.key not in row.accepted
    ]


def key_label(key: str) -> str:
    """The msgid by which a key of an activity document is called."""
    described = FIELDS.get(f"activity.{key}")
    return described.label if described else SLOT_LABELS.get(key, key)


@uncollected()
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
        for place, row in enumerate(planned.rows):
            if cancelled and cancelled():
                raise ImportCancelled(N_("The import was stopped; the register is as it was."))
            if selected is not None and place not in selected:
                outcome.skipped += 1
                outcome.left_out.append(row.draft)
            elif row.state == "new":
                outcome.activities[place] = loader.add_activity(row.draft.activity)
                outcome.created += 1
            elif row.accepted and row.merged is not None:
                loader.restate_activity(row.activity_id, _final(connection, row), row.accepted)
                outcome.activities[place] = row.activity_id
                outcome.updated += 1
            elif row.accepted:
                given = {key: row.draft.activity[key] for key in row.draft.activity if key in row.accepted}
                loader.update_activity(row.activity_id, given)
                outcome.activities[place] = row.activity_id
                outcome.updated += 1
            else:
                outcome.unchanged += 1
            if progress:
                progress(place + 1, len(planned.rows))
        loader.finish()
    return outcome


def _final(connection: Connection, row: PlannedRow) -> ActivityDoc:
    """What an activity will say: the accepted keys as merged, everything else as it is."""
    held = documents.activity(connection, row.activity_id)
    assert held is not None, "planned a moment ago"
    merged = cast(Mapping[str, Any], row.merged)
    return cast(ActivityDoc, {**held, **{key: merged[key] for key in row.accepted}})


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
        self.uuids: dict[str, int] = {}
        for row, uuid, number, name in connection.execute(
            "SELECT id, uuid, number, name FROM activity ORDER BY id"
        ):
            self.uuids[uuid] = row
            self.numbers[number] = (row, fold(name))
            self.names.setdefault(fold(name), []).append(row)

    def find(self, activity: Mapping[str, Any], match: Match) -> int:
        number, name = str(activity.get("number", "")), str(activity.get("name", ""))
        by_number = self.numbers.get(number) if number else None
        same_name = self.names.get(fold(name), []) if name else []
        if match == "number":
            return by_number[0] if by_number else 0
        if match == "auto":
            same = self.uuids.get(str(activity.get("id", "")))
            if same:
                return same
            if by_number and by_number[0] in same_name:
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


def compare(held: ActivityDoc, given: Mapping[str, Any], base: ActivityDoc | None = None) -> list[Difference]:
    """Where `given` (a partial activity document) says something else than the register does.

    What `given` leaves empty is no difference: an import adds and corrects, it does not erase. With `base`, the
    state both sides began from, what `given` has not changed since is no difference either.
    """
    full = complete_activity(given)
    differences = []
    for key, value in given.items():
        if not value or key in ("id", "number"):
            continue
        new, old, first = full.get(key), held.get(key), base.get(key) if base else None
        if key in ("answers", "extra"):
            new, old = dict(cast(Mapping[str, Any], new)), _of_names(old, new)
            first = _of_names(first, new) if base else None
        if _plain(new) == _plain(old) or (base and _plain(new) == _plain(first)):
            continue
        conflict = base is not None and _plain(old) != _plain(first)
        differences.append(
            Difference(key, as_text(old), as_text(new), as_text(first) if base else "", conflict)
        )
    return differences


def _of_names(held: Any, wanted: Any) -> dict[str, Any]:
    """Those entries of `held` that `wanted` speaks of."""
    return {name: held[name] for name in wanted if name in held}


def _plain(value: Any) -> Any:
    """A value for comparing: case and white space do not count, nor does the sensitivity kept with the category."""
    if isinstance(value, str):
        return fold(clean(value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key != "sensitivity"}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
