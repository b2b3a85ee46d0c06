"""Step four: what would change, activity by activity and value by value; names much alike; remarks."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabWidget, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted
from register_app.services.import_plan import ImportPlan
from register_app.services.importing import Match, key_label
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.compare import CompareTable
from register_app.ui.dialogs.importing.preview_lists import Beside, Remarks, SimilarNames
from register_app.ui.dialogs.importing.side_by_side import SideBySide
from register_app.ui.dialogs.importing.tick_list import TickList
from register_app.ui.dialogs.importing.whole_text import WholeText
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.text import ElidedLabel, caption, label, tip
from register_app.viewmodels.importing.beside import BesideModel
from register_app.viewmodels.importing.comparison import CompareModel
from register_app.viewmodels.importing.flow import MATCHES, ImportFlow
from register_app.viewmodels.importing.likely import LikelyModel
from register_app.viewmodels.importing.places import place_shown
from register_app.viewmodels.importing.remarks import RemarksModel
from register_app.viewmodels.importing.rows import KINDS, Kind, RowsModel
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.verdict import cells_text, nothing_found

_WIDTHS = (3, 12, 7, 0)
"""Of the list of activities, in average letters."""


class PreviewPage(QWidget):
    """`place_wanted(sheet, address)` asks to see a cell; `decided` follows each decision."""

    place_wanted = Signal(str, str)
    decided = Signal()

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._flow = context, flow
        self._plan: ImportPlan | None = None
        self._source: ImportSource | None = None
        self.rows, self.compare = RowsModel(self), CompareModel(self)
        self.likely, self.remarks = LikelyModel(self), RemarksModel(self)
        self.beside = BesideModel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(8)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(_("Preview"))
        self.tabs.addTab(self._make_activities(), "")
        similar, remarks, beside = SimilarNames(self.likely), Remarks(self.remarks), Beside(self.beside)
        remarks.place_wanted.connect(self.place_wanted)
        for page in (similar, remarks, beside):
            self.tabs.addTab(page, "")
        self.likely_list, self.remark_list, self.beside_list = similar.list, remarks.list, beside.list
        self.tabs.setCornerWidget(self._make_match())
        layout.addWidget(self.tabs, 1)
        chain(self.tabs.tabBar(), [self.match])
        self._cells = label("", "hint", wrap=True)
        layout.addWidget(self._cells)
        self.rows.ticked.connect(self._on_ticked)
        self.compare.decided.connect(self._on_value)
        self.likely.decided.connect(self.decided)

    # Building

    def _make_activities(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(2)
        self.filters: dict[Kind | None, QPushButton] = {}
        for kind in (None, *KINDS):
            button = push("", partial(self.filter, kind), role="link")
            button.setCheckable(True)
            self.filters[kind] = button
            top.addWidget(button)
        top.addStretch(1)
        layout.addLayout(top)
        self.split = SideBySide(self._make_list(), self._make_compare(), page)
        self.split.shaped.connect(self._fit_list)
        layout.addWidget(self.split, 1)
        return page

    def _make_match(self) -> QWidget:
        corner = QWidget(self)
        layout = QHBoxLayout(corner)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(label(_("Recognise activities by"), "label"))
        self.match = ChoiceBox(corner)
        self.match.setAccessibleName(_("Recognise activities by"))
        for value, text in MATCHES.items():
            self.match.addItem(_(text), value)
        self.match.setMinimumContentsLength(18)
        self.match.chosen.connect(self._on_match)
        layout.addWidget(self.match)
        return corner

    def _make_list(self) -> QWidget:
        left = QWidget(self)
        layout = QVBoxLayout(left)
        layout.setSpacing(6)
        self.list = TickList(self.rows, _("Activities of the file"), _WIDTHS, left)
        self.list.setProperty("role", "boxed")
        self.list.setColumnHidden(4, True)
        self.list.current_changed.connect(self._show_row)
        self.list.opened.connect(lambda _row: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        layout.addWidget(self.list, 1)
        foot = FlowLayout()
        foot.addWidget(push(_("Tick all shown"), partial(self.rows.take_all, on=True), role="link"))
        foot.addWidget(push(_("Untick all shown"), partial(self.rows.take_all, on=False), role="link"))
        layout.addLayout(foot)
        return left

    def _make_compare(self) -> QWidget:
        right = QWidget(self)
        layout = QVBoxLayout(right)
        layout.setSpacing(6)
        self.name = ElidedLabel("heading", right)
        layout.addWidget(self.name)
        self.table = CompareTable(self._context, self.compare, right)
        self.table.cell_wanted.connect(self._on_cell)
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * 4)
        layout.addWidget(self.table, 1)
        self.whole = WholeText(self._context, right)
        self.table.cut.connect(self.whole.show_text)
        layout.addWidget(self.whole)
        foot = QHBoxLayout()
        self.many = push(_("Accept or refuse many …"), None, role="link")
        self.many.setMenu(QMenu(self.many))
        self.many.menu().aboutToShow.connect(self._fill_many)
        foot.addWidget(self.many)
        foot.addStretch(1)
        layout.addLayout(foot)
        return right

    def _fit_list(self) -> None:
        """Where there is little room for the list, its names need it: the filters and the comparison tell the rest."""
        narrow = self.split.shape == "narrow"
        self.list.setColumnHidden(1, narrow)
        self.list.setColumnHidden(2, narrow or not self.rows.numbered())
        take, state, number, name = _WIDTHS
        metrics = self.list.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self.rows.states()), default=0)
        self.list.set_widths((take, max(state, ceil(longest / metrics.averageCharWidth())), number, name))

    # Showing

    def show_source(self, source: ImportSource | None) -> None:
        """Show what the import of a source would do."""
        plan = source.plan if source is not None else None
        if plan is not None and plan is self._plan:
            return
        self._plan, self._source = plan, source
        self.rows.show(source)
        self.likely.show(source)
        self.remarks.show(source)
        self.beside.show(source)
        self._fit_list()
        if self.beside.rowCount() and not self.rows.total():
            self.tabs.setCurrentIndex(3)
        self.match.set_value(self._flow.match)
        self._cells.setText(cells_text(source) if source is not None else "")
        self._show_row(self.list.currentIndex().row())
        self._show_counts()

    def shown_list(self) -> Listing:
        """The list of the tab that is shown."""
        return (self.list, self.likely_list, self.remark_list, self.beside_list)[self.tabs.currentIndex()]

    def _show_counts(self) -> None:
        counts = self.rows.counts()
        for kind, button in self.filters.items():
            count = self.rows.total() if kind is None else counts[kind]
            text = f"{_('All') if kind is None else _(KINDS[kind])} ({counted(count)})"
            button.setText(caption(text))
            button.setAccessibleName(text)
            button.setChecked(kind == self.rows.kind)
            button.setEnabled(count > 0 or kind is None)
        self.tabs.setTabText(0, _("Activities ({n})").format(n=counted(self.rows.total())))
        self.tabs.setTabText(1, _("Similar names ({n})").format(n=counted(self.likely.rowCount())))
        self.tabs.setTabText(2, _("Remarks ({n})").format(n=counted(self.remarks.rowCount())))
        self.tabs.setTabText(3, _("Beside the activities ({n})").format(n=counted(self.beside.rowCount())))
        self.tabs.setTabEnabled(2, self.remarks.rowCount() > 0)
        self.tabs.setTabVisible(3, self.beside.rowCount() > 0)
        self.tabs.setTabVisible(1, self.likely.rowCount() > 0)
        self.many.setEnabled(bool(self.rows.differing()))

    def _show_row(self, shown: int) -> None:
        row = self.rows.row(shown)
        self.compare.show(row)
        nothing = nothing_found(self._source) if self._source is not None and not self.rows.total() else ""
        self.name.setText(f"{row.number}  {row.name}".strip() if row is not None else nothing)
        if row is not None:
            remarks = [
                f"{place_shown(problem.cell)}: {problem.message.text()}"
                for problem in self.rows.remarks(shown)
            ]
            self.name.setToolTip(tip("\n".join([self.name.text(), *remarks])))

    def filter(self, kind: Kind | None) -> None:
        """Show only activities of one kind."""
        self.rows.filter(kind)
        self._show_counts()

    # Deciding

    def _on_ticked(self) -> None:
        self.compare.refresh()
        self._show_counts()
        self.decided.emit()

    def _on_value(self, key: str, on: bool) -> None:
        self.rows.accept(self.list.currentIndex().row(), key, on=on)

    def _on_match(self, value: str) -> None:
        known: dict[str, Match] = {match: match for match in MATCHES}
        self._flow.set_match(known[value])

    def _fill_many(self) -> None:
        menu = self.many.menu()
        menu.clear()
        rows = self.rows
        menu.addAction(_("Accept everything from the file")).triggered.connect(
            lambda: rows.accept_all(on=True)
        )
        menu.addAction(_("Refuse everything")).triggered.connect(lambda: rows.accept_all(on=False))
        if rows.counts()["conflicts"]:
            menu.addSeparator()
            menu.addAction(_("Conflicts: accept the file’s")).triggered.connect(
                lambda: rows.accept_all(on=True, conflicts=True)
            )
            menu.addAction(_("Conflicts: keep the register’s")).triggered.connect(
                lambda: rows.accept_all(on=False, conflicts=True)
            )
        menu.addSeparator()
        for key, count in rows.differing():
            for text, on in ((_("Accept “{field}” ({n})"), True), (_("Refuse “{field}” ({n})"), False)):
                act = menu.addAction(caption(text.format(field=_(key_label(key)), n=counted(count))))
                act.triggered.connect(lambda _c=False, key=key, on=on: rows.accept_all(on=on, key=key))

    # Places

    def _on_cell(self, address: str) -> None:
        row = self.rows.row(self.list.currentIndex().row())
        if row is not None:
            self.place_wanted.emit(row.draft.sheet, address)
