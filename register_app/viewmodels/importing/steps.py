"""The steps of the import dialogue: which of them there is something to show in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from register_app.base.i18n import N_
from register_app.reading.received import OwnDocument
from register_app.viewmodels.importing.sheets import OWN, can_be_chosen
from register_app.viewmodels.importing.source import ImportSource

Step = Literal["choose", "sheets", "columns", "preview", "done"]
STEPS: dict[Step, str] = {
    "choose": N_("Choose"),
    "sheets": N_("Sheets and layout"),
    "columns": N_("Columns"),
    "preview": N_("Preview"),
    "done": N_("Done"),
}


def reachable(sources: Sequence[ImportSource], current: ImportSource | None) -> dict[str, bool]:
    """Which steps can be shown of the source that is looked at."""
    planned = current is not None and current.plan is not None and current.state == "ready"
    # A register is read as it is, and no column of our own workbook is taken for another field.
    sheets = planned and current is not None and not isinstance(current.content, OwnDocument)
    read = current.sheets() if current is not None else []
    # A text without a table has no columns, and there is no other way to read it.
    columns = any(sheet.columns or can_be_chosen(sheet) for sheet in read)
    fixed = not columns or any(sheet.layout in OWN for sheet in read)
    return {
        "choose": True,
        "sheets": sheets,
        "columns": sheets and not fixed,
        "preview": planned,
        "done": any(source.state == "done" for source in sources),
    }


def beside(step: Step, by: int, open_: Mapping[str, bool]) -> Step | None:
    """The next step that can be shown, or (`by` below 0) the one before; None where there is none."""
    names = list(STEPS)
    place = names.index(step)
    others = names[place + 1 :] if by > 0 else names[:place][::-1]
    return next((name for name in others if open_[name]), None)
