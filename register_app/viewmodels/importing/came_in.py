"""What an import wrote, an activity a line: made beside the window, for it may be very many."""

from __future__ import annotations

from typing import NamedTuple

from register_app.reading.batch import Problem
from register_app.services.import_plan import ImportPlan
from register_app.services.importing import ImportReport
from register_app.viewmodels.importing.places import place_shown, remarks_by_row


class Line(NamedTuple):
    """An activity by its row number in the register, with what the reading had to say of it."""

    activity: int
    number: str
    name: str
    remarks: tuple[str, ...]


def came_in(plan: ImportPlan, outcome: ImportReport) -> list[Line]:
    """The activities that a plan brought, and those left although they differ, those with most remarks first."""
    remarks = remarks_by_row(plan, outcome.problems)
    # What was left although it differs is worth a look as much as what came in.
    left = {
        place: row.activity_id
        for place, row in enumerate(plan.rows)
        if row.activity_id and any(item.conflict for item in row.differences)
    }
    lines = []
    for place, activity in {**left, **outcome.activities}.items():
        row = plan.rows[place]
        told = tuple(map(_told, remarks[place])) if place in remarks else ()
        lines.append(Line(activity, outcome.numbers.get(activity, row.number), row.name, told))
    lines.sort(key=lambda line: len(line.remarks), reverse=True)
    return lines


def _told(problem: Problem) -> str:
    return f"{place_shown(problem.cell)}: {problem.message.text()}"
