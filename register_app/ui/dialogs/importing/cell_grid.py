"""The real cells of a sheet: what each line was read as is told by words and a tint, and the headings can be moved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.cell_painter import MARGIN, CellPainter
from register_app.ui.dialogs.importing.line_header import LineHeader
from register_app.ui.widgets.text import caption
from register_app.viewmodels.importing.cells import CellsModel

_LEAST, _WIDEST = 56, 260
"""Pixels of a column, where there is no room for more."""
_ROWS, _COLUMNS = 40, 200
"""How many are measured."""
_LONGEST = 200
"""Letters of a cell that are."""
_WRAPPED, _TALLEST = 2_000, 6
"""Lines of a running text that are as high as they need, and how many lines of the window each may take."""

_KEYS = {Qt.Key.Key_A: "activity", Qt.Key.Key_Delete: "left_out"}
"""By which keys a row is taken for something."""
_NATIVE = QKeySequence.SequenceFormat.NativeText


class CellGrid(QTableView):
    """`header_chosen(row)` (from 1) is the user's word that a row holds the headings; `cell_changed` the current cell.

    `row_chosen(row, what)` is the word that a row is one of `reading.layouts.choices.ROWS`, or "" what it looks like.
    """

    header_chosen = Signal(int)
    row_chosen = Signal(int, str)
    cell_changed = Signal(int, int)

    def __init__(self, context: Context, model: CellsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._natural: list[int] = []
        self._fitting = self._dragged = self._is_text = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fit_lines)
        self.setProperty("role", "boxed")
        self.setAccessibleName(_("Cells of the sheet"))
        self._lines = LineHeader(context, self)
        self._lines.moved.connect(lambda row: self.header_chosen.emit(row + 1))
        self.setVerticalHeader(self._lines)
        self.setModel(model)
        self.setItemDelegate(CellPainter(context, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(_LEAST // 2)
        header.sectionResized.connect(lambda *_: self._on_resized())
        self._lines.setDefaultSectionSize(self.fontMetrics().lineSpacing() + 10)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._on_reset)
        self._movable = False

    def show_marks(self, *, movable: bool) -> None:
        """Fit the row numbers to their words, and say whether the headings can be moved."""
        rows = range(min(self._model.rowCount(), 400))
        words = {self._model.words_beside(row) for row in rows}
        if not self._model.turned:
            words.add(_("About the register"))
        letter = self.fontMetrics()
        widest = max((letter.horizontalAdvance(word) for word in words), default=0)
        number = letter.horizontalAdvance(str(max(self._model.rowCount(), 1)))
        self._lines.setFixedWidth(number + 34 + widest)
        self._movable = movable
        self.horizontalHeader().setStretchLastSection(self._model.columnCount() == 1 or self._model.is_text)
        self._lines.movable = self._model.header_row if movable else -1
        self.horizontalHeader().viewport().update()
        self._lines.viewport().update()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, in sight."""
        index = self._model.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _on_reset(self) -> None:
        self._dragged = False
        self._natural = self._measured()
        self._fit_columns()
        self._lay_out_text()
        self._timer.start()

    def _lay_out_text(self) -> None:
        """Leave out the blank lines of a text, and give a paragraph the width of all the columns of its tables."""
        model = self._model
        if not (model.is_text or self._is_text):
            return
        self._is_text = model.is_text
        self.clearSpans()
        for row in range(model.rowCount()):
            if model.is_blank(row) != self.isRowHidden(row):
                self.setRowHidden(row, not self.isRowHidden(row))
            if model.columnCount() > 1 and row < _WRAPPED and model.is_paragraph(row):
                self.setSpan(row, 0, 1, model.columnCount())

    def _fit_lines(self) -> None:
        """The lines of a text as high as they need; the cells of a sheet stay one line each, as in a spreadsheet."""
        model, metrics = self._model, self.fontMetrics()
        line, wrap = metrics.lineSpacing(), int(Qt.TextFlag.TextWordWrap)
        if not model.is_text:
            return
        for row in range(min(model.rowCount(), _WRAPPED)):
            needed = line
            for column in range(model.columnCount()):
                text = str(model.index(row, column).data() or "")
                room = max(self.columnWidth(column) - 2 * MARGIN, 40)
                if self.columnSpan(row, column) > 1:
                    room = self.viewport().width() - 2 * MARGIN
                if metrics.horizontalAdvance(text) > room:
                    needed = max(
                        needed, metrics.boundingRect(QRect(0, 0, room, 100_000), wrap, text).height()
                    )
            height = min(needed, _TALLEST * line) + 10
            if not self.isRowHidden(row) and self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _measured(self) -> list[int]:
        """What each column needs for the texts of its table; titles run on over their neighbours."""
        model, metrics = self._model, self.fontMetrics()
        sampled = range(min(model.rowCount(), _ROWS))
        rows = [row for row in sampled if not model.runs_on(row)] or list(sampled)
        needed = []
        for column in range(min(model.columnCount(), _COLUMNS)):
            words = str(model.headerData(column, Qt.Orientation.Horizontal) or "").split("\n")[-1]
            tight = [row for row in sampled if model.runs_on(row) and model.index(row, column + 1).data()]
            texts = (str(model.index(row, column).data() or "")[:_LONGEST] for row in (*rows, *tight))
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            needed.append(
                max(widest + 2 * MARGIN + 6, metrics.horizontalAdvance(words) + 2 * MARGIN + 4, _LEAST)
            )
        return needed

    def _fit_columns(self) -> None:
        """Narrow enough that many are in sight; where all are, those whose texts are cut take what is left."""
        widths = [min(needed, _WIDEST) for needed in self._natural]
        room = self.viewport().width() - sum(widths)
        while room > 0 and (cut := [at for at, needed in enumerate(self._natural) if needed > widths[at]]):
            share = max(room // len(cut), 1)
            for at in cut[:room]:
                more = min(share, self._natural[at] - widths[at])
                widths[at] += more
                room -= more
        if room < 0 and self._model.is_text:
            # The lines of a text are wrapped, and need not run out of sight.
            whole = self.viewport().width()
            widths = [max(width * whole // sum(widths), _LEAST) for width in widths]
        self._fitting = True
        for column, width in enumerate(widths):
            self.horizontalHeader().resizeSection(column, width)
        self._fitting = False

    def _on_resized(self) -> None:
        self._timer.start()
        if not self._fitting:
            self._dragged = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._dragged:
            self._fit_columns()

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid():
            self.cell_changed.emit(now.row(), now.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_H and plain and self._movable and self.currentIndex().isValid():
            self.header_chosen.emit(self.currentIndex().row() + 1)
        elif (
            plain
            and (what := _KEYS.get(Qt.Key(event.key())))
            and self._can_be_chosen(self.currentIndex().row())
        ):
            self.row_chosen.emit(self.currentIndex().row() + 1, what)
        else:
            super().keyPressEvent(event)

    def _can_be_chosen(self, row: int) -> bool:
        """Whether a row can be taken for an activity, or left out: those below the headings can."""
        return self._movable and 0 <= self._model.header_row < row

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_of(index).popup(self.viewport().mapToGlobal(at))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """What can be done with a cell."""
        menu = QMenu(self)
        row, column = index.row(), index.column()
        act = menu.addAction(caption(_("Row {n} holds the headings").format(n=row + 1)) + "\tH")
        act.setEnabled(self._movable and row != self._model.header_row)
        act.triggered.connect(lambda: self.header_chosen.emit(row + 1))
        for text, key, what in (
            (_("Row {n} is an activity"), "\tA", "activity"),
            (_("Row {n} belongs to the activity above"), "", "more"),
            (_("Row {n} is left out"), "\t" + QKeySequence(Qt.Key.Key_Delete).toString(_NATIVE), "left_out"),
            (_("Row {n} is what it looks like"), "", ""),
        ):
            act = menu.addAction(caption(text.format(n=row + 1)) + key)
            act.setEnabled(self._can_be_chosen(row) and self._model.chosen(row) != what)
            act.triggered.connect(partial(self.row_chosen.emit, row + 1, what))
        menu.addSeparator()
        copy = menu.addAction(_("Copy the text of the cell"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._model.whole(row, column)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
