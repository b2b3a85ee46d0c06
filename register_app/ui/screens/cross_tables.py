"""Cross tables: all legal bases, time limits, recipients, transfers and measures, each a row beside its activity."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidgetItem, QVBoxLayout, QWidget

from register_app.base.i18n import _, ngettext
from register_app.services.crosslists import CROSS_TABLES
from register_app.ui.context import Context
from register_app.ui.dialogs.set_field import SetFieldDialog
from register_app.ui.editors.cell_editing import EditableCells
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.cells import RegisterCells, row_height
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.frozen import FrozenColumns
from register_app.ui.widgets.list_box import ListBox, value_of
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.page import Page
from register_app.ui.widgets.text import caption, label
from register_app.viewmodels.crosstable import CrossModel

_WIDTHS = {
    "number": 9, "name": 28, "department": 18, "purpose": 30, "article": 30, "law": 24, "section": 12,
    "reason": 40, "lia": 22, "category": 26, "sensitivity": 20, "subjects": 22, "period": 12, "text": 34,
    "start": 22, "action": 14, "note": 28, "recipient": 28, "role": 20, "location": 14, "country": 18,
    "contract": 24, "organisation": 22, "mechanism": 32, "safeguards": 28, "tia": 22, "measure": 44,
}  # fmt: skip
_PAUSE = 50
_FROZEN = 2
"""Number and name of the activity stay in view."""
_ICONS = {
    "bases": "bases", "retention": "retention", "recipients": "recipients", "transfers": "transfers",
    "measures": "measures",
}  # fmt: skip


class CrossTablesScreen(Page):
    """The tables' names at the left, the rows of one at the right; `jump_requested(activity, place)` opens a form."""

    jump_requested = Signal(int, tuple)

    def __init__(self, context: Context, model: CrossModel, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Cross tables"), parent=parent)
        self._model = model
        self.searched.connect(model.search)
        self._count = label("", "hint")
        self.bar.insertWidget(self.bar.count() - 1, self._count)
        self._jump = push(_("Open activity"), self.jump, icon=context.icons.get("right"))
        self._set = push(_("Set a field …"), self.set_field, icon=context.icons.get("edit"))
        self._remove = push(_("Remove"), self.remove_chosen, icon=context.icons.get("delete"))
        for button in (self._remove, self._set, self._jump):
            self.bar.addWidget(button)
        self.kinds = ListBox(_("Cross tables"), self)
        self.kinds.setFixedWidth(230)
        for key, cross in CROSS_TABLES.items():
            self.kinds.add(_(cross.title), key, icon=context.icons.get(_ICONS[key]))
        self.kinds.setCurrentRow(list(CROSS_TABLES).index(model.cross.key))
        self.kinds.currentItemChanged.connect(self._on_kind)
        side = QFrame(self)
        side.setProperty("role", "side")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.kinds)
        self.body.addWidget(side)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.issues = IssueList(context, right)
        self.issues.setContentsMargins(16, 6, 16, 6)
        column.addWidget(self.issues)
        self.list = CrossView(context, model, right)
        column.addWidget(self.list, 1)
        self.empty = EmptyPage(
            context.icons, "search", _("Nothing here yet"), _("No activity has such a row so far."), [], right
        )
        column.addWidget(self.empty, 1)
        self.body.addWidget(right, 1)
        self._add_menu()
        model.refused.connect(self.issues.set_refusal)
        model.counted.connect(self._on_counted)
        model.searched.connect(self._on_searched)
        self.list.opened.connect(lambda _row: self.jump())
        self.list.delete_requested.connect(self.remove_chosen)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.list.choose(0)
        self._on_counted(model.rowCount(), model.rowCount())

    def shown(self) -> None:
        self._model.wake()
        QTimer.singleShot(_PAUSE, self._model, self._model.prepare)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.active = False

    def choose(self, key: str) -> None:
        """Show a cross table by its key."""
        self.kinds.setCurrentRow(list(CROSS_TABLES).index(key))

    # What one can do

    def jump(self) -> None:
        """Open the form of the current row's activity, at the row."""
        row = self.list.currentIndex().row()
        if number := self._model.activity(row):
            self.jump_requested.emit(number, self._model.place(row))

    def set_field(self) -> None:
        """Set a field of all selected rows."""
        numbers = self.chosen()
        if numbers:
            SetFieldDialog(self.context, self._model, numbers, self.list.currentIndex().column(), self).open()

    def remove_chosen(self) -> None:
        """Remove the selected rows: undo brings them back, so nobody is asked."""
        if not self.context.session.read_only:
            self._model.remove_many(self.chosen())

    def chosen(self) -> list[int]:
        """The selected rows by their numbers."""
        return [self._model.row_id(row) for row in self.list.rows()]

    def _add_menu(self) -> None:
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, act, changes in (
            (_("Open activity"), self.jump, False),
            (_("Copy"), self.list.copy, False),
            (_("Set a field …"), self.set_field, True),
            (_("Remove"), self.remove_chosen, True),
        ):
            action = QAction(caption(text), self.list)
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(not (changes and self.context.session.read_only))
            self.list.addAction(action)

    def _on_kind(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.issues.set_refusal("")
            self.list.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._model.choose(str(value_of(item)))
            self.list.fit()
            self.list.choose(0)
            QTimer.singleShot(_PAUSE, self._model, self._model.prepare)

    def _on_searched(self, words: tuple[str, ...]) -> None:
        self.list.mark(words)

    def _on_counted(self, shown: int, total: int) -> None:
        if shown == total:
            text = ngettext("{n} row", "{n} rows", total).format(n=total)
        else:
            text = _("{n} of {total} rows").format(n=shown, total=total)
        self._count.setText(text)
        self.list.setVisible(total > 0)
        self.empty.setVisible(total == 0)
        self._allow()

    def _allow(self) -> None:
        some = bool(self.list.selectionModel().selectedRows())
        self._jump.setEnabled(some)
        for button in (self._set, self._remove):
            button.setEnabled(some and not self.context.session.read_only)


class CrossView(Listing):
    """Rows of two lines; a cell is edited by Enter, F2, a double click or by typing, else Enter opens the activity."""

    def __init__(self, context: Context, model: CrossModel, parent: QWidget) -> None:
        self._cross = model
        super().__init__(model, _(model.cross.title), (), parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics().lineSpacing()))
        self.cells = EditableCells(context, model.field, self)
        self.setItemDelegate(self.cells)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setAccessibleName(_("Column headings"))
        header.sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.disconnect()
        self.doubleClicked.connect(self._on_double_click)
        self.frozen = FrozenColumns(self, _FROZEN, context.look)
        self.frozen.setItemDelegate(RegisterCells(context.look, self.frozen))
        self.fit()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As any table, and a cell never stays below the frozen columns."""
        super().scrollTo(index, hint)
        if index.column() >= _FROZEN and self.frozen.isVisible():
            covered = self.frozen.width_kept() - self.visualRect(index).left()
            if covered > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - covered)

    def mark(self, words: tuple[str, ...]) -> None:
        """Mark the words of the search."""
        for cells in (self.cells, self.frozen.itemDelegate()):
            if isinstance(cells, RegisterCells):
                cells.words = words

    def fit(self) -> None:
        """Give the columns of the table shown now their widths and its name."""
        self.setAccessibleName(_(self._cross.cross.title))
        self.set_widths([_WIDTHS[key] for key, _field in self._cross.cross.columns])

    def event(self, event: QEvent) -> bool:
        # The window's own F2 and Ctrl+C are about the register; here they are about the cell and the rows.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() == Qt.Key.Key_F2 or event.matches(QKeySequence.StandardKey.Copy))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif enter and index.isValid() and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit(index.row())
        elif enter and index.isValid() and self._cross.editable(index.column()):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, for a spreadsheet and for any text."""
        text, markup = self._cross.copied(self.rows())
        data = QMimeData()
        data.setText(text)
        data.setHtml(markup)
        QGuiApplication.clipboard().setMimeData(data)

    def _on_double_click(self) -> None:
        index = self.currentIndex()
        if index.isValid() and not self._cross.editable(index.column()):
            self.opened.emit(index.row())
