"""What the import dialogue does in another thread: reading, planning, writing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from register_app.base import i18n
from register_app.base.collecting import let_go, uncollected
from register_app.base.i18n import N_, Message
from register_app.reading import pasting, refusals
from register_app.reading.guarded import Source
from register_app.reading.layouts import Choices
from register_app.services import importing, mappings, reading
from register_app.services.import_plan import ImportPlan
from register_app.services.importing import Match
from register_app.services.record import activity_ids
from register_app.store.register import Register
from register_app.viewmodels.importing.source import (
    ImportSource,
    decide_again,
    decisions,
    keep_what_came_before,
)
from register_app.viewmodels.jobs import Cancelled, Control

log = logging.getLogger(__name__)

_TOLD = 200
"""How often, about, the window is told how far the writing of a source is."""


@dataclass(frozen=True)
class Planned:
    """A source read and planned; `recalled` are choices made before for headings like these."""

    content: Source
    sha256: str
    plan: ImportPlan
    taken: set[int]
    recalled: Choices | None


def read_and_plan(
    register: Register, source: ImportSource, choices: Choices, match: Match
) -> Callable[[Control], Planned]:
    """The work of reading a source (unless it was read before) and planning it; nothing is written."""
    content, sha256, path, text, name = source.content, source.sha256, source.path, source.text, source.name
    markup = source.markup
    first, before, taken = source.guessed is None, source.plan, frozenset(source.taken)

    def work(control: Control) -> Planned:
        with uncollected(freeze=True):
            return planned(control)

    def planned(control: Control) -> Planned:
        control.progress(-1)
        read, checksum = content, sha256
        if read is None:
            if path is None:
                read = reading.told(pasting.read(text, name, markup=markup))
            else:
                read, checksum = _opened(path, register, control)
        control.check()
        batch = reading.interpret(read, choices if choices != Choices() else None)
        batch.sha256 = checksum
        control.check()
        plan = importing.plan(register, batch, match)
        chosen = decide_again(plan, decisions(before, taken))
        return Planned(read, checksum, plan, chosen, mappings.recalled(batch) if first else None)

    return work


def _opened(path: Path, register: Register, control: Control) -> tuple[Source, str]:
    try:
        return reading.open_source(path, into=register.path, cancelled=lambda: control.stopped)
    except refusals.Cancelled as error:
        raise Cancelled(error.message.msgid) from error


def import_all(
    register: Register, sources: Sequence[ImportSource], match: Match, *, as_one: bool
) -> Callable[[Control], None]:
    """The work of writing what was decided of each source, each as a step of its own or all `as_one`.

    A source that is written sets its `outcome`, `steps` and state. When one fails or the user stops, the ones before it
    stay, unless all are one step.
    """

    def work(control: Control) -> None:
        with uncollected(freeze=True):
            write(control)

    def write(control: Control) -> None:
        if as_one and len(sources) > 1:
            names = ", ".join(source.name for source in sources)
            hashes = " ".join(source.sha256 for source in sources)
            label = Message(N_("Import {source}"), {"source": names, "sha256": hashes})
            with register.edit_rows(label, kind="import") as connection:
                outcomes = _write(register, sources, match, control)
                importing.keep_all(connection, outcomes)
            for place, (source, outcome) in enumerate(zip(sources, outcomes, strict=True)):
                _mark(source, outcome, steps=0 if place else 1)
            return
        for place, source in enumerate(sources):
            before = register.undo_step()
            outcome = _write(register, [source], match, control, place, len(sources))[0]
            after = register.undo_step()
            _mark(source, outcome, steps=int((before and before.id) != (after and after.id)))

    return work


def mark(source: ImportSource, path: Path) -> Callable[[Control], str]:
    """The work of writing the cells of what was imported as a workbook, each marked; gives the name of the file."""
    content, outcome = source.content, source.outcome
    assert content is not None, "only what was imported can be marked"
    assert outcome is not None, "as above"

    def work(control: Control) -> str:
        from register_app.services import marked_source

        control.progress(-1)
        marked_source.save_marked(content, outcome, path, language=i18n.language())
        return path.name

    return work


def check_imported(register: Register, numbers: Collection[int]) -> Callable[[Control], dict[int, list[str]]]:
    """The work of finding errors and warnings of these activities; sentences by their row numbers."""

    def work(control: Control) -> dict[int, list[str]]:
        from register_app.services import check, documents

        found: dict[int, list[Message]] = {}
        with uncollected(freeze=True):
            with closing(register.snapshot()) as copy:
                control.check()
                document, ids = documents.dump(copy), activity_ids(copy)
            issues = check.run(document)
            for issue in issues:
                number = ids.get(issue.activity, 0)
                if number in numbers and issue.severity != "note":
                    found.setdefault(number, []).append(issue.message)
            let_go(issues)
            let_go(document["activities"])
        told: dict[int, list[str]] = {}
        while found:  # emptied on the way, for the same reason
            number, messages = found.popitem()
            told[number] = put_together(messages)
        return told

    return work


def put_together(messages: Sequence[Message]) -> list[str]:
    """Sentences, those that differ in one word alone ("Nothing is said about: …") as one with all the words."""
    groups: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        name = next(iter(message.params)) if len(message.params) == 1 else ""
        key = (message.msgid, name) if name else (message.text(), "")
        groups.setdefault(key, []).append(message)
    told = []
    for (_msgid, name), group in groups.items():
        first = group[0]
        if name and len(group) > 1:
            words = dict.fromkeys(str(message.params[name]) for message in group)
            first = Message(first.msgid, {name: ", ".join(words)})
        told.append(first.text())
    return told


def _mark(source: ImportSource, outcome: importing.ImportReport, *, steps: int) -> None:
    log.info("an import took over %d of %d cells", outcome.cells.imported, outcome.cells.filled)
    source.written(outcome, steps)
    if source.plan is not None and source.guessed is not None:
        mappings.remember(source.plan.batch, source.choices, guessed=source.guessed)


def _write(
    register: Register,
    sources: Sequence[ImportSource],
    match: Match,
    control: Control,
    done: int = 0,
    of: int = 0,
) -> list[importing.ImportReport]:
    outcomes = []
    total = of or len(sources)
    for place, source in enumerate(sources, done):
        assert source.plan is not None, "only what is ready is written"
        if place:
            # What came in before may be the same activity, or have the same number.
            made = decisions(source.plan, source.taken)
            plan = importing.plan(register, source.plan.batch, match)
            taken = decide_again(plan, made)
            keep_what_came_before(plan, source.plan)
            source.take_up(plan, taken)
        planned = source.plan

        def tell(count: int, rows: int, place: int = place) -> None:
            # The window has better to do than to draw each row of a large file.
            if count % max(rows // _TOLD, 1) == 0 or count == rows:
                control.progress((place + count / max(rows, 1)) / total)

        try:
            outcomes.append(
                importing.apply(
                    register,
                    planned,
                    frozenset(source.taken),
                    progress=tell,
                    cancelled=lambda: control.stopped,
                )
            )
        except importing.ImportCancelled as error:
            raise Cancelled(error.message.msgid) from error
    return outcomes
