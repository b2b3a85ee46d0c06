"""The export before it is written: its real pages, the cells of its first sheet, or its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.services.presets import Request
from register_app.ui.context import Context
from register_app.ui.dialogs.parts import first_size
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.page_view import PageView
from register_app.viewmodels.pages import PagesView


class PreviewDialog(QDialog):
    """Shows what an export with these choices would hold; `show_export` begins."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preview"))
        first_size(self, 820, 900)
        self.view = PagesView(context.session, context.jobs, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress"))
        layout.addWidget(self._progress)
        self._stack = QStackedWidget(self)
        layout.addWidget(self._stack, 1)
        self.pages = PageView(self)
        self._stack.addWidget(self.pages)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(_("Beginning of the file"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._stack.addWidget(self.text)
        self.view.opened.connect(self.pages.open)
        self.view.cells.connect(self.pages.show_cells)
        self.view.told.connect(self._on_told)
        self.view.drawn.connect(self.pages.show_page)
        self.view.failed.connect(self._on_failed)
        self.view.busy_changed.connect(self._progress.setVisible)
        self.pages.wanted.connect(self.view.draw)
        self.finished.connect(lambda _result: self.view.close())

    def show_export(self, suffix: str, language: str, template: str, ids: Sequence[int] | None) -> None:
        """Write the file privately and show it."""
        try:
            self.view.open(suffix, language, template, ids)
        except RegisterError as error:
            self.message.tell(str(error), "error")
            self._progress.hide()

    def show_request(self, request: Request) -> None:
        """Write what was chosen, privately, and show it."""
        try:
            self.view.open_request(request)
        except RegisterError as error:
            self.message.tell(str(error), "error")
            self._progress.hide()

    def _on_told(self, text: str) -> None:
        self.text.setPlainText(text)
        self._stack.setCurrentWidget(self.text)
        self.text.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")
