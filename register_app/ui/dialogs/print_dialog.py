"""Printing: which shape and which activities, then the system's own dialog, then page by page to the printer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.parts import choice_row, progress_foot
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import line
from register_app.viewmodels.exporting.choices import LANGUAGES
from register_app.viewmodels.printing import LAYOUTS, PrintView


class PrinterRefused(RegisterError):
    """The printer takes no pages."""


class PrintDialog(QDialog):
    """Prints all activities, those that the table shows, or the one that is open. `printed(pages)` ends it."""

    printed = Signal(int)

    def __init__(
        self, context: Context, shown: list[int], opened: list[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self.setMinimumWidth(560)
        self.view = PrintView(context.session, context.jobs, self)
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        inside = QGridLayout()
        inside.setContentsMargins(22, 18, 22, 18)
        inside.setHorizontalSpacing(16)
        inside.setVerticalSpacing(12)
        inside.setColumnStretch(1, 1)
        layout.addLayout(inside)
        self.scope = choice_row(self, inside, 0, _("Activities"))
        self._scopes: list[list[int] | None] = []
        if opened:
            text = ngettext("The one that is open", "The {n} that are open", len(opened))
            self._offer(text.format(n=counted(len(opened))), opened)
        self._offer(_("All"), None)
        if shown:
            text = ngettext("The {n} that the table shows", "The {n} that the table shows", len(shown))
            self._offer(text.format(n=counted(len(shown))), shown)
        self.layout_ = choice_row(self, inside, 1, _("Shape"))
        for name, title in LAYOUTS.items():
            self.layout_.addItem(_(title), name)
        self.layout_.set_value("activity" if opened else "full")
        self.language = choice_row(self, inside, 2, _("Language"))
        for value, title in LANGUAGES.items():
            self.language.addItem(title, value)
        self.language.set_value(self.view.register_language())
        layout.addWidget(line(self))
        foot, self._progress = progress_foot(self)
        foot.addWidget(push(_("Cancel"), self.reject))
        self._start = push(_("Print …"), self.start, role="primary")
        self._start.setDefault(True)
        foot.addWidget(self._start)
        layout.addLayout(foot)
        self.view.page.connect(self._on_page)
        self.view.progressed.connect(self._on_progress)
        self.view.done.connect(self._on_done)
        self.view.failed.connect(self._on_failed)
        self.view.cancelled.connect(self._on_cancelled)
        self._set_busy(busy=False)

    def _offer(self, text: str, ids: list[int] | None) -> None:
        self.scope.addItem(text, str(len(self._scopes)))
        self._scopes.append(ids)

    def start(self) -> None:
        """Ask for the printer and begin."""
        printer = ask.pick_printer(self)
        if printer is None:
            return
        printer.setFullPage(True)
        self._printer, self._painter = printer, None
        self._set_busy(busy=True)
        try:
            self.view.start(
                str(self.layout_.currentData()),
                str(self.language.currentData()),
                self._scopes[self.scope.currentIndex()],
                max(printer.fromPage(), 1),
                max(printer.toPage(), 0),
            )
        except RegisterError as error:
            self._set_busy(busy=False)
            self.message.tell(str(error), "error")

    def reject(self) -> None:
        if self.view.busy:
            self.view.cancel()
        else:
            super().reject()

    def _on_page(self, picture: bytes) -> None:
        image = QImage.fromData(picture)
        printer = self._printer
        if printer is None or image.isNull():
            return
        wide = image.width() > image.height()
        orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(orientation)
        if self._painter is None:
            painter = QPainter()
            if not painter.begin(printer):
                self._printer = None
                self.view.cancel()
                refused = PrinterRefused(
                    N_(
                        "The printer “{name}” takes no pages. See whether it is switched on, or choose another."
                    ),
                    name=printer.printerName() or printer.outputFileName(),
                )
                self.message.tell(str(refused), "error")
                return
            self._painter = painter
        else:
            printer.newPage()
        room = QRectF(self._painter.viewport())
        size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRectF(0, 0, size.width(), size.height())
        at.moveCenter(room.center())
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(at, image)

    def _on_progress(self, share: float) -> None:
        self._progress.setRange(0, 0 if share < 0 else 1000)
        self._progress.setValue(max(round(share * 1000), 0))

    def _on_done(self, pages: int) -> None:
        self._end()
        self.printed.emit(pages)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self._abort()
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

    def _on_cancelled(self) -> None:
        told = self.message.text() if self._printer is None else _("Stopped. Nothing was printed.")
        self._abort()
        self.message.tell(told, "warning")

    def _abort(self) -> None:
        if self._printer is not None:
            self._printer.abort()
        self._end()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = None
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        for widget in (self._start, self.scope, self.layout_, self.language):
            widget.setEnabled(not busy)
