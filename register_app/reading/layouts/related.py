"""What the sheets of a workbook are to each other: departments, details of one register, indexes, catalogues."""

from __future__ import annotations

import re

from register_app.base.i18n import N_, Message
from register_app.reading.addresses import column_number
from register_app.reading.batch import Batch
from register_app.reading.fields import ARTICLE_30
from register_app.reading.folded import fold
from register_app.reading.headings import code_of
from register_app.reading.layouts import catalogue, coded, codes, furniture, keyed, linking, orphans
from register_app.reading.layouts.grid import Entry, shorten
from register_app.reading.layouts.kinds import TableKind
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Record
from register_app.reading.layouts.sheetstate import SheetState, TableState

_GENERIC_SHEET = re.compile(
    r"^(ark|sheet|tabelle|feuil|feuille|blad|hoja|foglio|arkusz|taulukko|table|tabel|tabell|csv|data|fortegnelse\w*|register|ropa|vvt|verzeichnis\w*|registre|registro|rejestr|seloste|oversigt|aktiviteter|"
    r"activities|behandlings\w*|verarbeitung\w*|traitements?|verwerkingen|processing\w*|records?|art(ikel|icle)? ?30.*|record of processing.*|matrix|samlet|alle?|all|main|hoved\w*|eksport|export|dump|import|skema|skabelon|template|liste?)( ?\d*| .*30.*| art.*)?$"
)
_SIMILAR = 0.5


class Relations:
    """Relates the sheets that a reader has read one by one."""

    sheets: list[SheetState]
    ledgers: dict[str, Ledger]
    batch: Batch

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
        parts = self._parts(mains)
        mains.sort(key=lambda pair: id(pair[1]) in parts)
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
                found = linking.reference(other, main)
                if found is None or not self._may_join(table, main_table, found):
                    continue
                count = linking.join(other, found, self._claim)
                if count:
                    orphans.leave(other, table.kind.kind, found, self.ledgers[state.sheet.name])
                    joined_tables.add(id(table))
                    state.reading.layout = "linked"
                    under = linking.fields_under(other)
                    for column in state.reading.columns:
                        if column.column in under and column.column != found.column.letter:
                            column.field, column.confidence = under[column.column]
                        if column.field in linking.NOT_TAKEN and _is_kept(state, column.column):
                            column.field, column.confidence = "", 0.0
                    state.reading.reasons.append(
                        Message(
                            N_("{n} rows were joined to the activities of “{sheet}” that they name."),
                            {"n": count, "sheet": main_state.sheet.name},
                        )
                    )
        for _, table in tables:
            if _tells_of_others(table) and mains[0][1].header.first("name") is not None:
                table.kind = TableKind("none", None)
        for state, table in mains:
            count = coded.resolve(table.records, [item for item in linked if item.sheet != state.sheet.name])
            if count:
                state.reading.reasons.append(
                    Message(
                        N_(
                            "{n} cells give codes of rows in other sheets and were replaced by what those name."
                        ),
                        {"n": count},
                    )
                )
            self._explain(table.records, state)

    def _parts(self, mains: list[tuple[SheetState, TableState]]) -> set[int]:
        """Which of these tables (by `id`) tell parts of the activities of another."""
        found = set()
        for state, table in mains[:_FEW_REGISTERS]:
            name = table.header.first("name")
            if name is None or (name.content.distinct == 1 and name.content.codes < _SIMILAR):
                continue
            for other_state, other in mains[:_FEW_REGISTERS]:
                if other_state is state or id(other) in found:
                    continue
                by = linking.reference(_linked(table), _linked(other))
                if by is not None and linking.tells_parts(_linked(table), _linked(other), by):
                    found.add(id(table))
        return found

    def _explain(self, records: list[Record], main: SheetState) -> None:
        """Replace codes by the words with which notes beside the table, or a sheet that is no register, explain them."""
        beside = codes.resolve(records, codes.legend_beside(main.grid))
        for legend in keyed.legends(main.grid):
            beside.cells.extend(codes.resolve(records, legend).cells)
        apart = codes.legend_apart(main.grid)
        explained = codes.resolve(records, apart)
        beside.cells.extend(explained.cells)
        if explained.cells:
            main.ledger.imported(apart.heads)
            main.ledger.imported(cell for code in explained.codes for cell in apart.cells[code])
        if beside.cells:
            main.ledger.imported(beside.cells)
            main.reading.reasons.append(
                Message(
                    N_("{n} cells give codes and were replaced by what notes beside the table say of them."),
                    {"n": len(beside.cells)},
                )
            )
        for state in self.sheets:
            if state is main or state.records() or state.reading.layout == "linked":
                continue
            legends = keyed.legends(state.grid)
            if state.reading.layout != "cover":
                legends.insert(0, codes.legend_of(state.grid))
            for legend in legends:
                found = codes.resolve(records, legend)
                if not found.cells:
                    continue
                main.ledger.imported(found.cells)
                state.ledger.imported(legend.heads)
                state.ledger.imported(cell for code in found.codes for cell in legend.cells[code])
                if state.reading.layout != "cover":
                    state.reading.layout = "linked"
                state.reading.reasons.append(
                    Message(
                        N_(
                            "{n} cells give codes of rows in other sheets and were replaced by what those name."
                        ),
                        {"n": len(found.cells)},
                    )
                )

    def _may_join(self, table: TableState, main: TableState, found: linking.Reference) -> bool:
        """A second register of the same build is no detail of the first; one that names parts of its activities is."""
        if linking.tells_parts(_linked(table), _linked(main), found):
            return True
        if table.kind.kind != "register" or not table.header.fields() & {"name", "purpose", "processing"}:
            return True
        if not table.header.first("name") and main.header.first("name"):
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
                        for key in _called(record):
                            others.setdefault(key, record)
            sheet_names = {fold(other.sheet.name) for other in self.sheets if other is not state}
            thin = [table for table in state.tables if self._is_thin(table, others)]
            for table in thin:
                for record in list(table.records):
                    target = next((others[key] for key in _called(record) if key in others), None)
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

    def _is_thin(self, table: TableState, others: dict[str, Record]) -> bool:
        if not others:
            return False
        called = [keys for record in table.records if (keys := _called(record))]
        known = sum(any(key in others for key in keys) for keys in called)
        return bool(called) and known >= 0.6 * len(called) and len(table.header.fields() & ARTICLE_30) <= 3

    def _is_index(self, state: SheetState, names: set[str]) -> bool:
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
                if taken and not state.records():
                    state.reading.layout = f"list:{table.kind.kind}"
                    noted = {column.letter for column in catalogue.noted(table.header, table.kind)}
                    for read in state.reading.columns:
                        if read.column in noted:
                            read.field = "notes"

    def _give_back(self, records: list[Record]) -> None:
        """Cells of rows that turn out to belong nowhere are open again, for the report."""
        for record in records:
            for entry in [
                *record.extras,
                *(entry for line in record.lines for items in line.values() for entry in items),
            ]:
                self.ledgers[entry.sheet].reopen([entry.cell])


def _is_kept(state: SheetState, letter: str) -> bool:
    """Whether cells of a column were kept beside the activities, which say something else there themselves."""
    column = column_number(letter) if letter.isalpha() else -1
    return column >= 0 and any(state.ledger.fate((row, column)) == "extra" for row in state.grid.rows())


def _tells_of_others(table: TableState) -> bool:
    """Whether the rows have codes of their own and give those of activities: what names none of these is none itself."""
    header = table.header
    if table.kind.kind != "register" or header.first("name") is not None:
        return False
    own = header.columns[0]
    numbered = bool(code_of(own.header)) or (
        own.field != "number" and own.content.codes > _SIMILAR and own.content.distinct == 1
    )
    return (
        numbered
        and code_of(own.header) != "name"
        and any(code_of(column.header) == "name" for column in header.columns)
        and len(header.fields() & ARTICLE_30) <= _FEW
    )


_FEW = 3
_FEW_REGISTERS = 12


def _linked(table: TableState) -> linking.Linked:
    return linking.Linked("", table.header, table.records)


def _called(record: Record) -> list[str]:
    """What a record may be known by elsewhere: its name, and a number that is more than a running one."""
    name, number = fold(record.text("name")), fold(record.text("number"))
    return [key for key in (name, "" if number.isdecimal() else number) if key]


def _likeness(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 0.0
