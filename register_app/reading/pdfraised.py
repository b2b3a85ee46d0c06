"""Digits of a PDF that stand raised, as the marks of footnotes do, by where they stand over the line."""

from __future__ import annotations

from typing import Any

_LEAST, _MOST = 0.2, 0.9
"""How far over the line raised digits stand, in sizes of the letters beside them."""
_NEAR = 2.0
"""How far from it, in the same measure, a mark may stand that the text set apart."""
_FRACTION = 0x2044


def find(text: Any) -> dict[int, int]:
    """The raised digits of a text page by their index, each with that of a letter of the line that they belong to."""
    from pypdfium2 import raw

    count = text.count_chars()
    codes = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
    found: dict[int, int] = {}
    for index, code in enumerate(codes):
        if not 0x30 <= code <= 0x39 or _FRACTION in codes[index + 1 : index + 2]:
            continue
        before = _beside(codes, index, -1)
        for base in (found.get(before, before), _beside(codes, index, 1)):
            if base >= 0 and _over(text, index, base):
                found[index] = base
                break
    return found


def _beside(codes: list[int], index: int, step: int) -> int:
    """The letter before a digit, or the first after it and its like, also across line feeds; -1 where there is none."""
    index += step
    while 0 <= index < len(codes):
        letter = chr(codes[index])
        if not letter.isspace() and not (step > 0 and letter.isdigit()):
            return index
        index += step
    return -1


def _over(text: Any, index: int, base: int) -> bool:
    """Whether a digit stands over the line on which a letter stands, and near it."""
    import ctypes

    from pypdfium2 import raw

    left, bottom, right, top = text.get_charbox(base, loose=True)
    em = max(raw.FPDFText_GetFontSize(text, base), top - bottom, 1.0)
    across, line = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, base, across, line)
    own = text.get_charbox(index, loose=False)
    away = max(own[0] - right, left - own[2])
    return bool(_LEAST * em < own[1] - line.value < _MOST * em and away < _NEAR * em)
