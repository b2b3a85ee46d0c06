"""Edits of many rows of a cross table: one column set, or the rows removed, as one step. Plain SQL."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from register_app.base.i18n import N_, Message
from register_app.base.watching import Watch, unwatched
from register_app.services.crosslists import CROSS_TABLES
from register_app.services.refused import (
    CATEGORY_UNNAMED,
    GONE,
    NAME_EMPTY,
    NO_SUCH_FIELD,
    RECIPIENT_UNNAMED,
    EditError,
)
from register_app.store.register import Register

_TOGETHER = 500
"""Rows removed between two words on how far it is."""


def set_many(register: Register, key: str, ids: Sequence[int], column: str, value: str) -> None:
    """Set one column of many rows of a cross table as one step; EditError changes nothing."""
    label = _label(_editable(key, column), len(ids))
    with register.edit_rows(label) as connection:
        store_columns(connection, key, ids, column, value)


def store_columns(connection: Connection, key: str, ids: Sequence[int], column: str, value: str) -> None:
    """Write one column of many rows of a cross table, within an edit that is under way.

    Raises EditError where a row is gone or cannot take the value; the edit then takes everything back.
    """
    from register_app.services.assign import tidy

    cross = CROSS_TABLES[key]
    entity, _dot, name = _editable(key, column).partition(".")
    text = tidy(entity, name, value)
    _check_there(connection, cross.table, ids)
    if name == "sensitivity":
        _set_sensitivity(connection, ids, text)
    elif cross.table == "activity_term":
        _set_measure(connection, ids, text)
    else:
        for changed, stored in _columns(connection, cross.table, name, text).items():
            connection.executemany(
                f"UPDATE {cross.table} SET {changed} = ? WHERE id = ? AND {changed} IS NOT ?",
                [(stored, number, stored) for number in ids],
            )


def remove_many(register: Register, key: str, ids: Sequence[int], watch: Watch = unwatched) -> None:
    """Remove rows of a cross table as one step, which `watch` counts; what a catalogue holds stays there."""
    cross = CROSS_TABLES[key]
    label = N_("Remove a row") if len(ids) == 1 else N_("Remove {count} rows")
    with register.edit_rows(Message(label, {"count": len(ids)})) as connection:
        for first in range(0, len(ids), _TOGETHER):
            watch(first)
            portion = [(number,) for number in ids[first : first + _TOGETHER]]
            connection.executemany(f"DELETE FROM {cross.table} WHERE id = ?", portion)


def _editable(key: str, column: str) -> str:
    """The field behind a column that can be changed here."""
    field = dict(CROSS_TABLES[key].columns).get(column, "")
    if not field or not CROSS_TABLES[key].editable(column):
        raise EditError(NO_SUCH_FIELD, field=column)
    return field


def _label(field: str, count: int) -> Message:
    from register_app.services.assign import field_label

    shown = Message(field_label(*field.split(".", 1)))
    if count == 1:
        return Message(N_("Edit {field}"), {"field": shown})
    return Message(N_("Change {field} in {count} rows"), {"field": shown, "count": count})


def _check_there(connection: Connection, table: str, ids: Sequence[int]) -> None:
    for number in ids:
        if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (number,)).fetchone() is None:
            raise EditError(GONE)


def _columns(connection: Connection, table: str, name: str, text: str) -> dict[str, str | int | None]:
    """The columns behind a field and what is stored in them for `text`."""
    from register_app.services.names import Names

    match (table, name):
        case ("purpose_basis", "law"):
            return {"law_id": Names(connection).term("law", text)}
        case ("data_use", "category"):
            return {"category_id": Names(connection).term("data_category", text)}
        case ("transfer", "recipient"):
            return {"party_id": Names(connection).party(text)}
        case ("disclosure", "name"):
            if not text:
                raise EditError(RECIPIENT_UNNAMED)
            names = Names(connection)
            category = names.find_term("recipient_category", text)
            return {"category_id": category, "party_id": None if category else names.party(text)}
        case _:
            return {name: text}


def _set_sensitivity(connection: Connection, ids: Sequence[int], text: str) -> None:
    for number in ids:
        found = connection.execute("SELECT category_id FROM data_use WHERE id = ?", (number,)).fetchone()
        if found[0] is None:
            raise EditError(CATEGORY_UNNAMED)
        connection.execute(
            "UPDATE term SET sensitivity = ? WHERE id = ? AND sensitivity <> ?", (text, found[0], text)
        )


def _set_measure(connection: Connection, ids: Sequence[int], text: str) -> None:
    """Let these activities have another measure in the place of this one; nobody has the same twice."""
    from register_app.services.names import Names

    number = Names(connection).term("measure", text)
    if number is None:
        raise EditError(NAME_EMPTY)
    for link in ids:
        twice = connection.execute(
            "SELECT 1 FROM activity_term o JOIN activity_term r ON r.activity_id = o.activity_id "
            "WHERE r.id = ? AND o.term_id = ? AND o.id <> r.id",
            (link, number),
        ).fetchone()
        if twice:
            connection.execute("DELETE FROM activity_term WHERE id = ?", (link,))
        else:
            connection.execute(
                "UPDATE activity_term SET term_id = ? WHERE id = ? AND term_id <> ?", (number, link, number)
            )
