"""The whole of a workbook: which layout each sheet has, what the sheets are to each other, and the batch of it all."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.collecting import uncollected
from register_app.base.i18n import N_, Message
from register_app.reading import headings
from register_app.reading.batch import Alternative, Batch, CellCount, ColumnReading, SheetReading
from register_app.reading.headings import fold
from register_app.reading.layouts import (
    alike,
    beside,
    candidates,
    columns,
    folding,
    form,
    furniture,
    holders,
    kinds,
    lettered,
    matrix,
    referring,
    roles,
    rows,
    turned,
)  # fmt: skip
from register_app.reading.layouts import (
    header as headers,
)
from register_app.reading.layouts.answered import Answered
from register_app.reading.layouts.candidates import Candidate
from register_app.reading.layouts.choices import Choices, SheetChoice
from register_app.reading.layouts.chosen import ChosenLabels
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.cover import TEXT_LEFT, Cover
from register_app.reading.layouts.grid import Entry, Grid, column_name, shorten
from register_app.reading.layouts.kinds import TableKind
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.nested import Nested
from register_app.reading.layouts.record import Table
from register_app.reading.layouts.related import Relations, SheetState, TableState
from register_app.reading.recognise import dates
from register_app.reading.workbook import Sheet, Workbook, cell_name

_DATE_FIELDS = ("valid_from", "valid_until", "last_review", "next_review")


def read(workbook: Workbook, choices: Choices | None = None) -> Batch:
    """The batch of a workbook; `choices` overrule what the reader would decide (see `layouts.choices`)."""
    with uncollected():
        return _Reader(workbook, choices or Choices()).read()


def alternatives(workbook: Workbook, sheet: str = "") -> list[Alternative]:
    """All readings of a sheet (of every sheet without a name), the best first; the second is what to offer instead."""
    return [
        _alternative(item, candidate)
        for item in workbook.sheets
        if not sheet or item.name == sheet
        for candidate in candidates.of(item)
    ]


def _alternative(sheet: Sheet, candidate: Candidate) -> Alternative:
    header = candidate.header if candidate.layout == "rows" else None
    return Alternative(sheet.name, candidate.layout, header.row + 1 if header else 0, candidate.score)


class _Reader(Relations):
    def __init__(self, workbook: Workbook, choices: Choices) -> None:
        self.workbook, self.choices = workbook, choices
        self.batch = Batch(workbook.source, problems=list(workbook.problems))
        self.sheets: list[SheetState] = []
        self.ledgers: dict[str, Ledger] = {}

    def read(self) -> Batch:
        for sheet in self.workbook.sheets:
            self.sheets.append(self._open(sheet))
        for state in self.sheets:
            self._read_sheet(state)
        self._departments()
        self._link()
        self._indexes()
        self._lists()
        for state in self.sheets:
            records = state.records()
            referring.resolve(records, state.ledger)
            lettered.settle(records)
        self._drafts()
        self._finish()
        return self.batch

    # ---- one sheet -----------------------------------------------------------------------------

    def _open(self, sheet: Sheet) -> SheetState:
        choice = self.choices.of(sheet.name)
        skipped = bool(self.choices.sheets) and sheet.name not in self.choices.sheets
        before = "" if choice.header_row or choice.columns else sheet.layout
        layout = "ignored" if skipped else choice.layout or before
        found = candidates.of(
            sheet, header_row=choice.header_row, layout=layout, alone=len(self.workbook.sheets) == 1
        )
        chosen = found[0] if layout != "ignored" else Candidate("ignored", 0.0, Grid(sheet))
        reading = SheetReading(sheet.name, chosen.layout, score=chosen.score)
        reading.others = [_alternative(sheet, other) for other in found if other is not chosen]
        ledger = self.ledgers.setdefault(sheet.name, Ledger(sheet))
        return SheetState(sheet, ledger, reading, chosen)

    def _read_sheet(self, state: SheetState) -> None:
        choice = self.choices.of(state.sheet.name)
        match state.chosen.layout:
            case "rows" | "transposed":
                self._read_tables(state, choice)
            case "form" if isinstance(state.grid, Answered):
                self._read_answered(state, state.grid, choice)
            case "form":
                self._read_form(state, choice)
            case "cover":
                self._read_cover(state)
            case "guide":
                self._leave(state, N_("This sheet explains the others; nothing is taken from it."))
            case "ignored" if state.sheet.layout == "ignored" and not choice.layout:
                self._leave_text(state)
            case "ignored":
                self._leave(state, N_("This sheet was not chosen; nothing is taken from it."))
            case _:
                pass

    def _read_cover(self, state: SheetState) -> None:
        own = Cover(self.batch.register, state.ledger, state.reading.headings, state.holders)
        own.read(state.grid, state.grid.rows())
        state.reading.reasons.append(
            Message(N_("This sheet is a cover: it says who is responsible, not what is processed."))
        )

    def _leave(self, state: SheetState, msgid: str) -> None:
        """Nothing is taken from a sheet; say so, with all its cells."""
        message = Message(msgid)
        state.reading.layout = "ignored"
        state.reading.reasons.append(message)
        state.ledger.reported(state.ledger.open_cells(), "info", message)

    def _leave_text(self, state: SheetState) -> None:
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

    def _read_tables(self, state: SheetState, choice: SheetChoice) -> None:
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
                table = self._read_table(state, choice, shown, heading, part, title)
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
        self, state: SheetState, choice: SheetChoice, grid: Grid, header: Header, part: str, title: str
    ) -> Table:
        """Read one table of a sheet; `table.stop` is where the next may begin."""
        matrix.mark(header)
        if choice.columns:
            letters = None if grid.turned else lambda index: column_name(grid.place(0, index)[1])
            header = columns.forced(header, choice.columns, letters, ticked=matrix.VALUED)
        if part == "processor":
            columns.for_processor(header)
        kind = kinds.of(header, state.sheet.name, title)
        if choice.layout in ("rows", "transposed") or (
            choice.columns and {"name", "purpose"} & header.fields()
        ):
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

    def _read_form(self, state: SheetState, choice: SheetChoice) -> None:
        labels = state.chosen.labels
        assert labels is not None
        found = form.read(
            state.grid, state.ledger, labels, state.facts, state.reading.headings, choice.columns
        )
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
            self._drop(state, entries, msgid)
        if not state.forms:
            # Nothing of the sheet goes into the register, so the report names all of it.
            state.facts.clear()
            state.ledger.reopen()
            text = shorten(state.reading.headings[:2])
            example = any(
                form.is_example(state.grid, state.reading.headings, record) for record in found.records
            )
            msgid = (
                N_("Example, left out: “{text}”") if example else N_("Form that was not filled in, left out.")
            )
            state.ledger.reported(state.ledger.open_cells(), "info", Message(msgid, {"text": text}))
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

    def _read_answered(self, state: SheetState, grid: Answered, choice: SheetChoice) -> None:
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

    def _drop(self, state: SheetState, entries: list[Entry], msgid: str) -> None:
        text = shorten([entry.text for entry in entries][:4])
        state.ledger.reported([entry.cell for entry in entries], "info", Message(msgid, {"text": text}))

    # ---- the batch -----------------------------------------------------------------------------

    def _date_order(self) -> str:
        """The order of day and month that the user or the dates themselves tell; asked for when they do not."""
        records = [record for state in self.sheets for record in state.records()]

        def values() -> Iterator[str]:
            return (text for record in records for text in record.texts(*_DATE_FIELDS))

        told = dates.order_of(values())  # the first that proves it is enough
        order = self.choices.date_order or told
        if not told:
            self.batch.ambiguous_dates = sum(dates.ambiguous([value]) for value in values())
        if not order and self.batch.ambiguous_dates:
            entries = (entry for record in records for entry in record.entries(*_DATE_FIELDS))
            first = next(entry for entry in entries if dates.ambiguous([entry.text]))
            message = N_("Dates like “{text}” were read as day, month, year; say so if they are not.")
            self.ledgers[first.sheet].tell(first.cell, "warning", Message(message, {"text": first.text}))
        return order or "dmy"

    def _drafts(self) -> None:
        made = alike.Rows(self.ledgers, self._date_order())
        for state in self.sheets:
            before = len(self.batch.drafts)
            for table in state.registers():
                self.batch.drafts.extend(map(made.build, folding.denormalised(table.records)))
            self.batch.drafts.extend(map(made.build, state.forms))
            state.reading.activities = len(self.batch.drafts) - before
            folded = (
                sum(len(table.records) for table in state.registers())
                + len(state.forms)
                - state.reading.activities
            )
            if folded > 0:
                state.reading.reasons.append(
                    Message(
                        N_(
                            "{rows} rows were folded into {activities} activities, because they repeat their names."
                        ),
                        {"rows": folded + state.reading.activities, "activities": state.reading.activities},
                    )
                )

    def _finish(self) -> None:
        batch = self.batch
        for state in self.sheets:
            if state.chosen.layout == "text" and state.reading.layout == "text":
                self._leave(state, N_("No table, form or list of a register was found in this sheet."))
            elif (
                not state.reading.activities
                and state.reading.layout in ("rows", "transposed")
                and not any(table.kind.kind not in ("none", "register") for table in state.tables)
            ):
                if all(table.kind.kind == "none" for table in state.tables):
                    state.facts.clear()
                    state.ledger.reopen()
                    state.ledger.problems.clear()
                    state.holders.clear()
                    self._leave(state, N_("The headings are not those of a register."))
                else:
                    state.reading.layout = "ignored"
                    state.reading.reasons.append(Message(N_("No activity was found below the headings.")))
            _merge_facts(batch.register, state.facts)
        for role, values in holders.clean(batch.register).items():
            self._tell_nameless(role, values)
        for state in self.sheets:
            state.ledger.close()
            state.reading.roles = roles.of(state)
            batch.fates[state.sheet.name] = state.ledger.codes()
            _add(batch.cells, Ledger.count(batch.fates[state.sheet.name]))
            batch.problems.extend(state.ledger.problems)
            batch.sheets.append(state.reading)

    def _tell_nameless(self, role: str, values: str) -> None:
        """Somebody without a name has no place in a register; report the cells that told of them."""
        message = Message(
            N_("“{text}” stands without a name; whose it is cannot be told, so it was not taken over."),
            {"text": values},
        )
        for state in self.sheets:
            if cells := state.holders.get(role):
                state.ledger.reported(cells, "warning", message)


# ---- small things -----------------------------------------------------------------------------


def _column_reading(column: columns.Column, grid: Grid) -> ColumnReading:
    letter = column_name(grid.place(0, column.index)[1]) if not grid.turned else str(column.index + 1)
    name = column.matrix or "+".join(column.fields)
    if name and all(part in headings.SIDE_FIELDS for part in name.split("+")):
        return ColumnReading(letter, column.header, name, column.confidence, list(column.samples))
    return ColumnReading(letter, column.header, name, column.confidence, list(column.samples))


def _merge_facts(register: dict[str, object], facts: dict[str, object]) -> None:
    """Add the facts of one sheet to those of the register; the first word counts."""
    for key, value in facts.items():
        old = register.get(key)
        if not old:
            register[key] = value
        elif isinstance(old, dict) and isinstance(value, dict):
            if not old.get("name") or fold(str(old["name"])) == fold(str(value.get("name", ""))):
                for name, text in value.items():
                    old[name] = old.get(name) or text
        elif isinstance(old, list) and isinstance(value, list):
            names = {fold(str(item.get("name", ""))) for item in old}
            old.extend(item for item in value if fold(str(item.get("name", ""))) not in names)


def _tells_of_clients(header: Header, below: Header) -> bool:
    """Whether a table names clients that the next one does not: what that lists is done for oneself."""
    return "clients" in header.fields() and not {"clients", "processing"} & below.fields()


def _add(total: CellCount, more: CellCount) -> None:
    total.filled += more.filled
    total.imported += more.imported
    total.kept_as_extra += more.kept_as_extra
    total.reported += more.reported
