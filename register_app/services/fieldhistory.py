"""What a field held before: by whom it was changed, when, from what to what. Plain SQL, for reading only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from sqlite3 import Connection

from register_app.model.ref import Ref
from register_app.model.vocabulary import ACTIVITY_PARTIES, ACTIVITY_TERMS
from register_app.services.row_names import RowNames
from register_app.store.changes import Change, Row, row_from


@dataclass(frozen=True)
class FieldChange:
    """One step that changed a field; `before` and `after` are names in order, a single value as a list of one."""

    step: int
    at: str
    author: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class _Links:
    """A list field as rows of a link table: `owner` leads to the row with the field, `target` to what is named."""

    table: str
    owner: str
    target: str
    named: str
    role: str = ""
    kind: str = ""


_LINKS: dict[tuple[str, str], _Links] = {
    **{
        ("activity", name): _Links("activity_term", "activity_id", "term_id", "term", kind=kind)
        for name, kind in ACTIVITY_TERMS.items()
    },
    **{
        ("activity", name): _Links("role", "activity_id", "party_id", "party", role=role)
        for name, role in ACTIVITY_PARTIES.items()
    },
    ("data_use", "subjects"): _Links("data_use_subject", "data_use_id", "term_id", "term"),
    ("data_use", "purposes"): _Links("data_use_purpose", "data_use_id", "purpose_id", "purpose"),
}

_NAMED: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("activity", "department"): (("department_id", "term"),),
    ("purpose_basis", "law"): (("law_id", "term"),),
    ("data_use", "category"): (("category_id", "term"),),
    ("disclosure", "name"): (("party_id", "party"), ("category_id", "term")),
    ("transfer", "recipient"): (("party_id", "party"),),
}
"""Fields that name another row: its column and table, the first that is filled."""


def of_field(connection: Connection, ref: Ref, name: str) -> list[FieldChange]:
    """Every change of a field, the newest first; a field that came with its row begins with an empty `before`."""
    if ref.table == "data_use" and name == "sensitivity":
        owner = connection.execute("SELECT category_id FROM data_use WHERE id = ?", (ref.id,)).fetchone()
        if owner is None or owner[0] is None:
            return []
        ref = Ref("term", owner[0])
    links = _LINKS.get((ref.table, name))
    if links is not None:
        found = _of_list(connection, ref, links)
    else:
        found = _of_value(connection, ref, name)
    return _with_steps(connection, found)


_Found = list[tuple[int, tuple[str, ...], tuple[str, ...]]]


def _of_value(connection: Connection, ref: Ref, name: str) -> _Found:
    columns = _NAMED.get((ref.table, name))
    names = RowNames(connection)

    def value(row: Row | None) -> tuple[str, ...]:
        if row is None:
            return ()
        if columns is None:
            text = row.get(name)
            return (str(text),) if text not in (None, "") else ()
        for column, table in columns:
            if row.get(column) is not None:
                return (names.of(table, row[column]),)
        return ()

    changes = _changes(connection, "table_name = ? AND row_id = ?", (ref.table, ref.id), ref.table)
    return _by_step(changes, lambda change: (value(change.before), value(change.after)))


def _by_step(
    changes: Iterable[Change], sides: Callable[[Change], tuple[tuple[str, ...], tuple[str, ...]]]
) -> _Found:
    found: _Found = []
    for step, group in groupby(changes, key=lambda change: change.step_id):
        pairs = [sides(change) for change in group]
        if pairs[0][0] != pairs[-1][1]:
            found.append((step, pairs[0][0], pairs[-1][1]))
    return found


def _of_list(connection: Connection, ref: Ref, links: _Links) -> _Found:
    changes = _changes(
        connection,
        "table_name = ? AND json_extract(coalesce(after, before), '$.' || ?) = ?",
        (links.table, links.owner, ref.id),
        links.table,
    )
    names = RowNames(connection)
    held: dict[int, tuple[int, int]] = {}
    now: tuple[str, ...] = ()
    found: _Found = []
    for step, group in groupby(changes, key=lambda change: change.step_id):
        for change in group:
            row = change.after
            if row is None:
                held.pop(change.row_id, None)
            elif _belongs(row, links, names):
                held[change.row_id] = (int(row.get("position") or 0), int(row[links.target]))
        before = now
        order = sorted((place, number, target) for number, (place, target) in held.items())
        now = tuple(names.of(links.named, target) for _place, _number, target in order)
        if before != now:
            found.append((step, before, now))
    return found


def _belongs(row: Row, links: _Links, names: RowNames) -> bool:
    if links.role:
        return bool(row.get("role") == links.role)
    return not links.kind or names.kind(row[links.target]) == links.kind


def _changes(connection: Connection, where: str, values: Sequence[object], table: str) -> list[Change]:
    rows = connection.execute(
        f"SELECT id, step_id, row_id, before, after FROM change WHERE {where} ORDER BY id", tuple(values)
    )
    return [Change(table, row[2], row_from(row[3]), row_from(row[4]), row[0], row[1]) for row in rows]


def _with_steps(connection: Connection, found: _Found) -> list[FieldChange]:
    made = []
    for step, before, after in reversed(found):
        at, author = connection.execute("SELECT at, author FROM step WHERE id = ?", (step,)).fetchone()
        made.append(FieldChange(step, at, author, before, after))
    return made
