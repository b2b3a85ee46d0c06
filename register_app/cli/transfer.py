"""Commands that bring things in and out: import and export."""

from __future__ import annotations

import datetime
import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from register_app.base.i18n import N_, _, language, ngettext
from register_app.cli.arguments import UsageError
from register_app.cli.author import author
from register_app.cli.looking import print_json
from register_app.cli.speech import counted, tell
from register_app.reading.batch import Batch
from register_app.reading.layouts import Choices
from register_app.services import (
    export_choices,
    exporting,
    handover,
    importing,
    mappings,
    marked_source,
    reading,
)
from register_app.services.importing import ImportReport
from register_app.store.register import Register


def import_(options: Namespace) -> int:
    if options.mapping and options.remembered:
        raise UsageError(N_("--mapping and --remembered both say how it is read; leave out one of them."))
    choices = reading.choices(
        options.sheet or (), mappings.load(Path(options.mapping)) if options.mapping else None
    )
    path = Path(options.file)
    # A register that cannot be opened is told before a long reading, not after it.
    with Register.open(path, author=author(), read_only=options.dry_run) as register:
        source, sha256 = reading.open_source(Path(options.source), into=path)
        if options.marked_report:
            marked_source.require_cells(source)
        batch = reading.interpret(source, choices)
        if options.remembered and (recalled := mappings.recalled(batch)):
            batch = reading.interpret(source, replace(recalled, sheets=tuple(options.sheet or ())))
        batch.sha256 = sha256
        planned = importing.plan(
            register, batch, options.match or "auto", take_theirs=options.take == "theirs"
        )
        if options.dry_run:
            outcome = importing.foreseen(planned)
        else:
            outcome = importing.apply(register, planned, progress=_progress())
    if options.report:
        _write_report(Path(options.report), outcome.to_json())
    if options.marked_report:
        marked_source.save_marked(source, outcome, Path(options.marked_report), language=language())
    if options.save_mapping:
        mappings.save(_as_read(batch, options.sheet or ()), Path(options.save_mapping))
    _tell(outcome, dry_run=options.dry_run)
    left_out = outcome.skipped or any(problem.severity == "error" for problem in outcome.problems)
    return 1 if left_out else 0


def _as_read(batch: Batch, sheets: Sequence[str]) -> Choices:
    """How a file was read; that of a single sheet is for any name of sheet."""
    found = mappings.as_read(batch)
    if sheets or len(found.by_sheet) != 1:
        return replace(found, sheets=tuple(sheets))
    return replace(found, by_sheet={"": next(iter(found.by_sheet.values()))})


def _write_report(path: Path, data: dict[str, Any]) -> None:
    from register_app.writing.files import write_atomic

    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def write(part: Path) -> None:
        part.write_text(text, encoding="utf-8")

    write_atomic(path, write)


def _tell(outcome: ImportReport, *, dry_run: bool) -> None:
    for problem in outcome.problems:
        place = "!".join(part for part in (problem.sheet, problem.cell) if part)
        print(f"{place}: {problem.message}" if place else str(problem.message))
    cells = outcome.batch.cells
    intro = _("Nothing was written. The import would give:") if dry_run else _("Imported:")
    print(
        intro,
        _("{created} new, {updated} changed, {unchanged} the same, {skipped} left out").format(
            created=outcome.created,
            updated=outcome.updated,
            unchanged=outcome.unchanged,
            skipped=outcome.skipped,
        ),
    )
    print(
        ngettext("{n} cell:", "{n} cells:", cells.filled).format(n=cells.filled),
        _("{imported} imported, {extra} kept under their heading, {reported} reported").format(
            imported=cells.imported, extra=cells.kept_as_extra, reported=cells.reported
        ),
    )


def export(options: Namespace) -> int:
    if options.templates:
        listed = [
            {"name": item.name, "title": _(item.title), "formats": list(item.formats), "source": item.source}
            for item in export_choices.templates()
        ]
        if options.json:
            print_json({"templates": listed, "formats": sorted({*export_choices.FORMATS, ".zip"})})
        else:
            for item in listed:
                print(f"{item['name']:<22} {', '.join(item['formats']):<24} {item['title']}")
                if item["source"]:
                    print(f"{'':<22} {item['source']}")
        return 0
    if options.out is None:
        raise UsageError(
            N_("Something is missing after “{command}”: {names}. See: {command} --help"),
            command="register-app export",
            names="FILE OUT" if options.file is None else "OUT",
        )
    if Path(options.out).suffix.lower() == ".zip":
        return _package(options)
    with Register.open(Path(options.file), read_only=True) as register:
        outcome = exporting.export(
            register,
            Path(options.out),
            language=options.lang,
            template=options.template or "",
            as_of=options.as_of,
            where=options.where,
            scope_name=options.scope_name or "",
            look=_look(options),
            progress=_progress(),
        )
        total = register.read().execute("SELECT count(*) FROM activity").fetchone()[0]
    for note in outcome.notes:
        print(note, file=sys.stderr)
    tell(counted(outcome.activities, total, outcome.purposes))
    print(outcome.path)
    return 0


def _look(options: Namespace) -> export_choices.Look:
    return export_choices.Look(
        profile=options.profile or "",
        logo=Path(options.logo) if options.logo else None,
        accent=options.accent or "",
        cover_text=options.cover_text or "",
        since=options.since or "",
    )


def _package(options: Namespace) -> int:
    """A hand-over: it names a version, so the register is opened for editing."""
    if options.where or options.scope_name or options.as_of or options.template:
        raise UsageError(
            N_("A hand-over package holds the whole register as it is now; leave out the other choices.")
        )
    name = options.name or _("Handed over {date}").format(date=datetime.date.today().isoformat())  # noqa: DTZ011
    with Register.open(Path(options.file), author=author()) as register:
        made = handover.write_package(
            register,
            Path(options.out),
            name=name,
            language=options.lang,
            look=_look(options),
            progress=_progress(),
        )
    tell(
        _("Version “{name}”: step {step}, seal {seal}").format(name=made.name, step=made.step, seal=made.seal)
    )
    print(made.path)
    return 0


def _progress() -> Any:
    """Tells on standard error how far it is, when somebody watches."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        if done >= total or done % 25 == 0:
            print(f"\r{done} / {total}", end=end, file=sys.stderr, flush=True)

    return told
