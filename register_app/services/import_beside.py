"""What a source brings beside its activities: who is responsible, parties, entries of lists, retention rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from register_app.base.i18n import N_, Message
from register_app.model.text import clean, fold
from register_app.model.vocabulary import REGISTER_ROLES, TERM_KIND_LABELS, TERM_KINDS
from register_app.reading.batch import Batch
from register_app.services.import_plan import Beside, as_text
from register_app.services.loading import is_empty

_TEXTS = {
    "title": N_("Title"),
    "language": N_("Language"),
    "scope": N_("Scope"),
    "security": N_("Security in general"),
}
_ROLES = {
    "controller": "controller",
    "joint_controllers": "joint_controller",
    "representative": "representative",
    "dpo": "dpo",
}


def beside(connection: Connection, batch: Batch) -> list[Beside]:
    """All that a batch brings beside its activities; what the register says already stays as it is."""
    return [
        *_of_the_register(connection, batch.register),
        *_parties(connection, batch.parties),
        *_terms(connection, batch.catalogues),
        *_rules(connection, batch.catalogues.get("retention_rules", ())),
    ]


def _of_the_register(connection: Connection, facts: Mapping[str, Any]) -> Iterator[Beside]:
    row = connection.execute("SELECT title, language, scope, security FROM register").fetchone()
    empty = is_empty(connection)
    for place, (key, label) in enumerate(_TEXTS.items()):
        if text := clean(facts.get(key) or ""):
            yield Beside(Message(label), text, "", empty or not row[place])
    for key, role in _ROLES.items():
        held = facts.get(key)
        taken = connection.execute(
            "SELECT 1 FROM role WHERE role = ? AND activity_id IS NULL", (role,)
        ).fetchone()
        for party in held if isinstance(held, list) else [held] if held else []:
            yield Beside(Message(REGISTER_ROLES[role]), party["name"], _rest(party), taken is None)


def _parties(connection: Connection, parties: Sequence[Mapping[str, Any]]) -> Iterator[Beside]:
    known = {fold(row[0]) for row in connection.execute("SELECT name FROM party")}
    for party in parties:
        yield Beside(Message(N_("Party")), party["name"], _rest(party), fold(party["name"]) not in known)


def _terms(connection: Connection, catalogues: Mapping[str, Any]) -> Iterator[Beside]:
    known = {(row[0], fold(row[1])) for row in connection.execute("SELECT kind, name FROM term")}
    for kind, key in TERM_KINDS.items():
        for entry in catalogues.get(key, ()):
            new = (kind, fold(entry["name"])) not in known
            yield Beside(Message(TERM_KIND_LABELS[kind]), entry["name"], entry.get("note", ""), new)


def _rules(connection: Connection, rules: Sequence[Mapping[str, Any]]) -> Iterator[Beside]:
    known = {fold(row[0]) for row in connection.execute("SELECT name FROM retention_rule")}
    for rule in rules:
        yield Beside(
            Message(N_("Retention rule")), rule["name"], _rest(rule), fold(rule["name"]) not in known
        )


def _rest(item: Mapping[str, Any]) -> str:
    return as_text({key: value for key, value in item.items() if key not in ("name", "id")})
