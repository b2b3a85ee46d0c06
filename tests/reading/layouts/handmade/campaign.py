# ruff: noqa: T201 - a program of its own
"""Many workbooks made and read: how well, by layout, by habit and by kind of fact."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from register_app.reading import layouts
from tests.reading.layouts.handmade.making import Made, make
from tests.reading.layouts.handmade.measure import Tally, measure

GOOD = 0.97


@dataclass
class Outcome:
    made: Made
    score: float
    kinds: dict[str, float]
    wrong: list[str]


def outcome(made: Made) -> Outcome:
    tally: Tally = measure(made.activities, layouts.read(made.workbook))
    return Outcome(made, tally.mean(), tally.scores(), tally.wrong)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def costs(found: Outcome) -> dict[str, float]:
    """What each habit of a badly read workbook costs: how much better it is read without it."""
    made = found.made
    return {
        name: outcome(make(made.seed, made.layout, made.language, frozenset({name}))).score - found.score
        for name in sorted(made.habits)
    }


def run(seeds: Sequence[int], layout: str = "", language: str = "") -> list[Outcome]:
    return [outcome(make(seed, layout, language)) for seed in seeds]


def table(title: str, groups: dict[str, list[float]], extra: dict[str, float] | None = None) -> None:
    print(f"\n{title:28} {'mean':>7} {'worst':>7} {'n':>5}" + ("  lost by it" if extra is not None else ""))
    for name, scores in sorted(groups.items(), key=lambda pair: mean(pair[1])):
        more = f"  {extra.get(name, 0.0):.3f}" if extra is not None else ""
        print(f"{name:28} {mean(scores):7.4f} {min(scores):7.3f} {len(scores):5}{more}")


def report(outcomes: Sequence[Outcome], worst: int) -> None:
    by_layout: dict[str, list[float]] = defaultdict(list)
    by_language: dict[str, list[float]] = defaultdict(list)
    by_habit: dict[str, list[float]] = defaultdict(list)
    by_kind: dict[str, list[float]] = defaultdict(list)
    lost: dict[str, float] = defaultdict(float)
    for item in outcomes:
        by_layout[item.made.layout].append(item.score)
        by_language[item.made.language].append(item.score)
        for name in item.made.habits or {"(no habit)"}:
            by_habit[name].append(item.score)
        for kind, value in item.kinds.items():
            by_kind[kind].append(value)
        if item.score < GOOD:
            for name, cost in costs(item).items():
                lost[name] += cost
    table("layout", by_layout)
    table("language", by_language)
    table("habit", by_habit, lost)
    table("kind of fact", by_kind)
    scores = [item.score for item in outcomes]
    print(
        f"\n{len(scores)} workbooks: mean {mean(scores):.4f}, below {GOOD}: {sum(score < GOOD for score in scores)}"
    )
    print("worst seeds:")
    for item in sorted(outcomes, key=lambda item: item.score)[:worst]:
        print(
            f"{item.score:.3f}  {item.made.seed:6} {item.made.layout} {item.made.language} {sorted(item.made.habits)}"
        )


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.reading.layouts.handmade", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--layout", default="")
    parser.add_argument("--language", default="")
    parser.add_argument("--worst", type=int, default=15)
    parser.add_argument(
        "--show", action="store_true", help="the cells and what was read wrong, for each workbook"
    )
    asked = parser.parse_args(arguments)
    outcomes = run(range(asked.seed, asked.seed + asked.count), asked.layout, asked.language)
    if asked.show:
        for item in outcomes:
            show(item)
    report(outcomes, asked.worst)


def show(item: Outcome) -> None:
    print(
        f"== {item.made.seed} {item.made.layout} {item.made.language} {sorted(item.made.habits)} {item.score:.3f}"
    )
    for sheet in item.made.workbook.sheets:
        print(f"-- {sheet.name} merged={sheet.merged}")
        for number, cells in enumerate(sheet.rows, 1):
            print(
                number, " | ".join("" if value is None else str(value).replace("\n", "⏎") for value in cells)
            )
    for text in item.wrong:
        print("  !", text)
