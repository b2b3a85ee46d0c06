"""Names to rows: finds the catalogue entry or party of a name, or makes one."""

from __future__ import annotations

from sqlite3 import Connection

from register_app.model.record import new_uuid
from register_app.model.text import clean, fold, one_line


class Names:
    """Finds by name without regard to case and white space, so that no import makes two of one thing.

    Works on any connection to a register; new rows are written at once, in the caller's transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._terms: dict[tuple[str, str], int] = {}
        self._parties: dict[str, int] = {}
        self._asked: dict[tuple[str, str], int] = {}
        self._filled: set[tuple[str, int, str]] = set()
        for number, kind, name in connection.execute("SELECT id, kind, name FROM term ORDER BY id"):
            self._terms.setdefault((kind, fold(name)), number)
        for number, name in connection.execute("SELECT id, name FROM party ORDER BY id"):
            self._parties.setdefault(fold(name), number)

    def take_for(self, kind: str, given: str, existing: str) -> bool:
        """From now on `given` means the entry (or, of kind "party", the party) called `existing`.

        False, and nothing changes, where there is none of that name, or where `given` is one itself.
        """
        if kind == "party":
            number, taken = self.find_party(existing), self.find_party(given)
        else:
            number, taken = self.find_term(kind, existing), self.find_term(kind, given)
        if number is None or taken is not None or not fold(given):
            return False
        if kind == "party":
            self._parties[fold(given)] = number
        else:
            self._terms[kind, fold(given)] = number
        return True

    def find_term(self, kind: str, name: str) -> int | None:
        return self._terms.get((kind, fold(name)))

    def find_party(self, name: str) -> int | None:
        return self._parties.get(fold(name))

    def term(self, kind: str, name: str, *, sensitivity: str = "", note: str = "") -> int | None:
        """The entry of that name in the catalogue, made if need be; None for an empty name.

        Sensitivity and note are filled in where the entry has none; what it has is never overwritten.
        """
        number = self._asked.get((kind, name))
        if number is None:
            number = self._find_or_add(kind, name, sensitivity, clean(note))
        if number is not None and (sensitivity or note):
            self._fill("term", number, {"sensitivity": sensitivity, "note": clean(note)})
        return number

    def _find_or_add(self, kind: str, spelled: str, sensitivity: str, note: str) -> int | None:
        name = one_line(spelled)
        if not name:
            return None
        key = (kind, fold(name))
        number = self._terms.get(key)
        if number is None:
            number = self._insert(
                "INSERT INTO term (uuid, kind, name, sensitivity, note, position) VALUES (?, ?, ?, ?, ?, "
                "(SELECT coalesce(max(position), 0) + 1 FROM term WHERE kind = ?))",
                (new_uuid(), kind, name, sensitivity, note, kind),
            )
            self._terms[key] = number
        self._asked[kind, spelled] = number
        return number

    def party(self, name: str, facts: dict[str, str] | None = None) -> int | None:
        """The party of that name, made if need be, with its empty fields filled from `facts`."""
        name = one_line(name)
        if not name:
            return None
        number = self._parties.get(fold(name))
        if number is None:
            number = self._insert("INSERT INTO party (uuid, name) VALUES (?, ?)", (new_uuid(), name))
            self._parties[fold(name)] = number
        if facts:
            self._fill("party", number, {key: clean(text) for key, text in facts.items() if key != "name"})
        return number

    def _insert(self, statement: str, values: tuple[object, ...]) -> int:
        return int(self._connection.execute(statement, values).lastrowid or 0)

    def _fill(self, table: str, number: int, facts: dict[str, str]) -> None:
        for column, text in facts.items():
            if text and (table, number, column) not in self._filled:
                self._filled.add((table, number, column))
                self._connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE id = ? AND {column} = ''",
                    (text, number),
                )
