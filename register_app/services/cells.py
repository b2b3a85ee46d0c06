"""Cells of the register table: typed, pasted, filled down or cleared, many at once as one step.

A value arrives as text, as a person writes it or a spreadsheet holds it, and is read as an import reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from sqlite3 import Connection

from register_app.base.i18n import N_, Message
from register_app.base.watching import Watch, unwatched
from register_app.model import vocabulary
from register_app.model.fields import FIELDS
from register_app.model.text import clean, fold, one_line
from register_app.services.cell_plan import Cell, Change, Plan, Refused, Value, named
from register_app.services.cell_store import DATES, LISTS, TEXTS, TOGETHER, store
from register_app.services.refused import NUMBER_EMPTY, EditError
from register_app.store.register import Register

EDITABLE = (*TEXTS, "department", "status", *DATES, *LISTS)
"""Columns whose cells are one value or one list of names; the others are composed of several fields."""

Before = Callable[[int, str], Sequence[str]]
"""Gives what a cell holds, by row number and key."""


def plan(connection: Connection, cells: Sequence[Cell], before: Before, watch: Watch = unwatched) -> Plan:
    """What setting `cells` would change and what would be refused. Nothing is stored; `watch` counts the cells."""
    reader = _Reader(connection)
    changes: list[Change] = []
    refused: list[Refused] = []
    unchanged = 0
    for done, cell in enumerate(cells):
        if not done % TOGETHER:
            watch(done)
        value = reader.read(cell)
        if isinstance(value, Message):
            refused.append(Refused(cell.number, cell.key, cell.text, value, cell.place))
            continue
        held = tuple(before(cell.number, cell.key)) if cell.number else ()
        if held == ((value,) if isinstance(value, str) and value else value or ()):
            unchanged += 1
        else:
            changes.append(Change(cell.number, cell.key, "; ".join(held), value, cell.place))
    return Plan(tuple(changes), tuple(refused), unchanged)


def apply(
    register: Register, changes: Sequence[Change], label: Message, watch: Watch = unwatched
) -> list[int]:
    """Store `changes` as one step; gives the row numbers of the activities that were added for them.

    `watch` is told how many cells are done; what it raises takes the step back.
    """
    if not changes:
        return []
    added: dict[int, int] = {}
    with register.edit_rows(label) as connection:
        fresh = [change for change in changes if not change.number]
        if fresh:
            from register_app.services.loading import Loader

            loader = Loader(connection)
            for place in sorted({change.place for change in fresh}):
                added[place] = loader.add_activity({"part": "controller"})
            loader.finish()
        store(
            connection,
            [change if change.number else replace(change, number=added[change.place]) for change in changes],
            watch,
        )
    return list(added.values())


def set_cell(register: Register, number: int, key: str, text: str) -> None:
    """Set one cell to what was typed; a date that is none is kept as it was written.

    Raises EditError where it cannot be stored, and changes nothing.
    """
    value: Value = tuple(names(text)) if key in LISTS else one_line(text)
    if isinstance(value, str) and FIELDS[f"activity.{key}"].kind == "long_text":
        value = clean(text)
    if key == "number" and not value:
        raise EditError(NUMBER_EMPTY)
    if key == "status" and value and value not in vocabulary.STATUSES:
        raise EditError(N_("“{text}” is not a status."), text=named(str(value)))
    label = Message(N_("Edit {field}"), {"field": Message(FIELDS[f"activity.{key}"].label)})
    apply(register, [Change(number, key, "", value, 0)], label)


def names(text: str) -> list[str]:
    """The names in a list cell as one types it: divided by semicolons or lines, each once."""
    found: dict[str, str] = {}
    for part in clean(text).replace("\n", ";").split(";"):
        if name := one_line(part):
            found.setdefault(fold(name), name)
    return list(found.values())


class _Reader:
    """Reads values for the columns of a register, whose own names it knows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, set[str]] = {}
        self._taken: dict[str, int] | None = None

    def read(self, cell: Cell) -> Value | Message:
        """The value to store, or why there is none."""
        key, text = cell.key, clean(cell.text).strip()
        if key not in EDITABLE:
            return Message(N_("This column is made up of several fields; open the activity to edit them."))
        if key in LISTS:
            return self._list(key, text)
        if key in DATES:
            return self._date(text)
        if key == "status":
            return self._status(text)
        if key == "number":
            return self._number(cell, one_line(text))
        if FIELDS[f"activity.{key}"].kind == "long_text":
            return text
        return one_line(text)

    def _list(self, key: str, text: str) -> tuple[str, ...]:
        from register_app.reading.recognise import lists

        known = self._names(key)
        return tuple(lists.split(text, lambda part: fold(part) in known))

    def _names(self, key: str) -> set[str]:
        kind = LISTS[key]
        if kind not in self._known:
            query = "SELECT name FROM term WHERE kind = ?" if kind else "SELECT name FROM party WHERE ? = ''"
            self._known[kind] = {fold(name) for (name,) in self._connection.execute(query, (kind,))}
        return self._known[kind]

    def _date(self, text: str) -> Value | Message:
        from register_app.reading.recognise import dates

        found = dates.read(text, serials=True) if text else ""
        if text and not found:
            return Message(N_("“{text}” is not a date."), {"text": named(text)})
        return found

    def _status(self, text: str) -> Value | Message:
        from register_app.reading.recognise import words

        found = text if text in vocabulary.STATUSES else words.status(text)
        if not found:
            return Message(N_("“{text}” is not a status."), {"text": named(text)})
        return found

    def _number(self, cell: Cell, text: str) -> Value | Message:
        if not text:
            return Message(NUMBER_EMPTY)
        if self._taken is None:
            found = self._connection.execute("SELECT number, id FROM activity")
            self._taken = {number: int(owner) for number, owner in found}
        # The place is held by the first cell of a block that asks for it.
        mine = cell.number or -1 - cell.place
        if self._taken.setdefault(text, mine) != mine:
            return Message(N_("The number {number} is taken."), {"number": named(text)})
        return text
