"""The command: runs the benchmarks, prints a table, writes the figures as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import registers
from benchmarks.cases import CASES
from benchmarks.measure import Case, Result, measure

ROOT = Path(__file__).resolve().parent.parent
_COMPILING = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every target was met, 1 when one was missed."""
    options = _parser().parse_args(arguments)
    if options.list:
        for case in CASES:
            print(f"{case.name:14} {case.size:>6}  {case.title}; floor: {case.floor}")
        return 0
    # Windows are drawn, but on no screen; a person's own settings stay out of it.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chosen = [case for case in CASES if not options.only or case.name in options.only]
    results: list[Result] = []
    scratch = options.folder or ROOT / "build"
    scratch.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="benchmarks-", dir=scratch) as name,
        compiled(Path(name) / "code"),
    ):
        os.environ["REGISTER_APP_CONFIG"] = str(Path(name) / "settings")
        (Path(name) / registers.SHARED).mkdir()
        for case in chosen:
            folder = Path(name) / case.name
            folder.mkdir()
            results.append(measure(case, folder, _size(case, options), _runs(case, options), _tell))
    _tell("")
    figures = {"machine": _machine(), "quick": options.quick, "results": [item.to_json() for item in results]}
    out = options.json or ROOT / "build" / "benchmarks.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(table(results))
    print(f"\n{out}")
    return 1 if any(item.met is False for item in results) else 0


@contextmanager
def compiled(folder: Path) -> Iterator[None]:
    """Keep what Python compiles, in `folder`, also where the environment says that nothing is to be kept.

    Else a gap would be that of the compiler, which no one has who starts the program a second time: the run to warm up
    compiles, in this process, in its threads and in those it starts.
    """
    was = sys.dont_write_bytecode, sys.pycache_prefix
    kept = {key: os.environ.get(key) for key in _COMPILING}
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(folder)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
    try:
        yield
    finally:
        sys.dont_write_bytecode, sys.pycache_prefix = was
        for key, value in kept.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value


def table(results: Sequence[Result]) -> str:
    """The results for people: times, ratio, and whether the target was met."""
    rows = [("benchmark", "size", "ours", "floor", "ratio", "processor", "target", "")]
    for item in results:
        target = item.case.target
        promised = "" if target is None else f"≤ {target.most:g} {target.unit.replace('ratio', '×')}"
        rows.append(
            (
                item.case.title,
                f"{item.size:,}",
                f"{item.ours.memory:.0f} MB" if item.of_memory else _time(item.ours.seconds),
                f"{item.floor.memory:.0f} MB" if item.of_memory else _time(item.floor.seconds),
                f"{item.ratio:.2f} ×",
                _processor(item),
                promised,
                {True: "met", False: "missed", None: ""}[item.met],
            )
        )
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            text.ljust(width) if place in (0, 7) else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    lines.append("")
    lines += [f"  {item.case.name}: floor is {item.case.floor}" for item in results]
    return "\n".join(lines)


def _processor(item: Result) -> str:
    """The ratio in processor time; where milliseconds are promised, how much of it our side took."""
    if item.case.target is not None and item.case.target.unit == "ms":
        return _time(item.ours.cpu)
    return f"{item.cpu_ratio:.2f} ×" if item.cpu_ratio else ""


def _time(seconds: float) -> str:
    return (
        f"{seconds:.2f} s"
        if seconds >= 1
        else f"{seconds * 1000:.1f} ms"
        if seconds >= 0.001
        else f"{seconds * 1e6:.0f} µs"
    )


def _size(case: Case, options: argparse.Namespace) -> int:
    if options.size:
        return int(options.size)
    return case.quick if options.quick else case.size


def _runs(case: Case, options: argparse.Namespace) -> int:
    return int(options.runs) if options.runs else 1 if options.quick else case.runs


def _tell(text: str) -> None:
    """How far it is, when somebody watches."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _machine() -> dict[str, Any]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "processors": os.cpu_count(),
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else None,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", metavar="NAME", choices=[case.name for case in CASES])
    parser.add_argument(
        "--quick", action="store_true", help="small sizes, one run: shows that all of it works"
    )
    parser.add_argument("--size", type=int, help="this size instead of each benchmark's own")
    parser.add_argument("--runs", type=int, help="so many runs of each side")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="where the figures go (build/benchmarks.json)"
    )
    parser.add_argument(
        "--folder", type=Path, help="where the files lie that are measured, such as another disk"
    )
    parser.add_argument("--list", action="store_true", help="the benchmarks there are")
    return parser


if __name__ == "__main__":
    sys.exit(main())
