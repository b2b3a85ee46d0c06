"""What the journal holds of the rows of one step, read when somebody asks for it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path

from register_app.store import journal
from register_app.store.changes import Change
from register_app.store.errors import told


class StepRows:
    """Of the step `number`; there are none once it is `vanished`, merged into nothing."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, number: int, vanished: Callable[[], bool]
    ) -> None:
        self._connection, self._path, self._number, self._vanished = connection, path, number, vanished

    def changes(self) -> list[Change]:
        """All of them, in order."""
        if self._vanished():
            return []
        with told(self._path):
            return list(journal.changes(self._connection, self._number))

    def held(self, column: str, tables: Collection[str]) -> set[int]:
        """The numbers that `column` held in the changed rows of `tables`, before or after."""
        found: set[int] = set()
        for side in ("before", "after"):
            found.update(
                number
                for number in self._gathered(
                    f"DISTINCT json_extract({side}, ?)", tables, f"json_valid({side})", f'$."{column}"'
                )
                if isinstance(number, int)
            )
        return found

    def edited(self, tables: Collection[str]) -> bool:
        """Whether rows of `tables` were changed that were there before and still are."""
        return bool(self._gathered("DISTINCT row_id", tables, "before IS NOT NULL AND after IS NOT NULL"))

    def _gathered(self, what: str, tables: Collection[str], which: str, *asked: str) -> list[object]:
        """Fetched as one: for each row that is fetched a thread waits its turn anew."""
        if self._vanished() or not tables:
            return []
        marks = ", ".join("?" * len(tables))
        with told(self._path):
            ((text,),) = self._connection.execute(
                f"SELECT json_group_array({what}) FROM change "
                f"WHERE step_id = ? AND table_name IN ({marks}) AND {which}",
                (*asked, self._number, *tables),
            )
        gathered: list[object] = json.loads(text)
        return gathered
