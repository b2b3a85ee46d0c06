"""Blocks of cells: copied as a spreadsheet takes them, pasted, filled down, cleared, moved. Each act is one step."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from register_app.base.i18n import N_, Message, _
from register_app.base.watching import Watch, unwatched
from register_app.services.cell_plan import Cell, Change, Plan
from register_app.services.cell_store import LISTS
from register_app.services.listing import Line
from register_app.viewmodels.columns import BY_KEY, EDITABLE, text_of
from register_app.viewmodels.session import Session

Lines = Callable[[int], Line]
"""Gives what an activity holds, by its row number: `RegisterTable.line`."""

NEVER_CLEARED = frozenset(("number", "status"))
LONGEST = 4_000_000
"""Characters of a clipboard that are read; more is no block of cells."""
MOST_ROWS, MOST_COLUMNS = 20_000, 200


@dataclass(frozen=True)
class Block:
    """A rectangle of cells: row numbers of activities from top to bottom, column keys from left to right."""

    numbers: tuple[int, ...]
    keys: tuple[str, ...]


def copied(
    lines: Lines, block: Block, watch: Watch = unwatched, *, headings: bool = False
) -> tuple[str, str]:
    """The block as tab-separated text and as an HTML table, as a spreadsheet program puts it on the clipboard.

    `watch` counts the rows.
    """
    rows = []
    for place, number in enumerate(block.numbers):
        watch(place)
        rows.append([text_of(lines(number), key) for key in block.keys])
    if headings:
        rows.insert(0, [_(BY_KEY[key].label) for key in block.keys])
    return as_text(rows), as_html(rows)


def as_text(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    if any(character in cell for character in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def as_html(rows: Sequence[Sequence[str]]) -> str:
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table>{body}</table>'


def read(text: str, markup: str = "") -> list[list[str]]:
    """The cells on a clipboard.

    The text is read; markup only where that divides the rows better, as where a program writes a cell of
    several lines into its text without quotation marks.
    """
    rows = _from_text(text[:LONGEST])
    if markup:
        marked = _from_html(markup[:LONGEST])
        if marked and (not rows or len(marked) < len(rows) or max(map(len, marked)) > max(map(len, rows))):
            rows = marked
    return [[cell.replace("\0", "") for cell in row[:MOST_COLUMNS]] for row in rows[:MOST_ROWS]]


def _from_text(text: str) -> list[list[str]]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if not text.strip("\n"):
        return [[""]] if text else []
    if "\t" not in text and not text.startswith('"'):
        # One column: a quotation mark within running text is just that.
        return [[line] for line in text.removesuffix("\n").split("\n")]
    csv.field_size_limit(LONGEST)
    rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


_TAG = re.compile(r"<(/?)(table|tr|td|th|br)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")


def _from_html(markup: str) -> list[list[str]]:
    """The cells of the first table in a clipboard's HTML; nothing of it is interpreted beyond that.

    Read with patterns that cannot backtrack: the parser of the standard library takes minutes for hostile markup.
    """
    rows: list[list[str]] = []
    cell: list[str] | None = None
    end = 0
    for found in _TAG.finditer(markup):
        if cell is not None:
            cell.append(_plain(markup[end : found.start()]))
        end = found.end()
        closing, tag = bool(found[1]), found[2].lower()
        if tag == "br":
            if cell is not None:
                cell.append("\n")
            continue
        if cell is not None:
            rows[-1].append(_joined(cell))
            cell = None
        if tag == "tr" and not closing:
            rows.append([])
        elif tag in ("td", "th") and not closing and rows:
            cell = []
        elif tag == "table" and closing:
            break
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _plain(piece: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", _ANY_TAG.sub("", piece)))


def _joined(pieces: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in "".join(pieces).split("\n")).strip()


def spread(
    rows: Sequence[Sequence[str]], block: Block, below: Sequence[int], right: Sequence[str]
) -> list[Cell]:
    """Where the cells of a clipboard go: from the first cell of `block` on.

    One value, or one row or column that the block is a multiple of, fills all of it. `below` are the
    activities from the block's first row on, `right` the columns from its first; rows beyond the last
    activity become new ones (row number 0).
    """
    if not rows or not right:
        return []
    height, width = len(rows), max(map(len, rows))
    down = len(block.numbers) if height and len(block.numbers) % height == 0 else height
    over = len(block.keys) if width and len(block.keys) % width == 0 else width
    cells = []
    for place in range(max(down, height)):
        number = below[place] if place < len(below) else 0
        for offset, key in enumerate(right[: max(over, width)]):
            row = rows[place % height]
            if offset % width < len(row):
                cells.append(Cell(number, key, row[offset % width], place))
    return [cell for cell in cells if cell.number or cell.text.strip()]


def plan(session: Session, lines: Lines, cells: Sequence[Cell], watch: Watch = unwatched) -> Plan:
    """What setting `cells` would do; nothing is stored. In any thread, as all acts here: `watch` counts the cells."""
    from register_app.services import cells as service

    return service.plan(session.read(), cells, lambda number, key: lines(number).get(key, ()), watch)


def step_of(one: str, several: str, count: int) -> Message:
    """What a step on so many cells or rows is called, of two marked texts."""
    return Message(one if count == 1 else several, {"count": count})


def paste(session: Session, given: Plan, watch: Watch = unwatched) -> list[int]:
    """Do what was planned; gives the row numbers of new activities."""
    from register_app.services import cells as service

    label = step_of(N_("Paste a cell"), N_("Paste {count} cells"), len(given.changes))
    return service.apply(session.register, given.changes, label, watch)


def fill_down(session: Session, lines: Lines, block: Block, above: int, watch: Watch = unwatched) -> Plan:
    """Copy the first row of a block into the others; a block of one row takes the row `above` it."""
    from register_app.services import cells as service

    source, targets = (
        (block.numbers[0], block.numbers[1:]) if len(block.numbers) > 1 else (above, block.numbers)
    )
    changes, unchanged = [], 0
    for place, number in enumerate(targets):
        for key in block.keys:
            if key not in EDITABLE or key == "number" or not source:
                continue
            held, fresh = lines(number).get(key, ()), lines(source).get(key, ())
            value: str | tuple[str, ...] = fresh if key in LISTS else "".join(fresh)
            if held == fresh:
                unchanged += 1
            else:
                changes.append(Change(number, key, "; ".join(held), value, place))
    label = step_of(N_("Fill down a cell"), N_("Fill down {count} cells"), len(changes))
    service.apply(session.register, changes, label, watch)
    return Plan(tuple(changes), (), unchanged)


def clear(session: Session, lines: Lines, block: Block, watch: Watch = unwatched) -> int:
    """Empty the cells of a block that can be empty; gives how many were emptied."""
    from register_app.services import cells as service

    changes = [
        Change(number, key, "; ".join(held), () if key in LISTS else "", place)
        for place, number in enumerate(block.numbers)
        for key in block.keys
        if key in EDITABLE and key not in NEVER_CLEARED and (held := lines(number).get(key, ()))
    ]
    label = step_of(N_("Clear a cell"), N_("Clear {count} cells"), len(changes))
    service.apply(session.register, changes, label, watch)
    return len(changes)


def move(
    session: Session, lines: Lines, numbers: Sequence[int], key: str, value: str, watch: Watch = unwatched
) -> int:
    """Give activities another department (or whatever the table is grouped by); gives how many were moved."""
    from register_app.services import cells as service

    changes = [
        Change(number, key, "; ".join(held), value, place)
        for place, number in enumerate(numbers)
        if (held := lines(number).get(key, ())) != ((value,) if value else ())
    ]
    label = step_of(N_("Move an activity"), N_("Move {count} activities"), len(changes))
    service.apply(session.register, changes, label, watch)
    return len(changes)
