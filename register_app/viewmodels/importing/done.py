"""What an import wrote, with the activities that the reading had remarks about first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _
from register_app.viewmodels.importing.came_in import Line
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.verdict import cells_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DoneModel(QAbstractTableModel):
    """Number | Activity | Remarks; first those the import has something to say of, then by how much the checks add."""

    _HEADINGS = (N_("Number"), N_("Activity"), N_("Remarks"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._issues: Mapping[int, Sequence[str]] = {}
        """What the checks say of the activities, put beside the remarks of a line only where it is looked at."""

    @property
    def remarked(self) -> int:
        """How many activities have remarks."""
        return sum(1 for line in self._lines if line.remarks or self._issues.get(line.activity))

    def show(self, done: Sequence[ImportSource]) -> str:
        """Show what these sources brought; gives what became of their cells, a line a source."""
        self.beginResetModel()
        self._lines, self._issues = [], {}
        for source in done:
            self._lines += source.came_in
        if len(done) > 1:
            self._sort()
        self.endResetModel()
        texts = (f"{source.name}: {cells_text(source)}." for source in done if source.plan is not None)
        return "\n".join(texts)

    def add_issues(self, issues: Mapping[int, Sequence[str]]) -> None:
        """Show what the checks of the register say of these activities, by their row numbers there."""
        self.beginResetModel()
        self._issues = {**self._issues, **issues}
        self._sort()
        self.endResetModel()

    def _said(self, line: Line) -> tuple[str, ...]:
        return (*line.remarks, *self._issues.get(line.activity, ()))

    def _sort(self) -> None:
        # A conflict, or a cell that could not be read, is of this import; what is missing mostly was before, too.
        issues = self._issues
        self._lines.sort(
            key=lambda line: (len(line.remarks), len(issues.get(line.activity, ()))), reverse=True
        )

    def remarks(self, row: int) -> tuple[str, ...]:
        """The sentences about an activity."""
        return self._said(self._lines[row]) if 0 <= row < len(self._lines) else ()

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
        return (line.number, line.name, " ".join(self._said(line)))[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None
