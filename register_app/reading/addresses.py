"""Addresses of cells as a reading tells them: "F14", "B3:F3", "'Annex'!B3", and "line 4" for the line of a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from register_app.reading.workbook import Cell

_LINE = re.compile(r"line ([1-9]\d{0,6})")
_PLACE = re.compile(
    r"(?:'(?P<sheet>.*)'!)?(?P<left>[A-Z]{1,3})(?P<top>[1-9]\d{0,6})"
    r"(?::(?P<right>[A-Z]{1,3})(?P<bottom>[1-9]\d{0,6}))?"
)


class Address(NamedTuple):
    """The first and the last cell, both from 0; a line of a text is the first cell of its row. `sheet`: "" for the own."""

    first: Cell
    last: Cell
    sheet: str = ""
    is_line: bool = False


def address_of(text: str) -> Address | None:
    """What an address means; None for what is none."""
    if line := _LINE.fullmatch(text):
        cell = int(line[1]) - 1, 0
        return Address(cell, cell, is_line=True)
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    first = int(found["top"]) - 1, column_number(found["left"])
    last = (int(found["bottom"]) - 1, column_number(found["right"])) if found["right"] else first
    return Address(first, last, found["sheet"] or "")


def column_number(letters: str) -> int:
    """The column that letters mean, from 0; the other way round than `workbook.column_name`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
