"""How much room texts need in cells: lines, row heights, and where to cut what no row is high enough for."""

from __future__ import annotations

import math
import unicodedata

CELL_LIMIT = 32_767
"""UTF-16 units that Excel keeps of a cell's text; it cuts the rest without a word."""
MAX_HEIGHT = 409.0
LINE = 13.0
PADDING = 4.0
MAX_LINES = int((MAX_HEIGHT - PADDING) // LINE)
# Letters of the body font per unit of column width (a digit of the workbook's default font), less what wrapping wastes.
_PER_UNIT = 1.06


def units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


def lines(text: str, width: float) -> int:
    """How many lines a wrapped text takes in a column of `width` (in units of column width)."""
    capacity = max(1.0, width * _PER_UNIT - 1)
    if "\n" not in text and len(text) <= capacity and text.isascii():
        return 1
    return sum(_wrapped(line, capacity) for line in text.split("\n"))


def _wrapped(line: str, capacity: float) -> int:
    room = len(line) if line.isascii() else _room(line)
    if room <= capacity:
        return 1
    if room <= 4 * capacity:
        return _broken_at_words(line, capacity)
    return math.ceil(room / (capacity * 0.93))


def _broken_at_words(line: str, capacity: float) -> int:
    """Lines after filling each with whole words; a word longer than a line is broken."""
    count, filled = 1, 0.0
    for word in line.split(" "):
        length = len(word)
        if filled and filled + 1 + length > capacity:
            count += 1
            filled = 0.0
        elif filled:
            filled += 1
        if length > capacity:
            more = math.ceil(length / capacity) - 1
            count += more
            length -= int(more * capacity)
        filled += length
    return count


def _room(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def height(line_count: int) -> float:
    """The height in points of a row whose highest cell has `line_count` lines."""
    return min(MAX_HEIGHT, PADDING + LINE * max(1, line_count))


def fits(text: str, width: float) -> bool:
    """Whether the whole text is visible in a cell and within what a cell may hold."""
    if len(text) < 200 and "\n" not in text:
        return True
    return units(text) <= CELL_LIMIT and lines(text, width) <= MAX_LINES


def beginning(text: str, width: float, ending: str, most: int = MAX_LINES) -> str:
    """As much of the text's beginning, cut between words, as is visible together with `ending`."""
    low, high = 0, min(len(text), CELL_LIMIT - units(ending))
    while low < high:
        middle = (low + high + 1) // 2
        part = text[:middle] + ending
        if units(part) <= CELL_LIMIT and lines(part, width) <= most:
            low = middle
        else:
            high = middle - 1
    cut = text[:low]
    last = max(cut.rfind(" "), cut.rfind("\n"))
    if last > low // 2:
        cut = cut[:last]
    return cut.rstrip() + ending


def pieces(text: str, width: float) -> list[str]:
    """The text in pieces that each fit a cell, cut after line ends and blanks; joined they are the text."""
    found: list[str] = []
    while text:
        if fits(text, width):
            found.append(text)
            break
        length = max(1, len(beginning(text, width, "")))
        end = min(len(text), length + CELL_LIMIT - units(text[:length]))
        while length < end and text[length].isspace():
            length += 1
        found.append(text[:length])
        text = text[length:]
    return found
