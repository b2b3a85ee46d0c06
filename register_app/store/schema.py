"""Exactly which tables and indexes a register has: anything else in the file was planted there."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from register_app.base.i18n import N_, Message
from register_app.store import migrations
from register_app.store.connection import memory
from register_app.store.errors import StoreError

HISTORY_TABLES = ("step", "change")
"""The tables that hold the history; every other table is content, and journalled."""


class Planted(StoreError):
    """The file's structure is not that of a register."""


@dataclass(frozen=True)
class Schema:
    """The structure of one format: `objects` by type and name with their SQL, and the columns of each table."""

    version: int
    objects: Mapping[tuple[str, str], tuple[str, str | None]]
    tables: Mapping[str, tuple[str, ...]]

    @cached_property
    def content(self) -> Mapping[str, tuple[str, ...]]:
        """The tables whose rows are journalled, with their columns, `id` first."""
        return {name: columns for name, columns in self.tables.items() if name not in HISTORY_TABLES}


@cache
def expected(steps: migrations.Steps, version: int) -> Schema:
    """The structure that the first `version` of `steps` give."""
    connection = memory()
    try:
        migrations.run(connection, steps[:version])
        objects = _objects(connection)
        tables = {
            name: tuple(row["name"] for row in connection.execute(f'PRAGMA table_info("{name}")'))
            for kind, name in objects
            if kind == "table"
        }
    finally:
        connection.close()
    return Schema(version, objects, tables)


def check(connection: sqlite3.Connection, schema: Schema, path: Path) -> None:
    """Refuse a file with one object more, less or other than `schema` has. Reads only."""
    found = _objects(connection)
    for (kind, name), definition in found.items():
        if (kind, name) not in schema.objects:
            raise Planted(
                N_(
                    "{path} contains something that no register has, the {kind} “{name}”, so it was not opened: "
                    "ask whoever sent it, or restore a backup."
                ),
                path=path,
                kind=_kind(kind),
                name=name,
            )
        if schema.objects[kind, name] != definition:
            raise Planted(
                N_(
                    "In {path} the {kind} “{name}” was altered by another program, so it was not opened: "
                    "ask whoever sent it, or restore a backup."
                ),
                path=path,
                kind=_kind(kind),
                name=name,
            )
    for kind, name in sorted(schema.objects, reverse=True):  # tables before their indexes
        if (kind, name) not in found:
            raise Planted(
                N_("{path} is incomplete, the {kind} “{name}” is missing: restore a backup."),
                path=path,
                kind=_kind(kind),
                name=name,
            )


def _kind(kind: str) -> Message:
    return Message(
        {"table": N_("table"), "index": N_("index"), "view": N_("view"), "trigger": N_("trigger")}.get(
            kind, kind
        )
    )


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[str, str | None]]:
    # A planted schema may be huge; the first few hundred objects tell it from ours.
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name LIMIT 500"
    )
    return {(row["type"], row["name"]): (row["tbl_name"], row["sql"]) for row in rows}
