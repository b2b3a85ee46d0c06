"""Step two: the sheets of a source, how each was read and why, and its real cells."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.reading.batch import SheetReading
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.sheet_view import SheetView
from register_app.ui.widgets.list_box import ListBox, value_of
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.sheets import can_be_chosen, is_left_out, layout_text
from register_app.viewmodels.importing.source import ImportSource

_BESIDE_TEXT = 64
"""Pixels of an entry beside its text: the tick, the margins, the line between the two sides."""


class SheetsPage(QWidget):
    """A ticked sheet is read; the one that is marked is shown."""

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._flow = context, flow
        self._source: ImportSource | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        self._split = split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.list = ListBox(_("Sheets"), self, boxed=True)
        self.list.setMinimumWidth(220)
        self.list.currentItemChanged.connect(lambda now, _before: self._on_current(now))
        self.list.itemChanged.connect(self._on_ticked)
        self._left = _with_margin(self.list, right=10)
        split.addWidget(self._left)
        self.view = SheetView(context, flow, self)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        layout.addWidget(split)

    def show_source(self, source: ImportSource | None) -> None:
        """Show the sheets of a source as they are read now."""
        sheets = source.sheets() if source is not None else []
        again = source is self._source
        kept = self.view.sheet_name if again else ""
        self._source = source
        names = [sheet.name for sheet in sheets]
        if kept not in names:
            used = [sheet.name for sheet in sheets if sheet.activities] or [
                sheet.name for sheet in sheets if not is_left_out(sheet)
            ]
            kept = (used or names or [""])[0]
        with QSignalBlocker(self.list):
            self.list.clear()
            for sheet in sheets:
                self._add(sheet)
            if kept in names:
                self.list.setCurrentRow(names.index(kept))
        self._left.setVisible(len(sheets) > 1)
        if not again:
            self._fit_list()
        self.view.column.setContentsMargins(10 if len(sheets) > 1 else 0, 0, 0, 0)
        self.view.show_sheet(source, kept)

    def _fit_list(self) -> None:
        """As wide as the sheets' names and layouts need, but no wider than a third of the page."""
        metrics, width = self.fontMetrics(), self.window().width()
        lines = (
            text for place in range(self.list.count()) for text in self.list.item(place).text().split("\n")
        )
        widest = max(map(metrics.horizontalAdvance, lines), default=0)
        wanted = min(max(widest + _BESIDE_TEXT, self.list.minimumWidth()), width // 3)
        self._split.setSizes([wanted, width - wanted])

    def _add(self, sheet: SheetReading) -> None:
        second = layout_text(sheet)
        if sheet.activities:
            second = _("{layout} · {n} found").format(layout=second, n=sheet.activities)
        item = self.list.add(f"{sheet.name}\n{second}", sheet.name, hint=sheet.name)
        item.setSizeHint(QSize(60, 2 * self.fontMetrics().lineSpacing() + 16))
        if can_be_chosen(sheet):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if is_left_out(sheet) else Qt.CheckState.Checked)

    def show_cell(self, sheet: str, row: int, column: int) -> None:
        """Show a sheet at a cell."""
        for place in range(self.list.count()):
            if value_of(self.list.item(place)) == sheet:
                self.list.setCurrentRow(place)
        self.view.show_sheet(self._source, sheet)
        self.view.grid.go_to(row, column)
        self.view.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.view.show_sheet(self._source, str(value_of(item)))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        source = self._source
        if source is not None:
            source.leave_out(str(value_of(item)), out=item.checkState() != Qt.CheckState.Checked)
            self.list.setCurrentItem(item)
            # The list is built anew meanwhile: not from within its own signal.
            QTimer.singleShot(0, self, partial(self._flow.replan, source))


def _with_margin(widget: QWidget, right: int) -> QWidget:
    """`widget` with room at its right, before the line between the two sides."""
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.setContentsMargins(0, 0, right, 0)
    layout.addWidget(widget)
    return around
