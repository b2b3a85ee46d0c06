"""The window: from the start of the process to the first painted list, and the search as one types."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks import registers
from benchmarks.measure import Pair, Run, Watch

TYPED = "lønoplys"
"""What is typed in the search, letter by letter: all texts at first, few at last."""


def starting(folder: Path, size: int) -> Pair:
    """The program on a register, and a bare Qt window, until the window stands painted."""
    path = registers.write(folder / "started.register", registers.document(size))
    return Pair(
        lambda: _until_painted("benchmarks.painted", "register", str(path)),
        lambda: _until_painted("benchmarks.painted", "bare"),
    )


def _until_painted(*command: str) -> Run:
    """Start a process and wait for the line in which it says what it painted."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stdout.readline().split()
        seconds = perf_counter() - start
        if len(said) != 3 or said[0] != "painted":
            raise RuntimeError(f"the window was not painted: {said} {process.stderr.read()}")
        process.terminate()
    # Its processor time until then, which it tells itself.
    return Run(seconds, float(said[2]), {"rows": int(said[1])})
