"""What an import wrote, with the activities that the reading had remarks about first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _
from register_app.viewmodels.importing.places import remarks_by_row
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.verdict import cells_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Line(NamedTuple):
    activity: int
    number: str
    name: str
    remarks: tuple[str, ...]


class DoneModel(QAbstractTableModel):
    """Number | Activity | Remarks; those of which the reading or the checks have most to say first."""

    _HEADINGS = (N_("Number"), N_("Activity"), N_("Remarks"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []

    @property
    def remarked(self) -> int:
        """How many activities have remarks."""
        return sum(1 for line in self._lines if line.remarks)

    def show(self, done: Sequence[ImportSource]) -> str:
        """Show what these sources brought; gives what became of their cells, a line a source."""
        self.beginResetModel()
        self._lines = []
        for source in done:
            if source.plan is None or source.outcome is None:
                continue
            remarks = remarks_by_row(source.plan, source.outcome.problems)
            # What was left although it differs is worth a look as much as what came in.
            left = {
                place: row.activity_id
                for place, row in enumerate(source.plan.rows)
                if row.activity_id and any(item.conflict for item in row.differences)
            }
            for place, activity in {**left, **source.outcome.activities}.items():
                row = source.plan.rows[place]
                told = tuple(
                    f"{problem.cell}: {problem.message.text()}" for problem in remarks.get(place, [])
                )
                number = source.outcome.numbers.get(activity, row.number)
                self._lines.append(_Line(activity, number, row.name, told))
        self._lines.sort(key=lambda line: -len(line.remarks))
        self.endResetModel()
        texts = (f"{source.name}: {cells_text(source)}." for source in done if source.plan is not None)
        return "\n".join(texts)

    def add_issues(self, issues: Mapping[int, Sequence[str]]) -> None:
        """Show what the checks of the register say of these activities, by their row numbers there."""
        self.beginResetModel()
        self._lines = [
            line._replace(remarks=(*line.remarks, *issues[line.activity]))
            if line.activity in issues
            else line
            for line in self._lines
        ]
        self._lines.sort(key=lambda line: -len(line.remarks))
        self.endResetModel()

    def remarks(self, row: int) -> tuple[str, ...]:
        """The sentences about an activity."""
        return self._lines[row].remarks if 0 <= row < len(self._lines) else ()

    def activity(self, row: int) -> int:
        """The row number of an activity in the register."""
        return self._lines[row].activity if 0 <= row < len(self._lines) else 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        line = self._lines[index.row()]
        return (line.number, line.name, " ".join(line.remarks))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
