"""Which characters the shipped fonts can draw, read from the fonts themselves.

The strict kinds of PDF refuse a document with a single missing glyph, so the answer must be known before.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Coverage:
    """The code points of each font, in the order in which the fonts are tried."""

    fonts: tuple[frozenset[int], ...]


@cache
def coverage(folder: Path, main: str = "SourceSans3-Regular.ttf", *, only_main: bool = False) -> Coverage:
    """What the fonts of `folder` cover; `only_main` leaves out all but the main face."""
    paths = [folder / main]
    if not only_main:
        paths += sorted(path for path in folder.glob("*-Regular.ttf") if path.name != main)
    return Coverage(tuple(frozenset(characters(path.read_bytes())) for path in paths))


def characters(font: bytes) -> set[int]:
    """The code points that a TrueType font maps to a glyph (cmap formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for i in range(count):
        tag, _checksum, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
        tables[tag] = (offset, length)
    start = tables[b"cmap"][0]
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        platform, _encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * i)
        if platform not in (0, 3):
            continue
        kind = struct.unpack_from(">H", font, start + offset)[0]
        if kind == 4:
            found |= _segments(font, start + offset)
        elif kind == 12:
            found |= _groups(font, start + offset)
    return found


def _segments(font: bytes, at: int) -> set[int]:
    doubled = struct.unpack_from(">H", font, at + 6)[0]
    n = doubled // 2
    ends = struct.unpack_from(f">{n}H", font, at + 14)
    starts = struct.unpack_from(f">{n}H", font, at + 16 + doubled)
    deltas = struct.unpack_from(f">{n}H", font, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{n}H", font, offsets_at)
    found: set[int] = set()
    for i in range(n):
        for code in range(starts[i], ends[i] + 1):
            if offsets[i] == 0:
                glyph = (code + deltas[i]) & 0xFFFF
            else:
                place = offsets_at + 2 * i + offsets[i] + 2 * (code - starts[i])
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph and code != 0xFFFF:
                found.add(code)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    found: set[int] = set()
    for i in range(struct.unpack_from(">L", font, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * i)
        found.update(range(first if glyph else first + 1, last + 1))
    return found
