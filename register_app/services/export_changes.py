"""What has changed since an earlier state, as a document tells it."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import cast

from register_app.model.document import Document
from register_app.services import diffing, packages, states
from register_app.services.export_choices import Look
from register_app.store.register import Register
from register_app.writing import profiles
from register_app.writing.changes import parted
from register_app.writing.labels import DocumentLabels
from register_app.writing.spoken import spoken


def changes_since(
    register: Register, content: Document, look: Look, language: str, as_of: str | None = None
) -> list[dict[str, str]]:
    """What differs from the state `look.since`, of the register and of the activities in `content`, in words.

    `content` is the register now or `as_of` then, or a part of it.
    """
    labels = DocumentLabels(language)
    profile = look.profile or "authority"
    pair = (profiles.shown(held, profile, labels) for held in states.both(register, look.since, as_of))
    before, after = (cast(Document, spoken(held, labels)) for held in pair)
    told = {activity["number"] for activity in content["activities"]}
    whole = len(told) == len(after["activities"])
    return [
        entry.to_json()
        for entry in diffing.compare(before, after)
        if whole or entry.what != "activity" or entry.number in told
    ]


def compared(before: Document, after: Document, language: str) -> list[diffing.Entry]:
    """Every difference between two documents as the reader of a screen in `language` is told it.

    Codes are said in words; of a list only the entries that one side alone has.
    """
    labels = DocumentLabels(language)
    one, other = (cast(Document, spoken(held, labels)) for held in (before, after))
    told = deque(diffing.compare(one, other))
    found = []
    for entry in diffing.compare(before, after):
        # What words do not tell apart, such as what kind of recipient it is, is told by its codes.
        said = told.popleft() if told and _same_place(told[0], entry) else entry
        was, now = parted(said.to_json())
        found.append(replace(said, before=was, after=now))
    return found


def _same_place(one: diffing.Entry, other: diffing.Entry) -> bool:
    return (one.kind, one.what, one.number, one.name, one.key) == (
        other.kind,
        other.what,
        other.number,
        other.name,
        other.key,
    )


def since_told(register: Register, since: str) -> str:
    """What a reader calls the state `since`: the day of a step, the name of a version, a package or another file."""
    if Path(since).is_file() and packages.is_package(Path(since)):
        return packages.history_of(Path(since))[2]
    if since.isdecimal():
        return states.moment_of(register, since)
    return Path(since).stem if Path(since).is_file() else since
