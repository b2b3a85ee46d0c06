"""The few shapes of which every page of the PDF is made, as plain data for the template.

A *run* is `[style, text, own, link]`: `own` is 1 for the user's words and 0 for the document's, `link` an address or "".
A *line* is a list of runs, a *cell* a list of lines. Blocks are dictionaries with the kind in "k". The template places
each text as a value and never reads it as markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from register_app.model.text import fold
from register_app.writing.labels import DocumentLabels
from register_app.writing.pairs import Pair, before, each
from register_app.writing.scope_words import Scope, scope_lines
from register_app.writing.text_safety import TextCleaner

Run = list[Any]
Line = list[Run]
Cell = list[Line]
Block = dict[str, Any]

PLAIN, STRONG, SOFT, SMALL, JOIN, CONTACT = "p", "b", "s", "t", "j", "c"
CITED = CONTACT
"""Soft and never hyphenated: addresses and provisions."""

WHOLE = "k"
"""Never broken over two lines; for what is short."""

_BOTH = 1.3
_SET_APART = re.compile(r" (?=[:;!?»])|(?<=«) ")
"""Blanks that French sets before a sign or within quotation marks: no line ends there."""

MISSING, NOT_APPLICABLE, UNCLARIFIED = "m", "n", "q"


class Composer:
    """Turns texts into runs, lines and cells of one document, in one language, cleaned once."""

    def __init__(self, labels: DocumentLabels, cleaner: TextCleaner) -> None:
        self.labels = labels
        self.cleaner = cleaner

    def own(self, text: str, style: str = PLAIN, link: str = "") -> Run:
        """A run of the user's words on one line."""
        return [style, self.cleaner.one_line(text), 1, link]

    @property
    def colon(self) -> str:
        """The colon as the language sets it, and a blank."""
        return str(self.labels["colon"]) + " "

    def word(self, text: str, style: str = PLAIN, link: str = "") -> Run:
        """A run of the document's own words."""
        return [style, each(text, self._set), 0, link]

    def _set(self, text: str) -> str:
        return _SET_APART.sub("\u00a0", self.cleaner.clean(text))

    def country(self, code: str, style: str = PLAIN) -> Run:
        """A country in the document's language; what is no code is in the user's words."""
        known = self.labels.country(code)
        return self.word(known, style) if known != code else self.own(code, style)

    def say(self, key: str, style: str = PLAIN, **params: object) -> Run:
        """A run of a label."""
        return self.word(self.labels.fill(key, **params) if params else self.labels[key], style)

    def before(self, key: str, name: str) -> str:
        """What a label such as "Source: {text}" says before its braces `name`."""
        return before(self.labels[key], name)

    def around(self, key: str, text: str) -> Line:
        """A line of a label such as "Source: {text}" whose braces hold the user's words."""
        names = _halves(self.before(key, "text"))
        if not isinstance(text, Pair) and any(fold(text).startswith(fold(name)) for name in names):
            return [self.own(text, SMALL)]  # "Balancing of interests: balancing of interests 7" says it twice
        after = self.labels[key].split("{text}")[1]
        filled = self.word(text, SMALL) if isinstance(text, Pair) else self.own(text, SMALL)
        line = [self.word(self.before(key, "text"), SMALL), filled]
        return [*line, self.word(after, SMALL)] if after else line

    def chosen(self, scope: Scope) -> Cell:
        """How an extract was chosen, a condition a line, the user's words apart from the document's."""
        told: Cell = []
        for line in scope_lines(self.labels, scope):
            told.append(
                [
                    [PLAIN, self.cleaner.clean(" ".join(text.split())), 1, ""] if own else self.word(text)
                    for text, own in line
                ]
            )
        return told

    def fixed(self, width: float) -> float:
        """The width of a column of short words in mm, for `table`; two languages take more room than one."""
        return -width * (_BOTH if self.labels.second else 1)

    def lines(self, text: str, style: str = PLAIN) -> Cell:
        """The user's text, a line for each of its lines that is not blank."""
        return [
            [[style, line.strip(), 1, ""]] for line in self.cleaner.clean(text).split("\n") if line.strip()
        ]

    def cell(self, text: str, style: str = PLAIN) -> Cell:
        return self.lines(text, style)

    def words(self, text: str, style: str = PLAIN) -> Cell:
        return [[self.word(text, style)]] if text else []

    def joined(self, runs: Sequence[Run], separator: str) -> Line:
        """One line of several runs; those without a text are left out."""
        line: Line = []
        for run in runs:
            if run[1]:
                between = PLAIN if run[0] == WHOLE else run[0]
                line += [[between, separator, 0, ""], run] if line else [run]
        return line

    def missing(self, key: str = "missing") -> Cell:
        """The mark of what Art. 30 asks for and the register does not say."""
        return [[self.say(key, MISSING)]]

    def listed(self, texts: Sequence[str]) -> Cell:
        """One line a text."""
        return [[self.own(text)] for text in texts if text.strip()]


def _halves(label: str) -> list[str]:
    """What a label is called in each language, without the colon at its end."""
    halves = [label.first, label.second] if isinstance(label, Pair) else [label]
    return [half.rstrip(" :\u00a0") for half in halves]


def facts(rows: Sequence[tuple[str, Cell]]) -> Block | None:
    """Labels and values beneath each other; rows without a value are left out."""
    filled = [[label, cell] for label, cell in rows if cell]
    return {"k": "facts", "rows": filled} if filled else None


def paired_facts(rows: Sequence[tuple[str, Cell]]) -> Block | None:
    """Short labels and values, two to a line; a long value has a line of its own."""
    filled = [[label, cell] for label, cell in rows if cell]
    return {"k": "pairs", "rows": filled} if filled else None


def table(
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[Cell | Block | None]],
    *,
    lists: Sequence[int] = (),
) -> Block:
    """A table with a header row that repeats on each page.

    A column is (heading, width): a positive width is a share of what is left over, a negative one is in mm. A row may
    hold `spanning(cell, n)` for a cell that reaches over n rows; the rows below it then have `None` there. Columns that
    are empty in all rows are left out, save the first. `lists`: columns whose cells hold a list, an entry a line.
    """
    keep = [i for i in range(len(columns)) if i == 0 or any(row[i] for row in rows)]
    return {
        "k": "table",
        "head": [columns[i][0] for i in keep],
        "widths": [columns[i][1] for i in keep],
        "rows": [[row[i] for i in keep if row[i] is not None] for row in rows],
        "lists": [place for place, i in enumerate(keep) if i in lists],
    }


def spanning(cell: Cell, rows: int) -> Block:
    return {"n": rows, "c": cell}


def merged(cells: Sequence[Cell], limit: int = 6) -> list[Cell | Block | None]:
    """A column in which neighbouring equal cells are one, at most `limit` rows high so that pages can break."""
    out: list[Cell | Block | None] = []
    i = 0
    while i < len(cells):
        n = 1
        while i + n < len(cells) and n < limit and cells[i] and cells[i + n] == cells[i]:
            n += 1
        out.append(spanning(cells[i], n) if n > 1 else cells[i])
        out.extend([None] * (n - 1))
        i += n
    return out


def state(kind: str, cell: Cell) -> Block:
    """A statement instead of content: MISSING, NOT_APPLICABLE or UNCLARIFIED."""
    return {"k": "state", "s": kind, "c": cell}


def paragraphs(cell: Cell) -> Block | None:
    return {"k": "text", "c": cell} if cell else None


def bullets(cells: Sequence[Cell]) -> Block | None:
    filled = [cell for cell in cells if cell]
    return {"k": "list", "items": filled} if filled else None


def section(letter: str, title: str, cite: str, blocks: Sequence[Block | None]) -> Block:
    """A part of an activity under its own heading, such as letter b of Art. 30(1)."""
    return {"letter": letter, "title": title, "cite": cite, "blocks": [block for block in blocks if block]}


def shortened(text: str, limit: int = 600) -> str:
    """The beginning of a long text, cut at a word."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return (cut[: cut.rindex(" ")] if " " in cut[limit // 2 :] else cut).rstrip() + " …"
