"""Catalogues and parties: added, merged, looked up where used. Each edit is one transaction and one step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from register_app.base.i18n import N_, Message
from register_app.model.ref import Ref
from register_app.model.text import fold
from register_app.model.vocabulary import REGISTER_ROLES
from register_app.services.refused import GONE, NAME_EMPTY, EditError
from register_app.services.uses import LINKS, count_uses
from register_app.store.register import Register

FACTS = {
    "term": ("sensitivity", "note"),
    "party": ("registration_number", "address", "country", "email", "phone", "web", "note"),
}
"""Columns that an entry takes over from a duplicate where its own are empty, by table."""


def add_term(register: Register, kind: str, name: str) -> Ref:
    """The catalogue entry of that name, new if there is none."""
    from register_app.services.assign import term

    with register.edit(Message(N_("Add catalogue entry"))) as session:
        number = term(session, kind, name)
        if number is None:
            raise EditError(NAME_EMPTY)
        return Ref("term", number)


def add_party(register: Register, values: Mapping[str, str]) -> Ref:
    """A new party; its name must be free."""
    from register_app.model.party import Party
    from register_app.services.assign import assign, inserted

    with register.edit(Message(N_("Add party"))) as session:
        item = Party(name="")
        number = inserted(session, item)
        for name, text in {"name": "", **values}.items():
            assign(session, item, name, text)
        return Ref("party", number)


def set_role(register: Register, role: str, party_ids: Sequence[int]) -> None:
    """Let these parties, in this order, hold a role of the register (Art. 30(1)(a))."""
    if role not in REGISTER_ROLES:
        raise EditError(N_("There is no role {role}."), role=role)
    with register.edit_rows(
        Message(N_("Edit {field}"), {"field": Message(REGISTER_ROLES[role])})
    ) as connection:
        connection.execute("DELETE FROM role WHERE activity_id IS NULL AND role = ?", (role,))
        for place, number in enumerate(dict.fromkeys(party_ids), 1):
            connection.execute(
                "INSERT INTO role (party_id, role, position) VALUES (?, ?, ?)", (number, role, place)
            )


def merge_terms(register: Register, keep: Ref, others: Sequence[Ref]) -> None:
    """Let everything that uses `others` use `keep`, and remove `others`."""
    with register.edit_rows(Message(N_("Merge catalogue entries"))) as connection:
        kind = _column(connection, keep, "kind")
        for other in others:
            if _column(connection, other, "kind") != kind:
                raise EditError(N_("Only entries of the same catalogue can be merged."))
            _merge(connection, keep, other)


def merge_parties(register: Register, keep: Ref, others: Sequence[Ref]) -> None:
    """Let every role and mention of `others` be of `keep`, fill its empty fields from them, and remove them."""
    with register.edit_rows(Message(N_("Merge parties"))) as connection:
        for other in others:
            _merge(connection, keep, other)


def _column(connection: Connection, ref: Ref, column: str) -> str:
    found = connection.execute(
        f"SELECT {column} FROM {ref.table} WHERE id = ?",
        (ref.id,),
    ).fetchone()
    if found is None:
        raise EditError(GONE)
    return str(found[0])


def _merge(connection: Connection, keep: Ref, other: Ref) -> None:
    if keep == other:
        raise EditError(N_("An entry cannot be merged with itself."))
    for column in FACTS[keep.table]:
        connection.execute(
            f"UPDATE {keep.table} SET {column} = (SELECT {column} FROM {keep.table} WHERE id = ?) "
            f"WHERE id = ? AND {column} = '' AND (SELECT {column} FROM {keep.table} WHERE id = ?) <> ''",
            (other.id, keep.id, other.id),
        )
    for table, column in LINKS[keep.table]:
        # A row that has both loses the second link: it would stand there twice.
        owner = {"activity_term": "activity_id", "data_use_subject": "data_use_id"}.get(table)
        if owner:
            connection.execute(
                f"DELETE FROM {table} WHERE {column} = ? AND {owner} IN "
                f"(SELECT {owner} FROM {table} WHERE {column} = ?)",
                (other.id, keep.id),
            )
        if table == "role":
            connection.execute(
                "DELETE FROM role WHERE party_id = ? AND EXISTS (SELECT 1 FROM role AS kept WHERE "
                "kept.party_id = ? AND kept.role = role.role AND kept.activity_id IS role.activity_id)",
                (other.id, keep.id),
            )
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ?",
            (keep.id, other.id),
        )
    connection.execute(f"DELETE FROM {other.table} WHERE id = ?", (other.id,))


def remove_unused(register: Register, kind: str) -> int:
    """Remove the entries of a catalogue that nothing uses; gives their number."""
    with register.edit_rows(Message(N_("Remove unused entries"))) as connection:
        used = count_uses(connection, "term")
        idle = [
            (number,)
            for (number,) in connection.execute("SELECT id FROM term WHERE kind = ?", (kind,))
            if number not in used
        ]
        connection.executemany("DELETE FROM term WHERE id = ?", idle)
        return len(idle)


def names(connection: Connection, kind: str) -> list[tuple[Ref, str]]:
    """Every entry of a catalogue (a kind of term), or every party ("party"), with its name."""
    if kind == "party":
        found = connection.execute("SELECT id, name FROM party ORDER BY id")
        return [(Ref("party", row[0]), row[1]) for row in found]
    found = connection.execute("SELECT id, name FROM term WHERE kind = ? ORDER BY position, id", (kind,))
    return [(Ref("term", row[0]), row[1]) for row in found]


def alike(entries: Sequence[tuple[Ref, str]], *, likeness: float = 88.0) -> list[tuple[Ref, Ref, float]]:
    """Pairs of `names` that may be the same, likest first; likeness in percent. Pure work, for any thread.

    Names with other numbers in them differ.
    """
    from rapidfuzz import fuzz, process

    folded = [fold(name) for _, name in entries]
    numbers = [sorted(re.findall(r"\d+", name)) for name in folded]
    pairs = []
    for place, name in enumerate(folded[:-1]):
        for _, score, offset in process.extract(
            name, folded[place + 1 :], scorer=fuzz.token_sort_ratio, score_cutoff=likeness, limit=8
        ):
            other = place + 1 + offset
            if numbers[place] == numbers[other]:
                pairs.append((entries[place][0], entries[other][0], float(score)))
    return sorted(pairs, key=lambda pair: -pair[2])
