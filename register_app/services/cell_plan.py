"""What setting a block of cells would do, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from register_app.base.i18n import Message
from register_app.model.text import one_line

Value = str | tuple[str, ...]

_LONGEST = 60


@dataclass(frozen=True)
class Cell:
    """A cell and its new value as text.

    `number` is the activity's row number, 0 that of a new one; `place` the row of the block it comes from.
    """

    number: int
    key: str
    text: str
    place: int = 0


@dataclass(frozen=True)
class Change:
    """A cell that will change: its value before as text, and what will be stored."""

    number: int
    key: str
    before: str
    value: Value
    place: int

    @property
    def after(self) -> str:
        return self.value if isinstance(self.value, str) else "; ".join(self.value)


@dataclass(frozen=True)
class Refused:
    """A cell that cannot take its value, and why."""

    number: int
    key: str
    text: str
    reason: Message
    place: int


@dataclass(frozen=True)
class Plan:
    """What a block of values would do. `unchanged` counts cells that hold their value already."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    unchanged: int

    @property
    def new_rows(self) -> int:
        return len({change.place for change in self.changes if not change.number})

    def without_new(self) -> Plan:
        """The same for the rows that are there."""
        return Plan(
            tuple(change for change in self.changes if change.number),
            tuple(cell for cell in self.refused if cell.number),
            self.unchanged,
        )


def named(text: str) -> str:
    """The text of a cell as a refusal names it: in one line, of a long one the beginning."""
    text = one_line(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
