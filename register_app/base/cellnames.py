"""Cells by the names a spreadsheet shows them by."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def column_name(column: int) -> str:
    """The letters of a column counted from 0: 0 is "A", 27 is "AB"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The address of a cell counted from 0, as a spreadsheet shows it: (13, 5) is "F14"."""
    return f"{column_name(column)}{row + 1}"
