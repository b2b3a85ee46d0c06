"""The activities of the open register in memory, and which of them are shown in what order. No Qt in here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from register_app.services import listing
from register_app.services.listing import Line
from register_app.services.record import Reader
from register_app.store.changes import ChangeSet
from register_app.viewmodels.columns import COLUMNS, missing, text_of
from register_app.viewmodels.filters import Filter, counted, predicate
from register_app.viewmodels.ordering import Sort, ordered

_DERIVED = ("gaps",)


class Lines:
    """All activities by row number. What was worked out is kept until something it stands on changes."""

    def __init__(self) -> None:
        self.all: dict[int, Line] = {}
        self.unread: list[int] = []
        """Activities whose linked texts were not read yet, the last first."""
        self.sort: Sort = ()
        self.filters: tuple[Filter, ...] = ()
        self.retired = True
        """Whether retired activities are shown."""
        self._hay: dict[int, str] = {}
        self._order: list[int] | None = None
        self._passing: list[int] | None = None

    def load(self, connection: Reader) -> None:
        """Read what stands in the rows themselves."""
        self.all = listing.own_lines(connection)
        self.unread = list(reversed(self.all))
        self.forget()

    def clear(self) -> None:
        self.all, self.unread = {}, []
        self.forget()

    def forget(self) -> None:
        """Everything worked out is worked out anew."""
        self._hay.clear()
        self._order = self._passing = None

    def forget_order(self) -> None:
        self._order = self._passing = None

    def forget_filtered(self) -> None:
        self._passing = None

    def take_in(self, connection: Reader, numbers: Sequence[int] | None) -> None:
        """Read the linked texts of these activities, or of all."""
        for number, line in listing.linked_lines(connection, numbers).items():
            if number in self.all:
                self.all[number].update(line)
        for number in self.all if numbers is None else numbers:
            self._hay.pop(number, None)
            if number in self.all:
                self.all[number]["gaps"] = missing(self.all[number])
        if self.needs_linked():
            self.forget_order()

    def needs_linked(self) -> bool:
        """Whether order or filters stand on texts of other tables."""
        keys = {key for key, _descending in self.sort} | {given.key for given in self.filters}
        return bool(keys & {*listing.LINKED, *_DERIVED})

    def change(self, connection: Reader, changes: ChangeSet) -> set[int] | None:
        """Read anew what a step changed. Gives the rows it touched, None where all may have changed."""
        numbers = listing.touched(connection, changes)
        if not numbers:
            return numbers
        fresh = listing.own_lines(connection, numbers)
        for number, line in listing.linked_lines(connection, numbers).items():
            if number in fresh:
                fresh[number].update(line)
        self.forget_order()
        for number in numbers:
            self._hay.pop(number, None)
            if number in fresh:
                self.all[number] = {**fresh[number], "gaps": missing(fresh[number])}
            else:
                self.all.pop(number, None)
        return numbers

    def chosen(self, words: Collection[str]) -> list[int]:
        """The activities that pass the filters and hold all words, in order."""
        numbers = self._passed()
        if words:
            hay = self._hay
            if len(hay) < len(self.all):
                for number in numbers:
                    self.haystack(number)
            for word in words:
                numbers = [number for number in numbers if word in hay[number]]
        return list(numbers)

    def _passed(self) -> list[int]:
        if self._order is None:
            self._order = ordered(self.all, self.sort)
        if self._passing is None:
            self._passing = self._filtered(self._order, self.filters)
        return self._passing

    def _filtered(self, numbers: Iterable[int], filters: Sequence[Filter]) -> list[int]:
        lines = self.all
        passing = list(numbers)
        if not self.shows_retired(filters):
            passing = [number for number in passing if lines[number].get("status") != ("retired",)]
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
        if self.shows_retired(self.filters):
            return 0
        return sum(line.get("status") == ("retired",) for line in self.all.values())

    def values(self, key: str) -> list[tuple[str, int]]:
        """The values of a column among what passes the filters of the other columns, with their numbers."""
        others = [given for given in self.filters if given.key != key]
        numbers = self.all if key == "status" else self._filtered(self.all, others)
        return counted([self.all[number] for number in numbers], key)

    def haystack(self, number: int) -> str:
        """Every text of an activity, case-folded."""
        hay = self._hay.get(number)
        if hay is None:
            line = self.all[number]
            parts = [text_of(line, column.key) for column in COLUMNS if column.key not in _DERIVED]
            hay = self._hay[number] = "\n".join([*parts, *line.get("more", ())]).casefold()
        return hay
