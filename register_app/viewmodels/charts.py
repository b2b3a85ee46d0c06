"""The figures of the register as charts in words: bars, and the flow from data subjects to countries."""

from __future__ import annotations

from dataclasses import dataclass

from register_app.base.i18n import N_, Message, _, counted, ngettext
from register_app.model import vocabulary
from register_app.services.dataflow import Flow
from register_app.services.overview import Picture
from register_app.viewmodels.citation import article_text
from register_app.viewmodels.countries import country

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


EMPTY = N_("No activity has any.")
"""What a chart without lines says."""


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
