"""What the search looks through: every text of an activity as one, made once and kept until one of them changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from register_app.services.listing import Line
from register_app.viewmodels.columns import COLUMNS, text_of

DERIVED = ("gaps",)
"""Columns that are worked out from the others, and hold no text of their own."""


class Haystacks:
    """The texts of activities by row number, case-folded."""

    def __init__(self) -> None:
        self._made: dict[int, str] = {}
        self._waiting: dict[int, None] = {}
        """Activities that are read, but not ready for the search, the last first."""

    def __len__(self) -> int:
        return len(self._made)

    def texts(self) -> Iterable[str]:
        return self._made.values()

    def forget(self) -> None:
        self._made.clear()
        self._waiting.clear()

    def make_anew(self, numbers: Sequence[int]) -> None:
        """Forget all; these are then made in pieces by who asks for them with `take`."""
        self._made.clear()
        self._waiting = dict.fromkeys(reversed(numbers))

    def drop(self, number: int) -> None:
        """A text of the activity changed, or it is gone."""
        self._made.pop(number, None)

    @property
    def waiting(self) -> bool:
        return bool(self._waiting)

    def take(self, count: int) -> list[int]:
        """The next activities to be made."""
        return [self._waiting.popitem()[0] for _place in range(min(count, len(self._waiting)))]

    def make(self, number: int, line: Line) -> None:
        if number not in self._made:
            parts = [text_of(line, column.key) for column in COLUMNS if column.key not in DERIVED]
            self._made[number] = "\n".join([*parts, *line.get("more", ())]).casefold()

    def holding(self, numbers: Sequence[int], words: Collection[str]) -> list[int]:
        """Those of the activities that are made and hold all words."""
        made = self._made
        for word in words:
            numbers = [number for number in numbers if word in made.get(number, "")]
        return list(numbers)
