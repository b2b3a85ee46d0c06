"""The overview for the window: figures of the register as charts in words, made off the window's thread."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from register_app.base.collecting import let_go
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message, _, counted, ngettext
from register_app.model import vocabulary
from register_app.services import dataflow, overview
from register_app.services.dataflow import Flow
from register_app.services.overview import Picture
from register_app.services.record import activity_ids
from register_app.store.changes import Step
from register_app.store.register import Register
from register_app.viewmodels.citation import article_text
from register_app.viewmodels.countries import country
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.session import Session

TONES: dict[tuple[str, str], tuple[str, str]] = {
    ("completeness", "answered"): ("ok", "solid"),
    ("completeness", "not_applicable"): ("muted", "outline"),
    ("completeness", "unclarified"): ("warning", "dots"),
    ("completeness", "missing"): ("error", "hatch"),
    ("bases", ""): ("error", "hatch"),
    ("sensitivity", "special"): ("special", "hatch"),
    ("sensitivity", "criminal"): ("special", "dots"),
    ("sensitivity", "national_id"): ("warning", "dots"),
    ("sensitivity", ""): ("muted", "outline"),
    ("retention", ""): ("error", "hatch"),
    ("retention", "criterion"): ("muted", "outline"),
    ("reviews", "overdue"): ("error", "hatch"),
    ("reviews", "month"): ("warning", "dots"),
    ("reviews", ""): ("muted", "outline"),
    ("status", "approved"): ("ok", "solid"),
    ("status", "in_review"): ("warning", "dots"),
    ("status", "draft"): ("muted", "outline"),
}
"""Colour and pattern of a value, by the kind of chart; what is not here is in the accent colour. Never colour alone."""

_LATELY = 10


@dataclass(frozen=True)
class Mark:
    """A value that is drawn: what it counts, in words, and the UUIDs of the activities behind it."""

    label: str
    count: int
    activities: tuple[str, ...]
    tone: str = "accent"
    pattern: str = "solid"


@dataclass(frozen=True)
class ChartLine:
    """A line of a chart: one bar, or a whole made of parts."""

    label: str
    marks: tuple[Mark, ...]

    @property
    def total(self) -> int:
        return sum(mark.count for mark in self.marks)


@dataclass(frozen=True)
class Chart:
    """A bar chart; `stacked` where each line is a whole made of parts, explained in a legend."""

    name: str
    title: str
    lines: tuple[ChartLine, ...]
    stacked: bool


@dataclass(frozen=True)
class FlowNode:
    """A box of the flow picture; `weight` is how many activities lead through its fuller side."""

    label: str
    activities: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class FlowBand:
    """A band from a node to one of the next column, each by column and place; as wide as it has activities."""

    source: tuple[int, int]
    target: tuple[int, int]
    label: str
    activities: tuple[str, ...]


@dataclass(frozen=True)
class FlowChart:
    """The flow picture in words."""

    title: str
    titles: tuple[str, ...]
    columns: tuple[tuple[FlowNode, ...], ...]
    bands: tuple[FlowBand, ...]


def activities_text(count: int) -> str:
    """So many activities, in words."""
    return ngettext("{n} activity", "{n} activities", count).format(n=counted(count))


def chart_of(picture: Picture) -> Chart:
    """A picture of the services in words of the language of now."""
    kind = picture.name.split("-", maxsplit=1)[0]
    stacked = any(len(row.figures) > 1 for row in picture.rows)
    lines = []
    for row in picture.rows:
        marks = []
        for figure in row.figures:
            tone, pattern = TONES.get((kind, figure.key), ("accent", "solid"))
            label = figure.label.text() if stacked else _label(kind, figure.key, figure.label)
            marks.append(Mark(label, figure.count, figure.activities, tone, pattern))
        lines.append(ChartLine(_label(kind, row.key, row.label), tuple(marks)))
    return Chart(picture.name, picture.title.text(), tuple(lines), stacked)


def _label(kind: str, key: str, label: Message) -> str:
    if kind == "bases" and key:
        return article_text(key, vocabulary.ARTICLES)
    if kind == "countries":
        return country(key) if key else _("Not stated")
    return label.text()


def flow_of(flow: Flow) -> FlowChart:
    """The flow picture of the services in words."""
    places = {
        (column, name): place for column, names in enumerate(flow.columns) for place, name in enumerate(names)
    }

    def word(column: int, name: str) -> str:
        if name == "…":
            return _("Others")
        return (country(name) if column == len(flow.columns) - 1 else " ".join(name.split())) or _(
            "Not stated"
        )

    through: dict[tuple[int, str], dict[str, None]] = {}
    weights: dict[tuple[int, str], list[int]] = {}
    bands = []
    for link in flow.links:
        for side, node in enumerate((link.source, link.target)):
            through.setdefault(node, {}).update(dict.fromkeys(link.activities))
            weights.setdefault(node, [0, 0])[side] += len(link.activities)
        label = f"{word(*link.source)} → {word(*link.target)}"
        bands.append(
            FlowBand(
                (link.source[0], places[link.source]),
                (link.target[0], places[link.target]),
                label,
                link.activities,
            )
        )
    columns = tuple(
        tuple(
            FlowNode(
                word(column, name),
                tuple(through.get((column, name), ())),
                max(weights.get((column, name), [1])),
            )
            for name in names
        )
        for column, names in enumerate(flow.columns)
    )
    bands.sort(key=lambda band: (band.source, band.target))
    return FlowChart(
        _("From data subjects to countries"),
        tuple(title.text() for title in flow.titles),
        columns,
        tuple(bands),
    )


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


EMPTY = N_("No activity has any.")
"""What a chart without lines says."""
