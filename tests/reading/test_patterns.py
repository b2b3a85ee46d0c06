"""No pattern of the reading runs wild: one that tries every way to divide a run of marks would not come back here."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

from register_app import reading

RUNS = (" ", "-", ", ", "; ", ". ", "a ", "1.", "og ", "5 år ", "§ ", "\n", "/")


def _patterns() -> Iterator[re.Pattern[Any]]:
    """Each pattern that a module of the reading holds."""
    for module in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        for held in vars(importlib.import_module(module.name)).values():
            values = held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else (held,)
            yield from (value for value in values if isinstance(value, re.Pattern))


@pytest.mark.parametrize("run", RUNS)
def test_runs_of_one_mark_are_soon_read(run: str) -> None:
    patterns = {pattern for pattern in _patterns() if isinstance(pattern.pattern, str)}
    assert len(patterns) > 200
    for text in (f"{run * 60}x!", f"Artikel 6, stk. 1, litra f – {run * 60}rette"):
        for pattern in patterns:
            for match in (pattern.search, pattern.fullmatch):
                found = match(text)
                assert found is None or found.end() <= len(text)
