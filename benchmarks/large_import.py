"""A register of twenty thousand rows and twenty-five columns: planning its import, and writing what was planned."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benchmarks import alone, spreadsheets
from benchmarks.measure import Pair, Run, Watch
from benchmarks.reading_in import Rows, content, read_bare
from register_app.base.i18n import Message
from register_app.services import importing, reading
from register_app.store.register import Register


def planning(folder: Path, size: int) -> Pair:
    """From the file to the plan: cells, recognition, and the comparison with an empty register."""
    source = spreadsheets.write(folder / "source.xlsx", size, wide=True)
    register = _empty(folder / "empty.register")

    def ours() -> Run:
        with Watch() as watch:
            plan = importing.plan(register, reading.read(source))
        return watch.run(activities=len(plan.rows), filled=plan.batch.cells.filled)

    def floor() -> Run:
        with Watch() as watch:
            cells = read_bare(source)
        return watch.run(filled=cells)

    return Pair(ours, floor, register.close)


def applying(folder: Path, size: int) -> Pair:
    """From the plan to the register; the floor writes the same rows as one step, with its journal and seal."""
    batch = reading.read(spreadsheets.write(folder / "source.xlsx", size, wide=True))
    number = count()

    def fresh() -> Register:
        return _empty(folder / f"made-{next(number)}.register")

    with fresh() as register:
        held = content(register)
        importing.apply(register, importing.plan(register, batch))
        added = _added(content(register), held)

    def ours() -> Run:
        with fresh() as register:
            plan = importing.plan(register, batch)
            with Watch() as watch:
                report = importing.apply(register, plan)
        return watch.run(activities=report.created)

    def floor() -> Run:
        with fresh() as register:
            with Watch() as watch:
                _write_sealed(register, added)
            (activities,) = register.read().execute("SELECT count(*) FROM activity").fetchone()
        return watch.run(activities=activities, rows=sum(map(len, added.values())))

    return Pair(ours, floor)


def first_file(folder: Path, size: int) -> Pair:
    """The first file after the start: the words of eleven languages are not read yet. A process of its own each time."""
    source = spreadsheets.write(folder / "source.xlsx", size, wide=True)
    return Pair(lambda: alone.run("plan", source, "peak"), lambda: alone.run("cells", source, "peak"))


def child_memory(folder: Path, size: int) -> Pair:
    """What the process takes at its peak in which a file is parsed."""
    source = spreadsheets.write(folder / "source.xlsx", size, wide=True)
    return Pair(lambda: alone.run("plan", source, "child"), lambda: alone.run("cells", source, "peak"))


def editor_memory(folder: Path, size: int) -> Pair:
    """What the program grows by at its peak while it reads, plans and writes; the floor keeps the bare cells."""
    source = spreadsheets.write(folder / "source.xlsx", size, wide=True)
    return Pair(lambda: alone.run("apply", source, "grown"), lambda: alone.run("cells", source, "grown"))


def _empty(path: Path) -> Register:
    return Register.create(path, title="Fortegnelse", language="da", author="benchmark")


def _added(after: Rows, before: Rows) -> Rows:
    """The rows whose ids were not there before."""
    known = {table: {row[0] for row in rows} for table, rows in before.items()}
    return {table: [row for row in rows if row[0] not in known[table]] for table, rows in after.items()}


def _write_sealed(register: Register, added: Rows) -> None:
    with register.edit_rows(Message("Benchmark"), kind="import") as database:
        database.execute("PRAGMA defer_foreign_keys=ON")
        for table, rows in added.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
