"""Rows added, removed and put in order. Each call is one transaction and one step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, delete, select

from register_app.base.i18n import N_, Message
from register_app.base.watching import Watch, unwatched
from register_app.model.activity import Activity, ActivityTerm, Disclosure, Transfer
from register_app.model.catalogue import Term
from register_app.model.data_use import DataUse, DataUseSubject
from register_app.model.party import Role
from register_app.model.purpose import PurposeBasis
from register_app.model.ref import Ref
from register_app.model.tables import CLASSES
from register_app.model.text import one_line
from register_app.services.assign import assign, assign_list, inserted, name_recipient, row, term
from register_app.services.owned import PARENTS
from register_app.services.refused import GONE, NOT_A_CHILD, EditError
from register_app.store.register import Register

_TOGETHER = 50
"""Rows removed by one statement: an activity takes 25 others along."""

_ADD_LABELS = {
    "purpose": N_("Add purpose"),
    "purpose_basis": N_("Add legal basis"),
    "data_use": N_("Add data category"),
    "disclosure": N_("Add recipient"),
    "transfer": N_("Add transfer"),
    "extra": N_("Add column"),
}
_REMOVE_LABELS = {
    "activity": N_("Remove activity"),
    "purpose": N_("Remove purpose"),
    "purpose_basis": N_("Remove legal basis"),
    "data_use": N_("Remove data category"),
    "disclosure": N_("Remove recipient"),
    "transfer": N_("Remove transfer"),
    "term": N_("Remove catalogue entry"),
    "retention_rule": N_("Remove retention rule"),
    "party": N_("Remove party"),
    "extra": N_("Remove column"),
}


def add(
    register: Register,
    table: str,
    parent: Ref,
    values: Mapping[str, str] | None = None,
    position: int | None = None,
) -> Ref:
    """Add a row below `parent` (see PARENTS), with first values, at a 1-based place or last."""
    with register.edit(Message(_ADD_LABELS[table])) as session:
        return add_row(session, table, parent, values or {}, position)


def add_row(
    session: Session, table: str, parent: Ref, values: Mapping[str, str], position: int | None = None
) -> Ref:
    """Add a row within an edit that is under way."""
    if PARENTS.get(table) != parent.table:
        raise EditError(NOT_A_CHILD)
    row(session, parent)
    owner = f"{parent.table}_id"
    cls = CLASSES[table]
    siblings = _siblings(session, cls, owner, parent.id)
    item: Any = cls(**{owner: parent.id, "position": len(siblings) + 1})
    if table == "disclosure":
        kind = values.get("kind", "")
        name = values.get("name", "")
        if kind == "category":
            item.category_id = term(session, "recipient_category", name)
        else:
            name_recipient(session, item, one_line(name))
        values = {key: text for key, text in values.items() if key not in ("kind", "name")}
    if table == "extra":
        item.heading = one_line(values.get("heading", ""))
    number = inserted(session, item)
    subjects = values.get("subjects")
    for name, text in values.items():
        if name not in ("subjects", "heading"):
            assign(session, item, name, text)
    if subjects is not None:
        assign_list(session, item, "subjects", subjects.split("\n"))
    if position is not None:
        _place(session, [*siblings, item], item, position)
    return Ref(table, number)


def remove(register: Register, refs: Sequence[Ref], watch: Watch = unwatched) -> None:
    """Remove rows of one table with all that hangs on them, as one step; what others use is refused.

    `watch` is told how many are done; what it raises takes the step back.
    """
    if not refs:
        return
    table = refs[0].table
    wanted = list(dict.fromkeys(ref.id for ref in refs))
    with register.edit(Message(_REMOVE_LABELS[table])) as session:
        for ref in refs:
            if ref.table in ("term", "party") and in_use(session, ref):
                raise EditError(
                    N_(
                        "“{name}” is in use and cannot be removed. Merge it into another, or take it out first."
                    ),
                    name=row(session, ref).name,
                )
        for first in range(0, len(wanted), _TOGETHER):
            watch(first)
            _remove(session, table, wanted[first : first + _TOGETHER])


def _remove(session: Session, table: str, ids: Sequence[int]) -> None:
    """By SQL, which takes what hangs on them along: an object for each takes three times as long."""
    cls: Any = CLASSES[table]
    these = col(cls.id).in_(ids)
    if len(session.exec(select(cls.id).where(these)).all()) < len(ids):
        raise EditError(GONE)
    session.exec(delete(cls).where(these))


def in_use(session: Session, ref: Ref) -> bool:
    """Whether other rows point to this catalogue entry or party."""
    uses: dict[str, tuple[Any, ...]] = {
        "term": (
            Activity.department_id,
            ActivityTerm.term_id,
            PurposeBasis.law_id,
            DataUse.category_id,
            DataUseSubject.term_id,
            Disclosure.category_id,
        ),
        "party": (Role.party_id, Disclosure.party_id, Transfer.party_id),
    }
    return any(
        session.exec(select(column).where(column == ref.id).limit(1)).first() is not None
        for column in uses.get(ref.table, ())
    )


def move(register: Register, ref: Ref, position: int) -> None:
    """Put a row at a 1-based place among its siblings."""
    with register.edit(Message(N_("Change order"))) as session:
        item = row(session, ref)
        siblings: list[Any]
        if ref.table == "term":
            siblings = list(session.exec(select(Term).where(Term.kind == item.kind)))
        elif ref.table == "activity":
            siblings = list(session.exec(select(Activity)))
        else:
            owner = f"{PARENTS[ref.table]}_id"
            siblings = _siblings(session, type(item), owner, getattr(item, owner))
        _place(session, sorted(siblings, key=lambda other: (other.position, other.id)), item, position)


def rehome(register: Register, ref: Ref, parent: Ref, position: int) -> None:
    """Put a legal basis below another purpose of its activity, at a 1-based place there; one step.

    EditError where it does not belong below `parent`.
    """
    with register.edit(Message(N_("Move to another purpose"), {})) as session:
        item: Any = row(session, ref)
        owner = f"{parent.table}_id"
        if PARENTS.get(ref.table) != parent.table:
            raise EditError(NOT_A_CHILD)
        left: Any = row(session, Ref(parent.table, getattr(item, owner)))
        entered: Any = row(session, parent)
        if left.activity_id != entered.activity_id:
            raise EditError(NOT_A_CHILD)
        setattr(item, owner, entered.id)
        session.flush()
        _place(session, _siblings(session, type(item), owner, entered.id), item, position)
        if left.id != entered.id:
            for place, other in enumerate(_siblings(session, type(item), owner, left.id), 1):
                other.position = place


def _siblings(session: Session, cls: type[Any], owner: str, parent: int) -> list[Any]:
    found = session.exec(select(cls).where(getattr(cls, owner) == parent))
    return sorted(found, key=lambda other: (other.position, other.id))


def _place(session: Session, siblings: list[Any], item: Any, position: int) -> None:
    order = [other for other in siblings if other is not item]
    order.insert(max(0, min(position - 1, len(order))), item)
    for place, other in enumerate(order, 1):
        if other.position != place:
            other.position = place
            session.add(other)
