"""The state of the import dialogue: its sources, which one is looked at, and the work that is done off the thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.services import mappings
from register_app.services.import_plan import ImportPlan
from register_app.services.importing import Match
from register_app.viewmodels.importing.accounts import full_choices, outcome_text
from register_app.viewmodels.importing.running import Running
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.work import Planned, check_imported, import_all, mark, read_and_plan
from register_app.viewmodels.jobs import Control, Jobs
from register_app.viewmodels.session import Session

MATCHES: dict[Match, str] = {
    "auto": N_("Number and name"),
    "number": N_("Number"),
    "name": N_("Name"),
    "none": N_("Nothing: take all as new"),
}


class ImportFlow(QObject):
    """Reads sources one after another, plans each, and writes those that are ready.

    `changed` follows whatever there is to show anew; `failed(error)`, `cancelled`, `applied(sentence)` tell how it went,
    `checked(issues by activity)` what the checks say of what came in.
    """

    changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(float, str)
    failed = Signal(object)
    cancelled = Signal()
    applied = Signal(str)
    saved = Signal(str)
    checked = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self.sources: list[ImportSource] = []
        self.current: ImportSource | None = None
        self.match: Match = "auto"
        self.as_one = False
        self._queue: list[ImportSource] = []
        self._read: ImportSource | None = None
        """The source that is being read or planned, or was last."""
        self._running = Running(jobs, self._next, self)
        self._running.busy_changed.connect(self.busy_changed)
        self._running.progressed.connect(self.progressed)

    @property
    def busy(self) -> bool:
        return self._running.busy

    @property
    def writing(self) -> bool:
        """Whether the register is being written: nothing may be taken away meanwhile."""
        return self._running.writing

    @property
    def what(self) -> str:
        """What is being done, for the line beside the progress."""
        return self._running.what

    # Sources

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Read these files and plan the import of each; one that is there already is read anew."""
        for path in paths:
            known = next((source for source in self.sources if source.path == path), None)
            if known is not None:
                self.sources.remove(known)
            self._add(ImportSource(path.name, path))

    def add_text(self, text: str, markup: str = "") -> None:
        """Read a text that was pasted (`markup`: in HTML as well): a copied table, a privacy notice."""
        if not text.strip():
            return
        names = {source.name for source in self.sources}
        name, number = _("Pasted text"), 2
        while name in names:
            name = _("Pasted text {n}").format(n=number)
            number += 1
        self._add(ImportSource(name, text=text, markup=markup))

    def _add(self, source: ImportSource) -> None:
        self.sources = [known for known in self.sources if known.state != "done"]
        self.sources.append(source)
        if self.current not in self.sources or self.current.state in ("failed", "done"):
            self.current = source
        self._plan(source)

    def remove(self, source: ImportSource) -> None:
        """Leave a source out; nothing of it was written."""
        if self.writing:
            return
        self.sources.remove(source)
        if source in self._queue:
            self._queue.remove(source)
        if self.busy and source is self._read:
            self._running.cancel()
        if self.current is source:
            self.current = self.sources[0] if self.sources else None
        self.changed.emit()

    def look_at(self, source: ImportSource) -> None:
        """Let the steps show this source."""
        if source is not self.current:
            self.current = source
            self.changed.emit()

    def ready(self) -> list[ImportSource]:
        """The sources that can be written now."""
        return [source for source in self.sources if source.state == "ready" and source.plan is not None]

    def taken(self) -> int:
        """How many activities the import would write."""
        return sum(len(source.taken) for source in self.ready())

    # Choices

    def set_match(self, match: Match) -> None:
        """How activities of the files are recognised in the register: a key of MATCHES."""
        if match != self.match:
            self.match = match
            for source in self.ready():
                self._plan(source)

    def replan(self, source: ImportSource) -> None:
        """Understand a source anew, as its choices now say."""
        self._plan(source)

    def set_date_order(self, order: str) -> None:
        source = self.current
        if source is not None and order != source.choices.date_order:
            source.choices = replace(source.choices, date_order=order)
            self._plan(source)

    def use_recalled(self) -> None:
        """Read the source as headings like these were read the last time."""
        source = self.current
        if source is not None and source.recalled is not None:
            source.choices, source.recalled = source.recalled, None
            self._plan(source)

    def ignore_recalled(self) -> None:
        if self.current is not None:
            self.current.recalled = None
            self.changed.emit()

    def load_mapping(self, path: Path) -> None:
        """Read the source as a mapping file says; raises what `mappings.load` raises."""
        source = self.current
        if source is not None:
            source.choices, source.recalled = mappings.load(path), None
            self._plan(source)

    def save_mapping(self, path: Path) -> None:
        """Write how the source is read as a mapping file; raises WriteError."""
        source = self.current
        if source is not None and source.plan is not None:
            mappings.save(full_choices(source), path)

    # The account of what was done

    def save_marked(self, source: ImportSource, path: Path) -> None:
        """Write the source's cells as a workbook, each marked with what became of it; `saved(name)` follows."""
        what = _("Saving {name} …").format(name=path.name)
        self._run(what, mark(source, path), done=self.saved.emit, failed=self.failed.emit)

    # Work

    def _plan(self, source: ImportSource) -> None:
        if source not in self._queue:
            self._queue.append(source)
        self._next()

    def _next(self) -> None:
        if self.busy or not self._queue:
            return
        source = self._queue.pop(0)
        if source.content is None:
            source.state = "reading"
        self._run(
            _("Reading {name} …").format(name=source.name),
            read_and_plan(self._session.register, source, source.choices, self.match),
            done=lambda planned: self._on_planned(source, planned),
            failed=lambda error: self._on_unread(source, error),
            read=source,
        )
        self.changed.emit()

    def _on_planned(self, source: ImportSource, planned: Planned) -> None:
        if source not in self.sources:
            return
        source.content, source.sha256 = planned.content, planned.sha256
        self._let_go(source.plan)
        source.take_up(planned.plan, planned.taken)
        if source.guessed is None:
            source.guessed, source.recalled = planned.plan.batch, planned.recalled
        source.state, source.error = "ready", ""
        self.changed.emit()

    def _let_go(self, plan: ImportPlan | None) -> None:
        """Give back the memory of a large plan in another thread: that takes its time too."""
        last = [plan]
        if plan is not None:
            self._jobs.start(lambda _control: last.clear())

    def _on_unread(self, source: ImportSource, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            source.state = "failed"
            self.failed.emit(error)
            return
        source.error = str(error)
        if source.plan is None:
            source.state = "failed"
        else:
            self.failed.emit(error)
        self.changed.emit()

    def apply(self) -> None:
        """Write the ticked activities of every source that is ready."""
        sources = self.ready()
        if not sources or self.busy:
            return
        self._run(
            _("Importing …"),
            import_all(self._session.register, sources, self.match, as_one=self.as_one),
            done=lambda _made: self._on_applied(sources),
            failed=self._on_not_applied,
            writing=True,
        )

    def _on_applied(self, sources: list[ImportSource]) -> None:
        self.changed.emit()
        self.applied.emit(outcome_text(sources))
        self._check(sources)

    def _check(self, sources: list[ImportSource]) -> None:
        """Find what the checks say of what came in; nobody waits for it."""
        written = [source.outcome.activities.values() for source in sources if source.outcome is not None]
        work = check_imported(self._session.register, {number for numbers in written for number in numbers})
        self._jobs.start(work, done=self._on_checked, failed=self._on_unchecked)

    def _on_checked(self, issues: dict[int, list[str]]) -> None:
        self.checked.emit(issues)

    def _on_unchecked(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_not_applied(self, error: Exception) -> None:
        self.changed.emit()
        done = [source for source in self.sources if source.state == "done"]
        if done:
            self.applied.emit(outcome_text(done))
        self.failed.emit(error)

    def undo(self) -> None:
        """Take back all that this dialogue has imported last."""
        if self.steps:
            self._session.undo(self.steps)
        self.undone()

    @property
    def steps(self) -> int:
        """How many steps this dialogue has made."""
        return sum(source.steps for source in self.sources if source.state == "done")

    def undone(self) -> None:
        """Its steps were taken back: what was imported waits again."""
        for source in self.sources:
            if source.state == "done":
                source.state, source.outcome, source.steps = "waiting", None, 0
                source.came_in = []
                self._plan(source)

    def cancel(self) -> None:
        """Stop what is being done; sources that wait are left as they are."""
        self._queue.clear()
        self._running.cancel()

    def _run(
        self,
        what: str,
        work: Callable[[Control], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        read: ImportSource | None = None,
        writing: bool = False,
    ) -> None:
        self._read = read
        self._running.start(
            what, work, done=done, failed=failed, cancelled=self._on_cancelled, writing=writing
        )

    def _on_cancelled(self) -> None:
        if self._read is not None and self._read not in self.sources:
            return  # it was left out while it was read; what waits is read
        for source in self.sources:
            if source.state in ("reading", "waiting"):
                source.state, source.error = "failed", _("Reading was stopped.")
        self.changed.emit()
        self.cancelled.emit()
