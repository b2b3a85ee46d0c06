"""A key of legal bases ("A = contract, Art. 6(1)(b); B = …") → the table cells that give only its letters, spelled out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.notice import words
from register_app.reading.notice.record import is_basis
from register_app.reading.notice.units import Unit

_ENTRY = re.compile(
    r"[*\s]*(?:(?:legend|key|forklaring|nøgle|legende)\s*:\s*)?\(?(?P<code>[^\W\d_]{1,3}\d?|\d{1,2})\)?\s*(?:=|:|\s[–—-]\s)\s*(?P<told>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = re.compile(r"\s*[;\n]\s*|,\s+(?=\(?[^\W\d_]{1,3}\d?\)?\s*=)")
_JOINTS = re.compile(r"\s*(?:[,;/+&\n]|\b(?:og|and|und|et|och|en|y|e|i|ja|samt)\b)\s*|\s+")
_FEWEST = 2


def spelled(units: Sequence[Unit]) -> tuple[list[Unit], set[int]]:
    """The units with the codes of a key in their tables spelled out and without the key, and the lines of the key."""
    key, lines = _key(units) if any(unit.kind == "row" for unit in units) else ({}, set())
    if len(key) < _FEWEST:
        return list(units), set()
    made: list[Unit] = []
    used = False
    for is_row, group in itertools.groupby(units, key=lambda unit: unit.kind == "row"):
        rows = list(group)
        for at in _columns(rows, key) if is_row else ():
            used = True
            rows = [_spelled(row, at, key) for row in rows]
        made.extend(rows)
    if not used:
        return list(units), set()
    titles = {
        unit.line
        for unit, after in itertools.pairwise(units)
        if unit.kind == "heading" and after.line in lines and not words.section(unit.text)
    }
    return [unit for unit in made if unit.line not in lines | titles], lines | titles


def _key(units: Sequence[Unit]) -> tuple[dict[str, str], set[int]]:
    """What each code of a key stands for, and the lines that say so."""
    key: dict[str, str] = {}
    lines: set[int] = set()
    for unit in units:
        if unit.kind == "row":
            entries = [(unit.cells[0], unit.cells[1])] if len(unit.cells) == _FEWEST else []
            found = {code.strip(" .)(="): told for code, told in entries if is_basis(told)}
            found = {code: told for code, told in found.items() if 0 < len(code) <= _LONGEST}
        else:
            parts = [_ENTRY.fullmatch(part.rstrip(". ")) for part in _PARTS.split(unit.text)]
            found = {
                part["code"]: part["told"] for part in parts if part is not None and is_basis(part["told"])
            }
            if len(found) < len(parts):
                continue
        if found and not found.keys() & key.keys():
            key |= found
            lines.add(unit.line)
    return key, lines


_LONGEST = 3


def _columns(rows: Sequence[Unit], key: dict[str, str]) -> list[int]:
    """The columns of a table, but for the first, whose filled cells below the heading are codes of the key."""
    width = max(len(row.cells) for row in rows)
    found: list[int] = []
    for at in range(1, width):
        cells = [row.cells[at] for row in rows[1:] if at < len(row.cells) and row.cells[at]]
        head = words.column_field(rows[0].cells[at]) if at < len(rows[0].cells) else ""
        if len(cells) >= _FEWEST and head in ("", "basis") and all(_codes(cell, key) for cell in cells):
            found.append(at)
    return found


def _codes(cell: str, key: dict[str, str]) -> list[str]:
    codes = [code for code in _JOINTS.split(cell.strip(" .")) if code]
    return codes if all(code in key for code in codes) else []


def _spelled(row: Unit, at: int, key: dict[str, str]) -> Unit:
    if at >= len(row.cells) or not (codes := _codes(row.cells[at], key)):
        return row
    cells = (*row.cells[:at], "\n".join(key[code] for code in codes), *row.cells[at + 1 :])
    return replace(row, cells=cells)
