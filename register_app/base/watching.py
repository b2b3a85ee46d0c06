"""Long work that says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[int], object]
"""Is told how many pieces are done; what it raises ends the work, and takes back what was not to be half done."""


def unwatched(_done: int) -> None:
    """Nobody looks on."""
