"""What an import would do, as plain data: which activities of a file are new, which say something else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from register_app.base.i18n import Message
from register_app.model.document import ActivityDoc
from register_app.reading.batch import Batch, Draft, Problem

State = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class Difference:
    """What one key of an activity says in the register and in the file, as text.

    A `conflict` is a key that was edited here since the last import of this source and differs in the file too;
    `base` is what that import had left. `beside`: it is another file of the same import that brought what is there.
    """

    key: str
    before: str
    after: str
    base: str = ""
    conflict: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Fact:
    """A column of the register itself, a party or an entry of a catalogue that an export brings back changed."""

    table: Literal["register", "party", "term"]
    row: int
    column: str
    value: str
    name: str = ""
    """Of the party or the entry; "" of the register itself."""
    before: str = ""


@dataclass(frozen=True)
class Beside:
    """Something beside the activities: what it is, its name, what is said of it, whether the register lacks it so far."""

    what: Message
    name: str
    says: str
    new: bool


@dataclass(frozen=True)
class Likeness:
    """A name that the import would add although the register has a like one: `score` is 0 to 1.

    `kind` is a kind of term (`model.vocabulary.TERM_KINDS`) or "party".
    """

    kind: str
    given: str
    existing: str
    score: float


@dataclass
class PlannedRow:
    """One activity of the file against the register: `activity_id` is 0 for a new one.

    A row that differs in conflicts alone is "same" until the user takes one over (`accepted`).
    """

    draft: Draft
    state: State
    activity_id: int = 0
    number: str = ""
    name: str = ""
    differences: list[Difference] = field(default_factory=list)
    accepted: set[str] = field(default_factory=set)
    """Keys that are taken over from the file: at first all that differ and are no conflicts."""
    kept: dict[str, str] = field(default_factory=dict)
    """By key, what the register says where that stays although the file says something else: it has nothing new there."""
    gone: bool = False
    """Deleted here since the last import of the source: taken, as a new one, only where the user says so."""
    merged: ActivityDoc | None = None
    """Of an export that came back: what the accepted keys will say, with the changes of both sides."""


@dataclass
class ImportPlan:
    """What an import would do. Nothing is written yet."""

    batch: Batch
    rows: list[PlannedRow]
    problems: list[Problem]
    facts: list[Fact] = field(default_factory=list)
    """Of an export that came back: what changes beside the activities."""
    likely: list[Likeness] = field(default_factory=list)
    """New names that much resemble one of the register's; they stay two until the user says otherwise."""
    beside: list[Beside] = field(default_factory=list)
    """What comes in beside the activities; of an export that came back that is told by `facts`."""
    replacements: dict[tuple[str, str], str] = field(default_factory=dict)
    """What the user said: (kind, given name) → the name in the register that `apply` uses instead."""

    def count(self, state: State) -> int:
        return [row.state for row in self.rows].count(state)


def as_text(value: Any) -> str:
    """A part of a document as a person reads it in a preview: an item a line, its parts joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        # The lines of a text are no items: they read on.
        parts = [
            as_text(item).replace("\n", " " if isinstance(item, str) else "; ") for item in value.values()
        ]
        return " · ".join(part for part in parts if part)
    if isinstance(value, list):
        return "\n".join(as_text(item) for item in value)
    return str(value) if value else ""
