"""What rows of a register are called, also those that are gone: for the history, which points to rows by number."""

from __future__ import annotations

from sqlite3 import Connection

from register_app.store.changes import Row, row_from

POINTERS = {
    "activity_id": "activity",
    "department_id": "term",
    "law_id": "term",
    "category_id": "term",
    "term_id": "term",
    "party_id": "party",
    "purpose_id": "purpose",
    "data_use_id": "data_use",
}
"""Columns that point to a row of another table."""

_TITLES = {"term": "name", "party": "name", "purpose": "title", "activity": "name"}


class RowNames:
    """Names of rows that are pointed to; of one that is gone, the last name it had."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, int], Row] = {}

    def of(self, table: str, number: int) -> str:
        """The name of a term, party, purpose or activity, or of the category of a data use; "" where it has none."""
        if table == "data_use":
            category = self._row(table, number).get("category_id")
            return self.of("term", category) if category is not None else ""
        return str(self._row(table, number).get(_TITLES[table]) or "")

    def kind(self, number: int) -> str:
        """The catalogue that a term belongs to."""
        return str(self._row("term", number).get("kind") or "")

    def activity_of(self, row: Row) -> str:
        """Number of the activity that a row belongs to, by what it points to; "" where it belongs to none."""
        if row.get("activity_id") is not None:
            return str(self._row("activity", row["activity_id"]).get("number") or "")
        for column in ("purpose_id", "data_use_id"):
            if row.get(column) is not None:
                return self.activity_of(self._row(POINTERS[column], row[column]))
        return ""

    def _row(self, table: str, number: int) -> Row:
        if (table, number) not in self._rows:
            found = self._connection.execute(f"SELECT * FROM {table} WHERE id = ?", (number,)).fetchone()
            row: Row | None = dict(found) if found is not None else None
            if row is None:
                last = self._connection.execute(
                    "SELECT before, after FROM change WHERE table_name = ? AND row_id = ? ORDER BY id DESC LIMIT 1",
                    (table, number),
                ).fetchone()
                row = (row_from(last[0]) or row_from(last[1])) if last is not None else None
            self._rows[table, number] = row or {}
        return self._rows[table, number]
