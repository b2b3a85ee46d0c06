"""Values of cells into the rows of a register, by plain SQL: five hundred cells take no longer than a blink."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from register_app.base.watching import Watch, unwatched
from register_app.model.vocabulary import ACTIVITY_PARTIES, ACTIVITY_TERMS
from register_app.services.cell_plan import Change
from register_app.services.refused import GONE, NUMBER_TAKEN, EditError

TEXTS = ("number", "name", "owner", "description", "notes")
DATES = ("valid_from", "valid_until", "last_review", "next_review")
LISTS = {**ACTIVITY_TERMS, **dict.fromkeys(ACTIVITY_PARTIES, "")}
"""List columns → their catalogue; "" is a list of parties."""

OWN = (*TEXTS, "status", *DATES)
"""Columns that are texts of the activity's own row."""


TOGETHER = 500
"""Cells between two words on how far it is."""


def store(connection: Connection, changes: Sequence[Change], watch: Watch = unwatched) -> None:
    """Write `changes`, whose values are tidied, within an edit that is under way; `watch` counts them.

    Raises EditError where an activity is gone or a number is taken; the edit then takes everything back.
    """
    _check(connection, changes)
    plain: dict[str, list[tuple[str, int]]] = {}
    for change in changes:
        if isinstance(change.value, str) and change.key in OWN:
            plain.setdefault(change.key, []).append((change.value, change.number))
    done = 0
    for key, values in plain.items():
        for first in range(0, len(values), TOGETHER):
            watch(done + first)
            connection.executemany(
                f"UPDATE activity SET {key} = ?1 WHERE id = ?2 AND {key} <> ?1",
                values[first : first + TOGETHER],
            )
        done += len(values)
    linked = [change for change in changes if change.key not in OWN]
    if linked:
        _link(connection, linked, lambda further: watch(done + further))


def _check(connection: Connection, changes: Sequence[Change]) -> None:
    known = {number for (number,) in connection.execute("SELECT id FROM activity")}
    if any(change.number not in known for change in changes):
        raise EditError(GONE)
    for change in changes:
        if change.key == "number":
            found = connection.execute(
                "SELECT number, name FROM activity WHERE number = ? AND id <> ?",
                (change.value, change.number),
            ).fetchone()
            if found is not None:
                raise EditError(
                    NUMBER_TAKEN,
                    number=found[0],
                    name=found[1],
                )


def _link(connection: Connection, changes: Sequence[Change], watch: Watch) -> None:
    from register_app.services.names import Names

    names = Names(connection)
    for done, change in enumerate(changes):
        watch(done)
        number, key, value = change.number, change.key, change.value
        if isinstance(value, str):
            term = names.term("department", value)
            connection.execute(
                "UPDATE activity SET department_id = ?1 WHERE id = ?2 AND department_id IS NOT ?1",
                (term, number),
            )
        elif key in ACTIVITY_PARTIES:
            wanted = [names.party(name) for name in value]
            _replace(
                connection,
                "role",
                "party_id",
                number,
                wanted,
                f"role = '{ACTIVITY_PARTIES[key]}'",
                {"role": ACTIVITY_PARTIES[key]},
            )
        else:
            kind = LISTS[key]
            wanted = [names.term(kind, name) for name in value]
            of_kind = f"term_id IN (SELECT id FROM term WHERE kind = '{kind}')"
            _replace(connection, "activity_term", "term_id", number, wanted, of_kind, {})


def _replace(
    connection: Connection,
    table: str,
    column: str,
    activity: int,
    found: Sequence[int | None],
    condition: str,
    more: dict[str, str],
) -> None:
    """Let the links of an activity be these, in this order; links that stay keep their rows."""
    wanted = list(dict.fromkeys(number for number in found if number is not None))
    rows = connection.execute(
        f"SELECT id, {column}, position FROM {table} WHERE activity_id = ? AND {condition} ORDER BY position, id",
        (activity,),
    ).fetchall()
    held: dict[int, tuple[int, int]] = {}
    for link, target, position in rows:
        if target in wanted and target not in held:
            held[target] = (link, position)
        else:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (link,))
    names = "".join(f", {name}" for name in more)
    marks = ", ?" * len(more)
    for place, target in enumerate(wanted, 1):
        if target not in held:
            connection.execute(
                f"INSERT INTO {table} (activity_id, {column}, position{names}) VALUES (?, ?, ?{marks})",
                (activity, target, place, *more.values()),
            )
        elif held[target][1] != place:
            connection.execute(f"UPDATE {table} SET position = ? WHERE id = ?", (place, held[target][0]))
