"""Work that makes very many objects which all stay."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator, MutableSequence
from contextlib import contextmanager
from typing import Any

_MANY = 50_000
"""So many new objects hold a window up when they are looked through."""


_HUNDRED = 100
_BREATH = 0.002


class _Pause:
    """Keeps the collector off while anybody works: there is one for the process, and several threads may work at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working = 0
        self._ran = False

    def begin(self) -> None:
        with self._lock:
            if not self._working:
                self._ran = gc.isenabled()
                gc.disable()
            self._working += 1

    def end(self) -> None:
        with self._lock:
            self._working -= 1
            if not self._working and self._ran:
                gc.enable()


_PAUSE = _Pause()


@contextmanager
def uncollected(*, freeze: bool = False) -> Iterator[None]:
    """Without the garbage collector: it would look through a million objects again and again, for nothing.

    Where several threads are in here, it stays away until the last of them is done: one would look through what another
    has made.

    With `freeze` what was made is left out of its later passes too, where it is so much that these would stop a window;
    it goes by itself when nothing refers to it any more. What was garbage by then stays until `thaw`.
    """
    _PAUSE.begin()
    try:
        yield
    finally:
        if freeze and gc.get_count()[0] > _MANY:
            keep()
        _PAUSE.end()


def keep() -> None:
    """Leave everything there is now out of the collector's later passes: what was garbage by then stays until `thaw`."""
    gc.freeze()


def thaw() -> None:
    """Let the collector look at everything again."""
    gc.unfreeze()


def let_go(things: MutableSequence[Any], pause: float = 0.0) -> None:
    """Empty a large list piece by piece: let go as one, it would hold up every other thread for as long as that takes.

    `pause`: seconds after every hundred.
    """
    while things:
        for _thing in range(min(_HUNDRED, len(things))):
            things.pop()
        time.sleep(pause)


def let_go_beside(things: MutableSequence[Any]) -> None:
    """The same in a thread of its own, without haste: nobody waits for it, and it takes no time from anybody."""
    threading.Thread(target=let_go, args=(things, _BREATH), daemon=True).start()
