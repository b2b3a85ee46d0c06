"""Where the headings of a table stand, and what each of its columns is."""

from __future__ import annotations

import datetime
import itertools
from dataclasses import dataclass

from register_app.base.cellnames import column_name
from register_app.base.i18n import N_, Message
from register_app.reading.fields import ARTICLE_30
from register_app.reading.headings import is_known_text, match
from register_app.reading.headingwords import Match
from register_app.reading.layouts import categories, furniture, headrows, hints, unheaded
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.contents import field_of
from register_app.reading.layouts.evidence import content_of, state_of
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.lists import habit_of
from register_app.reading.layouts.settling import is_doubtful, settle
from register_app.reading.subheadings import match_under

LOOK_DOWN = 80
"""How many rows from the top a heading row is looked for."""

_SAMPLE = 60
_FAR = 10
_SURE = 6
_ENOUGH = 4
_HEADS = 3
_ABOUT = frozenset(("name", "purpose", "processing"))
_TOLD_OF_IT = frozenset(("basis", "data", "recipients", "retention"))


@dataclass(frozen=True)
class _RowScore:
    score: float
    known: int
    filled: int
    distinct: frozenset[str]


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
            if len(text) > headrows.LONG:
                score -= 0.5
        elif headrows.looks_like_data(text) or isinstance(grid.value(row, column), datetime.date):
            score -= 0.5
        else:
            score -= 0.12
    return _RowScore(score, known, len(cells), frozenset(distinct))


def _says_enough(fields: frozenset[str]) -> bool:
    """Whether the known headings of a row are those of a register, however many unknown ones stand beside them."""
    return len(fields) >= _ENOUGH and bool(fields & _ABOUT) and bool(fields & _TOLD_OF_IT)


def _is_table_head(grid: Grid, row: int, scored: _RowScore, needed: int) -> bool:
    if len(scored.distinct) < needed or headrows.counts_on(grid, row) or hints.tells_how(grid, row):
        return False
    if scored.known < 0.34 * scored.filled and not _says_enough(scored.distinct):
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
    if at is None and (said := _said_above(grid, best[1], start)) is not None:
        return _build(grid, said, row_score(grid, said))
    return _build(grid, best[1], best[2])


def _said_above(grid: Grid, row: int, start: int) -> int | None:
    """The row of headings above one that only says the same again in other words, a blank row between them or none."""
    above = row - 1
    while above > max(start, row - _BETWEEN) and (not grid.filled(above) or hints.tells_how(grid, above)):
        above -= 1
    if above < start or not grid.filled(above):
        return None
    cells = grid.filled(row)
    again = sum(_same_field(grid.text(above, column), grid.text(row, column)) for column in cells)
    return above if again >= max(_ENOUGH, _REPEATED * len(cells)) else None


_BETWEEN = 3
"""How far above the same headings may stand, with a blank row or one that tells what to write between them."""


def _same_field(one: str, other: str) -> bool:
    first, second = match(one), match(other)
    return bool(first and second) and first[0].field == second[0].field


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
            and all(len(text) <= 40 and not headrows.looks_like_data(text) for text in texts)
        ):
            header = _build(grid, row, row_score(grid, row))
            first = header.columns[0]
            first.fields, first.confidence = (found[0].field,), 0.6
            return header
    return None


def _build(grid: Grid, row: int, scored: _RowScore) -> Header:
    base = {column: grid.text(row, column) for column in grid.filled(row)}
    found: dict[int, tuple[Match, ...]] = {column: match(text) for column, text in base.items()}
    rows = [row]
    header_texts = dict(base)
    groups: dict[int, str] = {}
    last = max(base)
    upper = row - 1
    if upper >= 0 and headrows.is_upper(grid, upper, row):
        rows.insert(0, upper)
        first = min(*base, *grid.filled(upper))
        groups = headrows.spread(grid, upper, range(first, max(last, *grid.filled(upper)) + 1), row)
        for column, text in groups.items():
            lower = base.get(column, "")
            if not lower and grid.text(upper, column) == "" and not headrows.is_tall(grid, row, column):
                continue
            found[column] = match_under(text, lower)
            header_texts[column] = lower or text
    below = row + 1
    while below < grid.height and len(rows) < 4:
        if _explained_below(grid, below, header_texts, found):
            rows.append(below)
            below += 1
            continue
        kind = headrows.is_lower(grid, below, header_texts, found)
        if not kind:
            break
        rows.append(below)
        if kind == "words":
            above = headrows.spread(
                grid, below - 1, range(min(base), max(last, *grid.filled(below)) + 1), below
            )
            for column in grid.filled(below):
                text = grid.text(below, column)
                wide = header_texts.get(column) or above.get(column, "")
                own = column in header_texts
                over = headrows.is_wide(grid, below - 1, column) or headrows.stands_over(grid, below, column)
                hit = match_under(wide, text) if wide and not (own and match(text) == ()) else match(text)
                if (
                    own
                    and found.get(column)
                    and hit
                    and found[column][0].confidence >= hit[0].confidence
                    and not over
                ):
                    if headrows.CITES.search(text):
                        header_texts[column] = (
                            f"{wide} – {text}"  # the cells below may give its letters alone
                        )
                    continue
                if own and over:
                    found[column] = hit or found.get(column, ())
                    groups[column], header_texts[column] = wide, text
                elif hit or not own:
                    found[column] = hit
                    groups.setdefault(column, wide)
                    header_texts[column] = text if not own or wide == text else f"{wide} – {text}"
        below += 1
    _share(groups, header_texts, found)
    body = _body(grid, max(rows) + 1)
    owners = {index: index for index in header_texts} | unheaded.below(grid, rows, header_texts, body)
    columns = [
        _column(grid, index, header_texts.get(owner, ""), found.get(owner, ()), groups.get(owner, ""), body)
        for index, owner in sorted(owners.items())
    ]
    known = sum(bool(found.get(index)) for index in header_texts)
    header = Header(row, rows, columns, scored.score, known, len(header_texts))
    settle(header)
    categories.settle(header)
    unheaded.name(grid, columns)
    header.reasons.append(
        Message(
            N_("Column {column} holds the headings, because {known} of its {filled} cells are known ones."),
            {"column": column_name(row), "known": known, "filled": len(columns)},
        )
        if grid.turned
        else Message(
            N_("Row {row} holds the headings, because {known} of its {filled} cells are known ones."),
            {"row": grid.place(row, 0)[0] + 1, "known": known, "filled": len(columns)},
        )
    )
    return header


def _explained_below(
    grid: Grid, row: int, texts: dict[int, str], found: dict[int, tuple[Match, ...]]
) -> bool:
    """Whether a row is blank and the one below it numbers the columns, tells what to write in them, or says them again."""
    cells = grid.filled(row + 1) if row + 1 < grid.height and not grid.filled(row) else []
    if not cells:
        return False
    if headrows.is_lower(grid, row + 1, texts, found) == "terms":
        return True
    again = sum(_same_field(texts.get(column, ""), grid.text(row + 1, column)) for column in cells)
    return again >= max(_ENOUGH, _REPEATED * len(cells))


def _share(groups: dict[int, str], texts: dict[int, str], found: dict[int, tuple[Match, ...]]) -> None:
    """Under a wide heading of two things ("People and data") an unknown one is what no column there is as a whole."""
    for group in set(groups.values()):
        fields = [item.field for item in match(group)]
        if len(fields) < 2:
            continue
        members = [column for column, text in groups.items() if text == group]
        whole = {
            found[column][0].field
            for column in members
            if found.get(column) and is_known_text(texts.get(column, ""))
        }
        left = [name for name in fields if name not in whole]
        if not left or len(left) == len(fields):
            continue
        for column in members:
            if texts.get(column) and not match(texts[column]):
                found[column] = (Match(left[0], 0.75),)


def _body(grid: Grid, first: int) -> list[int]:
    """The rows below a heading that tell what its columns hold: without totals and section titles."""
    rows = [row for row in range(first, min(grid.height, first + 20 * _SAMPLE)) if grid.filled(row)]
    rows = list(itertools.takewhile(lambda row: row <= first or not _heads_another(grid, row), rows))
    widths = sorted(len(grid.filled(row)) for row in rows)
    wide = bool(widths) and widths[len(widths) // 2] > 2
    return [
        row
        for row in rows
        if not furniture.is_total(grid.text(row, grid.filled(row)[0]))
        and not (wide and len(grid.filled(row)) == 1)
        and not _repeats(grid, row, first - 1)
    ]


def _repeats(grid: Grid, row: int, heading: int) -> bool:
    """Whether a row says what the row of headings says."""
    same = sum(text == head != "" for text, head in zip(grid.texts[row], grid.texts[heading], strict=True))
    return same >= _HEADS and same >= _REPEATED * len(grid.filled(row))


_REPEATED = 0.7


def _heads_another(grid: Grid, row: int) -> bool:
    """Whether a row below an empty one or a title holds the headings of another table, by the letter of some of them."""
    cells = grid.filled(row)
    if len(cells) < _HEADS or len(grid.filled(row - 1)) > 1:
        return False
    exact = sum(is_known_text(grid.text(row, column)) for column in cells)
    return exact >= _HEADS and exact >= 0.5 * len(cells) and is_heading_row(grid, row, needed=_HEADS)


def _told(texts: list[str]) -> str:
    """The field that cells speak of, those left out in which nobody chose anything yet."""
    return field_of([text for text in texts if state_of(text) != "unclarified"])


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
        told=_told(texts) if is_doubtful([item.field for item in found], confidence) else "",
        habit=habit_of(texts),
        samples=tuple(texts[:3]),
    )
