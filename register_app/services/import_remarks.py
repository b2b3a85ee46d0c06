"""What is to be told of the decisions of an import: conflicts, what was deleted here, values that were refused."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from register_app.base.i18n import N_, Message
from register_app.model.fields import FIELDS
from register_app.model.vocabulary import SLOT_LABELS
from register_app.reading.batch import Draft, Problem, Severity
from register_app.services.import_account import span_of
from register_app.services.import_fields import cells_of_key
from register_app.services.import_plan import ImportPlan, PlannedRow

NOT_CHOSEN = N_("“{name}” was not chosen, so nothing of it was taken over.")
_OTHER_KEYS = {"answers": N_("Answers"), "extra": N_("Further columns")}


def remarks(planned: ImportPlan, selected: AbstractSet[int] | None = None) -> list[Problem]:
    """What is to be told of the decisions: conflicts, each with how it was decided, and values that were refused."""
    return [
        problem
        for place, row in enumerate(planned.rows)
        for problem in _decided(row, taken=is_taken(place, row, selected))
    ]


def is_taken(place: int, row: PlannedRow, selected: AbstractSet[int] | None) -> bool:
    """Whether the activity at a place of the plan is imported; with nothing selected all are but what is gone here.

    Where the file says what the register says there is nothing to choose.
    """
    if selected is None or (row.state == "same" and not row.differences):
        return not row.gone
    return place in selected


def _decided(row: PlannedRow, *, taken: bool) -> Iterator[Problem]:
    name = row.name or row.number
    if row.gone and not taken:
        text = N_("“{name}” was deleted here since the last import of this source, so it was left out.")
        yield Problem(
            row.draft.sheet, _first_cell(row.draft, "name"), "warning", Message(text, {"name": name})
        )
    elif not taken and row.state != "same":
        yield Problem(row.draft.sheet, span_of(row.draft), "info", Message(NOT_CHOSEN, {"name": name}))
    for item in row.differences:
        accepted = taken and item.key in row.accepted
        if item.conflict and accepted:
            text = N_("“{name}”: {field} was edited here too; what the file says was taken.")
        elif item.conflict and item.beside:
            text = N_(
                "“{name}”: {field} came in from another of these files, and is different in this one; the first stays."
            )
        elif item.conflict:
            text = N_(
                "“{name}”: {field} was edited here and is different in the file too; it was left as it is."
            )
        elif taken and not accepted:
            text = N_("“{name}”: {field} is different in the file; it was left as it is, as you chose.")
        else:
            continue
        message = Message(text, {"name": name, "field": Message(key_label(item.key))})
        severity: Severity = "warning" if item.conflict and not accepted else "info"
        yield Problem(row.draft.sheet, _first_cell(row.draft, item.key), severity, message)


def _first_cell(draft: Draft, key: str) -> str:
    """Where a draft says something of a key; "" where that is in another sheet, or nowhere."""
    return next((address for address in cells_of_key(draft, key) if "!" not in address), "")


def key_label(key: str) -> str:
    """The msgid by which a key of an activity document is called."""
    described = FIELDS.get(f"activity.{key}")
    return described.label if described else (SLOT_LABELS.get(key) or _OTHER_KEYS.get(key, key))
