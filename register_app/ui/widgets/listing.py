"""A plain table of a model, as several screens have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QToolTip, QWidget

from register_app.ui.widgets.heading import stand_apart
from register_app.ui.widgets.text import tip

_MARGIN = QStyle.PixelMetric.PM_FocusFrameHMargin
_LEAST = 24
"""The least width of the column that takes what is left, in average letters."""
_SHRUNK = 0.6
"""Of their width, what columns keep at least where the table is narrow."""


@runtime_checkable
class Keyed(Protocol):
    """A model whose rows are known by a key, whatever place they have; None where a row is known by its place."""

    def key(self, row: int) -> object | None: ...

    def row_of(self, key: object, /) -> int: ...


class Listing(QTableView):
    """Whole rows of fixed height; Enter or a double click emits `opened(row)`.

    When the model is read anew, the current row stays the current one: by its key where it has one (`Keyed`), so that
    a renamed entry that sorts elsewhere is still the one whose form is shown; else by its place.
    """

    opened = Signal(int)
    current_changed = Signal(int)
    delete_requested = Signal()

    def __init__(
        self, model: QAbstractItemModel, name: str, widths: Sequence[int], parent: QWidget | None = None
    ) -> None:
        """`widths` in average letters, but no narrower than the heading; the column with 0 takes what is left."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self._widths = widths
        self._sized: dict[int, int] = {}
        self._setting = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 16)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        stand_apart(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._set_widths()
        header.sectionResized.connect(self._on_sized)
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now: self.current_changed.emit(now.row()))
        self._kept = 0
        self._key: object | None = None
        model.modelAboutToBeReset.connect(self._remember)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._let_tab_stop)
        self._let_tab_stop()

    def set_widths(self, widths: Sequence[int]) -> None:
        self._widths, self._sized = widths, {}
        self._set_widths()

    def choose(self, row: int) -> None:
        """Make `row` the current one."""
        if 0 <= row < self.model().rowCount():
            # Said outright: with Ctrl still held from a shortcut, Qt would add the row to those selected.
            flag = QItemSelectionModel.SelectionFlag
            index = self.model().index(row, 0)
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def key(self) -> object | None:
        """The key of the current row, by which it is found again; None where rows have none."""
        model = self.model()
        return model.key(self.currentIndex().row()) if isinstance(model, Keyed) else None

    def choose_key(self, key: object) -> None:
        """Make the row with this key the current one, if there is one."""
        model = self.model()
        if isinstance(model, Keyed):
            self.choose(model.row_of(key))

    def rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cut = self.cut_text(self.indexAt(event.pos()))
            if cut:
                QToolTip.showText(event.globalPos(), tip(cut), self)
                return True
        return super().viewportEvent(event)

    def cut_text(self, index: QModelIndex) -> str:
        """The text of a cell that has no room for all of it; else ""."""
        text = str(index.data() or "") if index.isValid() else ""
        room = self.columnWidth(index.column()) - 2 * self.style().pixelMetric(_MARGIN, None, self) - 2
        return text if "\n" in text or self.fontMetrics().horizontalAdvance(text) > room else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_widths()

    def _set_widths(self) -> None:
        """Fixed columns give way to the one that takes what is left; where even that is little, one scrolls sideways."""
        header, letter = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        given = self._widths[: header.count()]
        full = {
            section: self._sized.get(section, max(width * letter + 18, header.sectionSizeHint(section)))
            for section, width in enumerate(given)
            if width
        }
        spare = {
            section: max(width - max(round(width * _SHRUNK), header.sectionSizeHint(section)), 0)
            for section, width in full.items()
            if section not in self._sized
        }
        rest = [section for section, width in enumerate(given) if not width]
        missing = sum(full.values()) + len(rest) * letter * _LEAST - self.viewport().width()
        share = min(max(missing / max(sum(spare.values()), 1), 0), 1) if rest and self.isVisible() else 0
        self._setting = True
        for section, width in full.items():
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(section, width - round(spare.get(section, 0) * share))
        for section in rest:
            if missing <= sum(spare.values()) or not self.isVisible():
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(section, letter * _LEAST)
        self._setting = False

    def _on_sized(self, section: int, _old: int, new: int) -> None:
        """A column that somebody drew to a width keeps it."""
        if not self._setting and section < len(self._widths) and self._widths[section]:
            self._sized[section] = new

    def _let_tab_stop(self) -> None:
        """Where there is no row, the focus would be seen nowhere."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if self.model().rowCount() else policy.ClickFocus)

    def _remember(self) -> None:
        self._kept = max(self.currentIndex().row(), 0)
        self._key = self.key()

    def _on_reset(self) -> None:
        self._set_widths()
        count = self.model().rowCount()
        if count:
            model = self.model()
            place = model.row_of(self._key) if isinstance(model, Keyed) and self._key is not None else -1
            self.choose(place if place >= 0 else min(self._kept, count - 1))
        else:
            self.current_changed.emit(-1)
