"""How alike two short texts about the same thing are, and who belongs to whom when there are two lists of them."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from register_app.base.paths import resource
from register_app.model.text import fold

_WORD = re.compile(r"\w+")
_GRAM = 4


@cache
def _generic() -> tuple[frozenset[str], tuple[str, ...]]:
    """Short words, and beginnings of longer ones, that stand in the texts of every purpose."""
    content = json.loads(resource("catalogues", "generic_words.json").read_text(encoding="utf-8"))
    words = [word for language, listed in content.items() if language != "note" for word in listed]
    return frozenset(word for word in words if len(word) <= 3), tuple(word for word in words if len(word) > 3)


def grams(text: str) -> Counter[str]:
    """The pieces of four letters of each word: they find a stem in inflections and in the middle of compounds.

    Words that say nothing of one purpose (resources/catalogues/generic_words.json) are left out.
    """
    short, beginnings = _generic()
    found: Counter[str] = Counter()
    for word in _WORD.findall(fold(text)):
        if word in short or word.startswith(beginnings):
            continue
        framed = f" {word} "
        found.update(framed[at : at + _GRAM] for at in range(max(1, len(framed) - _GRAM + 1)))
    return found


class Corpus:
    """Texts whose likeness is weighed by how rare their pieces are among all of them: "data" says little."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [grams(text) for text in texts]
        spread: Counter[str] = Counter(piece for pieces in counted for piece in pieces)
        total = len(texts) + 1
        self._weights = {piece: math.log(total / count) for piece, count in spread.items()}
        self._vectors = [self._vector(pieces) for pieces in counted]
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, vector in enumerate(self._vectors):
            for piece, value in vector.items():
                self._holders[piece].append((place, value))

    def _vector(self, pieces: Counter[str]) -> dict[str, float]:
        vector = {piece: (1 + math.log(count)) * self._weights[piece] for piece, count in pieces.items()}
        length = math.sqrt(sum(value * value for value in vector.values()))
        return {piece: value / length for piece, value in vector.items()} if length else {}

    def likeness(self, one: int) -> dict[int, float]:
        """How like each other text the one at a place is: from 0 (nothing in common, left out) to 1 (the same)."""
        found: dict[int, float] = defaultdict(float)
        for piece, value in self._vectors[one].items():
            for place, other in self._holders[piece]:
                found[place] += value * other
        return found


def assign(scores: Sequence[Sequence[float]], least: float) -> dict[int, int]:
    """Row → column, each used once, so that the sum of the scores is greatest; a pair below `least` is no pair.

    Rows that compete for no column are settled apart, so that two long lists with few doubts take no time.
    """
    found: dict[int, int] = {}
    for rows, columns in _competing(scores, least):
        part = [[scores[row][column] for column in columns] for row in rows]
        if len(rows) > len(columns):
            turned = [[line[column] for line in part] for column in range(len(columns))]
            pairs = {row: column for column, row in _best(turned, least).items()}
        else:
            pairs = _best(part, least)
        found.update((rows[row], columns[column]) for row, column in pairs.items())
    return found


def _competing(scores: Sequence[Sequence[float]], least: float) -> Iterator[tuple[list[int], list[int]]]:
    """Rows and columns that hang together by pairs that are possible."""
    by_row = [[column for column, score in enumerate(line) if score >= least] for line in scores]
    by_column: dict[int, list[int]] = defaultdict(list)
    for row, possible in enumerate(by_row):
        for column in possible:
            by_column[column].append(row)
    seen: set[int] = set()
    for first, possible in enumerate(by_row):
        if first in seen or not possible:
            continue
        seen.add(first)
        rows, columns, waiting = [first], set[int](), [first]
        while waiting:
            for column in by_row[waiting.pop()]:
                if column not in columns:
                    columns.add(column)
                    new = [row for row in by_column[column] if row not in seen]
                    seen.update(new)
                    rows += new
                    waiting += new
        yield sorted(rows), sorted(columns)


def _best(scores: Sequence[Sequence[float]], least: float) -> dict[int, int]:
    """The assignment of no more rows than columns.

    The Hungarian method (Kuhn 1955; with potentials: Jonker and Volgenant 1987), O(rows² × columns).
    """
    rows, columns = len(scores), len(scores[0])
    # What would be no pair costs as much as having none, so that it takes nobody's place.
    costs = [[-score if score >= least else 0.0 for score in line] for line in scores]
    row_potential = [0.0] * (rows + 1)
    column_potential = [0.0] * (columns + 1)
    holder = [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0] = row
        at = 0
        slack = [math.inf] * (columns + 1)
        came_from = [0] * (columns + 1)
        used = [False] * (columns + 1)
        while True:
            used[at] = True
            current, delta, nearest = holder[at], math.inf, 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                reduced = costs[current - 1][column - 1] - row_potential[current] - column_potential[column]
                if reduced < slack[column]:
                    slack[column], came_from[column] = reduced, at
                if slack[column] < delta:
                    delta, nearest = slack[column], column
            for column in range(columns + 1):
                if used[column]:
                    row_potential[holder[column]] += delta
                    column_potential[column] -= delta
                else:
                    slack[column] -= delta
            at = nearest
            if holder[at] == 0:
                break
        while at:
            holder[at] = holder[came_from[at]]
            at = came_from[at]
    return {
        holder[column] - 1: column - 1
        for column in range(1, columns + 1)
        if holder[column] and scores[holder[column] - 1][column - 1] >= least
    }
