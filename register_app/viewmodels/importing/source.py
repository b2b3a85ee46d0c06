"""One source of an import on its way into the register: read, understood, planned, written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from register_app.base.i18n import N_
from register_app.reading.batch import Batch, SheetReading
from register_app.reading.guarded import Source
from register_app.reading.layouts import Choices, SheetChoice
from register_app.services.import_plan import ImportPlan, PlannedRow
from register_app.services.importing import ImportReport
from register_app.viewmodels.importing.came_in import Line, came_in

State = Literal["waiting", "reading", "ready", "failed", "done"]

SURE = 0.85
"""From this confidence on a column needs no second look."""

LAYOUTS = {
    "rows": N_("one row per activity"),
    "transposed": N_("one column per activity"),
    "form": N_("a form"),
    "list": N_("a list (parties, systems, time limits …)"),
    "cover": N_("a cover: who is responsible"),
}
"""What a user may read a sheet as."""


@dataclass(eq=False)
class ImportSource:
    """`path` is None for pasted text; `taken` are the places in `plan.rows` that are to be imported."""

    name: str
    path: Path | None = None
    text: str = ""
    markup: str = ""
    """A pasted text as its page writes it, in HTML; "" where there is only the text."""
    state: State = "waiting"
    error: str = ""
    content: Source | None = None
    sha256: str = ""
    choices: Choices = field(default_factory=Choices)
    guessed: Batch | None = None
    """As it was read without any choice."""
    recalled: Choices | None = None
    """What was chosen before for headings like these; None once it was used or put aside."""
    plan: ImportPlan | None = None
    taken: set[int] = field(default_factory=set)
    replacements: dict[tuple[str, str], str] = field(default_factory=dict)
    """Names (with the kind of their list) that the user said are ones of the register: which."""
    outcome: ImportReport | None = None
    came_in: list[Line] = field(default_factory=list)
    """The activities that it brought, those with most remarks first."""
    steps: int = 0
    """How many steps of the register its import made."""

    def take_up(self, plan: ImportPlan, taken: set[int]) -> None:
        """Have another plan; what was decided of names holds for it at once, as both share the dictionary."""
        self.plan, self.taken = plan, taken
        plan.replacements = self.replacements

    def written(self, outcome: ImportReport, steps: int) -> None:
        """Keep what its import wrote, listed at once: the window, which may not be held up by it, only shows the list."""
        self.came_in = came_in(self.plan, outcome) if self.plan is not None else []
        self.outcome, self.steps, self.state = outcome, steps, "done"

    def sheets(self) -> list[SheetReading]:
        return list(self.plan.batch.sheets) if self.plan else []

    def sheet(self, name: str) -> SheetReading | None:
        return next((sheet for sheet in self.sheets() if sheet.name == name), None)

    def choice(self, sheet: str) -> SheetChoice:
        return self.choices.by_sheet.get(sheet) or SheetChoice()

    @property
    def is_decided_on(self) -> bool:
        """Whether the user has said how it is to be read, or what of it is to come in, and none of it is written yet."""
        if self.state != "ready" or self.plan is None:
            return False
        if self.choices != Choices() or self.replacements or self.taken != decide_again(self.plan, {}):
            return True
        return any(
            (difference.key in row.accepted) == difference.conflict
            for row in self.plan.rows
            for difference in row.differences
        )

    # The user's choices

    def choose(self, sheet: str, choice: SheetChoice) -> None:
        """Read a sheet as `choice` says."""
        by_sheet = {**self.choices.by_sheet, sheet: choice}
        self.choices = replace(
            self.choices, by_sheet={name: made for name, made in by_sheet.items() if made != SheetChoice()}
        )

    def choose_field(self, sheet: str, column: str, name: str) -> None:
        """Take a column for a field: `column` is its letter; on its side the row's number, of a form the label."""
        choice = self.choice(sheet)
        self.choose(sheet, replace(choice, columns={**choice.columns, column: name}))

    def choose_fields(self, places: Iterable[tuple[str, str]], name: str) -> None:
        """Take what stands in each of these places (sheet, column) for a field."""
        for sheet, column in places:
            self.choose_field(sheet, column, name)

    def choose_header(self, sheet: str, row: int) -> None:
        """Take the 1-based `row` for the headings; the fields chosen before were those of other headings."""
        layout = self.choice(sheet).layout
        keep = layout if layout in ("rows", "list") else ""
        self.choose(sheet, SheetChoice(row, keep, self.choice(sheet).part))

    def choose_row(self, sheet: str, row: int, what: str) -> None:
        """Take the 1-based `row` for what `layouts.ROWS` names, "" for what it looks like."""
        choice = self.choice(sheet)
        rows = {**choice.rows, row: what}
        self.choose(sheet, replace(choice, rows={number: said for number, said in rows.items() if said}))

    def choose_layout(self, sheet: str, layout: str, header_row: int = 0) -> None:
        self.choose(sheet, SheetChoice(header_row, layout, self.choice(sheet).part))

    def choose_part(self, sheet: str, part: str) -> None:
        self.choose(sheet, replace(self.choice(sheet), part=part))

    def leave_out(self, sheet: str, *, out: bool) -> None:
        """Leave a sheet out, or read it: as it would be read best where nothing else was chosen."""
        if out:
            self.choose(sheet, replace(self.choice(sheet), layout="ignored"))
        elif self.choice(sheet).layout == "ignored":
            self.choose(sheet, replace(self.choice(sheet), layout=""))
        else:
            reading = self.sheet(sheet)
            others = [other for other in reading.others if other.layout in LAYOUTS] if reading else []
            self.choose_layout(sheet, others[0].layout if others else "rows")
        if self.choices.sheets:
            self.choices = replace(self.choices, sheets=())


@dataclass(frozen=True)
class Decision:
    """What the user decided about an activity of the file."""

    taken: bool
    accepted: frozenset[str]
    differing: frozenset[str]


Decisions = dict[tuple[str, tuple[int, ...]], Decision]


def decisions(plan: ImportPlan | None, taken: Collection[int]) -> Decisions:
    """The decisions by the place in the file that each activity was read from."""
    if plan is None:
        return {}
    return {
        _place(row): Decision(
            place in taken,
            frozenset(row.accepted),
            frozenset(difference.key for difference in row.differences),
        )
        for place, row in enumerate(plan.rows)
    }


def decide_again(plan: ImportPlan, made: Decisions) -> set[int]:
    """Which places to take: what is new or changed, and what was decided before where the same is asked again."""
    taken: set[int] = set()
    for place, row in enumerate(plan.rows):
        decision = made.get(_place(row))
        if decision is not None:
            for difference in row.differences:
                if difference.key in decision.differing:
                    accept(row, difference.key, on=difference.key in decision.accepted)
        if decision.taken if decision is not None else row.state != "same" and not row.gone:
            taken.add(place)
    return taken


def keep_what_came_before(plan: ImportPlan, shown: ImportPlan) -> None:
    """Let a file take nothing away that another of the same import brought.

    An activity that was `shown` as new, and is there by now, adds what that one leaves empty; where both say something, the
    first stays and the second is told as a conflict.
    """
    new = {_place(row) for row in shown.rows if row.state == "new"}
    for row in plan.rows:
        if row.activity_id and _place(row) in new:
            row.differences = [
                replace(item, conflict=bool(item.before), beside=True) for item in row.differences
            ]
            for item in row.differences:
                accept(row, item.key, on=not item.conflict)


def accept(row: PlannedRow, key: str, *, on: bool) -> None:
    """Take one value over from the file, or leave the register's."""
    (row.accepted.add if on else row.accepted.discard)(key)
    if row.state != "new":
        row.state = "changed" if row.accepted else "same"


def _place(row: PlannedRow) -> tuple[str, tuple[int, ...]]:
    return row.draft.sheet, tuple(row.draft.rows)
