"""Pages as pictures, one at a time, as large as the room allows or as asked; or a sheet's cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from register_app.base.i18n import N_, _
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import label

ZOOMS = {"page": N_("Whole page"), "width": N_("Page width"), "100": "100 %", "150": "150 %", "200": "200 %"}
_INCHES = 8.27
"""Width of A4, from which the first picture's sharpness is guessed; the picture itself tells the rest."""
_SETTLED = 150
"""Milliseconds after the last change of size before a page is drawn anew."""
_NARROW, _WIDE = 70, 420
"""Between how many pixels a column of cells is."""


class PageView(QWidget):
    """Emits `wanted(page, pixels per inch)`; `show_page` answers it."""

    wanted = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._pages = 0
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(6)
        self._bar = QWidget(self)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(12, 8, 12, 2)
        bar.setSpacing(8)
        self.back = push(_("Previous page"), lambda: self.turn(-1))
        self.forth = push(_("Next page"), lambda: self.turn(1))
        self.number = QSpinBox(self)
        self.number.setAccessibleName(_("Page"))
        self.number.setKeyboardTracking(False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.valueChanged.connect(self._ask)
        self._of = label("", "label")
        self.zoom = ChoiceBox(self)
        self.zoom.setAccessibleName(_("Size of the page"))
        for value, text in ZOOMS.items():
            self.zoom.addItem(_(text), value)
        self.zoom.currentIndexChanged.connect(self._ask)
        for widget in (self.back, self.number, self._of, self.forth):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.zoom)
        outside.addWidget(self._bar)
        self._stack = QStackedWidget(self)
        outside.addWidget(self._stack, 1)
        self.picture = QLabel(self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea(self)
        self._area.setWidget(self.picture)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.viewport().installEventFilter(self)
        self._stack.addWidget(self._area)
        self.table = QTableWidget(self)
        self.table.setAccessibleName(_("Cells of the first sheet"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._stack.addWidget(self.table)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._ask)
        self._bar.setEnabled(False)

    @property
    def page(self) -> int:
        """The page that is shown or asked for, counted from 1; 0 while there is none."""
        return self.number.value() if self._pages else 0

    def open(self, pages: int) -> None:
        """There are so many pages: begin with the first."""
        self._pages = pages
        self._stack.setCurrentWidget(self._area)
        self._bar.setVisible(True)
        self._bar.setEnabled(True)
        self.number.blockSignals(True)
        self.number.setRange(1, pages)
        self.number.setValue(1)
        self.number.blockSignals(False)
        self._of.setText(_("of {n}").format(n=pages))
        self._ask()

    def show_page(self, page: int, png: bytes) -> None:
        """The picture of a page that was asked for; one of another page comes too late and is left."""
        if page != self.page:
            return
        pixmap = QPixmap()
        pixmap.loadFromData(png)
        self._pixmap = pixmap
        self.picture.setAccessibleName(_("Page {n} of {count}").format(n=page, count=self._pages))
        self._fit()

    def show_cells(self, rows: list[list[str]]) -> None:
        """The cells of a sheet instead of pages."""
        self._pages = 0
        self._bar.setVisible(False)
        self._stack.setCurrentWidget(self.table)
        self.table.setRowCount(len(rows))
        self.table.setColumnCount(max((len(row) for row in rows), default=0))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                if text:
                    self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        for column in range(self.table.columnCount()):
            self.table.setColumnWidth(column, min(max(self.table.columnWidth(column), _NARROW), _WIDE))
        self.table.resizeRowsToContents()

    def turn(self, by: int) -> None:
        self.number.setValue(self.number.value() + by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pages:
            self._settle.start()

    def _room(self) -> QSize:
        return self._area.maximumViewportSize()

    def _sharpness(self) -> float:
        """Pixels per inch at which the picture needs no enlarging."""
        ratio = self.devicePixelRatioF()
        chosen = str(self.zoom.currentData())
        if chosen.isdecimal():
            return self.logicalDpiX() * int(chosen) / 100 * ratio
        width = self._target(chosen).width() if not self._pixmap.isNull() else self._room().width()
        return max(width, 200) * ratio / _INCHES

    def _target(self, chosen: str) -> QSize:
        """The size of the page on the screen."""
        size, room = self._pixmap.size(), self._room()
        if chosen == "width":
            return size.scaled(room.width(), 1_000_000, Qt.AspectRatioMode.KeepAspectRatio)
        if chosen == "page":
            return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return size / self.devicePixelRatioF()

    def _ask(self) -> None:
        if not self._pages:
            return
        self.back.setEnabled(self.page > 1)
        self.forth.setEnabled(self.page < self._pages)
        self.wanted.emit(self.page, self._sharpness())

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        target = self._target(str(self.zoom.currentData()))
        smooth = Qt.TransformationMode.SmoothTransformation
        shown = self._pixmap.scaled(target * ratio, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.resize(target)
