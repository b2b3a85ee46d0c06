"""What one step of the history did: the rows it changed, before and after."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from string import Formatter
from typing import Any, Protocol

from register_app.base.i18n import Message

Row = dict[str, Any]
"""One row of a table: column → text, whole number or None."""

UNDOABLE = frozenset({"edit", "import"})
"""Kinds of steps that undo takes back. A version is a promise to somebody, so undo passes it by."""

BARRIERS = frozenset({"create", "migration"})
"""Kinds of steps before which undo stops: the rows had another shape, or there were none."""


def utc_now() -> datetime:
    """The computer's clock. It only labels steps; their order is that of their numbers."""
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, as steps and versions hold it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_time(at: str) -> str:
    """A time stamp as people here read it, to the minute; text that is none stays as it is."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return at


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; `before` is None for a new row, `after` for a removed one."""

    table: str
    row_id: int
    before: Row | None
    after: Row | None
    id: int = 0
    step_id: int = 0

    def columns(self) -> list[str]:
        """The columns whose values differ."""
        before, after = self.before or {}, self.after or {}
        return [name for name in {**before, **after} if before.get(name) != after.get(name)]


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the user. `at` is ISO 8601 in UTC; `target` is the step that an undo or redo is about."""

    id: int
    at: str
    author: str
    label: Message
    kind: str
    target: int | None
    hash: str

    @property
    def message(self) -> str:
        """What was done, in the language of the program."""
        return self.label.text()


class ChangedRows(Protocol):
    """The rows of a step, read when somebody asks."""

    def changes(self) -> Iterable[Change]: ...

    def held(self, column: str, tables: Collection[str]) -> Iterable[int]: ...

    def edited(self, tables: Collection[str]) -> bool: ...


class ChangeSet:
    """What a step did, told to everybody who shows the register.

    The rows themselves are read when somebody asks: an import changes a hundred thousand of them.
    """

    def __init__(
        self,
        step: Step,
        keys: Mapping[str, frozenset[int]],
        rows: ChangedRows,
        initiator: object | None = None,
    ) -> None:
        self.step = step
        self.initiator = initiator
        self._keys = keys
        self._rows = rows

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change of the step, in order; a merged step has those of its earlier edits too."""
        return tuple(self._rows.changes())

    def held(self, column: str, *tables: str) -> frozenset[int]:
        """The numbers that `column` held in the changed rows of those tables, before or after the step.

        Where many rows changed that is a fraction of the time in which all of them are read.
        """
        asked = [table for table in tables if table in self._keys]
        return frozenset(self._rows.held(column, asked)) if asked else frozenset()

    def edited(self, *tables: str) -> bool:
        """Whether rows of those tables were changed that were there before the step and still are."""
        asked = [table for table in tables if table in self._keys]
        return bool(asked) and self._rows.edited(asked)

    def tables(self) -> frozenset[str]:
        """The tables that have a changed row."""
        return frozenset(self._keys)

    def rows(self, table: str) -> frozenset[int]:
        """The ids of the changed rows of `table`."""
        return self._keys.get(table, frozenset())

    def touches(self, table: str, row_id: int | None = None) -> bool:
        """Whether `table`, or its row `row_id`, was changed."""
        return table in self._keys if row_id is None else row_id in self.rows(table)


class BrokenRow(ValueError):
    """A row of the journal that is none: the file is damaged or forged."""


def row_from(text: str | None) -> Row | None:
    """A row as the journal holds it. Raises BrokenRow."""
    if text is None:
        return None
    try:
        row = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise BrokenRow from error
    if not isinstance(row, dict):
        raise BrokenRow
    return row


def label_text(label: Message) -> tuple[str, str]:
    """A label as two columns: the text to translate, and what fills its braces as JSON."""
    return label.msgid, json.dumps(_plain_params(label), ensure_ascii=False, sort_keys=True)


def label_from(msgid: str, params: str) -> Message:
    """The label that `label_text` wrote.

    Whoever wrote the file wrote the label: one that does not fit its parameters, or asks for more than their text,
    is shown as it is.
    """
    try:
        values = json.loads(params)
    except (ValueError, RecursionError):
        return Message(msgid)
    return _message(msgid, values)


def _plain_params(label: Message) -> dict[str, object]:
    return {name: _plain(value) for name, value in label.params.items()}


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return {"msgid": value.msgid, "params": _plain_params(value)}
    return value if isinstance(value, str | int) else str(value)


def _message(msgid: str, values: object, depth: int = 0) -> Message:
    params: dict[str, object] = {}
    if isinstance(values, dict) and depth < 4:
        for name, value in values.items():
            if isinstance(value, dict) and isinstance(value.get("msgid"), str):
                params[name] = _message(value["msgid"], value.get("params"), depth + 1)
            elif isinstance(value, str | int):
                params[name] = value
    return Message(msgid, params) if _fits(msgid, params) else Message(msgid)


def _fits(msgid: str, params: Mapping[str, object]) -> bool:
    """Whether every brace of the text is the plain name of a parameter."""
    try:
        return all(
            name is None or (name in params and not spec and conversion is None)
            for _text, name, spec, conversion in Formatter().parse(msgid)
        )
    except ValueError:
        return False
