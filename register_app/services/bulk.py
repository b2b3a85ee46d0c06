"""One change to many activities at once: previewed, then done as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from register_app.base.i18n import N_, Message
from register_app.model.ref import Ref
from register_app.model.text import fold
from register_app.services import documents
from register_app.services.assign import EditError, assign, assign_list, field_label, row
from register_app.store.register import Register

Operation = Literal["set", "add", "remove", "replace"]

LIST_FIELDS = ("systems", "measures", "processing", "clients", "joint_controllers")


@dataclass(frozen=True)
class BulkChange:
    """What one activity says before and after, as text (lists with a line an entry)."""

    ref: Ref
    number: str
    before: str
    after: str


def preview(
    register: Register, refs: Sequence[Ref], name: str, operation: Operation, *, value: str, old: str = ""
) -> list[BulkChange]:
    """The activities that the change would alter. "replace" puts `value` for `old` within the text."""
    changes = []
    for number in [ref.id for ref in refs]:
        found = documents.activity(register.read(), number)
        if found is None:
            continue
        held = found.get(name)
        if held is None or isinstance(held, dict):
            raise EditError(N_("There is no field {field} here."), field=name)
        before = "\n".join(str(item) for item in held) if isinstance(held, list) else str(held)
        after = _changed(before, name in LIST_FIELDS, operation, value, old)
        if after != before:
            changes.append(BulkChange(Ref("activity", number), found["number"], before, after))
    return changes


def _changed(before: str, is_list: bool, operation: Operation, value: str, old: str) -> str:
    if operation == "set":
        return value
    if operation == "replace":
        return before.replace(old, value) if old else before
    if not is_list:
        if operation == "remove":
            return before.replace(value, "") if value else before
        return f"{before}\n{value}" if before else value
    entries = before.split("\n") if before else []
    given = [entry for entry in value.split("\n") if entry.strip()]
    folded = {fold(entry) for entry in given}
    if operation == "remove":
        return "\n".join(entry for entry in entries if fold(entry) not in folded)
    held = {fold(entry) for entry in entries}
    return "\n".join([*entries, *(entry for entry in given if fold(entry) not in held)])


def apply(register: Register, name: str, changes: Sequence[BulkChange]) -> None:
    """Make previewed changes, all in one step."""
    with register.edit(
        Message(
            N_("Change {field} of {count} activities"),
            {"field": Message(field_label("activity", name)), "count": len(changes)},
        )
    ) as session:
        for change in changes:
            _assign(session, change, name)


def _assign(session: Session, change: BulkChange, name: str) -> None:
    item = row(session, change.ref)
    if name in LIST_FIELDS:
        assign_list(session, item, name, change.after.split("\n"))
    else:
        assign(session, item, name, change.after)
