"""Retention rules of the catalogue: taken over by a use of data, or made out of one. Each act is one step."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from register_app.base.i18n import N_, Message
from register_app.model.document import RETENTION_FIELDS
from register_app.model.ref import Ref
from register_app.model.text import fold, one_line
from register_app.services.refused import NAME_EMPTY, NAME_TAKEN, EditError
from register_app.store.register import Register


@dataclass(frozen=True)
class Rule:
    """A named time limit; `fields` holds period, text, start, action, law and note."""

    ref: Ref
    name: str
    fields: dict[str, str]


def rules(connection: Connection) -> list[Rule]:
    """The catalogue of retention rules, in its order."""
    columns = ", ".join(RETENTION_FIELDS)
    return [
        Rule(Ref("retention_rule", row[0]), row[1], dict(zip(RETENTION_FIELDS, row[2:], strict=True)))
        for row in connection.execute(f"SELECT id, name, {columns} FROM retention_rule ORDER BY position, id")
    ]


def take_over(register: Register, use: Ref, rule: Rule) -> None:
    """Let a use of data keep the time limit of a rule: what the rule leaves open becomes empty. Raises EditError."""
    from register_app.services.assign import assign, row

    with register.edit(Message(N_("Take over retention rule “{name}”"), {"name": rule.name})) as session:
        item = row(session, use)
        for name in RETENTION_FIELDS:
            assign(session, item, name, rule.fields[name])


def keep_as_rule(register: Register, use: Ref, name: str) -> Ref:
    """Make a rule of the time limit of a use of data. Raises EditError for a name that is empty or taken."""
    from sqlmodel import select

    from register_app.model.catalogue import RetentionRule
    from register_app.services.assign import inserted, row

    name = one_line(name)
    if not name:
        raise EditError(NAME_EMPTY)
    with register.edit(Message(N_("Add retention rule"))) as session:
        known = list(session.exec(select(RetentionRule)))
        if any(fold(rule.name) == fold(name) for rule in known):
            raise EditError(
                NAME_TAKEN,
                name=name,
            )
        item = row(session, use)
        made = RetentionRule(
            name=name,
            position=1 + max((rule.position for rule in known), default=0),
            **{field: getattr(item, field) for field in RETENTION_FIELDS},
        )
        return Ref("retention_rule", inserted(session, made))
