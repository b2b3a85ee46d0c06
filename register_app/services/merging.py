"""Duplicates of a catalogue or among parties: found by likeness, previewed, merged as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from register_app.base.i18n import N_, Message
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.model.text import fold
from register_app.services import catalogues
from register_app.services.uses import Use, where_used
from register_app.store.register import Register


@dataclass(frozen=True)
class Fact:
    """A value of a duplicate in a field of `model/fields.py`.

    Taken over because the kept entry has none, or given up for the kept one's (`kept`).
    """

    field: str
    value: str
    kept: str

    @property
    def label(self) -> str:
        return FIELDS[self.field].label


@dataclass(frozen=True)
class MergePreview:
    """What merging changes: each use that will be of the kept entry, and what becomes of the duplicates' facts."""

    uses: tuple[Use, ...]
    taken: tuple[Fact, ...]
    lost: tuple[Fact, ...]

    @property
    def activities(self) -> tuple[Use, ...]:
        """One use for each activity."""
        return tuple({use.activity_id: use for use in self.uses}.values())


def groups(entries: Sequence[tuple[Ref, str]], *, likeness: float = 84.0) -> list[list[Ref]]:
    """Entries that may be the same, the likest first; each entry in one group at most. Pure work, for any thread.

    `entries` as `catalogues.names` gives them.
    """
    order = {ref: place for place, (ref, _name) in enumerate(entries)}
    group_of: dict[Ref, list[Ref]] = {}
    for one, other, _score in catalogues.alike(entries, likeness=likeness):
        joined = group_of.get(one, [one])
        for ref in group_of.get(other, [other]):
            if ref not in joined:
                joined.append(ref)
        for ref in joined:
            group_of[ref] = joined
    found = {id(group): group for group in group_of.values()}
    return [sorted(group, key=order.__getitem__) for group in found.values()]


def preview(connection: Connection, keep: Ref, others: Sequence[Ref]) -> MergePreview:
    """What `merge` of these would change."""
    columns = catalogues.FACTS[keep.table]
    held = dict(zip(columns, _values(connection, keep, columns), strict=True))
    taken, lost, uses = [], [], []
    for other in others:
        uses += where_used(connection, other)
        for column, value in zip(columns, _values(connection, other, columns), strict=True):
            field = f"{keep.table}.{column}"
            if value and not held[column]:
                taken.append(Fact(field, value, ""))
                held[column] = value
            elif value and fold(value) != fold(held[column]):
                lost.append(Fact(field, value, held[column]))
    return MergePreview(tuple(uses), tuple(taken), tuple(lost))


def _values(connection: Connection, ref: Ref, columns: Sequence[str]) -> tuple[str, ...]:
    found = connection.execute(
        f"SELECT {', '.join(columns)} FROM {ref.table} WHERE id = ?", (ref.id,)
    ).fetchone()
    return tuple(found) if found is not None else ("",) * len(columns)


def merge(register: Register, decided: Mapping[Ref, Sequence[Ref]]) -> int:
    """Merge into each key the entries it stands for, all as one step; gives how many entries went."""
    count = sum(len(others) for others in decided.values())
    party = any(keep.table == "party" for keep in decided)
    if count == 1:
        label = N_("Merge a party into another") if party else N_("Merge an entry into another")
    else:
        label = N_("Merge {count} parties into others") if party else N_("Merge {count} entries into others")
    with register.edit_rows(Message(label, {"count": count})):
        for keep, others in decided.items():
            one = catalogues.merge_parties if keep.table == "party" else catalogues.merge_terms
            one(register, keep, others)
    return count


def reorder(register: Register, kind: str, ids: Sequence[int]) -> None:
    """Put the entries of a catalogue in this order; those not named follow in the order they have."""
    with register.edit_rows(Message(N_("Change order"))) as connection:
        present = [
            row[0]
            for row in connection.execute("SELECT id FROM term WHERE kind = ? ORDER BY position, id", (kind,))
        ]
        known = set(present)
        wanted = [number for number in dict.fromkeys(ids) if number in known]
        rest = set(wanted)
        order = wanted + [number for number in present if number not in rest]
        connection.executemany(
            "UPDATE term SET position = ? WHERE id = ? AND position <> ?",
            [(place, number, place) for place, number in enumerate(order, 1)],
        )
