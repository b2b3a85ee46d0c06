"""The register as a table: one line an activity, everything in it as text. Plain SQL, quick enough for the first paint."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from sqlite3 import Connection, Cursor
from typing import Any

from register_app.store.changes import ChangeSet

OWN = (
    "number", "name", "part", "status", "owner", "description", "valid_from", "valid_until",
    "last_review", "next_review", "notes",
)  # fmt: skip
"""Keys read from the row of the activity itself: there at once, also for 20,000."""

LINKED = (
    "department", "purposes", "bases", "subjects", "data", "sensitivity", "recipients", "countries",
    "retention", "systems", "measures", "processing", "clients", "joint_controllers", "answers", "open", "more",
)  # fmt: skip
"""Keys read from other tables; "more" holds every text that has no column of its own, for the search.

"answers" holds "slot:state" of what was said about empty slots of Art. 30; "open" what the rows leave open:
"limit" (a category without a time limit), "basis" (a basis marked as not clarified); beside these, "limited" where a time
limit is stated, and "recipients" or "transfers" where there is a row at all, even one without a name.
"""

Line = dict[str, tuple[str, ...]]
"""The values of one activity by key; a single text is a tuple of one or none."""

_MANY = 6000
"""From so many activities on, reading all is quicker than asking for each."""

_OWNED = ("role", "activity_term", "purpose", "data_use", "disclosure", "transfer", "answer", "extra")
"""Tables whose rows hang on an activity."""
_OWNED_FURTHER = {
    "purpose": ("purpose_basis", "data_use_purpose"),
    "data_use": ("data_use_subject", "data_use_purpose"),
}
"""Tables whose rows hang on those."""

_QUERIES: dict[str, str] = {
    "department": "SELECT a.id, t.name FROM activity a JOIN term t ON t.id = a.department_id",
    "purposes": "SELECT a.activity_id, CASE a.title WHEN '' THEN a.description ELSE a.title END FROM purpose a",
    "bases": "SELECT a.activity_id, b.article || char(31) || coalesce(t.name, '') || char(31) || b.section || "
    "char(31) || b.reason FROM purpose_basis b JOIN purpose a ON a.id = b.purpose_id "
    "LEFT JOIN term t ON t.id = b.law_id",
    "subjects": "SELECT a.activity_id, t.name FROM data_use_subject s JOIN data_use a ON a.id = s.data_use_id "
    "JOIN term t ON t.id = s.term_id",
    "data": "SELECT a.activity_id, t.name FROM data_use a JOIN term t ON t.id = a.category_id",
    "sensitivity": "SELECT a.activity_id, t.sensitivity FROM data_use a JOIN term t ON t.id = a.category_id",
    "recipients": "SELECT a.activity_id, coalesce(p.name, t.name, '') FROM disclosure a "
    "LEFT JOIN party p ON p.id = a.party_id LEFT JOIN term t ON t.id = a.category_id",
    "countries": "SELECT a.activity_id, CASE a.country WHEN '' THEN a.organisation ELSE a.country END FROM transfer a",
    "retention": "SELECT a.activity_id, CASE a.text WHEN '' THEN a.period ELSE a.text END FROM data_use a",
    "systems": "SELECT a.activity_id, t.name FROM activity_term a JOIN term t ON t.id = a.term_id AND t.kind = 'system'",
    "measures": "SELECT a.activity_id, t.name FROM activity_term a JOIN term t ON t.id = a.term_id AND t.kind = 'measure'",
    "processing": "SELECT a.activity_id, t.name FROM activity_term a "
    "JOIN term t ON t.id = a.term_id AND t.kind = 'processing'",
    "clients": "SELECT a.activity_id, p.name FROM role a JOIN party p ON p.id = a.party_id AND a.role = 'client'",
    "joint_controllers": "SELECT a.activity_id, p.name FROM role a "
    "JOIN party p ON p.id = a.party_id AND a.role = 'joint_controller'",
    # Said without a reason, "not applicable" says no more than that somebody has still to find out.
    "answers": "SELECT a.activity_id, a.slot || ':' || CASE WHEN a.state = 'not_applicable' AND trim(a.reason) = '' "
    "THEN 'unclarified' ELSE a.state END FROM answer a",
    "open": "SELECT a.activity_id, a.what FROM ("
    "SELECT activity_id, 'limit' AS what, id, 1 AS position FROM data_use d WHERE category_id IS NOT NULL "
    "AND period = '' AND text = '' AND NOT EXISTS (SELECT 1 FROM data_use w WHERE w.activity_id = d.activity_id "
    "AND w.category_id IS NULL AND (w.period <> '' OR w.text <> '')) "
    "UNION ALL SELECT activity_id, 'basis', id, 2 FROM data_use WHERE basis_use = 'unclarified' "
    "UNION ALL SELECT activity_id, 'limited', id, 3 FROM data_use WHERE period <> '' OR text <> '' "
    "UNION ALL SELECT activity_id, 'recipients', id, 4 FROM disclosure "
    "UNION ALL SELECT activity_id, 'transfers', id, 5 FROM transfer) a WHERE a.what <> ''",
}
_ORDERS = {
    "department": "a.id",
    "bases": "a.position, a.id, b.position, b.id",
    "subjects": "a.position, s.position",
    "answers": "a.id",
    # The weightiest first: a narrow cell shows no more.
    "sensitivity": "CASE t.sensitivity WHEN 'special' THEN 0 WHEN 'criminal' THEN 1 WHEN 'national_id' THEN 2 "
    "WHEN 'confidential' THEN 3 ELSE 4 END, a.position, a.id",
}
_MORE = (
    "SELECT a.activity_id, a.description FROM purpose a WHERE a.title <> ''",
    "SELECT a.activity_id, b.lia FROM purpose_basis b JOIN purpose a ON a.id = b.purpose_id WHERE b.lia <> ''",
    "SELECT a.activity_id, a.basis || ' ' || a.source || ' ' || a.start || ' ' || a.law || ' ' || a.note FROM data_use a",
    "SELECT a.activity_id, a.contract || ' ' || a.note FROM disclosure a",
    (
        "SELECT a.activity_id, coalesce(p.name, '') || ' ' || a.safeguards || ' ' || a.tia || ' ' || a.note FROM transfer a "
        "LEFT JOIN party p ON p.id = a.party_id"
    ),
    "SELECT a.activity_id, a.reason FROM answer a",
    "SELECT a.activity_id, a.heading || ' ' || a.text FROM extra a",
)


def numbers(connection: Connection) -> list[int]:
    """The row numbers of all activities, in the order of the register."""
    return [
        number for (number,) in _plain(connection).execute("SELECT id FROM activity ORDER BY position, id")
    ]


def some_texts(connection: Connection, keys: Sequence[str]) -> dict[int, Line]:
    """Some of the keys OWN of every activity, in the order of the register: the fewer, the quicker.

    Activities of which all of that is alike share their line.
    """
    columns = "".join(f", {key}" for key in keys)
    rows = _plain(connection).execute(f"SELECT position, id{columns} FROM activity").fetchall()
    # They mostly lie in their order already: sooner sorted here than there, with all their texts.
    rows.sort()
    shared: dict[tuple[str, ...], Line] = {}
    lines: dict[int, Line] = {}
    for _position, number, *values in rows:
        texts = tuple(values)
        line = shared.get(texts)
        if line is None:
            line = shared[texts] = {
                key: (text,) if text else () for key, text in zip(keys, texts, strict=True)
            }
        lines[number] = line
    return lines


def own_lines(connection: Connection, ids: Collection[int] | None = None) -> dict[int, Line]:
    """The keys OWN of each activity, by its row number, in the order of the register."""
    columns = ", ".join(OWN)
    condition = _condition("activity", ids)
    rows = _together(
        connection, f"SELECT id, {columns} FROM activity {condition} ORDER BY position, id", ("id", *OWN)
    )
    return {
        number: {key: (value,) if value else () for key, value in zip(OWN, values, strict=False)}
        for number, *values in rows
    }


def linked_lines(connection: Connection, ids: Collection[int] | None = None) -> dict[int, Line]:
    """The keys LINKED of each activity that has any of them."""
    lines: dict[int, Line] = {}
    for key, query in _QUERIES.items():
        grouped: dict[int, list[str]] = {}
        for number, text in _rows(connection, query, ids, _ORDERS.get(key, "a.position, a.id")):
            if text:
                grouped.setdefault(number, []).append(text)
        for number, texts in grouped.items():
            lines.setdefault(number, {})[key] = tuple(dict.fromkeys(texts))
    more: dict[int, list[str]] = {}
    for query in _MORE:
        for number, text in _rows(connection, query, ids, "a.id"):
            if text and not text.isspace():
                more.setdefault(number, []).append(text)
    for number, texts in more.items():
        lines.setdefault(number, {})["more"] = tuple(texts)
    return lines


def all_retired(connection: Connection, numbers: Sequence[int]) -> bool:
    """Whether `numbers` names activities, and each of them is out of use."""
    in_use = (
        "SELECT 1 FROM activity WHERE status <> 'retired' AND id IN (SELECT value FROM json_each(?)) LIMIT 1"
    )
    return bool(numbers) and connection.execute(in_use, (json.dumps(list(numbers)),)).fetchone() is None


def touched(connection: Connection, changes: ChangeSet) -> set[int] | None:
    """Which activities' lines a step may have changed; None when it may be any (a renamed entry, an import)."""
    tables = changes.tables()
    # Asked first: what so large a step changed is long to read.
    if sum(len(changes.rows(table)) for table in tables) > _MANY:
        return None
    # One that came or went changes no other row than those that point to it, which the step names as well.
    if changes.edited("term", "party"):
        return None
    return {*changes.rows("activity"), *changes.held("activity_id", *_OWNED), *_behind(connection, changes)}


def _behind(connection: Connection, changes: ChangeSet) -> set[int]:
    """The activities of the purposes and data on which changed rows hang; of those that are gone the step tells itself."""
    found: set[int] = set()
    for table, owned in _OWNED_FURTHER.items():
        ids = changes.held(f"{table}_id", *owned)
        if ids:
            numbers = ", ".join(str(int(number)) for number in ids)
            rows = _plain(connection).execute(f"SELECT activity_id FROM {table} WHERE id IN ({numbers})")
            found.update(number for (number,) in rows)
    return found


def _condition(table: str, ids: Collection[int] | None) -> str:
    if ids is None:
        return ""
    column = "id" if table == "activity" else "activity_id"
    return f"WHERE {column} IN ({', '.join(str(int(number)) for number in ids)})"


def _rows(
    connection: Connection, query: str, ids: Collection[int] | None, order: str
) -> Sequence[Sequence[Any]]:
    if ids is not None:
        column = "a.id" if query.startswith("SELECT a.id") else "a.activity_id"
        numbers = ", ".join(str(int(number)) for number in ids)
        query += f" {'AND' if ' WHERE ' in query else 'WHERE'} {column} IN ({numbers})"
    return _together(connection, f"{query} ORDER BY {order}", ("number", "text"))


def _together(connection: Connection, query: str, columns: Sequence[str]) -> Sequence[Sequence[Any]]:
    """The rows of an ordered query, fetched as one.

    For each row that is fetched a thread waits its turn anew: beside one that works, a thousand of them take a second.
    """
    names = ", ".join(columns)
    # Without a limit the order of what is gathered would be left to chance.
    gathered = (
        f"WITH found({names}) AS ({query} LIMIT -1) SELECT json_group_array(json_array({names})) FROM found"
    )
    ((text,),) = _plain(connection).execute(gathered)
    rows: list[list[Any]] = json.loads(text)
    return rows


def _plain(connection: Connection) -> Cursor:
    """A cursor whose rows are tuples: half the time of rows with names."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor
