"""What stands alike on many sheets of a workbook: the words of the template that each of them was copied from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from register_app.reading.layouts.evidence import is_mark
from register_app.reading.layouts.grid import text_of
from register_app.reading.workbook import Sheet, Value

_SHEETS, _CELLS = 3, 4
"""So many sheets must say the same in so many cells: two may be two states of one sheet."""
_TALLEST, _WIDEST = 120, 12


def columns(sheets: Sequence[Sheet]) -> dict[str, frozenset[int]]:
    """By sheet the columns (from 0) that say the same, word for word and row for row, on several sheets.

    Titles above do not count. A form has one column of its own, its answers: where there are more, an activity may have
    been copied to each; where no sheet has any they are mere copies, of which nothing can be told.
    """
    forms = [sheet for sheet in sheets if 0 < len(sheet.rows) <= _TALLEST]
    if len(forms) < _SHEETS:
        return {}
    said: dict[tuple[int, tuple[tuple[int, str], ...]], list[str]] = defaultdict(list)
    filled: dict[str, set[int]] = defaultdict(set)
    for sheet in forms:
        first = next((row for row, values in enumerate(sheet.rows) if _filled(values) > 1), 0)
        for column in range(min(_WIDEST, sheet.width)):
            texts = [
                (row, text)
                for row, values in enumerate(sheet.rows)
                if row >= first and column < len(values) and (text := text_of(values[column]))
            ]
            if texts:
                filled[sheet.name].add(column)
            if sum(not is_mark(text) for _, text in texts) >= _CELLS:
                said[column, tuple(texts)].append(sheet.name)
    found: dict[str, set[int]] = defaultdict(set)
    for (column, _), names in said.items():
        if len(names) >= _SHEETS:
            for name in names:
                found[name].add(column)
    if not any(filled[name] - own for name, own in found.items()):
        return {}
    return {
        name: frozenset(own) for name, own in found.items() if len(own) > 1 and len(filled[name] - own) <= 1
    }


def _filled(values: Sequence[Value]) -> int:
    return sum(value is not None for value in values)
