"""The real cells of a sheet as a table, each line with what it was read as; cells are made only where they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from itertools import chain

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.cellnames import cell_name, column_name
from register_app.base.i18n import N_, _
from register_app.reading.batch import FATES, ColumnReading, Problem, SheetReading
from register_app.reading.layouts.grid import text_of
from register_app.reading.paragraphs import first_lines
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Cell, Sheet, Workbook
from register_app.viewmodels.headings import heading_label
from register_app.viewmodels.importing.places import cells_of, line_shown
from register_app.viewmodels.importing.source import ImportSource

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHOWN, _SHOWN_LINE = 300, 1_500
"""Letters of a cell, and of a line of text, that the grid gives; the whole stands below it."""
_WIDEST_MARK = 2_000
"""Cells of one remark that are marked one by one."""

LINE_WORDS = {
    "header": N_("Headings"),
    "title": N_("About the register"),
    "section": N_("Section heading"),
    "left_out": N_("Left out"),
}
MARKS = {
    **LINE_WORDS,
    "activity": N_("Activity"),
    "more": N_("Continued"),
    "shared": N_("Shared"),
    "label": N_("Label"),
    "extra": N_("Kept under its heading"),
    "ignored": N_("Not read"),
}
"""What a line or cell is, in a word."""


class Role(IntEnum):
    """Roles of `CellsModel` beside Qt's own: what a cell is (a key of MARKS or ""), and whether it has a remark."""

    MARK = Qt.ItemDataRole.UserRole
    REMARK = Qt.ItemDataRole.UserRole + 1


class CellsModel(QAbstractTableModel):
    """A sheet of a workbook, or the lines of a text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._reading: SheetReading | None = None
        self._width = 0
        self._lines: dict[int, str] = {}
        """What a line is, from 0."""
        self._numbers: dict[int, int] = {}
        self._labels: set[Cell] = set()
        self._fields: dict[int, str] = {}
        self._remarks: dict[Cell, list[Problem]] = {}
        self._fates: list[bytes] = []
        self._label_fields: dict[int, str] = {}
        self._of: tuple[object, object] = (None, None)
        self._chosen: dict[int, str] = {}
        self._firsts: dict[int, int] = {}
        """By line of a text the first of its paragraph."""

    @property
    def turned(self) -> bool:
        return self._reading is not None and self._reading.layout == "transposed"

    @property
    def ignored(self) -> bool:
        return self._reading is None or self._reading.layout in ("ignored", "empty")

    @property
    def is_text(self) -> bool:
        """Whether the lines of a text are shown, no cells."""
        return self._reading is not None and self._reading.layout == "notice"

    def address(self, row: int, column: int) -> str:
        """How a cell, or the line of a text, is called."""
        return line_shown(row + 1) if self.is_text else cell_name(row, column)

    def is_blank(self, row: int) -> bool:
        """Whether it is a line between those that say something: what is shown of a text has no need of it."""
        return self.is_text and self._sheet is not None and not any(self._sheet.rows[row])

    def is_paragraph(self, row: int) -> bool:
        """Whether it is a line of a text that stands in no table."""
        return self.is_text and self._sheet is not None and len(self._sheet.rows[row]) == 1

    @property
    def sheet_name(self) -> str:
        return self._reading.name if self._reading else ""

    def chosen(self, row: int) -> str:
        """What the user said a row (from 0) is; "" where it is what it looks like."""
        return self._chosen.get(row + 1, "")

    @property
    def header_row(self) -> int:
        """The row of the headings from 0; -1 where there is none."""
        return self._reading.header_row - 1 if self._reading is not None and not self.turned else -1

    def show(self, source: ImportSource | None, name: str) -> None:
        """Show a sheet of a source as it was read."""
        reading = source.sheet(name) if source is not None else None
        plain = _plain(source, name) if source is not None else None
        if (plain, reading) == self._of and plain is not None:
            return
        same = plain is not None and plain is self._sheet
        if not same:
            self.beginResetModel()
            self._sheet, self._width = plain, plain.width if plain is not None else 0
        self._of = (plain, reading)
        self._chosen = source.choice(name).rows if source is not None else {}
        self._reading = reading
        self._mark(source, name)
        if not same:
            self.endResetModel()
        elif self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _mark(self, source: ImportSource | None, name: str) -> None:
        self._lines, self._numbers, self._labels, self._fields, self._remarks = {}, {}, set(), {}, {}
        self._fates, self._label_fields, self._firsts = [], {}, {}
        reading = self._reading
        if source is None or source.plan is None or reading is None:
            return
        self._fates = source.plan.batch.fates.get(name, [])
        self._lines = {line - 1: role for line, role in reading.roles.items()}
        for row, role in self._lines.items():
            # A title that says nothing of the register was told, not taken over.
            if role == "title" and not self.turned and self._is_left_out(row):
                self._lines[row] = "left_out"
        if reading.layout in ("rows", "transposed", "own", "notice", "questionnaire"):
            self._mark_activities([draft.rows for draft in source.plan.batch.drafts if draft.sheet == name])
        if reading.layout == "own" and reading.header_row:
            self._lines[reading.header_row - 1] = "header"
        beside: Counter[str] = Counter()
        for column in reading.columns:
            span = cells_of(column.column)
            if span is not None:
                # Headings of a text stand on one line, in as many cells.
                self._labels.add((span[0][0], span[0][1] + beside[column.column] * self.is_text))
                beside[column.column] += 1
                if not self.is_text:
                    self._label_fields.setdefault(span[0][0], _taken_as(column, reading))
        self._fields = _fields(reading)
        for problem in source.plan.problems:
            if problem.sheet == name:
                self._add_remark(problem)
        if self.is_text:
            self._mark_paragraphs(reading.headings)

    def _mark_paragraphs(self, headings: Sequence[str]) -> None:
        """Mark what of a text belongs to no activity, and each line of a paragraph like its first."""
        rows = [row for row in range(self.rowCount()) if not self.is_blank(row)]
        told = {row for row, codes in enumerate(self._fates) if codes}
        self._firsts = first_lines(rows, told)
        labels = {row for row, _column in self._labels}
        for row, first in self._firsts.items():
            if row != first:
                mark = self._lines.get(first, "")
                self._lines.setdefault(row, "more" if mark == "activity" else mark)
            elif row in told and row not in self._lines:
                text = self.whole(row, 0)
                is_heading = row in labels or any(heading.startswith(text) for heading in headings)
                self._lines[row] = "header" if is_heading else "title"

    def _mark_activities(self, activities: list[list[int]]) -> None:
        """Number the activities by the lines (from 1) that each was read from."""
        counted = Counter(chain.from_iterable(activities))
        for number, lines in enumerate(activities, 1):
            if len(lines) == 1 and counted[lines[0]] == 1:
                self._lines[lines[0] - 1], self._numbers[lines[0] - 1] = "activity", number
                continue
            own = [line for line in lines if counted[line] == 1]
            for line in lines:
                self._lines[line - 1] = "more" if counted[line] == 1 else "shared"
            if own:
                self._lines[own[0] - 1] = "activity"
                self._numbers[own[0] - 1] = number

    def _add_remark(self, problem: Problem) -> None:
        span = cells_of(problem.cell)
        if span is None:
            return
        (top, left), (bottom, right) = span
        if self.is_text:
            self._lines.setdefault(top, "left_out")
        if (bottom - top + 1) * (right - left + 1) > _WIDEST_MARK:
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._remarks.setdefault((row, column), []).append(problem)

    # What is asked of it

    def whole(self, row: int, column: int) -> str:
        """The whole text of a cell."""
        return text_of(self._sheet.value(row, column)) if self._sheet is not None else ""

    def remarks(self, row: int, column: int) -> list[str]:
        """The sentences about a cell."""
        return [problem.message.text() for problem in self._remarks.get(self._told_at(row, column), [])]

    def _told_at(self, row: int, column: int) -> Cell:
        """The cell of which it is told what became of this one: the first line of its paragraph."""
        first = self._firsts.get(row, row)
        return (row, column) if first == row else (first, 0)

    def mark(self, row: int, column: int) -> str:
        """What a cell is: a key of MARKS, or "" for a value like any other."""
        if self.ignored:
            return "ignored"
        if (row, column) in self._labels:
            return "label"
        found = self._lines.get(column if self.turned else row, "")
        return found if found not in ("activity", "more", "shared", "") else self._fate(row, column)

    def _fate(self, row: int, column: int) -> str:
        """Whether a cell of an activity was kept beside it, or left out."""
        row, column = self._told_at(row, column)
        codes = self._fates[row] if row < len(self._fates) else b""
        code = codes[column] if column < len(codes) else 0
        return {FATES["extra"]: "extra", FATES["reported"]: "left_out"}.get(code, "")

    def _is_left_out(self, row: int) -> bool:
        """Whether all that stands in a row was left out."""
        codes = set(self._fates[row] if row < len(self._fates) else b"")
        return codes - {FATES[""]} == {FATES["reported"]}

    def runs_on(self, row: int) -> bool:
        """Whether a row is no part of a table, so that its texts need not fit into its columns."""
        return not self.turned and self._lines.get(row, "") in ("title", "section", "left_out")

    def line_text(self, line: int) -> str:
        """What a row (a column where the sheet lies on its side) is, in words."""
        if self.ignored:
            return ""
        mark = self._lines.get(line, "")
        if mark == "activity":
            return _("Activity {n}").format(n=self._numbers[line])
        return _(MARKS[mark]) if mark else self._label_fields.get(line, "")

    def words_beside(self, row: int) -> str:
        """What stands beside the number of a row: what it is, or what it was taken for."""
        return self._fields.get(row, "") if self.turned else self.line_text(row)

    def marks(self) -> list[str]:
        """The marks that occur, in the order of MARKS: what a legend has to explain."""
        if self.ignored:
            return ["ignored"]
        found = set(self._lines.values())
        if self._labels:
            found.add("label")
        if any(FATES["extra"] in codes for codes in self._fates):
            found.add("extra")
        return [mark for mark in MARKS if mark in found]

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._sheet is None:
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            most = _SHOWN_LINE if self.is_text else _SHOWN
            text = text_of(self._sheet.value(row, column))
            return " ".join(text[:most].split()) + (" …" if len(text) > most else "")
        if role == Role.MARK:
            return self.mark(row, column)
        if role == Role.REMARK:
            return any(problem.severity != "info" for problem in self._remarks.get((row, column), ()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            mark = self.mark(row, column)
            return "; ".join([_(MARKS[mark])] * bool(mark) + self.remarks(row, column))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        place = column_name(section) if across else str(section + 1)
        if across and self.is_text:
            return _("Text") if section == 0 else ""
        if across:
            words = self.line_text(section) if self.turned else self._fields.get(section, "")
        else:
            words = self.words_beside(section)
        if not words or words == place:
            return place
        return f"{place}\n{words}" if across else f"{place}  {words}"


def plain_sheets(source: ImportSource) -> list[Sheet]:
    """The sheets of a workbook; a text as one sheet of its lines; none of a register."""
    content = source.content
    if isinstance(content, Workbook):
        return content.sheets
    return [_text_sheet(content)] if isinstance(content, SourceText) else []


def _plain(source: ImportSource, name: str) -> Sheet | None:
    if isinstance(source.content, SourceText):
        return _text_sheet(source.content)
    return next((sheet for sheet in plain_sheets(source) if sheet.name == name), None)


def _text_sheet(content: SourceText) -> Sheet:
    """The blocks of a text at the lines that they begin on."""
    last = max((block.line for block in content.blocks), default=0)
    sheet = Sheet(content.source, [[] for _line in range(last)])
    for block in content.blocks:
        sheet.rows[block.line - 1].extend(cell or None for cell in block.cells)
    return sheet


def _fields(reading: SheetReading) -> dict[int, str]:
    """What each column (row where it lies on its side) is taken for."""
    found = {}
    for column in reading.columns:
        place = -1
        if column.column.isdigit():
            place = int(column.column) - 1
        elif column.column.isalpha() and column.column.isupper():
            place = (cells_of(f"{column.column}1") or ((0, -1), (0, -1)))[0][1]
        if place >= 0:
            found[place] = _taken_as(column, reading)
    return found


def _taken_as(column: ColumnReading, reading: SheetReading) -> str:
    return heading_label(column.field, reading.layout) if column.field else _("kept as it is")
