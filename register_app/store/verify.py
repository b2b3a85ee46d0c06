"""Whether a register is what its history says.

SQLite's own check lets nearly half of all damaged files pass, so every row is compared with the last state that the
history has for it, every change with the one before, and the history with its chain of seals.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from register_app.base.i18n import N_, Message
from register_app.store import chain, journal
from register_app.store.changes import Change, Row, label_from, local_time, row_from
from register_app.store.connection import memory
from register_app.store.errors import Damaged, told
from register_app.store.schema import Planted, Schema, check

MOST = 500
"""So many findings are told; a file with more is not read to its end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was left. `step` is the step concerned, `row_id` the row in `table`, if known."""

    table: str
    row_id: int | None
    step: int | None
    message: Message

    def __str__(self) -> str:
        return self.message.text()


def verify(source: sqlite3.Connection, schema: Schema, path: Path) -> list[Finding]:
    """Check a copy of `source` made in memory; nothing is written. An empty list: all is as it was left.

    `path` is the register's, for sentences. Raises StoreError when the file cannot be read at all.
    """
    copy = memory()
    # Text that is no text stands only in damaged files; the row it is in must still be named.
    copy.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        with told(path):
            source.backup(copy)
        found = islice(_findings(copy, schema, path), MOST)
        return [replace(finding, message=_sound(finding.message)) for finding in found]
    finally:
        copy.close()


def _findings(copy: sqlite3.Connection, schema: Schema, path: Path) -> Iterator[Finding]:
    try:
        broken = list(_file(copy))
        yield from broken
        try:
            check(copy, schema, path)
        except Planted as planted:
            yield Finding("sqlite_schema", None, None, planted.message)
            return
        yield from _History(copy, schema).findings()
    except (sqlite3.Error, Damaged, ValueError, OverflowError) as error:
        reason = _printable(str(error))
        message = Message(
            N_("The file cannot be read to its end ({reason}): restore a backup."), {"reason": reason}
        )
        yield Finding("sqlite_schema", None, None, message)


def _file(copy: sqlite3.Connection) -> Iterator[Finding]:
    for (report,) in copy.execute("PRAGMA integrity_check(20)"):
        if report != "ok":
            message = Message(N_("SQLite finds the file damaged: {report}."), {"report": _printable(report)})
            yield Finding("sqlite_schema", None, None, message)
    for table, row_id, parent, _number in copy.execute("PRAGMA foreign_key_check"):
        message = Message(
            N_("Row {row} of “{table}” refers to an entry of “{parent}” that does not exist."),
            {"row": row_id, "table": table, "parent": parent},
        )
        yield Finding(table, row_id, None, message)


class _History:
    """One pass over a copy: the seals first, since they decide what else can be trusted."""

    def __init__(self, copy: sqlite3.Connection, schema: Schema) -> None:
        self._copy = copy
        self._schema = schema
        self._labels: dict[int, Message] = {}
        self._broken: set[int] = set()

    def findings(self) -> Iterator[Finding]:
        yield from self._seals()
        yield from self._numbers()
        yield from self._continuity()
        for table, columns in self._schema.content.items():
            yield from self._rows(table, columns)

    # The chain

    def _seals(self) -> Iterator[Finding]:
        fields = ", ".join(chain.STEP_FIELDS)
        stored, computed, last = chain.GENESIS, chain.GENESIS, 0
        for row in self._copy.execute(f"SELECT {fields}, hash FROM step ORDER BY id"):
            *step, seal = tuple(row)
            number = row["id"]
            for missing in islice(range(last + 1, number), 20):
                yield self._missing_step(missing)
            last = number
            self._labels[number] = Message(
                N_("step {number}, “{label}”, {at}"),
                {
                    "number": number,
                    "label": label_from(_printable(row["label"]), row["params"]),
                    "at": local_time(_printable(row["at"])),
                },
            )
            body = chain.body(self._copy, step, number)
            # A step whose own seal was altered does not make the next one false.
            possible = {chain.link(stored, body), chain.link(computed, body)}
            if seal not in possible:
                self._broken.add(number)
                message = Message(
                    N_(
                        "The history was altered: {step}, or one of its changes, is no longer what was sealed."
                    ),
                    {"step": self._labels[number]},
                )
                yield Finding("step", number, number, message)
            stored, computed = seal, chain.link(computed, body)

    def _missing_step(self, number: int) -> Finding:
        return Finding(
            "step",
            number,
            number,
            Message(N_("Step {number} is missing from the history."), {"number": number}),
        )

    def _numbers(self) -> Iterator[Finding]:
        rows = self._copy.execute(
            "SELECT id, last, step_id FROM (SELECT id, step_id, lag(id, 1, 0) OVER (ORDER BY id) AS last FROM change) "
            "WHERE id <> last + 1 ORDER BY id"
        )
        for number, last, step_id in rows:
            for missing in islice(range(last + 1, number), 20):
                message = Message(
                    N_("Change {number} is missing from the history, at or before {step}."),
                    {"number": missing, "step": self._step(step_id)},
                )
                yield Finding("change", missing, step_id, message)
        known = set(self._schema.content)
        rows = self._copy.execute(
            "SELECT id, step_id, table_name FROM change WHERE step_id NOT IN (SELECT id FROM step) "
            "OR table_name NOT IN (SELECT name FROM sqlite_schema) ORDER BY id"
        )
        for number, step_id, table in rows:
            if step_id not in self._labels:
                message = Message(
                    N_("Change {number} belongs to step {step}, which is missing from the history."),
                    {"number": number, "step": step_id},
                )
                yield Finding("change", number, step_id, message)
            if table not in known:
                message = Message(
                    N_("Change {number} in {step} is about “{table}”, which no register has."),
                    {"number": number, "step": self._step(step_id), "table": _printable(table)},
                )
                yield Finding("change", number, step_id, message)

    def _continuity(self) -> Iterator[Finding]:
        rows = self._copy.execute(
            "SELECT id, step_id, table_name, row_id, before, previous, previous_id, previous_step FROM ("
            "SELECT id, step_id, table_name, row_id, before, lag(after) OVER w AS previous, "
            "lag(id) OVER w AS previous_id, lag(step_id) OVER w AS previous_step "
            "FROM change WINDOW w AS (PARTITION BY table_name, row_id ORDER BY id)"
            ") WHERE before IS NOT previous ORDER BY id"
        )
        for row in rows:
            if _equal(row["before"], row["previous"]):
                continue
            suspects = [(row["id"], row["step_id"])]
            if row["previous_id"] is not None and row["previous_step"] in self._broken:
                earlier = (row["previous_id"], row["previous_step"])
                suspects = [*suspects, earlier] if row["step_id"] in self._broken else [earlier]
            for number, step_id in suspects:
                message = Message(
                    N_(
                        "Change {number} in {step} (row {row} of “{table}”) does not fit the other changes of that row."
                    ),
                    {
                        "number": number,
                        "step": self._step(step_id),
                        "row": row["row_id"],
                        "table": _printable(row["table_name"]),
                    },
                )
                yield Finding("change", number, step_id, message)

    # The content

    def _rows(self, table: str, columns: tuple[str, ...]) -> Iterator[Finding]:
        now = f'SELECT id, {journal.row_as_json(columns)} AS now FROM "{table}"'
        last = (
            "SELECT id, step_id, row_id, after FROM change WHERE id IN "
            "(SELECT max(id) FROM change WHERE table_name = ?1 GROUP BY row_id)"
        )
        rows = self._copy.execute(
            f"SELECT last.id, last.step_id, last.row_id, last.after, row.now FROM ({last}) AS last "
            f"LEFT JOIN ({now}) AS row ON row.id = last.row_id WHERE last.after IS NOT row.now ORDER BY last.row_id",
            (table,),
        )
        for number, step_id, row_id, after, found in rows:
            if not _equal(after, found):
                yield from self._row(table, row_id, number, step_id, after, found)
        rows = self._copy.execute(
            f"SELECT id, now FROM ({now}) WHERE id NOT IN (SELECT row_id FROM change WHERE table_name = ?1) ORDER BY id",
            (table,),
        )
        for row_id, found in rows:
            message = Message(
                N_(
                    "Row {row} of “{table}”{name} was added outside this program: no step of the history knows it."
                ),
                {"row": row_id, "table": table, "name": _name(_row(found))},
            )
            yield Finding(table, row_id, None, message)

    def _row(
        self, table: str, row_id: int, number: int, step_id: int, after: str | None, found: str | None
    ) -> Iterator[Finding]:
        expected, present = _row(after), _row(found)
        told = {
            "row": row_id,
            "table": table,
            "step": self._step(step_id),
            "name": _name(expected or present),
        }
        if present is None:
            text = N_("Row {row} of “{table}”{name} was removed outside this program; {step} last wrote it.")
        elif expected is None:
            text = N_(
                "Row {row} of “{table}”{name} was put back outside this program; {step} had removed it."
            )
        else:
            text = N_(
                "Row {row} of “{table}”{name} was changed outside this program ({columns}); {step} last wrote it."
            )
            told["columns"] = ", ".join(Change(table, row_id, expected, present).columns())
        yield Finding(table, row_id, step_id, Message(text, told))
        if step_id in self._broken:
            message = Message(
                N_("Change {number} in {step} (row {row} of “{table}”) does not fit the row as it is."),
                {"number": number, "step": self._step(step_id), "row": row_id, "table": table},
            )
            yield Finding("change", number, step_id, message)

    def _step(self, number: int) -> Message:
        return self._labels.get(number) or Message(N_("step {number}"), {"number": number})


def _equal(left: str | None, right: str | None) -> bool:
    """Whether two rows as JSON are the same: versions of SQLite may write one character in two ways."""
    if left == right:
        return True
    if left is None or right is None:
        return False
    try:
        return row_from(left) == row_from(right)
    except ValueError:
        return False


def _row(text: str | None) -> Row | None:
    try:
        return row_from(text)
    except ValueError:
        return {}


def _name(row: Row | None) -> str:
    """How people know the row, such as ` (Payroll)`; nothing for a row without a name."""
    for column in ("name", "title", "heading", "article", "slot", "organisation"):
        value = (row or {}).get(column)
        if isinstance(value, str) and value:
            return f" ({_printable(value)[:60]})"
    return ""


def _sound(message: Message) -> Message:
    """The message without what no screen and no file can take: damaged text may stand in any part of it."""
    params = {
        name: _sound(value)
        if isinstance(value, Message)
        else _text(value)
        if isinstance(value, str)
        else value
        for name, value in message.params.items()
    }
    return Message(_text(message.msgid), params)


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _printable(text: object) -> str:
    return "".join(char if char.isprintable() else " " for char in _text(str(text)))[:200]
