"""Cells of a cross table: pasted, filled down or cleared, many at once as one step.

A value arrives as text, as a person writes it or a spreadsheet holds it, and is read as an import reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from register_app.base.i18n import N_, Message, _
from register_app.base.watching import Watch, unwatched
from register_app.model.fields import FIELDS, Field
from register_app.model.text import fold
from register_app.services.cell_plan import Cell, Change, Plan, Refused, named
from register_app.services.crossedits import store_columns
from register_app.services.crosslists import CROSS_TABLES
from register_app.services.refused import EditError
from register_app.store.register import Register

_TOGETHER = 500
"""Cells between two words on how far it is."""

Before = Callable[[int, str], str]
"""Gives what a cell holds, by the number of its row and its column."""


def plan(key: str, cells: Sequence[Cell], before: Before, watch: Watch = unwatched) -> Plan:
    """What setting `cells` of the cross table `key` would change and what would be refused; nothing is stored.

    `number` of a cell is the number of its row, 0 one below the last: such a row belongs to no activity.
    """
    changes: list[Change] = []
    refused: list[Refused] = []
    unchanged = 0
    for done, cell in enumerate(cells):
        if not done % _TOGETHER:
            watch(done)
        value = _read(key, cell)
        if isinstance(value, Message):
            refused.append(Refused(cell.number, cell.key, cell.text, value, cell.place))
            continue
        held = before(cell.number, cell.key)
        if value == held:
            unchanged += 1
        else:
            changes.append(Change(cell.number, cell.key, held, value, cell.place))
    return Plan(tuple(changes), tuple(refused), unchanged)


def apply(
    register: Register, key: str, changes: Sequence[Change], label: Message, watch: Watch = unwatched
) -> None:
    """Store `changes` as one step; `watch` counts them, and what it raises takes the step back.

    Raises EditError where a row is gone or cannot take its value; nothing changed.
    """
    if not changes:
        return
    together: dict[tuple[str, str], list[int]] = {}
    for change in changes:
        together.setdefault((change.key, str(change.value)), []).append(change.number)
    done = 0
    with register.edit_rows(label) as connection:
        for (column, value), numbers in together.items():
            for first in range(0, len(numbers), _TOGETHER):
                watch(done + first)
                store_columns(connection, key, numbers[first : first + _TOGETHER], column, value)
            done += len(numbers)


def change_many(
    register: Register, key: str, column: str, values: Mapping[int, str], watch: Watch = unwatched
) -> None:
    """Give rows of a cross table, by their numbers, other values in one column, all as one step."""
    field = FIELDS[dict(CROSS_TABLES[key].columns)[column]]
    changes = [Change(number, column, "", value, 0) for number, value in values.items()]
    params = {"field": Message(field.label), "count": len(changes)}
    apply(register, key, changes, Message(N_("Change {field} in {count} rows"), params), watch)


def _read(key: str, cell: Cell) -> str | Message:
    """The value to store, or why there is none."""
    from register_app.services.assign import tidy

    cross = CROSS_TABLES[key]
    if not cell.number:
        return Message(
            N_("There is no row here: a row belongs to an activity. Open the activity to add one to it.")
        )
    if not cross.editable(cell.key):
        return Message(N_("This column belongs to the activity; open it to edit it."))
    field = FIELDS[dict(cross.columns)[cell.key]]
    text = _value(field, cell.text.strip())
    if isinstance(text, Message):
        return text
    try:
        entity, name = field.key.split(".", 1)
        return tidy(entity, name, text)
    except EditError as error:
        return error.message


def _value(field: Field, text: str) -> str | Message:
    if not text:
        return ""
    match field.kind:
        case "choice" | "article":
            found = text if text in field.choices else _chosen(field, text)
            why = N_("“{text}” is not a choice of this field.")
        case "country":
            from register_app.reading.recognise import places

            found = text if text in places.codes() else places.country(text)
            why = N_("“{text}” is not a country.")
        case "period":
            from register_app.reading.recognise import durations

            periods = durations.find(text)
            # What says more than a period is kept as it is written, as it is when typed.
            whole = len(periods) == 1 and (periods[0].start, periods[0].end) == (0, len(text))
            return periods[0].period if whole else text
        case _:
            return text
    return found or Message(why, {"text": named(text)})


def _chosen(field: Field, text: str) -> str:
    """The choice that a text names: by its own words, else as an import understands it; "" for none."""
    wanted = fold(text)
    for value, words in field.choices.items():
        if wanted in (fold(value), fold(_(words)), fold(words)):
            return value
    if field.kind == "article":
        if field.name == "mechanism":
            from register_app.reading.recognise import mechanisms

            return mechanisms.read(text)
        from register_app.reading.recognise import bases

        articles = {found.article for found in bases.read(text) if found.article}
        return articles.pop() if len(articles) == 1 else ""
    if field.name == "role":
        from register_app.reading.recognise import words as worded

        found = worded.role(text)
        return found if found in field.choices else ""
    return ""
