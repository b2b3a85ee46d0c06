"""Lines set in the same columns → table rows: which lines they are, where the columns stand, where a row begins."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.reading.columns import Page, Segment, TableRow, cell_text
from register_app.reading.texts import tidy

_FEWEST = 3
"""Lines, or rows, that must share columns before they are a table: two may be chance."""
_MOST_WHITE = 1
"""Empty lines in a row that a table may have."""
_SLACK = 2.0
"""Letters by which a cell may reach into the next column: text kept in its layout drifts from row to row."""
_PROBED = 60
"""Lines looked at to learn whether a table begins."""
_LONGEST = 5000
"""Lines of one table."""
_ROUNDS = 6
_WIDTHS = 3
"""Numbers of columns tried for one table."""
_MUCH_MORE = 2
"""Times as many lines for which fewer columns are taken: cells set close look like one."""
_WITHIN = 3.0
"""Letters of white that one cell may have within it."""
_BEYOND = 1.3
"""Widths of the table that a line may have whose cells are set close."""

Placed = list[tuple[int, Segment]]
"""The segments of a line, each with the column that it stands in."""


def table_rows(page: Page) -> list[TableRow]:
    """The table rows among the lines of a page."""
    rows: list[TableRow] = []
    at = free = 0
    while at < len(page.lines):
        found = _table(page, at, free) if len(page.lines[at]) > 1 else []
        rows.extend(found)
        at = free = found[-1].lines[-1] + 1 if found else at + 1
        free = free if found else (rows[-1].lines[-1] + 1 if rows else 0)
    return rows


def _table(page: Page, start: int, free: int) -> list[TableRow]:
    """The rows of the table that begins with the line `start`; none where no table does.

    `free` is the first line that no table above has taken.
    """
    probed = _region(page, _run(page, start, _PROBED))
    if probed is None:
        return []
    region = (
        probed if max(probed.placed) - start < _PROBED // 2 else _region(page, _run(page, start, _LONGEST))
    )
    region = region or probed
    region.take_above(free)
    return region.rows()


def _run(page: Page, start: int, most: int) -> list[int]:
    """The filled lines from `start` that could belong to one table."""
    first = page.lines[start]
    found: list[int] = []
    for at in range(start, min(start + most, len(page.lines))):
        segments = page.lines[at]
        if not segments:
            if found and at - found[-1] > _MOST_WHITE:
                break
            continue
        if at in page.breaks:
            break
        if len(segments) == 1 and page.white_above(at) and not page.ends(at):
            across = sum(
                min(segments[0].right, other.right) > max(segments[0].left, other.left) for other in first
            )
            if across > 1 and len(page.lines[at + 1]) == 1:
                break  # a paragraph
        found.append(at)
    return found


def _region(page: Page, run: list[int]) -> _Region | None:
    """The table at the beginning of a run of lines: with as many columns as holds most lines."""
    found: _Region | None = None
    for width in sorted({len(page.lines[at]) for at in run} - {1}, reverse=True)[:_WIDTHS]:
        region = _of_width(page, run, width)
        if region is not None and (found is None or len(region.placed) > _MUCH_MORE * len(found.placed)):
            found = region
    return found


def _of_width(page: Page, run: list[int], width: int) -> _Region | None:
    start = run[0]
    for _ in range(_ROUNDS):
        if not any(len(page.lines[at]) == width for at in run):
            return None
        region = _Region(page, _columns(page, run, width))
        bad = next((at for at in run if not region.take(at)), None)
        if bad is None:
            region.drop_below()
            return region if region.is_table() else None
        if bad == start:
            # A table below stood model for this one.
            bad = next((at for at in run[1:] if len(page.lines[at]) == width), start)
        if bad == start:
            return None
        run = [at for at in run if at < bad]
    return None


class _Columns:
    """Where the columns stand: each from the leftmost to the rightmost letter found in it."""

    def __init__(self, unit: float, exact: bool) -> None:
        self._unit = unit
        self._near = unit * (0.5 if exact else 1.0)
        self.spans: list[tuple[float, float]] = []
        self._lefts: list[set[float]] = []

    def learn(self, segments: Sequence[Segment], step: str) -> None:
        """Widen the columns by a line that is set in them; any other teaches nothing.

        In step "over", only by what stands over columns that are known; in step "new", the columns that a line shows
        to be two; in step "near", also by what stands beside a column.
        """
        if not self.spans:
            self.spans = [(segment.left, segment.right) for segment in segments]
            self._lefts = [{segment.left} for segment in segments]
            return
        over = [self.over(segment) for segment in segments]
        if any(len(columns) > 1 for columns in over):
            return
        places = list(range(len(segments)))
        if len(segments) != len(self.spans) or any(here and here != [at] for at, here in enumerate(over)):
            places = self._places(segments)
        doubled = {at for at in places if places.count(at) > 1}
        free = [segment for segment, columns in zip(segments, over, strict=True) if not columns]
        if step == "new" and doubled:
            # Two cells of a line where one column was thought to be: no line before had them both.
            self._add(
                [
                    segment
                    for segment, at in zip(segments, places, strict=True)
                    if at in doubled and segment in free
                ]
            )
        elif not doubled and (step == "near" or not free):
            for segment, at in zip(segments, places, strict=True):
                left, right = self.spans[at]
                self.spans[at] = (min(left, segment.left), max(right, segment.right))
                self._lefts[at].add(segment.left)

    def _add(self, segments: Sequence[Segment]) -> None:
        columns = list(zip(self.spans, self._lefts, strict=True))
        columns.extend(((segment.left, segment.right), {segment.left}) for segment in segments)
        columns.sort(key=lambda column: column[0])
        self.spans = [span for span, _ in columns]
        self._lefts = [lefts for _, lefts in columns]

    def _places(self, segments: Sequence[Segment]) -> list[int]:
        """The column of each segment: that which it stands over, else the nearest."""
        return [
            (self.over(segment) or [min(range(len(self.spans)), key=lambda at: self._distance(segment, at))])[
                0
            ]
            for segment in segments
        ]

    def _distance(self, segment: Segment, column: int) -> float:
        left, right = self.spans[column]
        return max(left - segment.right, segment.left - right)

    def over(self, segment: Segment) -> list[int]:
        """The columns that a segment stands over by more than it may drift."""
        found: list[int] = []
        for at, (left, right) in enumerate(self.spans):
            slack = min(_SLACK * self._unit, 0.4 * (segment.right - segment.left), 0.4 * (right - left))
            if min(right, segment.right) - max(left, segment.left) > slack:
                found.append(at)
        return found

    def place(self, segments: Sequence[Segment]) -> Placed | None:
        """The segments in their columns, parted where two cells were set close; `None` when they stand in none."""
        pieces: list[Segment] = []
        for segment in segments:
            pieces.extend(self._parted(segment) if len(self.over(segment)) > 1 else [segment])
        if any(len(self.over(piece)) > 1 for piece in pieces):
            return None
        placed: Placed = []
        for piece, column in zip(pieces, self._places(pieces), strict=True):
            if placed and placed[-1][0] > column:
                return None
            if placed and placed[-1][0] == column:
                last = placed[-1][1]
                if piece.left - last.right > _WITHIN * self._unit:
                    return None
                placed[-1] = (column, _joined((*last.words, *piece.words)))
            else:
                placed.append((column, piece))
        return placed

    def _parted(self, segment: Segment) -> list[Segment]:
        """A segment parted where a column begins and one of its words does too."""
        pieces = [segment]
        for lefts in self._lefts:
            words = pieces[-1].words
            far = [min(abs(word.left - left) for left in lefts) for word in words]
            cut = min(range(1, len(words)), key=lambda at: far[at], default=0)
            if cut and far[cut] <= self._near:
                pieces[-1:] = [_joined(words[:cut]), _joined(words[cut:])]
        return pieces


def _joined(words: Sequence[Segment]) -> Segment:
    return Segment(words[0].left, words[-1].right, " ".join(word.text for word in words), tuple(words))


def _columns(page: Page, run: Sequence[int], width: int) -> _Columns:
    """The columns of a run of lines; those parted into `width` pieces teach first."""
    columns = _Columns(page.unit, bool(page.gaps))
    for step in ("new", "over", "near"):
        for fits in (True, False):
            for at in run:
                segments = page.lines[at]
                if len(segments) <= width and (len(segments) == width) is fits:
                    columns.learn(segments, step if fits or step != "new" else "over")
    return columns


class _Region:
    """Lines that are set in the same columns."""

    def __init__(self, page: Page, columns: _Columns) -> None:
        self._page = page
        self._columns = columns
        self.placed: dict[int, Placed] = {}

    def take(self, at: int) -> bool:
        """Add a line; False when it is not set in these columns."""
        placed = self._columns.place(self._page.lines[at])
        if placed is None or (
            len(self._page.lines[at]) == 1 and len(placed) > 1 and not self._is_row(at, placed)
        ):
            return False
        self.placed[at] = placed
        return True

    def _is_row(self, at: int, placed: Placed) -> bool:
        """Whether a line without wide gaps is one of cells set close, not a sentence that chance parts."""
        page, segment = self._page, self._page.lines[at][0]
        ends = page.ends(at)
        if not page.white_above(at) or (not ends and len(page.lines[at + 1]) > 1):
            return True  # within a row; what follows the table has white above
        spans = self._columns.spans
        widest = _BEYOND * (spans[-1][1] - spans[0][0])
        return ends and len(placed) == len(spans) and segment.right - segment.left <= widest

    def drop_below(self) -> None:
        """Leave out short lines that stand alone at the left below the table, with white above."""
        while len(self.placed) > 1:
            last = max(self.placed)
            if [column for column, _ in self.placed[last]] != [0] or not self._page.white_above(last):
                return
            del self.placed[last]

    def is_table(self) -> bool:
        """Whether enough lines are set in several columns, or enough of the rows that white parts."""
        if sum(len(own) >= 2 for own in self.placed.values()) >= _FEWEST:
            return True
        rows: list[set[int]] = []
        for at, own in self.placed.items():
            if not rows or self._page.white_above(at):
                rows.append(set())
            rows[-1].update(column for column, _ in own)
        return sum(len(row) >= 2 for row in rows) >= _FEWEST

    def take_above(self, free: int) -> None:
        """Add what stands above the first line in a cell that is taller than those beside it, set to its middle."""
        start = min(self.placed)
        below: dict[int, int] = {}
        for at, own in self.placed.items():
            if at > start and self._page.white_above(at):
                break
            for column, _ in own:
                below[column] = below.get(column, 0) + (1 if at > start else -len(self._page.lines))
        for at in range(start - 1, free - 1, -1):
            segments = self._page.lines[at]
            if len(segments) != 1 or at in self._page.breaks or self._page.white_above(at + 1):
                return
            over = self._columns.over(segments[0])
            if len(over) != 1 or below.get(over[0], 0) < 1:
                return
            below[over[0]] -= 1
            self.placed[at] = [(over[0], segments[0])]

    def rows(self) -> list[TableRow]:
        """The lines gathered to rows."""
        page, width = self._page, len(self._columns.spans)
        found: list[TableRow] = []
        cells: list[list[Segment]] = [[] for _ in range(width)]
        used: list[int] = []

        def finish() -> None:
            if used:
                joined = (
                    cell_text(cell, right, page.unit)
                    for cell, (_, right) in zip(cells, self._columns.spans, strict=True)
                )
                found.append(TableRow(tuple(used), tuple(tidy(cell) for cell in joined)))
                used.clear()
                for cell in cells:
                    cell.clear()

        begins = self._begins()
        for at in sorted(self.placed):
            if at in begins:
                finish()
            used.append(at)
            for column, segment in self.placed[at]:
                cells[column].append(segment)
        finish()
        return found

    def _begins(self) -> set[int]:
        """The lines with which a row begins: after white, or where all columns begin anew."""
        page, filled = self._page, sorted(self.placed)
        begins = {filled[0]}
        if page.gaps:
            white = {at for at in filled[1:] if page.white_above(at)}
            if white:
                return begins | white
        else:
            begins |= {at for at in filled[1:] if not page.lines[at - 1]}
            if len(begins) >= _FEWEST:
                return begins
        for at in filled[1:]:
            own = self.placed[at]
            first = own[0][1].text[:1]
            if len(own) == len(self._columns.spans) and (first.isupper() or first.isdigit()):
                begins.add(at)
        return begins
