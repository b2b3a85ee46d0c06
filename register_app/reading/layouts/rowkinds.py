"""What a row below a heading is: an activity, more of one, a section, a total, a note, the next table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from register_app.reading import headings
from register_app.reading.fields import ARTICLE_30
from register_app.reading.layouts import furniture
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.evidence import is_mark
from register_app.reading.layouts.goingon import goes_on
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.record import Record

_RICH = frozenset(
    ("data", "subjects", "recipients", "processors", "retention", "measures", "transfer", "special")
)


_COUNTED = re.compile(r"\d+(?:[.,]\d+)?\s+[^\W\d_]+(?:\s+[^\W\d_]+)?$")
"""What stands beside "Total": "4 activities"."""


_OF_THE_ROW = frozenset(("", "number", "notes", "status"))
"""Fields of which a cell may say what its row is."""
_DIGIT = re.compile(r"\d")
_SUMMED = 4
_HEADS = 3
"""Known headings that begin another table."""
_NAMED = 8
"""Words that the name of an activity has at most."""
_NARROW, _APART = 2, 2
"""How many cells the rows of a table have at least for one alone to be none of them, and how many blank rows part it."""


def in_one_line(text: str) -> str:
    """A heading as it reads wherever somebody broke its lines."""
    return " ".join(text.split())


@dataclass
class State:
    """What is carried from row to row."""

    records: list[Record] = field(default_factory=list)
    section: str = ""
    part: str = ""
    blanks: int = 0
    """How many blank rows stand right above."""
    width: int = 0
    """How many cells the row before filled."""
    footer: bool = False
    apart: bool = False
    """Whether what was read last belongs to no activity, for blank rows part it from the last one."""
    titles: list[str] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return self.blanks > 0

    @property
    def current(self) -> Record | None:
        return self.records[-1] if self.records else None


class RowKinds:
    """The questions `RowReader` asks of a row."""

    grid: Grid
    header: Header
    columns: dict[int, Column]
    heading_texts: set[str]
    name: Column | None
    number: Column | None
    purpose: Column | None
    list_key: Column | None
    keys: list[Column]
    """The columns by one of which a row has to tell what it is about."""
    leftmost: int
    state: State
    _usual: int
    _lone: int
    _last: int

    def _text(self, row: int, column: Column | None) -> str:
        return self.grid.text(row, column.index) if column else ""

    def _is_repeated_heading(self, row: int, cells: list[int]) -> bool:
        if len(cells) < 2:
            return False
        texts = self.grid.texts[row]
        if self.heading_texts.isdisjoint(texts):
            return False
        same = [column for column in cells if in_one_line(texts[column]) in self.heading_texts]
        if len(same) < 0.7 * len(cells):
            return False
        placed = sum(
            any(
                in_one_line(self.grid.text(row, column)) == in_one_line(texts[column])
                for row in self.header.rows
            )
            for column in same
        )
        return 2 * placed >= len(same)  # in another order they head another table

    def _is_next_heading(self, row: int, cells: list[int]) -> bool:
        """A second table begins after a blank row or a title, or with headings like those of the first."""
        if len(cells) < 3:
            return False
        apart = self.state.blank or self.state.width == 1
        if not (self._has_heading(row, cells) if apart else self._begins_like_headings(row, cells[:4])):
            return False
        if not headers.is_heading_row(self.grid, row, needed=3):
            return False
        if apart and goes_on(self.grid, row, self.header.first_data_row, self._fields):
            return False
        scored = headers.row_score(self.grid, row)
        return apart or (
            scored.known >= 0.9 * len(cells) and len(scored.distinct & self.header.fields()) >= 4
        )

    def _has_heading(self, row: int, cells: list[int]) -> bool:
        """Whether a cell is a heading to the letter, as one of a row of headings is; asked first, for it is quick."""
        return any(headings.is_known_text(self.grid.text(row, column)) for column in cells)

    def _begins_like_headings(self, row: int, cells: list[int]) -> bool:
        """Whether three of the first cells are known headings; the last ones repeat most often and are asked first."""
        unknown = len(cells) - 3
        for column in reversed(cells):
            if not headings.is_known_text(self.grid.text(row, column)):
                unknown -= 1
                if unknown < 0:
                    return False
        return True

    @property
    def _fields(self) -> dict[int, str]:
        return {index: column.field for index, column in self.columns.items()}

    def _is_total(self, row: int, cells: list[int], first: str) -> bool:
        if not furniture.is_total(first):
            return False
        others = [self.grid.text(row, column) for column in cells if self.grid.text(row, column) != first]
        return all(
            text.replace(".", "").replace(",", "").replace("%", "").strip().isdecimal()
            or len(text) < 3
            or (len(others) == 1 and _COUNTED.match(text))
            for text in others
        )

    def _is_example(self, row: int, cells: list[int], name: str, number: str) -> bool:
        if name and furniture.is_example(name):
            return True
        if number and furniture.is_example(number):
            return True
        first = self.grid.text(row, cells[0])
        if len(first) < 60 and first not in (name, number) and furniture.is_example(first) and len(cells) > 1:
            return True
        return self._is_marked_example(row, cells)

    def _is_marked_example(self, row: int, cells: list[int]) -> bool:
        """Whether the place of the number or a remark says so, or the cells only keep a place."""
        texts = self.grid.texts[row]
        if furniture.numbers_example(self._text(row, self.number)):
            return True
        about = (texts[column] for column in cells if column not in self._of_activity)
        if self._examples and len(cells) > 1 and not self._examples.isdisjoint(about):
            return True
        if not any(furniture.is_unwritten(texts[column]) for column in cells[:2]):
            return False
        kept = sum(furniture.is_unwritten(texts[column]) for column in cells)
        return kept >= _HEADS and kept >= len(cells) - 1

    @cached_property
    def _examples(self) -> frozenset[str]:
        """The texts of the sheet that say of their row that it is an example."""
        grid = self.grid
        texts = grid.distinct() if not grid.turned else {text for row in grid.texts for text in row}
        return frozenset(filter(furniture.remarks_example, texts))

    @cached_property
    def _of_activity(self) -> frozenset[int]:
        """The columns that say something of the activity; others may say it of their row."""
        return frozenset(index for index, column in self.columns.items() if column.field not in _OF_THE_ROW)

    def _is_footer(self, row: int, cells: list[int]) -> bool:
        if len(cells) > max(3, 0.34 * len(self.columns)):
            return False
        text = self.grid.text(row, cells[0])
        if len(cells) <= 2 and not any(column in self.columns for column in cells):
            return True
        alone = len(cells) <= 2 and (
            self._usual > 4 or (_DIGIT.search(text) is not None and row > self._last_row())
        )
        if furniture.is_signature(text) and (alone or self.state.blank or self.state.footer):
            return True
        if furniture.is_legend(text) and cells[0] != (self.number.index if self.number else -1):
            return True
        if len(cells) == 1 and self._usual > _SUMMED and row > self._last_row() and furniture.counts(text):
            return True
        if len(cells) == 1 and (self._is_apart(row) or self._is_remark(row, cells[0])):
            return True
        if len(cells) <= 2 and (self.state.blank or self.state.footer) and self._usual > 2:
            return (
                len(text) > 100 or self.state.footer or (len(text.split()) > 8 and text.endswith((".", ":")))
            )
        return False

    def _is_apart(self, row: int) -> bool:
        """Whether a cell stands alone between blank rows, below the last row with more than one of the table's columns.

        Below a narrow table one blank row parts nothing yet: there an activity may have no more than its name.
        """
        if not self.state.blank or row <= self._last_row() or self._usual < _NARROW:
            return False
        if self.state.footer:
            return True
        if row + 1 < self.grid.height and self.grid.filled(row + 1):
            return False
        return self._usual > 3 or self.state.blanks >= _APART

    def _is_remark(self, row: int, column: int) -> bool:
        """Whether words stand alone below a table of which every other row has a number."""
        if (
            self.number is None
            or column == self.number.index
            or self._usual <= _NARROW
            or row <= self._last_row()
        ):
            return False
        text = self.grid.text(row, column)
        return _DIGIT.search(text) is not None or len(text.split()) > _NAMED

    def _last_row(self) -> int:
        """The last row that fills more than one column of the table, before the next one; looked for once."""
        if not hasattr(self, "_last"):
            filled = [row for row in self.grid.rows() if row >= self.header.first_data_row]
            end = next((row for row in filled if self._heads_next(row)), self.grid.height)
            filled = [row for row in filled if row < end]
            self._last = next(
                (row for row in reversed(filled) if len(self.columns.keys() & self.grid.filled(row)) > 1),
                self.header.first_data_row,
            )
        return self._last

    def _heads_next(self, row: int) -> bool:
        """Whether a row below a blank one, or below a title, holds the headings of another table."""
        if not self.header.first_data_row < row < self.grid.height or len(self.grid.filled(row)) < _HEADS:
            return False
        above = self.grid.filled(row - 1)
        return (
            len(above) <= 1
            and self._has_heading(row, self.grid.filled(row))
            and headers.is_heading_row(self.grid, row, needed=_HEADS)
            and not goes_on(self.grid, row, self.header.first_data_row, self._fields)
        )

    def _is_section(self, row: int, cells: list[int]) -> bool:
        if len(cells) > 2 or self._usual <= 2:
            return False
        text = self.grid.text(row, cells[-1])
        if len(cells) == 1 and self._is_above_headings(row):
            return True
        if len(cells) == 2 and not (
            furniture.is_number(self.grid.text(row, cells[0]))
            and cells[1] - cells[0] == 1
            and self._is_wide(row, cells[1])
        ):
            return False
        if len(text) > 110 or is_mark(text):
            return False
        column = cells[0]
        if column > (self.name.index if self.name else self.leftmost) and not self._is_wide(row, column):
            return False
        if self._is_wide(row, column):
            return True
        follower = self._next_filled(row)
        follows_own = (
            follower is not None
            and bool(self._text(follower, self.name))
            and len(self.grid.filled(follower)) > 1
        )
        if not follows_own:
            return False
        if self.name is not None and column == self.name.index and self.number is not None:
            number_used = bool(self._text(follower, self.number)) if follower is not None else False
            return number_used and not furniture.has_bullet(text)
        if self.number is not None and column == self.number.index and furniture.is_number(text):
            return False
        if furniture.is_section_title(text) or furniture.part_of(text):
            return True
        if self.name is not None and column == self.name.index:
            return self._usual >= 4 and self._lone_names() >= 2
        if self.number is not None and column == self.number.index:
            return not furniture.is_number(text)
        return column < (self.name.index if self.name else self.leftmost + 1)

    def _is_above_headings(self, row: int) -> bool:
        """Whether a row is the title of another table, whose headings stand right below it."""
        below = row + 1
        heads = self.grid.filled(below)[:4] if below < self.grid.height else []
        return len(heads) >= _HEADS and self._begins_like_headings(below, heads) and self._heads_next(below)

    def _lone_names(self) -> int:
        """How many rows hold nothing but a name, counted once for the table."""
        if not hasattr(self, "_lone"):
            assert self.name is not None
            self._lone = sum(
                1
                for row in range(self.header.first_data_row, self.grid.height)
                if self.grid.filled(row) == [self.name.index]
            )
        return self._lone

    def _is_wide(self, row: int, column: int) -> bool:
        box = self.grid.box(row, column)
        return box is not None and box[3] - box[1] >= 2 and box[2] == box[0]

    def _next_filled(self, row: int) -> int | None:
        return next(
            (below for below in range(row + 1, min(row + 4, self.grid.height)) if self.grid.filled(below)),
            None,
        )

    def _is_sub_row(self, row: int, name: str, number: str) -> bool:
        parent = self.state.current
        if parent is None or not name or parent.is_empty():
            return False
        if self.number is not None and number:
            over = parent.text("number")
            if not furniture.is_sub_number(number, over):
                return False
            return not self._rich(row) or bool(parent.filled_fields() & _RICH)
        if self.number is not None and not number:
            alone = name and not self._rich(row) and bool(parent.filled_fields() & _RICH)
            below_combined = self.name is not None and "purpose" in self.name.fields
            return bool(alone and (below_combined or self._is_indented(row)))
        return self._is_indented(row) and not self._rich(row)

    def _is_indented(self, row: int) -> bool:
        if self.name is None:
            return False
        value = self.grid.value(row, self.name.index)
        if not isinstance(value, str):
            return False
        return value.startswith(("  ", "\t", "\xa0\xa0")) or furniture.has_bullet(value)

    def _rich(self, row: int) -> bool:
        fields = {
            name
            for column in self.grid.filled(row)
            if column in self.columns
            for name in self.columns[column].fields
        }
        fields |= {
            self.columns[c].matrix
            for c in self.grid.filled(row)
            if c in self.columns and self.columns[c].matrix
        }
        return len(fields & _RICH) >= 2

    def _is_continuation(self, row: int, cells: list[int], name: str, number: str) -> bool:
        current = self.state.current
        if current is None or self.columns.keys().isdisjoint(cells):
            return False
        other = bool(number) and number != (over := current.text("number"))
        if other and (name or not furniture.is_sub_number(number, over)):
            return False
        if not name and not self._stands_off(row, cells):
            return True
        if (
            self.name is not None
            and (box := self.grid.box(row, self.name.index)) is not None
            and box[0] < row
        ):
            return True
        if self.name is self.purpose and self.number is not None and not number and current.text("number"):
            return len(cells) < self._usual
        return False

    def _stands_off(self, row: int, cells: list[int]) -> bool:
        """Whether a row tells too little to be an activity, and several blank rows part it from the one above."""
        if self.state.blanks >= _APART:
            self.state.apart = False
            self.state.apart = not self._is_record(row, cells)
        return self.state.apart

    def _is_record(self, row: int, cells: list[int]) -> bool:
        for column in self.keys:
            text = self.grid.text(row, column.index)
            if text and not is_mark(text):
                return True
        fields = {name for column in cells if column in self.columns for name in self.columns[column].fields}
        return not self.state.apart and len(fields & ARTICLE_30) >= 2

    def _is_inventory(self) -> bool:
        """Whether the table lists data (or the like) of one activity and has no column that could name activities."""
        return (
            self.list_key is None
            and self.name is None
            and self.number is None
            and self.header.first("description") is None
        )

    def _usual_width(self) -> int:
        widths = sorted(
            len(self.grid.filled(row))
            for row in range(
                self.header.first_data_row, min(self.grid.height, self.header.first_data_row + 200)
            )
            if self.grid.filled(row)
        )
        return widths[len(widths) // 2] if widths else 0
