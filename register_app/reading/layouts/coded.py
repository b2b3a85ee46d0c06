"""Cells that hold the codes of rows in another sheet ("P-01; P-02"): what those rows name is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from register_app.reading.folded import fold
from register_app.reading.layouts import lists
from register_app.reading.layouts.evidence import looks_like_basis
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.linking import Linked, sheet_about
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import mechanisms, places

_CODED = (
    "recipients",
    "processors",
    "systems",
    "transfer",
    "transfer_recipient",
    "retention",
    "data",
    "measures",
    "subjects",
    "basis",
    "purpose",
    "contract",
    "tia",
    "safeguards",
)


_Rows = Mapping[str, tuple[Linked, Record]]
"""The rows of other sheets by the codes that number them."""


def resolve(records: list[Record], tables: list[Linked]) -> int:
    """Replace codes ("P-01; P-02") by what the rows with those numbers in other sheets name; how many cells.

    The rows referred to also bring their country and safeguards, as a transfer of the activity.
    """
    rows: dict[str, tuple[Linked, Record]] = {}
    for table in tables:
        for code, record in table.numbers.items():
            if not code.isdecimal():
                rows.setdefault(code, (table, record))
    return sum(_of_fields(record, rows) + _of_extras(record, rows) for record in records) if rows else 0


def _of_fields(record: Record, rows: _Rows) -> int:
    """Replace the codes under known headings; how many cells."""
    resolved = 0
    for line in list(record.lines):
        for field in _CODED:
            entries = line.get(field, [])
            for position, entry in enumerate(entries):
                codes = _codes(entry.text, rows)
                if not codes:
                    continue
                entries[position] = _named(entry, codes, rows, field)
                resolved += 1
                for code in codes:
                    record.lines.append(_side_line(*rows[code], field))
                    if field == "retention" and (start := rows[code][1].entries("retention_start")):
                        line.setdefault("retention_start", []).extend(start)
    record.lines = [line for line in record.lines if line]
    return resolved


def _of_extras(record: Record, rows: _Rows) -> int:
    """Replace the codes under headings that tell nothing, where the sheet of the rows tells what they are."""
    resolved = 0
    for extra in list(record.extras):
        codes = _codes(extra.text, rows)
        if not codes:
            continue
        table = rows[codes[0]][0]
        about = table.about or sheet_about(table.sheet)
        if about not in _CODED:
            continue
        record.extras.remove(extra)
        record.lines.append({about: [_named(extra, codes, rows, about)]})
        record.lines.extend(filter(None, (_side_line(*rows[code], about) for code in codes)))
        resolved += 1
    return resolved


_PARTED = lists.Habit(commas=True, slashes=True)


def _codes(text: str, rows: _Rows) -> list[str]:
    """The codes that a text is made of; none when a part of it is no code of a row."""
    codes = [fold(item) for item in lists.split(text, _PARTED)]
    return codes if all(code in rows for code in codes) else []


def _named(entry: Entry, codes: list[str], rows: _Rows, field: str) -> Entry:
    names = [_label(*rows[code], field) for code in codes]
    return replace(entry, text="\n".join(filter(None, names)) or entry.text)


def _label(table: Linked, record: Record, field: str) -> str:
    """What a row referred to by its code names, which is not the code itself."""
    codes = table.code_column
    for name in (
        field,
        "name",
        "processors",
        "recipients",
        "organisation",
        "transfer_recipient",
        "systems",
        "data",
        "retention",
        "description",
    ):
        told = [entry.text for entry in record.entries(name) if codes is None or entry.cell[1] != codes.index]
        if told:
            return _ground(told) if name == "basis" else told[0]
    return record.entries(*record.filled_fields())[0].text if record.filled_fields() else ""


def _ground(texts: list[str]) -> str:
    """A legal basis explained in several columns as one text, the article before the words about it."""
    return " – ".join(sorted(texts, key=lambda text: not looks_like_basis(text)))


def _side_line(table: Linked, record: Record, field: str) -> dict[str, list[Entry]]:
    """What a referred row says besides its name: the country of a recipient, the safeguards of a transfer."""
    if field == "data":
        # Its time limit and people belong to the category; without them the list would be read for its names alone.
        told = ("retention", "retention_start", "retention_law", "subjects")
        found = {key: record.entries(key) for key in told if record.entries(key)}
        return {"data": record.entries("data"), **found} if "retention" in found else found
    if field == "systems":
        return _supplier_line(record)
    if field not in ("recipients", "processors", "transfer", "transfer_recipient"):
        return {}
    name = _label(table, record, field)
    side = {
        key: record.entries(key)
        for key in ("transfer", "transfer_country", "safeguards", "tia")
        if record.entries(key)
    }
    if "safeguards" not in side and (agreed := _instruments(record)):
        side["safeguards"] = agreed
    if not name or not side:
        return {}
    first = next(iter(side.values()))[0]
    countries = record.entries("transfer_country", "recipient_country")
    if countries and field in ("recipients", "processors"):
        side[field] = [replace(first, text=name, whole=True)]
        side["recipient_country"] = countries
    if all(
        is_third_country(places.country(entry.text)) is False for entry in countries
    ) and not record.entries("transfer"):
        side.pop("transfer_country", None)
        side.pop("safeguards", None)
    else:
        side["importer"] = [replace(first, text=name)]
    return side


def _instruments(record: Record) -> list[Entry]:
    """What names an instrument of transfer under a heading that only speaks of an agreement ("Aftale: SCC")."""
    return [entry for entry in (*record.entries("contract"), *record.extras) if mechanisms.read(entry.text)]


def _supplier_line(record: Record) -> dict[str, list[Entry]]:
    """Who runs a system that an activity refers to by its code, where that is, and under which safeguards."""
    suppliers = record.entries("processors", "recipients")
    if not suppliers:
        return {}
    line = {"processors": suppliers}
    where = record.entries("transfer_country", "recipient_country", "location") or [
        entry for entry in record.extras if places.looks_like(entry.text) == 1.0
    ]
    if len(where) == 1 == len(suppliers):
        line["recipient_country"] = where
        if is_third_country(places.country(where[0].text)):
            line["transfer_country"] = where
            line["importer"] = suppliers
            if guards := record.entries("safeguards", "transfer"):
                line["safeguards"] = guards
    return line


def is_third_country(code: str) -> bool:
    return bool(code) and places.is_third_country(code)
