"""Purposes in a numbered list, and their legal bases further on: "For purpose (a): our contract with you"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.notice import words
from register_app.reading.notice.record import Record, is_basis, read_bases, title_and_rest
from register_app.reading.notice.units import Unit

_REFERS = re.compile(
    r"(?:(?:for|til|under|re|vedr\.?|with regard to|hvad angår|as to|(?:the )?processing (?:for|under)|behandling(?:en)? (?:efter|til|under))\s+)?"
    r"(?:ad|formål(?:et|ene)?|purposes?|zwecke?|finalités?|ändamål(?:en)?|doel(?:en|einden)?|fines|finalidad(?:es)?|finalità|cele?|tarkoitus|tarkoitukset|punkt(?:erne)?|pkt\.?|litra|points?|items?|nr\.?|no\.?)\s*"
    r"(?P<marks>\(?(?:[a-z]|\d{1,2})\)?(?:\s*(?:,|&|og|and|samt|und|sowie|et|och|en|y|e|i|ja)\s*\(?(?:[a-z]|\d{1,2})\)?)*)\s*(?:[:.–—-]|\s)\s*(?P<basis>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(r"(?<![^\W_])(?:[a-z]|\d{1,2})(?![^\W_])", re.IGNORECASE)


def records(units: Sequence[Unit]) -> tuple[list[Record], list[Unit]]:
    """The purposes that later lines give bases for by their number or letter, and the units that are none of it."""
    references = [(unit, told) for unit in units if (told := _reference(unit)) is not None]
    wanted = {mark for _, (marks, _) in references for mark in marks}
    if len(references) < 2:
        return [], list(units)
    before = [unit for unit in units if unit.line < references[0][0].line]
    listed = {unit.mark: unit for unit in before if unit.mark in wanted}
    listed = listed or _rows(before, wanted) or _counted(before, wanted)
    if len(listed) < 2 or set(listed) != wanted:
        return [], list(units)
    found: list[Record] = []
    for mark, unit in listed.items():
        title, rest = title_and_rest(unit.text)
        record = Record(title, [rest] if rest else [], lines=[unit.line])
        for referring, (marks, basis) in references:
            if mark in marks:
                record.add_bases(read_bases(basis, labelled=True))
                record.lines.append(referring.line)
        found.append(record)
    used = {line for record in found for line in record.lines}
    return found, [unit for unit in units if unit.line not in used]


def _rows(units: Sequence[Unit], wanted: set[str]) -> dict[str, Unit]:
    """The rows of a table that begin with the numbers referred to, each as the text of its purpose."""
    column, found = 1, dict[str, Unit]()
    for unit in units:
        if unit.kind != "row" or len(unit.cells) < 2:
            continue
        mark = unit.cells[0].strip(" .)(").lower()
        if mark not in wanted:
            fields = [words.column_field(cell) for cell in unit.cells]
            column = fields.index("purpose", 1) if "purpose" in fields[1:] else column
        elif column < len(unit.cells) and unit.cells[column]:
            found[mark] = replace(unit, text=unit.cells[column])
    return found


def _counted(units: Sequence[Unit], wanted: set[str]) -> dict[str, Unit]:
    """The items of a list without numbers of their own, counted, when it has as many as are referred to."""
    if not wanted or not all(mark.isdecimal() for mark in wanted):
        return {}
    runs: list[list[Unit]] = [[]]
    for unit in units:
        if unit.kind == "item" and not unit.mark:
            runs[-1].append(unit)
        elif runs[-1]:
            runs.append([])
    fitting = [run for run in runs if len(run) == max(int(mark) for mark in wanted)]
    if len(fitting) != 1:
        return {}
    return {str(number): unit for number, unit in enumerate(fitting[0], 1)}


def _reference(unit: Unit) -> tuple[frozenset[str], str] | None:
    """The marks that a line refers to and the basis it gives them."""
    match = _REFERS.match(unit.text)
    if match is None:
        return None
    basis = match["basis"].rstrip(". ")
    if not is_basis(basis):
        return None
    return frozenset(mark.lower() for mark in _MARK.findall(match["marks"])), basis
