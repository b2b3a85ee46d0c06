"""The source of an import as a workbook: every cell where it stood, marked by colour and in words with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from register_app.base.cellnames import column_name
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.reading.addresses import address_of
from register_app.reading.batch import FATES, Batch, Draft, Problem, SheetReading
from register_app.reading.guarded import Source
from register_app.reading.paragraphs import first_lines
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Cell, Sheet, Workbook
from register_app.services.import_account import cells_left, cells_refused
from register_app.services.import_fields import LABELS
from register_app.services.import_remarks import NOT_CHOSEN
from register_app.services.importing import ImportReport, key_label
from register_app.writing.xlsx.marked import Mark, MarkedSheet, Remark, write_marked

_CODES = {code: fate for fate, code in FATES.items()}
_HEADING = N_("Understood as a heading or title")
_PASSAGE = N_("Read as part of the text")
_ABOUT = N_("About the register")
_ENTRY = N_("Read as part of an entry of a list")
_DETAIL = N_("Read for the activities that refer to it")
_KEPT = N_("Kept under its heading")
_NOT_CHOSEN = N_("Its activity was not chosen")
_NOT_TAKEN = N_("Not taken over: the register’s value was kept")
_NO_RESULT = N_("A formula without a stored result")
_COMMENT = N_("Comment in the source: {text}")
_LINK = N_("Link in the source: {text}")
_HIDDEN_ROW = N_("In a hidden row")
_HIDDEN_COLUMN = N_("In a hidden column")

_Places = Mapping[Cell, list[str]]


class NothingToMark(RegisterError):
    """A source without cells."""


def save_marked(source: Source, report: ImportReport, target: Path, *, language: str) -> None:
    """Write the cells of `source` to the workbook `target`, each with what became of it, in the words of `language`.

    The cells keep their addresses. A first sheet has the counts, what the colours mean, what there is to tell of whole
    sheets, and each cell by its address. Raises WriteError, and NothingToMark for a source without cells (another
    register, JSON).
    """
    require_cells(source)
    sheets = _sheets(source)
    marked = [_marked(sheet, report, language) for sheet in sheets]
    remarks = [
        Remark(problem.sheet, problem.message.text(language))
        for problem in report.problems
        if not _cells_of(problem.cell, None)
    ]
    write_marked(report.batch.source, marked, remarks, target, language=language)


def require_cells(source: Source) -> None:
    """Raise NothingToMark where a source has no cells that could be marked, to know it before an import."""
    if not _sheets(source):
        raise NothingToMark(
            N_("“{name}” has no cells that could be marked. Leave out the marked report."), name=source.source
        )


def _sheets(source: Source) -> list[Sheet]:
    if isinstance(source, Workbook):
        return source.sheets
    if isinstance(source, SourceText):
        sheet = Sheet(source.source, [[] for _ in range(max((b.line for b in source.blocks), default=0))])
        for block in source.blocks:
            sheet.rows[block.line - 1].extend(cell or None for cell in block.cells)
        return [sheet] if source.blocks else []
    return []


def _marked(sheet: Sheet, report: ImportReport, language: str) -> MarkedSheet:
    batch = report.batch
    reasons = _reasons(sheet, report.problems, language)
    fields, owners = _read_from(sheet, batch, language)
    reading = next((item for item in batch.sheets if item.name == sheet.name), None)
    passed_over = cells_left(batch, report.left_out).get(sheet.name, set())
    passed_over |= _lines_left(sheet, report)
    refused = cells_refused(report.refused).get(sheet.name, set())
    remarks = _beside(sheet, language)
    found: dict[Cell, Mark] = {}
    for cell, at in _filled_and_told(sheet, reading, batch):
        fate = _fate(batch, sheet, at, reasons)
        said = list(reasons.get(at, ()))
        if fate == "reported":
            text = "; ".join(said)
        elif fate == "extra":
            text = "; ".join([Message(_KEPT).text(language), *said])
        else:
            text = "; ".join([*(fields.get(at) or [_otherwise(at, reading, batch).text(language)]), *said])
        if at in passed_over and at in owners:
            fate, text = "left_out", "; ".join([Message(_NOT_CHOSEN).text(language), text])
        elif at in refused:
            fate, text = "left_out", "; ".join([Message(_NOT_TAKEN).text(language), text])
        value = sheet.value(*cell)
        if value is None:
            value = sheet.errors.get(cell, "=…")
        found[cell] = Mark(value, fate, text, owners.get(at, ""), "\n".join(remarks.get(cell, ())))
    is_text = reading is not None and reading.layout == "notice"
    return MarkedSheet(sheet.name, found, (reading.header_row if reading else 0) - 1, is_text)


def _filled_and_told(sheet: Sheet, reading: SheetReading | None, batch: Batch) -> Iterator[tuple[Cell, Cell]]:
    """The filled cells, each with the one of which it is told what became of it: of a paragraph, its first line."""
    firsts: dict[int, int] = {}
    if reading is not None and reading.layout == "notice":
        told = {row for row, codes in enumerate(batch.fates.get(sheet.name, [])) if codes}
        firsts = first_lines((row for row, _column in _filled(sheet)), told)
    for row, column in _filled(sheet):
        first = firsts.get(row, row)
        yield (row, column), ((row, column) if first == row else (first, 0))


def _otherwise(cell: Cell, reading: SheetReading | None, batch: Batch) -> Message:
    """What a cell was understood as that no field of an activity was read from."""
    if reading is None or reading.layout == "notice" or not batch.fates.get(reading.name):
        return Message(_PASSAGE)
    role = reading.roles.get((cell[1] if reading.layout == "transposed" else cell[0]) + 1, "")
    if role == "title" or reading.layout == "cover":
        return Message(_ABOUT)
    if not role and reading.layout.startswith("list"):
        return Message(_ENTRY)
    return Message(_DETAIL if not role and reading.layout == "linked" else _HEADING)


def _filled(sheet: Sheet) -> Iterator[Cell]:
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value is not None:
                yield row, column
    yield from sheet.without_value()


def _fate(batch: Batch, sheet: Sheet, cell: Cell, reasons: _Places) -> str:
    row, column = cell
    if sheet.value(row, column) is None:
        return "reported"  # a formula that failed or has no result
    codes = batch.fates.get(sheet.name)
    if codes is None:
        return "reported" if cell in reasons else "imported"
    known = row < len(codes) and column < len(codes[row])
    return (_CODES[codes[row][column]] if known else "") or "reported"


def _reasons(sheet: Sheet, problems: Iterable[Problem], language: str) -> _Places:
    """What the problems of a sheet say of its cells; that an activity was not chosen is told cell by cell anyway."""
    found: dict[Cell, list[str]] = defaultdict(list)
    for problem in problems:
        if problem.sheet == sheet.name and problem.message.msgid != NOT_CHOSEN:
            text = problem.message.text(language)
            for cell in _cells_of(problem.cell, sheet):
                if text not in found[cell]:
                    found[cell].append(text)
    for cell in sheet.formulas:
        found[cell].append(Message(_NO_RESULT).text(language))
    return found


def _read_from(sheet: Sheet, batch: Batch, language: str) -> tuple[dict[Cell, list[str]], dict[Cell, str]]:
    """By cell: the fields that it was read into, and the activity."""
    fields: dict[Cell, list[str]] = defaultdict(list)
    owners: dict[Cell, str] = {}
    for draft in batch.drafts:
        name = str(draft.activity.get("name") or draft.activity.get("number") or "")
        for field, addresses in draft.cells.items():
            label = _label(field, language)
            for cell in _own(sheet, draft, addresses):
                if field not in ("answers", "extra") and label not in fields[cell]:
                    fields[cell].append(label)
                owners.setdefault(cell, name)
    _answers(sheet, batch, fields, owners, language)
    for draft in batch.drafts:
        for cell in _own(sheet, draft, draft.cells.get("answers", ())):
            fields[cell] = fields.get(cell) or [_label("answers", language)]
    return fields, owners


def _answers(
    sheet: Sheet, batch: Batch, fields: dict[Cell, list[str]], owners: dict[Cell, str], language: str
) -> None:
    """A cell that says "none" is no value of its field; its column, and its row, tell what it answered."""
    reading = next((item for item in batch.sheets if item.name == sheet.name), None)
    if reading is not None and reading.layout == "form":
        _answers_of_form(sheet, batch, reading, fields, owners, language)
    if reading is None or reading.layout != "rows":
        return
    columns = {column.column: _label(column.field, language) for column in reading.columns if column.field}
    for draft in batch.drafts:
        if draft.sheet != sheet.name:
            continue
        name = str(draft.activity.get("name") or draft.activity.get("number") or "")
        for row in draft.rows:
            for column in range(len(sheet.rows[row - 1]) if row <= len(sheet.rows) else 0):
                if (row - 1, column) not in fields and (label := columns.get(column_name(column))):
                    fields[row - 1, column] = [label]
                    owners.setdefault((row - 1, column), name)


def _answers_of_form(
    sheet: Sheet,
    batch: Batch,
    reading: SheetReading,
    fields: dict[Cell, list[str]],
    owners: dict[Cell, str],
    language: str,
) -> None:
    """In a form such a cell stands beside its label."""
    labels = {
        found.first: column.field
        for column in reading.columns
        if (found := address_of(column.column)) and found.first == found.last and not found.is_line
    }
    drafts = [draft for draft in batch.drafts if draft.sheet == sheet.name]
    for (row, first), field in labels.items():
        owner = next((draft for draft in drafts if len(drafts) == 1 or row + 1 in draft.rows), None)
        for column in range(first + 1, len(sheet.rows[row]) if field and owner is not None else 0):
            if (row, column) in labels:
                break
            if (row, column) not in fields and sheet.rows[row][column] is not None:
                fields[row, column] = [_label(field, language)]
                name = owner.activity.get("name") or owner.activity.get("number") if owner else ""
                owners.setdefault((row, column), str(name or ""))


def _label(field: str, language: str) -> str:
    """What a field of an import, several, or a key of an activity, is called."""
    return " + ".join(
        Message(LABELS.get(part) or key_label(part)).text(language) for part in field.split("+")
    )


def _lines_left(sheet: Sheet, report: ImportReport) -> set[Cell]:
    """The lines of a text that the activities which were not chosen were read from, in their whole width."""
    return {
        cell
        for draft in report.left_out
        for addresses in draft.cells.values()
        for address in addresses
        if draft.sheet == sheet.name and (found := address_of(address)) is not None and found.is_line
        for cell in _cells_of(address, sheet)
    }


def _own(sheet: Sheet, draft: Draft, addresses: Iterable[str]) -> Iterator[Cell]:
    """Those of a draft's addresses that lie in this sheet."""
    for address in addresses:
        found = address_of(address)
        if ((found and found.sheet) or draft.sheet) == sheet.name:
            yield from _cells_of(address, sheet)


def _cells_of(address: str, sheet: Sheet | None) -> list[Cell]:
    """The cells of an address; in a sheet the filled ones of a range, without one its first and last."""
    found = address_of(address)
    if found is None:
        return []
    first, last = found.first, found.last
    if found.is_line:
        width = len(sheet.rows[first[0]]) if sheet and first[0] < len(sheet.rows) else 1
        return [(first[0], column) for column in range(width)]
    if sheet is None:
        return [first, last]
    if first == last:
        return [first]
    return [
        (row, column)
        for row in range(first[0], min(last[0], len(sheet.rows) - 1) + 1)
        for column in range(first[1], min(last[1], len(sheet.rows[row]) - 1) + 1)
        if sheet.rows[row][column] is not None
    ]


def _beside(sheet: Sheet, language: str) -> _Places:
    """What the source has beside its cells: comments, links, hidden rows and columns."""
    found: dict[Cell, list[str]] = defaultdict(list)
    for cell, text in sheet.comments.items():
        found[cell].append(Message(_COMMENT, {"text": text}).text(language))
    for cell, text in sheet.links.items():
        found[cell].append(Message(_LINK, {"text": text}).text(language))
    if sheet.hidden_rows or sheet.hidden_columns:
        for row, column in _filled(sheet):
            if row in sheet.hidden_rows:
                found[row, column].append(Message(_HIDDEN_ROW).text(language))
            if column in sheet.hidden_columns:
                found[row, column].append(Message(_HIDDEN_COLUMN).text(language))
    return found
