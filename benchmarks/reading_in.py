"""Importing a spreadsheet, beside reading its cells and writing the same rows bare."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks import spreadsheets
from benchmarks.measure import Pair, Run, Watch
from register_app.reading import guarded
from register_app.services import importing, reading
from register_app.store import connection, migrations
from register_app.store.register import Register
from register_app.store.schema import expected

Rows = dict[str, list[tuple[object, ...]]]


def importing_rows(folder: Path, size: int) -> Pair:
    """A workbook of twenty columns into an empty register; the floor writes the rows that end up there."""
    source = spreadsheets.write(folder / "source.xlsx", size)
    first = folder / "first.register"
    _import(source, first)
    with Register.open(first, read_only=True) as register:
        written = content(register)
    number = count()

    def ours() -> Run:
        target = folder / f"imported-{next(number)}.register"
        with Watch() as watch:
            report = _import(source, target)
        return watch.run(activities=report.created, filled=report.batch.cells.filled)

    def floor() -> Run:
        target = folder / f"bare-{next(number)}.db"
        with Watch() as watch:
            cells = read_bare(source)
            rows = _write_bare(target, written)
        return watch.run(filled=cells, rows=rows)

    return Pair(ours, floor)


def reading_cells(folder: Path, size: int) -> Pair:
    """The part of an import before recognition: cells, in a guarded child process."""
    source = spreadsheets.write(folder / "source.xlsx", size)

    def ours() -> Run:
        with Watch() as watch:
            found = guarded.read_workbook(source)
        return watch.run(rows=sum(len(sheet.rows) for sheet in found.sheets))

    def floor() -> Run:
        with Watch() as watch:
            cells = read_bare(source)
        return watch.run(filled=cells)

    return Pair(ours, floor)


def _import(source: Path, target: Path) -> importing.ImportReport:
    with Register.create(target, title="Fortegnelse", language="da", author="benchmark") as register:
        return importing.apply(register, importing.plan(register, reading.read(source)))


def content(register: Register) -> Rows:
    """The rows of every table but those of the history."""
    return {
        table: [tuple(row) for row in register.read().execute(f"SELECT * FROM {table} ORDER BY id")]
        for table in expected(migrations.STEPS, len(migrations.STEPS)).content
    }


def read_bare(source: Path) -> int:
    """How many cells are filled, by the library that reads workbooks, alone."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(source) as workbook:
        rows = [row for name in workbook.sheet_names for row in workbook.get_sheet_by_name(name).to_python()]
    return sum(1 for row in rows for value in row if value != "")


def _write_bare(target: Path, written: Rows) -> int:
    """All rows of all tables, in one transaction, with the settings of a register but no history."""
    sqlite3.connect(target).close()
    target.touch()
    with closing(connection.connect(target, exclusive=True)) as database:
        migrations.run(database, migrations.STEPS)
        database.execute("BEGIN IMMEDIATE")
        database.execute("PRAGMA defer_foreign_keys=ON")
        for table, rows in written.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        database.execute("COMMIT")
    return sum(map(len, written.values()))
