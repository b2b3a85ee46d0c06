"""Two ways of doing a thing, timed in turns on the same machine in the same minute, so that their ratio means something."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Literal, Self

Proof = dict[str, int]
"""What a run did, counted from its result: rows, cells, bytes, pages. A run of which nothing can be counted is none."""


@dataclass
class Run:
    """One run: seconds on the clock, seconds of the processor (child processes included), and what it did.

    `memory` is what it took at its peak, in MB; 0 where nobody asked.
    """

    seconds: float
    cpu: float
    proof: Proof
    memory: float = 0.0


class Watch:
    """Times its `with` block."""

    seconds = 0.0
    cpu = 0.0

    def __enter__(self) -> Self:
        gc.collect()
        self._cpu, self._start = _processor(), perf_counter()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.seconds = perf_counter() - self._start
        self.cpu = _processor() - self._cpu

    def run(self, divide_by: int = 1, **proof: int) -> Run:
        """The run that was timed, as one of so many equal pieces of work."""
        return Run(self.seconds / divide_by, self.cpu / divide_by, proof)


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@dataclass(frozen=True)
class Target:
    """What is promised: a ratio to the floor at most, or milliseconds or megabytes at most."""

    most: float
    unit: Literal["ratio", "ms", "MB"] = "ratio"


@dataclass
class Pair:
    """Our work and the bare work beside it, ready to run any number of times."""

    ours: Callable[[], Run]
    floor: Callable[[], Run]
    close: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Case:
    """A benchmark. `prepare(folder, size)` makes what both sides need, which is not timed."""

    name: str
    title: str
    floor: str
    """What the bare side does, in words."""
    size: int
    quick: int
    prepare: Callable[[Path, int], Pair]
    target: Target | None = None
    runs: int = 5


@dataclass
class Side:
    """The runs of one side, and the median of each figure."""

    runs: list[Run] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        return median(run.memory for run in self.runs)

    @property
    def proof(self) -> Proof:
        return self.runs[0].proof


@dataclass
class Result:
    """A benchmark that was run. `ratio` is the median over the pairs of neighbouring runs."""

    case: Case
    size: int
    ours: Side
    floor: Side

    @property
    def ratio(self) -> float:
        pairs = zip(self.ours.runs, self.floor.runs, strict=True)
        if self.of_memory:
            return median(ours.memory / floor.memory for ours, floor in pairs)
        return median(ours.seconds / floor.seconds for ours, floor in pairs)

    @property
    def of_memory(self) -> bool:
        """Whether it is memory that counts, not time."""
        return self.case.target is not None and self.case.target.unit == "MB"

    @property
    def cpu_ratio(self) -> float:
        """The ratio in processor time, which what else runs on the machine hardly touches; 0 for unknown."""
        return self.ours.cpu / self.floor.cpu if self.floor.cpu and not self.of_memory else 0.0

    @property
    def met(self) -> bool | None:
        """Whether the target was met; None where there is none."""
        target = self.case.target
        if target is None:
            return None
        reached = {"ratio": self.ratio, "ms": self.ours.seconds * 1000, "MB": self.ours.memory}
        return reached[target.unit] <= target.most

    def to_json(self) -> dict[str, Any]:
        target = self.case.target
        return {
            "name": self.case.name,
            "title": self.case.title,
            "size": self.size,
            "ours": _side(self.ours),
            "floor": {"what": self.case.floor, **_side(self.floor)},
            "ratio": round(self.ratio, 3),
            "cpu_ratio": round(self.cpu_ratio, 3),
            "target": asdict(target) if target else None,
            "met": self.met,
        }


def _side(side: Side) -> Mapping[str, Any]:
    figures = {
        "seconds": round(side.seconds, 6),
        "cpu": round(side.cpu, 6),
        "runs": [round(run.seconds, 6) for run in side.runs],
        "did": side.proof,
    }
    return {**figures, "memory": round(side.memory, 1)} if side.memory else figures


def measure(
    case: Case,
    folder: Path,
    size: int,
    runs: int,
    tell: Callable[[str], None] = lambda _text: None,
    *,
    warm: bool = True,
) -> Result:
    """Run both sides in turns, once more before that to warm up."""
    pair = case.prepare(folder, size)
    ours, floor = Side(), Side()
    try:
        if warm:
            pair.ours()
            pair.floor()
        for number in range(runs):
            tell(f"{case.name}: {number + 1} / {runs}")
            ours.runs.append(pair.ours())
            floor.runs.append(pair.floor())
    finally:
        pair.close()
    return Result(case, size, ours, floor)
