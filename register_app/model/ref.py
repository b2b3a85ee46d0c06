"""A pointer to one row of a register."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    """A row by its table and number; stays valid through undo and redo."""

    table: str
    id: int
