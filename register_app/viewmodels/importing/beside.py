"""What a source brings beside its activities, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from register_app.base.i18n import N_, _
from register_app.model.fields import FIELDS
from register_app.services.import_plan import Beside, Fact
from register_app.viewmodels.importing.compare_lines import spoken
from register_app.viewmodels.importing.source import ImportSource

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TABLES = {"register": N_("The register"), "party": N_("Party"), "term": N_("Entry of a list")}


class BesideModel(QAbstractTableModel):
    """State | What | Name | What is said of it; what an import changes first, then what is new to the register."""

    _HEADINGS = (N_("State"), N_("What"), N_("Name"), N_("What is said of it"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str, str, str]] = []

    def show(self, source: ImportSource | None) -> None:
        """Show what a source would bring, and what of it is there."""
        self.beginResetModel()
        plan = source.plan if source is not None else None
        facts = plan.facts if plan is not None else []
        things = sorted(plan.beside, key=lambda thing: not thing.new) if plan is not None else []
        self._lines = [*map(_changed, facts), *map(_told, things)]
        self.endResetModel()

    def show_came_in(self, sources: Iterable[ImportSource]) -> None:
        """Show what these sources brought that was not there, or changed."""
        self.beginResetModel()
        plans = [source.plan for source in sources if source.plan is not None]
        self._lines = [_changed(fact) for plan in plans for fact in plan.facts]
        self._lines += [_told(thing) for plan in plans for thing in plan.beside if thing.new]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        return self._lines[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None


def _told(thing: Beside) -> tuple[str, str, str, str]:
    state = _("New") if thing.new else _("Already there")
    return state, thing.what.text(), thing.name, spoken(thing.says, countries_from=0)


def _changed(fact: Fact) -> tuple[str, str, str, str]:
    """What an export that came back changes, with what the register says now."""
    described = FIELDS.get(f"{fact.table}.{fact.column}")
    label = _(described.label) if described else fact.column
    now, then = (" ".join(text.split()) or "–" for text in (fact.before, fact.value))
    return _("Changed"), _(_TABLES[fact.table]), fact.name, f"{label}: {now} → {then}"
