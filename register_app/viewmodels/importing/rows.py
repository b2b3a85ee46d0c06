"""The activities of a source as a table: what each is against the register, and which are taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _, ngettext
from register_app.reading.batch import Problem
from register_app.services.import_plan import Difference, PlannedRow
from register_app.services.importing import key_label
from register_app.viewmodels.importing.places import remarks_by_row
from register_app.viewmodels.importing.source import ImportSource, accept

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

Kind = Literal["new", "changed", "conflicts", "same", "remarks"]
KINDS: dict[Kind, str] = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "conflicts": N_("Conflicts"),
    "same": N_("The same"),
    "remarks": N_("With remarks"),
}
"""What the list can be narrowed to; an activity may be of several kinds."""
_NEW: frozenset[Kind] = frozenset({"new"})


class RowsModel(QAbstractTableModel):
    """The activities of the file; ticked ones are taken. `ticked` follows each decision."""

    ticked = Signal()

    _HEADINGS = (N_("Take"), N_("State"), N_("Number"), N_("Activity"), N_("What changes"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: ImportSource | None = None
        self._rows: list[PlannedRow] = []
        self._remarks: dict[int, list[Problem]] = {}
        self._shown: list[int] = []
        self._kind: Kind | None = None
        self._kinds: list[frozenset[Kind]] = []

    def show(self, source: ImportSource | None) -> None:
        """Show the activities of a source."""
        self.beginResetModel()
        self._source = source
        self._rows = source.plan.rows if source is not None and source.plan is not None else []
        self._remarks = remarks_by_row(source.plan) if source is not None and source.plan is not None else {}
        self._kinds = [self._kinds_at(place) for place in range(len(self._rows))]
        if self._kind is not None and not any(map(self._fits, range(len(self._rows)))):
            self._kind = None
        self._choose()
        self.endResetModel()
        self.ticked.emit()

    @property
    def kind(self) -> Kind | None:
        return self._kind

    def filter(self, kind: Kind | None) -> None:
        """Show only activities of one kind; None for all."""
        self.beginResetModel()
        self._kind = kind
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        self._shown = [place for place in range(len(self._rows)) if self._fits(place)]

    def _fits(self, place: int, kind: Kind | None = None) -> bool:
        kind = kind or self._kind
        return kind is None or kind in self.kinds_of(place)

    def kinds_of(self, place: int) -> frozenset[Kind]:
        """All kinds an activity is of; what is decided changes none of them."""
        return self._kinds[place]

    def _kinds_at(self, place: int) -> frozenset[Kind]:
        row = self._rows[place]
        if row.state == "new" and not row.differences and not row.gone and place not in self._remarks:
            return _NEW  # nearly all rows of a first import
        kinds: set[Kind] = {"remarks"} if place in self._remarks else set()
        if row.state == "new":
            kinds |= set() if row.gone else {"new"}
        elif row.differences:
            kinds.add("changed")
        else:
            kinds.add("same")
        if row.gone or any(difference.conflict for difference in row.differences):
            kinds.add("conflicts")
        return frozenset(kinds)

    def counts(self) -> dict[Kind, int]:
        """How many activities there are of each kind."""
        counts: dict[Kind, int] = dict.fromkeys(KINDS, 0)
        for kinds in self._kinds:
            for kind in kinds:
                counts[kind] += 1
        return counts

    def total(self) -> int:
        return len(self._rows)

    def numbered(self) -> bool:
        """Whether any of the activities has a number."""
        return any(row.number for row in self._rows)

    def row(self, shown: int) -> PlannedRow | None:
        """The activity in a row of the list."""
        return self._rows[self._shown[shown]] if 0 <= shown < len(self._shown) else None

    def remarks(self, shown: int) -> list[Problem]:
        return self._remarks.get(self._shown[shown], []) if 0 <= shown < len(self._shown) else []

    # Decisions

    def take(self, shown: list[int], *, on: bool) -> None:
        """Tick or untick rows of the list."""
        if self._source is None:
            return
        for place in (self._shown[row] for row in shown):
            (self._source.taken.add if on else self._source.taken.discard)(place)
        self._tell()

    def is_taken(self, shown: int) -> bool:
        return self._source is not None and self._shown[shown] in self._source.taken

    def take_all(self, *, on: bool) -> None:
        """Tick or untick everything that the list shows."""
        self.take(list(range(len(self._shown))), on=on)

    def differing(self) -> list[tuple[str, int]]:
        """The keys in which activities differ, with how many do, the most frequent first."""
        counts: dict[str, int] = {}
        for row in self._rows:
            for difference in row.differences:
                counts[difference.key] = counts.get(difference.key, 0) + 1
        return sorted(counts.items(), key=lambda item: -item[1])

    def accept_all(self, *, on: bool, key: str = "", conflicts: bool = False) -> None:
        """Take over, or refuse, every value of one key ("" for any), or of the conflicts alone."""
        self._accept(
            lambda difference: (not key or difference.key == key) and (difference.conflict or not conflicts),
            on=on,
        )

    def _accept(self, wanted: Callable[[Difference], bool], *, on: bool) -> None:
        for place, row in enumerate(self._rows):
            keys = [difference.key for difference in row.differences if wanted(difference)]
            for key in keys:
                accept(row, key, on=on)
            if keys and self._source is not None:
                self.settle(place)
        self._tell()

    def accept(self, shown: int, key: str, *, on: bool) -> None:
        """Take over, or refuse, one value of the activity in a row of the list."""
        row = self.row(shown)
        if row is not None:
            accept(row, key, on=on)
            self.settle(self._shown[shown])
            self._tell()

    def settle(self, place: int) -> None:
        """An activity of which nothing is accepted is not taken; one of which something is, is."""
        if self._source is not None and self._rows[place].state != "new":
            (self._source.taken.add if self._rows[place].accepted else self._source.taken.discard)(place)

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self._HEADINGS) - 1))
        self.ticked.emit()

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._rows[self._shown[index.row()]]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self.is_taken(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                _state_text(*self._state_at(self._shown[index.row()])),
                row.number,
                row.name,
                changes_text(row),
            )[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return _("Take “{name}”").format(name=row.name)
        return None

    def states(self) -> set[str]:
        """The different words of the column of states; without remarks these are short."""
        return {_state_text(*state) for state in {self._state_at(place) for place in self._remarks}}

    def _state_at(self, place: int) -> tuple[Kind | None, int]:
        """What an activity is in the first place (None: deleted here), and how many remarks there are about it."""
        kinds = self.kinds_of(place)
        main: Kind = next(kind for kind in ("conflicts", "new", "changed", "same") if kind in kinds)
        return None if self._rows[place].gone else main, len(self._remarks.get(place, ()))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.take([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._HEADINGS[section]) if 0 <= section < len(self._HEADINGS) else None
        return None


def _state_text(kind: Kind | None, remarks: int) -> str:
    words = _("Deleted here") if kind is None else _("Conflict") if kind == "conflicts" else _(KINDS[kind])
    if not remarks:
        return words
    told = ngettext("{n} remark", "{n} remarks", remarks).format(n=remarks)
    return f"{words}, {told}"


def changes_text(row: PlannedRow) -> str:
    """Which fields of an activity an import would change, in a few words."""
    if row.state == "new":
        return ""
    return ", ".join(_(key_label(difference.key)) for difference in row.differences)
