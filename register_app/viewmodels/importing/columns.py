"""The columns of a source as a table: what each is taken for, how sure that is, and what sample values became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _
from register_app.reading.batch import ColumnReading, Draft, SheetReading
from register_app.reading.layouts.grid import text_of
from register_app.reading.workbook import Sheet, Workbook, cell_name
from register_app.viewmodels.headings import heading_label
from register_app.viewmodels.importing.places import cells_of, column_of
from register_app.viewmodels.importing.readings import became, of_cell
from register_app.viewmodels.importing.source import SURE, ImportSource

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SAMPLES = 3
_LIKELY = 0.6
_LONGEST = 160


class Role(IntEnum):
    """Roles of `ColumnsModel` beside Qt's own."""

    SAMPLE = Qt.ItemDataRole.UserRole
    SHARE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Sample:
    """A cell as it stands in the file, and what it became."""

    cell: str
    original: str
    read: str

    @property
    def same(self) -> bool:
        return " ".join(self.original.split()) == " ".join(self.read.split())


@dataclass(frozen=True)
class ColumnLine:
    """How a column (of a form: a label) was understood; `chosen` when the user said so."""

    sheet: str
    column: str
    header: str
    field: str
    confidence: float
    chosen: bool
    samples: tuple[Sample, ...]

    @property
    def label(self) -> str:
        return heading_label(self.field)

    @property
    def sure(self) -> bool:
        return self.chosen or not self.field or self.confidence >= SURE

    def sureness(self) -> str:
        """How sure the reading is, in a word."""
        if self.chosen:
            return _("your choice")
        if not self.field:
            return _("not recognised")
        if self.confidence >= SURE:
            return _("sure")
        return _("likely") if self.confidence >= _LIKELY else _("please check")


def lines_of(source: ImportSource) -> list[ColumnLine]:
    """The columns of every sheet that was read, those of forms label by label."""
    if source.plan is None:
        return []
    plain = (
        {sheet.name: sheet for sheet in source.content.sheets} if isinstance(source.content, Workbook) else {}
    )
    drafts: dict[str, list[Draft]] = {}
    for draft in source.plan.batch.drafts:
        drafts.setdefault(draft.sheet, []).append(draft)
    made = []
    for sheet in source.sheets():
        chosen = {key.casefold().strip() for key in source.choice(sheet.name).columns}
        for column in sheet.columns:
            samples = tuple(_samples(sheet, column, plain.get(sheet.name), drafts.get(sheet.name, [])))
            made.append(
                ColumnLine(
                    sheet.name,
                    column.column,
                    " ".join(column.header.split()),
                    column.field,
                    column.confidence,
                    bool({column.column.casefold(), column.header.casefold().strip()} & chosen),
                    samples or tuple(Sample("", text, "") for text in column.samples[:_SAMPLES]),
                )
            )
    return made


def _samples(
    reading: SheetReading, column: ColumnReading, sheet: Sheet | None, drafts: list[Draft]
) -> Iterator[Sample]:
    """The first cells of a column that hold something; those alone in their activity first, as they tell most."""
    if sheet is None:
        return
    found = 0
    seen: set[str] = set()
    for draft in sorted(drafts[:60], key=lambda draft: len(draft.rows) > 1):
        cell = _cell(reading, column, draft)
        if cell is None:
            continue
        text = text_of(sheet.value(*cell))
        if not text or text in seen:
            continue
        seen.add(text)
        yield Sample(
            cell_name(*cell),
            text[:_LONGEST],
            of_cell(became(column.field, draft.activity, column.header), text)[:_LONGEST],
        )
        found += 1
        if found == _SAMPLES:
            return


def _cell(reading: SheetReading, column: ColumnReading, draft: Draft) -> tuple[int, int] | None:
    """Where a draft's value of a column stands."""
    if not draft.rows:
        return None
    if reading.layout == "transposed":
        return (int(column.column) - 1, draft.rows[0] - 1) if column.column.isdigit() else None
    if column.column.isalpha():
        return draft.rows[0] - 1, column_of(column.column)
    label = cells_of(column.column)
    if label is None:
        return None
    addresses = [span[0] for address in _addresses(draft, column.field) if (span := cells_of(address))]
    beside = [cell for cell in addresses if cell[0] == label[0][0] and cell != label[0]]
    below = [cell for cell in addresses if cell[0] > label[0][0]]
    return next(iter(beside or below), None)


def _addresses(draft: Draft, field: str) -> list[str]:
    return [address for key, listed in draft.cells.items() if key == field for address in listed]


class ColumnsModel(QAbstractTableModel):
    """Column | Taken as | How sure | three examples. `decided(sheet, column, field)` is the user's act."""

    decided = Signal(str, str, str)

    _HEADINGS = (
        N_("Column"),
        N_("Taken as"),
        N_("How sure"),
        N_("Examples: the cell, and what it becomes"),
        "",
        "",
    )
    COLUMN, FIELD, SURENESS, FIRST_SAMPLE = range(4)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ColumnLine] = []
        self.lines: list[ColumnLine] = []
        self._doubtful = False
        self._many = False

    def show(self, source: ImportSource | None) -> None:
        lines = lines_of(source) if source is not None else []
        if lines == self._all:
            return
        self.beginResetModel()
        self._all = lines
        self._many = len({line.sheet for line in lines}) > 1
        self._choose()
        self.endResetModel()

    def only_doubtful(self, on: bool) -> None:
        """Show only columns that need a look: those not sure, and those kept under their heading."""
        self.beginResetModel()
        self._doubtful = on
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        self.lines = [line for line in self._all if not self._doubtful or not line.sure or not line.field]

    def doubtful(self) -> int:
        """How many columns were read without being sure."""
        return sum(1 for line in self._all if not line.sure)

    def total(self) -> int:
        return len(self._all)

    def set_field(self, row: int, field: str) -> None:
        """Take a column for `field`; "" keeps it under its heading."""
        line = self.lines[row]
        if field != line.field:
            self.decided.emit(line.sheet, line.column, field)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == self.FIELD and not cells_of(self.lines[index.row()].column):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole and column == self.FIELD:
            return line.field
        if role == Role.SHARE and column == self.SURENESS and line.field and not line.chosen:
            return line.confidence
        if column >= self.FIRST_SAMPLE:
            place = column - self.FIRST_SAMPLE
            sample = line.samples[place] if place < len(line.samples) else None
            if role == Role.SAMPLE:
                return sample
            if role == Qt.ItemDataRole.DisplayRole and sample is not None:
                return sample.original if sample.same else f"{sample.original} → {sample.read}"
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            where = f"{line.sheet} · {line.column}" if self._many else line.column
            return (f"{line.header or '–'}\n{where}", line.label, line.sureness())[column]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != self.FIELD:
            return False
        self.set_field(index.row(), str(value or ""))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
