"""A short run of the campaign in tests/fuzz/imports.py: every mutant is read or refused with a sentence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from register_app.store.register import Register
from tests.fuzz.imports import DATA, WORKBOOKS, attempt, campaign, mutate, seeds

CRASHERS = DATA / "crashers"


def test_mutants_are_read_or_refused_and_change_no_register() -> None:
    told: list[str] = []
    found = campaign(300, seed=7, keep=None, tell=told.append, share=0.08)
    assert told == []
    assert {kind: sum(results.values()) for kind, results in found.items()} == dict.fromkeys(WORKBOOKS, 75)
    ended = {result for results in found.values() for result in results}
    assert {"planned", "applied", "Damaged"} <= ended


def test_texts_are_read_or_refused() -> None:
    told: list[str] = []
    found = campaign(40, seed=7, keep=None, tell=told.append, kinds=("docx", "text"), share=0.1)
    assert told == []
    assert sum(sum(results.values()) for results in found.values()) == 40


@pytest.mark.parametrize(
    "path", sorted(CRASHERS.iterdir()) if CRASHERS.is_dir() else [], ids=lambda path: path.name
)
def test_what_once_crashed_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    with Register.create(tmp_path / "a.register", title="Record", language="en") as register:
        assert not attempt(copy, register, apply=True).startswith("FAILED")


def test_the_seeds_themselves_are_read(tmp_path: object) -> None:
    for kind, files in seeds().items():
        for number, data in enumerate(files[:2]):
            path = Path(str(tmp_path)) / f"{number}.{'txt' if kind == 'text' else kind}"
            path.write_bytes(data)
            assert attempt(path) == "read"


def test_mutation_is_repeatable() -> None:
    data = seeds()["ods"][0]
    assert mutate(data, random.Random(3)) == mutate(data, random.Random(3))
    assert any(mutate(data, random.Random(number)) != data for number in range(5))
