"""The whole of a workbook: which layout each sheet has, what the sheets are to each other, and the batch of it all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from register_app.base.i18n import N_, Message
from register_app.reading import headings
from register_app.reading.batch import Batch, CellCount, ColumnReading, SheetReading
from register_app.reading.headings import ARTICLE_30, fold
from register_app.reading.layouts import (
    assemble,
    candidates,
    catalogue,
    cover,
    folding,
    form,
    furniture,
    kinds,
    linking,
    matrix,
    rows,
)  # fmt: skip
from register_app.reading.layouts import (
    header as headers,
)
from register_app.reading.layouts.candidates import Candidate
from register_app.reading.layouts.choices import Choices, SheetChoice
from register_app.reading.layouts.cover import Cover
from register_app.reading.layouts.grid import Entry, Grid, Ledger, column_name, shorten
from register_app.reading.layouts.header import Header
from register_app.reading.layouts.kinds import TableKind
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import dates
from register_app.reading.workbook import Sheet, Workbook

_GENERIC_SHEET = re.compile(
    r"^(ark|sheet|tabelle|feuil|feuille|blad|hoja|foglio|arkusz|taulukko|table|tabel|tabell|csv|data|fortegnelse\w*|register|ropa|vvt|verzeichnis\w*|registre|registro|rejestr|seloste|oversigt|aktiviteter|"
    r"activities|behandlings\w*|verarbeitung\w*|traitements?|verwerkingen|processing\w*|records?|art(ikel|icle)? ?30.*|record of processing.*|matrix|samlet|alle?|all|main|hoved\w*|eksport|export|dump|import|skema|skabelon|template|liste?)( ?\d*| .*30.*| art.*)?$"
)
_SIMILAR = 0.5
_DATE_FIELDS = ("valid_from", "valid_until", "last_review", "next_review")


@dataclass(frozen=True)
class Alternative:
    """A way to read a sheet, with how well it explains it (0 to 1); `header_row` counts from 1, 0 when it has none."""

    sheet: str
    layout: str
    header_row: int
    score: float


@dataclass
class _Table:
    """One table of a sheet with its records."""

    header: Header
    kind: TableKind
    records: list[Record]


@dataclass
class _Sheet:
    """All that is known of one sheet while the workbook is read."""

    sheet: Sheet
    ledger: Ledger
    reading: SheetReading
    chosen: Candidate
    tables: list[_Table] = field(default_factory=list)
    forms: list[Record] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        return self.chosen.grid

    def registers(self) -> list[_Table]:
        return [table for table in self.tables if table.kind.kind == "register"]

    def records(self) -> list[Record]:
        return [record for table in self.registers() for record in table.records] + self.forms


def read(workbook: Workbook, choices: Choices | None = None) -> Batch:
    """The batch of a workbook; `choices` overrule what the reader would decide (see `layouts.choices`)."""
    return _Reader(workbook, choices or Choices()).read()


def alternatives(workbook: Workbook, sheet: str = "") -> list[Alternative]:
    """All readings of a sheet (of every sheet without a name), the best first; the second is what to offer instead."""
    return [
        Alternative(
            item.name,
            candidate.layout,
            candidate.header.row + 1 if candidate.header and candidate.layout == "rows" else 0,
            candidate.score,
        )
        for item in workbook.sheets
        if not sheet or item.name == sheet
        for candidate in candidates.of(item)
    ]


class _Reader:
    def __init__(self, workbook: Workbook, choices: Choices) -> None:
        self.workbook, self.choices = workbook, choices
        self.batch = Batch(workbook.source, problems=list(workbook.problems))
        self.sheets: list[_Sheet] = []
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
        self._drafts()
        self._finish()
        return self.batch

    # ---- one sheet -----------------------------------------------------------------------------

    def _open(self, sheet: Sheet) -> _Sheet:
        choice = self.choices.of(sheet.name)
        skipped = bool(self.choices.sheets) and sheet.name not in self.choices.sheets
        layout = "ignored" if skipped else choice.layout
        found = candidates.of(sheet, header_row=choice.header_row, layout=layout)
        chosen = found[0] if layout != "ignored" else Candidate("ignored", 0.0, Grid(sheet))
        reading = SheetReading(sheet.name, chosen.layout, score=chosen.score)
        ledger = self.ledgers.setdefault(sheet.name, Ledger(sheet))
        return _Sheet(sheet, ledger, reading, chosen)

    def _read_sheet(self, state: _Sheet) -> None:
        choice = self.choices.of(state.sheet.name)
        match state.chosen.layout:
            case "rows" | "transposed":
                self._read_tables(state, choice)
            case "form":
                self._read_form(state)
            case "cover":
                self._read_cover(state)
            case "guide":
                self._leave(state, N_("This sheet explains the others; nothing is taken from it."))
            case "ignored":
                self._leave(state, N_("This sheet was not chosen; nothing is taken from it."))
            case _:
                pass

    def _read_cover(self, state: _Sheet) -> None:
        Cover(self.batch.register, state.ledger, state.reading.headings).read(state.grid, state.grid.rows())
        state.reading.reasons.append(
            Message(N_("This sheet is a cover: it says who is responsible, not what is processed."))
        )

    def _leave(self, state: _Sheet, msgid: str) -> None:
        """Nothing is taken from a sheet; say so, with all its cells."""
        message = Message(msgid)
        state.reading.layout = "ignored"
        state.reading.reasons.append(message)
        state.ledger.reported(state.ledger.open_cells(), "info", message)

    def _read_tables(self, state: _Sheet, choice: SheetChoice) -> None:
        header = state.chosen.header
        grid = state.grid
        assert header is not None
        if grid.turned:
            _carry_labels(grid, header)
        state.reading.header_row = 0 if grid.turned else header.row + 1
        own = Cover(state.facts, state.ledger, state.reading.headings)
        above = [row for row in grid.rows() if row < min(header.rows)]
        if grid.turned:
            _name_row(grid, header, above)
            above = [row for row in above if row not in header.rows]
        own.read(grid, above)
        part = choice.part or furniture.part_of(state.sheet.name)
        if not part and any(furniture.part_of(title) == "processor" for title in state.reading.headings):
            part = "processor"
        title = " ".join(state.reading.headings)
        while header is not None:
            header = headers.forced(header, choice.columns) if choice.columns else header
            matrix.mark(header)
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
            table = rows.read(grid, header, state.ledger, part=part, key=key)
            part = table.part
            state.reading.headings.extend(table.titles)
            state.tables.append(_Table(header, kind, table.records))
            state.reading.columns.extend(_column_reading(column, grid) for column in header.columns)
            state.reading.reasons.extend(header.reasons)
            if kind.reason is not None:
                state.reading.reasons.append(kind.reason)
            if (
                state.ledger.sheet.hidden_columns & {column.index for column in header.columns}
                and not grid.turned
            ):
                state.ledger.tell(None, "info", Message(N_("Hidden columns were read like the others.")))
            header = headers.find(grid, at=table.stop) if table.stop < grid.height else None
        hidden = state.sheet.hidden_rows & {
            row for table in state.tables for record in table.records for row in record.rows
        }
        if hidden:
            state.ledger.tell(
                None, "info", Message(N_("{n} hidden rows were read like the others."), {"n": len(hidden)})
            )

    def _read_form(self, state: _Sheet) -> None:
        labels = state.chosen.labels
        assert labels is not None
        found = form.read(state.grid, state.ledger, labels, state.facts, state.reading.headings)
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
            state.ledger.fates.clear()
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
                {"known": len(found.labels), "column": column_name(labels.column)},
            )
        )

    def _drop(self, state: _Sheet, entries: list[Entry], msgid: str) -> None:
        text = shorten([entry.text for entry in entries][:4])
        state.ledger.reported([entry.cell for entry in entries], "info", Message(msgid, {"text": text}))

    # ---- the sheets together -------------------------------------------------------------------

    def _departments(self) -> None:
        """Several register sheets of one build are departments, unless their names say nothing of the kind."""
        registers = [state for state in self.sheets if state.registers() and not state.grid.turned]
        named = [
            state
            for state in registers
            if not _GENERIC_SHEET.match(fold(state.sheet.name)) and not furniture.part_of(state.sheet.name)
        ]
        if len(named) < 2:
            return
        first = named[0].registers()[0].header.fields()
        alike = [
            state for state in named if _likeness(state.registers()[0].header.fields(), first) >= _SIMILAR
        ]
        if len(alike) < 2:
            return
        for state in alike:
            for record in state.records():
                if not record.department and not record.entries("department"):
                    record.department = (
                        re.sub(r"^\d+[\s._-]+", "", state.sheet.name).replace("_", " ").strip()
                    )
            state.reading.reasons.append(
                Message(N_("Several sheets are built alike, so their names are taken for departments."))
            )

    def _link(self) -> None:
        """Join sheets that name the activities of another sheet, and resolve codes of rows in other sheets."""
        tables = [(state, table) for state in self.sheets for table in state.tables]
        mains = sorted(
            (
                (state, table)
                for state, table in tables
                if table.kind.kind == "register" and table.header.first("name") is not None
            ),
            key=lambda pair: -len(pair[1].header.fields() & ARTICLE_30),
        )
        if not mains:
            mains = sorted(
                ((state, table) for state, table in tables if table.kind.kind == "register"),
                key=lambda pair: -len(pair[1].records),
            )
        if not mains:
            return
        linked = [
            linking.Linked(state.sheet.name, table.header, table.records)
            for state, table in tables
            if table.kind.kind != "register"
        ]
        joined_tables = set()
        for main_state, main_table in mains[:3]:
            main = linking.Linked(main_state.sheet.name, main_table.header, main_table.records)
            for state, table in tables:
                if table is main_table or state is main_state or id(table) in joined_tables:
                    continue
                other = linking.Linked(state.sheet.name, table.header, table.records)
                if not self._may_join(table, main_table):
                    continue
                count = linking.join(other, main, self._claim)
                if count:
                    joined_tables.add(id(table))
                    state.reading.layout = "linked"
                    state.reading.reasons.append(
                        Message(
                            N_("{n} rows were joined to the activities of “{sheet}” that they name."),
                            {"n": count, "sheet": main_state.sheet.name},
                        )
                    )
        for state, table in mains:
            count = linking.resolve(
                table.records, [item for item in linked if item.sheet != state.sheet.name]
            )
            if count:
                state.reading.reasons.append(
                    Message(
                        N_(
                            "{n} cells give codes of rows in other sheets and were replaced by what those name."
                        ),
                        {"n": count},
                    )
                )

    def _may_join(self, table: _Table, main: _Table) -> bool:
        """A second register of the same build is no detail of the first."""
        if table.kind.kind != "register" or not table.header.fields() & {"name", "purpose", "processing"}:
            return True
        own, other = table.header.fields() & ARTICLE_30, main.header.fields() & ARTICLE_30
        return len(own) < len(other) and (len(own - {"purpose"}) <= 3 or not table.header.first("name"))

    def _claim(self, entry: Entry, fate: str) -> None:
        ledger = self.ledgers[entry.sheet]
        if fate == "extra":
            ledger.extra([entry.cell])
        else:
            ledger.imported([entry.cell])

    def _indexes(self) -> None:
        """Sheets that only list what other sheets hold: their rows complete the activities of the same name."""
        for state in self.sheets:
            if state.chosen.layout in ("form", "cover", "guide", "ignored"):
                continue
            others: dict[str, Record] = {}
            for other in self.sheets:
                if other is not state:
                    for record in other.records():
                        others.setdefault(fold(record.text("name")), record)
            sheet_names = {fold(other.sheet.name) for other in self.sheets if other is not state}
            thin = [table for table in state.tables if self._is_thin(table, others)]
            for table in thin:
                for record in list(table.records):
                    target = others.get(fold(record.text("name")))
                    if target is not None:
                        self._complete(record, target)
                        table.records.remove(record)
                if not table.records:
                    state.reading.layout = "index"
                    state.reading.reasons.append(
                        Message(N_("This sheet lists activities that other sheets describe."))
                    )
            if not state.tables and self._is_index(state, set(others) | sheet_names):
                state.reading.layout = "index"
                state.reading.reasons.append(
                    Message(N_("This sheet lists activities that other sheets describe."))
                )
                state.reading.headings.extend(
                    shorten([state.grid.text(row, column) for column in state.grid.filled(row)])
                    for row in state.grid.rows()
                )
                state.ledger.imported(state.ledger.open_cells())

    def _is_thin(self, table: _Table, others: dict[str, Record]) -> bool:
        names = [fold(record.text("name")) for record in table.records if record.text("name")]
        known = sum(name in others for name in names)
        return bool(names) and known >= 0.6 * len(names) and len(table.header.fields() & ARTICLE_30) <= 3

    def _is_index(self, state: _Sheet, names: set[str]) -> bool:
        for column in range(min(state.grid.width, 6)):
            texts = [
                fold(state.grid.text(row, column))
                for row in state.grid.rows()
                if state.grid.text(row, column)
            ]
            if len(texts) >= 2 and sum(text in names for text in texts) >= 0.6 * len(texts):
                return True
        return False

    def _complete(self, record: Record, target: Record) -> None:
        """Give `target` what a row of an index says beyond it; what it says the same of is understood."""
        for line in record.lines:
            for name, entries in line.items():
                if name != "name" and not target.entries(name):
                    for entry in entries:
                        target.add(name, entry, 0)
                elif name not in ("name", "number"):
                    for entry in entries:
                        if fold(entry.text) not in {fold(other.text) for other in target.entries(name)}:
                            target.extras.append(entry)
                            self._claim(entry, "extra")
        target.extras.extend(record.extras)

    def _lists(self) -> None:
        """Tables that are no register go to the catalogues they belong to, or are reported."""
        have_register = any(state.records() for state in self.sheets)
        for state in self.sheets:
            for table in state.tables:
                if table.kind.kind == "register" or not table.records:
                    continue
                if table.kind.kind == "none" or (state.sheet.hidden and have_register):
                    self._give_back(table.records)
                    continue
                taken = catalogue.take(
                    table.records, table.kind, self.batch.parties, self.batch.catalogues, self.ledgers
                )
                if taken:
                    state.reading.layout = f"list:{table.kind.kind}"

    def _give_back(self, records: list[Record]) -> None:
        """Cells of rows that turn out to belong nowhere are open again, for the report."""
        for record in records:
            for entry in [
                *record.extras,
                *(entry for line in record.lines for items in line.values() for entry in items),
            ]:
                self.ledgers[entry.sheet].fates.pop(entry.cell, None)

    # ---- the batch -----------------------------------------------------------------------------

    def _date_order(self) -> str:
        """The order of day and month that the user or the dates themselves tell; asked for when they do not."""
        entries = [entry for state in self.sheets for record in state.records() for entry in record.entries(*_DATE_FIELDS)]
        values = [entry.text for entry in entries]
        order = self.choices.date_order or dates.order_of(values)
        if not order and dates.ambiguous(values):
            first = next(entry for entry in entries if dates.ambiguous([entry.text]))
            message = N_("Dates like “{text}” were read as day, month, year; say so if they are not.")
            self.ledgers[first.sheet].tell(first.cell, "warning", Message(message, {"text": first.text}))
        return order or "dmy"

    def _drafts(self) -> None:
        order = self._date_order()
        for state in self.sheets:
            before = len(self.batch.drafts)
            for table in state.registers():
                for record in folding.denormalised(table.records):
                    self.batch.drafts.append(assemble.build(record, self.ledgers, order))
            for record in state.forms:
                self.batch.drafts.append(assemble.build(record, self.ledgers, order))
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
                    state.ledger.fates.clear()
                    self._leave(state, N_("The headings are not those of a register."))
                else:
                    state.reading.layout = "ignored"
                    state.reading.reasons.append(Message(N_("No activity was found below the headings.")))
            _merge_facts(batch.register, state.facts)
            state.ledger.close()
            _add(batch.cells, state.ledger.count())
            batch.problems.extend(state.ledger.problems)
            batch.sheets.append(state.reading)
        cover.clean(batch.register)


# ---- small things -----------------------------------------------------------------------------


def _column_reading(column: headers.Column, grid: Grid) -> ColumnReading:
    letter = column.letter if not grid.turned else str(column.index + 1)
    name = column.matrix or "+".join(column.fields)
    if name and all(part in headings.SIDE_FIELDS for part in name.split("+")):
        return ColumnReading(letter, column.header, name, column.confidence, list(column.samples))
    return ColumnReading(letter, column.header, name, column.confidence, list(column.samples))


def _carry_labels(grid: Grid, header: Header) -> None:
    """On its side: a row without a label goes on with the label above it."""
    known = {column.index: column for column in header.columns}
    last: headers.Column | None = None
    for index in range(min(known), grid.width):
        if index in known:
            last = known[index]
            continue
        filled = any(grid.text(row, index) for row in range(header.first_data_row, grid.height))
        if last is not None and filled and last.fields:
            header.columns.append(
                headers.Column(
                    index,
                    last.header,
                    last.fields,
                    last.confidence,
                    content=last.content,
                    habit=last.habit,
                    forced=True,
                )
            )
    header.columns.sort(key=lambda column: column.index)


def _name_row(grid: Grid, header: Header, above: list[int]) -> None:
    """On its side: the names of the activities may stand above them without a label."""
    if "name" in header.fields():
        return
    for column in header.columns:
        if column.fields and column.field not in ("number", "part", "department", "owner"):
            break
        if (
            not column.fields
            and column.content.count >= 2
            and column.content.distinct == 1
            and column.content.length < 90
        ):
            column.fields, column.confidence, column.forced = ("name",), 0.6, True
            return
    first = min(column.index for column in header.columns)
    for index in range(first - 1, -1, -1):
        texts = [grid.text(row, index) for row in range(header.first_data_row, grid.height)]
        filled = [text for text in texts if text]
        if len(filled) >= 2 and len(set(filled)) == len(filled):
            header.columns.insert(0, headers.Column(index, "", ("name",), 0.6, forced=True))
            return
    del above


def _likeness(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 0.0


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


def _add(total: CellCount, more: CellCount) -> None:
    total.filled += more.filled
    total.imported += more.imported
    total.kept_as_extra += more.kept_as_extra
    total.reported += more.reported
