"""Tables of a notice: a row for each purpose with its legal basis, or a form with a label in each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.layouts.evidence import is_mark, is_ticked
from register_app.reading.notice import aligning, people, together, words
from register_app.reading.notice.record import Record, bracketed, clean_title, is_basis, same, title_and_rest
from register_app.reading.notice.units import Unit


def read(rows: Sequence[Unit]) -> tuple[list[Record], list[tuple[int, str]]] | None:
    """The records of a table, and its headings by line; `None` when it is no table of purposes."""
    labelled = _labelled_cells(rows)
    if labelled:
        return labelled, []
    ticked = _ticked(rows)
    if ticked is not None:
        return ticked
    if _is_form(rows):
        form = _form(rows)
        return (form, []) if form else None
    across = _across(rows)
    if across:
        return across, [(rows[0].line, cell) for cell in rows[0].cells if cell]
    for number, row in enumerate(rows[:3]):
        fields = [words.column_field(cell) for cell in row.cells]
        if _is_header(fields, row.cells):
            found = _records(rows[number + 1 :], fields, row.cells)
            heads = [(unit.line, cell) for unit in rows[: number + 1] for cell in unit.cells if cell]
            return (found, heads) if found else None
    form = _form(rows)
    if form:
        return form, []
    return _without_header(rows)


def _ticked(rows: Sequence[Unit]) -> tuple[list[Record], list[tuple[int, str]]] | None:
    """A table whose headings are legal bases, ticked for each purpose; `None` when it is none."""
    for number, row in enumerate(rows[:_HEADINGS]):
        below = rows[number + 1 :]
        columns = [
            at
            for at, cell in enumerate(row.cells)
            if cell and is_basis(cell) and all(_is_tick(other, at) for other in below)
        ]
        if len(columns) < _BASES or not any(
            other.cells[at] for other in below for at in columns if at < len(other.cells)
        ):
            continue
        kept = [at for at in range(len(row.cells)) if at not in columns]
        fields = [words.column_field(row.cells[at]) for at in kept]
        written = [
            replace(
                other,
                cells=(
                    *(other.cells[at] if at < len(other.cells) else "" for at in kept),
                    "\n".join(
                        row.cells[at]
                        for at in columns
                        if at < len(other.cells) and is_ticked(other.cells[at])
                    ),
                ),
            )
            for other in below
        ]
        found = _records(written, [*fields, "basis"])
        heads = [(unit.line, cell) for unit in rows[: number + 1] for cell in unit.cells if cell]
        return (found, heads) if found else None
    return None


_HEADINGS = 3
"""Rows that the headings of a table may take."""
_BASES = 2


def _is_tick(row: Unit, at: int) -> bool:
    return at >= len(row.cells) or not row.cells[at] or is_mark(row.cells[at])


def _is_form(rows: Sequence[Unit]) -> bool:
    """Whether each row is a label and its value, whatever else the values may read like."""
    fields = [words.cell_field(row.cells[0]) for row in rows if row.cells]
    return (
        len(fields) >= _HEADINGS
        and all(len(row.cells) == 2 for row in rows)
        and all(fields)
        and "basis" in fields
        and ("purpose" in fields or len(set(fields)) >= _HEADINGS)
    )


def _labelled_cells(rows: Sequence[Unit]) -> list[Record]:
    """Rows of which every cell bears its own label: "Purpose: … | Legal basis: …"."""
    found: list[Record] = []
    for row in rows:
        labels = [words.label(cell) for cell in row.cells if cell]
        record = Record("", lines=[row.line])
        for label in labels:
            if label is not None and label.rest:
                record.put(label.field, label.rest)
        if record.title and record.bases:
            found.append(record)
    return found if len(found) > 0.5 * len(rows) else []


def _is_header(fields: Sequence[str], cells: Sequence[str]) -> bool:
    known = [field for field in fields if field]
    if len(known) < 2 or len(set(known)) < 2:
        return False
    return "basis" in known or (
        "purpose" in known and len(known) >= 0.5 * len([cell for cell in cells if cell])
    )


def _records(rows: Sequence[Unit], fields: Sequence[str], heads: Sequence[str] = ()) -> list[Record]:
    """The records in the rows under a header; a row without purpose goes on with the one above."""
    places = _with_basis(rows, list(fields))
    joint = together.columns([row.cells for row in rows], places, heads)
    if "purpose" not in places:
        # The purpose has no heading of its own, or one that nobody knows: then it stands first.
        free = [at for at, field in enumerate(places) if not field or field in ("description", "data")]
        if not free:
            return []
        places[free[0]] = "purpose"
    purpose = places.index("purpose")
    in_brackets = "basis" not in places and _bear_bases(rows, purpose)
    found: list[Record] = []
    group = ""
    for row in rows:
        cells = list(row.cells)
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        if (
            len(filled) == 1
            and len(places) > 1
            and len(filled[0]) <= 120
            and (len(cells) == 1 or cells[0])
            and not is_basis(filled[0])
        ):
            group = filled[0]
            continue
        title = cells[purpose] if purpose < len(cells) else ""
        if title or not found:
            parts = bracketed(title) if in_brackets else None
            name, rest = title_and_rest(parts[0] if parts is not None else title)
            found.append(Record(name, [rest] if rest else [], group=group))
            found[-1].put("basis", parts[1] if parts is not None else "")
        record = found[-1]
        record.lines.append(row.line)
        for at, cell in enumerate(cells):
            field = places[at] if at < len(places) else ""
            if cell and at != purpose:
                for name, text in together.parts(cell, field) if at in joint else [(field, cell)]:
                    record.put("description" if name in ("", "purpose") else name, text)
    for record in found:
        if not record.subjects and (told := people.of(record.group)):
            record.subjects.append(told)
    if "basis" in places[:purpose]:
        found = [part for record in found for part in _listed(record)]
    return [record for record in found if record.title or record.bases]


def _with_basis(rows: Sequence[Unit], places: list[str]) -> list[str]:
    """The fields of the columns, with that of the column whose cells are legal bases where no heading says so."""
    if "basis" in places:
        return places
    for at, field in enumerate(places):
        cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
        if not field and cells and sum(map(is_basis, cells)) >= _MOST * len(cells):
            places[at] = "basis"
            break
    return places


_MOST = 0.6


def _bear_bases(rows: Sequence[Unit], at: int) -> bool:
    """Whether the titles bear their bases in brackets; of single data, too, an article may be told so."""
    titles = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
    return sum(bracketed(title) is not None for title in titles) >= _MOST * len(titles)


def _listed(record: Record) -> list[Record]:
    """A record for each purpose of a cell that lists those that one basis leads."""
    items = [line for text in record.description for line in text.split("\n")]
    if not items or any(len(item) > _LONGEST_ITEM or item.endswith(".") for item in items):
        return [record]
    return [
        replace(record, title=clean_title(item), description=[], bases=list(record.bases))
        for item in (record.title, *items)
    ]


_LONGEST_ITEM = 80


def _across(rows: Sequence[Unit]) -> list[Record]:
    """A table whose labels stand at the left and whose columns are the purposes."""
    width = max(len(row.cells) for row in rows)
    labels = [words.column_field(row.cells[0]) if row.cells else "" for row in rows]
    ticks = {at for at, row in enumerate(rows) if at and _all_ticks(row)}
    known = [field for at, field in enumerate(labels) if field and at not in ticks]
    if (
        width < 3
        or "basis" not in known
        or len(set(known)) + bool(ticks) < 2
        or len(known) < 0.6 * (len(rows) - len(ticks) - bool(ticks))
    ):
        return []
    found: list[Record] = []
    for column in range(1, width):
        record = Record("")
        for at, (row, field) in enumerate(zip(rows, labels, strict=True)):
            text = row.cells[column] if column < len(row.cells) else ""
            if at == 0 and not field:
                record.title = text
            elif at in ticks:
                record.put("data", row.cells[0] if is_ticked(text) else "")
            elif text:
                record.put(field or "description", text)
            record.lines.append(row.line)
        found.append(record)
    return [record for record in found if record.title and record.bases]


def _all_ticks(row: Unit) -> bool:
    """Whether a row only ticks what it names."""
    return bool(row.cells) and any(row.cells[1:]) and all(not cell or is_mark(cell) for cell in row.cells[1:])


def _form(rows: Sequence[Unit]) -> list[Record]:
    """A table of two columns with a label at the left of each row."""
    pairs = [
        (words.cell_field(row.cells[0]), row.cells[1], row.line)
        for row in rows
        if len(row.cells) == 2 and row.cells[0]
    ]
    known = [field for field, _, _ in pairs if field]
    if len(pairs) < 2 or len(known) < 0.6 * len(rows) or "basis" not in known:
        return []
    found = [Record("")]
    seen: set[str] = set()
    for field, text, line in pairs:
        if field == "purpose" and found[-1].title and "basis" in seen:
            found.append(Record(""))
            seen = set()
        seen.add(field)
        found[-1].put(field or "description", text)
        found[-1].lines.append(line)
    title_row = rows[0]
    if not found[0].title and len([cell for cell in title_row.cells if cell]) == 1:
        found[0].title = title_row.text
    return [record for record in found if record.bases]


def _is_told(cell: str) -> bool:
    """Whether a cell states a basis, and does not answer a question like "Consent needed?" by yes or no."""
    return is_basis(cell) and _ANSWER.match(cell) is None


_ANSWER = re.compile(r"(?:yes|no|ja|nej|nein|oui|non)\b", re.IGNORECASE)


def _without_header(rows: Sequence[Unit]) -> tuple[list[Record], list[tuple[int, str]]] | None:
    """A table whose columns bear no headings, or unknown ones, but one of which holds legal bases."""
    width = max((len(row.cells) for row in rows), default=0)
    if width < 2 or len(rows) < 2:
        return None
    shares = [
        sum(1 for row in rows if len(row.cells) > at and _is_told(row.cells[at])) / len(rows)
        for at in range(width)
    ]
    column = max(range(width), key=lambda at: (shares[at], at))
    if shares[column] < 0.6 or column == 0:
        return None
    fields = ["purpose", *(_told_by_cells(rows, at) for at in range(1, width))]
    fields[column] = "basis"
    first = rows[0]
    has_header = (
        len(first.cells) > column and not is_basis(first.cells[column]) and not same(first.cells[column], "")
    )
    body = rows[1:] if has_header else rows
    found = _records(body, fields)
    heads = [(first.line, cell) for cell in first.cells if cell] if has_header else []
    return (found, heads) if found else None


def _told_by_cells(rows: Sequence[Unit], at: int) -> str:
    """The field of a column without a heading; a second one of bases says more about the first."""
    field = aligning.field_of(
        [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]] or [""]
    )
    return "" if field == "basis" else field
