"""Cells that stand below each other → the columns they belong to: by what each reads like, and by their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from register_app.reading.columns import join_lines
from register_app.reading.layouts import contents
from register_app.reading.notice.record import is_basis, read_bases
from register_app.reading.recognise import parties, recipients, retention, transfers

Row = list[list[int]]
"""A row: for each column the places of the texts that stand in it."""
_Step = tuple[int, bool, int]
"""The column of the text before, whether a row begins, and the first of the texts that are one."""

_BASIS = {0: -1.2, 1: 2.5, 2: 3.0}
_PURPOSE = {0: 0.3, 1: -0.8, 2: -4.0}
_OTHER = {0: 0.0, 1: -2.5, 2: -4.0}
"""How well a text fits a column when it is no legal basis (0), reads like one (1) or cites one (2)."""
_EMPTY = {"purpose": -4.0, "basis": -2.5}
_EMPTY_OTHER = -1.2
_FURTHER = -0.9
"""A second line in a cell."""
_FURTHER_PLAIN = -0.1
"""A second line that goes on with the first."""
_FURTHER_BASIS = 0.3
_TORN = -1.5
"""Two halves in two cells."""
_CUT_SHORT = -0.5
"""The table ends although more stands below it."""
_NONE = float("-inf")


def align(texts: Sequence[str], fields: Sequence[str], *, one: bool = False) -> list[Row]:
    """The rows of cells given in order, as many from the first as read like a table with these columns.

    With `one` all are those of one row. A cell may be empty, or take several texts.
    """
    return _aligned(texts, fields, one)[0]


def fits(texts: Sequence[str], fields: Sequence[str]) -> float:
    """How well texts fit in the columns of one row."""
    return _aligned(texts, fields, True)[1]


def _aligned(texts: Sequence[str], fields: Sequence[str], one: bool) -> tuple[list[Row], float]:
    """The way with the best sum (Viterbi), each text being weighed against the field of its column, and its sum."""
    width = len(fields)
    empty = [_EMPTY.get(field, _EMPTY_OTHER) for field in fields]
    best: list[list[float]] = []
    came: list[list[_Step]] = []
    for at in range(len(texts)):
        here: list[tuple[float, _Step]] = [(_NONE, (-1, True, at))] * width
        for start in _starts(texts, at):
            cell = join_lines(texts[start : at + 1])
            torn = _TORN if start and goes_on(texts[start - 1], texts[start]) else 0.0
            for column, field in enumerate(fields):
                fit = _fit(cell, field)
                ways: list[tuple[float, _Step]] = []
                if not start:
                    ways.append((fit + sum(empty[:column]), (-1, True, start)))
                for before, score in enumerate(best[start - 1] if start else ()):
                    if before < column:
                        way = fit + torn + sum(empty[before + 1 : column])
                        ways.append((score + way, (before, False, start)))
                    elif before == column:
                        way = min(0.0, fit) + _further(texts[start - 1], texts[start], field)
                        ways.append((score + way, (before, False, start)))
                    if not one:
                        way = fit + torn + sum(empty[before + 1 :]) + sum(empty[:column])
                        ways.append((score + way, (before, True, start)))
                here[column] = max(here[column], *ways)
        best.append([score for score, _ in here])
        came.append([step for _, step in here])
    return _rows(best, came, empty, one)


_MOST_LINES = 8
"""Lines of a text that goes on."""


def _starts(texts: Sequence[str], at: int) -> list[int]:
    """Where the text may begin that ends at a line: there, or above lines that go on."""
    found = [at]
    while found[-1] and len(found) < _MOST_LINES and goes_on(texts[found[-1] - 1], texts[found[-1]]):
        found.append(found[-1] - 1)
    return found


def _rows(
    best: Sequence[Sequence[float]],
    came: Sequence[Sequence[_Step]],
    empty: Sequence[float],
    one: bool,
) -> tuple[list[Row], float]:
    width = len(empty)
    ends = [
        (score + sum(empty[column + 1 :]) + (_CUT_SHORT if at < len(best) - 1 else 0.0), at, column)
        for at, scores in enumerate(best)
        if not one or at == len(best) - 1
        for column, score in enumerate(scores)
    ]
    if not ends:
        return [], _NONE
    score, at, column = max(ends)
    if score <= 0 and not one:
        return [], score
    found: list[Row] = [[[] for _ in range(width)]]
    while at >= 0:
        before, begins, start = came[at][column]
        found[0][column][:0] = range(start, at + 1)
        if begins and start:
            found.insert(0, [[] for _ in range(width)])
        at, column = start - 1, before
    return found, score


def _further(before: str, text: str, field: str) -> float:
    """What it costs that a text goes on in the cell of the one before it."""
    if field == "basis" and _reads(text):
        return _FURTHER_BASIS
    return _FURTHER_PLAIN if goes_on(before, text) else _FURTHER


def goes_on(before: str, text: str) -> bool:
    """Whether a text is the second half of the one before it."""
    if is_nothing(text) or is_nothing(before):
        return False
    return (
        before.endswith((",", "-"))
        or text[:1].islower()
        or text[:1] in "(§"
        or _OPEN_END.search(before) is not None
    )


_OPEN_END = re.compile(
    r"\s(?:og|eller|samt|and|or|at|som|the|an|your|our|din|dit|dine|vores|jf\.?|art\.?|artikel|article|stk\.?|litra|nr\.?|no\.|sections?|chapter|paragraf|kapitel|§§?)$"
)
"""Words with which no text ends."""


def is_nothing(text: str) -> bool:
    """Whether a cell only says that it is empty."""
    return _NOTHING.fullmatch(text) is not None


_NOTHING = re.compile(r"[–—-]+|n/?a\.?|i/t", re.IGNORECASE)


def _fit(text: str, field: str) -> float:
    """How well a text fits in a column."""
    if is_nothing(text):
        return _NOTHING_IN.get(field, 0.0)
    reads = _reads(text)
    if field == "basis":
        return _BASIS[reads]
    told = "" if reads else _tells(text)
    if field == "purpose":
        return (
            _PURPOSE[reads] - (_ELSEWHERE if told == "retention" else 0.0) - _LISTED * min(2, text.count(","))
        )
    score = _OTHER[reads] + (_LISTED if field == "data" and "," in text else 0.0)
    if not told:
        return score - (_UNTOLD if field in ("data", "retention") else 0.0)
    return score + (_TELLING if told == field else -_ELSEWHERE)


_NOTHING_IN = {"purpose": -4.0, "basis": -1.0}
_TELLING = 1.3
_ELSEWHERE = 0.9
_LISTED = 0.3
_UNTOLD = 0.2
"""Data and time limits are mostly known by their words."""


@lru_cache(maxsize=4000)
def _tells(text: str) -> str:
    """The field that a text speaks of, whatever column it stands in; "" when its words do not tell."""
    if parties.has_form(text) or recipients.is_authority(text):
        return "recipients"
    if retention.looks_like(text) >= _LIKELY:
        return "retention"
    if transfers.looks_like(text) >= _SURE:
        return "transfers"
    kind = contents.kind_of_cell(text)
    return kind if kind in ("data", "subjects") else ""


_SURE = 0.8
_LIKELY = 0.5


@lru_cache(maxsize=4000)
def _reads(text: str) -> int:
    """Whether a text is no legal basis (0), reads like one or lines of them (1) or cites one (2)."""
    lines = text.split("\n")
    if not is_basis(text) and not all(map(is_basis, lines)):
        return 0
    return 2 if any(not basis.by_words for line in lines for basis in read_bases(line)) else 1


def field_of(texts: Sequence[str]) -> str:
    """The field that most of the texts of a column speak of, as where no heading tells it; "" when they do not."""
    if sum(map(is_basis, texts)) >= _MOST * len(texts):
        return "basis"
    field = contents.field_of(texts)
    return field if field in _KNOWN_BY_CELLS else ""


_MOST = 0.6
_KNOWN_BY_CELLS = frozenset({"data", "subjects", "recipients", "retention"})
