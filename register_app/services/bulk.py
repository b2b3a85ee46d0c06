"""One change to many activities at once: previewed, then done as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

from sqlmodel import Session

from register_app.base.i18n import N_, Message
from register_app.base.watching import Watch, unwatched
from register_app.model.ref import Ref
from register_app.model.text import fold
from register_app.model.vocabulary import ACTIVITY_PARTIES
from register_app.services.assign import assign, assign_list, field_label, row
from register_app.services.cell_store import LISTS, OWN
from register_app.services.refused import NO_SUCH_FIELD, EditError
from register_app.store.register import Register

Operation = Literal["set", "add", "remove", "replace"]

LIST_FIELDS = tuple(LISTS)


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
    found = _held(register.read(), [ref.id for ref in refs], name)
    for ref in refs:
        if ref.id in found:
            number, before = found[ref.id]
            after = changed(before, name in LIST_FIELDS, operation, value, old)
            if after != before:
                changes.append(BulkChange(ref, number, before, after))
    return changes


def _held(connection: Connection, numbers: Sequence[int], name: str) -> dict[int, tuple[str, str]]:
    """The number and what a field holds of each of these activities, by their row numbers."""
    listed = ", ".join(str(int(number)) for number in numbers)
    if name in LISTS:
        kind = LISTS[name]
        if kind:
            source = "activity_term l JOIN term t ON t.id = l.term_id"
            which = f"t.kind = '{kind}'"
        else:
            source, which = "role l JOIN party t ON t.id = l.party_id", f"l.role = '{ACTIVITY_PARTIES[name]}'"
        value = (
            f"coalesce((SELECT group_concat(name, char(10)) FROM (SELECT t.name FROM {source} "
            f"WHERE l.activity_id = a.id AND {which} ORDER BY l.position, l.id)), '')"
        )
    elif name == "department":
        value = "coalesce((SELECT name FROM term WHERE id = a.department_id), '')"
    elif name in OWN:
        value = f"a.{name}"
    else:
        raise EditError(NO_SUCH_FIELD, field=name)
    rows = connection.execute(f"SELECT a.id, a.number, {value} FROM activity a WHERE a.id IN ({listed})")
    return {row[0]: (row[1], row[2]) for row in rows}


def changed(before: str, is_list: bool, operation: Operation, value: str, old: str) -> str:
    """A value after `operation`; lists with a line an entry."""
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


def apply(register: Register, name: str, changes: Sequence[BulkChange], watch: Watch = unwatched) -> None:
    """Make previewed changes, all in one step."""
    label = N_("Edit {field}") if len(changes) == 1 else N_("Change {field} of {count} activities")
    params = {"field": Message(field_label("activity", name)), "count": len(changes)}
    with register.edit(Message(label, params)) as session:
        for done, change in enumerate(changes):
            watch(done)
            _assign(session, change, name)


def _assign(session: Session, change: BulkChange, name: str) -> None:
    item = row(session, change.ref)
    if name in LIST_FIELDS:
        assign_list(session, item, name, change.after.split("\n"))
    else:
        assign(session, item, name, change.after)
