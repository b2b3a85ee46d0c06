"""Our own workbook, or a questionnaire, that comes back: only what a colleague changed in it is a change.

What the workbook held when it was exported is the register at the step that it names; so a change of the colleague is
told from what has happened in the register since, and the two are put together. Nothing is ever removed from the
register because a workbook does not have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from register_app.base.i18n import N_, Message
from register_app.model.document import (
    ActivityDoc,
    Document,
    blank_activity,
    complete_activity,
)
from register_app.model.text import fold
from register_app.reading.batch import Batch, Draft, Origin, Problem
from register_app.services import documents, returned_facts, states
from register_app.services.import_plan import Difference, ImportPlan, PlannedRow, as_text
from register_app.services.threeway import merge
from register_app.store.register import Register
from register_app.writing import profiles
from register_app.writing.labels import DocumentLabels, known_language

_GONE = N_(
    "“{name}” was changed in the workbook but has been deleted from the register since, so it was left out."
)
_NOT_BACK = N_(
    "“{name}” is no longer in the workbook. It stays in the register; retire or delete it there if that is meant."
)
_OLDER = N_(
    "The register’s history does not know the state that this workbook was exported from, so it is compared with the "
    "register as it is now."
)
_UNIT = ("purposes", "data")
"""Data uses name purposes by their place, so that the two are one thing when purposes come or go."""


def applies(register: Register, batch: Batch) -> bool:
    """Whether a batch was exported from this very register."""
    if batch.origin is None:
        return False
    row = register.read().execute("SELECT uuid FROM register").fetchone()
    return row is not None and row[0] == batch.origin.register


def plan(register: Register, batch: Batch, *, take_theirs: bool = False) -> ImportPlan:
    """What came back against what was handed out and what the register says now; see `importing.plan`.

    Keys that both sides changed are conflicts, accepted only with `take_theirs`.
    """
    assert batch.origin is not None, "asked before"
    problems = list(batch.problems)
    now = documents.dump(register.read())
    base = _base(register, batch.origin)
    if base is None:
        problems.append(Problem("", "", "warning", Message(_OLDER)))
        base = now
    base = _as_handed_out(base, batch.origin)
    numbers = {row[1]: row[0] for row in register.read().execute("SELECT id, uuid FROM activity")}
    was = {item["id"]: item for item in base["activities"]}
    held = {item["id"]: item for item in now["activities"]}
    rows: list[PlannedRow] = []
    for draft in batch.drafts:
        uuid = str(draft.activity.get("id", ""))
        number, name = str(draft.activity.get("number", "")), str(draft.activity.get("name", ""))
        if uuid in held:
            row = PlannedRow(draft, "same", numbers[uuid], number, name)
            _compare(row, was.get(uuid, held[uuid]), held[uuid], take_theirs=take_theirs)
            rows.append(row)
        elif uuid not in was:
            rows.append(PlannedRow(draft, "new", 0, number, name))
        elif _theirs(draft, was[uuid]) != was[uuid]:
            if take_theirs:
                rows.append(PlannedRow(draft, "new", 0, number, name))
            else:
                problems.append(Problem(draft.sheet, "", "warning", Message(_GONE, {"name": name})))
    back = {str(draft.activity.get("id", "")) for draft in batch.drafts}
    problems += [
        Problem("", "", "warning", Message(_NOT_BACK, {"name": held[uuid]["name"]}))
        for uuid in batch.origin.activities
        if uuid in held and uuid not in back
    ]
    planned = ImportPlan(_additions(batch, base), rows, problems)
    returned_facts.compare(register.read(), batch, base, now, planned)
    return planned


def _base(register: Register, origin: Origin) -> Document | None:
    """The register as it was when the workbook was exported; None when its history does not know that state."""
    found = (
        register.read().execute("SELECT hash FROM step WHERE id = ?", (origin.step,)).fetchone()
        if origin.step
        else None
    )
    if found is None or str(found[0]) != origin.hash:
        return None
    if origin.step == register.head()[0]:
        return documents.dump(register.read())
    return states.at_step(register, origin.step)


def _as_handed_out(base: Document, origin: Origin) -> Document:
    """`base` without what the workbook never had, so that nothing which was left out looks as if it had been deleted."""
    if origin.profile not in profiles.PROFILES:
        return base
    language = origin.language or base["register"]["language"]
    labels = DocumentLabels(language if known_language(language) else "en")
    return profiles.shown(base, origin.profile, labels)


def _theirs(draft: Draft, base: ActivityDoc) -> ActivityDoc:
    """What came back, with what the workbook does not have as it was handed out."""
    given = {key: value for key, value in draft.activity.items() if key in blank_activity()}
    back = complete_activity({**cast(Mapping[str, Any], base), **given})
    back["id"] = base["id"]
    # How sensitive a category is, is said in its catalogue.
    known = {use["category"]: use["sensitivity"] for use in base["data"]}
    for use in back["data"]:
        use["sensitivity"] = known.get(use["category"], use["sensitivity"])
    return back


def _compare(row: PlannedRow, base: ActivityDoc, now: ActivityDoc, *, take_theirs: bool) -> None:
    """Fill in what the row changes: by key what it would say, what it says now, and whether both sides changed it."""
    theirs = _theirs(row.draft, base)
    merged, conflicts = _merged(base, theirs, now)
    first, current, made, given = (cast(Mapping[str, Any], item) for item in (base, now, merged, theirs))
    row.differences = [
        Difference(key, as_text(current[key]), as_text(made[key]), as_text(first[key]), key in conflicts)
        for key in current
        if made[key] != current[key]
    ]
    row.kept = {
        key: as_text(current[key])
        for key in row.draft.activity
        if key in current and made[key] == current[key] != given[key]
    }
    row.accepted = {item.key for item in row.differences if take_theirs or not item.conflict}
    row.state = "changed" if row.accepted else "same"
    row.merged = merged


def _merged(base: ActivityDoc, theirs: ActivityDoc, now: ActivityDoc) -> tuple[ActivityDoc, set[str]]:
    """The activity with the changes of both sides, and the keys in which they are at odds (there as it came back)."""
    a, b, c = (cast(dict[str, Any], item) for item in (base, theirs, now))
    merged: dict[str, Any] = {}
    conflicts: set[str] = set()
    unit = len({len(item["purposes"]) for item in (a, b, c)}) > 1
    for key in c:
        if unit and key in _UNIT:
            continue
        found = merge(a[key], b[key], c[key], take_theirs=True)
        merged[key] = found.value
        if found.conflicts:
            conflicts.add(key)
    if unit:
        before, back, current = ({key: item[key] for key in _UNIT} for item in (a, b, c))
        at_odds = before not in (back, current) and back != current
        merged.update(current if back == before else back)
        if at_odds:
            conflicts.update(_UNIT)
    return cast(ActivityDoc, {key: merged[key] for key in c}), conflicts


def _additions(batch: Batch, base: Document) -> Batch:
    """The batch with only those parties and entries of catalogues that it was not handed out with."""
    parties = {fold(party["name"]) for party in base["parties"]}
    catalogues = {
        key: [entry for entry in entries if fold(entry["name"]) not in _names(base, key)]
        for key, entries in batch.catalogues.items()
    }
    return replace(
        batch,
        register={},
        parties=[party for party in batch.parties if fold(party["name"]) not in parties],
        catalogues=catalogues,
    )


def _names(base: Document, key: str) -> set[str]:
    return {fold(entry["name"]) for entry in base["catalogues"].get(key, [])}  # type: ignore[attr-defined]
