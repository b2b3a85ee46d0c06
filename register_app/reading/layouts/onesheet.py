"""One sheet of a workbook in the layout that was found for it: its records, its columns, and why it was read so."""

from __future__ import annotations

from typing import Any

from register_app.base.cellnames import cell_name, column_name
from register_app.base.i18n import N_, Message
from register_app.reading.batch import ColumnReading
from register_app.reading.layouts import beside, columns, form, furniture, kinds, matrix, rows, turned
from register_app.reading.layouts import header as headers
from register_app.reading.layouts.answered import Answered
from register_app.reading.layouts.choices import SheetChoice
from register_app.reading.layouts.chosen import ChosenLabels
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.cover import TEXT_LEFT, Cover
from register_app.reading.layouts.grid import Entry, Grid, shorten
from register_app.reading.layouts.kinds import TableKind
from register_app.reading.layouts.nested import Nested
from register_app.reading.layouts.record import Table
from register_app.reading.layouts.sheetstate import SheetState, TableState


def read(state: SheetState, choice: SheetChoice, register: dict[str, Any]) -> None:
    """Read a sheet in the layout that was chosen for it; what a cover says goes into the `register`."""
    match state.chosen.layout:
        case "rows" | "transposed":
            _read_tables(state, choice)
        case "form" if isinstance(state.grid, Answered):
            _read_answered(state, state.grid, choice)
        case "form":
            _read_form(state, choice)
        case "cover":
            _read_cover(state, register)
        case "guide":
            leave(state, N_("This sheet explains the others; nothing is taken from it."))
        case "ignored" if state.sheet.layout == "ignored" and not choice.layout:
            _leave_text(state)
        case "ignored":
            leave(state, N_("This sheet was not chosen; nothing is taken from it."))
        case _:
            pass


def _read_cover(state: SheetState, register: dict[str, Any]) -> None:
    own = Cover(register, state.ledger, state.reading.headings, state.holders)
    own.read(state.grid, state.grid.rows())
    state.reading.reasons.append(
        Message(N_("This sheet is a cover: it says who is responsible, not what is processed."))
    )


def leave(state: SheetState, msgid: str) -> None:
    """Nothing is taken from a sheet; say so, with all its cells."""
    message = Message(msgid)
    state.reading.layout = "ignored"
    state.reading.reasons.append(message)
    state.ledger.reported(state.ledger.open_cells(), "info", message)


def _leave_text(state: SheetState) -> None:
    """What stands around the tables of a text: told line by line, since each may be something for the user."""
    state.reading.layout = "ignored"
    state.reading.reasons.append(
        Message(N_("What stands around the tables of a text; nothing is taken from it."))
    )
    for row in state.grid.rows():
        cells = state.grid.filled(row)
        told = {"text": shorten([state.grid.text(row, column) for column in cells])}
        state.ledger.reported(
            [state.grid.place(row, column) for column in cells], "info", Message(TEXT_LEFT, told)
        )


def _read_tables(state: SheetState, choice: SheetChoice) -> None:
    header = state.chosen.header
    grid = state.grid
    assert header is not None
    if grid.turned:
        turned.group_ticks(header)
        turned.carry_labels(grid, header)
    state.reading.header_row = 0 if grid.turned else header.row + 1
    own = Cover(state.facts, state.ledger, state.reading.headings, state.holders)
    above = list(grid.rows(min(header.rows)))
    if grid.turned:
        turned.name_row(grid, header, above)
        turned.leave_guides(grid, header, state.ledger)
        turned.holders(grid, header, own)
        above = [row for row in above if row not in header.rows]
    own.read(grid, above)
    part = choice.part or furniture.part_of(state.sheet.name)
    if not part and any(furniture.part_of(title) == "processor" for title in state.reading.headings):
        part = "processor"
    title = " ".join(state.reading.headings)
    while header is not None:
        stop = 0
        for shown, heading in beside.tables(grid, header):
            table = _read_table(state, choice, shown, heading, part, title)
            part, stop = table.part, max(stop, table.stop)
        below = headers.find(grid, at=stop) if stop < grid.height else None
        if part == "processor" and below is not None and _tells_of_clients(header, below):
            part = choice.part or furniture.part_of(state.sheet.name)
        header = below
    if isinstance(grid, Nested):
        state.reading.header_row = grid.rows_of([state.reading.header_row - 1])[0] + 1
        for done in state.tables:
            done.header.rows = grid.rows_of(done.header.rows)
            for record in done.records:
                record.rows = grid.rows_of(record.rows)
        state.chosen.grid = grid.upright


def _read_table(
    state: SheetState, choice: SheetChoice, grid: Grid, header: Header, part: str, title: str
) -> Table:
    """Read one table of a sheet; `table.stop` is where the next may begin."""
    matrix.mark(header)
    if choice.columns:
        letters = None if grid.turned else lambda index: column_name(grid.place(0, index)[1])
        header = columns.forced(header, choice.columns, letters, ticked=matrix.VALUED)
    if part == "processor":
        columns.for_processor(header)
    kind = kinds.of(header, state.sheet.name, title)
    if choice.layout in ("rows", "transposed") or (choice.columns and {"name", "purpose"} & header.fields()):
        kind = TableKind("register", header.first("name") or header.first("purpose"))
    key = None if kind.kind == "register" else kind.key or header.columns[0]
    state.reading.headings.extend(
        " | ".join(grid.text(row, column) for column in grid.filled(row))
        for row in header.rows
        if len(header.rows) > 1
    )
    table = rows.read(grid, header, state.ledger, part=part, key=key, chosen=choice.rows)
    state.reading.headings.extend(table.titles)
    state.tables.append(TableState(header, kind, table.records))
    state.reading.columns.extend(_column_reading(column, grid) for column in header.columns)
    state.reading.reasons.extend(header.reasons)
    if kind.reason is not None:
        state.reading.reasons.append(kind.reason)
    return table


def _read_form(state: SheetState, choice: SheetChoice) -> None:
    labels = state.chosen.labels
    assert labels is not None
    found = form.read(state.grid, state.ledger, labels, state.facts, state.reading.headings, choice.columns)
    part = furniture.part_of(state.sheet.name)
    if not part and any(furniture.part_of(title) == "processor" for title in state.reading.headings[:3]):
        part = "processor"
    dropped: list[tuple[list[Entry], str]] = []
    for record in found.records:
        record.part = record.part or part
        entries = [
            entry for line in record.lines for items in line.values() for entry in items
        ] + record.extras
        if form.is_example(state.grid, state.reading.headings, record):
            dropped.append((entries, N_("Example, left out: “{text}”")))
        elif form.is_blank(record):
            dropped.append((entries, N_("Form that was not filled in, left out.")))
        else:
            state.forms.append(record)
    for entries, msgid in dropped if state.forms else ():
        _drop(state, entries, msgid)
    if not state.forms:
        # Nothing of the sheet goes into the register, so the report names all of it.
        state.facts.clear()
        state.ledger.reopen()
        text = shorten(state.reading.headings[:2])
        example = any(form.is_example(state.grid, state.reading.headings, record) for record in found.records)
        msgid = N_("Example, left out: “{text}”") if example else N_("Form that was not filled in, left out.")
        state.ledger.reported(state.ledger.open_cells(), "info", Message(msgid, {"text": text}))
    state.reading.headings.extend(found.helped)  # what is said there is said of no form
    state.reading.columns.extend(
        ColumnReading(f"{column_name(cell[1])}{cell[0] + 1}", label, name, confidence)
        for cell, label, name, confidence in found.labels
    )
    state.reading.reasons.append(
        Message(
            N_(
                "This is a form: {known} cells of column {column} are known labels with their values beside or below them."
            ),
            {"known": found.known, "column": column_name(labels.column)},
        )
    )


def _read_answered(state: SheetState, grid: Answered, choice: SheetChoice) -> None:
    header = state.chosen.header
    assert header is not None
    if choice.columns:
        header = columns.chosen(header, ChosenLabels(choice.columns), lambda index: grid.place(0, index))
    own = Cover(state.facts, state.ledger, state.reading.headings, state.holders)
    own.read(grid.upright, list(grid.upright.rows(max(0, grid.shape.first - 1))))
    part = choice.part or furniture.part_of(state.sheet.name)
    table = rows.read(grid, header, state.ledger, part=part)
    grid.account(state.ledger, table.records)
    state.forms.extend(table.records)
    state.chosen.grid = grid.upright
    state.reading.columns.extend(
        ColumnReading(
            cell_name(*grid.place(0, column.index)),
            column.header,
            "+".join(column.fields),
            column.confidence,
            list(column.samples),
        )
        for column in header.columns
    )
    state.reading.reasons.append(
        Message(
            N_(
                "Each row answers one question about one record: {known} of {questions} questions are known ones, of {records} records."
            ),
            {"known": header.known, "questions": header.filled, "records": len(table.records)},
        )
    )


def _drop(state: SheetState, entries: list[Entry], msgid: str) -> None:
    text = shorten([entry.text for entry in entries][:4])
    state.ledger.reported([entry.cell for entry in entries], "info", Message(msgid, {"text": text}))


def _column_reading(column: columns.Column, grid: Grid) -> ColumnReading:
    letter = column_name(grid.place(0, column.index)[1]) if not grid.turned else str(column.index + 1)
    name = column.matrix or "+".join(column.fields)
    return ColumnReading(letter, column.header, name, column.confidence, list(column.samples))


def _tells_of_clients(header: Header, below: Header) -> bool:
    """Whether a table names clients that the next one does not: what that lists is done for oneself."""
    return "clients" in header.fields() and not {"clients", "processing"} & below.fields()
