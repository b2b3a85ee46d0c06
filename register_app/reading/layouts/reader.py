"""The whole of a workbook: which layout each sheet has, what the sheets are to each other, and the batch of it all."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.collecting import uncollected
from register_app.base.i18n import N_, Message
from register_app.reading.batch import Alternative, Batch, CellCount, SheetReading
from register_app.reading.folded import fold
from register_app.reading.layouts import (
    alike,
    candidates,
    folding,
    holders,
    lettered,
    onesheet,
    referring,
    repeated,
    roles,
)  # fmt: skip
from register_app.reading.layouts.candidates import Candidate
from register_app.reading.layouts.choices import Choices
from register_app.reading.layouts.grid import Grid
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.related import Relations
from register_app.reading.layouts.sheetstate import SheetState
from register_app.reading.recognise import dates
from register_app.reading.workbook import Sheet, Workbook

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
        self.templates = repeated.columns(workbook.sheets)

    def read(self) -> Batch:
        for sheet in self.workbook.sheets:
            self.sheets.append(self._open(sheet))
        for state in self.sheets:
            onesheet.read(state, self.choices.of(state.sheet.name), self.batch.register)
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
            sheet,
            header_row=choice.header_row,
            layout=layout,
            alone=len(self.workbook.sheets) == 1,
            template=self.templates.get(sheet.name, frozenset()),
        )
        chosen = found[0] if layout != "ignored" else Candidate("ignored", 0.0, Grid(sheet))
        reading = SheetReading(sheet.name, chosen.layout, score=chosen.score)
        reading.others = [_alternative(sheet, other) for other in found if other is not chosen]
        ledger = self.ledgers.setdefault(sheet.name, Ledger(sheet))
        return SheetState(sheet, ledger, reading, chosen)

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
                onesheet.leave(state, N_("No table, form or list of a register was found in this sheet."))
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
                    onesheet.leave(state, N_("The headings are not those of a register."))
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
