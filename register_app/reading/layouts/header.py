"""Where the headings of a table stand, and what each of its columns is."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from register_app.base.i18n import N_, Message
from register_app.reading.headings import ARTICLE_30, Match, match, match_under
from register_app.reading.layouts import furniture
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.contents import field_of
from register_app.reading.layouts.evidence import content_of
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.lists import habit_of
from register_app.reading.layouts.settling import is_doubtful, settle

LOOK_DOWN = 80
"""How many rows from the top a heading row is looked for."""

_SAMPLE = 60
_FAR = 10
_SURE = 6
_LONG = 120
_VOCABULARY = re.compile(r"^(?:use\s+)?(?:[a-z][\w-]{1,12}:\s?[A-Za-z]\w+|https?://\S+)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class _RowScore:
    score: float
    known: int
    filled: int
    distinct: frozenset[str]


def _looks_like_data(text: str) -> bool:
    return len(text) > _LONG or bool(re.fullmatch(r"[\d.,/:% -]+", text))


def row_score(grid: Grid, row: int, matches: dict[int, tuple[Match, ...]] | None = None) -> _RowScore:
    """How much a row reads like one of headings: known fields count once, unknown and number-like cells against."""
    score, known, distinct = 0.0, 0, set()
    cells = grid.filled(row)
    for column in cells:
        text = grid.text(row, column)
        found = matches.get(column, ()) if matches is not None else match(text)
        if found:
            known += 1
            field_name = found[0].field
            score += found[0].confidence * (1.0 if field_name not in distinct else 0.35)
            distinct.add(field_name)
            if len(text) > _LONG:
                score -= 0.5
        elif _looks_like_data(text) or isinstance(grid.value(row, column), datetime.date):
            score -= 0.5
        else:
            score -= 0.12
    return _RowScore(score, known, len(cells), frozenset(distinct))


def _is_table_head(grid: Grid, row: int, scored: _RowScore, needed: int) -> bool:
    if len(scored.distinct) < needed or scored.known < 0.34 * scored.filled:
        return False
    below = [below for below in range(row + 1, min(row + 12, grid.height)) if len(grid.filled(below)) >= 2]
    return bool(below) or scored.known >= 4


def is_heading_row(grid: Grid, row: int, *, needed: int = 3) -> bool:
    """Whether a row could begin a table."""
    scored = row_score(grid, row)
    return _is_table_head(grid, row, scored, needed) and scored.known >= 0.6 * scored.filled


def find(grid: Grid, *, start: int = 0, needed: int = 2, at: int | None = None) -> Header | None:
    """The heading row that fits best from row `start` on, or the row `at` (from 0), with its columns.

    None when no row has at least `needed` different known headings and something below it.
    """
    best: tuple[float, int, _RowScore] | None = None
    if at is not None:
        best = (0.0, at, row_score(grid, at))
    else:
        earlier: list[tuple[float, int, _RowScore]] = []
        for row in range(start, min(grid.height, start + LOOK_DOWN)):
            scored = row_score(grid, row)
            if not _is_table_head(grid, row, scored, needed):
                continue
            weight = scored.score + 0.3 * len(scored.distinct & ARTICLE_30) - 0.01 * (row - start)
            if (
                scored.known >= 0.6 * scored.filled
                and len(scored.distinct & (ARTICLE_30 | {"name"})) >= 2
                and len(scored.distinct) >= 3
            ):
                earlier.append((weight, row, scored))
            if best is None or weight > best[0] + 0.001:
                best = (weight, row, scored)
            elif row > best[1] + _FAR and len(best[2].distinct) >= _SURE:
                break
        if best is not None:
            # The first of several tables, even when a later one has more headings.
            best = next(
                (
                    other
                    for other in earlier
                    if other[1] < best[1] and _has_rows_between(grid, other[1], best[1])
                ),
                best,
            )
    if best is None:
        return None
    return _build(grid, best[1], best[2])


def _has_rows_between(grid: Grid, first: int, second: int) -> bool:
    """Whether rows of a table stand between two rows of headings."""
    return any(
        len(grid.filled(row)) >= 2 and row_score(grid, row).known <= 0.5 * len(grid.filled(row))
        for row in range(first + 1, second)
    )


_LISTS = frozenset(
    ("data", "systems", "measures", "subjects", "recipients", "processors", "retention", "law")
)


def by_sheet_name(grid: Grid, name: str) -> Header | None:
    """The heading of a list whose own headings say little, when its sheet's name says what it lists ("Data categories")."""
    found = match(name)
    if not found or found[0].field not in _LISTS:
        return None
    for row in itertools.islice(grid.rows(), 6):
        cells = grid.filled(row)
        texts = [grid.text(row, column) for column in cells]
        below = [row_below for row_below in range(row + 1, grid.height) if grid.text(row_below, cells[0])]
        if (
            len(cells) >= 2
            and len(below) >= 2
            and all(len(text) <= 40 and not _looks_like_data(text) for text in texts)
        ):
            header = _build(grid, row, row_score(grid, row))
            first = header.columns[0]
            first.fields, first.confidence = (found[0].field,), 0.6
            return header
    return None


def _spread(grid: Grid, row: int, columns: Iterable[int], below: int) -> dict[int, str]:
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


def _is_upper(grid: Grid, row: int, base: int) -> bool:
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
        column < left and not _is_tall(grid, base, column) and not _numbers_rows(grid, row, column)
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
    known = sum(bool(match(text)) for text in texts)
    if any(grid.box(row, column) is not None for column in cells):
        return known >= 1 or len(cells) >= 2
    return known >= max(1, 0.4 * len(cells))


def _numbers_rows(grid: Grid, row: int, column: int) -> bool:
    """Whether a text is a heading of numbers, as it stands in the upper row only when nobody merged the two."""
    found = match(grid.text(row, column))
    return bool(found) and found[0].field == "number"


def _is_lower(grid: Grid, row: int, base: dict[int, str], found: dict[int, tuple[Match, ...]]) -> str:
    """What the row below the heading row is: "words" (headings again), "terms" (vocabulary, numbers), or "" (data)."""
    cells = grid.filled(row)
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
    if sum(_is_hint(text) for text in texts.values()) >= 0.6 * len(cells):
        return "terms"
    if any(_looks_like_data(text) for text in texts.values()):
        return ""
    if sum(_reaches(grid, column, row) for column in base) >= 2 and not any(
        _reaches(grid, column, row) for column in cells
    ):
        return "words"  # the headings beside are merged down to this row
    known = {column: match(text) for column, text in texts.items()}
    same = sum(
        1
        for column, hit in known.items()
        if hit and column in found and found[column] and hit[0].field == found[column][0].field
    )
    if len(cells) >= 3 and same >= 0.6 * len(cells):
        return "words"
    open_columns = [column for column in cells if column not in base or _is_wide(grid, row - 1, column)]
    if len(open_columns) == len(cells) and sum(bool(known[column]) for column in cells) >= 0.5 * len(cells):
        return "words"
    free = [column for column in cells if column not in base]
    if free and all(_is_tall(grid, row, column) or column in free for column in cells):
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


def _is_wide(grid: Grid, row: int, column: int) -> bool:
    box = grid.box(row, column)
    return box is not None and box[3] > box[1] and box[2] == box[0]


def _is_tall(grid: Grid, row: int, column: int) -> bool:
    box = grid.box(row, column)
    return box is not None and box[0] < row


def _counts_up(numbers: list[int], cells: int) -> bool:
    return len(numbers) >= 0.9 * cells and all(b == a + 1 for a, b in itertools.pairwise(numbers))


def _letters_up(letters: list[str], cells: int) -> bool:
    return len(letters) >= 0.9 * cells and all(ord(b) == ord(a) + 1 for a, b in itertools.pairwise(letters))


_HINT = re.compile(
    r"^\((?!x\))[^()]{3,}\)$|^(?:e\.g\.|eg\.|f\.eks\.|fx|f\.x\.|z\. ?b\.|p\.ex\.|bijv\.|t\.ex\.|esim\.|np\.|ad es\.|p\. ej\.)|^(?:vælg|select|auswählen|angiv|"
    r"indtast|enter|skriv|bitte|sélectionn|kies|välj|ange|velg|valitse|seleccion|selezion|wybierz|describe|beskriv|list (?:the|all)|dropdown|free text|fritekst|freitext|texte libre)\b",
    re.IGNORECASE,
)


def _is_hint(text: str) -> bool:
    return bool(_HINT.match(text))


def _build(grid: Grid, row: int, scored: _RowScore) -> Header:
    base = {column: grid.text(row, column) for column in grid.filled(row)}
    found: dict[int, tuple[Match, ...]] = {column: match(text) for column, text in base.items()}
    rows = [row]
    header_texts = dict(base)
    groups: dict[int, str] = {}
    last = max(base)
    upper = row - 1
    if upper >= 0 and _is_upper(grid, upper, row):
        rows.insert(0, upper)
        first = min(*base, *grid.filled(upper))
        groups = _spread(grid, upper, range(first, max(last, *grid.filled(upper)) + 1), row)
        for column, text in groups.items():
            lower = base.get(column, "")
            if not lower and grid.text(upper, column) == "" and not _is_tall(grid, row, column):
                continue
            found[column] = match_under(text, lower)
            header_texts[column] = lower or text
    below = row + 1
    while below < grid.height and len(rows) < 4:
        kind = _is_lower(grid, below, header_texts, found)
        if not kind:
            break
        rows.append(below)
        if kind == "words":
            above = _spread(grid, below - 1, range(min(base), max(last, *grid.filled(below)) + 1), below)
            for column in grid.filled(below):
                text = grid.text(below, column)
                wide = header_texts.get(column) or above.get(column, "")
                own = column in header_texts
                hit = match_under(wide, text) if wide and not (own and match(text) == ()) else match(text)
                if (
                    own
                    and found.get(column)
                    and hit
                    and found[column][0].confidence >= hit[0].confidence
                    and not _is_wide(grid, below - 1, column)
                ):
                    continue
                if own and _is_wide(grid, below - 1, column):
                    found[column] = hit or found.get(column, ())
                    groups[column], header_texts[column] = wide, text
                elif hit or not own:
                    found[column] = hit
                    groups.setdefault(column, wide)
                    header_texts[column] = text if not own or wide == text else f"{wide} – {text}"
        below += 1
    body = _body(grid, max(rows) + 1)
    columns = [
        _column(grid, index, header_texts[index], found.get(index, ()), groups.get(index, ""), body)
        for index in sorted(header_texts)
    ]
    known = sum(bool(column.fields) for column in columns)
    header = Header(row, rows, columns, scored.score, known, len(columns))
    settle(header)
    header.reasons.append(
        Message(
            N_("Row {row} holds the headings, because {known} of its {filled} cells are known ones."),
            {"row": row + 1, "known": known, "filled": len(columns)},
        )
    )
    return header


def _body(grid: Grid, first: int) -> list[int]:
    """The rows below a heading that tell what its columns hold: without totals and section titles."""
    rows = [row for row in range(first, min(grid.height, first + 20 * _SAMPLE)) if grid.filled(row)]
    widths = sorted(len(grid.filled(row)) for row in rows)
    wide = bool(widths) and widths[len(widths) // 2] > 2
    return [
        row
        for row in rows
        if not furniture.is_total(grid.text(row, grid.filled(row)[0]))
        and not (wide and len(grid.filled(row)) == 1)
    ]


def _column(
    grid: Grid, index: int, text: str, found: tuple[Match, ...], group: str, body: list[int]
) -> Column:
    texts, values = [], []
    for row in body:
        cell = grid.texts[row][index] if index < grid.width else ""
        if cell:
            texts.append(cell)
            values.append(grid.value(row, index))
            if len(texts) >= _SAMPLE:
                break
    confidence = found[0].confidence if found else 0.0
    return Column(
        index,
        " ".join(text.split()),
        tuple(item.field for item in found),
        confidence,
        group,
        content=content_of(texts, values),
        told=field_of(texts) if is_doubtful([item.field for item in found], confidence) else "",
        habit=habit_of(texts),
        samples=tuple(texts[:3]),
    )
