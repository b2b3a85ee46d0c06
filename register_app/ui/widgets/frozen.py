"""The first columns of a wide table stay in view while the others are scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from register_app.ui.theme import Look
from register_app.ui.widgets.heading import stand_apart


class FrozenColumns(QTableView):
    """A second view of the first `count` columns of `table`, over its left edge; all keys stay with `table`.

    `turned(section, further)` tells of a click on a heading, as `FilterHeader` does.
    """

    turned = Signal(int, bool)

    def __init__(self, table: QTableView, count: int, look: Look) -> None:
        super().__init__(table)
        self._table, self._count, self._look = table, count, look
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        stand_apart(self.horizontalHeader())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What it shows is told by the table itself.
        self.setAccessibleName(table.accessibleName())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        own, theirs = self.horizontalHeader(), table.horizontalHeader()
        own.setHighlightSections(False)
        own.setDefaultAlignment(theirs.defaultAlignment())
        own.setSectionsClickable(True)
        own.sectionClicked.connect(self._turn)
        own.sectionResized.connect(self._on_own_resized)
        theirs.sectionResized.connect(self._on_their_resized)
        theirs.geometriesChanged.connect(self._place)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self._show())
        table.model().modelReset.connect(self._hide_rest)
        table.installEventFilter(self)
        self.doubleClicked.connect(lambda index: table.doubleClicked.emit(index))
        self._line = QFrame(self)
        self._hide_rest()

    def width_kept(self) -> int:
        """How much of the table's width the frozen columns take."""
        return sum(self._table.columnWidth(column) for column in range(self._count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _hide_rest(self) -> None:
        for column in range(self.horizontalHeader().count()):
            self.setColumnHidden(column, column >= self._count)
        for column in range(self._count):
            self.setColumnWidth(column, self._table.columnWidth(column))
        self._place()

    def _place(self) -> None:
        table = self._table
        frame = table.frameWidth()
        tall = table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(max(tall, 1))
        self.setGeometry(frame, frame, self.width_kept(), table.viewport().height() + tall)
        self._show()

    def _show(self) -> None:
        """Only in the way while something is scrolled below it, and never over most of a narrow table."""
        scrolled = self._table.horizontalScrollBar().value() > 0
        fits = self.width_kept() < self._table.viewport().width() * 0.6
        self.setVisible(scrolled and fits)
        colour: QColor = self._look.theme.colour("border_strong")
        self._line.setStyleSheet(f"background: {colour.name()};")
        self._line.setGeometry(self.width() - 1, 0, 1, self.height())
        if self.isVisible():
            self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
            self._line.raise_()
            self.raise_()

    def _turn(self, column: int) -> None:
        held = QGuiApplication.keyboardModifiers()
        self.turned.emit(column, bool(held & Qt.KeyboardModifier.ShiftModifier))

    def _on_own_resized(self, column: int, _old: int, new: int) -> None:
        if column < self._count and new and self._table.columnWidth(column) != new:
            self._table.setColumnWidth(column, new)

    def _on_their_resized(self, column: int, _old: int, new: int) -> None:
        if column < self._count:
            self.setColumnWidth(column, new)
            self._place()
