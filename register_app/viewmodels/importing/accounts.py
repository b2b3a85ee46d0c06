"""The account of an import: what was written, in a sentence and as a report; how a source was read, as a mapping."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from register_app.base.i18n import _, counted, ngettext
from register_app.reading.layouts import Choices, SheetChoice
from register_app.services import mappings
from register_app.viewmodels.importing.source import ImportSource


def outcome_text(sources: Sequence[ImportSource]) -> str:
    """What was written, as one sentence."""
    outcomes = [source.outcome for source in sources if source.outcome is not None]
    created = sum(outcome.created for outcome in outcomes)
    updated = sum(outcome.updated for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    beside = sum(entries_beside(source) for source in sources if source.outcome is not None)
    if not (created or updated or skipped or beside):
        return _("The register says all of this already: nothing was changed.")
    parts = []
    if created or updated or skipped:
        parts = [
            ngettext("{n} activity added", "{n} activities added", created).format(n=counted(created)),
            ngettext("{n} changed", "{n} changed", updated).format(n=counted(updated)),
        ]
    if skipped:
        parts.append(ngettext("{n} left out", "{n} left out", skipped).format(n=counted(skipped)))
    if beside:
        text = ngettext(
            "{n} entry taken over beside the activities",
            "{n} entries taken over beside the activities",
            beside,
        )
        parts.append(text.format(n=counted(beside)))
    return ", ".join(parts) + "."


def entries_beside(source: ImportSource) -> int:
    """How much a source brings beside its activities that the register did not have: parties, entries of lists, facts."""
    plan = source.plan
    return sum(thing.new for thing in plan.beside) + len(plan.facts) if plan is not None else 0


def left_text(sources: Sequence[ImportSource]) -> list[str]:
    """Which sources nothing came in from, each with the reason: a sentence a source."""
    return [
        _("{name} was not imported: {reason}").format(name=source.name, reason=source.error)
        if source.error
        else _("{name} was not imported.").format(name=source.name)
        for source in sources
        if source.state != "done"
    ]


def save_report(source: ImportSource, path: Path) -> None:
    """Write what became of every cell of a source as JSON; raises WriteError."""
    from register_app.writing.files import write_atomic

    assert source.outcome is not None, "only what was imported has a report"
    text = json.dumps(source.outcome.to_json(), ensure_ascii=False, indent=2) + "\n"

    def write(part: Path) -> None:
        part.write_text(text, encoding="utf-8")

    write_atomic(path, write)


def full_choices(source: ImportSource) -> Choices:
    """How a source is read, told in full: the choices made, and what was recognised where none was made."""
    assert source.plan is not None, "only what was read is saved"
    read = mappings.as_read(source.plan.batch)
    by_sheet = dict(read.by_sheet)
    for name, choice in source.choices.by_sheet.items():
        told = by_sheet.get(name, SheetChoice())
        by_sheet[name] = replace(
            told,
            header_row=choice.header_row or told.header_row,
            layout=choice.layout or told.layout,
            part=choice.part,
            rows=choice.rows,
        )
    return Choices(read.sheets, by_sheet, source.choices.date_order)
