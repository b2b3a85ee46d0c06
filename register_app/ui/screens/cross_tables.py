"""Cross tables: all legal bases, time limits, recipients, transfers and measures, each a row beside its activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted, ngettext
from register_app.services.crosslists import CROSS_TABLES
from register_app.ui.context import Context
from register_app.ui.screens.cross_blocks import CrossBlocks
from register_app.ui.screens.cross_view import CrossView
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.empty import Reason
from register_app.ui.widgets.filter_popup import FilterPopup
from register_app.ui.widgets.filter_strip import FilterStrip
from register_app.ui.widgets.list_box import ListBox, value_of
from register_app.ui.widgets.messages import IssueList, MessageBar
from register_app.ui.widgets.page import Page, Seen
from register_app.ui.widgets.text import caption, label
from register_app.viewmodels.crosstable import CrossModel

if TYPE_CHECKING:
    from register_app.ui.dialogs.bulk_dialog import BulkDialog

_PAUSE = 50
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
        self._sought: object | None = None
        self.searched.connect(model.search)
        self._count = label("", "hint")
        self.bar.insertWidget(self.bar.count() - 1, self._count)
        self._jump = push(_("Open activity"), self.jump, icon=context.icons.get("right"))
        self._set = push(_("Change …"), self.set_field, icon=context.icons.get("edit"))
        self._remove = push(_("Remove"), self.remove_chosen, icon=context.icons.get("delete"))
        for button in (self._remove, self._set, self._jump):
            self.bar.addWidget(button)
        self.kinds = ListBox(_("Cross tables"), self)
        self.kinds.setFixedWidth(min(scaled(230), 320))
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
        self.message = MessageBar(context, right)
        self.message.acted.connect(self._undo)
        self.strip = FilterStrip(context, model, right)
        self.strip.after = self.kinds
        self.strip.filter_requested.connect(self.open_filter_of)
        self.strip.cleared.connect(self.clear_filters)
        column.addWidget(self.strip)
        self.list = CrossView(context, model, right)
        self.view = self.list
        self.blocks = CrossBlocks(context, model, self.list, self.list.choice)
        self.blocks.told.connect(self._say)
        self.blocks.refused.connect(self._refuse)
        self.list.filter_requested.connect(self.open_filter)
        self.put_list(
            self.list,
            column,
            Reason("search", _("Nothing here yet"), _("No activity has such a row so far.")),
            Reason(
                "search",
                _("No row fits"),
                _("Nothing in this table fits the search and all filters at once."),
                [(_("Show all rows"), self.show_all)],
            ),
        )
        column.addWidget(self.message)
        self.body.addWidget(right, 1)
        self._add_menu()
        model.refused.connect(self.issues.set_refusal)
        model.counted.connect(self._on_counted)
        context.typing.add(self._store_cell)
        typing, finish = context.typing, self._store_cell
        self.destroyed.connect(lambda: typing.discard(finish))
        model.searched.connect(self._on_searched)
        self.list.opened.connect(lambda _row: self.jump())
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

    def seen(self) -> Seen:
        shown, model = super().seen(), self._model
        return shown._replace(kind=model.cross.key, sort=model.order, filters=model.filters)

    def see(self, seen: Seen) -> None:
        if seen.kind != self._model.cross.key:
            self.choose(seen.kind)
        super().see(seen)
        self._model.arrange(seen.sort, seen.filters)
        self._sought = seen.row
        self._go_on_to_row()

    def _go_on_to_row(self) -> None:
        """Rows are read in slices: go to the one that was current as soon as it is there, if nobody has gone elsewhere."""
        if self._sought is not None and self._model.row_of(self._sought) >= 0:
            if self.list.currentIndex().row() <= 0:
                self.list.choose_key(self._sought)
            self._sought = None

    # What one can do

    def jump(self) -> None:
        """Open the form of the current row's activity, at the row."""
        row = self.list.currentIndex().row()
        if number := self._model.activity(row):
            self.jump_requested.emit(number, self._model.place(row))

    def set_field(self) -> BulkDialog | None:
        """Change a field of the rows with a chosen cell."""
        numbers = self.chosen()
        if not numbers or self.context.session.read_only:
            return None
        from register_app.ui.dialogs.bulk_dialog import BulkDialog
        from register_app.viewmodels.bulk import BulkRows

        self.context.store_typing()
        source = BulkRows(self.context.session, self._model, tuple(numbers))
        key = self._model.column_keys()[max(self.list.currentIndex().column(), 0)]
        dialog = BulkDialog(self.context, source, self, first=key)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(lambda sentence: self._say(sentence, True))
        dialog.open()
        return dialog

    def remove_chosen(self) -> None:
        """Remove the selected rows: undo brings them back, so nobody is asked."""
        if not self.context.session.read_only:
            numbers = self.chosen()
            self.context.steps.run(
                lambda watch: self._model.remove_many(numbers, watch),
                len(numbers),
                title=_("Removing …"),
                done=lambda _result: self.issues.set_refusal(""),
                failed=self.issues.set_refusal,
            )

    def chosen(self) -> list[int]:
        """The selected rows by their numbers."""
        return [self._model.row_id(row) for row in self.list.rows()]

    # Filters

    def open_filter_of(self, key: str) -> FilterPopup | None:
        return self.open_filter(self._model.column_keys().index(key))

    def open_filter(self, section: int) -> FilterPopup | None:
        """Open the filter of a column below its heading."""
        section = max(section, 0)
        popup = FilterPopup(self.context, self._model, self._model.column_keys()[section], self)
        popup.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        place = self.list.heading.below(section)
        popup.open_at(
            place if self.list.isVisible() else self.strip.mapToGlobal(self.strip.rect().bottomLeft())
        )
        return popup

    def clear_filters(self) -> None:
        self._model.clear_filters()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Take away the search and all filters."""
        if self.search_line is not None:
            self.search_line.clear()
        self.clear_filters()

    def _add_menu(self) -> None:
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, act, changes in (
            (_("Open activity"), self.jump, False),
            (_("Copy cells"), self.blocks.copy, False),
            (_("Copy cells with headings"), lambda: self.blocks.copy(headings=True), False),
            (_("Paste cells"), self.blocks.paste, True),
            (_("Fill down"), self.blocks.fill_down, True),
            (_("Clear cells"), self.blocks.clear, True),
            (_("Change …"), self.set_field, True),
            (_("Remove"), self.remove_chosen, True),
        ):
            action = QAction(caption(text), self.list)
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(not (changes and self.context.session.read_only))
            self.list.addAction(action)

    def _on_kind(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.issues.set_refusal("")
            self._model.choose(str(value_of(item)))
            self.list.fit()
            self.list.choose(0)
            QTimer.singleShot(_PAUSE, self._model, self._model.prepare)

    def _store_cell(self) -> None:
        """Store what an open editor of a cell holds."""
        self.list.cells.finish()

    def _say(self, sentence: str, undoable: bool) -> None:
        self.issues.set_refusal("")
        self.message.tell(sentence, "", _("Undo") if undoable else "")

    def _refuse(self, sentence: str) -> None:
        self.message.tell(sentence, "error")

    def _undo(self) -> None:
        self.context.steps.undo()

    def _on_searched(self, words: tuple[str, ...]) -> None:
        self.list.mark(words)

    def _on_counted(self, shown: int, total: int) -> None:
        if shown == total:
            text = ngettext("{n} row", "{n} rows", total).format(n=counted(total))
        else:
            text = _("{n} of {total} rows").format(n=counted(shown), total=counted(total))
        self._count.setText(text)
        self._go_on_to_row()
        self.show_list_or_reason(some=shown > 0, narrowed=total > 0)
        self._allow()

    def _allow(self) -> None:
        some = self.list.isVisibleTo(self) and bool(self.list.rows())
        self._jump.setEnabled(some)
        for button in (self._set, self._remove):
            button.setEnabled(some and not self.context.session.read_only)
