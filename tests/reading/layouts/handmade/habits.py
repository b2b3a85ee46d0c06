"""What people do to a sheet without changing what it says; each habit alters one page and tells whether it could."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.reading.layouts.handmade.pages import Page

TABLE = frozenset({"table"})
FORM = frozenset({"form"})
HEADED = frozenset({"table", "form", "turned"})
Alter = Callable[[Page, random.Random, str], bool]
"""The page, a source of chance and the language."""


@dataclass(frozen=True)
class Habit:
    name: str
    kinds: frozenset[str]
    alter: Alter
    last: bool = False
    """Moves or hides what is there, so it comes after all that adds."""


HABITS: dict[str, Habit] = {}


def habit(name: str, kinds: frozenset[str], *, last: bool = False) -> Callable[[Alter], Alter]:
    """Register a habit under a name."""

    def register(alter: Alter) -> Alter:
        HABITS[name] = Habit(name, kinds, alter, last)
        return alter

    return register


WRITING = (
    "mixed separators",
    "says none",
    "parallel numbers",
    "ad numbers",
    "hard breaks",
    "dates as numbers",
    "yes before transfers",
    "ticked options",
    "lengths in words",
)
"""Habits of writing cells, which `Hand` has by itself because they need the facts."""
