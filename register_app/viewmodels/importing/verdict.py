"""Whether a source can be imported right away, and where a careful person would look first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from register_app.base.i18n import _, counted, ngettext
from register_app.reading.received import OwnDocument
from register_app.reading.texts import SourceText
from register_app.viewmodels.importing.source import SURE, ImportSource
from register_app.viewmodels.importing.steps import Step


@dataclass(frozen=True)
class Doubt:
    """Something worth a look, and the step where it can be looked at."""

    step: Step
    text: str


def doubts(source: ImportSource) -> list[Doubt]:
    """What a careful person would look at before the import; empty when all is clear."""
    plan = source.plan
    if plan is None:
        return []
    found: list[Doubt] = []
    if not plan.rows and not _brings_lists(source):
        found.append(Doubt("sheets", nothing_found(source)))
    unnamed = sum(1 for row in plan.rows if not row.name.strip())
    if unnamed:
        text = ngettext("{n} activity without a name", "{n} activities without a name", unnamed)
        found.append(Doubt("sheets", text.format(n=counted(unnamed))))
    unsure = sum(
        1
        for sheet in plan.batch.sheets
        for column in sheet.columns
        if column.field
        and column.confidence < SURE
        and column.column not in source.choice(sheet.name).columns
    )
    if unsure:
        text = ngettext("{n} column to check", "{n} columns to check", unsure)
        found.append(Doubt("columns", text.format(n=counted(unsure))))
    if source.recalled is not None:
        found.append(Doubt("columns", _("Headings like these were imported before")))
    dates = plan.batch.ambiguous_dates
    if dates and not source.choices.date_order:
        text = ngettext("{n} date of unclear order", "{n} dates of unclear order", dates)
        found.append(Doubt("columns", text.format(n=counted(dates))))
    conflicts = sum(
        row.gone + sum(difference.conflict for difference in row.differences)
        for row in plan.rows
        if row.gone or row.differences
    )
    if conflicts:
        text = ngettext("{n} conflict", "{n} conflicts", conflicts)
        found.append(Doubt("preview", text.format(n=counted(conflicts))))
    if plan.facts:
        text = ngettext(
            "{n} change beside the activities", "{n} changes beside the activities", len(plan.facts)
        )
        found.append(Doubt("preview", text.format(n=counted(len(plan.facts)))))
    if likely := len(plan.likely):
        text = ngettext("{n} similar name", "{n} similar names", likely)
        found.append(Doubt("preview", text.format(n=counted(likely))))
    warnings = sum(1 for problem in plan.problems if problem.severity != "info")
    if warnings:
        text = ngettext("{n} remark", "{n} remarks", warnings)
        found.append(Doubt("preview", text.format(n=counted(warnings))))
    return found


def columns_kept(source: ImportSource) -> Doubt | None:
    """The columns that no field was found for: nothing is lost with them, but a field may have been missed."""
    plan = source.plan
    if plan is None or not plan.batch.cells.kept_as_extra:
        return None
    kept = sum(1 for sheet in plan.batch.sheets for column in sheet.columns if not column.field)
    if not kept:
        return None
    text = ngettext("{n} column kept under its heading", "{n} columns kept under their heading", kept)
    return Doubt("columns", text.format(n=counted(kept)))


def nothing_found(source: ImportSource) -> str:
    """Why a source brings nothing, and what to look at."""
    if isinstance(source.content, SourceText):
        return _("No purpose with a legal basis was found in the text. See how its lines were read.")
    return _("No activity was found. See how the sheets were read.")


def confident(source: ImportSource) -> bool:
    """Whether nothing needs a look."""
    return source.state == "ready" and not doubts(source)


def brings_anything(source: ImportSource) -> bool:
    """Whether there is something in a source that an import could write."""
    plan = source.plan
    return plan is not None and bool(plan.rows or plan.beside or plan.facts or _brings_lists(source))


def _brings_lists(source: ImportSource) -> bool:
    batch = source.plan.batch if source.plan else None
    return batch is not None and bool(batch.parties or any(batch.catalogues.values()))


def files_text(sources: Sequence[ImportSource]) -> str:
    """How it stands with several sources, in a line: those that need a look may be out of sight among them."""
    ready = sum(confident(source) for source in sources)
    failed = sum(source.state == "failed" for source in sources)
    doubtful = sum(source.state == "ready" for source in sources) - ready
    told = (
        (ready, ngettext("{n} ready to import", "{n} ready to import", ready)),
        (doubtful, ngettext("{n} worth checking", "{n} worth checking", doubtful)),
        (failed, ngettext("{n} could not be read", "{n} could not be read", failed)),
    )
    head = ngettext("{n} file", "{n} files", len(sources)).format(n=counted(len(sources)))
    parts = ", ".join(text.format(n=counted(count)) for count, text in told if count)
    return f"{head}: {parts}" if parts else head


def summary(source: ImportSource) -> str:
    """What a source holds and what of it would come in, in a line."""
    plan = source.plan
    if source.state == "reading":
        return _("reading …")
    if source.state == "waiting":
        return _("waiting")
    if plan is None:
        return source.error
    new, changed, same = plan.count("new"), plan.count("changed"), plan.count("same")
    counts = [
        ngettext("{n} new", "{n} new", new).format(n=counted(new)),
        ngettext("{n} changed", "{n} changed", changed).format(n=counted(changed)),
        ngettext("{n} the same", "{n} the same", same).format(n=counted(same)),
    ]
    total = len(plan.rows)
    head = ngettext("{n} activity", "{n} activities", total).format(n=counted(total))
    return f"{head}: {', '.join(counts)}" if total else _lists_text(source) or head


def _lists_text(source: ImportSource) -> str:
    batch = source.plan.batch if source.plan else None
    if batch is None:
        return ""
    parties, terms = len(batch.parties), sum(len(entries) for entries in batch.catalogues.values())
    parts = []
    if parties:
        parts.append(ngettext("{n} party", "{n} parties", parties).format(n=counted(parties)))
    if terms:
        parts.append(ngettext("{n} entry of lists", "{n} entries of lists", terms).format(n=counted(terms)))
    return ", ".join(parts)


def cells_text(source: ImportSource) -> str:
    """What became of the cells: each non-empty one is accounted for once."""
    if source.plan is None:
        return ""
    cells = source.outcome.cells if source.outcome is not None else source.plan.batch.cells
    text = (
        _(
            "{filled} lines of text: {imported} imported, {extra} kept under their heading, {reported} reported"
        )
        if isinstance(source.content, SourceText)
        else _("{filled} values: {imported} imported, {extra} kept under their heading, {reported} reported")
        if isinstance(source.content, OwnDocument)
        else _("{filled} cells: {imported} imported, {extra} kept under their heading, {reported} reported")
    )
    return text.format(
        filled=counted(cells.filled),
        imported=counted(cells.imported),
        extra=counted(cells.kept_as_extra),
        reported=counted(cells.reported),
    )
