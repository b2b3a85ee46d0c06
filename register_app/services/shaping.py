"""Export as a workbook: our own, in the shape of an authority, in a user's template or as a questionnaire."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, Document
from register_app.services import templates
from register_app.writing import profiles
from register_app.writing.labels import DocumentLabels
from register_app.writing.shapes.shape import Shape, shape, shapes

_OTHER_PART = {
    "controller": N_(
        "This shape is for activities as controller; {n} as processor are not in it. Export them in a shape of their own."
    ),
    "processor": N_(
        "This shape is for activities as processor; {n} as controller are not in it. Export them in a shape of their own."
    ),
}
_NONE = N_("The sheet holds its headings only: no activity that was chosen belongs to this shape.")
_SHORTENED = N_("{sheet}!{cell} shows the beginning of a long text; the whole text is in {place}.")
_TALL = N_(
    "{sheet}!{cell} holds a text that is higher than a page can show; it is whole in the cell, but not in print."
)
_QUESTIONS = N_("Questions for a department, to be sent back and imported")
_BEGINNING = N_(
    "{sheet}!{cell} shows only the beginning of a long text; an answer there is not taken over, change it in the register."
)
_CUT = N_("{cell} holds only the beginning of a text of {n} characters; no cell takes more.")
_SOURCE = N_("Headings: {source}")

QUESTIONNAIRE = "questionnaire"
"""Name of the template with plain questions, whose answers come back as changes."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class About:
    """What a workbook says of itself: its day (today when empty), scope, out of how many, base, and for whom it is.

    `changes`: what differs from the state `since`; only our own workbook tells it.
    """

    day: str = ""
    scope: str = ""
    total: int | None = None
    base: tuple[int, str] | None = None
    profile: str = "internal"
    changes: Sequence[Mapping[str, str]] | None = None
    since: str = ""

    def date(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.day) if self.day else None


@dataclass(frozen=True)
class Told:
    """How many activities and purposes were written, and what the reader should know."""

    activities: int
    notes: list[Message] = field(default_factory=list)
    purposes: int = 0


def listed(language: str) -> list[tuple[str, str, str]]:
    """Name, title and source of every shape, in `language`."""
    own = Message(_QUESTIONS).text(language)
    return [
        (QUESTIONNAIRE, own, ""),
        *((item.name, item.title(language), item.sourced().text(language)) for item in shapes()),
    ]


def is_shape(template: str) -> bool:
    """Whether a template is the shape of an authority."""
    return shape(template) is not None


def write(
    content: Document, target: Path, *, language: str, template: str, about: About, progress: Progress | None
) -> Told:
    """Write a workbook to `target`; `template` was checked before. The writer is imported only now."""
    found = shape(template)
    if found is not None or template:
        content = profiles.shown(content, about.profile, DocumentLabels(language))
    if found is not None:
        mine = [activity for activity in content["activities"] if activity["part"] == found.part]
        return replace(_write_shape(content, found, target, about, progress), purposes=_purposes(mine))
    if template == QUESTIONNAIRE:
        told = _write_questionnaire(content, target, language, about, progress)
    elif templates.is_path(template):
        told = _write_filled(content, Path(template), target, language, about, progress)
    else:
        told = _write_own(content, target, language, about, progress)
    return replace(told, purposes=_purposes(content["activities"]))


def _purposes(activities: Sequence[ActivityDoc]) -> int:
    return sum(len(activity["purposes"]) for activity in activities)


def _write_own(
    content: Document, target: Path, language: str, about: About, progress: Progress | None
) -> Told:
    from register_app.writing.xlsx.workbook import write_xlsx

    made = write_xlsx(
        content,
        target,
        language=language,
        day=about.date(),
        scope=about.scope,
        total=about.total,
        base=about.base,
        profile=about.profile,
        changes=about.changes,
        since=about.since,
        progress=progress,
    )
    return Told(
        len(content["activities"]), [_shortened(name, cell, place) for name, cell, _, place in made.shortened]
    )


def _write_shape(
    content: Document, chosen: Shape, target: Path, about: About, progress: Progress | None
) -> Told:
    from register_app.writing.shapes.book import write_shape

    made = write_shape(content, chosen, target, day=about.date(), progress=progress)
    notes = [Message(_SOURCE, {"source": chosen.sourced()})]
    if made.other_part:
        notes.append(Message(_OTHER_PART[chosen.part], {"n": made.other_part}))
    if not made.activities:
        notes.append(Message(_NONE))
    notes += [_shortened(*item) for item in made.shortened]
    notes += [Message(_TALL, {"sheet": sheet, "cell": cell}) for sheet, cell in made.tall]
    return Told(made.activities, notes)


def _write_questionnaire(
    content: Document, target: Path, language: str, about: About, progress: Progress | None
) -> Told:
    from register_app.writing.questionnaire import write_questionnaire

    made = write_questionnaire(
        content, target, language=language, day=about.date(), base=about.base, progress=progress
    )
    notes = [Message(_BEGINNING, {"sheet": sheet, "cell": cell}) for sheet, cell in made.shortened]
    return Told(made.activities, notes)


def _write_filled(
    content: Document, template: Path, target: Path, language: str, about: About, progress: Progress | None
) -> Told:
    from register_app.writing.shapes.filled import write_filled

    filling, notes = templates.look(template)
    made = write_filled(content, filling, target, language=language, day=about.date(), progress=progress)
    notes += [Message(_CUT, {"cell": f"{filling.sheet}!{cell}", "n": length}) for cell, length in made.cut]
    return Told(made.activities, notes)


def _shortened(sheet: str, cell: str, place: str) -> Message:
    return Message(_SHORTENED, {"sheet": sheet, "cell": cell, "place": place})
