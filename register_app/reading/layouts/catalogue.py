"""Lists that are no register: parties, retention rules, data categories and the like, as catalogue entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from register_app.reading.folded import fold
from register_app.reading.layouts import pairing
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.datause import joined_amounts
from register_app.reading.layouts.evidence import looks_like_company, state_of
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.kinds import TableKind
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.parties import party_document, party_of
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import places, retention, sensitivity
from register_app.reading.recognise.found import RetentionFound

Document = dict[str, Any]

_CATALOGUE = {
    "data": "data_categories",
    "systems": "systems",
    "measures": "measures",
    "subjects": "subject_categories",
    "recipients": "recipient_categories",
    "processing": "processing",
    "laws": "laws",
}

_COUNTRY = ("transfer_country", "transfer", "location", "recipient_country")
_LAW = ("retention_law", "law", "basis")
_PLACES = {
    "party": _COUNTRY,
    "transfers": _COUNTRY,
    "retention": ("retention", "retention_start", *_LAW),
}
"""The fields that an entry of a list has a place for, beside its name."""


def noted(header: Header, kind: TableKind) -> list[Column]:
    """The columns of a list that were recognised but have no place in its entries: they come into the note."""
    return [
        column
        for column in header.columns
        if column.field
        and column is not kind.key
        and column.field not in _PLACES.get(kind.kind, ())
        and not any("@" in sample for sample in column.samples)
    ]


def party(record: Record, kind: TableKind) -> Document | None:
    """A party from a row: its name, country, contact, and everything else said of it as a note."""
    key = kind.key.index if kind.key is not None else -1
    entries = _entries(record)
    name = next((entry for _, entry in entries if entry.cell[1] == key), None) or next(
        (entry for field, entry in entries if field != "number"), None
    )
    if name is None or state_of(name.text):
        return None
    found = (
        party_of(name.text)
        if not looks_like_company(name.text)
        else {**party_document(), "name": " ".join(name.text.split())}
    )
    notes = []
    for field, entry in entries:
        if entry is name:
            continue
        country = places.country(entry.text) if field in _COUNTRY else ""
        if country and not found["country"]:
            found["country"] = country
            if len(entry.text.split()) <= 3:
                continue
        if "@" in entry.text and not found["email"] and " " not in entry.text.strip():
            found["email"] = entry.text.strip()
            continue
        notes.append(f"{entry.header}: {' '.join(entry.text.split())}" if entry.header else entry.text)
    found["note"] = "; ".join(filter(None, (found["note"], *notes)))
    return found


def retention_rule(record: Record, kind: TableKind) -> Document | None:
    """A retention rule from a row; phases (active, archive, destruction) are kept with their headings."""
    key = kind.key.index if kind.key is not None else -1
    entries = _entries(record)
    name = next((entry for _, entry in entries if entry.cell[1] == key), None)
    if name is None:
        return None
    limits: list[RetentionFound] = []
    texts: list[str] = []
    amounts = joined_amounts([entry for field, entry in entries if field == "retention"])
    for entry in amounts:
        texts.append(f"{entry.header}: {entry.text}" if len(amounts) > 1 else entry.text)
        limits.extend(retention.read(entry.text))
    first = next(
        (item for item in reversed(limits) if item.period), limits[0] if limits else RetentionFound("")
    )
    start = next((entry.text for field, entry in entries if field == "retention_start"), "")
    law = next(
        (" ".join(entry.text.split()) for field, entry in entries if field in _LAW),
        "",
    )
    used = {"retention"}
    notes, seen_start, seen_law = [], False, False
    for field, entry in entries:
        if entry is name or field in used:
            continue
        if field == "retention_start" and entry.text == start and not seen_start:
            seen_start = True
            continue
        if field in _LAW and not seen_law:
            seen_law = True
            continue
        notes.append(f"{entry.header}: {' '.join(entry.text.split())}" if entry.header else entry.text)
    return {
        "name": " ".join(name.text.split()),
        **pairing.retention_document(first),
        "text": "; ".join(texts),
        "start": first.start or " ".join(start.split()),
        "law": first.law or law,
        "note": "; ".join(notes),
    }


def entry(record: Record, kind: TableKind) -> Document | None:
    """A catalogue entry with a name, and what else the row says as its note."""
    key = kind.key.index if kind.key is not None else -1
    entries = _entries(record)
    name = next((item for _, item in entries if item.cell[1] == key), None)
    if name is None or state_of(name.text):
        return None
    notes = [
        f"{item.header}: {' '.join(item.text.split())}" if item.header else item.text
        for _, item in entries
        if item is not name
    ]
    document: Document = {"name": " ".join(name.text.split()), "note": "; ".join(notes)}
    if kind.kind == "data":
        document["sensitivity"] = sensitivity.of(f"{document['name']} {document['note']}")
    return document


def take(
    records: list[Record],
    kind: TableKind,
    parties: list[Document],
    catalogues: dict[str, list[Document]],
    ledgers: Mapping[str, Ledger],
) -> int:
    """Put the rows of a list where they belong; rows without a name stay open for the report. How many were taken."""
    taken = 0
    for record in records:
        if kind.kind in ("party", "transfers"):
            document, target = party(record, kind), parties
        elif kind.kind == "retention":
            document, target = retention_rule(record, kind), catalogues.setdefault("retention_rules", [])
        else:
            document, target = entry(record, kind), catalogues.setdefault(_CATALOGUE[kind.kind], [])
        if document is None:
            for _, item in _entries(record):
                ledgers[item.sheet].reopen([item.cell])
            continue
        for _, item in _entries(record):
            ledgers[item.sheet].imported([item.cell])
        taken += 1
        same = next((other for other in target if fold(other["name"]) == fold(document["name"])), None)
        if same is None:
            target.append(document)
        else:
            for field_name, value in document.items():
                if value and not same.get(field_name):
                    same[field_name] = value
                elif value and field_name == "note" and value not in same["note"]:
                    same["note"] = f"{same['note']}; {value}"
    for name in [name for name, found in catalogues.items() if not found]:
        del catalogues[name]
    return taken


def _entries(record: Record) -> list[tuple[str, Entry]]:
    found = [
        (name.split("+")[0], item) for line in record.lines for name, items in line.items() for item in items
    ]
    found.extend(("", item) for item in record.extras)
    return sorted(found, key=lambda pair: (pair[1].sheet, pair[1].cell))
