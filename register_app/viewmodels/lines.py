"""The activities of the open register in memory, and which of them are shown in what order. No Qt in here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from register_app.base.collecting import let_go_beside
from register_app.services import listing
from register_app.services.listing import Line
from register_app.services.record import Reader
from register_app.viewmodels.columns import missing
from register_app.viewmodels.filters import Filter, counted, predicate
from register_app.viewmodels.haystacks import DERIVED, Haystacks
from register_app.viewmodels.ordering import Collations, Pieces, Sort, in_pieces, ordered

_BY_NUMBER: Sort = (("number", False),)

MANY = 2_000
"""Activities from which an order that was not asked for yet takes longer than a keystroke may."""


class Lines:
    """All activities by row number. What was worked out is kept until something it stands on changes."""

    def __init__(self) -> None:
        self.all: dict[int, Line] = {}
        self.unlisted: dict[int, None] = {}
        """Activities whose own texts are not those stored now, the last first."""
        self.unread: dict[int, None] = {}
        """Activities whose linked texts were not read yet, or are not those stored now, the last first."""
        self.sort: Sort = ()
        self.filters: tuple[Filter, ...] = ()
        self.retired = True
        """Whether retired activities are shown."""
        self._moved = False
        """Whether what was read since the order was worked out may have changed it."""
        self._hay = Haystacks()
        self._order: list[int] | None = None
        self._ordering: Pieces | None = None
        self._collations: Collations = {}
        self._passing: list[int] | None = None
        self._left_out = 0
        """How many were left out for being retired when those that pass were worked out."""

    def load(self, connection: Reader, at_once: int) -> None:
        """Read what stands in the rows themselves; of more than `at_once` only the first, where the others stay behind.

        Then the rest are `unlisted`: places in the order of the register, of which only that is known by which they
        are chosen and sorted.
        """
        by_number = self.sort == _BY_NUMBER
        asked = [key for key in self._asked() if key != "number" or not by_number]
        known = listing.some_texts(connection, asked)
        present = list(known)
        first = present[:at_once]
        self.all = listing.own_lines(connection, None if len(first) == len(present) else first)
        self.all.update((number, known[number]) for number in present[len(first) :])
        self.unlisted = dict.fromkeys(reversed(present[len(first) :]))
        self.unread = dict.fromkeys(reversed(present))
        self.forget()
        if by_number and self.unlisted:
            # Mostly they lie in that order already: where they do not, it is found when their numbers are read.
            self._order = present

    def _asked(self, *keys_too: str) -> list[str]:
        """The own texts by which activities are chosen and sorted; by their numbers, where nobody chose otherwise."""
        keys = (
            {"status", "number", *keys_too}
            | {key for key, _down in self.sort}
            | {given.key for given in self.filters}
        )
        return [key for key in listing.OWN if key in keys]

    def know(self, connection: Reader, *keys_too: str) -> None:
        """Of activities that are not read yet, read what they are chosen and sorted by now, and these keys."""
        waiting = self.unlisted
        held = [self.all[number] for number in waiting if number in self.all]
        keys = [key for key in self._asked(*keys_too) if any(key not in line for line in held)]
        if keys:
            for number, line in listing.some_texts(connection, keys).items():
                if number in waiting and number in self.all:
                    self.all[number] = self.all[number] | line

    def clear(self) -> None:
        if len(self.all) >= MANY:
            let_go_beside([*self.all.values(), *self._hay.texts()])
        self.all, self.unlisted, self.unread = {}, {}, {}
        self.forget()

    def forget(self) -> None:
        """Everything worked out is worked out anew."""
        self._hay.forget()
        self._collations.clear()
        self.forget_order()

    def forget_words(self) -> None:
        """The words of the program are others now; the order of many activities, and what is searched, come in pieces."""
        self._hay.make_anew([number for number in self.all if number not in self.unread])
        self._collations.clear()
        self._passing = None
        self.order_anew()

    @property
    def unready(self) -> bool:
        """Whether `make_ready` has something to do."""
        return self._hay.waiting

    def make_ready(self, count: int) -> None:
        """Make the next `count` activities ready for the search."""
        for number in self._hay.take(count):
            if number in self.all and number not in self.unread:
                self._hay.make(number, self.all[number])

    def forget_order(self) -> None:
        self._order = self._passing = self._ordering = None

    @property
    def ordering(self) -> bool:
        """Whether a new order is being found; until then the activities stand in the one before."""
        return self._ordering is not None

    def order_anew(self) -> None:
        """Another order is wanted: of many activities it is found in pieces by `order_on`, else when it is asked for."""
        if self._order is None or len(self.all) < MANY:
            self.forget_order()
        else:
            self._ordering = in_pieces(self.all, self.sort, self._collations)

    def order_on(self) -> bool:
        """Find a piece of the new order; whether it is found."""
        if self._ordering is not None:
            try:
                next(self._ordering)
            except StopIteration as end:
                self._order, self._passing, self._ordering = end.value, None, None
        return self._ordering is None

    def forget_filtered(self) -> None:
        self._passing = None

    def outdate(self, connection: Reader, numbers: Collection[int] | None) -> bool:
        """These activities, or all, are to be read anew; what is gone goes at once. Gives whether anything went."""
        present = listing.numbers(connection)
        stale = set(present if numbers is None else numbers)
        gone = self.all.keys() - set(present)
        for number in gone:
            del self.all[number]
            self._hay.drop(number)
        if gone:
            self.forget_order()
        self.unlisted = {
            number: None for number in reversed(present) if number in stale or number in self.unlisted
        }
        self.unread = {
            number: None for number in reversed(present) if number in stale or number in self.unread
        }
        return bool(gone)

    def begin_with(self, numbers: Sequence[int]) -> None:
        """Read these before the others."""
        for waiting in (self.unlisted, self.unread):
            for number in reversed(numbers):
                if number in waiting:
                    del waiting[number]
                    waiting[number] = None

    def take_own(self, connection: Reader, count: int) -> None:
        """Read the own texts of the next `count` activities; the linked ones stay as they were read last.

        After the last of them the activities stand in the order that is stored.
        """
        numbers = [self.unlisted.popitem()[0] for _place in range(min(count, len(self.unlisted)))]
        keys = [key for key, _descending in self.sort]
        for number, fresh in listing.own_lines(connection, numbers).items():
            line = self.all.get(number, {})
            self._moved = (
                self._moved
                or "number" not in line
                or any(line.get(key) != fresh[key] for key in keys if key in fresh)
            )
            self.all[number] = line | fresh
        if not self.unlisted:
            present = [number for number in listing.numbers(connection) if number in self.all]
            if present != list(self.all):
                self.all = {number: self.all[number] for number in present}
                self._moved = True
            self._forget_moved()

    def _forget_moved(self) -> None:
        self._passing = None
        if self._moved:
            self._moved = False
            self.order_anew()

    def take_next(self, connection: Reader, count: int) -> None:
        """Read the linked texts of the next `count` activities, and make ready for the search."""
        numbers = [self.unread.popitem()[0] for _place in range(min(count, len(self.unread)))]
        self._take_in(connection, numbers)
        for number in numbers:
            if number in self.all:
                self._hay.make(number, self.all[number])

    def take_all(self, connection: Reader) -> bool:
        """Read whatever was not read yet. Gives whether there was anything."""
        if not self.unread and not self.unlisted:
            return False
        if self.unlisted:
            self.take_own(connection, len(self.unlisted))
        numbers, self.unread = list(self.unread), {}
        self._take_in(connection, None if len(numbers) == len(self.all) else numbers)
        return True

    def _take_in(self, connection: Reader, numbers: Sequence[int] | None) -> None:
        linked = listing.linked_lines(connection, numbers)
        keys = [key for key, _descending in self.sort if key not in listing.OWN]
        for number in tuple(self.all) if numbers is None else numbers:
            self._hay.drop(number)
            if number in self.all:
                held = self.all[number]
                line = {key: held.get(key, ()) for key in listing.OWN} | linked.get(number, {})
                line["gaps"] = missing(line)
                self.all[number] = line
                self._moved = self._moved or any(held.get(key, ()) != line.get(key, ()) for key in keys)
        self._passing = None
        if not self.unread:  # to sort again and again meanwhile would hold up the window
            self._forget_moved()

    def needs_linked(self, *keys_too: str) -> bool:
        """Whether order or filters, or one of these columns, stand on texts of other tables."""
        keys = {*keys_too} | {key for key, _descending in self.sort} | {given.key for given in self.filters}
        return bool(keys & {*listing.LINKED, *DERIVED})

    def refresh(self, connection: Reader, numbers: Collection[int]) -> None:
        """Read these activities anew, all of their texts."""
        if not numbers:
            return
        fresh = listing.own_lines(connection, numbers)
        for number, line in listing.linked_lines(connection, numbers).items():
            if number in fresh:
                fresh[number].update(line)
        self.forget_order()
        for number in numbers:
            self._hay.drop(number)
            self.unlisted.pop(number, None)
            self.unread.pop(number, None)
            if number in fresh:
                self.all[number] = {**fresh[number], "gaps": missing(fresh[number])}
            else:
                self.all.pop(number, None)

    def chosen(self, words: Collection[str]) -> list[int]:
        """The activities that pass the filters and hold all words, in order."""
        numbers = self._passed()
        if words:
            if len(self._hay) < len(self.all):
                for number in numbers:
                    # What is not read yet is found when it has been.
                    if number not in self.unread:
                        self._hay.make(number, self.all[number])
            return self._hay.holding(numbers, words)
        return list(numbers)

    def _passed(self) -> list[int]:
        if self._order is None:
            self._order = ordered(self.all, self.sort, self._collations)
        if self._passing is None:
            in_use = self._in_use(self._order, self.filters)
            self._left_out = len(self._order) - len(in_use)
            self._passing = self._filtered(in_use, self.filters)
        return self._passing

    def _in_use(self, numbers: Iterable[int], filters: Sequence[Filter]) -> list[int]:
        """Without those that are retired, unless these are shown."""
        if self.shows_retired(filters):
            return list(numbers)
        lines = self.all
        return [number for number in numbers if lines[number].get("status") != ("retired",)]

    def _filtered(self, numbers: Iterable[int], filters: Sequence[Filter]) -> list[int]:
        lines = self.all
        passing = list(numbers)
        today = datetime.now().astimezone().date()
        for given in filters:
            fits = predicate(given, today)
            passing = [number for number in passing if fits(lines[number])]
        return passing

    def shows_retired(self, filters: Sequence[Filter]) -> bool:
        """Retired activities are shown when that is chosen, and when a filter asks for them by name."""
        return self.retired or any(
            given.key == "status" and given.test == "any" and "retired" in given.values for given in filters
        )

    def hidden_retired(self) -> int:
        """How many retired activities are left out for being retired."""
        self._passed()
        return self._left_out

    def values(self, key: str) -> list[tuple[str, int]]:
        """The values of a column among what passes the filters of the other columns, with their numbers."""
        others = [given for given in self.filters if given.key != key]
        numbers = self.all if key == "status" else self._filtered(self._in_use(self.all, others), others)
        return counted([self.all[number] for number in numbers], key)
