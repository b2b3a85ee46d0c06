"""Whether a row whose words are like headings goes on with the table above it instead of beginning another.

"Services | Case notes | Recipients: the police" below an empty row is an activity as good as the others. What tells is
what headings never do: they do not say in a column what the rows around say there, they answer nothing, and they do not
hold what the columns above hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from register_app.reading.headings import is_known_text
from register_app.reading.layouts.evidence import state_of
from register_app.reading.layouts.grid import Grid
from register_app.reading.recognise import bases, durations

_ENOUGH = 2
_LETTER = 0.34
_LOOK_UP = 60
_ANSWERS = frozenset(("yes", "no", "none", "not_applicable"))


def goes_on(grid: Grid, row: int, first: int, fields: Mapping[int, str]) -> bool:
    """Whether a row belongs to the table whose rows begin at `first` and whose columns are `fields`.

    A row of headings in the middle of a table is not seen here: the caller asks for repeated headings before.
    """
    cells = grid.filled(row)
    around = [above for above in islice(range(row - 1, first - 1, -1), _LOOK_UP) if grid.filled(above)]
    below = grid.next_filled(row + 1)
    if below < grid.height:
        around.append(below)
    exact = sum(is_known_text(grid.text(row, column)) for column in cells)
    alike = exact < _LETTER * len(cells)  # hardly a heading among them, only words that headings have
    signs = 0
    for column in cells:
        text = grid.text(row, column)
        said = any(grid.text(other, column) == text for other in around)
        signs += said or _holds(text, fields.get(column, ""), led=column != cells[0], worded=alike)
        if signs >= (1 if alike else _ENOUGH):
            return True
    return False


def _holds(text: str, field: str, *, led: bool, worded: bool) -> bool:
    """Whether a cell is what its column holds, or an answer; "No" in the first cell is a heading."""
    if led and state_of(text) in _ANSWERS:
        return True
    if field in ("basis", "basis9"):
        return any("(" in found.article and (worded or not found.by_words) for found in bases.read(text))
    return field == "retention" and bool(durations.find(text))
