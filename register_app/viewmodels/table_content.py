"""The register table as the open register fills it: read in slices between which the window lives on, kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from register_app.base.collecting import keep, thaw, uncollected
from register_app.services.listing import touched
from register_app.store.changes import ChangeSet
from register_app.viewmodels.countries import country_names
from register_app.viewmodels.session import Session
from register_app.viewmodels.table_rows import TableRows

_SHOWN_EACH = 16
"""So many slices are read before the rows are shown anew: a paint takes longer than a slice."""
_PAUSE = 50
"""Milliseconds until it is asked again whether a step that runs in another thread is over."""
_NEAR = 60
"""Rows around the one shown last that are read first."""


class TableContent(TableRows):
    """Which activities are shown in which rows, kept up to date; see `RegisterTable` for the signals."""

    searched = Signal(tuple)
    arranged = Signal()
    refused = Signal(str)
    narrowed = Signal(str)

    first_slice = 400
    """Activities that are read before the first paint; the others stand there without texts for a moment."""
    own_slice = 1000
    linked_slice = 50
    """Activities read at a time while the window is in use: 8 to 15 milliseconds, twice that beside other work."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._query = ""
        self._why = ""
        self._asked = 0
        self._slices = 0
        self._unshown = False
        """Whether what was read is to be shown next."""
        self._unsettled = False
        """Whether the rows are still to be chosen by own texts that were read."""
        self._named = False
        """Whether the names of the countries are read, which linked texts hold."""
        self._waiting: Callable[[], object] | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.fill)
        session.opened.connect(self.load)
        session.closed.connect(self.clear)
        session.changed.connect(self._on_changed)

    @property
    def session(self) -> Session:
        return self._session

    def load(self) -> None:
        """Read what stands in the rows themselves; `load_linked` reads the rest once that is on the screen."""
        with uncollected():
            self._content.load(self._session.read(), self.first_slice)
            if self._content.unlisted:
                keep()  # else all there is would be looked through while the rest is read: 0.1 s
        self._reset()

    def fill(self) -> None:
        """Read what was not read yet, and make ready for the search, in slices between which the window lives on."""
        self._next.stop()
        content = self._content
        if not self._session.is_open or not self._is_behind():
            self._tell_waiting()
            return
        if self._session.register.editing:
            self._next.start(_PAUSE)
            return
        if content.ordering:
            if self._found_order():
                self._settle()
        elif content.unready:
            with uncollected(freeze=True):
                content.make_ready(self.linked_slice)
        elif self._is_little():
            content.take_all(self._session.read())
            self._settle()
        else:
            with uncollected(
                freeze=True
            ):  # of the lines none is garbage: to look through them all takes 0.2 s
                self._read_slice()
        if self._is_behind():
            self._next.start(0)
        else:
            self._tell_waiting()

    def _is_behind(self) -> bool:
        """Whether there is something to be read, or an order to be found."""
        content = self._content
        return bool(content.unlisted or content.unread or content.ordering or content.unready)

    def _found_order(self) -> bool:
        """Find a piece of the new order; whether it was the last one."""
        with uncollected(freeze=True):
            return self._content.order_on()

    def _go_on(self) -> None:
        """A new order of many activities is found in pieces, and shown when it is; so for what is searched."""
        content = self._content
        if (content.ordering or content.unready) and not self._next.isActive():
            self._next.start(0)

    def _read_slice(self) -> None:
        content = self._content
        if content.unlisted:
            content.take_own(self._session.read(), self.own_slice)
            self._unsettled = not content.unlisted
            return
        if self._unsettled:
            # To choose the rows of a large register takes longer than a slice: a piece of its own.
            self._settle()
            return
        if not self._named:
            # Read here, they take as long as a slice: a piece of their own.
            self._named = bool(country_names())
            return
        if not self._unshown:
            content.take_next(self._session.read(), self.linked_slice)
            self._slices += 1
            # To show it is a piece of its own: the paint follows at once.
            self._unshown = self._slices % _SHOWN_EACH == 1
            if content.unread:
                return
        self._unshown = False
        if self._words or self._group or content.needs_linked():
            self._settle()
        else:
            self._show_anew()

    def _settle(self) -> None:
        """Choose the rows again in the midst of other work: what is just being typed in a cell is stored first."""
        self._unsettled = False
        self._arrange_anew(self._session.finish_typing)

    def _is_little(self) -> bool:
        content = self._content
        return max(len(content.unlisted), len(content.unread)) <= self.linked_slice

    def _read_on(self) -> None:
        """Read what is missing: at once where that is little, else in slices after which the rows are chosen again."""
        if self._is_little():
            self._read_linked()
        elif not self._next.isActive():
            self._next.start(0)

    def when_read(self, act: Callable[[], object]) -> None:
        """Do something as soon as every text of the register is read; at once where it is. The last one asked for counts."""
        self._waiting = act
        if not self._is_behind():
            self._tell_waiting()
        elif len(self._content.all) <= self.linked_slice and not self._content.ordering:
            self.load_linked()
            self._tell_waiting()
        elif not self._next.isActive():
            self._next.start(0)

    @property
    def waiting(self) -> bool:
        """Whether something is to be done as soon as every text is read."""
        return self._waiting is not None

    def _tell_waiting(self) -> None:
        act, self._waiting = self._waiting, None
        if act is not None:
            act()

    def catch_up(self, numbers: Sequence[int]) -> None:
        """Read those of these activities that changed and are not read yet: before something is made of their texts."""
        content = self._content
        behind = [number for number in numbers if number in content.unlisted or number in content.unread]
        if behind and self._session.is_open:
            content.refresh(self._session.read(), behind)

    def load_linked(self) -> None:
        """Read what stands in other tables: purposes, bases, data and so on; all that was not read yet, at once."""
        if self._read_linked():
            self._arrange_anew()

    def _read_linked(self) -> bool:
        read = self._session.is_open and self._content.take_all(self._session.read())
        self._go_on()
        return read

    def clear(self) -> None:
        self._content.clear()
        self._collapsed.clear()
        self._query, self._words = "", ()
        self._only, self._why = None, ""
        self._waiting = None
        self._reset()
        thaw()

    def retranslate(self) -> None:
        """Show choices, articles and headings in the program's new language."""
        self._content.forget_words()
        self._go_on()
        self._reset()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._session.is_open:
            return
        content, connection = self._content, self._session.read()
        numbers = touched(connection, changes)
        if numbers is None or len(numbers) > self.linked_slice:
            self._read_anew(numbers)
            return
        known = set(content.all)
        content.refresh(connection, numbers)
        appeared = any((number in known) != (number in content.all) for number in numbers)
        retired = not content.retired and any(
            self.line(number).get("status") == ("retired",) for number in numbers
        )
        if appeared or retired or (self._group and numbers):
            self._reset()
            return
        # A row that is being edited keeps its place, even where it would sort elsewhere or no longer fits the search.
        for number in numbers:
            row = self.row_of(number)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))

    def _read_anew(self, numbers: set[int] | None) -> None:
        """After a step that changed many activities, or any: what is gone goes now, the rest is read in slices."""
        content = self._content
        gone = content.outdate(self._session.read(), numbers)
        first = max(0, self._asked - _NEAR)
        content.begin_with([number for number in self._rows[first : first + 2 * _NEAR] if number > 0])
        self._slices = 0
        if self._is_little():
            content.take_all(self._session.read())
            self._arrange_anew()
            return
        if gone:
            self._reset()
        self._next.start(0)
