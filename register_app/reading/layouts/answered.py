"""Answers in rows: one row for each record and question, as tools export assessments; seen as one row a record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from register_app.reading.fields import ARTICLE_30
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.grid import Entry, Grid
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Record
from register_app.reading.workbook import Cell

_TELLING = ARTICLE_30 | {"name"}
_FEWEST_ROWS = 8
_FEWEST_QUESTIONS = 4
_FEWEST_TELLING = 3
_SAMPLE = 1000
_COLUMNS = 40
_QUESTIONS_LOOKED_AT = 120
_LONGEST_QUESTION = 300
_DENSE = 0.5
"""The share of its questions that a record has at least, on average."""
_ONCE = 0.6
"""The share of rows that are the first of their record and question: an answer may take some rows."""
_NAME_SURE = 0.6
_ORDERED = 2
"""How often records may change, for each of them, in rows that are sorted by them."""

_ANSWER = re.compile(
    r"\b(answers?|responses?|repl(y|ies)|svar\w*|besvarelse\w*|antwort\w*|reponses?|antwoord\w*|respuestas?|rispost[ae]|odpowiedz\w*|vastau\w*|values?|vaerdi\w*|werte?|valeurs?|input)\b"
)
_NOT_ANSWER = re.compile(
    r"\b(by|on|at|date|dato|datum|af|am|von|par|le|le|type|typ|id|status|comments?|kommentar\w*|notes?)\b"
)
_CODE = re.compile(
    r"^(?:[^\W\d_]{0,9}[ .:#-]{0,3})?\d[\d.]{0,12}[a-z]?[.):]?\s{1,4}(?:[-–:]\s{0,4})?(?=\S{2})",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^[\d\s.:/TZ+-]{0,30}\d{4}[\d\s.:/TZ+-]{0,30}$|^[^\s@]{1,80}@[^\s@]{1,80}$")


@dataclass(frozen=True)
class Shape:
    """Which column (from 0) holds what: the record, the question, its answer; `same` say one thing a record."""

    record: int
    question: int
    answer: int
    same: tuple[int, ...]
    first: int
    """The first row of answers."""


class Answered(Grid):
    """One row for each record, one column for each question; `place` still gives where a cell lies in the sheet.

    An answer that takes several rows of the sheet takes several here, the record's name in the first alone.
    """

    def __init__(self, grid: Grid, shape: Shape) -> None:
        super().__init__(grid.sheet)
        self.shape, self.upright = shape, grid
        self.partial = True  # a row of it is no row of the sheet
        self.lines: list[list[int]] = []
        """By row of this grid the rows of the sheet that it shows."""
        by_record: dict[str, list[int]] = defaultdict(list)
        for row, record in _records(grid, shape):
            by_record[record].append(row)
        asked = dict.fromkeys(
            fold(grid.text(row, shape.question)) for rows in by_record.values() for row in rows
        )
        columns = {question: len(shape.same) + index for index, question in enumerate(asked)}
        self.width = len(shape.same) + len(columns)
        self.texts = []
        self._places: list[list[Cell | None]] = []
        above = shape.first - 1
        self._line([])
        for index, column in enumerate(shape.same):
            if above >= 0:
                self._put(0, index, grid.text(above, column), (above, column))
        for rows in by_record.values():
            for row in rows:
                at = columns[fold(grid.text(row, shape.question))]
                if not self.texts[0][at]:
                    self._put(0, at, asking(grid.text(row, shape.question)), (row, shape.question))
        self._line([])  # no answer is taken for a second row of headings
        for rows in by_record.values():
            self._record(rows, columns)
        self.height = len(self.texts)
        self._merged = {}

    def place(self, row: int, column: int) -> Cell:
        return self._places[row][column] or (row, column)

    def _line(self, rows: list[int]) -> None:
        self.texts.append([""] * self.width)
        self._places.append([None] * self.width)
        self.lines.append(rows)

    def _put(self, row: int, column: int, text: str, place: Cell) -> None:
        self.texts[row][column], self._places[row][column] = text, place

    def _record(self, rows: list[int], columns: dict[str, int]) -> None:
        top = len(self.texts)
        self._line([])
        for index, column in enumerate(self.shape.same):
            row = next((row for row in rows if self.upright.text(row, column)), None)
            if row is not None:
                self._put(top, index, self.upright.text(row, column), (row, column))
        for row in rows:
            text = self.upright.text(row, self.shape.answer)
            at = columns[fold(self.upright.text(row, self.shape.question))]
            line = top
            while text and self.texts[line][at]:
                line += 1
                if line == len(self.texts):
                    self._line([])
            if text:
                self._put(line, at, text, (row, self.shape.answer))
            self.lines[line].append(row)

    def heading(self) -> Header | None:
        """The columns of this grid; the one that names the records is its name where no heading says so."""
        header = headers.find(self, at=0)
        if header is None:
            return None
        own = [column for column in header.columns if column.index < len(self.shape.same)]
        named = header.first("name")
        if named is None or (named not in own and named.confidence < _NAME_SURE):
            best = max(own, key=lambda column: _wordy(self._column(column.index)), default=None)
            if best is not None and (not best.fields or best.field == "description"):
                best.fields, best.confidence, best.forced = ("name",), _NAME_SURE, True
        return header

    def _column(self, column: int) -> list[str]:
        return [line[column] for line in self.texts[2:] if line[column]]

    def account(self, ledger: Ledger, records: Iterable[Record]) -> None:
        """Speak for the cells beside question and answer, and let each record know its rows of the sheet."""
        shape, grid = self.shape, self.upright
        beside = _beside(grid, shape)
        of_row = {}
        for record in records:
            record.rows = sorted(row for line in record.rows if line > 0 for row in self.lines[line])
            of_row.update(dict.fromkeys(record.rows, record))
        if shape.first:
            ledger.imported((shape.first - 1, column) for column in grid.filled(shape.first - 1))
        said: dict[tuple[int, int, str], str] = {}
        told: set[tuple[int, int, str]] = set()
        for row, record in of_row.items():
            for column in grid.filled(row):
                text, place = grid.text(row, column), (row, column)
                key = (id(record), column, text)
                if column in shape.same:
                    fate = said.setdefault(key, ledger.fate(place))
                    (ledger.extra if fate == "extra" else ledger.imported)([place])
                elif column in beside:
                    ledger.extra([place])
                    if key not in told:
                        told.add(key)
                        heading = grid.text(shape.first - 1, column) if shape.first else ""
                        record.extras.append(Entry(text, place, heading, sheet=grid.sheet.name))
                elif column != shape.answer:
                    ledger.imported([place])


def asking(text: str) -> str:
    """A question without the code before it: "Q3.2 What is the purpose?"."""
    return _CODE.sub("", text.strip(), count=1)


def find(grid: Grid) -> Answered | None:
    """The grid with a row a record, where a column of questions recurs for each record of another column."""
    if grid.turned or grid.width < 3 or grid.height < _FEWEST_ROWS:
        return None
    for question in range(min(grid.width, _COLUMNS)):
        if _asks(grid, question):
            shape = _shape(grid, question)
            if shape is not None:
                return Answered(grid, shape)
    return None


def _asks(grid: Grid, column: int) -> bool:
    """Whether the texts of a column recur and are, some of them, questions or headings of a register."""
    texts = [text for row in range(min(grid.height, _SAMPLE)) if (text := grid.texts[row][column])]
    if len(texts) < _FEWEST_ROWS:
        return False
    counts = Counter(texts)
    recurring = [text for text, times in counts.most_common(_QUESTIONS_LOOKED_AT) if times >= 2]
    if len(recurring) < _FEWEST_QUESTIONS or sum(counts[text] for text in recurring) < 0.5 * len(texts):
        return False
    fields = set()
    for text in recurring:
        if len(text) <= _LONGEST_QUESTION and (found := match(asking(text))):
            fields.add(found[0].field)
    return len(fields & _TELLING) >= _FEWEST_TELLING and len(fields) >= _FEWEST_QUESTIONS


def _shape(grid: Grid, question: int) -> Shape | None:
    counts = Counter(fold(text) for row in grid.rows() if (text := grid.texts[row][question]))
    first = next((row for row in grid.rows() if counts[fold(grid.texts[row][question])] >= 2), 0)
    body = [row for row in range(first, grid.height) if grid.texts[row][question]]
    questions = {fold(grid.texts[row][question]) for row in body}
    best, most = -1, 0
    for column in range(min(grid.width, _COLUMNS)):
        if column == question or not grid.texts[first][column]:
            continue
        filled = _carried(grid, column, body)
        count = len(set(filled))
        pairs = len(
            {(record, fold(grid.texts[row][question])) for record, row in zip(filled, body, strict=True)}
        )
        if (
            count >= 2
            and len(body) >= 3 * count
            and pairs >= max(_ONCE * len(body), _DENSE * count * len(questions), most + 1)
            and _begin_alike(grid, column, question, body)
            and _in_order(filled, [fold(grid.texts[row][question]) for row in body])
        ):
            best, most = column, pairs
    if best < 0:
        return None
    filled = _carried(grid, best, body)
    same = tuple(
        other
        for other in range(min(grid.width, _COLUMNS))
        if other == best or (other != question and _is_same(grid, other, filled, body))
    )
    answer = _answer(grid, question, same, body, first)
    return Shape(best, question, answer, same, first) if answer is not None else None


def _begin_alike(grid: Grid, column: int, question: int, body: list[int]) -> bool:
    """Whether records that are named in their first rows alone begin with one question; notes stand anywhere."""
    named = [fold(grid.texts[row][question]) for row in body if grid.texts[row][column]]
    return 2 * len(named) >= len(body) or len(set(named)) == 1


def _in_order(records: list[str], questions: list[str]) -> bool:
    """Whether the answers stand record by record or question by question, mostly; remarks beside a form do not."""
    return any(
        sum(one != other for one, other in pairwise(texts)) <= _ORDERED * len(set(texts))
        for texts in (records, questions)
    )


def _carried(grid: Grid, column: int, body: list[int]) -> list[str]:
    """The texts of a column; a record may be named in the first of its rows alone."""
    found: list[str] = []
    for row in body:
        found.append(grid.texts[row][column] or (found[-1] if found else ""))
    return found


def _records(grid: Grid, shape: Shape) -> Iterable[tuple[int, str]]:
    body = [row for row in range(shape.first, grid.height) if grid.texts[row][shape.question]]
    return zip(body, _carried(grid, shape.record, body), strict=True)


def _is_same(grid: Grid, column: int, records: list[str], body: list[int]) -> bool:
    """Whether a column says one thing a record, however often."""
    said: dict[str, str] = {}
    for record, row in zip(records, body, strict=True):
        text = grid.texts[row][column]
        if text and said.setdefault(record, text) != text:
            return False
    return bool(said)


def _goes_with(grid: Grid, column: int, question: int, body: list[int]) -> bool:
    """Whether a column says one thing a question (its section, its code)."""
    said: dict[str, str] = {}
    return all(
        said.setdefault(fold(grid.texts[row][question]), text) == text
        for row in body
        if (text := grid.texts[row][column])
    )


def _answer(grid: Grid, question: int, same: tuple[int, ...], body: list[int], first: int) -> int | None:
    """The column of the answers: by its heading, else the first beside the questions that is no stamp of who and when."""
    open_ = [
        column
        for column in range(min(grid.width, _COLUMNS))
        if column != question
        and column not in same
        and any(grid.texts[row][column] for row in body)
        and not _goes_with(grid, column, question, body)
    ]
    for column in open_:
        heading = fold(grid.text(first - 1, column))
        if _ANSWER.search(heading) and not _NOT_ANSWER.search(heading):
            return column
    open_ = [column for column in open_ if not _is_stamp([grid.texts[row][column] for row in body])]
    right = [column for column in open_ if column > question]
    return right[0] if right else open_[-1] if open_ else None


def _is_stamp(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(bool(_STAMP.match(text)) for text in filled) >= 0.8 * len(filled)


def _beside(grid: Grid, shape: Shape) -> set[int]:
    """The columns that say something of their own of each answer: who gave it and when, a remark."""
    body = [row for row in range(shape.first, grid.height) if grid.texts[row][shape.question]]
    return {
        column
        for column in range(grid.width)
        if column not in (*shape.same, shape.question, shape.answer)
        and (
            not _goes_with(grid, column, shape.question, body)
            or _is_stamp([grid.texts[row][column] for row in body])
        )
    }


def _wordy(texts: list[str]) -> tuple[bool, float]:
    """How much the texts read like names, for choosing among columns: different ones, of letters."""
    letters = sum(sum(character.isalpha() for character in text) for text in texts)
    return len(set(texts)) == len(texts), letters / len(texts) if texts else 0.0
