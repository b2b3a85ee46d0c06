"""The rows of headings beside the most telling one: wider headings above it, narrower ones, terms or hints below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from register_app.reading.fields import PARTY_FIELDS
from register_app.reading.headings import match
from register_app.reading.headingwords import Match
from register_app.reading.layouts import hints, parties
from register_app.reading.layouts.evidence import is_mark, looks_like_company
from register_app.reading.layouts.grid import Grid

LONG = 120
"""Characters of a text that is hardly a heading."""
_VOCABULARY = re.compile(r"^(?:use\s+)?(?:[a-z][\w-]{1,12}:\s?[A-Za-z]\w+|https?://\S+)\s*$", re.IGNORECASE)


def looks_like_data(text: str) -> bool:
    return len(text) > LONG or bool(re.fullmatch(r"[\d.,/:% -]+", text))


_COUNTED = re.compile(r"(\D*\D)(\d{1,5})")
_DIGITS = re.compile(r"\d+")


def counts_on(grid: Grid, row: int) -> bool:
    """Whether the row below differs from this one in its numbers alone, as records do that somebody counted."""
    below = set(grid.filled(row + 1)) if row + 1 < grid.height else set()
    shared = [column for column in grid.filled(row) if column in below]
    if len(shared) < 2 or any(len(grid.text(row, column)) > LONG for column in shared):
        return False
    pairs = [(grid.text(row, column), grid.text(row + 1, column)) for column in shared]
    alike = [(a, b) for a, b in pairs if _DIGITS.sub("#", a) == _DIGITS.sub("#", b)]
    return len(alike) >= 0.75 * len(pairs) and sum(a != b for a, b in alike) >= 2


def _has_one_number(texts: Iterable[str]) -> bool:
    """Whether different words end in one and the same number ("B-1", "Activity 1", "Purpose no. 1")."""
    ends = [hit for text in texts if (hit := _COUNTED.fullmatch(text))]
    return len({hit[1] for hit in ends}) >= 2 and len({hit[2] for hit in ends}) == 1


def spread(grid: Grid, row: int, columns: Iterable[int], below: int) -> dict[int, str]:
    """The texts of a row of wider headings, each for all columns it stands over."""
    result: dict[int, str] = {}
    running, box_end = "", -1
    for column in columns:
        text = grid.text(row, column)
        box = grid.box(row, column)
        if text:
            running = text
            box_end = box[3] if box and box[3] > box[1] else -1
            if box and box[2] > box[0] and box[3] == box[1]:
                box_end = column
        elif box_end >= 0 and column > box_end:
            running = ""
        if running and (text or box_end >= column or box_end < 0):
            result[column] = running
    return {column: text for column, text in result.items() if text and below >= 0}


def is_upper(grid: Grid, row: int, base: int) -> bool:
    """Whether the row above the heading row holds wider headings rather than a title or cover data."""
    cells = grid.filled(row)
    if not cells:
        return False
    base_cells = grid.filled(base)
    left, right = base_cells[0], base_cells[-1]
    outside = [column for column in cells if column < left or column > right]
    if any(not match(grid.text(row, column)) for column in outside):
        return False
    if any(
        column < left and not is_tall(grid, base, column) and not _numbers_rows(grid, row, column)
        for column in outside
    ):
        return False
    texts = [grid.text(row, column) for column in cells]
    if any(len(text) > 90 or re.search(r":\s*\S|@|\d{6}", text) for text in texts):
        return False
    if len(cells) == 1:
        box = grid.box(row, cells[0])
        if box is not None and box[3] - box[1] + 1 >= 0.8 * len(base_cells):
            return False
        return cells[0] > left and bool(match(texts[0]))
    if _tells_facts(grid, row, base):
        return False
    known = sum(bool(match(text)) for text in texts)
    if any(grid.box(row, column) is not None for column in cells):
        return known >= 1 or len(cells) >= 2
    return known >= max(1, 0.4 * len(cells))


def _tells_facts(grid: Grid, row: int, base: int) -> bool:
    """Whether a row above the headings says something of the register, a label with its value beside it ("Controller", "X").

    Where the heading below is a label of the same kind ("Name" of a controller), only a company tells it from a group.
    """
    cells = grid.filled(row)
    labels, values = cells[::2], cells[1::2]
    if len(labels) != len(values) or any(is_wide(grid, row, column) for column in labels):
        return False
    for label, value in zip(labels, values, strict=True):
        said, told = match(grid.text(row, label)), grid.text(row, value)
        if not said or said[0].field not in _FACTS or match(told) or value - label > _BESIDE:
            return False
        if not looks_like_company(told) and (
            parties.label_of(grid.text(base, label)) or not match(grid.text(base, label))
        ):
            return False
    return True


_FACTS = frozenset(
    (*PARTY_FIELDS, "department", "owner", "status", "valid_from", "last_review", "next_review", "created")
)
"""What the head of a register says of it as a whole, and no group of columns is called."""
_BESIDE = 2


def _numbers_rows(grid: Grid, row: int, column: int) -> bool:
    """Whether a text is a heading of numbers, as it stands in the upper row only when nobody merged the two."""
    found = match(grid.text(row, column))
    return bool(found) and found[0].field == "number"


_LONGEST_MEMBER = 60
_KEYS = frozenset(("name", "number", "purpose"))


def _names_members(grid: Grid, row: int, base: dict[int, str], found: dict[int, tuple[Match, ...]]) -> bool:
    """Whether a row says more of the headings above it and nothing of an activity: the columns that name one wait.

    So it is where nobody merged the headings of groups: "Data subjects" stands over the first of its columns alone,
    and over one column only ("Art. 6(1)" under "Legal basis").
    """
    cells = grid.filled(row)
    keys = {column for column, hit in found.items() if hit and hit[0].field in _KEYS} or {min(base)}
    below = grid.filled(row + 1) if row + 1 < grid.height else []
    if not keys.isdisjoint(cells) or keys.isdisjoint(below) or len(below) < 2:
        return False
    texts = [grid.text(row, column) for column in cells]
    if any(
        len(text) > _LONGEST_MEMBER
        or is_mark(text)
        or looks_like_data(text)
        or (text.endswith((".", ";")) and not _CUT_SHORT.search(text))
        for text in texts
    ):
        return False
    if len(cells) == 1:
        told = bool(match(texts[0])) or hints.is_short_hint(texts[0]) or bool(CITES.search(texts[0]))
        return told and cells[0] in base and not is_wide(grid, row, cells[0])
    return any(column not in base for column in cells) and all(
        column not in base or column + 1 in cells or hints.is_short_hint(grid.text(row, column))
        for column in cells
    )


CITES = re.compile(r"\b(?:6|9|10)\b")
_CUT_SHORT = re.compile(
    r"\b(?:art|abs|stk|nr|no|lit|litr|buchst|let|par|ust|pkt|bl\.a|kat|opl|pers)\.$", re.IGNORECASE
)
"""How a heading ends with a full stop that ends no sentence ("Art. 6 Abs. 1 lit.")."""


def stands_over(grid: Grid, row: int, column: int) -> bool:
    """Whether the unmerged heading above `row` speaks for this column and for the next, which has none of its own."""
    return (
        bool(grid.text(row - 1, column))
        and column + 1 < grid.width
        and bool(grid.text(row, column + 1))
        and not grid.text(row - 1, column + 1)
        and not is_tall(grid, row - 1, column + 1)
    )


def is_lower(grid: Grid, row: int, base: dict[int, str], found: dict[int, tuple[Match, ...]]) -> str:
    """What the row below the heading row is: "words" (headings again), "terms" (vocabulary, numbers), or "" (data)."""
    cells = grid.filled(row)
    if cells and _names_members(grid, row, base, found):
        return "words"
    if len(cells) < 2:
        if len(cells) == 1 and cells[0] not in base and match(grid.text(row, cells[0])):
            return "words"
        return ""
    texts = {column: grid.text(row, column) for column in cells}
    if sum(bool(_VOCABULARY.match(text)) for text in texts.values()) >= 0.7 * len(cells):
        return "terms"
    stripped = [re.sub(r"[().\s]", "", text) for text in texts.values()]
    if len(cells) >= 4 and (
        _counts_up([int(text) for text in stripped if text.isdecimal()], len(cells))
        or _letters_up(
            [text.casefold() for text in stripped if len(text) == 1 and text.isalpha()], len(cells)
        )
    ):
        return "terms"
    if hints.tell(grid, row, found):
        return "terms"
    if any(looks_like_data(text) for text in texts.values()):
        return ""
    if sum(_reaches(grid, column, row) for column in base) >= 2 and not any(
        _reaches(grid, column, row) for column in cells
    ):
        return "words"  # the headings beside are merged down to this row
    if counts_on(grid, row) or _has_one_number(texts.values()):
        return ""
    known = {column: match(text) for column, text in texts.items()}
    same = sum(
        1
        for column, hit in known.items()
        if hit and column in found and found[column] and hit[0].field == found[column][0].field
    )
    if len(cells) >= 3 and same >= 0.6 * len(cells):
        return "words"
    open_columns = [column for column in cells if column not in base or is_wide(grid, row - 1, column)]
    if len(open_columns) == len(cells) and sum(bool(known[column]) for column in cells) >= 0.5 * len(cells):
        return "words"
    free = [column for column in cells if column not in base]
    if free and all(is_tall(grid, row, column) or column in free for column in cells):
        return "words"
    if (
        free
        and len(free) >= 0.6 * len(cells)
        and sum(bool(known[column]) for column in free) >= 0.6 * len(free)
    ):
        return "words"
    return ""


def _reaches(grid: Grid, column: int, row: int) -> bool:
    """Whether the heading of a column, in the row above, is merged with the cell in `row`."""
    box = grid.box(row - 1, column)
    return box is not None and box[0] < row == box[2]


def is_wide(grid: Grid, row: int, column: int) -> bool:
    box = grid.box(row, column)
    return box is not None and box[3] > box[1] and box[2] == box[0]


def is_tall(grid: Grid, row: int, column: int) -> bool:
    box = grid.box(row, column)
    return box is not None and box[0] < row


def _counts_up(numbers: list[int], cells: int) -> bool:
    return len(numbers) >= 0.9 * cells and all(b == a + 1 for a, b in itertools.pairwise(numbers))


def _letters_up(letters: list[str], cells: int) -> bool:
    return len(letters) >= 0.9 * cells and all(ord(b) == ord(a) + 1 for a, b in itertools.pairwise(letters))
