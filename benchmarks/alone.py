"""A process in which one workbook is read and nothing else: `python -m benchmarks.alone cells|plan|apply FILE`.

It prints a line of JSON when it is done: seconds (on the clock and of the processor, child processes included), what it
read, and by how many MB its own memory and that of the child process grew at their peaks. `cells` reads them bare.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Run, Watch


def main() -> int:
    act, source = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="alone-") as folder:
        work = _cells(source) if act == "cells" else _import(source, Path(folder), write=act == "apply")
        before = _peak()
        with Watch() as watch:
            proof = work()
    run = watch.run(**proof)
    peak = _peak()
    told = {"seconds": run.seconds, "cpu": run.cpu, "did": proof, "peak": peak, "grown": peak - before}
    told["child"] = max(_children, default=0.0)
    print(json.dumps(told), flush=True)
    return 0


def _cells(source: Path) -> Callable[[], dict[str, int]]:
    """Reads all cells into plain lists and keeps them."""

    def work() -> dict[str, int]:
        from python_calamine import CalamineWorkbook

        with CalamineWorkbook.from_path(source) as workbook:
            sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
        return {"filled": sum(1 for rows in sheets for row in rows for value in row if value != "")}

    return work


def _import(source: Path, folder: Path, *, write: bool) -> Callable[[], dict[str, int]]:
    """Plans the import of a file into an empty register, and writes it; the program's modules are there already."""
    from register_app.reading import guarded
    from register_app.services import importing, reading
    from register_app.store.register import Register

    resident = guarded.resident

    def looked_at(pid: int) -> int:
        _children.append(_peak(str(pid)))
        return resident(pid)

    # The program looks at the memory of its child all the time; here its peak is noted besides.
    guarded.resident = looked_at
    register = Register.create(
        folder / "empty.register", title="Fortegnelse", language="da", author="benchmark"
    )

    def work() -> dict[str, int]:
        plan = importing.plan(register, reading.read(source))
        if write:
            importing.apply(register, plan)
        return {"activities": len(plan.rows), "filled": plan.batch.cells.filled}

    return work


_children: list[float] = []
"""The peak of the reading process whenever it was looked at, in MB."""


def _peak(process: str = "self") -> float:
    """The most memory (MB) that a process held since it began; 0 where the system does not tell (it is Linux that does)."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    told = next((line.split() for line in status.splitlines() if line.startswith("VmHWM:")), None)
    return int(told[1]) / 1024 if told else 0.0


def run(act: str, source: Path, memory: str) -> Run:
    """Such a process from its start to its end; `memory` is which of its figures counts: "grown", "child" or "peak"."""
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.alone", act, str(source)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parent.parent,
    )
    told = json.loads(done.stdout)
    return Run(told["seconds"], told["cpu"], told["did"], told[memory])


if __name__ == "__main__":
    sys.exit(main())
