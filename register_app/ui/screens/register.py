"""The register: every activity in one wide table, searched as one types, with a preview of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.screens.preview import PreviewPane
from register_app.ui.widgets.buttons import menu_button, push
from register_app.ui.widgets.cells import RegisterCells, row_height
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.text import caption, label
from register_app.viewmodels.columns import BY_KEY, COLUMNS
from register_app.viewmodels.table import RegisterTable, Role

_SEARCH_PAUSE = 120
_LINKED_PAUSE = 30


class RegisterScreen(QWidget):
    """`opened(id)` asks for an activity's form; `chosen()` tells that another row is the current one."""

    opened = Signal(int)
    chosen = Signal()
    add_requested = Signal()
    import_requested = Signal()

    def __init__(self, context: Context, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context, self._table = context, table
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_bar())
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        outer.addWidget(self._split, 1)
        self.view = self._make_view()
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
        left = QWidget(self)
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.view, 1)
        stack.addWidget(self._empty, 1)
        self._split.addWidget(left)
        self.preview = PreviewPane(context, self)
        self.preview.open_requested.connect(lambda: self._open(self.view.currentIndex()))
        self._split.addWidget(self.preview)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([900, 340])
        self.preview.setVisible(context.preferences.now.preview)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE)
        self._pause.timeout.connect(self._search)
        table.counted.connect(self._on_counted)
        table.searched.connect(self._on_searched)
        table.modelReset.connect(self._on_reset)
        table.modelAboutToBeReset.connect(self._remember)
        self._kept = 0
        self._on_counted(table.rowCount(), table.total())
        if table.rowCount():
            self.view.setCurrentIndex(table.index(0, self._first_column()))
        # What stands in other tables is read when the first rows are on the screen.
        self.view.painted.connect(lambda: QTimer.singleShot(_LINKED_PAUSE, table, table.fill))

    # Building

    def _make_bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(10)
        icons = self._context.icons
        self.search_line = _SearchLine(self)
        self.search_line.make_search(_("Search all texts"), icons.get("search"))
        self.search_line.setMinimumWidth(240)
        self.search_line.setMaximumWidth(460)
        self.search_line.textChanged.connect(lambda: self._pause.start())
        self.search_line.down_requested.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        layout.addWidget(self.search_line, 2)
        self._count = label("", "hint")
        layout.addWidget(self._count)
        layout.addStretch(1)
        self._column_menu = QMenu(self)
        self._column_menu.aboutToShow.connect(self._fill_column_menu)
        layout.addWidget(menu_button(icons.get("columns"), _("Columns"), self._column_menu, parent=bar))
        add = push(
            _("New activity"), self.add_requested.emit, role="primary", icon=icons.get("new", "on_accent")
        )
        add.setEnabled(not self._context.session.read_only)
        layout.addWidget(add)
        return bar

    def _make_view(self) -> _Table:
        view = _Table(self)
        view.setModel(self._table)
        view.setAccessibleName(_("Activities"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(row_height(view.fontMetrics().lineSpacing()))
        self._cells = RegisterCells(self._context.look, view)
        self._cells.words = self._table.words
        view.setItemDelegate(self._cells)
        header = view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setAccessibleName(_("Column headings"))
        self._restore_columns(header, view.fontMetrics().averageCharWidth())
        header.sectionMoved.connect(self._keep_columns)
        header.sectionResized.connect(self._keep_columns)
        header.sortIndicatorChanged.connect(self._on_sorted)
        header.customContextMenuRequested.connect(lambda at: self._column_menu.popup(header.mapToGlobal(at)))
        view.doubleClicked.connect(self._open)
        view.enter_pressed.connect(lambda: self._open(view.currentIndex()))
        view.selectionModel().currentRowChanged.connect(self._on_current)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return view

    def set_context_actions(self, actions: list[QAction]) -> None:
        """The actions of the menu under the right mouse button."""
        self.view.addActions(actions)

    # Columns

    def _restore_columns(self, header: QHeaderView, letter: int) -> None:
        keys = list(self._table.column_keys())
        kept = self._context.preferences.now.columns
        widths: dict[str, int] = {}
        for item in kept:
            key, _colon, width = item.partition(":")
            if key in BY_KEY and width.isdigit():
                widths[key] = int(width)
        order = list(widths) or [column.key for column in COLUMNS if column.shown]
        for place, key in enumerate(order):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        for section, key in enumerate(keys):
            header.resizeSection(section, widths.get(key, BY_KEY[key].width * letter + 18))
            header.setSectionHidden(section, key not in order)
        sort = self._context.preferences.now.sort
        key, descending = sort.lstrip("-"), sort.startswith("-")
        if key in keys:
            order_ = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(keys.index(key), order_)
            self._table.sort_by(key, descending=descending)

    def _keep_columns(self) -> None:
        header, keys = self.view.horizontalHeader(), self._table.column_keys()
        places = [header.logicalIndex(place) for place in range(header.count())]
        shown = [
            f"{keys[section]}:{header.sectionSize(section)}"
            for section in places
            if not header.isSectionHidden(section)
        ]
        self._context.preferences.set(columns=tuple(shown))

    def _fill_column_menu(self) -> None:
        self._column_menu.clear()
        header, keys = self.view.horizontalHeader(), self._table.column_keys()
        for section, key in enumerate(keys):
            action = self._column_menu.addAction(caption(_(BY_KEY[key].label)))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(section))
            action.setEnabled(key != "name")
            action.toggled.connect(lambda shown, section=section: self.show_column(section, shown=shown))

    def show_column(self, section: int, *, shown: bool) -> None:
        self.view.horizontalHeader().setSectionHidden(section, not shown)
        self._keep_columns()

    def open_column_menu(self) -> None:
        header = self.view.horizontalHeader()
        self._column_menu.popup(header.mapToGlobal(header.rect().bottomLeft()))

    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        self._table.sort(section, order)
        sign = "-" if order == Qt.SortOrder.DescendingOrder else ""
        self._context.preferences.set(sort=sign + self._table.column_keys()[section])

    # Choosing

    def current_id(self) -> int:
        """Row number of the current activity, 0 where there is none."""
        index = self.view.currentIndex()
        return int(index.data(Role.ID)) if index.isValid() else 0

    def selected_ids(self) -> list[int]:
        rows = self.view.selectionModel().selectedRows()
        return [int(index.data(Role.ID)) for index in rows] or (
            [self.current_id()] if self.current_id() else []
        )

    def select(self, number: int) -> None:
        """Make an activity the current one, if the search shows it."""
        row = self._table.row_of(number)
        if row >= 0:
            index = self._table.index(row, self._first_column())
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def focus_search(self) -> None:
        self.search_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_line.selectAll()

    def shown(self) -> None:
        """The screen has come to the front."""
        self.focus_table()

    def focus_table(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_query(self, query: str) -> None:
        self.search_line.setText(query)
        self._search()

    def _first_column(self) -> int:
        return self.view.horizontalHeader().logicalIndex(0)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(int(index.data(Role.ID)))

    def _search(self) -> None:
        self._pause.stop()
        self._table.search(self.search_line.text())

    def _on_searched(self, words: tuple[str, ...]) -> None:
        self._cells.words = words

    def _remember(self) -> None:
        self._kept = self.current_id()

    def _on_reset(self) -> None:
        if self._kept and self._table.row_of(self._kept) >= 0:
            self.select(self._kept)
        elif self._table.rowCount():
            self.view.selectionModel().setCurrentIndex(
                self._table.index(0, self._first_column()),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        else:
            self.preview.show_activity(0)

    def _on_current(self, current: QModelIndex) -> None:
        self.preview.show_activity(int(current.data(Role.ID)) if current.isValid() else 0)
        self.chosen.emit()

    def _on_counted(self, shown: int, total: int) -> None:
        if shown == total:
            text = ngettext("{n} activity", "{n} activities", total).format(n=total)
        else:
            text = _("{n} of {total} activities").format(n=shown, total=total)
        self._count.setText(text)
        self.view.setVisible(total > 0)
        self._empty.setVisible(total == 0)


class _SearchLine(LineEdit):
    down_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Table(QTableView):
    """`painted` follows the first time the table is drawn."""

    enter_pressed = Signal()
    painted = Signal()
    _drawn = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)
