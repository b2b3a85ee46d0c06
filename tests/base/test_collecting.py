"""Work without the garbage collector: what it leaves to it afterwards."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from register_app.base.collecting import thaw, uncollected


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    thaw()
    yield
    thaw()


def test_little_work_freezes_nothing() -> None:
    frozen = gc.get_freeze_count()
    with uncollected(freeze=True):
        made = [[n] for n in range(100)]
    assert gc.isenabled()
    assert len(made) == 100
    assert gc.get_freeze_count() == frozen


def test_what_is_much_is_left_out_until_it_is_thawed() -> None:
    frozen = gc.get_freeze_count()
    with uncollected(freeze=True):
        made = [[n] for n in range(200_000)]
    assert gc.get_freeze_count() - frozen >= len(made)
    thaw()
    assert gc.get_freeze_count() < len(made)


def test_a_failure_leaves_the_collector_as_it_was() -> None:
    gc.disable()
    try:
        with pytest.raises(ZeroDivisionError), uncollected():
            _ = 1 / 0
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_stays_away_until_the_last_thread_is_done() -> None:
    """The window's slices end while a long piece of work goes on: what that has made is not theirs to look through."""
    begun, over = threading.Event(), threading.Event()

    def work() -> None:
        with uncollected():
            begun.set()
            over.wait(10)

    worker = threading.Thread(target=work)
    with uncollected():
        worker.start()
        assert begun.wait(10)
    assert not gc.isenabled()
    with uncollected():
        pass
    assert not gc.isenabled()
    over.set()
    worker.join()
    assert gc.isenabled()
