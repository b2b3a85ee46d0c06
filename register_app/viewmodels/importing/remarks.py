"""What the reading of a source has to say, as a list with the places it is about."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _
from register_app.reading.batch import Problem
from register_app.viewmodels.importing.places import place_in
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.state_texts import SEVERITIES

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SEVERITY_ROLE = Qt.ItemDataRole.UserRole
_WEIGHT = {"error": 0, "warning": 1, "info": 2}


class RemarksModel(QAbstractTableModel):
    """Weight | Where | Remark, the gravest first."""

    _HEADINGS = (N_("Weight"), N_("Where"), N_("Remark"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Problem] = []

    def show(self, source: ImportSource | None) -> None:
        self.beginResetModel()
        problems = source.plan.problems if source is not None and source.plan is not None else []
        self._problems = sorted(problems, key=lambda problem: _WEIGHT[problem.severity])
        self.endResetModel()

    def place(self, row: int) -> tuple[str, str]:
        """The sheet and the address that a remark is about."""
        problem = self._problems[row]
        return problem.sheet, problem.cell

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._problems):
            return None
        problem = self._problems[index.row()]
        if role == SEVERITY_ROLE:
            return problem.severity
        if role == Qt.ItemDataRole.DisplayRole:
            where = place_in(problem.sheet, problem.cell)
            return (_severity(problem), where, problem.message.text())[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None


def _severity(problem: Problem) -> str:
    severity = "note" if problem.severity == "info" else problem.severity
    return _(SEVERITIES[severity])
