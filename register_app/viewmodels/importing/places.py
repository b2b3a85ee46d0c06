"""Addresses of cells ("F14", "B3:F3") and the activities of a file that stand there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from register_app.base.i18n import _
from register_app.reading.addresses import address_of
from register_app.reading.batch import Problem
from register_app.reading.workbook import Cell
from register_app.services.import_plan import ImportPlan

_OF_SHEET = re.compile(r"'(\w+)'!")
"""A name of a sheet that needs no quotes to be read by a person."""


def cells_of(address: str) -> tuple[Cell, Cell] | None:
    """The first and the last cell of an address in the same sheet, both from 0; None for what is none."""
    found = address_of(address)
    return None if found is None or found.sheet else (found.first, found.last)


def line_shown(number: int) -> str:
    """The line of a text, by its number from 1."""
    return _("line {n}").format(n=number)


def place_shown(address: str) -> str:
    """An address as it is shown: a line of a text in words, the name of a sheet without needless quotes."""
    found = address_of(address)
    if found is not None and found.is_line:
        return line_shown(found.first[0] + 1)
    return _OF_SHEET.sub(r"\1!", address)


def place_in(sheet: str, address: str) -> str:
    """An address with its sheet; the lines of a text need none."""
    found = address_of(address)
    if found is not None and found.is_line:
        return place_shown(address)
    return "!".join(part for part in (sheet, place_shown(address)) if part)


def places_shown(addresses: Iterable[str], most: int = 4) -> str:
    """Addresses as they are shown, up to `most` of them; lines of a text that follow each other as one ("lines 3–7")."""
    lines: list[tuple[int, int]] = []
    others: list[str] = []
    for address in addresses:
        found = address_of(address)
        if found is None or not found.is_line:
            others.append(address)
        elif lines and found.first[0] == lines[-1][1] + 1:
            lines[-1] = lines[-1][0], found.first[0]
        else:
            lines.append((found.first[0], found.first[0]))
    shown = [str(first + 1) if first == last else f"{first + 1}–{last + 1}" for first, last in lines]
    told = []
    if shown:
        text = _("line {n}") if shown == [str(lines[0][0] + 1)] else _("lines {n}")
        told.append(text.format(n=", ".join(shown[:most]) + " …" * (len(shown) > most)))
    told += map(place_shown, others[: most - len(told)])
    return ", ".join(told) + " …" * (len(others) > most - bool(shown))


def remarks_by_row(plan: ImportPlan, problems: Sequence[Problem] | None = None) -> dict[int, list[Problem]]:
    """The warnings and errors of a plan, or `problems`, by the place of the activity in its rows that they are about."""
    told = [
        problem for problem in (plan.problems if problems is None else problems) if problem.severity != "info"
    ]
    if not told:
        return {}
    turned = {sheet.name for sheet in plan.batch.sheets if sheet.layout == "transposed"}
    lines = {(row.draft.sheet, line): place for place, row in enumerate(plan.rows) for line in row.draft.rows}
    found: dict[int, list[Problem]] = defaultdict(list)
    for problem in told:
        span = cells_of(problem.cell)
        if span is None:
            continue
        line = span[0][1 if problem.sheet in turned else 0] + 1
        place = lines.get((problem.sheet, line))
        if place is not None:
            found[place].append(problem)
    return dict(found)
