"""Work that makes very many objects which all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator, MutableSequence
from contextlib import contextmanager
from typing import Any

_MANY = 50_000
"""So many new objects hold a window up when they are looked through."""


@contextmanager
def uncollected(*, freeze: bool = False) -> Iterator[None]:
    """Without the garbage collector: it would look through a million objects again and again, for nothing.

    With `freeze` what was made is left out of its later passes too, where it is so much that these would stop a window;
    it goes by itself when nothing refers to it any more. What was garbage by then stays until `thaw`.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if freeze and gc.get_count()[0] > _MANY:
            gc.freeze()
        if running:
            gc.enable()


def thaw() -> None:
    """Let the collector look at everything again."""
    gc.unfreeze()


def let_go(things: MutableSequence[Any]) -> None:
    """Empty a large list piece by piece: let go as one, it would hold up every other thread for as long as that takes."""
    while things:
        things.pop()
