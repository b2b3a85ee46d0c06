"""The register: every activity in one wide table, searched as one types, with a preview of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.editors.register_cells import TableCells
from register_app.ui.screens.preview import PreviewPane
from register_app.ui.screens.register_bar import RegisterBar
from register_app.ui.screens.register_blocks import RegisterBlocks
from register_app.ui.screens.register_layout import RegisterLayout
from register_app.ui.screens.register_strip import RegisterStrip
from register_app.ui.widgets.empty import EmptyPage, bring
from register_app.ui.widgets.filter_popup import FilterPopup
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.register_view import RegisterView
from register_app.viewmodels.choices import Choice, ChoicesModel
from register_app.viewmodels.columns import BY_KEY
from register_app.viewmodels.grouping import Role
from register_app.viewmodels.table import RegisterTable

CONTEXT_ACTS = (
    "edit_activity", "edit_cell", "copy_cells", "copy_headings", "paste_cells", "fill_down", "clear_cells",
    "duplicate", "new_from_template", "move_department", "bulk", "retire", "remove_activity",
)  # fmt: skip
"""What the menu under the right mouse button offers."""

_SEARCH_PAUSE = 120
_LINKED_PAUSE = 30


class RegisterScreen(QWidget):
    """`opened(id)` asks for an activity's form, `tab_requested(id)` for one in a tab of its own.

    `chosen()` tells that another row is the current one.
    """

    opened = Signal(int)
    tab_requested = Signal(int)
    chosen = Signal()
    add_requested = Signal()
    import_requested = Signal()

    def __init__(self, context: Context, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context, self._table = context, table
        self._kept = (0, 0)
        self._make_table()
        self._make_page()
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE)
        self._pause.timeout.connect(self._search)
        self.search_line.setText(table.query)
        self.search_line.textChanged.connect(lambda: self._pause.start())
        table.counted.connect(self._on_counted)
        table.searched.connect(self._on_searched)
        table.refused.connect(self._on_refused)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._on_reset)
        self._on_counted(table.rowCount(), table.total())
        self._on_layout()
        if table.rowCount():
            self.view.setCurrentIndex(table.index(0, self.view.first_column()))
        # What stands in other tables is read when the first rows are on the screen.
        self.view.painted.connect(lambda: QTimer.singleShot(_LINKED_PAUSE, table, table.fill))
        context.typing.add(self.cells.finish)
        typing, finish = context.typing, self.cells.finish
        self.destroyed.connect(lambda: typing.discard(finish))

    # Building

    def _make_table(self) -> None:
        context, table = self._context, self._table
        self.view = RegisterView(context, table, self)
        self.cells = TableCells(context, table, self.view)
        self.cells.words = table.words
        self.cells.left.connect(self.view.step)
        self.view.setItemDelegate(self.cells)
        self.view.opened.connect(self.opened)
        self.view.tab_requested.connect(self.tab_requested)
        self.view.filter_requested.connect(self.open_filter)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.layout_ = RegisterLayout(context, table, self.view)
        self.layout_.changed.connect(self._on_layout)
        self.layout_.name_requested.connect(self.save_view)
        self.blocks = RegisterBlocks(context, table, self.view)
        self.blocks.told.connect(self._tell)
        self.blocks.refused.connect(self._on_refused)
        heading = self.view.heading
        heading.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heading.customContextMenuRequested.connect(lambda at: self.bar.columns.popup(heading.mapToGlobal(at)))

    def _make_page(self) -> None:
        context, layout = self._context, self.layout_
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.bar = RegisterBar(context, layout.fill_views, layout.fill_groups, layout.fill_columns, self)
        self.bar.down_requested.connect(self.focus_table)
        self.bar.filter_requested.connect(lambda: self.open_filter(self.view.currentIndex().column()))
        self.bar.add_requested.connect(self.add_requested)
        self.search_line = self.bar.search
        outer.addWidget(self.bar)
        self.message = MessageBar(context, self)
        self.message.acted.connect(self._undo)
        outer.addWidget(self.message)
        self.strip = RegisterStrip(context, self._table, self)
        self.strip.filter_requested.connect(self.open_filter_of)
        self.strip.cleared.connect(self.clear_filters)
        outer.addWidget(self.strip)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        outer.addWidget(self._split, 1)
        self._empty = EmptyPage(
            context.icons,
            "register",
            _("No activity yet"),
            _("Add the first processing activity, or import the spreadsheet in which you keep them today."),
            [
                (_("New activity"), self.add_requested.emit),
                (_("Import spreadsheet …"), self.import_requested.emit),
            ],
            self,
        )
        self._nothing = EmptyPage(
            context.icons,
            "search",
            _("No activity fits"),
            _("Nothing in the register fits the search and all filters at once."),
            [(_("Show all activities"), self.show_all)],
            self,
        )
        left = QWidget(self)
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        for widget in (self.view, self._empty, self._nothing):
            stack.addWidget(widget, 1)
        self._split.addWidget(left)
        self.preview = PreviewPane(context, self)
        self.preview.words = self._table.words
        self.preview.open_requested.connect(lambda: self._open(self.current_id()))
        self._split.addWidget(self.preview)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([900, 340])
        self.preview.setVisible(context.preferences.now.preview)
        # The table is made first of all, and stands below the bar.
        self.strip.after = self.bar.last_stop()
        chain(None, [self.bar, self.strip, self.view, self._empty, self._nothing, self.preview])

    def set_context_actions(self, actions: list[QAction]) -> None:
        """The actions of the menu under the right mouse button."""
        self.view.addActions(actions)

    # Choosing

    def current_id(self) -> int:
        """Row number of the current activity, 0 where there is none."""
        index = self.view.currentIndex()
        return int(index.data(Role.ID) or 0) if index.isValid() else 0

    def selected_ids(self) -> list[int]:
        return self.view.chosen_ids()

    def select(self, number: int) -> None:
        """Make an activity the current one, if the search shows it."""
        column = self.view.currentIndex().column()
        shown = self.view.visible_columns()
        self.view.go_to(self._table.row_of(number), column if column in shown else self.view.first_column())

    def shown(self) -> None:
        """The screen has come to the front."""
        self.focus_table()

    def focus_search(self) -> None:
        self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_line.selectAll()

    def focus_table(self) -> None:
        held = self._empty if self._empty.isVisibleTo(self) else self.view
        held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, number: int) -> None:
        if number:
            self.opened.emit(number)

    # Search, filters, views

    def set_query(self, query: str) -> None:
        self.search_line.setText(query)
        self._search()

    def open_filter_of(self, key: str) -> FilterPopup | None:
        return self.open_filter(list(self._table.column_keys()).index(key))

    def open_filter(self, section: int) -> FilterPopup | None:
        """Open the filter of a column below its heading; columns that are hidden have it at the left."""
        if section < 0:
            section = self.view.first_column()
        popup = FilterPopup(self._context, self._table, self._table.column_keys()[section], self)
        popup.left.connect(self.focus_table)
        if not self.view.heading.isSectionHidden(section) and self.view.isVisible():
            popup.open_at(self.view.popup_place(section))
        else:
            popup.open_at(self.strip.mapToGlobal(self.strip.rect().bottomLeft()))
        return popup

    def clear_filters(self) -> None:
        self._table.arrange(filters=())
        self.focus_table()

    def show_all(self) -> None:
        """Take away search, filters and whatever else leaves activities out."""
        self.set_query("")
        self._table.widen()
        self._table.arrange(filters=(), retired=True)
        self.focus_table()

    def save_view(self) -> None:
        """Ask for a name and save the view under it."""
        from register_app.ui.dialogs.one_name import NameDialog

        saved = self.layout_.saved()
        dialog = NameDialog(
            _("Save view"),
            _("Name of the view"),
            _("Save"),
            ChoicesModel(lambda: [Choice(name, name) for name in saved], creatable=False),
            self.window(),
            hint=_("Keeps columns, order, filters and grouping. A view of the same name is replaced."),
            value=self.layout_.name if self.layout_.name in saved else "",
            naming=True,
        )
        dialog.decided.connect(self.layout_.save)
        dialog.open()

    def open_menu(self, name: str) -> None:
        """Open one of the bar's menus: "views", "groups" or "columns"."""
        if name == "columns":
            heading = self.view.heading
            self.bar.columns.popup(heading.mapToGlobal(heading.rect().bottomLeft()))
            return
        button = self.bar.views if name == "views" else self.bar.groups
        menu: QMenu | None = button.menu()
        if menu is not None:
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def open_column_menu(self) -> None:
        self.open_menu("columns")

    def show_column(self, section: int, *, shown: bool) -> None:
        self.layout_.show_column(self._table.column_keys()[section], shown=shown)

    def _search(self) -> None:
        self._pause.stop()
        self._table.search(self.search_line.text())

    def _on_searched(self, words: tuple[str, ...]) -> None:
        self.cells.words = self.preview.words = words
        self.preview.show_activity(self.current_id())

    def _on_layout(self) -> None:
        self.bar.show_view(self.layout_.title(), self.layout_.short_title())
        self.bar.show_group(_(BY_KEY[self._table.group].label) if self._table.group else "")

    # What happens in the table

    def _remember(self) -> None:
        index = self.view.currentIndex()
        self._kept = (self.current_id(), max(index.row(), 0))

    def _on_reset(self) -> None:
        number, row = self._kept
        if number and self._table.row_of(number) >= 0:
            self.select(number)
        elif self._table.rowCount():
            place = min(row, self._table.rowCount() - 1) if self._table.group_at(row) is None else row
            index = self._table.index(min(place, self._table.rowCount() - 1), self.view.first_column())
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        else:
            self.preview.show_activity(0)

    def _on_current(self, current: QModelIndex) -> None:
        self.preview.show_activity(int(current.data(Role.ID) or 0) if current.isValid() else 0)
        self.chosen.emit()

    def _on_counted(self, shown: int, total: int) -> None:
        self.bar.show_count(shown, total)
        front = self.view if shown else self._nothing if total else self._empty
        bring(front, *(widget for widget in (self.view, self._empty, self._nothing) if widget is not front))
        self.preview.setVisible(self._context.preferences.now.preview and shown > 0)

    def _tell(self, sentence: str, undoable: bool) -> None:
        self.message.tell(sentence, "", _("Undo") if undoable else "")

    def _on_refused(self, sentence: str) -> None:
        self.message.tell(sentence, "error")

    def _undo(self) -> None:
        self._context.steps.undo()
