"""The state of the register at a glance: figures that can be drawn, each with the activities behind it."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from register_app.base.i18n import N_, Message
from register_app.model import vocabulary
from register_app.model.document import ActivityDoc, Document
from register_app.model.vocabulary import SLOT_LABELS, SLOT_LETTERS, SLOTS
from register_app.services.dataflow import flow
from register_app.services.rules.slots import states
from register_app.writing.pdf_figures import MOST_ROWS, PICTURES, REST, Count, Figures

STATES = {
    "answered": N_("Answered"),
    "not_applicable": N_("Not applicable"),
    "unclarified": N_("Not yet clarified"),
    "missing": N_("Missing"),
}


@dataclass(frozen=True)
class Figure:
    """One value of a picture: what it counts, how many, and the ids of the activities behind it, in order."""

    key: str
    label: Message
    count: int
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A line of a picture: one figure, or several that together make a whole."""

    key: str
    label: Message
    figures: tuple[Figure, ...]

    @property
    def total(self) -> int:
        return sum(figure.count for figure in self.figures)


@dataclass(frozen=True)
class Picture:
    """A set of figures under a title; `unit` says what is counted."""

    name: str
    title: Message
    unit: Message
    rows: tuple[Row, ...]


_ACTIVITIES = Message(N_("activities"))


def pictures(document: Document, today: datetime.date) -> tuple[Picture, ...]:
    """Every picture of the overview, of the activities in use."""
    activities = in_use(document)
    return (
        *(
            completeness(activities, part)
            for part in SLOTS
            if any(item["part"] == part for item in activities)
        ),
        _status(activities),
        _bases(activities),
        _sensitivity(activities),
        _retention(activities),
        _countries(activities),
        reviews(activities, today),
    )


def figures(document: Document, today: datetime.date) -> Figures:
    """What is counted of the activities in use as plain data, for a writer that knows its own words."""
    activities = in_use(document)
    shown = {picture.name: picture for picture in pictures(document, today)}
    moved = flow(activities)
    return {
        "in_use": len(activities),
        "pictures": {name: _counts(shown[name].rows) for name in PICTURES},
        "flow": {
            "columns": [list(column) for column in moved.columns],
            "links": [
                {"source": link.source, "target": link.target, "count": len(link.activities)}
                for link in moved.links
            ],
        },
    }


def _counts(rows: Sequence[Row]) -> list[Count]:
    """Rows as counts; of those beyond what a page shows, the activities that are in any of them."""
    told: list[Count] = [{"key": row.key, "count": row.total} for row in rows[:MOST_ROWS]]
    rest = {number for row in rows[MOST_ROWS:] for figure in row.figures for number in figure.activities}
    return [*told, {"key": REST, "count": len(rest)}] if rest else told


def in_use(document: Document) -> list[ActivityDoc]:
    return [item for item in document["activities"] if item["status"] != "retired"]


def completeness(activities: Sequence[ActivityDoc], part: str) -> Picture:
    """For each letter of Art. 30(1) or 30(2), how many activities answer it, say why not, or leave it open."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for activity in activities:
        if activity["part"] == part:
            for slot, state in states(activity).items():
                found[slot, state].append(activity["id"])
    title = N_("Completeness, Art. 30(1)") if part == "controller" else N_("Completeness, Art. 30(2)")
    return Picture(
        f"completeness-{part}",
        Message(title),
        _ACTIVITIES,
        tuple(
            Row(
                slot,
                Message(
                    N_("{letter}) {name}"),
                    {"letter": SLOT_LETTERS[part, slot], "name": Message(SLOT_LABELS[slot])},
                ),
                tuple(
                    Figure(state, Message(text), len(found[slot, state]), tuple(found[slot, state]))
                    for state, text in STATES.items()
                ),
            )
            for slot in SLOTS[part]
        ),
    )


def _counted(
    name: str,
    title: str,
    activities: Iterable[ActivityDoc],
    keys: Callable[[ActivityDoc], Iterable[str]],
    label: Callable[[str], Message],
) -> Picture:
    """A picture with one row for each key, of the activities that have it; most first."""
    found: dict[str, list[str]] = defaultdict(list)
    for activity in activities:
        for key in dict.fromkeys(keys(activity)):
            found[key].append(activity["id"])
    ordered = sorted(found, key=lambda key: (key == "", -len(found[key]), key))
    return Picture(
        name,
        Message(title),
        _ACTIVITIES,
        tuple(
            Row(key, label(key), (Figure(key, label(key), len(found[key]), tuple(found[key])),))
            for key in ordered
        ),
    )


def _status(activities: Sequence[ActivityDoc]) -> Picture:
    return _counted(
        "status",
        N_("Status"),
        activities,
        lambda activity: (activity["status"],),
        lambda key: Message(vocabulary.STATUSES.get(key, key)),
    )


def _bases(activities: Sequence[ActivityDoc]) -> Picture:
    def keys(activity: ActivityDoc) -> list[str]:
        bases = [basis["article"] for purpose in activity["purposes"] for basis in purpose["bases"]]
        return [article for article in bases if article] or ([""] if activity["part"] == "controller" else [])

    return _counted("bases", N_("Legal bases"), activities, keys, _article)


def _article(key: str) -> Message:
    if not key:
        return Message(N_("No legal basis"))
    return Message(
        N_("{article} {name}"), {"article": key, "name": Message(vocabulary.ARTICLES.get(key, ""))}
    )


def _sensitivity(activities: Sequence[ActivityDoc]) -> Picture:
    return _counted(
        "sensitivity",
        N_("Sensitivity of the data"),
        activities,
        lambda activity: (use["sensitivity"] for use in activity["data"] if use["category"]),
        lambda key: (
            Message(vocabulary.SENSITIVITIES[key])
            if key in vocabulary.SENSITIVITIES
            else Message(N_("Not stated"))
        ),
    )


_YEARS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")

_BANDS: tuple[tuple[str, float, str], ...] = (
    ("half-year", 0.5, N_("Up to 6 months")),
    ("year", 1.0, N_("Up to 1 year")),
    ("three", 3.0, N_("Up to 3 years")),
    ("five", 5.0, N_("Up to 5 years")),
    ("ten", 10.0, N_("Up to 10 years")),
    ("longer", float("inf"), N_("Longer than 10 years")),
)


def years(period: str) -> float | None:
    """An ISO 8601 period such as "P1Y6M" in years; None for what is none."""
    found = _YEARS.fullmatch(period)
    if found is None or not any(found.groups()):
        return None
    year, month, week, day = (int(group or 0) for group in found.groups())
    return year + month / 12 + week * 7 / 365.25 + day / 365.25


def _retention(activities: Sequence[ActivityDoc]) -> Picture:
    labels = {key: text for key, _, text in _BANDS} | {
        "criterion": N_("Until an event"),
        "": N_("No time limit"),
    }

    def keys(activity: ActivityDoc) -> list[str]:
        return [_band(use["retention"]["period"], use["retention"]["text"]) for use in activity["data"]]

    picture = _counted(
        "retention", N_("Time limits for erasure"), activities, keys, lambda key: Message(labels[key])
    )
    order = list(labels)
    return Picture(
        picture.name,
        picture.title,
        picture.unit,
        tuple(sorted(picture.rows, key=lambda row: order.index(row.key))),
    )


def _band(period: str, text: str) -> str:
    length = years(period)
    if length is None:
        return "criterion" if text or period else ""
    return next(key for key, limit, _ in _BANDS if length <= limit)


def _countries(activities: Sequence[ActivityDoc]) -> Picture:
    return _counted(
        "countries",
        N_("Third countries"),
        activities,
        lambda activity: (item["country"] or item["organisation"] for item in activity["transfers"]),
        lambda key: Message(N_("{name}"), {"name": key or "?"}),
    )


def reviews(activities: Sequence[ActivityDoc], today: datetime.date) -> Picture:
    """When activities are due for review: overdue, soon, later, or never planned."""
    bands = {
        "overdue": N_("Overdue"),
        "month": N_("Within 30 days"),
        "quarter": N_("Within 90 days"),
        "later": N_("Later"),
        "": N_("Not planned"),
    }
    picture = _counted(
        "reviews",
        N_("Reviews due"),
        activities,
        lambda activity: (_due(activity["next_review"], today),),
        lambda key: Message(bands[key]),
    )
    order = list(bands)
    return Picture(
        picture.name,
        picture.title,
        picture.unit,
        tuple(sorted(picture.rows, key=lambda row: order.index(row.key))),
    )


def _due(date: str, today: datetime.date) -> str:
    try:
        days = (datetime.date.fromisoformat(date) - today).days
    except ValueError:
        return ""
    if days < 0:
        return "overdue"
    return "month" if days <= 30 else "quarter" if days <= 90 else "later"
