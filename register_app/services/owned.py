"""Which rows hang on which: an activity has purposes and data, a purpose its legal bases. Plain SQL."""

from __future__ import annotations

from sqlite3 import Connection

from register_app.model.ref import Ref

PARENTS = {
    "purpose": "activity",
    "purpose_basis": "purpose",
    "data_use": "activity",
    "disclosure": "activity",
    "transfer": "activity",
    "extra": "activity",
}
"""Table of an owned row → table of the row it hangs on."""

_OWNERS = {**PARENTS, "answer": "activity"}


def activity_of(connection: Connection, ref: Ref) -> int:
    """Row number of the activity that a row hangs on, of an activity its own; 0 where there is none."""
    table, number = ref
    while table in _OWNERS:
        found = connection.execute(
            f"SELECT {_OWNERS[table]}_id FROM {table} WHERE id = ?", (number,)
        ).fetchone()
        if found is None:
            return 0
        table, number = _OWNERS[table], found[0]
    if table != "activity":
        return 0
    return number if connection.execute("SELECT 1 FROM activity WHERE id = ?", (number,)).fetchone() else 0
