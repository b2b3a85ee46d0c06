"""Rows that tell more of an activity of another sheet, by a number that this sheet gives none."""

from __future__ import annotations

from register_app.base.i18n import N_, Message
from register_app.reading.layouts import linking
from register_app.reading.layouts.grid import shorten
from register_app.reading.layouts.kinds import Kind
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.linking import Linked, Reference

_ENTRIES: frozenset[Kind] = frozenset(("party", "systems", "recipients", "laws"))
"""Lists whose rows are something without an activity, too."""


def leave(table: Linked, kind: Kind, found: Reference, ledger: Ledger) -> None:
    """Report what is left of a table once the other rows went to their activities (`linking.join`).

    A row that names no activity stays, and so does one with a name of its own.
    """
    name = table.header.first("name")
    if not found.numbers or kind in _ENTRIES or (name is not None and name is not found.column):
        return
    for record in list(table.records):
        keys = linking.keys_of(record, found.column)
        if not keys:
            continue
        table.records.remove(record)
        entries = [
            *(entry for line in record.lines for items in line.values() for entry in items),
            *record.extras,
        ]
        said = [entry.text for entry in entries if entry.cell[1] != found.column.index]
        message = Message(
            N_("No activity has the number {number}; left out: “{text}”"),
            {"number": ", ".join(keys), "text": shorten(said)},
        )
        ledger.reported([entry.cell for entry in entries], "warning", message)
