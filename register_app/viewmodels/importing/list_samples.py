"""Cells of sheets that list no activities, each with what it became: an entry of a list, or a detail of an activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from register_app.base.cellnames import cell_name
from register_app.base.i18n import N_, _
from register_app.model.text import fold
from register_app.reading.addresses import address_of, column_number
from register_app.reading.batch import Batch, ColumnReading, Draft, SheetReading
from register_app.reading.layouts.grid import text_of
from register_app.reading.workbook import Cell, Sheet
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_shown
from register_app.viewmodels.importing.readings import became, worded
from register_app.viewmodels.importing.samples import SAMPLES, Sample, sample_of

Entry = Mapping[str, Any]
_ROWS = 60
"""Rows of a sheet that are looked at."""
JOINED = ("linked", "index")
"""Layouts of sheets whose cells belong to activities that other sheets describe."""
_KEPT = N_("Note: {text}")


@dataclass
class Details:
    """What the sheets beside the activities brought: entries by their folded names, and by sheet and row the activities."""

    entries: dict[str, Entry] = field(default_factory=dict)
    drafts: dict[tuple[str, int], list[tuple[Draft, dict[Cell, str]]]] = field(default_factory=dict)


def details_of(batch: Batch) -> Details:
    """What a source says of lists, and which cells of other sheets its activities were read from."""
    made = Details()
    if any(sheet.layout.startswith("list") for sheet in batch.sheets):
        for entry in (*batch.parties, *(each for listed in batch.catalogues.values() for each in listed)):
            made.entries.setdefault(fold(entry["name"]), entry)
    linked = {sheet.name for sheet in batch.sheets if sheet.layout in JOINED}
    for draft in batch.drafts if linked else ():
        rows: dict[tuple[str, int], dict[Cell, str]] = {}
        for key, addresses in draft.cells.items():
            for address in addresses:
                found = address_of(address)
                if found is not None and found.sheet in linked:
                    rows.setdefault((found.sheet, found.first[0]), {})[found.first] = key
        for place, cells in rows.items():
            made.drafts.setdefault(place, []).append((draft, cells))
    return made


def list_samples(
    reading: SheetReading, column: ColumnReading, sheet: Sheet | None, details: Details
) -> list[Sample]:
    """The first cells of a column of a list, or of details, that hold something."""
    if sheet is None or not column.column.isalpha():
        return []
    found: dict[str, Sample] = {}
    at = column_number(column.column)
    for row in range(reading.header_row, min(reading.header_row + _ROWS, len(sheet.rows))):
        text = text_of(sheet.value(row, at))
        if not text.strip() or text in found:
            continue
        if reading.layout in JOINED:
            read = _detail(column, text, (row, at), details.drafts.get((sheet.name, row), ()))
        else:
            read = _entry(column, text, details.entries, _texts(sheet, row))
        found[text] = sample_of(cell_name(row, at), text, read)
        if len(found) == SAMPLES:
            break
    return list(found.values())


def _texts(sheet: Sheet, row: int) -> Iterator[str]:
    return (text_of(sheet.value(row, at)) for at in range(sheet.width))


def _detail(
    column: ColumnReading, text: str, cell: Cell, owners: Iterable[tuple[Draft, Mapping[Cell, str]]]
) -> str:
    """What a cell became in the activity that it is linked to; a key tells which that is."""
    for draft, cells in owners:
        key = cells.get(cell)
        if key is None:
            continue
        # What it was joined to tells better than its heading alone: a recipient's country is no transfer yet.
        for name in ("" if key == "extra" else key, column.field):
            if read := became(name, draft.activity, column.header, text):
                return read
    names = dict.fromkeys(str(draft.activity.get("name", "")) for draft, _cells in owners)
    return _("belongs to “{name}”").format(name=", ".join(filter(None, names))) if any(names) else ""


def _entry(column: ColumnReading, text: str, entries: Mapping[str, Entry], row: Iterable[str]) -> str:
    """What a cell became in the entry that its row names."""
    words = fold(text)
    entry = next((entries[name] for name in map(fold, row) if name in entries), None)
    if entry is None:
        return ""
    if words == fold(entry["name"]):
        return str(entry["name"])
    if column.field in ("transfer_country", "transfer", "location", "recipient_country") and entry.get(
        "country"
    ):
        return country(entry["country"])
    if column.field == "retention" and entry.get("period"):
        return " · ".join(
            filter(
                None,
                (
                    period_shown(entry["period"]),
                    entry.get("start"),
                    worded("action", entry.get("action", "")),
                ),
            )
        )
    for name, value in entry.items():
        if name not in ("name", "note") and value and fold(str(value)) == words:
            return worded(name, str(value))
    note = str(entry.get("note", ""))
    return _(_KEPT).format(text=f"{column.header}: {text}") if words and words in fold(note) else ""
