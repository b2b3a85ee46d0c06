"""Edits of fields. Each call is one transaction and one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import select

from register_app.base.i18n import N_, Message
from register_app.model import vocabulary
from register_app.model.activity import Answer
from register_app.model.catalogue import Term
from register_app.model.data_use import DataUsePurpose
from register_app.model.party import Party
from register_app.model.purpose import Purpose
from register_app.model.ref import Ref
from register_app.model.text import clean
from register_app.services.assign import (
    assign,
    assign_list,
    field_label,
    is_plain,
    party,
    row,
    set_plain,
    term,
)
from register_app.services.refused import EditError
from register_app.store.register import Register


def set_field(register: Register, ref: Ref, name: str, value: str) -> None:
    """Set one text field, or the one catalogue entry or party that a field names.

    Typing in the same field joins into one step until the field is left (`Register.end_merge`).
    """
    label = Message(N_("Edit {field}"), {"field": Message(field_label(ref.table, name))})
    if is_plain(ref.table, name):
        with register.edit_rows(label, merge=(*ref, name)) as connection:
            set_plain(connection, ref, name, value)
        return
    with register.edit(label, merge=(*ref, name)) as session:
        assign(session, row(session, ref), name, value)


def set_recipient_kind(register: Register, ref: Ref, kind: str) -> None:
    """Make a recipient a named party ("party") or a category of recipients ("category")."""
    with register.edit(Message(N_("Change kind of recipient"))) as session:
        item = row(session, ref)
        named = session.get(Party, item.party_id) if item.party_id else session.get(Term, item.category_id)
        name = named.name if named else ""
        if kind == "category":
            item.category_id, item.party_id = term(session, "recipient_category", name), None
        else:
            item.category_id, item.party_id = None, party(session, name)
        session.add(item)


def set_list(register: Register, ref: Ref, name: str, values: Sequence[str]) -> None:
    """Let a list field hold these names, in this order; unknown names become new entries."""
    with register.edit(
        Message(N_("Edit {field}"), {"field": Message(field_label(ref.table, name))})
    ) as session:
        assign_list(session, row(session, ref), name, values)


def set_purposes(register: Register, ref: Ref, purpose_ids: Sequence[int]) -> None:
    """Let a data use serve these purposes of its activity; none means all of them."""
    with register.edit(Message(N_("Edit {field}"), {"field": Message(N_("For purposes"))})) as session:
        item = row(session, ref)
        for link in session.exec(select(DataUsePurpose).where(DataUsePurpose.data_use_id == item.id)):
            if link.purpose_id not in purpose_ids:
                session.delete(link)
        held = set(
            session.exec(select(DataUsePurpose.purpose_id).where(DataUsePurpose.data_use_id == item.id))
        )
        for number in dict.fromkeys(purpose_ids):
            purpose = session.get(Purpose, number)
            if purpose is None or purpose.activity_id != item.activity_id:
                raise EditError(N_("That purpose belongs to another activity."))
            if number not in held:
                session.add(DataUsePurpose(data_use_id=item.id, purpose_id=number))


def set_answer(register: Register, activity: Ref, slot: str, state: str, reason: str = "") -> None:
    """Say of an empty Art. 30 slot that it is not applicable (and why) or not clarified; "" takes it back."""
    if state and state not in vocabulary.ANSWER_STATES:
        raise EditError(N_("“{value}” is not an answer. Choose one of the list."), value=state)
    shown = Message(vocabulary.SLOT_LABELS.get(slot, slot))
    with register.edit(
        Message(N_("Answer {field}"), {"field": shown}), merge=(*activity, "answer", slot)
    ) as session:
        item = row(session, activity)
        if slot not in vocabulary.SLOTS.get(item.part, ()):
            raise EditError(N_("Art. 30 does not ask this of such an activity."))
        found = session.exec(select(Answer).where(Answer.activity_id == item.id, Answer.slot == slot)).first()
        if not state:
            if found is not None:
                session.delete(found)
            return
        answer = found or Answer(activity_id=item.id, slot=slot, state=state)
        answer.state, answer.reason = state, clean(reason)
        session.add(answer)
