"""Keeps Python 3.11 alive beside PySide6 6.12, whose calls give back None and True without counting the reference.

PySide6 6.12 is compiled for Python 3.12 and later, where these objects are immortal and are not counted. On 3.11
each call of a Qt method that returns nothing takes one reference of None away, each `emit` one of True, until the
count reaches zero and the interpreter stops with "deallocating None". `tests/viewmodels/test_immortal.py` shows it.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 30
"""More than a session of the program can use up, and less than what a 32-bit counter holds."""


def keep_singletons() -> None:
    """Give the objects that 3.12 made immortal so many references that they are as good as that."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for singleton in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(singleton) < _PLENTY // 2:
            # The reference count is the first field of every object.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
