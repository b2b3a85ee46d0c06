"""The overview for the window: charts of the register, counted off the window's thread."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from register_app.base.collecting import let_go
from register_app.base.errors import RegisterError
from register_app.base.i18n import counted, ngettext
from register_app.services import dataflow, overview
from register_app.services.dataflow import Flow
from register_app.services.overview import Picture
from register_app.services.record import activity_ids
from register_app.store.changes import Step
from register_app.store.register import Register
from register_app.viewmodels.charts import Chart, FlowChart, chart_of, flow_of
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.session import Session

_LATELY = 10


class OverviewModel(QObject):
    """Charts of the register as it is now. `ready()` follows each computation, `failed(sentence)` what went wrong."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._pictures: tuple[Picture, ...] = ()
        self._flow: Flow | None = None
        self._ids: dict[str, int] = {}
        self._job: Job | None = None
        self._again = False
        self._stale = True
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_changed)
        session.closed.connect(self._on_closed)

    def start(self, today: datetime.date | None = None) -> None:
        """Compute what has changed since the last time."""
        if not self._session.is_open or not self._stale:
            return
        if self._job is not None:
            self._again = True
            return
        self._stale = False
        day = today or datetime.datetime.now().astimezone().date()
        register = self._session.register
        self._job = self._jobs.start(
            _counting(register, day),
            done=lambda counted: self._on_done(register, counted),
            failed=lambda error: self._on_failed(register, error),
        )

    def charts(self) -> list[Chart]:
        return [chart_of(picture) for picture in self._pictures]

    def flow(self) -> FlowChart | None:
        """The flow picture; None while there is nothing in it."""
        return flow_of(self._flow) if self._flow is not None and self._flow.links else None

    def summary(self) -> str:
        """The register in one line: how many activities are in use, and how many were retired."""
        status = next((picture for picture in self._pictures if picture.name == "status"), None)
        used = sum(row.total for row in status.rows) if status else 0
        text = ngettext("{n} activity in use", "{n} activities in use", used).format(n=counted(used))
        retired = len(self._ids) - used
        if retired > 0:
            text += ", " + ngettext("{n} retired", "{n} retired", retired).format(n=counted(retired))
        return text

    def rows_of(self, activities: Iterable[str]) -> list[int]:
        """Row numbers of activities by their UUIDs."""
        return [self._ids[uuid] for uuid in activities if uuid in self._ids]

    def lately(self) -> list[Step]:
        """The last steps of the history."""
        return self._session.register.steps(_LATELY) if self._session.is_open else []

    def _on_done(self, register: Register, counted: _Counted) -> None:
        self._job = None
        if self._is_open(register):
            self._pictures, self._flow, self._ids = counted.pictures, counted.flow, counted.ids
            self.ready.emit()
        self._start_again()

    def _on_failed(self, register: Register, error: Exception) -> None:
        self._job = None
        if self._is_open(register):
            if not isinstance(error, RegisterError):
                raise error
            self.failed.emit(str(error))
        self._start_again()

    def _is_open(self, register: Register) -> bool:
        """Whether the register that was counted is still the one that is open."""
        return self._session.is_open and self._session.register is register

    def _start_again(self) -> None:
        if self._again:
            self._again = False
            self.start()

    def _on_changed(self) -> None:
        self._stale = True

    def _on_closed(self) -> None:
        self._stale = True
        self._pictures, self._flow, self._ids = (), None, {}


@dataclass(frozen=True)
class _Counted:
    pictures: tuple[Picture, ...]
    flow: Flow
    ids: dict[str, int]


def _counting(register: Register, today: datetime.date) -> Callable[[Control], _Counted]:
    def work(control: Control) -> _Counted:
        from register_app.services import documents

        # Reading 20,000 activities takes seconds: it is done from a copy, while the window lives on.
        with contextlib.closing(register.snapshot()) as copy:
            document, ids = documents.dump(copy), activity_ids(copy)
        try:
            control.check()
            counted = overview.pictures(document, today)
            control.check()
            return _Counted(counted, dataflow.flow(overview.in_use(document)), ids)
        finally:
            let_go(document["activities"])

    return work
