"""A short run of the campaign in tests/fuzz/imports.py: every mutant is read or refused with a sentence."""

from __future__ import annotations

import random

from tests.fuzz.imports import attempt, campaign, mutate, seeds


def test_mutants_are_read_or_refused() -> None:
    told: list[str] = []
    found = campaign(48, seed=7, keep=None, tell=told.append)
    assert told == []
    assert sum(sum(results.values()) for results in found.values()) == 48
    assert {kind: sum(results.values()) for kind, results in found.items()} == dict.fromkeys(seeds(), 8)


def test_the_seeds_themselves_are_read(tmp_path: object) -> None:
    from pathlib import Path

    for kind, files in seeds().items():
        for number, data in enumerate(files[:2]):
            path = Path(str(tmp_path)) / f"{number}.{'txt' if kind == 'text' else kind}"
            path.write_bytes(data)
            assert attempt(path) == "read"


def test_mutation_is_repeatable() -> None:
    (data,) = seeds()["ods"]
    assert mutate(data, random.Random(3)) == mutate(data, random.Random(3))
    assert any(mutate(data, random.Random(number)) != data for number in range(5))
