"""In how many activities each catalogue entry is used: counted once, in slices, then kept up to date."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from register_app.services.uses import LINKS, Tally, count_activities
from register_app.store.changes import ChangeSet
from register_app.store.register import Register

_SLICE = 0.012
"""Seconds of counting between which the window lives on."""
_PAUSE = 50
"""Milliseconds until it is asked again whether a step that runs in another thread is over."""
_FEW = 200
"""Entries, and changed rows, up to which only those entries are counted again."""


class UseCounts(QObject):
    """Of the register that `opened` gives. `counted()` follows when the numbers are known, after they were not."""

    counted = Signal()

    def __init__(self, opened: Callable[[], Register | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._counts: dict[int, int] | None = None
        self._tally: Tally | None = None
        self._stale: set[int] = set()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)

    def known(self) -> Mapping[int, int] | None:
        """Row number of each used entry → activities; None while they are being counted, which this begins."""
        register = self._opened()
        if register is None:
            return {}
        if self._counts is None and self._tally is None:
            self._tally, self._stale = Tally(register.read(), "term"), set()
            self._count()
        if self._counts is not None and self._stale and not register.editing:
            fresh = count_activities(register.read(), "term", self._stale)
            for number in self._stale:
                self._counts[number] = fresh.get(number, 0)
            self._stale = set()
        return self._counts

    def finish(self) -> None:
        """Count to the end now."""
        self.known()
        while not self._take():
            pass

    def forget(self) -> None:
        """Another register is open, or so much has changed that all is counted anew when somebody asks."""
        self._counts = self._tally = None
        self._stale = set()
        self._next.stop()

    def note(self, changes: ChangeSet) -> None:
        """A step was made."""
        links = [(table, column) for table, column in LINKS["term"] if changes.touches(table)]
        if not links or (self._counts is None and self._tally is None):
            return
        touched = set().union(*(changes.rows(table) for table, _column in links))
        stale = _entries(changes) if len(touched) <= _FEW else None
        if stale is None or len(self._stale | stale) > _FEW:
            self.forget()
        else:
            self._stale |= stale

    def _go_on(self) -> None:
        register = self._opened()
        if self._tally is None or register is None:
            return
        if register.editing:
            self._next.start(_PAUSE)
        elif self._count():
            self.counted.emit()

    def _count(self) -> bool:
        """Count for a moment; gives whether all is counted now."""
        until = time.monotonic() + _SLICE
        while not (over := self._take()) and time.monotonic() < until:
            pass
        if not over:
            self._next.start(0)
        return over

    def _take(self) -> bool:
        tally = self._tally
        if tally is not None and not tally.go_on():
            self._counts, self._tally = tally.counts, None
        return self._tally is None


def _entries(changes: ChangeSet) -> set[int]:
    """The entries that the links in a step named before or name now."""
    columns: dict[str, list[str]] = {}
    for table, column in LINKS["term"]:
        columns.setdefault(table, []).append(column)
    found: set[int] = set()
    for change in changes.changes:
        for row in (change.before or {}, change.after or {}):
            found |= {row[name] for name in columns.get(change.table, ()) if isinstance(row.get(name), int)}
    return found
