"""Work that makes very many objects which all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator, MutableSequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def uncollected(*, freeze: bool = False) -> Iterator[None]:
    """Without the garbage collector: it would look through a million objects again and again, for nothing.

    With `freeze` what was made is left out of its later passes too, which would stop a window; it goes by itself when
    nothing refers to it any more.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if freeze:
            gc.freeze()
        if running:
            gc.enable()


def let_go(things: MutableSequence[Any]) -> None:
    """Empty a large list piece by piece: let go as one, it would hold up every other thread for as long as that takes."""
    while things:
        things.pop()
