"""How much room texts need in cells: lines, row heights, and where to cut what no row is high enough for."""

from __future__ import annotations

import math
import unicodedata

CELL_LIMIT = 32_767
"""UTF-16 units that Excel keeps of a cell's text; it cuts the rest without a word."""
MAX_HEIGHT = 409.0
BODY_SIZE = 10.0
PADDING = 4.0
# Excel's distance between lines for the size of its font.
_LEADING = 1.275
MAX_LINES = int((MAX_HEIGHT - PADDING) / (_LEADING * BODY_SIZE))

# Advance widths of Calibri in hundredths of its size, for U+0020-U+007E and U+00A0-U+00FF.
_ASCII = (
    "23 33 40 50 51 71 68 22 30 30 50 50 25 31 25 39 51 51 51 51 51 51 51 51 51 51 27 27 50 50 50 46 89 58 54 53 62 "
    "49 46 63 62 25 32 52 42 85 65 66 52 67 54 46 49 64 57 89 52 49 47 31 39 31 50 50 29 48 53 42 53 50 31 47 53 23 "
    "24 45 23 80 53 53 53 53 35 39 33 53 45 71 43 45 40 31 46 31 50"
)
_LATIN_1 = (
    "50 33 50 51 50 51 50 50 39 83 40 51 50 50 51 39 34 50 34 33 29 55 59 25 31 25 42 51 64 67 68 46 58 58 58 58 58 58 "
    "76 53 49 49 49 49 25 25 25 25 62 65 66 66 66 66 66 50 66 64 64 64 64 49 52 53 48 48 48 48 48 48 77 42 50 50 50 50 "
    "23 23 23 23 53 53 53 53 53 53 53 50 53 53 53 53 53 45 53 45"
)
# What hinting on a screen adds to the widths of the design.
_HINTING = 1.04


class _Widths(dict[str, int]):
    """The width of every character: other letters are taken as wide ones, ideographs as squares."""

    def __missing__(self, character: str) -> int:
        return 100 if unicodedata.east_asian_width(character) in "WF" else 60


_BLANK = 23
_WIDTHS = _Widths()
_WIDTHS.update(zip(map(chr, range(0x20, 0x7F)), map(int, _ASCII.split()), strict=True))
_WIDTHS.update(zip(map(chr, range(0xA0, 0x100)), map(int, _LATIN_1.split()), strict=True))


def units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


def lines(text: str, width: float, size: float = BODY_SIZE) -> int:
    """How many lines a wrapped text of `size` points takes in a column of `width` (in units of column width)."""
    # A unit is 7 pixels of 3/4 point each, 5 of which are padding; widths count in hundredths of the size.
    capacity = max(100.0, (7 * width - 5) * 75 / (size * _HINTING))
    if "\n" not in text:
        return _wrapped(text, capacity)
    return sum([_wrapped(line, capacity) for line in text.split("\n")])


def _wrapped(line: str, capacity: float) -> int:
    # No letter of the alphabets is wider than a square.
    if len(line) * 100 <= capacity:
        return 1
    room = sum(map(_WIDTHS.__getitem__, line))
    if room <= capacity:
        return 1
    if room > 40 * capacity:
        return math.ceil(room / (capacity * 0.95))
    count, filled = 1, 0.0
    for word in line.split(" "):
        length: float = sum(map(_WIDTHS.__getitem__, word))
        if filled and filled + _BLANK + length > capacity:
            count += 1
            filled = 0.0
        elif filled:
            filled += _BLANK
        if length > capacity:
            more = math.ceil(length / capacity) - 1
            count += more
            length -= more * capacity
        filled += length
    return count


def height(line_count: int, size: float = BODY_SIZE) -> float:
    """The height in points of a row whose highest cell has `line_count` lines."""
    return min(MAX_HEIGHT, PADDING + _LEADING * size * max(1, line_count))


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


def first_lines(text: str, width: float, ending: str, most: int) -> str:
    """As many whole lines of a list as take no more than `most` with `ending` below them."""
    room = most - lines(ending, width)
    found: list[str] = []
    for line in text.split("\n"):
        room -= lines(line, width)
        if room < 0:
            break
        found.append(line)
    if not found:
        return beginning(text, width, "\n" + ending, most)
    return "\n".join([*found, ending])


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
