"""The import dialog's state: a source read, how it was understood, what would change, and the one step that does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from register_app.base.i18n import N_, _, ngettext
from register_app.viewmodels.import_rows import STATES, RowsModel
from register_app.viewmodels.jobs import Cancelled, Control, Job, Jobs
from register_app.viewmodels.session import Session

MATCHES = {
    "auto": N_("Number and name"),
    "number": N_("Number"),
    "name": N_("Name"),
    "none": N_("Nothing: take all as new"),
}
SURE = 0.85


@dataclass(frozen=True)
class ColumnView:
    """How a column was understood; `sheet` and `column` tell which."""

    sheet: str
    column: str
    header: str
    field: str
    label: str
    confidence: float
    samples: tuple[str, ...]


def field_label(name: str) -> str:
    """A field of an import ("activity.name", "department") in words."""
    from register_app.viewmodels.headings import heading_label

    return heading_label(name)


class ImportView(QObject):
    """Reads off the thread, plans, applies. `read_done`, `applied(sentence)`, `failed(error)` tell how it goes."""

    read_done = Signal()
    progressed = Signal(float, str)
    applied = Signal(str)
    failed = Signal(object)
    cancelled = Signal()
    busy_changed = Signal(bool)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self.rows = RowsModel(self)
        self.path: Path | None = None
        self.match = "auto"
        self._source: Any = None
        self._fields: dict[str, dict[str, str]] = {}
        self._sheets: tuple[str, ...] = ()
        self._headers: dict[str, int] = {}
        self.plan: Any = None
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    # Reading

    def read(self, path: Path) -> None:
        """Read the file at `path` and plan its import; nothing is written."""
        self.path = path
        self._source, self._fields, self._sheets, self._headers = None, {}, (), {}
        self._start_plan()

    def set_field(self, sheet: str, column: str, field: str) -> None:
        """Understand a column of a sheet as `field`, and plan anew."""
        self._fields.setdefault(sheet, {})[column] = field
        self._start_plan()

    def set_header_row(self, sheet: str, row: int) -> None:
        """Take the 1-based `row` as the headings of a sheet, and plan anew."""
        self._headers[sheet] = row
        self._start_plan()

    def set_sheets(self, names: Sequence[str]) -> None:
        self._sheets = tuple(names)
        self._start_plan()

    def set_match(self, match: str) -> None:
        """How activities of the file are recognised in the register: a key of MATCHES."""
        if match != self.match:
            self.match = match
            if self.plan is not None:
                self._start_plan()

    def _start_plan(self) -> None:
        path, source, match, session = self.path, self._source, self.match, self._session
        choices = self._choices()

        def work(control: Control) -> tuple[Any, Any]:
            from register_app.reading import guarded
            from register_app.services import importing, reading

            control.progress(-1)
            read = source
            if read is None:
                assert path is not None
                read = guarded.read_source(path, cancelled=lambda: control.stopped)
            control.check()
            batch = reading.interpret(read, choices)
            control.check()
            return read, importing.plan(session.register, batch, match)  # type: ignore[arg-type]

        self._run(work, self._on_planned)

    def _choices(self) -> Any:
        if not (self._fields or self._sheets or self._headers):
            return None
        from register_app.reading.layouts.choices import Choices, SheetChoice

        names = set(self._fields) | set(self._headers)
        by_sheet = {
            name: SheetChoice(header_row=self._headers.get(name, 0), columns=dict(self._fields.get(name, {})))
            for name in names
        }
        return Choices(self._sheets, by_sheet)

    def _on_planned(self, result: tuple[Any, Any]) -> None:
        self._source, self.plan = result
        self.rows.show(self.plan.rows)
        self.read_done.emit()

    # What was read

    def sheets(self) -> list[Any]:
        """The sheets of the file, as `reading.batch.SheetReading`."""
        return list(self.plan.batch.sheets) if self.plan else []

    def columns(self) -> list[ColumnView]:
        return [
            ColumnView(
                sheet.name,
                column.column,
                column.header,
                column.field,
                field_label(column.field),
                column.confidence,
                tuple(column.samples[:3]),
            )
            for sheet in self.sheets()
            for column in sheet.columns
        ]

    def counts(self) -> dict[str, int]:
        """How many activities are new, changed, the same, and how many problems there are."""
        if self.plan is None:
            return {}
        counts = {state: self.plan.count(state) for state in STATES}
        return counts | {"problems": len(self.plan.problems)}

    def problems(self) -> list[tuple[str, str, str]]:
        """(severity, where, sentence) of each problem."""
        if self.plan is None:
            return []
        return [
            (
                problem.severity,
                "!".join(part for part in (problem.sheet, problem.cell) if part),
                problem.message.text(),
            )
            for problem in self.plan.problems
        ]

    def cells_text(self) -> str:
        """What became of the cells: each non-empty one is accounted for once."""
        if self.plan is None:
            return ""
        cells = self.plan.batch.cells
        return _(
            "{filled} cells: {imported} imported, {extra} kept under their heading, {reported} reported"
        ).format(
            filled=cells.filled, imported=cells.imported, extra=cells.kept_as_extra, reported=cells.reported
        )

    # Writing

    def apply(self) -> None:
        """Write the ticked activities, as one step."""
        plan, session, taken = self.plan, self._session, self.rows.taken()

        def work(control: Control) -> Any:
            from register_app.services import importing

            try:
                return importing.apply(
                    session.register,
                    plan,
                    taken,
                    progress=lambda done, total: control.progress(done / max(total, 1)),
                    cancelled=lambda: control.stopped,
                )
            except importing.ImportCancelled as error:
                raise Cancelled(error.message.msgid) from error

        self._run(work, self._on_applied)

    def _on_applied(self, outcome: Any) -> None:
        parts = [
            ngettext("{n} activity added", "{n} activities added", outcome.created).format(n=outcome.created),
            ngettext("{n} changed", "{n} changed", outcome.updated).format(n=outcome.updated),
        ]
        self.applied.emit(", ".join(parts) + ".")

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _run(self, work: Any, then: Any) -> None:
        if self._job is not None:
            return
        self.busy_changed.emit(True)
        self._job = self._jobs.start(
            work,
            done=lambda result: self._end(lambda: then(result)),
            failed=lambda error: self._end(lambda: self.failed.emit(error)),
            cancelled=lambda: self._end(self.cancelled.emit),
            progressed=self._on_progress,
        )

    def _on_progress(self, share: float, text: str) -> None:
        self.progressed.emit(share, text)

    def _end(self, then: Any) -> None:
        self._job = None
        self.busy_changed.emit(False)
        then()
