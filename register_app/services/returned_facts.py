"""What an export that came back says otherwise of the register itself, its parties and its catalogues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sqlite3 import Connection
from typing import Any, Literal

from register_app.base.i18n import N_, Message
from register_app.model.document import PARTY_FIELDS, Document
from register_app.model.fields import FIELDS
from register_app.model.text import fold
from register_app.model.vocabulary import TERM_KINDS
from register_app.model.workbook import COVER_FIELDS
from register_app.reading.batch import Batch, Problem
from register_app.services.import_plan import Fact, ImportPlan

_TAKEN = N_("{what}, {field}: as it was changed in the workbook.")
_AT_ODDS = N_("{what}, {field}: changed in the workbook and in the register since; it was left as it is.")
_REGISTER = N_("The register")

_Table = Literal["register", "party", "term"]


def compare(connection: Connection, batch: Batch, base: Document, now: Document, planned: ImportPlan) -> None:
    """Add to the plan what only the workbook changed, and tell what both sides did."""
    for table, row, name, was, back, held in _things(connection, batch, base, now):
        for column, value in back.items():
            if column not in was or value in (was[column], held[column]):
                continue
            params = {"what": name or Message(_REGISTER), "field": _label(table, column)}
            if held[column] == was[column]:
                planned.facts.append(Fact(table, row, column, str(value), name, str(held[column] or "")))
                planned.problems.append(Problem("", "", "info", Message(_TAKEN, params)))
            else:
                planned.problems.append(Problem("", "", "warning", Message(_AT_ODDS, params)))


def _things(
    connection: Connection, batch: Batch, base: Document, now: Document
) -> Iterator[tuple[_Table, int, str, Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]]:
    """Everything that all three states know: table, row, name, and what each says."""
    columns = [key.partition(".")[2] for key in COVER_FIELDS]
    row = int(connection.execute("SELECT id FROM register").fetchone()[0])
    given = {key: batch.register[key] for key in columns if key in batch.register}
    yield "register", row, "", base["register"], given, now["register"]
    rows = {
        fold(name): number
        for number, name in connection.execute("SELECT id, name FROM party ORDER BY id DESC")
    }
    facts = [name for name in PARTY_FIELDS if name != "name"]
    yield from _named("party", rows, base["parties"], batch.parties, now["parties"], facts)
    for kind, key in TERM_KINDS.items():
        rows = {
            fold(name): number
            for number, name in connection.execute("SELECT id, name FROM term WHERE kind = ?", (kind,))
        }
        facts = ["note", "sensitivity"] if kind == "data_category" else ["note"]
        before, after = _entries(base, key), _entries(now, key)
        yield from _named("term", rows, before, batch.catalogues.get(key, []), after, facts)


def _entries(document: Document, key: str) -> Any:
    return document["catalogues"][key]  # type: ignore[literal-required]


def _named(
    table: _Table, rows: Mapping[str, int], base: Any, back: Any, now: Any, columns: list[str]
) -> Iterator[tuple[_Table, int, str, Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]]:
    was = {fold(item["name"]): item for item in base}
    held = {fold(item["name"]): item for item in now}
    for item in back:
        name = fold(item["name"])
        if name in was and name in held and name in rows:
            given = {column: item[column] for column in columns if column in item}
            yield table, rows[name], item["name"], was[name], given, held[name]


def _label(table: str, column: str) -> Message:
    described = FIELDS.get(f"{table}.{column}")
    return Message(described.label if described else column)
